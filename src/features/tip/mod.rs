//! `/tip`: the right words for a situation, a tip for this channel, and the tips somebody saved.
//!
//! What fits is the library's business; here is what a person sees, presses and keeps.

mod ask;
mod cards;
mod hear;
mod kept;
mod press;

pub(super) use cards::in_full;
pub use hear::Tips;
pub use kept::Saved;
pub use kept::Seen;
