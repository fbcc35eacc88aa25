//! What stays the same when one thing is said anew: "I'll just send Sam the new quote by 3" and "I will send Kim
//! the quote by Friday" are one wording.
//!
//! Names, numbers and times become slots; articles, fillers and what describes a thing fall away; opener, verb,
//! the thing itself and the small words between stay. Rather too narrow than too wide: what is one wording here
//! is not asked about again. Never shown and never kept; see [`super::no_promise`].

use std::ops::Range;

use crate::text;
use crate::text::Kind;
use crate::text::Token;

/// The most words of a wording that count.
const MOST_WORDS: usize = 40;

/// Words that say who gets something.
const WHOM: &[&str] = &[
    "you",
    "u",
    "ya",
    "him",
    "her",
    "them",
    "us",
    "everyone",
    "everybody",
    "y'all",
];

/// Words that say nothing about what is meant.
const FILLERS: &[&str] = &[
    "just",
    "also",
    "quickly",
    "really",
    "definitely",
    "certainly",
    "surely",
    "gladly",
    "happily",
    "actually",
    "please",
    "simply",
    "personally",
    "absolutely",
];

/// Words that lead to a thing and end what stood before it.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "your", "our", "my", "their", "his", "its", "some", "any", "these", "those",
];

/// Words that lead to a time and mean nothing without it.
const LEADING: &[&str] = &[
    "by", "before", "until", "till", "on", "at", "in", "within", "around", "about",
];

/// Small words that hold a sentence together.
const SMALL: &[&str] = &[
    "i", "we", "me", "will", "would", "am", "are", "is", "be", "been", "let", "not", "it", "that",
    "this", "so", "with", "at", "into", "in", "on", "onto", "for", "from", "about", "of", "as",
    "back", "up", "out", "off", "over", "down", "through", "along", "away", "by", "after",
    "before", "until", "now", "later", "soon", "shortly", "again", "too", "myself", "there",
    "here", "what", "whether", "if", "how",
];

/// Words after which something else is done.
const JOINTS: &[&str] = &["to", "and", "or", "then", "going"];

/// Shortened words, in full.
const IN_FULL: &[(&str, &[&str])] = &[
    ("i'll", &["i", "will"]),
    ("ill", &["i", "will"]),
    ("we'll", &["we", "will"]),
    ("i'm", &["i", "am"]),
    ("im", &["i", "am"]),
    ("we're", &["we", "are"]),
    ("i'd", &["i", "would"]),
    ("shall", &["will"]),
    ("won't", &["will", "not"]),
    ("gonna", &["going", "to"]),
    ("lemme", &["let", "me"]),
    ("can't", &["can", "not"]),
    ("cannot", &["can", "not"]),
];

/// Returns the wording of a part of a message; `times` are the times in it, as spans of the message.
pub(super) fn of(raw: &str, said: &Range<usize>, times: &[Range<usize>]) -> String {
    let mut wording = Wording::default();
    let mut first = true;
    for token in text::tokens(raw) {
        if token.span.start < said.start || wording.words.len() >= MOST_WORDS {
            continue;
        }
        if token.span.start >= said.end {
            break;
        }
        let in_a_time = times
            .iter()
            .any(|time| time.start < token.span.end && token.span.start < time.end);
        if in_a_time {
            wording.time();
        } else {
            wording.add(raw, &token, first);
        }
        first = false;
    }
    wording.flush();
    wording.words.join(" ")
}

#[derive(Default)]
struct Wording {
    words: Vec<String>,
    /// The latest word of a thing: of "revised quote" the last is the thing itself.
    thing: Option<String>,
    /// Whether what is done has been said.
    verb: bool,
}

impl Wording {
    fn add(&mut self, raw: &str, token: &Token<'_>, first: bool) {
        let written = raw.get(token.span.clone()).unwrap_or_default();
        match &token.kind {
            Kind::Hidden if written.starts_with("<@") || written.starts_with('@') => {
                self.slot("<whom>");
            }
            // An emoji says nothing about what is meant.
            Kind::Hidden if written.starts_with(':') => {}
            Kind::Hidden => self.slot("<thing>"),
            Kind::Mark(',' | ';') => self.next_verb(),
            Kind::Mark(_) | Kind::Break => self.flush(),
            Kind::Word(word) if word.contains(|letter: char| letter.is_numeric()) => {
                self.slot("<number>");
            }
            Kind::Word(word) => match IN_FULL.iter().find(|(short, _)| short == word) {
                Some((_, full)) => full.iter().for_each(|word| self.word(word)),
                None if !first && is_name(written, word) => self.slot("<whom>"),
                None => self.word(word),
            },
        }
    }

    fn word(&mut self, word: &str) {
        if FILLERS.contains(&word) {
        } else if WHOM.contains(&word) {
            self.slot("<whom>");
        } else if ARTICLES.contains(&word) {
            self.flush();
        } else if JOINTS.contains(&word) {
            self.next_verb();
            self.words.push(word.to_owned());
        } else if SMALL.contains(&word) {
            self.flush();
            self.words.push(word.to_owned());
        } else if self.verb {
            self.thing = Some(singular(word).to_owned());
        } else {
            self.verb = true;
            self.words.push(word.to_owned());
        }
    }

    fn time(&mut self) {
        self.flush();
        while self
            .words
            .last()
            .is_some_and(|last| LEADING.contains(&last.as_str()))
        {
            self.words.pop();
        }
        self.slot("<time>");
    }

    /// Adds a slot, once however many words fill it.
    fn slot(&mut self, slot: &str) {
        self.flush();
        if self.words.last().is_none_or(|last| last != slot) {
            self.words.push(slot.to_owned());
        }
    }

    fn next_verb(&mut self) {
        self.flush();
        self.verb = false;
    }

    fn flush(&mut self) {
        self.words.extend(self.thing.take());
    }
}

/// Returns whether a word is somebody's name: a capital, and small letters after it.
fn is_name(written: &str, word: &str) -> bool {
    let mut letters = written.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && !SMALL.contains(&word)
        && !JOINTS.contains(&word)
        && !WHOM.contains(&word)
}

/// Returns a thing's name as one of it has it: "quotes" is "quote".
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') => one,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::Calendar;
    use crate::deadlines;
    use crate::deadlines::Reference;

    fn wording(said: &str) -> String {
        let zone = jiff::tz::TimeZone::UTC;
        let calendar = Calendar::default();
        let reference = Reference {
            now: "2026-03-04T09:20:00Z".parse().unwrap(),
            zone: &zone,
            calendar: &calendar,
        };
        let times = deadlines::read(said, reference);
        let times: Vec<_> = times.into_iter().map(|time| time.span).collect();
        of(said, &(0..said.len()), &times)
    }

    #[track_caller]
    fn check(said: &[&str], want: &str) {
        for said in said {
            assert_eq!(wording(said), want, "{said}");
        }
    }

    #[test]
    fn one_thing_said_anew_is_one_wording() {
        check(
            &[
                "I'll send you the quote by Friday",
                "i will just send you the revised quote tomorrow at 3pm",
                "I\u{2019}ll send <@U2|Sam> our new quotes on Monday :tada:",
                "ill send Kim a quote by 5 pm",
                "I shall send Maria Lopez the latest price quote, by Friday 3pm",
            ],
            "i will send <whom> quote <time>",
        );
        check(
            &["Let me check", "lemme check!", "let me just check"],
            "let me check",
        );
        check(
            &[
                "I'll have a look at ticket 4711",
                "I'll have a quick look at tickets 12, 13",
            ],
            "i will have look at ticket <number>",
        );
        check(
            &["We'll look into https://a.b/c", "we will look into `this`"],
            "we will look into <thing>",
        );
    }

    #[test]
    fn what_means_something_else_is_another_wording() {
        let different = [
            "I'll send you the quote by Friday",
            "I'll send you the quote",
            "I'll send you the invoice by Friday",
            "I'll send the quote by Friday",
            "We'll send you the quote by Friday",
            "I'll check the quote by Friday",
            "Let me send you the quote by Friday",
            "I'll send you the quote and call you by Friday",
            "I'll not send you the quote by Friday",
            "I'll be honest",
            "I'll be there",
            "I'll get back to you",
            "I'll get to it",
            "Will do",
        ];
        let wordings: std::collections::BTreeSet<String> = different.map(wording).into();
        assert_eq!(wordings.len(), different.len(), "{wordings:#?}");
    }

    #[test]
    fn nothing_of_people_and_times_is_left_in_it() {
        let wording = wording(
            "I'll call Maria at +49 30 1234 on Friday about <https://a.b|the case> with <@U2|Sam> re INV-2041",
        );
        for gone in ["maria", "49", "friday", "a.b", "sam", "U2", "2041"] {
            assert!(!wording.contains(gone), "{wording}");
        }
    }

    #[test]
    fn only_the_part_that_was_said_counts() {
        let said = "Thanks a lot! I'll send it. Bye Kim";
        let found = of(said, &(14..26), &[]);
        assert_eq!(found, "i will send it");
    }

    proptest! {
        #[test]
        fn any_text_has_a_wording_of_bounded_length(said in "\\PC{0,300}", start in 0_usize..50, end in 0_usize..400) {
            let times = [start..end / 2, end..end + 9];
            let words = of(&said, &(start..end), &times);
            prop_assert!(words.split(' ').count() <= MOST_WORDS + 4);
        }
    }
}
