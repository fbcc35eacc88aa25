//! Laws that hold for every text at every moment: nothing panics, nothing is due in the past, time runs forward.
//!
//! The laws stand in `laws/`; here are the texts they are tried on: arbitrary ones, and such as times are made of.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "laws/ground.rs"]
mod ground;
#[path = "laws/deadlines.rs"]
mod laws;
#[path = "laws/sentences.rs"]
mod sentences;

use goodword::calendar::Calendar;
use goodword::deadlines::Reference;
use goodword::deadlines::read;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::ground::CHANGES;
use crate::ground::WORDS;
use crate::ground::ZONES;
use crate::ground::calendars;

/// Checks the laws for one text at one moment.
fn check(
    text: &str,
    now: Timestamp,
    zone: &TimeZone,
    calendar: &Calendar,
) -> Result<(), TestCaseError> {
    let reference = Reference {
        now,
        zone,
        calendar,
    };
    laws::check(text, reference)
        .map_err(|broken| TestCaseError::fail(format!("{text:?}: {broken}")))
}

fn moments() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        // Around 2026, to the second; around clock changes of three zones; anywhere.
        (1_767_222_000_i64..1_830_294_000)
            .prop_map(|second| Timestamp::from_second(second).unwrap()),
        (0_i64..172_800, prop::sample::select(CHANGES))
            .prop_map(|(more, base)| Timestamp::from_second(base + more).unwrap()),
        (Timestamp::MIN.as_second()..Timestamp::MAX.as_second())
            .prop_map(|second| Timestamp::from_second(second).unwrap()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_at_any_moment_obey_the_laws(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..12),
        glue in prop::sample::select(vec![" ", " ", " ", "", "  ", "-"]),
        now in moments(),
        zone in prop::sample::select(ZONES),
        calendar in prop::sample::select(calendars()),
    ) {
        let zone = TimeZone::get(zone).unwrap();
        check(&words.join(glue), now, &zone, &calendar)?;
    }

    #[test]
    fn any_text_obeys_the_laws(text in any::<String>(), now in moments()) {
        check(&text, now, &TimeZone::UTC, &Calendar::default())?;
    }

    #[test]
    fn any_promise_with_times_in_it_obeys_the_laws(
        text in sentences::sentence(),
        now in moments(),
        zone in prop::sample::select(ZONES),
        calendar in prop::sample::select(calendars()),
    ) {
        let zone = TimeZone::get(zone).unwrap();
        check(&text, now, &zone, &calendar)?;
    }

    #[test]
    fn any_digits_obey_the_laws(text in "[0-9/:.,\\-+a-z ’]{0,24}", now in moments()) {
        check(&text, now, &TimeZone::UTC, &Calendar::default())?;
    }
}

#[test]
fn the_ends_of_time_are_no_trap() {
    for now in [Timestamp::MIN, Timestamp::MAX, Timestamp::UNIX_EPOCH] {
        for zone in ZONES {
            let zone = TimeZone::get(zone).unwrap();
            for calendar in calendars() {
                for word in WORDS {
                    check(word, now, &zone, &calendar).unwrap();
                    check(
                        &format!("by next {word} in 9999 years"),
                        now,
                        &zone,
                        &calendar,
                    )
                    .unwrap();
                }
            }
        }
    }
}

#[test]
fn ten_thousand_times_in_one_text_are_all_read() {
    let text = "by Friday 3pm; ".repeat(10_000);
    let now = "2026-03-04T09:20:00Z".parse().unwrap();
    let calendar = Calendar::default();
    let reference = Reference {
        now,
        zone: &TimeZone::UTC,
        calendar: &calendar,
    };
    assert_eq!(read(&text, reference).len(), 10_000);
}
