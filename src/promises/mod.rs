//! The promise: recognise it, its life event by event, when to nudge, the record of what was kept.

mod promise;

pub use promise::Due;
pub use promise::Happening;
pub use promise::NudgeKind;
pub use promise::Promise;
pub use promise::Source;
pub use promise::State;

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
