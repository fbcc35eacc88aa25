//! Recognises that a message says something is done: "sent!", "here's the quote", "it's live".
//!
//! Pure: knows words and clauses, and neither promises nor people. Which promise is meant is decided in
//! `meant`; whether it is kept, only its owner can say.

use std::collections::BTreeSet;
use std::ops::Range;

use super::deed;
use super::deed::Deed;
use super::deed::Place;
use super::deeds::Deeds;
use crate::text;

/// How much of a message is read, in bytes and in words. Who writes more than this says more than "done".
const LONGEST: usize = 4_000;
const MOST_PIECES: usize = 300;

/// How many words a thing may have that is said to be done: "the corrected invoice for Acme is".
const LONGEST_THING: usize = 8;

/// How many words may follow in a question that asks back: "done, right?".
const ASKS_BACK: usize = 2;

/// At what a clause ends.
const CLAUSE_ENDS: &[&str] = &[
    ",", ";", ":", "(", ")", "\u{2013}", "\u{2014}", "\u{2026}", ".", "!", "?", "and", "but",
];

/// Something that is said to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The verbs of the promises it fulfils; none: any.
    pub(super) does: Vec<Vec<String>>,
    /// Whether it counts only for a promise that has a word in common with it.
    pub(super) needs_word: bool,
    /// The stems of what else its clause says.
    pub(super) about: BTreeSet<String>,
    /// The stems of the whole message.
    pub(super) message: BTreeSet<String>,
}

/// A deed found in a clause.
struct Hit<'a> {
    deed: &'a Deed,
    /// Where its words stand.
    words: Range<usize>,
    /// Where the thing begins that it is about, when that comes first.
    thing: Option<usize>,
}

impl Deeds {
    /// Returns everything a message says is done; nothing for almost every message.
    pub fn recognise(&self, raw: &str) -> Vec<Done> {
        if !self.may_be_done(raw) {
            return Vec::new();
        }
        let clauses = clauses(start_of(raw));
        let mut found = Vec::new();
        let mut message = None;
        let mut mine = false;
        for (index, clause) in clauses.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| clauses.get(before));
            // "I packed it and sent it" is mine, "Bob came and fixed it" is not.
            let joined = before.and_then(|before| before.last()).map(String::as_str) == Some("and");
            let hit = self
                .hit(clause)
                .filter(|hit| !joined || mine || hit.words.start > 0);
            mine = hit.is_some() || self.begins_with_author(clause);
            let Some(hit) = hit.filter(|_| !asks_back(clauses.get(index + 1))) else {
                continue;
            };
            let from = hit.thing.unwrap_or(hit.words.end);
            let before = clause.get(from..hit.words.start).unwrap_or_default();
            let after = clause.get(hit.words.end..).unwrap_or_default();
            let message = message.get_or_insert_with(|| self.said(clauses.iter().flatten()));
            found.push(Done {
                does: hit.deed.does.clone(),
                needs_word: hit.deed.needs_word || hit.thing.is_some(),
                about: self.said(before.iter().chain(after)),
                message: message.clone(),
            });
        }
        found
    }

    /// Finds what a clause says is done.
    fn hit(&self, clause: &[String]) -> Option<Hit<'_>> {
        let start = self.after_all(clause, 0, Place::Opening);
        let whole = self
            .at(clause, start, Place::Whole)
            .map(|(length, deed)| Hit {
                deed,
                words: start..start + length,
                thing: None,
            });
        whole
            .or_else(|| self.by_author(clause, start))
            .or_else(|| self.of_a_thing(clause, start))
            .filter(|hit| !self.stands_in(clause, hit.words.end..clause.len(), Place::NotAfter))
    }

    /// Finds a deed that stands first, or after its author: "sent", "I've just sent".
    fn by_author(&self, clause: &[String], start: usize) -> Option<Hit<'_>> {
        let author = self
            .at(clause, start, Place::Mine)
            .map_or(start, |(length, _)| start + length);
        let [with_author, alone] = [author, start].map(|from| {
            let from = self.after_all(clause, from, Place::Between);
            let (length, deed) = self.at(clause, from, Place::Deed)?;
            Some(Hit {
                deed,
                words: from..from + length,
                thing: None,
            })
        });
        with_author.or(alone)
    }

    /// Finds a deed after a thing: "the quote has been sent", "quote sent!".
    fn of_a_thing(&self, clause: &[String], start: usize) -> Option<Hit<'_>> {
        let most = clause.len().min(start + LONGEST_THING + 4);
        (start + 1..most).find_map(|at| {
            let (length, deed) = self.at(clause, at, Place::Deed)?;
            let words = at..at + length;
            let linked = (start + 1..at).find(|link| {
                self.at(clause, *link, Place::Link)
                    .is_some_and(|(length, _)| {
                        self.after_all(clause, link + length, Place::Between) == at
                    })
            });
            let is_last = clause
                .get(words.end..)
                .is_some_and(|rest| rest.iter().all(|piece| is_mark(piece)));
            let thing = start..linked.or(is_last.then_some(at))?;
            (thing.len() <= LONGEST_THING && !self.stands_in(clause, thing, Place::NotBefore))
                .then_some(Hit {
                    deed,
                    words,
                    thing: Some(start),
                })
        })
    }

    /// Returns where the words of a place that begin at `at` end, however many there are.
    fn after_all(&self, clause: &[String], mut at: usize, place: Place) -> usize {
        while let Some((length, _)) = self.at(clause, at, place) {
            at += length;
        }
        at
    }

    fn stands_in(&self, clause: &[String], range: Range<usize>, place: Place) -> bool {
        let within = clause.get(..range.end).unwrap_or_default();
        range
            .into_iter()
            .any(|at| self.at(within, at, place).is_some())
    }

    /// Returns the stems of the words among pieces.
    fn said<'a>(&self, pieces: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
        let words: Vec<&str> = pieces
            .filter(|piece| !is_mark(piece))
            .map(String::as_str)
            .collect();
        self.stems(&words.join(" "))
    }

    fn begins_with_author(&self, clause: &[String]) -> bool {
        let start = self.after_all(clause, 0, Place::Opening);
        self.at(clause, start, Place::Mine).is_some()
    }
}

/// Splits a message into clauses of words and marks. The mark that ends a clause belongs to it.
fn clauses(raw: &str) -> Vec<Vec<String>> {
    let mut clauses = Vec::new();
    let mut clause: Vec<String> = Vec::new();
    for token in text::tokens(raw).into_iter().take(MOST_PIECES) {
        let piece = deed::piece(&token.kind);
        let ends = piece
            .as_deref()
            .is_none_or(|piece| CLAUSE_ENDS.contains(&piece) || is_dash(piece));
        clause.extend(piece);
        if ends && !clause.is_empty() {
            clauses.push(std::mem::take(&mut clause));
        }
    }
    if !clause.is_empty() {
        clauses.push(clause);
    }
    clauses
}

/// Returns whether a clause only asks whether the one before is so: "right?".
fn asks_back(clause: Option<&Vec<String>>) -> bool {
    clause.is_some_and(|clause| {
        clause.len() <= ASKS_BACK + 1 && clause.last().is_some_and(|last| last == "?")
    })
}

/// Returns whether a piece is a dash that stands alone; one within a word belongs to that word.
fn is_dash(piece: &str) -> bool {
    matches!(piece, "-" | "~")
}

fn is_mark(piece: &str) -> bool {
    piece == "<hidden>" || !piece.chars().any(char::is_alphanumeric)
}

/// Returns the start of a message, cut between characters.
fn start_of(raw: &str) -> &str {
    raw.get(..raw.floor_char_boundary(LONGEST)).unwrap_or(raw)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::datafile::DataFile;

    fn deeds() -> Deeds {
        let file = |name: &str, text: &str| DataFile {
            name: format!("fulfilled/{name}.toml"),
            text: format!("why = \"w\"\nleaves = [\"-\"]\n{text}"),
        };
        Deeds::load(&[
            file("done", "place = \"deed\"\nwords = [\"done\", \"sent\"]"),
            file("mine", "place = \"mine\"\nwords = [\"it's\", \"i\"]"),
            file("between", "place = \"between\"\nwords = [\"just\"]"),
            file("link", "place = \"link\"\nwords = [\"is\"]"),
            file("when", "place = \"not-before\"\nwords = [\"when\"]"),
            file("asks", "place = \"not-after\"\nwords = [\"?\"]"),
        ])
        .unwrap()
    }

    #[track_caller]
    fn check(raw: &str, want: &[bool]) {
        let needs: Vec<bool> = deeds()
            .recognise(raw)
            .into_iter()
            .map(|done| done.needs_word)
            .collect();
        assert_eq!(needs, want, "{raw}");
    }

    #[test]
    fn a_deed_is_the_authors_or_a_things() {
        check("done", &[false]);
        check("I just sent it", &[false]);
        check("It\u{2019}s DONE.", &[false]);
        check("the quote is just sent", &[true]);
        check("quote sent", &[true]);
        check("sent the quote and it's done", &[false, false]);
        check("I packed it and sent it", &[false]);
        check("Bob called and sent it", &[]);
        check("Bob sent it", &[]);
        check("when the quote is sent", &[]);
        check("done?", &[]);
        check("done, right?", &[]);
        check("`done` \"sent\"\n&gt; done", &[]);
        check("> done", &[]);
        check("nothing of the sort", &[]);
        check("", &[]);
    }

    #[test]
    fn without_families_nothing_is_done() {
        assert!(Deeds::default().recognise("done").is_empty());
        assert!(Deeds::load(&[]).unwrap().is_empty());
    }

    #[test]
    fn a_huge_text_is_read_no_further_than_it_matters() {
        for text in ["done ", "done,", "i just ", "the ", "\u{202e}done", "é"] {
            deeds().recognise(&text.repeat(1_000_000 / text.len()));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_fuss(raw in "(done|sent|i |just |it's |the |is |and |, |\\. |\\? |\\PC){0,40}") {
            deeds().recognise(&raw);
        }
    }
}
