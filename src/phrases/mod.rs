//! Phrase rules: load, find, rewrite.

use std::ops::Range;

use crate::datafile::DataFile;
use crate::datafile::Problem;

/// Where a rule may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Speaks {
    /// Uninvited, in a private hint.
    Coach,
    /// Only when somebody asked.
    Rephrase,
}

/// A phrase that could be said better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id: its file's name.
    pub rule: String,
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// What was found.
    pub found: String,
    /// What could stand there instead, the best first, at most three.
    pub offers: Vec<String>,
    /// Why.
    pub why: String,
    /// Where the rule may speak.
    pub speaks: Speaks,
}

/// A whole text, said better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rewrite {
    /// The text with every finding replaced; the best first, at most three, empty when it is fine as it is.
    pub options: Vec<String>,
    /// What was found, in order.
    pub findings: Vec<Finding>,
}

/// The phrase rules.
#[derive(Debug, Default)]
pub struct Rules {}

impl Rules {
    /// Loads the rules; each proves itself by its own examples.
    ///
    /// # Errors
    /// Every problem in every file.
    pub fn load(_files: &[DataFile]) -> Result<Self, Vec<Problem>> {
        Ok(Self {})
    }

    /// Returns what could be said better in `raw`, in order, without overlaps.
    pub fn find(&self, _raw: &str) -> Vec<Finding> {
        Vec::new()
    }

    /// Returns the whole text said better.
    pub fn rewrite(&self, _raw: &str) -> Rewrite {
        Rewrite::default()
    }

    /// Returns how many rules there are.
    pub fn len(&self) -> usize {
        0
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
