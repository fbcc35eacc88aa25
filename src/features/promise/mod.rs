//! Promises people make: record them, ask about them in time, move them, hand them over, let them go.
//!
//! A feature like any other: it reads and decides; the engine records and sends.

mod answers;
pub mod book;
mod cards;
mod command;
mod desk;
mod forms;
mod hear;
mod later;
mod listing;
mod nudging;
mod press;
mod proposal;
mod refusals;
mod said;
mod source;
mod submit;
pub(crate) mod threads;
pub(crate) mod times;
mod whom;

pub(crate) use answers::Answers;
pub(crate) use answers::Before;
pub(crate) use answers::moment as answered_moment;
pub(crate) use answers::person as answered_person;
pub(crate) use answers::wrong;
pub(crate) use cards::END_OF_DAY;
pub(crate) use cards::and_owed;
pub(crate) use cards::ask_when as ask_when_card;
pub(crate) use cards::by;
pub(crate) use cards::in_full;
pub(crate) use cards::in_line;
pub(crate) use cards::kept as kept_card;
pub(crate) use cards::made as made_card;
pub(crate) use cards::shortened;
pub(crate) use cards::standing as standing_card;
pub(crate) use desk::Desk;
pub(crate) use desk::Owed;
pub(crate) use forms::by_when as by_when_fields;
pub(crate) use forms::fields as form_fields;
pub use hear::Promises;
pub(crate) use hear::about_mine;
pub(crate) use proposal::asked_card;
pub(crate) use proposal::request;
pub(crate) use refusals::not_found as not_found_card;
pub(crate) use refusals::stale as stale_card;
pub(crate) use source::within as with_source;
pub(crate) use whom::and_whom;
