//! The sandbox, from outside: a bot on one side of it, a person on the other.
//!
//! `desk.rs` holds both; the rest is what each may expect.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what went wrong by stopping there"
)]

mod calls;
mod desk;
mod forms;
mod history;
mod people;
mod posts;
mod press;
mod respond;
mod socket;
mod trouble;
