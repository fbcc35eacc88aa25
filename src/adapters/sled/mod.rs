//! The store on disk: one folder, no server, sled 0.34 inside and four guards around it.
//!
//! The guards, because sled alone survives a killed process but not a power cut:
//! leftovers of a killed start are cleared first (`folder`), everything is synced after opening (`open`),
//! a change is acknowledged only after a flush and an fdatasync of our own, shared by all who wait
//! (`commit`), and sled's cache and background flush are held small (`open`). Beyond them, a checksum
//! stands in each record (`record`), and the folder remembers the last acknowledged change, so that a
//! database cut short is refused rather than opened with a part missing.

mod apply;
mod commit;
mod dump;
mod folder;
mod keys;
mod open;
mod prune;
mod read;
mod record;
mod trees;

pub use open::OpenError;
pub use open::SledStore;
