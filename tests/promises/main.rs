//! Promises as people meet them: commands, buttons, forms and nudges, played against a store in memory.
//!
//! No platform here: what a card says is written down as text. The words are snapshots, so that a change
//! to them is seen.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails by it"
)]

mod asking;
mod commands;
mod edits;
mod forms;
mod fulfilled;
mod nudges;
mod offers;
mod team;
