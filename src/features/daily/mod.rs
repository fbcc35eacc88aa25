//! The daily tip of a channel: one every working day, at its hour, and what people think of it.
//!
//! `/goodword daily` belongs to the settings, which hand what follows it to [`command()`].

mod cards;
mod command;
mod due;
mod hear;
mod record;
mod times;
mod vote;

pub use command::command;
pub use hear::DailyTip;
pub use record::Daily;
pub use record::Votes;
pub(super) use record::retired;
