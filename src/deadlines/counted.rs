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
use super::span::Span;

/// Returns the nth something of a span; in the next year when it is over and no year was said.
pub(super) fn counted(scene: &Scene<'_>, nth: Nth, within: &Span, said: &Said) -> Option<Span> {
    let found = count_in(scene, nth, within)?;
    let movable = (said.month.is_some() || said.names_a_quarter())
        && said.year.is_none()
        && said.period.is_none();
    if movable && found.last < scene.today {
        let unit = if within.grain == Grain::Year {
            Unit::Year
        } else {
            Unit::Month
        };
        let (first, last) = days::period(within.first.checked_add(1.year()).ok()?, unit, 0)?;
        return count_in(scene, nth, &Span::new(first, last, within.grain));
    }
    match (nth.of, said.weekday) {
        // "1st week of October on Friday"
        (Nthable::Unit(Unit::Week), Some((weekday, _))) => {
            days::in_week_of(found.first, weekday).map(Span::day)
        }
        _ => Some(found),
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
                Unit::Weekend => Grain::Day,
                Unit::Quarter => Grain::Quarter,
                _ => Grain::Month,
            };
            Span {
                weekend: unit == Unit::Weekend,
                ..Span::new(first, last, grain)
            }
        }
    };
    (found.last >= within.first && found.first <= within.last).then_some(found)
}
