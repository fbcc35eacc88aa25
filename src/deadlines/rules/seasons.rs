//! Seasons and numbered weeks: "next summer", "in the spring of 2027", "week 12", "2026-W12".

use super::super::classes::NUMBER;
use super::super::classes::SEASON;
use super::super::classes::YEAR;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::said::Said;
use super::super::slots::Season;
use super::super::slots::Strength;
use super::super::words;
use super::ends_well;
use super::index;

pub(super) const ROWS: &[Row] = &[
    ("{season}", |found| {
        (ends_well(found) && !of_something(found)).then(|| season(found, 0, Strength::None))?
    }),
    ("this|current {season}", |found| {
        season(found, 0, Strength::Full)
    }),
    ("next|coming|following {season}", |found| {
        season(found, 1, Strength::Full)
    }),
    ("last|past {season}", |found| {
        season(found, -1, Strength::Full)
    }),
    ("over|throughout [the] {season}", |found| {
        season(found, 0, Strength::Full)
    }),
    ("week [number|no] [.] {number}", |found| {
        week(found, Strength::Some)
    }),
    ("calendar week {number}", |found| {
        week(found, Strength::Full)
    }),
    ("cw {number}", |found| week(found, Strength::Full)),
    ("{year} - week {number}", week_of_a_year),
];

fn season(found: &Match<'_>, which: i32, strength: Strength) -> Option<Said> {
    let season = match index(found.of(SEASON)?) {
        0 => Season::Spring,
        1 => Season::Summer,
        2 => Season::Autumn,
        _ => Season::Winter,
    };
    Some(Said {
        season: Some((season, which)),
        ..Said::unsure(strength)
    })
}

/// Whether it is the fall of an empire, not of a year.
fn of_something(found: &Match<'_>) -> bool {
    let of = found.next().is_some_and(|next| next.word == words::OF);
    let year = found
        .tokens
        .get(found.end + 1)
        .is_some_and(|after| after.is(YEAR) || matches!(after.word, words::NEXT | words::THIS));
    of && !year
}

/// "week 12" of the calendar, not "week 2 of the project".
fn week(found: &Match<'_>, strength: Strength) -> Option<Said> {
    let number = found.of(NUMBER).filter(|token| token.is_digits())?.number;
    let of = found.next().is_some_and(|next| next.word == words::OF);
    let of_a_year = found
        .tokens
        .get(found.end + 1)
        .is_some_and(|after| after.is(YEAR));
    ((1..=53).contains(&number) && ends_well(found) && (!of || of_a_year)).then(|| Said {
        week: Some(number),
        ..Said::unsure(strength)
    })
}

/// "2026-W12"
fn week_of_a_year(found: &Match<'_>) -> Option<Said> {
    let year = found.of(YEAR)?;
    // The year of four digits is a number too.
    let week = found
        .nth_of(NUMBER, 0)
        .filter(|token| token.start > year.start)?;
    (1..=53).contains(&week.number).then(|| Said {
        week: Some(week.number),
        year: Some(year.number),
        ..Said::sure()
    })
}
