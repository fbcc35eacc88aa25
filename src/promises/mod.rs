//! The promise: recognise it, its life event by event, when to nudge, the record of what was kept.
//!
//! Everything here is computed from what happened and the time; nothing is read, written or sent.

mod addressee;
mod cue;
mod cues;
mod deed;
mod deeds;
mod example;
mod fulfilled;
mod hours;
mod index;
mod learn;
mod ledger;
mod life;
mod meant;
mod nudge;
mod phrase;
mod promise;
mod recipient;
mod recognise;
mod standing;
mod utterance;

pub use addressee::addressee;
pub use cue::Owner;
pub use cues::Cues;
pub use deeds::Deeds;
pub use fulfilled::Done;
pub use hours::Rhythm;
pub use learn::Learned;
pub use learn::learn;
pub use learn::with_weight;
pub use ledger::Ledger;
pub use life::Act;
pub use life::Event;
pub use life::Refused;
pub use life::UNDO_WITHIN;
pub use meant::Meant;
pub use meant::Near;
pub use meant::Owed;
pub use meant::meant;
pub use nudge::Nudge;
pub use nudge::next_nudge;
pub use promise::Due;
pub use promise::Happening;
pub use promise::NudgeKind;
pub use promise::Promise;
pub use promise::Source;
pub use promise::State;
pub use recipient::recipient;
pub use recognise::LIKELY;
pub use recognise::Spoken;
pub use standing::Group;
pub use standing::Standing;
pub use standing::in_order;
