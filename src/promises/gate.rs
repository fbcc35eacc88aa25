//! Lets most messages pass unread: only those with a word of some family are worth a closer look.
//!
//! Says that a word may be there, never what it means.

use aho_corasick::AhoCorasick;

/// How an apostrophe may be typed.
const APOSTROPHES: &[&str] = &[
    "'", "\u{2019}", "\u{2018}", "\u{201b}", "\u{2bc}", "\u{ff07}", "\u{2032}",
];

/// Searches messages for the longest word of each of some phrases. Without phrases it opens to none.
#[derive(Debug, Default)]
pub(super) struct Gate(Option<AhoCorasick>);

impl Gate {
    /// Makes a gate for phrases, each as its folded words.
    ///
    /// # Errors
    /// When they are too many to be searched for.
    pub(super) fn of<'a>(
        phrases: impl Iterator<Item = &'a Vec<String>>,
    ) -> Result<Self, aho_corasick::BuildError> {
        let mut words: Vec<String> = phrases
            .filter_map(|words| words.iter().max_by_key(|word| word.len()))
            .flat_map(|word| APOSTROPHES.iter().map(|mark| word.replace('\'', mark)))
            .collect();
        words.sort_unstable();
        words.dedup();
        if words.is_empty() {
            return Ok(Self::default());
        }
        let search = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(&words)?;
        Ok(Self(Some(search)))
    }

    /// Returns whether a message holds any of the words.
    pub(super) fn is_open_to(&self, raw: &str) -> bool {
        self.0.as_ref().is_some_and(|search| search.is_match(raw))
    }
}
