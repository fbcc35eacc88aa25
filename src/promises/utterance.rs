//! A message as sentences of pieces: its words and marks, folded, with the times among them marked.

use std::ops::Range;

use super::index::Piece;
use crate::deadlines::TimeExpression;
use crate::text;
use crate::text::Kind;

/// The longest message that is read. Who writes more than this writes no promise in passing.
const LONGEST: usize = 8_000;

/// The shortest half of a text that is still worth reading.
const MOST_PIECES: usize = 2_000;

/// Sounds that fill a pause.
const FILLERS: &[&str] = &["uh", "uhm", "um", "umm", "er", "erm", "ehm"];

/// A message as sentences.
#[derive(Debug, Default)]
pub(super) struct Utterance {
    /// All its pieces.
    pub(super) pieces: Vec<Piece>,
    /// Its sentences, as ranges of pieces. The mark that ends one belongs to it.
    pub(super) sentences: Vec<Range<usize>>,
}

impl Utterance {
    /// Splits a message.
    pub(super) fn of(raw: &str, times: &[TimeExpression]) -> Self {
        let mut utterance = Self::default();
        let mut start = 0;
        for token in text::tokens(start_of(raw)).into_iter().take(MOST_PIECES) {
            let ends = token.ends_sentence();
            let piece = match &token.kind {
                Kind::Word(word) => Some(word.to_string()),
                Kind::Mark(mark) => Some(mark.to_string()),
                Kind::Hidden => Some("<hidden>".to_owned()),
                Kind::Break => None,
            };
            if let Some(text) = piece
                && !utterance.stumbles(start, &text)
            {
                let time = times.iter().position(|time| {
                    time.span.start < token.span.end && token.span.start < time.span.end
                });
                utterance.pieces.push(Piece {
                    text,
                    start: token.span.start,
                    end: token.span.end,
                    time,
                });
            }
            if ends {
                utterance.close(&mut start);
            }
        }
        utterance.close(&mut start);
        utterance
    }

    /// Returns whether a word only fills a pause, or says the last one of this sentence again.
    fn stumbles(&self, start: usize, word: &str) -> bool {
        let last = self.pieces.get(start..).and_then(<[Piece]>::last);
        FILLERS.contains(&word)
            || word.starts_with(char::is_alphabetic) && last.is_some_and(|last| last.text == word)
    }

    fn close(&mut self, start: &mut usize) {
        let end = self.pieces.len();
        if end > *start {
            self.sentences.push(*start..end);
        }
        *start = end;
    }

    /// Returns the pieces of a range.
    pub(super) fn slice(&self, range: Range<usize>) -> &[Piece] {
        self.pieces.get(range).unwrap_or_default()
    }
}

/// Returns the start of a message, cut between characters.
fn start_of(raw: &str) -> &str {
    let mut end = raw.len().min(LONGEST);
    while !raw.is_char_boundary(end) {
        end -= 1;
    }
    raw.get(..end).unwrap_or_default()
}
