//! From what was said to an interval, and to what is owed by then.
//!
//! Where an interval lies is decided here; how a deadline word ("before") and the present moment bear on it is in
//! `due.rs`.

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::amount::Amount;
use super::days;
use super::expression::Grain;
use super::expression::Reference;
use super::hours::Clock;
use super::lexicon::Unit;
use super::said::Anchor;
use super::said::Edge;
use super::said::Limit;
use super::said::Part;
use super::said::Said;
use super::said::Shift;
use super::span::Span;
use crate::calendar::wall_time;

/// What is owed by a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owed {
    /// At this time on the wall, in the zone it was said in.
    At(DateTime),
    /// At this moment.
    Instant(Timestamp),
    /// At the end of this working day.
    DayEnd(Date),
    /// At the end of the last working day from the first to the last of these days.
    LastWorkingDay(Date, Date),
}

/// When something is.
#[derive(Clone, Debug)]
pub(super) struct Interval {
    /// Its start, local.
    pub start: DateTime,
    /// Its end, local.
    pub end: DateTime,
    /// How fine it is.
    pub grain: Grain,
    /// The zone both are in.
    pub zone: TimeZone,
    /// What is owed when it is a deadline.
    pub owed: Owed,
    /// What is owed when it is a deadline with "before".
    pub owed_before: Owed,
    /// What is owed in other readings.
    pub others: Vec<Owed>,
}

/// The moment and the place of reading.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    /// What the caller gave.
    pub reference: Reference<'a>,
    /// The present, to the second.
    pub now: Timestamp,
    /// The present on the speaker's wall.
    pub local: DateTime,
    /// The speaker's day, or the day something else is counted from.
    pub today: Date,
}

impl<'a> Scene<'a> {
    /// Sets the scene.
    pub(super) fn new(reference: Reference<'a>) -> Self {
        let now = Timestamp::from_second(reference.now.as_second()).unwrap_or(reference.now);
        let local = reference.zone.to_datetime(now);
        Self {
            reference,
            now,
            local,
            today: local.date(),
        }
    }

    /// Returns when that is; `None` when there is no such time.
    pub(super) fn interval(&self, said: &Said) -> Option<Interval> {
        if said.now {
            return self.instant(self.now);
        }
        if let Some(through) = &said.through {
            return self.range(said, through);
        }
        match said.shift {
            Some(shift) if shift.from == Anchor::Rest => self.from_rest(shift, said),
            Some(shift) => self.from_now(shift, said),
            None => {
                let span = if Span::is_said(said) {
                    Some(Span::of(self, said)?)
                } else {
                    None
                };
                self.placed(said, span)
            }
        }
    }

    /// Returns the part of a span, or of the next day that fits, that was said.
    fn placed(&self, said: &Said, span: Option<Span>) -> Option<Interval> {
        let today = Span::day(self.today);
        if let Some(clock) = said.clock {
            return self.clock(said, clock, span);
        }
        match (said.edge, &span) {
            (Some(Edge::DayEnd), _) => return self.day_end(said, &span.unwrap_or(today)),
            (Some(Edge::End), Some(day)) if day.grain == Grain::Day && !day.weekend => {
                return self.day_end(said, day);
            }
            (Some(Edge::FirstThing), _) => return self.first_thing(span),
            (Some(Edge::LastWorkingDay), Some(span)) => {
                let last = self
                    .reference
                    .calendar
                    .last_working_day(span.last, span.first)
                    .unwrap_or(span.last);
                return self.day_end(said, &Span::day(last));
            }
            (Some(Edge::Start), Some(day)) if day.grain == Grain::Day && said.part.is_none() => {
                return self.minute(
                    day.first.to_datetime(self.reference.calendar.day_start),
                    self.reference.zone.clone(),
                );
            }
            _ => {}
        }
        if let Some(part) = said.part {
            return self.part(part, span);
        }
        self.whole(said.edge, span?)
    }

    /// Returns a time of day on the day that was said, or the next such time.
    fn clock(&self, said: &Said, clock: Clock, span: Option<Span>) -> Option<Interval> {
        let zone = match said.zone {
            Some(zone) => zone.zone()?,
            None => self.reference.zone.clone(),
        };
        let present = zone.to_datetime(self.now);
        let minutes = clock.minutes(said.part);
        let on = |day: Date, minutes: i32| {
            let seconds = i64::from(minutes) * 60 + i64::from(clock.second.unwrap_or(0));
            day.to_datetime(jiff::civil::Time::MIN)
                .checked_add(seconds.seconds())
                .ok()
        };
        let mut others = Vec::new();
        let (day, first) = if let Some(span) = span {
            let late = on(span.first, minutes.first)? < present;
            let (first, other) = match minutes.other {
                Some(other) if late && on(span.first, other)? >= present => (other, None),
                other => (minutes.first, other.filter(|_| is_early(clock))),
            };
            others.extend(other.and_then(|other| on(span.first, other)));
            others.extend(span.others.iter().filter_map(|day| on(*day, first)));
            (span.first, first)
        } else {
            let today = if said.zone.is_some() {
                present.date()
            } else {
                self.today
            };
            let next = |minutes: i32| {
                let day = on(today, minutes)?;
                let past = day < present;
                Some(if past {
                    days::add_days(today, 1)?
                } else {
                    today
                })
            };
            let day = next(minutes.first)?;
            // "until 8" goes on from now, so the nearer 8 is meant.
            let nearer = minutes.other.filter(|_| said.limit == Some(Limit::Until));
            let nearer = match nearer {
                Some(other) if next(other)? < day => Some(other),
                _ => None,
            };
            if let Some(other) = nearer {
                return self.minute(on(next(other)?, other)?, zone);
            }
            let plausible = is_early(clock) || (day > today && clock.hour > 6);
            let other = minutes.other.filter(|_| plausible);
            others.extend(other.and_then(|other| on(next(other)?, other)));
            (day, minutes.first)
        };
        let start = on(day, first)?;
        let mut interval = self.minute(start, zone)?;
        if clock.second.is_some() {
            interval.grain = Grain::Second;
            interval.end = start.checked_add(1.second()).ok()?;
        }
        if let Some(end) = clock.end(first, said.part) {
            interval.end = on(day, end)?;
            interval.owed = Owed::At(interval.end);
        }
        interval.others = others.into_iter().map(Owed::At).collect();
        Some(interval)
    }

    /// Returns the minute that starts at `start`.
    fn minute(&self, start: DateTime, zone: TimeZone) -> Option<Interval> {
        Some(Interval {
            start,
            end: start.checked_add(1.minute()).ok()?,
            grain: Grain::Minute,
            zone,
            owed: Owed::At(start),
            owed_before: Owed::At(start),
            others: Vec::new(),
        })
    }

    fn day_end(&self, said: &Said, span: &Span) -> Option<Interval> {
        let zone = match said.zone {
            Some(zone) => zone.zone()?,
            None => self.reference.zone.clone(),
        };
        let end = self.reference.calendar.day_end;
        let mut interval = self.minute(span.last.to_datetime(end), zone)?;
        interval.others = span
            .others
            .iter()
            .map(|day| Owed::At(day.to_datetime(end)))
            .collect();
        Some(interval)
    }

    /// Returns the start of the working day.
    fn first_thing(&self, span: Option<Span>) -> Option<Interval> {
        let start = self.reference.calendar.day_start;
        let day = match span {
            Some(span) => span.first,
            None if self.local.time() < start => self.today,
            None => days::add_days(self.today, 1)?,
        };
        self.minute(day.to_datetime(start), self.reference.zone.clone())
    }

    fn part(&self, part: Part, span: Option<Span>) -> Option<Interval> {
        let (from, to, grain) = match part {
            Part::Morning => (0, 12, Grain::DayPart),
            Part::Lunch => (12, 13, Grain::Hour),
            Part::Afternoon => (12, 19, Grain::DayPart),
            Part::Evening | Part::Night => (18, 24, Grain::DayPart),
        };
        let day = match &span {
            Some(span) => span.first,
            None if i32::from(self.local.hour()) >= to => days::add_days(self.today, 1)?,
            None => self.today,
        };
        let at = |day: Date, hours: i32| day.at(0, 0, 0, 0).checked_add(hours.hours()).ok();
        let owed = |day: Date| match part {
            Part::Morning => at(day, 12).map(Owed::At),
            Part::Lunch => at(day, 12).map(Owed::At),
            Part::Afternoon => Some(Owed::DayEnd(day)),
            Part::Evening | Part::Night => at(day, 21).map(Owed::At),
        };
        Some(Interval {
            start: at(day, from)?,
            end: at(day, to)?,
            grain,
            zone: self.reference.zone.clone(),
            owed: owed(day)?,
            owed_before: Owed::At(at(day, from)?),
            others: span
                .into_iter()
                .flat_map(|span| span.others)
                .filter_map(owed)
                .collect(),
        })
    }

    /// Returns a whole span, or the place in it that was said.
    fn whole(&self, edge: Option<Edge>, span: Span) -> Option<Interval> {
        let calendar = self.reference.calendar;
        let mut span = span;
        let mut owed = span.owed();
        match edge {
            Some(Edge::WeekOf) => {
                let (first, last) = days::period(span.first, Unit::Week, 0)?;
                span = Span::new(first, last, Grain::Week);
                owed = span.owed();
            }
            Some(Edge::Middle) => {
                let middle = if span.grain == Grain::Week {
                    2
                } else {
                    i64::from(span.first.until(span.last).ok()?.get_days()) / 2
                };
                span = Span::day(days::add_days(span.first, middle)?);
                owed = span.owed();
            }
            Some(Edge::Start) => {
                let from = span.first.max(self.today);
                owed = Owed::DayEnd(
                    calendar
                        .first_working_day(from)
                        .filter(|day| *day <= span.last)
                        .unwrap_or(from),
                );
            }
            _ => {}
        }
        let mut interval = span.interval(self)?;
        interval.owed = owed;
        if edge == Some(Edge::Rest) && (interval.start..interval.end).contains(&self.local) {
            interval.start = self.local;
        }
        Some(interval)
    }

    /// Returns everything from the start of one thing to the end of another.
    fn range(&self, said: &Said, through: &Said) -> Option<Interval> {
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
        if !Span::is_said(&last) && last.shift.is_none() {
            last = Said {
                clock: last.clock,
                part: last.part,
                ..first.clone()
            };
        }
        let later = Self {
            today: start.start.date(),
            ..*self
        };
        let end = later.interval(&last)?;
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
    fn from_now(&self, shift: Shift, said: &Said) -> Option<Interval> {
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
            (Some((weekday, _)), _) => days::in_week_of(target, weekday)?,
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
    fn from_rest(&self, shift: Shift, said: &Said) -> Option<Interval> {
        let rest = Said {
            shift: None,
            ..said.clone()
        };
        let base = self.interval(&rest)?;
        let amount = shift.amount;
        if !amount.is_elapsed() && base.grain >= Grain::Day {
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
        self.minute(moment.datetime(), base.zone)
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

    /// Returns one second.
    fn instant(&self, moment: Timestamp) -> Option<Interval> {
        let start = self.reference.zone.to_datetime(moment);
        Some(Interval {
            start,
            end: start.checked_add(1.second()).ok()?,
            grain: Grain::Second,
            zone: self.reference.zone.clone(),
            owed: Owed::Instant(moment),
            owed_before: Owed::Instant(moment),
            others: Vec::new(),
        })
    }

    /// Returns an interval as "before" and its kin make it: from now until it starts.
    pub(super) fn bounded(&self, mut interval: Interval, limit: Option<Limit>) -> Interval {
        let present = interval.zone.to_datetime(self.now);
        let open = match limit {
            Some(Limit::Before) => true,
            Some(Limit::Until | Limit::Latest) => interval.grain < Grain::DayPart,
            _ => false,
        };
        if open && present < interval.start {
            interval.end = interval.start;
            interval.start = present;
        }
        interval
    }
}

/// Whether an hour without "am" or "pm" may well be the other one: people promise things for 7 in the evening.
fn is_early(clock: Clock) -> bool {
    (6..=8).contains(&clock.hour)
}
