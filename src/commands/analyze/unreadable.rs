//! Why a line has no answer, in words for whoever wrote the line.

use thiserror::Error;

/// Why a line has no answer.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// Some bytes are no letters.
    #[error("the line is not UTF-8 from byte {0} on; save it as UTF-8")]
    NotUtf8(usize),
    /// More than anybody writes.
    #[error("the line is longer than {0} MB, which is the most that is read")]
    TooLong(usize),
    /// It is no JSON, or not what a row looks like.
    #[error("{words}, at byte {byte}")]
    NotARow {
        /// What is wrong.
        words: String,
        /// Where, counted from 1.
        byte: usize,
    },
    /// The row does not say what to read.
    #[error("the row has no `text`")]
    NoText,
    /// The zone is none.
    #[error(transparent)]
    Zone(#[from] NoZone),
    /// The reference is none.
    #[error("`{0}` is not a moment to read from; write `reference` like 2026-03-04T10:20:00")]
    NoMoment(String),
    /// The reference is at the far end of time.
    #[error(
        "`{0}` is too near the end of time to read from; write a `reference` between 0000-01-01 and 9999-12-29"
    )]
    EndOfTime(String),
}

/// Why there is no such zone.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub(super) enum NoZone {
    /// Nobody knows that name.
    #[error("there is no time zone `{typed}`{}", meant.as_ref().map_or_else(String::new, |meant| format!("; did you mean `{meant}`?")))]
    Unknown {
        /// What was written.
        typed: String,
        /// The nearest name that is known.
        meant: Option<String>,
    },
    /// Nobody lives so far from UTC.
    #[error("`{0}` is no offset of a time zone; they go from -14:00 to +14:00")]
    TooFar(String),
}

impl Unreadable {
    /// Says what a JSON reader says, about one line.
    pub(super) fn json(error: &serde_json::Error, line: &str) -> Self {
        let all = error.to_string();
        let words = all
            .rsplit_once(" at line ")
            .map_or(all.as_str(), |(words, _)| words);
        let words = match error.classify() {
            serde_json::error::Category::Data => words.to_owned(),
            _ if line.trim_start().starts_with('{') => format!("this is not JSON: {words}"),
            _ => format!("this is not JSON: {words} (plain lines are read with --text)"),
        };
        Self::NotARow {
            words,
            byte: error.column(),
        }
    }
}
