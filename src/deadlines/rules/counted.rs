//! The nth something: "first Tuesday of October", "last working day of the month".

use jiff::civil::Weekday;

use super::super::classes::ORDINAL;
use super::super::classes::UNIT;
use super::super::classes::WEEKDAY;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::lexicon::UNITS;
use super::super::lexicon::Unit;
use super::super::said::Said;
use super::super::slots::Nth;
use super::super::slots::Nthable;
use super::super::slots::Period;
use super::super::slots::Strength;
use super::super::words;
use super::ends_well;
use super::index;

pub(super) const ROWS: &[Row] = &[
    (
        "[the] [very] {ordinal}|last|first {weekday} of|in|from",
        nth_weekday,
    ),
    (
        "[the] {ordinal} [to] last {weekday} of|in|from",
        nth_weekday,
    ),
    ("[the] {ordinal}|first {weekday}", lone_weekday),
    (
        "[the] [very] {ordinal}|last|first {unit} of|in|from",
        nth_unit,
    ),
    ("[the] {ordinal} [to] last {unit} of|in|from", nth_unit),
    ("[the] penultimate {unit} of|in|from", |found| {
        unit_of(found, -2)
    }),
    (
        "[the] [very] {ordinal}|last|first business day of|in|from",
        nth_unit,
    ),
    (
        "[the] {ordinal} [to] last business day of|in|from",
        nth_unit,
    ),
    ("[the] last business day", |found| {
        last_of_a_month(found, Nthable::WorkingDay)
    }),
    ("[the] first|last {amount} of|in", several_days),
    ("[the] {ordinal}|first|last half of|in", half),
    ("h1", |_| Some(half_year(1))),
    ("h2", |_| Some(half_year(2))),
];

/// Returns which one is meant, from the end when negative: "second last", "last but one".
fn count(found: &Match<'_>) -> Option<i32> {
    let last = found.has("last");
    match found.of(ORDINAL) {
        Some(token) if last => Some(-token.number),
        Some(token) => Some(token.number),
        None if last => Some(-1),
        None => None,
    }
}

fn nth_weekday(found: &Match<'_>) -> Option<Said> {
    let day = Weekday::from_monday_zero_offset(index(found.of(WEEKDAY)?)).ok()?;
    Some(nth(count(found)?, Nthable::Weekday(day)))
}

/// "the third Thursday" of this month, or of the next.
fn lone_weekday(found: &Match<'_>) -> Option<Said> {
    let number = count(found).filter(|number| (1..=5).contains(number))?;
    let day = Weekday::from_monday_zero_offset(index(found.of(WEEKDAY)?)).ok()?;
    let sure = found.has("the") && ends_well(found);
    // "every second Friday"
    let again = found
        .before()
        .is_some_and(|before| matches!(before.word, words::EVERY | words::EACH));
    Some(Said {
        strength: match (again, sure) {
            (true, _) => Strength::Full,
            (false, true) => Strength::Some,
            (false, false) => Strength::None,
        },
        never_due: again,
        ..nth(number, Nthable::Weekday(day))
    })
}

fn last_of_a_month(found: &Match<'_>, of: Nthable) -> Option<Said> {
    ends_well(found).then(|| Said {
        period: Some(Period {
            unit: Unit::Month,
            offset: 0,
        }),
        ..nth(-1, of)
    })
}

/// "first two days of June", "last two weeks of June"
fn several_days(found: &Match<'_>) -> Option<Said> {
    let amount = found.amount?;
    let days = i32::try_from(amount.days)
        .ok()
        .filter(|days| (2..=200).contains(days))?;
    let number = if found.has("last") { -1 } else { 1 };
    (!amount.is_elapsed() && amount.months == 0).then(|| nth(number, Nthable::Days(days)))
}

fn half(found: &Match<'_>) -> Option<Said> {
    let number = match count(found)? {
        -1 => 2,
        number => number,
    };
    (1..=2)
        .contains(&number)
        .then(|| nth(number, Nthable::Half))
}

/// "H2 2027", "in H2"
fn half_year(number: i32) -> Said {
    nth(number, Nthable::HalfYear)
}

fn nth_unit(found: &Match<'_>) -> Option<Said> {
    let number = count(found)?;
    if found.has("business") {
        return Some(nth(number, Nthable::WorkingDay));
    }
    unit_of(found, number)
}

fn unit_of(found: &Match<'_>, number: i32) -> Option<Said> {
    let units = found.nth_of(UNIT, usize::from(found.of(UNIT)?.is(ORDINAL)))?;
    let unit = *UNITS.get(usize::try_from(index(units)).ok()?)?;
    let fits = matches!(
        unit,
        Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter
    );
    fits.then(|| nth(number, Nthable::Unit(unit)))
}

fn nth(number: i32, of: Nthable) -> Said {
    Said {
        nth: Some(Nth { number, of }),
        ..Said::unsure(Strength::None)
    }
}
