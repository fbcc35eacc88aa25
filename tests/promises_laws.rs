//! Laws of recognising promises that hold for every message after every other.
//!
//! The laws stand in `laws/`; here are the messages they are tried on.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "laws/ground.rs"]
mod ground;
#[path = "laws/promises.rs"]
mod laws;

use std::path::Path;
use std::sync::LazyLock;

use goodword::deadlines::Reference;
use goodword::promises::Cues;
use goodword::wire;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::ground::CHANGES;
use crate::ground::WORDS;
use crate::ground::ZONES;
use crate::ground::calendars;

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let tips = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
    wire::learn(&wire::read_folder(&tips).unwrap())
        .unwrap()
        .cues
});

/// How people open, turn and close sentences, some of them promises.
const PARTS: &[&str] = &[
    "I'll",
    "i will",
    "we'll",
    "We will",
    "let me",
    "lemme",
    "I'm going to",
    "gonna",
    "I can",
    "will do",
    "on it",
    "sure",
    "yes,",
    "no,",
    "thanks",
    "could you",
    "can you",
    "if",
    "unless",
    "once",
    "when",
    "would",
    "not",
    "never",
    "don't",
    "send",
    "check",
    "look into",
    "get back to",
    "call",
    "fix",
    "tell",
    "ask",
    "write",
    "you",
    "<@U123>",
    "<@U1|mira>",
    "Acme",
    "them",
    "the quote",
    "it",
    "a look",
    "the report",
    "and",
    "but",
    "so",
    "to",
    "for",
    "with",
    "?",
    "!",
    ".",
    ",",
    "...",
    "\n",
    "> quoted",
    "`code`",
    "```",
    "*",
    "_",
    "“",
    "”",
    "’",
    ":+1:",
    "🎉",
    "👨‍👩‍👧",
    "<https://x.org|a link>",
    "<!channel>",
    "she said",
    "he'll",
    "they will",
    "promise",
    "swear",
    "\u{0}",
    "\u{301}",
    "א",
    "ß",
    "İ",
    "Ill",
    "II'll",
    "I'",
    "'ll",
    "&amp;",
    "&lt;",
    "<",
    ">",
    "|",
    "<@",
    "them:",
    "me:",
];

/// Checks the laws for one message after others.
fn check(
    text: &str,
    context: &[(bool, String)],
    now: Timestamp,
    zone: &str,
) -> Result<(), TestCaseError> {
    let calendar = &calendars()[0];
    let zone = &TimeZone::get(zone).unwrap();
    let reference = Reference {
        now,
        zone,
        calendar,
    };
    let context: Vec<(bool, &str)> = context
        .iter()
        .map(|(own, text)| (*own, text.as_str()))
        .collect();
    laws::check(text, &context, &CUES, reference)
        .map_err(|broken| TestCaseError::fail(format!("{text:?}: {broken}")))
}

fn messages() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => prop::sample::select(PARTS),
        1 => prop::sample::select(WORDS),
    ];
    (
        prop::collection::vec(part, 0..16),
        prop::sample::select(vec![" ", " ", " ", "", "  "]),
    )
        .prop_map(|(parts, glue)| parts.join(glue))
}

fn contexts() -> impl Strategy<Value = Vec<(bool, String)>> {
    let message = prop_oneof![messages(), any::<String>()];
    prop::collection::vec((any::<bool>(), message), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_message_after_any_others_obeys_the_laws(
        text in messages(),
        context in contexts(),
        day in prop::sample::select(CHANGES),
        zone in prop::sample::select(ZONES),
    ) {
        check(&text, &context, Timestamp::from_second(day).unwrap(), zone)?;
    }

    #[test]
    fn any_text_at_all_obeys_the_laws(text in any::<String>(), context in contexts()) {
        check(&text, &context, Timestamp::UNIX_EPOCH, "UTC")?;
    }
}
