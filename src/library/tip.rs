//! A tip: one thing to do or say, short enough for the next thirty seconds.

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

use crate::ids::TipId;

/// The most words of title, what to say and why together.
pub const MOST_WORDS: usize = 75;

/// How long the longest tip takes to read.
pub const MOST_SECONDS: usize = 30;

/// What the tips of one file are about, as the file is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TopicId(String);

impl TopicId {
    /// Names a topic.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// Returns the name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the tips of one file are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its file's name.
    pub id: TopicId,
    /// What people call it, such as "Upset customers".
    pub name: String,
    /// When it helps, in one line.
    pub about: String,
    /// Whether it is offered to somebody for whom nothing better was found.
    pub is_common: bool,
}

/// One thing to do or say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tip {
    /// What links and records call it.
    pub id: TipId,
    /// The topic it belongs to.
    pub topic: TopicId,
    /// What to do, in one sentence.
    pub title: String,
    /// When it helps, as a person in a hurry would type it.
    pub situations: Vec<String>,
    /// Words to borrow; `___` is a blank to fill in.
    pub say: String,
    /// What not to say.
    pub avoid: String,
    /// Why it works.
    pub why: String,
    /// Whose idea it is, as `sources.toml` names it; `None` for the team's own.
    pub source: Option<String>,
    /// Tips that go well with it.
    pub related: Vec<TipId>,
}

impl Tip {
    /// Returns how many words there are to read: title, what to say, and why.
    pub fn words_to_read(&self) -> usize {
        [&self.title, &self.say, &self.why]
            .iter()
            .map(|text| text.split_whitespace().count())
            .sum()
    }

    /// Returns how many seconds it takes to read, at two and a half words a second.
    pub fn seconds_to_read(&self) -> usize {
        (self.words_to_read() * MOST_SECONDS).div_ceil(MOST_WORDS)
    }
}
