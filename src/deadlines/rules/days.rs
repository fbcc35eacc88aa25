//! Days by their names: "tomorrow", "next Friday", "a week on Tuesday".

use jiff::civil::Weekday;

use super::super::classes::AMPM;
use super::super::classes::CLOCK;
use super::super::classes::DAY;
use super::super::classes::DOUBTFUL;
use super::super::classes::HOUR;
use super::super::classes::NAMED_HOUR;
use super::super::classes::NUMBER;
use super::super::classes::OBJECT;
use super::super::classes::PART;
use super::super::classes::PLURAL;
use super::super::classes::STOP;
use super::super::classes::UNIT;
use super::super::classes::WEEKDAY;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::said::Said;
use super::super::slots::Part;
use super::super::slots::Strength;
use super::super::slots::Which;
use super::super::words;
use super::ends_well;
use super::index;

pub(super) const ROWS: &[Row] = &[
    ("today", |_| Some(days(0))),
    ("this|current day", |_| Some(days(0))),
    ("tomorrow", |_| Some(days(1))),
    ("tom", tom),
    ("tomorrow's", |_| Some(of_a_day(1))),
    ("today's", |_| Some(of_a_day(0))),
    ("next|following day", |_| Some(days(1))),
    ("[the] day after tomorrow", |_| Some(days(2))),
    ("overmorrow", |_| Some(days(2))),
    ("yesterday", |_| Some(days(-1))),
    ("[the] day before yesterday", |_| Some(days(-2))),
    ("tonight", |_| Some(tonight())),
    ("a|one week today", |_| Some(days(7))),
    ("a|one week tomorrow", |_| Some(days(8))),
    ("today week", |_| Some(days(7))),
    ("tomorrow week", |_| Some(days(8))),
    ("{weekday}", |found| weekday(found, Which::Bare)),
    ("this|coming [coming] {weekday}", |found| {
        weekday(found, Which::This)
    }),
    ("next|following {weekday}", |found| {
        weekday(found, Which::Next)
    }),
    ("last|past {weekday}", |found| weekday(found, Which::Last)),
    ("{weekday} [the] {day}", weekday_number),
    ("[this] {weekday} coming", |found| {
        weekday(found, Which::This)
    }),
    ("{weekday} fortnight", |found| {
        weekday(found, Which::WeeksAfter(2))
    }),
    ("a|one week {weekday}", |found| {
        weekday(found, Which::WeeksAfter(1))
    }),
    ("in {number} {weekday}", |found| {
        let plural = found.of(WEEKDAY)?.is(PLURAL) && ends_well(found);
        plural.then(|| in_weeks(found, -1))?
    }),
    ("{weekday} week", |found| {
        weekday(found, Which::WeeksAfter(1))
    }),
    ("{weekday} after next", |found| {
        weekday(found, Which::WeeksAfter(1))
    }),
    ("a|one week on {weekday}", |found| {
        weekday(found, Which::WeeksAfter(1))
    }),
    ("{number} week on {weekday}", |found| in_weeks(found, 0)),
    ("{number} {weekday} from now|today", |found| {
        in_weeks(found, -1)
    }),
];

fn days(days: i32) -> Said {
    Said {
        days: Some(days),
        ..Said::sure()
    }
}

/// "tomorrow's" is a time before "end of day", and after words such as "by".
fn of_a_day(number: i32) -> Said {
    Said {
        strength: Strength::None,
        ..days(number)
    }
}

/// "tom" is tomorrow only in lower case and where a time is expected; else he is a person.
fn tom(found: &Match<'_>) -> Option<Said> {
    let capital = found.tokens.get(found.first)?.capital;
    (!capital).then(|| Said {
        days: Some(1),
        ..Said::unsure(Strength::None)
    })
}

fn tonight() -> Said {
    Said {
        part: Some(Part::Night),
        ..days(0)
    }
}

fn weekday(found: &Match<'_>, which: Which) -> Option<Said> {
    let token = found.of(WEEKDAY)?;
    let day = Weekday::from_monday_zero_offset(index(token)).ok()?;
    let doubtful = token.is(DOUBTFUL) && which == Which::Bare;
    let before = found.before();
    let named = before.is_some_and(|before| before.word == words::THE);
    // A capital within a sentence makes "Sun" and "Wed" days.
    let proper = token.capital && before.is_some_and(|before| !before.is(STOP));
    // "ship it mon" at the end; "where it sat" is none.
    let ends = found.next().is_none_or(|next| next.is(STOP)) && index(token) != 5;
    let told = ends && before.is_some_and(|before| before.is(OBJECT));
    if named && beside_an_event(found) {
        return None;
    }
    let strength = match (doubtful, named) {
        (true, false) if told => Strength::Full,
        (false, _) => Strength::Full,
        (true, false) if proper => Strength::Full,
        (true, false) => Strength::Some,
        // "look for the sun"
        (true, true) => Strength::None,
    };
    // "on Fridays", "every Friday", "every other Friday"
    let other = before.is_some_and(|before| before.word == words::OTHER);
    let each =
        other || before.is_some_and(|before| matches!(before.word, words::EVERY | words::EACH));
    Some(Said {
        weekday: Some((day, which)),
        never_due: which == Which::Bare && (each || token.is(PLURAL)),
        ..Said::unsure(strength)
    })
}

/// Whether it is the Monday after something whose day is unknown: "the Monday after the release".
fn beside_an_event(found: &Match<'_>) -> bool {
    let beside = found
        .next()
        .is_some_and(|next| matches!(next.word, words::AFTER | words::BEFORE));
    // Beside a day it has been read as a whole; what is left is a time of that Monday, or an event.
    let event = found.tokens.get(found.end + 1);
    beside && event.is_some_and(|event| !event.is(STOP | CLOCK | HOUR | NAMED_HOUR | PART))
}

/// "Monday 21". A number that can be an hour is none of a day.
fn weekday_number(found: &Match<'_>) -> Option<Said> {
    let number = found.of(DAY)?;
    let sure = number.is_digits() && number.number > 12 && ends_well(found);
    let glued = found
        .next()
        .is_some_and(|next| next.glued && next.is(UNIT | AMPM));
    let said = weekday(found, Which::Bare)?;
    (sure && !glued).then_some(Said {
        number: Some(number.number),
        ..said
    })
}

fn in_weeks(found: &Match<'_>, more: i32) -> Option<Said> {
    let weeks = i8::try_from(found.of(NUMBER)?.number + more).ok()?;
    weekday(found, Which::WeeksAfter(weeks.max(0)))
}
