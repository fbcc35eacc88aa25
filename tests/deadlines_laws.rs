//! Laws that hold for every text at every moment: nothing panics, nothing is due in the past, time runs forward.
//!
//! The laws stand in `laws/`; here are the texts they are tried on: arbitrary ones, and such as times are made of.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "laws/ground.rs"]
mod ground;
#[path = "laws/deadlines.rs"]
mod laws;

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

/// Sentences with one to three times in them, some of which nobody would say.
fn promises() -> impl Strategy<Value = String> {
    let one_of = |words: &'static [&'static str]| prop::sample::select(words);
    let clock = (
        0_u8..26,
        0_u8..62,
        one_of(&["", "am", " pm", " p.m.", " o'clock"]),
    )
        .prop_map(|(hour, minute, half)| match minute {
            0..30 => format!("{hour}{half}"),
            _ => format!("{hour}:{minute:02}{half}"),
        });
    let date = (
        0_u8..14,
        0_u8..33,
        prop_oneof![Just(0_u16), 2024_u16..2030, 0_u16..9999],
    )
        .prop_map(|(month, day, year)| match year {
            0 => format!("{month}/{day}"),
            1..2000 => format!("{year:04}-{month:02}-{day:02}"),
            _ => format!("{day}.{month}.{year}"),
        });
    let length = (
        one_of(&["in", "within", "in the next", "after", "for"]),
        prop_oneof![
            (0_u64..60).prop_map(|count| count.to_string()),
            any::<u64>().prop_map(|count| count.to_string()),
            one_of(&["a couple of", "a few", "twenty-one", "half a", "1.5", "an"])
                .prop_map(str::to_owned),
        ],
        one_of(&[
            "minutes",
            "hrs",
            "h",
            "days",
            "business days",
            "weeks",
            "months",
            "quarter",
            "years",
        ]),
    )
        .prop_map(|(how, count, unit)| format!("{how} {count} {unit}"));
    let day = one_of(&[
        "today",
        "tomorrow",
        "Friday",
        "next Monday",
        "this Wednesday",
        "a week on Friday",
        "next week",
        "the end of next month",
        "EOD",
        "EOW Thursday",
        "the 31st",
        "Feb 29",
        "20 March",
        "the weekend",
        "tonight",
        "first thing",
        "noon",
        "Friday morning",
        "Monday to Wednesday",
        "between 3 and 4pm",
    ])
    .prop_map(str::to_owned);
    let time = prop_oneof![clock, date, length, day];
    let limit = one_of(&[
        "by",
        "before",
        "at",
        "on",
        "until",
        "no later than",
        "latest",
        "since",
        "",
        "from",
    ]);
    let zone = one_of(&["", "", "", "ET", "UTC", "(PT)", "GMT+14", "GMT-15", "CET"]);
    let part = (limit, time, zone).prop_map(|(limit, time, zone)| format!("{limit} {time} {zone}"));
    let glue = one_of(&[
        " ",
        ", ",
        " and ",
        " or ",
        "-",
        " to ",
        ". We'll see. ",
        "\n",
        " at the latest ",
    ]);
    (
        one_of(&[
            "",
            "I'll send it",
            "we will call you",
            "the meeting is",
            "sure,",
            "<@U1>",
        ]),
        prop::collection::vec((part, glue), 1..4),
    )
        .prop_map(|(start, parts)| {
            parts.iter().fold(start.to_owned(), |text, (part, glue)| {
                [&text, " ", part, glue].concat()
            })
        })
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
        text in promises(),
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
