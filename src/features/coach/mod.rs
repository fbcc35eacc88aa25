//! Listens to channels it was invited to: offers to track a promise, or suggests a better wording.
//!
//! Only the author sees either; nothing about a message is kept unless they agree.

mod cards;
mod hear;
mod hint;
mod offer;
mod press;

pub(crate) use hear::Coach;
