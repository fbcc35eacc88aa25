//! From what was said to an interval, and to what is owed by then.
//!
//! Where an interval lies is decided here; how a deadline word ("before") and the present moment bear on it is in
//! `due.rs`.

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::expression::Grain;
use super::expression::Reference;
use super::said::Said;
use super::slots::Anchor;
use super::slots::Edge;
use super::slots::Limit;
use super::span::Span;

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
        if let Some(beside) = said.beside {
            return self.beside_of(beside, said);
        }
        if let Some(mark) = said.mark {
            return self.marked(mark, said);
        }
        match said.shift {
            Some(shift) if shift.from == Anchor::Rest => self.shifted(shift, said),
            Some(shift) => self.ahead(shift, said),
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
    pub(super) fn placed(&self, said: &Said, span: Option<Span>) -> Option<Interval> {
        let today = Span::day(self.today);
        if let Some(clock) = said.clock {
            return self.clock(said, clock, span);
        }
        match (said.edge, &span) {
            (Some(Edge::DayEnd), _) => return self.day_end(said, &span.unwrap_or(today)),
            (Some(Edge::End), Some(day)) if day.is_one_day() => {
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
            (Some(Edge::Start | Edge::Early), Some(day))
                if day.is_one_day() && said.part.is_none() =>
            {
                return Self::minute(
                    day.first.to_datetime(self.reference.calendar.day_start),
                    self.reference.zone.clone(),
                );
            }
            _ => {}
        }
        if let Some(part) = said.part {
            return self.part(part, span);
        }
        self.whole(said, span?)
    }

    /// Returns one second.
    pub(super) fn instant(&self, moment: Timestamp) -> Option<Interval> {
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
