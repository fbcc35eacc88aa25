//! Whatever is said after whatever else: what is recognised as a promise obeys the laws.
//!
//! The messages of a conversation stand a line each; a line that begins with `<` is the same author's, the last one
//! is the message itself.
#![no_main]

#[path = "../../laws/ground.rs"]
mod ground;
mod input;
#[path = "../../laws/promises.rs"]
mod laws;

use std::sync::LazyLock;

use goodword::deadlines::Reference;
use goodword::promises::Cues;
use goodword::wire;
use libfuzzer_sys::fuzz_target;

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    wire::learn(&wire::built_in())
        .unwrap_or_else(|problems| panic!("{problems:?}"))
        .cues
});

fuzz_target!(|bytes: &[u8]| {
    if let Some(input) = input::input(bytes) {
        let (before, text) = input.text.rsplit_once('\n').unwrap_or(("", &input.text));
        let context: Vec<(bool, &str)> = before
            .lines()
            .map(|line| line.strip_prefix('<').map_or((false, line), |own| (true, own)))
            .collect();
        let reference = Reference {
            now: input.now,
            zone: &input.zone,
            calendar: &input.calendar,
        };
        if let Err(broken) = laws::check(text, &context, &CUES, reference) {
            panic!("{:?} at {}: {broken}", input.text, input.now);
        }
    }
});
