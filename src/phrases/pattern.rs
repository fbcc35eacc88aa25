//! Reads what a rule file says to look for: words, `{me|us}`, `[perhaps]`, `{verb}`.
//!
//! A pattern is spelled out into every plain sequence it stands for, so that finding needs no search tree of
//! choices, and an offer can know which alternative was said.

use super::slot::Slot;
use crate::datafile::nearest;
use crate::text::Kind;
use crate::text::tokens;

/// The most sequences one pattern may stand for.
const MOST_SEQUENCES: usize = 512;
/// The longest sequence.
const MOST_ATOMS: usize = 24;
/// How many `{words}` a pattern may have: each multiplies the ways to look.
const MOST_GAPS: usize = 2;

/// One thing to match.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Atom {
    /// A word, folded, or a mark.
    Literal(String),
    /// An open place.
    Slot(Slot),
}

/// One plain sequence that a pattern stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sequence {
    /// What to match, in order. Taken away from a rule's own patterns once the tree of all rules has it.
    pub(super) atoms: Vec<Atom>,
    /// Which alternative of each `{…|…}` was taken.
    pub(super) choices: Vec<usize>,
}

/// A pattern, read.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// Every sequence it stands for.
    pub(super) sequences: Vec<Sequence>,
    /// The alternatives of each `{…|…}`, as written.
    pub(super) groups: Vec<Vec<String>>,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Says in plain words what is wrong with it.
    pub(super) fn read(say: &str) -> Result<Self, String> {
        let pieces = pieces(say)?;
        let is_gap = |piece: &&Piece<'_>| matches!(piece, Piece::Slot(Slot::Words));
        if pieces.iter().filter(is_gap).count() > MOST_GAPS {
            return Err(format!("a pattern has at most {MOST_GAPS} {{words}}"));
        }
        let mut pattern = Self {
            sequences: vec![Sequence {
                atoms: Vec::new(),
                choices: Vec::new(),
            }],
            groups: Vec::new(),
        };
        for piece in pieces {
            pattern.append(&piece)?;
        }
        if pattern
            .sequences
            .iter()
            .any(|sequence| sequence.atoms.is_empty())
        {
            return Err(format!("`{say}` can match nothing at all: it needs a word"));
        }
        Ok(pattern)
    }

    fn append(&mut self, piece: &Piece<'_>) -> Result<(), String> {
        let (alternatives, is_group) = match piece {
            Piece::Plain(words) => (vec![literals(words)], false),
            Piece::Slot(slot) => (vec![vec![Atom::Slot(*slot)]], false),
            Piece::Either(choices) => (choices.iter().map(|words| literals(words)).collect(), true),
            Piece::Maybe(choices) => {
                let mut choices: Vec<_> = choices.iter().map(|words| literals(words)).collect();
                choices.push(Vec::new());
                (choices, false)
            }
        };
        if let Piece::Either(choices) = piece {
            let written = choices.iter().map(|words| (*words).to_owned());
            self.groups.push(written.collect());
        }
        if self.sequences.len() * alternatives.len() > MOST_SEQUENCES {
            return Err(format!(
                "this stands for more than {MOST_SEQUENCES} sequences: write several patterns with fewer alternatives"
            ));
        }
        self.sequences = std::mem::take(&mut self.sequences)
            .into_iter()
            .flat_map(|before| {
                alternatives.iter().enumerate().map(move |(index, atoms)| {
                    let mut sequence = before.clone();
                    sequence.atoms.extend(atoms.iter().cloned());
                    if is_group {
                        sequence.choices.push(index);
                    }
                    sequence
                })
            })
            .collect();
        if self
            .sequences
            .iter()
            .any(|one| one.atoms.len() > MOST_ATOMS)
        {
            return Err(format!("a pattern has at most {MOST_ATOMS} words"));
        }
        Ok(())
    }
}

/// A piece of a pattern as written.
enum Piece<'a> {
    Plain(&'a str),
    Slot(Slot),
    Either(Vec<&'a str>),
    Maybe(Vec<&'a str>),
}

fn pieces(say: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut rest = say;
    while let Some(at) = rest.find(['{', '[', '}', ']']) {
        let (plain, from) = rest.split_at(at);
        pieces.push(Piece::Plain(plain));
        let (open, close) = match from.chars().next() {
            Some('{') => ('{', '}'),
            Some('[') => ('[', ']'),
            _ => return Err(format!("a bracket in `{say}` is closed but never opened")),
        };
        let inner = from.get(1..).unwrap_or_default();
        let end = inner
            .find(close)
            .ok_or_else(|| format!("a `{open}` in `{say}` is never closed"))?;
        let content = inner.get(..end).unwrap_or_default();
        pieces.push(bracket(open, content)?);
        rest = inner.get(end + 1..).unwrap_or_default();
    }
    pieces.push(Piece::Plain(rest));
    Ok(pieces)
}

fn bracket(open: char, content: &str) -> Result<Piece<'_>, String> {
    let choices: Vec<&str> = content.split('|').map(str::trim).collect();
    if choices.iter().any(|words| words.is_empty()) {
        return Err(format!(
            "`{content}` has an empty alternative: use [square brackets] for what may be missing"
        ));
    }
    if open == '[' {
        return Ok(Piece::Maybe(choices));
    }
    if choices.len() > 1 {
        return Ok(Piece::Either(choices));
    }
    slot(content).map(Piece::Slot)
}

fn slot(name: &str) -> Result<Slot, String> {
    if let Some((_, slot)) = Slot::NAMES.iter().find(|(known, _)| *known == name.trim()) {
        return Ok(*slot);
    }
    let known = Slot::NAMES.iter().map(|(name, _)| *name);
    let hint = match nearest(name, known.clone()) {
        Some(near) => format!("did you mean {{{near}}}?"),
        None => format!("known are {}", known.collect::<Vec<_>>().join(", ")),
    };
    Err(format!("there is no slot {{{name}}}: {hint}"))
}

/// Returns the words and marks of a plain piece.
fn literals(words: &str) -> Vec<Atom> {
    tokens(words)
        .into_iter()
        .filter_map(|token| match token.kind {
            Kind::Word(word) => Some(Atom::Literal(word.into_owned())),
            Kind::Mark(mark) => Some(Atom::Literal(mark.to_string())),
            Kind::Break | Kind::Hidden => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(say: &str, want: &[&str]) {
        let pattern = Pattern::read(say).unwrap();
        let spelled: Vec<String> = pattern
            .sequences
            .iter()
            .map(|sequence| {
                let atoms = sequence.atoms.iter().map(|atom| match atom {
                    Atom::Literal(word) => word.clone(),
                    Atom::Slot(slot) => format!("{slot:?}"),
                });
                atoms.collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(spelled, want);
    }

    #[track_caller]
    fn refuses(say: &str, want: &str) {
        assert_eq!(Pattern::read(say).unwrap_err(), want);
    }

    #[test]
    fn a_pattern_is_spelled_out() {
        check("no problem", &["no problem"]);
        check(
            "want {me|us} to {verb}",
            &["want me to Verb", "want us to Verb"],
        );
        check(
            "I’ll [really|truly] try",
            &["i'll really try", "i'll truly try", "i'll try"],
        );
        check("sorry[,] but", &["sorry , but", "sorry but"]);
        check("{I'll|I will} go", &["i'll go", "i will go"]);
    }

    #[test]
    fn a_wrong_pattern_is_explained() {
        refuses(
            "a {verbb}",
            "there is no slot {verbb}: did you mean {verb}?",
        );
        refuses("a {me", "a `{` in `a {me` is never closed");
        refuses("a me}", "a bracket in `a me}` is closed but never opened");
        refuses(
            "a {me|}",
            "`me|` has an empty alternative: use [square brackets] for what may be missing",
        );
        refuses("", "`` can match nothing at all: it needs a word");
        refuses("[a]", "`[a]` can match nothing at all: it needs a word");
        refuses(
            &"{a|b} ".repeat(10),
            "this stands for more than 512 sequences: write several patterns with fewer alternatives",
        );
    }
}
