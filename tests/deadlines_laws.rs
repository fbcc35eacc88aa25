//! Laws that hold for every text at every moment: nothing panics, nothing is due in the past, time runs forward.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use goodword::calendar::Calendar;
use goodword::calendar::DateOrder;
use goodword::deadlines::Deadline;
use goodword::deadlines::Grain;
use goodword::deadlines::Reference;
use goodword::deadlines::TimeExpression;
use goodword::deadlines::deadline;
use goodword::deadlines::duration;
use goodword::deadlines::read;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::civil::Time;
use jiff::civil::Weekday;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;

/// Words that times are made of, and some that only look like it.
const WORDS: &[&str] = &[
    "by",
    "before",
    "until",
    "at",
    "on",
    "in",
    "the",
    "of",
    "no",
    "later",
    "than",
    "latest",
    "within",
    "next",
    "this",
    "last",
    "Friday",
    "mon",
    "sunday",
    "march",
    "may",
    "Feb",
    "today",
    "tomorrow",
    "tmrw",
    "tonight",
    "yesterday",
    "morning",
    "noon",
    "midnight",
    "EOD",
    "eom",
    "end",
    "week",
    "month",
    "quarter",
    "year",
    "weekend",
    "hours",
    "minutes",
    "days",
    "h",
    "m",
    "a",
    "an",
    "half",
    "couple",
    "business",
    "and",
    "to",
    "between",
    "from",
    "3",
    "12",
    "30",
    "31",
    "1030",
    "2026",
    "9999",
    "0",
    "99999",
    "3pm",
    "15:30",
    "12am",
    "24:00",
    "3/4",
    "31/12",
    "2/29",
    "2026-03-29",
    "1.5",
    "3-4pm",
    "12th",
    "31st",
    "first",
    "twenty",
    "two",
    "ET",
    "CET",
    "UTC",
    "+2",
    "GMT-12",
    "ago",
    "since",
    "after",
    "ides",
    "easter",
    "first thing",
    ",",
    ".",
    "(",
    ")",
    "-",
    "–",
    "'",
    "’",
    "é",
    "🎉",
    "\u{0}",
    "\u{301}",
    "א",
    "\n",
    "W/in",
    "2mrw",
    "1h30",
    "Q4",
    "o'clock",
    "//",
    "http://x",
    "a.m.",
    "p . m .",
    "summer",
    "fall",
    "spring of",
    "the Monday after",
    "the week before",
    "the closest Friday to",
    "same time",
    "this time",
    "end of the hour",
    "early",
    "late",
    "mid",
    "cw 12",
    "week 53",
    "2026-W12",
    "H2",
    "first half of",
    "last two weeks of",
    "third",
    "half",
    "½",
    "oh",
    "sharp",
    "-ish",
    "or so",
    "another",
    "EOW",
    "EOM",
    "9-5",
    "20260313",
    "6.3.26",
    "'26",
    "+0100",
    "wendesday",
    "London",
    "New York time",
    "happy",
    "Thanksgiving",
    "New Year's Eve",
    "Pentecost",
    "last June",
    "two weeks today",
    "Friday fortnight",
];

const ZONES: &[&str] = &[
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "America/St_Johns",
];

fn calendars() -> Vec<Calendar> {
    vec![
        Calendar::default(),
        Calendar {
            date_order: DateOrder::DayFirst,
            holidays: [date(2026, 3, 30), date(2026, 12, 25)].into(),
            ..Calendar::default()
        },
        Calendar {
            working_days: Vec::new(),
            day_start: Time::MIN,
            day_end: Time::MIN,
            ..Calendar::default()
        },
    ]
}

fn divides(grain: Grain, start: DateTime) -> bool {
    match grain {
        Grain::Second => start.subsec_nanosecond() == 0,
        Grain::Minute => start.second() == 0 && start.subsec_nanosecond() == 0,
        Grain::Hour | Grain::DayPart => start.minute() == 0,
        Grain::Day => start.time() == Time::MIN,
        Grain::Week => start.time() == Time::MIN && start.weekday() == Weekday::Monday,
        Grain::Month => start.time() == Time::MIN && start.day() == 1,
        Grain::Quarter => start.time() == Time::MIN && start.day() == 1 && start.month() % 3 == 1,
        Grain::Year => start.time() == Time::MIN && start.day_of_year() == 1,
    }
}

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
    let times = read(text, reference);
    prop_assert_eq!(&times, &read(text, reference));
    let mut end = 0;
    for time in &times {
        prop_assert!(
            time.span.start >= end && time.span.start < time.span.end,
            "{:?}",
            time.span
        );
        prop_assert!(text.get(time.span.clone()).is_some());
        prop_assert!(time.span.start <= time.core.start && time.core.end <= time.span.end);
        prop_assert!(text.get(time.core.clone()).is_some());
        end = time.span.end;
        lawful(text, time, now)?;
    }
    match deadline(text, reference) {
        Deadline::Due(time) => prop_assert!(time.due.is_some() && times.contains(&time)),
        Deadline::Past(time) => prop_assert!(time.due.is_none() && times.contains(&time)),
        Deadline::Open => {}
    }
    if let Some(moment) = duration(text, reference) {
        prop_assert!(moment > now);
    }
    Ok(())
}

fn lawful(text: &str, time: &TimeExpression, now: Timestamp) -> Result<(), TestCaseError> {
    prop_assert!(time.start < time.end, "{:?}: {:?}", text, time);
    // An interval that starts with the present starts at its second.
    let from_now = time.start
        == time
            .zone
            .to_datetime(Timestamp::from_second(now.as_second()).unwrap());
    prop_assert!(
        from_now || divides(time.grain, time.start),
        "{:?}: {:?}",
        text,
        time
    );
    prop_assert!(time.others.len() <= 2);
    for due in time.due.iter().chain(&time.others) {
        prop_assert!(
            due.timestamp().as_second() >= now.as_second(),
            "{:?}: {:?}",
            text,
            time
        );
    }
    prop_assert!(
        time.due
            .as_ref()
            .is_none_or(|due| !time.others.contains(due))
    );
    Ok(())
}

fn moments() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        // Around 2026, to the second; around clock changes of three zones; anywhere.
        (1_767_222_000_i64..1_830_294_000)
            .prop_map(|second| Timestamp::from_second(second).unwrap()),
        (
            0_i64..172_800,
            prop::sample::select(vec![
                1_774_656_000_i64,
                1_792_800_000,
                1_772_928_000,
                1_793_491_200,
                1_790_985_600,
                1_775_260_800,
            ])
        )
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
