//! The promise: recognise it, its life event by event, when to nudge, the record of what was kept.
//!
//! Everything here is computed from what happened and the time; nothing is read, written or sent.

mod hours;
mod ledger;
mod life;
mod nudge;
mod promise;
mod recipient;
mod standing;

pub use hours::Rhythm;
pub use ledger::Ledger;
pub use life::Act;
pub use life::Event;
pub use life::Refused;
pub use life::UNDO_WITHIN;
pub use nudge::Nudge;
pub use nudge::next_nudge;
pub use promise::Due;
pub use promise::Happening;
pub use promise::NudgeKind;
pub use promise::Promise;
pub use promise::Source;
pub use promise::State;
pub use recipient::recipient;
pub use standing::Group;
pub use standing::Standing;
pub use standing::in_order;

use crate::datafile::DataFile;
use crate::datafile::Problem;

/// How promises are made, and what only looks like one.
#[derive(Debug, Default)]
pub struct Cues {}

impl Cues {
    /// Loads the cues; each proves itself by its own examples.
    ///
    /// # Errors
    /// Every problem in every file.
    pub fn load(_files: &[DataFile]) -> Result<Self, Vec<Problem>> {
        Ok(Self {})
    }
}
