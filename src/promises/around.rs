//! What else tells a promise from what only looks like one: the very words of its clause and around it.
//!
//! Cues are families of words that a person chose; these are single words and pairs, each by where it
//! stands. What each of them tells is learned; nothing here knows a weight.

use std::ops::Range;

use super::index::Piece;
use super::utterance::Utterance;

/// Stands for what lies before the first piece of a sentence and after its last.
const NOTHING: &str = "<none>";

/// Where the parts of something that may be a promise stand, in pieces of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Site {
    /// The number of its sentence.
    pub(super) sentence: usize,
    /// The opener.
    pub(super) opener: Range<usize>,
    /// The verb.
    pub(super) verb: usize,
    /// Where the clause ends.
    pub(super) end: usize,
}

/// Where words stand that tell much: the opener, the verb, and what is next to them.
pub(super) const CLOSE: [&str; 9] = [
    "verb",
    "verb-2",
    "verb-3",
    "opener-verb",
    "object",
    "before",
    "before-2",
    "opener-before",
    "between",
];

/// Calls `found` with the words around `site`: the place, and one to three words there.
pub(super) fn words<'a>(
    utterance: &'a Utterance,
    site: &Site,
    opener: &'a str,
    mut found: impl FnMut(&'static str, &[&'a str]),
) {
    let Some(sentence) = utterance.sentences.get(site.sentence).cloned() else {
        return;
    };
    close(utterance, site, &sentence, opener, &mut found);
    let at = |index: usize| at(utterance, &sentence, index);
    for index in site.opener.end..site.end {
        found("clause", &[at(index)]);
        found("pair", &[at(index.saturating_sub(1)), at(index)]);
    }
    for index in sentence.start..site.opener.start {
        found("earlier", &[at(index)]);
    }
    for index in site.end..sentence.end {
        found("rest", &[at(index)]);
    }
    found("rest-2", &[at(site.end), at(site.end + 1)]);
    for piece in utterance.slice(0..sentence.start) {
        found("above", &[shown(piece)]);
    }
    for piece in utterance.slice(sentence.end..utterance.pieces.len()) {
        found("below", &[shown(piece)]);
    }
    let first = |number: Option<usize>| {
        let range = number.and_then(|number| utterance.sentences.get(number));
        let piece = range.and_then(|range| utterance.pieces.get(range.start));
        piece.map_or(NOTHING, shown)
    };
    found("next", &[first(site.sentence.checked_add(1))]);
    found("previous", &[first(site.sentence.checked_sub(1))]);
}

/// The words of the opener and the verb, and next to them.
fn close<'a>(
    utterance: &'a Utterance,
    site: &Site,
    sentence: &Range<usize>,
    opener: &'a str,
    found: &mut impl FnMut(&'static str, &[&'a str]),
) {
    let at = |index: usize| at(utterance, sentence, index);
    let before = |steps: usize| site.opener.start.checked_sub(steps).map_or(NOTHING, at);
    let (verb, next, then) = (at(site.verb), at(site.verb + 1), at(site.verb + 2));
    found("verb", &[verb]);
    found("verb-2", &[verb, next]);
    found("verb-3", &[verb, next, then]);
    found("opener-verb", &[opener, verb]);
    found("object", &[next]);
    found("before", &[before(1)]);
    found("before-2", &[before(2), before(1)]);
    found("opener-before", &[opener, before(1)]);
    for index in site.opener.end..site.verb {
        found("between", &[at(index)]);
    }
}

/// Returns the piece at `index` as it counts here, when it belongs to the sentence.
fn at<'a>(utterance: &'a Utterance, sentence: &Range<usize>, index: usize) -> &'a str {
    let inside = sentence.contains(&index);
    let piece = utterance.pieces.get(index).filter(|_| inside);
    piece.map_or(NOTHING, shown)
}

/// Returns a piece as it counts here: all times are alike, and all numbers.
fn shown(piece: &Piece) -> &str {
    if piece.time.is_some() {
        "<time>"
    } else if piece
        .text
        .starts_with(|letter: char| letter.is_ascii_digit())
    {
        "<number>"
    } else {
        &piece.text
    }
}
