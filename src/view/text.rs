//! Text that knows which of its words are ours and which are a person's.
//!
//! A person's own words are carried as they came and shown inert: an adapter must never turn a
//! mention or `@channel` inside [`Span::Said`] into a live one.

use serde::Deserialize;
use serde::Serialize;

use crate::ids::Channel;
use crate::ids::Member;

/// A piece of text in one manner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Our own words, shown as they are.
    Plain(String),
    /// Our own words, emphasised.
    Bold(String),
    /// Our own words, in italics.
    Italic(String),
    /// Letters to type exactly, such as a command.
    Code(String),
    /// A person's own words as the platform delivered them; shown, never acted on.
    Said(String),
    /// The same, emphasised.
    SaidBold(String),
    /// A person, shown by name. Only for people the reader already talks with.
    Mention(Member),
    /// A conversation, shown by name.
    Channel(Channel),
    /// Words that lead somewhere.
    Link {
        /// Where to.
        url: String,
        /// What to show.
        label: String,
    },
    /// Begins a new line.
    Break,
}

/// A run of text, built piece by piece.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text {
    /// The pieces in order.
    pub spans: Vec<Span>,
}

impl Text {
    /// Starts with our own words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self::default().and(words)
    }

    /// Starts with a person's own words.
    pub fn said(words: impl Into<String>) -> Self {
        Self::default().and_said(words)
    }

    /// Adds our own words.
    #[must_use]
    pub fn and(self, words: impl Into<String>) -> Self {
        self.with(Span::Plain(words.into()))
    }

    /// Adds our own words, emphasised.
    #[must_use]
    pub fn and_bold(self, words: impl Into<String>) -> Self {
        self.with(Span::Bold(words.into()))
    }

    /// Adds our own words, in italics.
    #[must_use]
    pub fn and_italic(self, words: impl Into<String>) -> Self {
        self.with(Span::Italic(words.into()))
    }

    /// Adds letters to type exactly.
    #[must_use]
    pub fn and_code(self, words: impl Into<String>) -> Self {
        self.with(Span::Code(words.into()))
    }

    /// Adds a person's own words.
    #[must_use]
    pub fn and_said(self, words: impl Into<String>) -> Self {
        self.with(Span::Said(words.into()))
    }

    /// Adds a person's own words, emphasised.
    #[must_use]
    pub fn and_said_bold(self, words: impl Into<String>) -> Self {
        self.with(Span::SaidBold(words.into()))
    }

    /// Begins a new line.
    #[must_use]
    pub fn and_break(self) -> Self {
        self.with(Span::Break)
    }

    /// Adds any piece.
    #[must_use]
    pub fn with(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::plain(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::plain(words)
    }
}
