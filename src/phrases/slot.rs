//! The open places in a pattern, and which words fit them.
//!
//! Word classes are small closed lists: what is on none of them may be a verb or a noun.

use std::ops::Range;

use crate::text::Kind;
use crate::text::Token;

/// An open place in a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    /// A verb in its base form, with adverbs before it.
    Verb,
    /// Any one word that is no function word.
    Noun,
    /// A number in digits or words.
    Number,
    /// A day or a time of day.
    Time,
    /// One to four words.
    Words,
    /// The rest of the clause, perhaps nothing.
    Rest,
}

impl Slot {
    /// The slots by the name that rule files use.
    pub(super) const NAMES: &[(&str, Slot)] = &[
        ("verb", Self::Verb),
        ("noun", Self::Noun),
        ("number", Self::Number),
        ("time", Self::Time),
        ("words", Self::Words),
        ("rest", Self::Rest),
    ];

    /// Returns how many of the first `tokens` can fill the slot; an empty range when none can.
    pub(super) fn fits(self, tokens: &[Token<'_>]) -> Range<usize> {
        /// The most words that [`Slot::Words`] takes.
        const WORDS: usize = 4;
        let most = match self {
            Self::Verb => verb(tokens),
            Self::Noun => usize::from(word_at(tokens, 0).is_some_and(is_open)),
            Self::Number => usize::from(word_at(tokens, 0).is_some_and(is_number)),
            Self::Time => time(tokens),
            Self::Rest => return rest(tokens),
            Self::Words => {
                let words = tokens.iter().take(WORDS);
                return 1..words.take_while(|token| token.word().is_some()).count() + 1;
            }
        };
        most.max(1)..most + 1
    }
}

/// Returns whether a word begins an object: "it", "the", "you", "your".
pub(super) fn begins_object(word: &str) -> bool {
    DETERMINERS.contains(&word) || PRONOUNS.contains(&word)
}

/// Returns whether a word begins a clause of its own: "if", "that", "which".
pub(super) fn begins_clause(word: &str) -> bool {
    CONNECTIVES.contains(&word) || word == "to"
}

fn word_at<'a>(tokens: &'a [Token<'_>], at: usize) -> Option<&'a str> {
    tokens.get(at).and_then(Token::word)
}

/// Returns the length of a base verb with the adverbs before it; 0 when there is none.
fn verb(tokens: &[Token<'_>]) -> usize {
    /// More adverbs than this are no sentence.
    const ADVERBS: usize = 3;
    let adverbs = (0..ADVERBS)
        .take_while(|at| word_at(tokens, *at).is_some_and(is_adverb))
        .count();
    if word_at(tokens, adverbs).is_some_and(is_open) {
        adverbs + 1
    } else {
        0
    }
}

/// Returns how many tokens the rest of the clause has; an empty range when it is too long to be one.
fn rest(tokens: &[Token<'_>]) -> Range<usize> {
    /// A longer clause is better left where it is.
    const LONGEST: usize = 20;
    let goes_on = |at: &usize| match tokens.get(*at).map(|token| &token.kind) {
        Some(Kind::Hidden) => true,
        Some(Kind::Word(word)) if matches!(word.as_ref(), "and" | "or") => {
            word_at(tokens, at + 1).is_some_and(is_open)
        }
        Some(Kind::Word(word)) => !ENDS_CLAUSE.contains(&word.as_ref()),
        _ => false,
    };
    let count = (0..=LONGEST).take_while(goes_on).count();
    if count > LONGEST {
        0..0
    } else {
        count..count + 1
    }
}

/// Returns whether a word may be a verb or a noun: a real word on none of the closed lists.
fn is_open(word: &str) -> bool {
    let lists = [
        DETERMINERS,
        PRONOUNS,
        CONNECTIVES,
        PREPOSITIONS,
        AUXILIARIES,
    ];
    word.len() > 1
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
        && !is_adverb(word)
        && !lists.iter().any(|list| list.contains(&word))
}

fn is_adverb(word: &str) -> bool {
    let by_ending = word.len() > 4 && word.ends_with("ly") && !VERBS_IN_LY.contains(&word);
    by_ending || ADVERBS.contains(&word)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.contains(&word)
}

/// Returns the length of the day or time that `tokens` begin with; 0 when there is none.
///
/// Coarse on purpose: it only has to tell whether somebody gave a time.
fn time(tokens: &[Token<'_>]) -> usize {
    let Some(first) = word_at(tokens, 0) else {
        return 0;
    };
    if TIMES.contains(&first) || is_clock_time(first) {
        return 1;
    }
    if !is_number(first) && !matches!(first, "a" | "an" | "few" | "couple" | "next" | "this") {
        return 0;
    }
    let second = word_at(tokens, 1).unwrap_or_default();
    let colon = matches!(tokens.get(1), Some(token) if token.kind == Kind::Mark(':'));
    if UNITS.contains(&second) {
        2
    } else if colon && is_number(first) && word_at(tokens, 2).is_some_and(is_number) {
        3
    } else {
        0
    }
}

/// "5pm", "9am", "12th".
fn is_clock_time(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.len() < word.len()
        && matches!(
            rest,
            "am" | "pm" | "a.m" | "p.m" | "h" | "th" | "st" | "nd" | "rd"
        )
}

const DETERMINERS: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our",
    "their", "some", "any", "no", "every", "each", "all", "both", "another", "other", "such",
    "what", "whatever",
];
const PRONOUNS: &[&str] = &[
    "i",
    "me",
    "you",
    "he",
    "him",
    "she",
    "it",
    "we",
    "us",
    "they",
    "them",
    "one",
    "someone",
    "somebody",
    "something",
    "anyone",
    "anybody",
    "anything",
    "everyone",
    "everything",
    "nothing",
    "none",
    "mine",
    "yours",
    "ours",
    "theirs",
    "myself",
    "yourself",
    "i'm",
    "it's",
    "you're",
    "we're",
    "that's",
];
const CONNECTIVES: &[&str] = &[
    "and", "or", "but", "nor", "so", "if", "unless", "whether", "because", "since", "while",
    "when", "where", "why", "how", "who", "which", "whose", "than", "though", "although", "until",
    "till", "as", "that", "what",
];
const ENDS_CLAUSE: &[&str] = &[
    "but", "so", "if", "unless", "because", "since", "while", "when", "although", "though", "as",
    "until", "till", "before", "after", "once", "however", "then", "asap", "soon", "shortly",
];
const PREPOSITIONS: &[&str] = &[
    "to", "of", "in", "on", "at", "by", "for", "with", "from", "into", "onto", "about", "after",
    "before", "over", "under", "between", "through", "during", "without", "within", "per", "via",
    "off", "out", "up", "down",
];
const AUXILIARIES: &[&str] = &[
    "is", "are", "am", "was", "were", "been", "has", "had", "does", "did", "will", "would", "can",
    "could", "shall", "should", "may", "might", "must", "not", "don't", "can't", "won't", "didn't",
    "isn't", "i'll", "we'll", "you'll", "yes", "please", "ok", "okay", "thanks",
];
const ADVERBS: &[&str] = &[
    "also", "always", "just", "now", "then", "first", "still", "again", "even", "ever", "maybe",
    "perhaps", "soon", "either", "instead", "too", "better", "once", "simply",
];
const VERBS_IN_LY: &[&str] = &[
    "apply", "comply", "imply", "multiply", "rally", "rely", "reply", "supply", "tally",
];
const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fifteen", "twenty", "thirty", "sixty",
];
const TIMES: &[&str] = &[
    "today",
    "tonight",
    "tomorrow",
    "noon",
    "midday",
    "midnight",
    "morning",
    "afternoon",
    "evening",
    "eod",
    "cob",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "weekend",
    "o'clock",
    "lunchtime",
];
const UNITS: &[&str] = &[
    "am",
    "pm",
    "a.m",
    "p.m",
    "o'clock",
    "second",
    "seconds",
    "minute",
    "minutes",
    "min",
    "mins",
    "hour",
    "hours",
    "hr",
    "hrs",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "business",
    "working",
    "more",
    "of",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[track_caller]
    fn check(slot: Slot, raw: &str, want: &[usize]) {
        let fits = slot.fits(&tokens(raw));
        assert_eq!(fits.collect::<Vec<_>>(), want);
    }

    #[test]
    fn a_verb_may_have_adverbs_before_it() {
        check(Slot::Verb, "send it", &[1]);
        check(Slot::Verb, "also quickly send it", &[3]);
        check(Slot::Verb, "reply", &[1]);
        check(Slot::Verb, "the invoice", &[]);
        check(Slot::Verb, "", &[]);
        check(Slot::Verb, "also", &[]);
    }

    #[test]
    fn a_time_is_a_day_an_hour_or_a_span() {
        for raw in ["today", "5pm", "Friday"] {
            check(Slot::Time, raw, &[1]);
        }
        for raw in ["5 pm", "2 hours", "an hour", "next week", "3 March"] {
            check(Slot::Time, raw, &[2]);
        }
        check(Slot::Time, "15:00", &[3]);
        for raw in ["soon", "2 rooms", "send"] {
            check(Slot::Time, raw, &[]);
        }
    }

    #[test]
    fn the_rest_ends_with_the_clause() {
        check(Slot::Rest, "you back, maybe", &[2]);
        check(Slot::Rest, "", &[0]);
        check(Slot::Rest, "you when I land", &[1]);
        check(Slot::Rest, "it and I will call", &[1]);
        check(Slot::Rest, "it or email you.", &[4]);
        check(Slot::Rest, &"very ".repeat(30), &[]);
    }

    #[test]
    fn words_stop_at_a_mark() {
        check(Slot::Words, "one two, three", &[1, 2]);
        check(Slot::Words, "a b c d e f", &[1, 2, 3, 4]);
        check(Slot::Words, ", a", &[]);
    }
}
