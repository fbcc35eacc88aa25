//! One honest reason why a text is good as it is, or none.
//!
//! Says only what can be seen in the text.

use jiff::tz::TimeZone;

use crate::deadlines;
use crate::deadlines::Reference;
use crate::features::Context;
use crate::text::Kind;
use crate::text::tokens;

/// A sentence of at most so many words is short.
const SHORT: usize = 20;

/// Returns what is good about the text.
pub(super) fn reason(context: &Context<'_>, zone: &TimeZone, words: &str) -> Option<&'static str> {
    let tokens = tokens(words);
    let spoken: Vec<&str> = tokens.iter().filter_map(|token| token.word()).collect();
    let says = |some: &[&str]| spoken.iter().any(|word| some.contains(word));
    let promises = says(&["i'll", "we'll"])
        || spoken
            .windows(2)
            .any(|two| matches!(two, ["i" | "we", "will"]));
    let reference = Reference {
        now: context.now,
        zone,
        calendar: context.calendar,
    };
    let questions = tokens
        .iter()
        .filter(|token| token.kind == Kind::Mark('?'))
        .count();
    if promises && !deadlines::read(words, reference).is_empty() {
        Some("It says what you will do, and when.")
    } else if promises {
        Some("It says plainly what you will do.")
    } else if questions == 1 {
        Some("It asks one clear question.")
    } else if says(&["thanks", "thank"]) {
        Some("It says thank you.")
    } else if spoken.len() <= SHORT {
        Some("It is short and to the point.")
    } else {
        None
    }
}
