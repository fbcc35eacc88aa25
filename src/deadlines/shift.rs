//! Amounts of time from now or from something else, and ranges from one thing to another.

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;

use super::amount::Amount;
use super::days;
use super::expression::Grain;
use super::lexicon::Unit;
use super::resolve::Interval;
use super::resolve::Owed;
use super::resolve::Scene;
use super::said::Said;
use super::slots::Anchor;
use super::slots::Edge;
use super::slots::Shift;
use super::span::Span;
use crate::calendar::wall_time;

impl Scene<'_> {
    /// Returns everything from the start of one thing to the end of another.
    pub(super) fn range(&self, said: &Said, through: &Said) -> Option<Interval> {
        let mut first = Said {
            through: None,
            ..said.clone()
        };
        let mut last = through.clone();
        if first.month.is_none() && first.number.is_some() {
            first.month = last.month;
            first.year = last.year;
        }
        last.year = last.year.or(first.year);
        let start = self.interval(&first)?;
        let later = Self {
            today: start.start.date(),
            ..*self
        };
        let end = if Span::is_said(&last) || last.shift.is_some() {
            later.interval(&last)?
        } else {
            last.zone = last.zone.or(first.zone);
            later.placed(&last, Some(Span::day(later.today)))?
        };
        let stop = if last.clock.is_some() {
            end.start
        } else {
            end.end
        };
        (stop > start.start).then(|| Interval {
            end: stop,
            owed: end.owed,
            others: Vec::new(),
            ..start
        })
    }

    /// Returns the moment an amount of time from now, or the day it falls on.
    pub(super) fn ahead(&self, shift: Shift, said: &Said) -> Option<Interval> {
        let Shift { amount, from } = shift;
        let end = self.moment_after(amount)?;
        let target = self.day_after(self.today, amount)?;
        if from == Anchor::Throughout {
            return self.throughout(amount, end, target);
        }
        if amount.is_elapsed() {
            return self.instant(end);
        }
        let day = match (said.weekday, said.month) {
            // "two months from today on Tuesday" is the Tuesday from then on.
            (Some((weekday, _)), _) if amount.months != 0 && amount.months % 12 != 0 => {
                days::weekday_after(target.yesterday().ok()?, weekday)?
            }
            (Some((weekday, _)), _) => {
                let day = days::in_week_of(target, weekday)?;
                days::add_days(day, if day < self.today { 7 } else { 0 })?
            }
            (None, Some(month)) => {
                let first = days::date(target.year().into(), month.into(), 1)?;
                let (first, last) = days::period(first, Unit::Month, 0)?;
                return Span::new(first, last, Grain::Month).interval(self);
            }
            _ => target,
        };
        let rest = Said {
            shift: None,
            weekday: None,
            ..said.clone()
        };
        self.placed(&rest, Some(Span::day(day)))
    }

    fn throughout(&self, amount: Amount, end: Timestamp, target: Date) -> Option<Interval> {
        let start = self.local;
        let stop = self.reference.zone.to_datetime(end);
        let owed = if amount.is_elapsed() {
            Owed::Instant(end)
        } else {
            Owed::DayEnd(target)
        };
        Some(Interval {
            start,
            // Clocks that go back can make a short span seem to end before it starts.
            end: stop.max(start.checked_add(1.second()).ok()?),
            grain: Grain::Second,
            zone: self.reference.zone.clone(),
            owed,
            owed_before: owed,
            others: Vec::new(),
        })
    }

    /// Returns what lies an amount of time after, or before, the rest of what was said.
    pub(super) fn shifted(&self, shift: Shift, said: &Said) -> Option<Interval> {
        let rest = Said {
            shift: None,
            ..said.clone()
        };
        let base = self.interval(&rest)?;
        let amount = shift.amount;
        if !amount.is_elapsed() && base.grain >= Grain::Day {
            if said.edge == Some(Edge::End) {
                let last = base.end.date().yesterday().ok()?;
                return Span::day(self.day_after(last, amount)?).interval(self);
            }
            let first = self.day_after(base.start.date(), amount)?;
            return match base.grain {
                Grain::Week => {
                    let (first, last) = days::period(first, Unit::Week, 0)?;
                    Span::new(first, last, Grain::Week).interval(self)
                }
                _ => Span::day(first).interval(self),
            };
        }
        let day = self.day_after(base.start.date(), amount)?;
        let moment = wall_time(day.to_datetime(base.start.time()), &base.zone)?;
        let moment = moment.checked_add(amount.seconds.seconds()).ok()?;
        let start = moment.datetime();
        let mut interval = Self::minute(start, base.zone)?;
        if start.second() != 0 {
            interval.grain = Grain::Second;
            interval.end = start.checked_add(1.second()).ok()?;
        }
        Some(interval)
    }

    /// Returns the day an amount of time after `day`.
    fn day_after(&self, day: Date, amount: Amount) -> Option<Date> {
        let day = days::add_months(day, amount.months)?;
        let day = days::add_days(day, amount.days)?;
        if amount.weekends != 0 {
            let (first, _) =
                days::period(day, Unit::Weekend, i32::try_from(amount.weekends).ok()?)?;
            return Some(first);
        }
        let working = u32::try_from(amount.working_days.unsigned_abs()).ok()?;
        if amount.working_days >= 0 {
            self.reference.calendar.add_working_days(day, working)
        } else {
            self.reference.calendar.subtract_working_days(day, working)
        }
    }

    /// Returns the moment an amount of time from now: days by the calendar, then hours as they pass.
    pub(super) fn moment_after(&self, amount: Amount) -> Option<Timestamp> {
        let day = self.day_after(self.local.date(), amount)?;
        let moment = if day == self.local.date() {
            self.now
        } else {
            wall_time(day.to_datetime(self.local.time()), self.reference.zone)?.timestamp()
        };
        moment
            .checked_add(jiff::Span::new().try_seconds(amount.seconds).ok()?)
            .ok()
    }
}
