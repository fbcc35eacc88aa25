//! What a `/promise` command asks for: a sub-command with its number, or a promise in free words.
//!
//! "move 3 to noon" is a sub-command, "move the server by noon" is a promise.

use crate::datafile::nearest;
use crate::ids::PromiseId;

/// What a command asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked<'a> {
    /// The list of open promises.
    List,
    /// Something about one promise; the words follow its number.
    About(Verb, PromiseId, &'a str),
    /// The same, but the number is missing or is none.
    WhichNumber(Verb),
    /// Probably a slip of the hand.
    Unclear {
        /// What was typed.
        typed: &'a str,
        /// What was probably meant.
        meant: &'static str,
    },
    /// A promise.
    Promise(&'a str),
}

/// What can be done with one promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// It is kept.
    Kept,
    /// Its deadline moves.
    Move,
    /// It is let go.
    Release,
    /// It is asked about later.
    Snooze,
    /// It is shown.
    Show,
}

impl Verb {
    /// Returns the word to type.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Move => "move",
            Self::Release => "release",
            Self::Snooze => "snooze",
            Self::Show => "show",
        }
    }
}

/// The words a command can begin with, and what each does.
const WORDS: &[(&str, Word)] = &[
    ("list", Word::List),
    ("kept", Word::Verb(Verb::Kept)),
    ("move", Word::Verb(Verb::Move)),
    ("release", Word::Verb(Verb::Release)),
    ("snooze", Word::Verb(Verb::Snooze)),
    ("help", Word::Help),
    ("show", Word::Verb(Verb::Show)),
    ("done", Word::Verb(Verb::Kept)),
    ("keep", Word::Verb(Verb::Kept)),
    ("drop", Word::Verb(Verb::Release)),
];

/// How many of [`WORDS`] are suggested; the others are only understood.
const SUGGESTED: usize = 6;

#[derive(Clone, Copy)]
enum Word {
    Help,
    List,
    Verb(Verb),
}

/// Reads what follows `/promise`.
pub(super) fn read(text: &str) -> Asked<'_> {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let rest = rest.trim();
    if first.is_empty() {
        return Asked::List;
    }
    let lower = first.to_lowercase();
    match WORDS.iter().find(|(word, _)| *word == lower) {
        Some((_, Word::List)) if rest.is_empty() || is_a_listing(rest) => Asked::List,
        Some((_, Word::Verb(verb))) => about(*verb, rest).unwrap_or(Asked::Promise(text)),
        _ => slip(first, &lower, rest).unwrap_or(Asked::Promise(text)),
    }
}

/// Reads "3 to Tuesday"; `None` when no number follows, so that it is a sentence.
fn about(verb: Verb, rest: &str) -> Option<Asked<'_>> {
    let (number, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    match number_of(number) {
        Some(id) => Some(Asked::About(verb, id, words.trim())),
        None if words.trim().is_empty() => Some(Asked::WhichNumber(verb)),
        None => None,
    }
}

/// Returns the sub-command that was probably meant: a single word near one, or one slip before a number.
fn slip<'a>(typed: &'a str, lower: &str, rest: &str) -> Option<Asked<'a>> {
    let known = WORDS.iter().take(SUGGESTED).map(|(word, _)| *word);
    let meant = nearest(lower, known)?;
    let number = rest.split_whitespace().next().and_then(number_of);
    let meant_it = match number {
        Some(_) => {
            strsim::osa_distance(lower, meant) <= 1
                || (lower.len() > 5 && lower.starts_with(&meant[..3]))
        }
        None => rest.is_empty(),
    };
    meant_it.then_some(Asked::Unclear { typed, meant })
}

/// Reads a promise's number: `3`, `#3`, `3.`.
pub(super) fn number_of(typed: &str) -> Option<PromiseId> {
    let digits = typed
        .trim()
        .trim_start_matches('#')
        .trim_end_matches(['.', ',', ':', ')']);
    if digits.is_empty() || digits.len() > 12 || !digits.bytes().all(|digit| digit.is_ascii_digit())
    {
        return None;
    }
    digits.parse().ok().map(PromiseId)
}

fn is_a_listing(rest: &str) -> bool {
    number_of(rest).is_some()
        || matches!(
            rest.to_lowercase().as_str(),
            "all" | "open" | "mine" | "my promises" | "promises"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &Asked<'_>) {
        assert_eq!(read(text), *want, "{text}");
    }

    #[test]
    fn a_sub_command_names_a_number() {
        check("", &Asked::List);
        check("  LIST ", &Asked::List);
        check("list 2", &Asked::List);
        check("kept 3", &Asked::About(Verb::Kept, PromiseId(3), ""));
        check(
            "move #3 to Tuesday noon",
            &Asked::About(Verb::Move, PromiseId(3), "to Tuesday noon"),
        );
        check(
            "release 3, because it rains",
            &Asked::About(Verb::Release, PromiseId(3), "because it rains"),
        );
        check(
            "snooze\t3  2h",
            &Asked::About(Verb::Snooze, PromiseId(3), "2h"),
        );
        check("kept", &Asked::WhichNumber(Verb::Kept));
        check("kept three", &Asked::WhichNumber(Verb::Kept));
        check("kept 99999999999999999999", &Asked::WhichNumber(Verb::Kept));
    }

    #[test]
    fn free_words_are_a_promise_even_when_they_begin_like_a_sub_command() {
        for text in [
            "send Acme the quote by Friday 3pm",
            "move the server by Friday",
            "release the fix by 3pm",
            "list the open bugs by noon",
            "help Maria with the form",
            "call 3 customers today",
            "make 3 calls",
            "keep Acme posted",
            "\u{1f600}",
            "אתקשר מחר",
        ] {
            check(text, &Asked::Promise(text));
        }
    }

    #[test]
    fn a_slip_of_the_hand_is_asked_about() {
        let slip = |typed, meant| Asked::Unclear { typed, meant };
        check("lst", &slip("lst", "list"));
        check("hepl", &slip("hepl", "help"));
        check("kpet 3", &slip("kpet", "kept"));
        check("mvoe 3 to noon", &slip("mvoe", "move"));
        check("relase 3", &slip("relase", "release"));
    }
}
