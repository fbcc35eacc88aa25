//! Finds a cue's words in a run of pieces, by their first word.
//!
//! Knows where words stand, and nothing of what they mean.

use std::collections::HashMap;

use super::cue::Cue;
use super::cue::Place;

/// One piece of a message: a word or a mark, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The folded word, the mark, or `<hidden>`.
    pub(super) text: String,
    /// Where it stands in the message, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// The time it belongs to, an index.
    pub(super) time: Option<usize>,
}

/// The words of all cues of one place, by their first word.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
}

/// Where a cue's words were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Which cue.
    pub(super) cue: usize,
    /// How many pieces its words take.
    pub(super) length: usize,
}

impl Index {
    /// Collects the words of all cues of a place.
    pub(super) fn of(cues: &[Cue], place: Place) -> Self {
        let mut index = Self::default();
        for (number, cue) in cues
            .iter()
            .enumerate()
            .filter(|(_, cue)| cue.place == place)
        {
            for words in &cue.words {
                if let Some(first) = words.first() {
                    let entry = index.by_first.entry(first.clone()).or_default();
                    entry.push((words.clone(), number));
                }
            }
        }
        for entry in index.by_first.values_mut() {
            // The longest first: "get back to" before "get".
            entry.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        index
    }

    /// Returns the longest words that begin at `at`.
    pub(super) fn at(&self, pieces: &[Piece], at: usize) -> Option<Found> {
        self.all_at(pieces, at).next()
    }

    /// Returns every words that begin at `at`, the longest first.
    fn all_at<'a>(&'a self, pieces: &'a [Piece], at: usize) -> impl Iterator<Item = Found> + 'a {
        let rest = pieces.get(at..).unwrap_or_default();
        let text = rest.first().map_or("<end>", |piece| piece.text.as_str());
        let time = rest.first().is_some_and(|piece| piece.time.is_some());
        let of = |first: &str| self.by_first.get(first).into_iter().flatten();
        of(text)
            .chain(of("<time>").filter(move |_| time))
            .filter(|(words, _)| matches(words, rest))
            .map(|(words, cue)| Found {
                cue: *cue,
                length: words.len(),
            })
    }

    /// Calls `found` for every cue whose words end where `pieces` end.
    pub(super) fn at_end(&self, pieces: &[Piece], mut found: impl FnMut(usize)) {
        if self.by_first.is_empty() {
            return;
        }
        for at in 0..pieces.len() {
            self.all_at(pieces, at)
                .filter(|hit| at + hit.length == pieces.len())
                .for_each(|hit| found(hit.cue));
        }
    }

    /// Calls `found` for every cue whose words stand anywhere in `pieces`.
    pub(super) fn anywhere(&self, pieces: &[Piece], mut found: impl FnMut(usize)) {
        if self.by_first.is_empty() {
            return;
        }
        for at in 0..=pieces.len() {
            self.all_at(pieces, at).for_each(|hit| found(hit.cue));
        }
    }
}

fn matches(words: &[String], pieces: &[Piece]) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(at, word)| match pieces.get(at) {
            None => word == "<end>",
            Some(piece) if word == "<time>" => piece.time.is_some(),
            Some(piece) => piece.text == *word,
        })
}
