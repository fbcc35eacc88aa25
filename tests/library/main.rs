//! The tips as they ship, how they are found, and what people do with them.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail wherever it stands"
)]

mod daily;
mod files;
mod search;
mod shipped;
mod stage;
mod tip;
