//! The tips: load, search, pick.

use crate::datafile::DataFile;
use crate::datafile::Problem;

/// Every tip.
#[derive(Debug, Default)]
pub struct Library {}

impl Library {
    /// Loads the tips.
    ///
    /// # Errors
    /// Every problem in every file.
    pub fn load(_files: &[DataFile]) -> Result<Self, Vec<Problem>> {
        Ok(Self {})
    }
}
