//! When a match counts: the words around it, and the kind of sentence it stands in.
//!
//! Looks at most [`REACH`] tokens to either side, so that a text of a million words stays linear.

use serde::Deserialize;

use super::pattern::Atom;
use super::pattern::Pattern;
use super::pattern::Sequence;
use crate::text::Kind;
use crate::text::Token;

/// How far a guard looks.
const REACH: usize = 60;

/// The kind of sentence a rule speaks in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Setting {
    /// The sentence ends with a question mark.
    Question,
    /// The sentence does not.
    Statement,
    /// The match begins its sentence.
    Opening,
    /// The match is its whole sentence.
    Alone,
}

/// A guard: words that must or must not stand near the match.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    sequences: Vec<Sequence>,
    /// Anywhere in the sentence on that side, rather than right beside the match.
    anywhere: bool,
}

/// A text and where in it a match stands, in tokens.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The whole text.
    pub(super) tokens: &'a [Token<'a>],
    /// The first token of the match.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
}

impl Guard {
    /// Reads a guard: words, and `…` where anything may stand between them and the match.
    ///
    /// # Errors
    /// Says in plain words what is wrong with it.
    pub(super) fn read(words: &str) -> Result<Self, String> {
        let bare = words.replace("...", "…");
        let trimmed = bare.trim().trim_matches('…');
        Ok(Self {
            sequences: Pattern::read(trimmed)?.sequences,
            anywhere: bare.contains('…'),
        })
    }

    /// Returns whether these words stand before the match, in its sentence.
    pub(super) fn before(&self, around: &Around<'_>) -> bool {
        let sentence = around.sentence_before();
        self.sequences.iter().any(|sequence| {
            if self.anywhere {
                return stands_in(sequence, sentence);
            }
            (0..sentence.len())
                .rev()
                .take(sequence.atoms.len() * 4)
                .any(|at| lengths(sequence, &sentence[at..]).contains(&(sentence.len() - at)))
        })
    }

    /// Returns whether these words stand after the match, in its sentence.
    pub(super) fn after(&self, around: &Around<'_>) -> bool {
        let sentence = around.sentence_after();
        self.sequences.iter().any(|sequence| {
            if self.anywhere {
                stands_in(sequence, sentence)
            } else {
                !lengths(sequence, sentence).is_empty()
            }
        })
    }

    /// Returns whether these words stand anywhere near the match.
    pub(super) fn near(&self, around: &Around<'_>) -> bool {
        let from = around.start.saturating_sub(REACH);
        let to = (around.end + REACH).min(around.tokens.len());
        let near = around.tokens.get(from..to).unwrap_or_default();
        self.sequences
            .iter()
            .any(|sequence| stands_in(sequence, near))
    }

    /// Returns whether these words begin within the match; they may go on behind it.
    pub(super) fn within(&self, around: &Around<'_>) -> bool {
        self.sequences.iter().any(|sequence| {
            (around.start..around.end)
                .filter_map(|at| around.tokens.get(at..))
                .any(|rest| !lengths(sequence, rest).is_empty())
        })
    }
}

impl Setting {
    /// Returns whether the match stands in such a sentence.
    pub(super) fn holds(self, around: &Around<'_>) -> bool {
        match self {
            Self::Question => around.is_question(),
            Self::Statement => !around.is_question(),
            Self::Opening => around.opens_sentence(),
            Self::Alone => around.opens_sentence() && around.sentence_after().is_empty(),
        }
    }
}

impl<'a> Around<'a> {
    /// Returns whether the match begins its sentence.
    pub(super) fn opens_sentence(&self) -> bool {
        // A list bullet, an opening bracket or a mark of emphasis is no word.
        !self
            .sentence_before()
            .iter()
            .any(|token| matches!(token.kind, Kind::Word(_) | Kind::Hidden))
    }

    /// Returns the tokens of the sentence before the match.
    fn sentence_before(&self) -> &'a [Token<'a>] {
        let from = self.start.saturating_sub(REACH);
        let before = self.tokens.get(from..self.start).unwrap_or_default();
        let start = before
            .iter()
            .rposition(Token::ends_sentence)
            .map_or(0, |at| at + 1);
        before.get(start..).unwrap_or_default()
    }

    /// Returns the tokens of the sentence after the match.
    pub(super) fn sentence_after(&self) -> &'a [Token<'a>] {
        let to = (self.end + REACH).min(self.tokens.len());
        let after = self.tokens.get(self.end..to).unwrap_or_default();
        let end = after
            .iter()
            .position(Token::ends_sentence)
            .unwrap_or(after.len());
        after.get(..end).unwrap_or_default()
    }

    fn is_question(&self) -> bool {
        let end = self.end + self.sentence_after().len();
        matches!(
            self.tokens.get(end).map(|token| &token.kind),
            Some(Kind::Mark('?' | '？' | '؟'))
        )
    }
}

fn stands_in(sequence: &Sequence, tokens: &[Token<'_>]) -> bool {
    (0..tokens.len()).any(|at| !lengths(sequence, &tokens[at..]).is_empty())
}

/// Returns the lengths, in tokens, of the ways in which `tokens` begin with the sequence.
fn lengths(sequence: &Sequence, tokens: &[Token<'_>]) -> Vec<usize> {
    let mut ends = vec![0];
    for atom in &sequence.atoms {
        ends = ends
            .into_iter()
            .flat_map(|end| {
                let rest = tokens.get(end..).unwrap_or_default();
                let counts = match atom {
                    Atom::Literal(word) if stands_first(word, rest) => 1..2,
                    Atom::Literal(_) => 0..0,
                    Atom::Slot(slot) => slot.fits(rest),
                };
                counts.map(move |count| end + count)
            })
            .collect();
        if ends.is_empty() {
            break;
        }
    }
    ends
}

fn stands_first(literal: &str, tokens: &[Token<'_>]) -> bool {
    match tokens.first().map(|token| &token.kind) {
        Some(Kind::Word(word)) => word == literal,
        Some(Kind::Mark(mark)) => literal.chars().eq([*mark]),
        _ => false,
    }
}
