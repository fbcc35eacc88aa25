//! Ends and starts: "EOD", "close of business", "end of the month", "EOW next week", "first thing".

use super::super::classes::MONTH;
use super::super::classes::UNIT;
use super::super::classes::YEAR;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::lexicon::Unit;
use super::super::said::Said;
use super::super::slots::Edge;
use super::super::slots::Period;
use super::super::slots::Strength;
use super::super::words;
use super::ends_well;
use super::periods::edge;
use super::periods::of_today;

pub(super) const ROWS: &[Row] = &[
    ("[the|my|your|our] day end", |found| {
        let glued = found.has("day") && ends_well(found);
        glued.then(|| edge(Edge::DayEnd, Strength::Some))
    }),
    ("eod", |_| Some(edge(Edge::DayEnd, Strength::Full))),
    ("end of business [day]", |_| {
        Some(edge(Edge::DayEnd, Strength::Full))
    }),
    ("end of play", |_| Some(edge(Edge::DayEnd, Strength::Full))),
    ("end of [the|my|your|our|this] [business] day", |_| {
        Some(edge(Edge::DayEnd, Strength::Full))
    }),
    ("end of today", |_| Some(of_today(Edge::DayEnd))),
    ("beginning|open|opening of business|play [day]", |_| {
        Some(edge(Edge::FirstThing, Strength::Full))
    }),
    ("sob|sod", |_| Some(edge(Edge::FirstThing, Strength::Full))),
    ("eom|eoq|eoy", |found| {
        // "EOM March", "EOY 2027"
        let named = found
            .next()
            .is_some_and(|next| next.is(MONTH | YEAR) || next.word == words::Q);
        named.then(|| edge(Edge::LastWorkingDay, Strength::None))
    }),
    ("eow|eom|eoq|eoy", last_working_day),
    (
        "eow|eom|eoq|eoy [of] this|next|following|coming {unit}",
        last_working_day,
    ),
    ("eom|eoq|eoy of", |_| {
        Some(edge(Edge::LastWorkingDay, Strength::None))
    }),
    ("end of", |_| Some(edge(Edge::End, Strength::None))),
    ("end of {unit}", end_of_unit),
    ("[the|my|your|our] week|month|quarter|year end", end_of_unit),
    ("first thing", |_| {
        Some(edge(Edge::FirstThing, Strength::Full))
    }),
];

/// "EOW", "EOM next month", but not "EOM next week".
fn last_working_day(found: &Match<'_>) -> Option<Said> {
    let (_, name, unit) = [
        ("eow", "week", Unit::Week),
        ("eom", "month", Unit::Month),
        ("eoq", "quarter", Unit::Quarter),
        ("eoy", "year", Unit::Year),
    ]
    .into_iter()
    .find(|(end, ..)| found.has(end))?;
    let later = found.has("next") || found.has("following") || found.has("coming");
    (found.of(UNIT).is_none() || found.has(name)).then(|| Said {
        period: Some(Period {
            unit,
            offset: i32::from(later),
        }),
        ..edge(Edge::LastWorkingDay, Strength::Full)
    })
}

/// "end of month" without an article.
fn end_of_unit(found: &Match<'_>) -> Option<Said> {
    let unit = [
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("quarter", Unit::Quarter),
        ("year", Unit::Year),
    ]
    .into_iter()
    .find(|(word, _)| found.has(word))
    .map(|(_, unit)| unit)?;
    Some(Said {
        period: Some(Period { unit, offset: 0 }),
        ..edge(Edge::End, Strength::Full)
    })
}
