//! Days beside other days: "the Monday after Easter", "the day before the 12th", "the closest Friday to May 1".
//!
//! What the day is beside comes after it, as a phrase of its own.

use jiff::civil::Weekday;

use super::super::classes::CLOCK;
use super::super::classes::HOUR;
use super::super::classes::MONTH;
use super::super::classes::NAMED_HOUR;
use super::super::classes::ORDINAL;
use super::super::classes::PART;
use super::super::classes::PLURAL;
use super::super::classes::STOP;
use super::super::classes::UNIT;
use super::super::classes::WEEKDAY;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::lexicon::UNITS;
use super::super::lexicon::Unit;
use super::super::said::Said;
use super::super::slots::Beside;
use super::super::slots::Nthable;
use super::super::slots::Strength;
use super::super::words;
use super::index;
use super::periods::part_of;

pub(super) const ROWS: &[Row] = &[
    ("the [very|first|next] {weekday} after|following", |found| {
        weekday(found, 1)
    }),
    ("the [last] {weekday} before|preceding", |found| {
        weekday(found, -1)
    }),
    ("[the] {ordinal} {weekday} after|following", |found| {
        weekday(found, 1)
    }),
    ("[the] last {weekday} before", |found| weekday(found, -1)),
    ("[the] closest|nearest {weekday} to", |found| {
        closest(found, 1)
    }),
    ("[the] {ordinal} closest|nearest {weekday} to", |found| {
        closest(found, found.of(ORDINAL)?.number)
    }),
    ("the {part} after|following", |found| part(found, 1)),
    ("the {part} before|preceding", |found| part(found, -1)),
    ("the {unit} after|following", |found| unit(found, 1)),
    ("the [last] {unit} before|preceding", |found| {
        unit(found, -1)
    }),
    ("the [first|next] business day after|following", |found| {
        day_follows(found).then(|| said(Nthable::WorkingDay, 1, false))
    }),
    ("the [last] business day before|preceding", |found| {
        day_follows(found).then(|| said(Nthable::WorkingDay, -1, false))
    }),
];

fn said(what: Nthable, count: i32, closest: bool) -> Said {
    Said {
        beside: Some(Beside {
            what,
            count,
            closest,
        }),
        ..Said::unsure(Strength::None)
    }
}

fn weekday(found: &Match<'_>, sign: i32) -> Option<Said> {
    let day = Weekday::from_monday_zero_offset(index(found.of(WEEKDAY)?)).ok()?;
    let count = found.of(ORDINAL).map_or(1, |token| token.number);
    let sound = day_follows(found) && (1..=10).contains(&count);
    sound.then(|| said(Nthable::Weekday(day), sign * count, false))
}

fn closest(found: &Match<'_>, count: i32) -> Option<Said> {
    let day = Weekday::from_monday_zero_offset(index(found.of(WEEKDAY)?)).ok()?;
    let sound = day_follows(found) && (1..=10).contains(&count);
    sound.then(|| said(Nthable::Weekday(day), count, true))
}

fn unit(found: &Match<'_>, count: i32) -> Option<Said> {
    let token = found.of(UNIT).filter(|token| !token.is(PLURAL))?;
    let unit = *UNITS.get(usize::try_from(index(token)).ok()?)?;
    let whole_days = matches!(
        unit,
        Unit::Day | Unit::Weekend | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year
    );
    (whole_days && day_follows(found)).then(|| said(Nthable::Unit(unit), count, false))
}

/// "the night before Christmas"
fn part(found: &Match<'_>, count: i32) -> Option<Said> {
    day_follows(found).then(|| {
        Some(Said {
            part: Some(part_of(found)?),
            ..said(Nthable::Unit(Unit::Day), count, false)
        })
    })?
}

/// Whether a day comes next, not a time of day: "later in the day after 5pm" names no other day.
fn day_follows(found: &Match<'_>) -> bool {
    let Some(next) = found.next() else {
        return false;
    };
    let after = found.tokens.get(found.end + 1);
    let of_a_month =
        next.is(HOUR) && after.is_some_and(|after| after.is(MONTH) || after.word == words::OF);
    let known = next.word != 0 || next.classes != 0;
    known && (of_a_month || !next.is(STOP | CLOCK | HOUR | NAMED_HOUR | PART))
}
