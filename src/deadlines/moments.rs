//! Times and parts of a day: which minute "at 7" is, when "this afternoon" starts, when a day ends.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::days;
use super::expression::Grain;
use super::hours::Clock;
use super::hours::Minutes;
use super::resolve::Interval;
use super::resolve::Owed;
use super::resolve::Scene;
use super::said::Said;
use super::slots::Limit;
use super::slots::Part;
use super::span::Span;

/// A time of day on a day, and what else it could be.
struct Chosen {
    day: Date,
    minutes: i32,
    others: Vec<DateTime>,
}

impl Scene<'_> {
    /// Returns a time of day on the day that was said, or the next such time.
    pub(super) fn clock(&self, said: &Said, clock: Clock, span: Option<Span>) -> Option<Interval> {
        let zone = match said.zone {
            Some(zone) => zone.zone()?,
            None => self.reference.zone.clone(),
        };
        let present = zone.to_datetime(self.now);
        let minutes = clock.minutes(said.part);
        let chosen = if let Some(span) = span {
            on_a_day(clock, minutes, &span, present)?
        } else {
            let named = said.zone.is_some();
            let today = if named { present.date() } else { self.today };
            next_such(clock, minutes, today, present, said.limit)?
        };
        let start = on(clock, chosen.day, chosen.minutes)?;
        let mut interval = Self::minute(start, zone)?;
        if clock.second.is_some() {
            interval.grain = Grain::Second;
            interval.end = start.checked_add(1.second()).ok()?;
        }
        if let Some(end) = clock.end(chosen.minutes, said.part) {
            interval.end = on(clock, chosen.day, end)?;
            interval.owed = Owed::At(interval.end);
        }
        interval.others = chosen.others.into_iter().map(Owed::At).collect();
        Some(interval)
    }

    /// Returns the minute that starts at `start`.
    pub(super) fn minute(start: DateTime, zone: TimeZone) -> Option<Interval> {
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

    pub(super) fn day_end(&self, said: &Said, span: &Span) -> Option<Interval> {
        let zone = match said.zone {
            Some(zone) => zone.zone()?,
            None => self.reference.zone.clone(),
        };
        let end = self.reference.calendar.day_end;
        let mut interval = Self::minute(span.last.to_datetime(end), zone)?;
        interval.others = span
            .others
            .iter()
            .map(|day| Owed::At(day.to_datetime(end)))
            .collect();
        Some(interval)
    }

    /// Returns the start of the working day.
    pub(super) fn first_thing(&self, span: Option<Span>) -> Option<Interval> {
        let start = self.reference.calendar.day_start;
        let day = match span {
            Some(span) => span.first,
            None if self.local.time() < start => self.today,
            None => days::add_days(self.today, 1)?,
        };
        Self::minute(day.to_datetime(start), self.reference.zone.clone())
    }

    pub(super) fn part(&self, part: Part, span: Option<Span>) -> Option<Interval> {
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
            Part::Morning | Part::Lunch => at(day, 12).map(Owed::At),
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
}

/// Returns so many minutes after the start of a day, with the seconds of the clock.
fn on(clock: Clock, day: Date, minutes: i32) -> Option<DateTime> {
    let seconds = i64::from(minutes) * 60 + i64::from(clock.second.unwrap_or(0));
    day.at(0, 0, 0, 0).checked_add(seconds.seconds()).ok()
}

/// Chooses on the day that was said: the first reading, or the other one when only that is still ahead.
fn on_a_day(clock: Clock, minutes: Minutes, span: &Span, present: DateTime) -> Option<Chosen> {
    let day = span.first;
    let late = on(clock, day, minutes.first)? < present;
    let (first, other) = match minutes.other {
        Some(other) if late && on(clock, day, other)? >= present => (other, None),
        other => (minutes.first, other.filter(|_| is_early(clock))),
    };
    let other = other.and_then(|other| on(clock, day, other));
    let elsewhere = span.others.iter().filter_map(|day| on(clock, *day, first));
    Some(Chosen {
        day,
        minutes: first,
        others: other.into_iter().chain(elsewhere).collect(),
    })
}

/// Chooses the next such time when no day was said.
fn next_such(
    clock: Clock,
    minutes: Minutes,
    today: Date,
    present: DateTime,
    limit: Option<Limit>,
) -> Option<Chosen> {
    let next = |minutes: i32| {
        let past = on(clock, today, minutes)? < present;
        days::add_days(today, i64::from(past))
    };
    let day = next(minutes.first)?;
    let other = minutes.other.and_then(|other| Some((next(other)?, other)));
    // "until 8" goes on from now, so the nearer 8 is meant.
    if let Some((nearer, minutes)) =
        other.filter(|(other, _)| limit == Some(Limit::Until) && *other < day)
    {
        return Some(Chosen {
            day: nearer,
            minutes,
            others: Vec::new(),
        });
    }
    let plausible = is_early(clock) || (day > today && clock.hour > 6);
    let other = other
        .filter(|_| plausible)
        .and_then(|(day, minutes)| on(clock, day, minutes));
    Some(Chosen {
        day,
        minutes: minutes.first,
        others: other.into_iter().collect(),
    })
}

/// Whether an hour without "am" or "pm" may well be the other one: people promise things for 7 in the evening.
fn is_early(clock: Clock) -> bool {
    (6..=8).contains(&clock.hour) || clock.hour == 24
}
