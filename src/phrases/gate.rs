//! The first look at a text: does it hold a word that any rule needs?
//!
//! One pass over the bytes. Most texts end here, so everything dear comes after.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use aho_corasick::AhoCorasickKind;
use aho_corasick::BuildError;

use super::pattern::Atom;

/// Words so common that they tell nothing, the commonest first.
const COMMON: &[&str] = &[
    "the", "to", "you", "i", "a", "and", "is", "it", "in", "of", "for", "that", "on", "have",
    "your", "are", "be", "we", "with", "me", "will", "this", "can", "what", "at", "do", "my",
    "there", "not", "would", "like", "if", "or", "so", "but", "as", "from", "was", "they", "by",
    "an", "our", "us", "all", "how", "any", "no", "yes", "please", "it's", "i'm", "just", "know",
    "help", "want", "need", "time", "get", "go", "see", "up", "out", "about", "been", "has", "had",
    "were", "don't", "could", "should", "anything", "else", "sorry", "i'll",
];

/// The first look at a text.
#[derive(Debug, Default)]
pub(super) struct Gate {
    words: Option<AhoCorasick>,
}

impl Gate {
    /// Builds the gate for words of which each sequence holds one.
    ///
    /// # Errors
    /// When there are more words than the machine can hold.
    pub(super) fn build(words: &BTreeSet<String>) -> Result<Self, Box<BuildError>> {
        if words.is_empty() {
            return Ok(Self::default());
        }
        let spelled = words.iter().flat_map(|word| spellings(word));
        let words = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(spelled)?;
        Ok(Self { words: Some(words) })
    }

    /// Returns whether the text holds a word that some rule needs.
    pub(super) fn opens(&self, raw: &str) -> bool {
        let Some(words) = &self.words else {
            return false;
        };
        let bytes = raw.as_bytes();
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at))
                .is_some_and(u8::is_ascii_alphanumeric)
        };
        words
            .find_overlapping_iter(raw)
            .any(|hit| !is_letter(hit.start().checked_sub(1)) && !is_letter(Some(hit.end())))
    }
}

/// Returns the word of a sequence that is least likely to stand in any text; `None` when it has no word.
pub(super) fn rarest(atoms: &[Atom]) -> Option<&str> {
    atoms
        .iter()
        .filter_map(|atom| match atom {
            Atom::Literal(word) if word.starts_with(char::is_alphanumeric) => Some(word.as_str()),
            _ => None,
        })
        .max_by_key(
            |word| match COMMON.iter().position(|common| common == word) {
                Some(rank) => (0, rank),
                None => (1, word.len()),
            },
        )
}

/// Returns the ways in which a word may be typed: its apostrophe straight or typographic.
fn spellings(word: &str) -> Vec<String> {
    if !word.contains('\'') {
        return vec![word.to_owned()];
    }
    ["'", "’", "‘", "ʼ", "＇"]
        .iter()
        .map(|mark| word.replace('\'', mark))
        .collect()
}
