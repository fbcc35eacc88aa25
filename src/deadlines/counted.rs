//! The nth something of a period: "first Tuesday of October", "last working day of the month".

use jiff::ToSpan;
use jiff::civil::Weekday;

use super::days;
use super::expression::Grain;
use super::lexicon::Unit;
use super::resolve::Scene;
use super::said::Said;
use super::slots::Nth;
use super::slots::Nthable;
use super::slots::Turn;
use super::span::Span;

/// Returns the nth something of a span; of the next one when it is over and none was said for sure.
pub(super) fn counted(scene: &Scene<'_>, nth: Nth, within: &Span, said: &Said) -> Option<Span> {
    let mut found = count_in(scene, nth, within);
    let over = found.as_ref().is_none_or(|found| found.last < scene.today);
    if over && let Some((step, unit)) = steps(within, said) {
        let later = within.first.checked_add(step).ok()?;
        let (first, last) = days::period(later, unit, 0)?;
        found = count_in(scene, nth, &Span::new(first, last, within.grain)).or(found);
    }
    let found = found?;
    match (nth.of, said.weekday) {
        // "1st week of October on Friday"
        (Nthable::Unit(Unit::Week), Some((weekday, _))) => {
            days::in_week_of(found.first, weekday).map(Span::day)
        }
        _ => Some(found),
    }
}

/// Returns how far the next such period is, when no year and no "this" or "next" was said.
fn steps(within: &Span, said: &Said) -> Option<(jiff::Span, Unit)> {
    match said.period {
        _ if said.year.is_some() => None,
        Some(period) if said.turn == Turn::Rolls => match period.unit {
            Unit::Week => Some((7.days(), Unit::Week)),
            Unit::Month => Some((1.month(), Unit::Month)),
            Unit::Quarter => Some((3.months(), Unit::Quarter)),
            _ => Some((1.year(), Unit::Year)),
        },
        Some(_) => None,
        None if said.month.is_some() => Some((1.year(), Unit::Month)),
        None if within.grain == Grain::Month => Some((1.month(), Unit::Month)),
        None => said.names_a_quarter().then_some((1.year(), Unit::Year)),
    }
}

fn count_in(scene: &Scene<'_>, nth: Nth, within: &Span) -> Option<Span> {
    let calendar = scene.reference.calendar;
    let steps = i64::from(nth.number) - i64::from(nth.number.signum());
    let found = match nth.of {
        Nthable::Weekday(weekday) => {
            let edge = if nth.number > 0 {
                within.first.yesterday()
            } else {
                within.last.tomorrow()
            };
            Span::day(edge.ok()?.nth_weekday(nth.number, weekday).ok()?)
        }
        Nthable::WorkingDay => {
            let count = nth.number.unsigned_abs();
            Span::day(if nth.number > 0 {
                calendar.add_working_days(within.first.yesterday().ok()?, count)?
            } else {
                calendar.subtract_working_days(within.last.tomorrow().ok()?, count)?
            })
        }
        Nthable::Days(days) => run_of_days(within, days, nth.number)?,
        Nthable::Half | Nthable::HalfYear => half(within, nth.number)?,
        Nthable::Unit(Unit::Weekend) => weekend(within, nth.number)?,
        Nthable::Unit(Unit::Day) => {
            let edge = if nth.number > 0 {
                within.first
            } else {
                within.last
            };
            Span::day(days::add_days(edge, steps)?)
        }
        Nthable::Unit(Unit::Week) => {
            // The first week of a month is the one with its first Thursday, the last the one with its last.
            let edge = if nth.number > 0 {
                within.first.yesterday()
            } else {
                within.last.tomorrow()
            };
            let thursday = edge.ok()?.nth_weekday(nth.number, Weekday::Thursday).ok()?;
            let (first, last) = days::period(thursday, Unit::Week, 0)?;
            Span::new(first, last, Grain::Week)
        }
        Nthable::Unit(unit) => {
            let edge = if nth.number > 0 {
                within.first
            } else {
                within.last
            };
            let (first, last) = days::period(edge, unit, i32::try_from(steps).ok()?)?;
            let grain = match unit {
                Unit::Quarter => Grain::Quarter,
                _ => Grain::Month,
            };
            Span::new(first, last, grain)
        }
    };
    (found.last >= within.first && found.first <= within.last).then_some(found)
}

/// Returns so many days at the start, or at the end.
fn run_of_days(within: &Span, days: i32, number: i32) -> Option<Span> {
    let more = i64::from(days) - 1;
    let (first, last) = if number > 0 {
        (within.first, days::add_days(within.first, more)?)
    } else {
        (days::add_days(within.last, -more)?, within.last)
    };
    (within.first <= first && last <= within.last).then(|| Span::stretch(first, last))
}

/// Returns the first or the second half: of a month its first fifteen days, of a year its first six months.
fn half(within: &Span, number: i32) -> Option<Span> {
    let turn = match within.grain {
        Grain::Month => days::add_days(within.first, 15)?,
        Grain::Year => days::add_months(within.first, 6)?,
        _ => {
            let length = i64::from(within.first.until(within.last).ok()?.get_days()) + 1;
            days::add_days(within.first, length / 2)?
        }
    };
    let (first, last) = match number {
        1 => (within.first, turn.yesterday().ok()?),
        2 => (turn, within.last),
        _ => return None,
    };
    Some(Span::stretch(first, last))
}

/// Returns a weekend by its Saturday.
fn weekend(within: &Span, number: i32) -> Option<Span> {
    let edge = if number > 0 {
        within.first.yesterday()
    } else {
        within.last.tomorrow()
    };
    let saturday = edge.ok()?.nth_weekday(number, Weekday::Saturday).ok()?;
    Some(Span {
        weekend: true,
        ..Span::new(saturday, saturday.tomorrow().ok()?, Grain::Day)
    })
}
