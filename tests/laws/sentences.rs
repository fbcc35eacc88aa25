//! Sentences with times in them, made up from the parts that times have; some nobody would ever say.

use proptest::prelude::*;

const STARTS: &[&str] = &[
    "",
    "I'll send it",
    "we will call you",
    "the meeting is",
    "sure,",
    "<@U1>",
];
const LIMITS: &[&str] = &[
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
];
const DAYS: &[&str] = &[
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
];
const UNITS: &[&str] = &[
    "minutes",
    "hrs",
    "h",
    "days",
    "business days",
    "weeks",
    "months",
    "quarter",
    "years",
];
const ZONES: &[&str] = &["", "", "", "ET", "UTC", "(PT)", "GMT+14", "GMT-15", "CET"];
const GLUES: &[&str] = &[
    " ",
    ", ",
    " and ",
    " or ",
    "-",
    " to ",
    ". We'll see. ",
    "\n",
    " at the latest ",
];

/// A sentence with one to three times.
pub(crate) fn sentence() -> impl Strategy<Value = String> {
    let time = prop_oneof![
        clock(),
        date(),
        length(),
        one_of(DAYS).prop_map(str::to_owned)
    ];
    let part = (one_of(LIMITS), time, one_of(ZONES), one_of(GLUES))
        .prop_map(|(limit, time, zone, glue)| format!(" {limit} {time} {zone}{glue}"));
    (one_of(STARTS), prop::collection::vec(part, 1..4))
        .prop_map(|(start, parts)| [start, &parts.concat()].concat())
}

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

fn clock() -> impl Strategy<Value = String> {
    (
        0_u8..26,
        0_u8..62,
        one_of(&["", "am", " pm", " p.m.", " o'clock"]),
    )
        .prop_map(|(hour, minute, half)| match minute {
            0..30 => format!("{hour}{half}"),
            _ => format!("{hour}:{minute:02}{half}"),
        })
}

fn date() -> impl Strategy<Value = String> {
    let year = prop_oneof![Just(0_u16), 2024_u16..2030, 0_u16..9999];
    (0_u8..14, 0_u8..33, year).prop_map(|(month, day, year)| match year {
        0 => format!("{month}/{day}"),
        1..2000 => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{day}.{month}.{year}"),
    })
}

fn length() -> impl Strategy<Value = String> {
    let count = prop_oneof![
        (0_u64..60).prop_map(|count| count.to_string()),
        any::<u64>().prop_map(|count| count.to_string()),
        one_of(&["a couple of", "a few", "twenty-one", "half a", "1.5", "an"])
            .prop_map(str::to_owned),
    ];
    let how = one_of(&["in", "within", "in the next", "after", "for"]);
    (how, count, one_of(UNITS)).prop_map(|(how, count, unit)| format!("{how} {count} {unit}"))
}
