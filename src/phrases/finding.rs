//! What the rules find, and what they make of a whole text.
//!
//! Values only: how they come about is elsewhere.

use std::ops::Range;

use serde::Deserialize;
use serde::Serialize;

/// Marks a fact that only the author knows, in an offer.
pub const BLANK: &str = "___";

/// Where a rule may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What could stand there instead, the best first, at most three. An empty one: leave it out. A fact
    /// that is missing is a [`BLANK`].
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
