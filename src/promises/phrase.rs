//! Turns a clause into what is owed: an infinitive phrase fit for a list, with the deadline cut out.

use std::ops::Range;

use super::cue::Cue;
use super::index::Piece;
use super::utterance::Utterance;
use crate::deadlines::TimeExpression;

/// Words that begin something else than what is owed.
const STOPS: &[&str] = &[
    "because",
    "if",
    "unless",
    "once",
    "when",
    "whenever",
    "until",
    "so",
    "but",
    "since",
    "although",
    "though",
    "while",
    "otherwise",
    "assuming",
];

/// Marks that end a clause wherever they stand.
const ENDS: &[&str] = &[
    ";", ":", "(", ")", "\u{2013}", "\u{2014}", "\u{2026}", ".", "!", "?",
];

/// Words after which a comma does not go on.
const NEW_THOUGHT: &[&str] = &[
    "but", "so", "i", "i'll", "i'm", "i've", "we", "we'll", "you", "it", "it's", "he", "she",
    "they", "thanks", "thank", "then", "if", "let", "please", "sorry", "which", "ok", "okay",
    "just", "is", "are", "do", "does", "can", "could", "and",
];

/// Words that lead to a deadline and mean nothing without it.
const LEADING: &[&str] = &[
    "by", "before", "until", "till", "on", "at", "in", "within", "for", "around", "about", "latest",
];

/// The longest phrase that is kept.
const LONGEST: usize = 400;

/// Returns where the clause that has its verb at `verb` ends, in pieces.
pub(super) fn clause_end(pieces: &[Piece], verb: usize) -> usize {
    let mut at = verb + 1;
    while let Some(piece) = pieces.get(at) {
        let text = piece.text.as_str();
        let next = pieces.get(at + 1).map(|piece| piece.text.as_str());
        let ends = ENDS.contains(&text)
            || (piece.time.is_none() && STOPS.contains(&text))
            || (text == "-" && is_apart(pieces, at))
            || (text == "," && next.is_some_and(|next| NEW_THOUGHT.contains(&next)))
            || (text == "and" && next.is_some_and(is_subject));
        if ends {
            return at;
        }
        at += 1;
    }
    at.min(pieces.len())
}

fn is_subject(word: &str) -> bool {
    matches!(
        word,
        "i" | "i'll" | "we" | "we'll" | "you" | "you'll" | "he" | "she" | "they" | "it" | "then"
    )
}

/// Returns whether a dash stands between spaces, or is doubled.
fn is_apart(pieces: &[Piece], at: usize) -> bool {
    let (Some(before), Some(dash), Some(after)) = (
        at.checked_sub(1).and_then(|before| pieces.get(before)),
        pieces.get(at),
        pieces.get(at + 1),
    ) else {
        return true;
    };
    before.end < dash.start && dash.end < after.start || after.text == "-"
}

/// Returns what is owed, in the speaker's own words.
pub(super) fn what(
    raw: &str,
    utterance: &Utterance,
    range: &Range<usize>,
    opener: &Cue,
    deadline: Option<&TimeExpression>,
) -> String {
    if range.is_empty() {
        return opener.says.clone().unwrap_or_default();
    }
    let pieces = without_emoji(raw, utterance.slice(range.clone()));
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return String::new();
    };
    let said = match deadline {
        Some(time) if time.span.start < last.end && first.start < time.span.end => {
            without(raw, first.start..last.end, &time.span)
        }
        _ => raw
            .get(first.start..last.end)
            .unwrap_or_default()
            .to_owned(),
    };
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = trimmed(&said);
    let said = match (&opener.says, opener.place) {
        (Some(says), super::cue::Place::Whole) => says.clone(),
        (Some(says), _) => format!("{says} {said}"),
        (None, _) => said.to_owned(),
    };
    crate::text::cut(&said, LONGEST)
}

/// Returns the pieces without the emoji at their end, which are no part of what is owed.
fn without_emoji<'a>(raw: &str, mut pieces: &'a [Piece]) -> &'a [Piece] {
    while let Some((last, rest)) = pieces.split_last() {
        let written = raw.get(last.start..last.end).unwrap_or_default();
        if last.text != "<hidden>" || !written.starts_with(':') {
            break;
        }
        pieces = rest;
    }
    pieces
}

/// Returns the raw text of `range` without a time in it, and without the words that lead to that time.
fn without(raw: &str, range: Range<usize>, time: &Range<usize>) -> String {
    let start = time.start.clamp(range.start, range.end);
    let end = time.end.clamp(start, range.end);
    let mut before = trimmed(raw.get(range.start..start).unwrap_or_default());
    while let Some((rest, last)) = before.rsplit_once(char::is_whitespace) {
        if !LEADING.contains(&last.to_lowercase().as_str()) {
            break;
        }
        before = trimmed(rest);
    }
    let after = raw.get(end..range.end).unwrap_or_default().trim();
    let joint = if after.starts_with([',', '.']) {
        ""
    } else {
        " "
    };
    format!("{before}{joint}{after}")
}

fn trimmed(words: &str) -> &str {
    words.trim_matches(|letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                ',' | '.' | ';' | ':' | '-' | '!' | '?' | '\u{2013}' | '\u{2014}'
            )
    })
}
