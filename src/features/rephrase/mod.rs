//! `/rephrase`: a sentence said better, with what changed and why; shared only when its author presses.
//!
//! What could be said better is the phrase rules' business; here is what a person sees, presses and fills in.

mod cards;
mod hear;
mod praise;
mod share;

pub(crate) use hear::Rephrase;
