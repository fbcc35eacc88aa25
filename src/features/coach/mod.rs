//! Listens to channels it was invited to: offers to track a promise, or suggests a better wording.
//!
//! Only the author sees either; nothing about a message is kept unless they agree.

mod asked;
mod cards;
mod hear;
mod hint;
mod listen;
mod no_promise;
mod offer;
mod offer_card;
mod own;
mod press;
mod whom;
mod withdrawn;
mod withdrawn_cards;
mod wording;

pub(crate) use hear::Coach;
pub(super) use listen::command as listen;
pub(super) use no_promise::ask_again;
pub(super) use no_promise::no_promises;
