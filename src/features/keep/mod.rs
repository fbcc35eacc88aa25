//! Asks whether a promise is kept when its owner writes something that sounds so: "sent!", "it's live".
//!
//! Privately, once for a message, at most twice for a promise. It never marks anything by itself.

mod ask;
mod cards;
mod press;

pub(crate) use ask::question;
pub(crate) use press::Keep;
