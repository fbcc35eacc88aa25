//! The sandbox, from outside: a bot on one side of it, a person on the other.
//!
//! `desk.rs` holds both; the rest is what each may expect.

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
