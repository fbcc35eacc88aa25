//! Reads a promise as it was typed: what, to whom, by when.
//!
//! Keeps the person's own words; only the deadline and the words around it are cut out.

use crate::deadlines;
use crate::deadlines::Reference;
use crate::promises::recipient;

use super::times;
use super::times::When;

/// A promise as it was typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    /// What is owed, an infinitive phrase; empty when nothing was said.
    pub(super) what: String,
    /// To whom.
    pub(super) to: Option<String>,
    /// By when.
    pub(super) when: When,
}

/// What people type before the thing they promise.
const OPENINGS: &[&str] = &[
    "i promise to ",
    "i promise that ",
    "i promise ",
    "i will ",
    "i'll ",
    "i\u{2019}ll ",
    "i am going to ",
    "i'm going to ",
    "i\u{2019}m going to ",
    "we will ",
    "we'll ",
    "we\u{2019}ll ",
    "will ",
    "to ",
    "that ",
    "me to ",
];

/// Words that lead to a deadline and mean nothing without it.
const LEADING: &[&str] = &[
    "by",
    "before",
    "until",
    "till",
    "on",
    "at",
    "due",
    "latest",
    "within",
    "for",
    "no later than",
    "not later than",
    "at the latest",
    "by the latest",
    "the latest",
    "in",
];

/// Reads what was typed.
pub(super) fn read(text: &str, reference: Reference<'_>) -> Said {
    let (when, span) = times::of(deadlines::deadline(text, reference));
    let rest = match span {
        Some(span) if !is_of_something(text, &span) => without(text, &span),
        _ => text.trim().to_owned(),
    };
    let what = trimmed(without_opening(trimmed(&rest))).to_owned();
    Said {
        to: recipient(&what),
        what,
        when,
    }
}

/// Returns whether a time belongs to a thing that is named with it: "for the 3pm meeting". Such a time stays
/// where it is, or nobody would know the thing again.
fn is_of_something(text: &str, span: &std::ops::Range<usize>) -> bool {
    const NAMING: &[&str] = &["the", "a", "an", "our", "my", "your", "their", "his", "her"];
    let named = |words: Option<&str>| {
        words.is_some_and(|word| {
            NAMING
                .iter()
                .any(|naming| word.eq_ignore_ascii_case(naming))
        })
    };
    let before = text
        .get(..span.start)
        .and_then(|before| before.split_whitespace().next_back());
    let mut said = text
        .get(span.clone())
        .unwrap_or_default()
        .split_whitespace();
    let first = said.next();
    let leads = first.is_some_and(|word| word.eq_ignore_ascii_case("for"));
    let second = said.next().filter(|_| leads);
    let goes_on = text
        .get(span.end..)
        .is_some_and(|after| after.trim_start().starts_with(char::is_alphabetic));
    goes_on && (named(before) || named(first) || named(second))
}

/// Returns the text without a span, and without the words that led to it.
fn without(text: &str, span: &std::ops::Range<usize>) -> String {
    let before = text.get(..span.start).unwrap_or(text);
    let after = text.get(span.end..).unwrap_or_default();
    let mut before = trimmed(before);
    while let Some(shorter) = LEADING.iter().find_map(|word| without_last(before, word)) {
        before = trimmed(shorter);
    }
    let after = trimmed(after);
    let after = without_first(after, "at the latest").unwrap_or(after);
    let after = without_first(after, "latest").unwrap_or(after);
    match (before.is_empty(), after.is_empty()) {
        (_, true) => before.to_owned(),
        (true, false) => trimmed(after).to_owned(),
        (false, false) => format!("{before} {}", after.trim()),
    }
}

fn without_last<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(word.len())?;
    let (before, last) = text.split_at_checked(at)?;
    let stands_alone = before.is_empty() || before.ends_with(char::is_whitespace);
    (stands_alone && last.eq_ignore_ascii_case(word)).then_some(before)
}

fn without_first<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, after) = text.split_at_checked(word.len())?;
    let stands_alone = !after.starts_with(char::is_alphanumeric);
    (stands_alone && first.eq_ignore_ascii_case(word)).then_some(after)
}

fn without_opening(text: &str) -> &str {
    OPENINGS
        .iter()
        .find_map(|opening| {
            let (first, rest) = text.split_at_checked(opening.len())?;
            (first.to_lowercase() == *opening).then_some(rest)
        })
        .unwrap_or(text)
}

/// Trims what may stand around a phrase: spaces, commas, dashes, full stops, quotes.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(
                letter,
                ',' | '.'
                    | ';'
                    | ':'
                    | '-'
                    | '\u{2013}'
                    | '\u{2014}'
                    | '"'
                    | '\u{201c}'
                    | '\u{201d}'
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_of_something(text: &str, time: &str, want: bool) {
        let start = text.find(time).unwrap();
        assert_eq!(is_of_something(text, &(start..start + time.len())), want);
    }

    #[test]
    fn a_time_that_names_a_thing_stays_with_it() {
        check_of_something("prepare for the 3pm meeting", "3pm", true);
        check_of_something("prepare for the 3pm meeting", "the 3pm", true);
        check_of_something("prepare for the 3pm meeting", "for the 3pm", true);
        check_of_something("bring slides to our Friday call with Acme", "Friday", true);
        check_of_something("call Bob on Friday about the invoice", "on Friday", false);
        check_of_something("review the draft by the 12th", "by the 12th", false);
        check_of_something("send the report by Friday please", "by Friday", false);
    }

    #[track_caller]
    fn check_without(text: &str, time: &str, want: &str) {
        let start = text.find(time).unwrap();
        let found = without(text, &(start..start + time.len()));
        assert_eq!(found, want);
    }

    #[test]
    fn the_deadline_is_cut_out_with_the_words_that_lead_to_it() {
        check_without(
            "send Acme the quote by Friday 3pm",
            "Friday 3pm",
            "send Acme the quote",
        );
        check_without(
            "send Acme the quote by Friday 3pm",
            "by Friday 3pm",
            "send Acme the quote",
        );
        check_without("by Friday: send the quote", "by Friday", "send the quote");
        check_without(
            "send by Friday the quote to Acme",
            "Friday",
            "send the quote to Acme",
        );
        check_without("call Zoë - no later than 3pm.", "3pm", "call Zoë");
        check_without("call back tomorrow at the latest", "tomorrow", "call back");
        check_without("by Friday", "by Friday", "");
        check_without("ride the bus at 3", "3", "ride the bus");
    }

    #[track_caller]
    fn check_opening(text: &str, want: &str) {
        assert_eq!(without_opening(text), want);
    }

    #[test]
    fn how_a_promise_is_opened_is_no_part_of_it() {
        check_opening("I'll send the quote", "send the quote");
        check_opening("I\u{2019}ll send the quote", "send the quote");
        check_opening("I promise to send it", "send it");
        check_opening("to send it", "send it");
        check_opening("today show", "today show");
        check_opening("İ", "İ");
    }
}
