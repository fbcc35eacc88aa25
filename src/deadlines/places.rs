//! Places in a stretch of days, and days beside others: "late March", "rest of the week", "the Monday after Easter".

use jiff::ToSpan;
use jiff::civil::Date;

use super::days;
use super::expression::Grain;
use super::hours::Clock;
use super::hours::Half;
use super::lexicon::Unit;
use super::resolve::Interval;
use super::resolve::Owed;
use super::resolve::Scene;
use super::said::Said;
use super::slots::Beside;
use super::slots::Edge;
use super::slots::Mark;
use super::slots::Nthable;
use super::slots::Turn;
use super::span::Span;

impl Scene<'_> {
    /// Returns a whole span, or the place in it that was said.
    pub(super) fn whole(&self, said: &Said, span: Span) -> Option<Interval> {
        let (span, owed) = self.place(said.edge, span)?;
        // "mid March" at the end of March is next year's.
        let named = said.year.is_some() || said.period.is_some() || said.turn == Turn::Back;
        let movable = said.month.is_some() && !named;
        if movable && span.last < self.today {
            let first = days::add_months(span.first.first_of_month(), 12)?;
            let (first, last) = days::period(first, Unit::Month, 0)?;
            let (span, owed) = self.place(said.edge, Span::new(first, last, Grain::Month))?;
            return self.owing(&span, owed);
        }
        let mut interval = self.owing(&span, owed)?;
        if said.edge == Some(Edge::Rest) && (interval.start..interval.end).contains(&self.local) {
            interval.start = self.local;
        }
        Some(interval)
    }

    fn owing(&self, span: &Span, owed: Owed) -> Option<Interval> {
        let mut interval = span.interval(self)?;
        interval.owed = owed;
        Some(interval)
    }

    /// Returns the part of a span that was said, and what is owed by it.
    fn place(&self, edge: Option<Edge>, span: Span) -> Option<(Span, Owed)> {
        let length = i64::from(span.first.until(span.last).ok()?.get_days()) + 1;
        let several = length > 1 && !span.weekend;
        let span = match edge {
            Some(Edge::WeekOf) => {
                let (first, last) = days::period(span.first, Unit::Week, 0)?;
                Span::new(first, last, Grain::Week)
            }
            Some(Edge::Middle) if several => return middle(&span, length),
            Some(Edge::Early) if several => {
                let last = days::add_days(span.first, third(span.grain, length) - 1)?;
                Span::stretch(span.first, last)
            }
            Some(Edge::Late) if several => {
                let first = match span.grain {
                    Grain::Week => 3,
                    Grain::Month => 20,
                    _ => length - third(span.grain, length),
                };
                Span::stretch(days::add_days(span.first, first)?, span.last)
            }
            _ => span,
        };
        let owed = match edge {
            Some(Edge::Start | Edge::Early) => Owed::DayEnd(self.first_day_of_work(&span)),
            _ => span.owed(),
        };
        Some((span, owed))
    }

    /// Returns the first working day of a span that is not over; its first day when there is none.
    fn first_day_of_work(&self, span: &Span) -> Date {
        let from = span.first.max(self.today);
        self.reference
            .calendar
            .first_working_day(from)
            .filter(|day| *day <= span.last)
            .unwrap_or(from)
    }

    /// Returns the same time of another day, or the end of this hour.
    pub(super) fn marked(&self, mark: Mark, said: &Said) -> Option<Interval> {
        let now = self.local;
        if mark == Mark::NextHour {
            let past = i64::from(now.minute()) * 60 + i64::from(now.second());
            let next = now.checked_add((3_600 - past).seconds()).ok()?;
            let next = next.with().subsec_nanosecond(0).build().ok()?;
            return Self::minute(next, self.reference.zone.clone());
        }
        let clock = Clock::new(now.hour().into(), now.minute().into(), Half::Whole)?;
        let mut rest = Said {
            mark: None,
            ..said.clone()
        };
        // "same time next week": seven days from now.
        if let Some(period) = said.period.filter(|_| said.weekday.is_none()) {
            let offset = i64::from(period.offset);
            let day = match period.unit {
                Unit::Week => days::add_days(self.today, 7 * offset)?,
                Unit::Month => days::add_months(self.today, offset)?,
                Unit::Quarter => days::add_months(self.today, 3 * offset)?,
                Unit::Year => days::add_months(self.today, 12 * offset)?,
                _ => return None,
            };
            rest.period = None;
            rest.clock = (mark == Mark::SameTime).then_some(clock);
            return self.placed(&rest, Some(Span::day(day)));
        }
        if mark == Mark::SameTime {
            rest.clock = Some(clock);
        }
        self.interval(&rest)
    }

    /// Returns "the Monday after Easter", "the week before Christmas", "the closest Friday to the 5th".
    pub(super) fn beside_of(&self, beside: Beside, said: &Said) -> Option<Interval> {
        let rest = Said {
            beside: None,
            part: None,
            clock: None,
            edge: None,
            ..said.clone()
        };
        let base = self.interval(&rest)?;
        let (first, last) = (
            base.start.date(),
            base.end.date().yesterday().ok()?.max(base.start.date()),
        );
        let span = self.neighbour(beside, first, last)?;
        let placed = Said {
            part: said.part,
            clock: said.clock,
            edge: said.edge,
            zone: said.zone,
            ..Said::sure()
        };
        self.placed(&placed, Some(span))
    }

    fn neighbour(&self, beside: Beside, first: Date, last: Date) -> Option<Span> {
        let Beside {
            what,
            count,
            closest,
        } = beside;
        let edge = if count > 0 { last } else { first };
        match what {
            Nthable::Weekday(weekday) if closest => {
                let mut near: Vec<Date> = (-count - 1..=count + 1)
                    .filter(|nth| *nth != 0)
                    .filter_map(|nth| first.nth_weekday(nth, weekday).ok())
                    .chain((first.weekday() == weekday).then_some(first))
                    .collect();
                near.sort_by_key(|day| (day.duration_since(first).abs(), *day));
                near.get(usize::try_from(count).ok()?.checked_sub(1)?)
                    .map(|day| Span::day(*day))
            }
            Nthable::Weekday(weekday) => edge.nth_weekday(count, weekday).ok().map(Span::day),
            Nthable::WorkingDay if count > 0 => {
                let calendar = self.reference.calendar;
                calendar
                    .add_working_days(edge, count.unsigned_abs())
                    .map(Span::day)
            }
            Nthable::WorkingDay => {
                let calendar = self.reference.calendar;
                calendar
                    .subtract_working_days(edge, count.unsigned_abs())
                    .map(Span::day)
            }
            Nthable::Unit(Unit::Day) => days::add_days(edge, count.into()).map(Span::day),
            Nthable::Unit(Unit::Weekend) => {
                let weekday = if count > 0 {
                    jiff::civil::Weekday::Saturday
                } else {
                    jiff::civil::Weekday::Sunday
                };
                let day = edge.nth_weekday(count, weekday).ok()?;
                let (first, last) = days::period(day, Unit::Weekend, 0)?;
                Some(Span {
                    weekend: true,
                    ..Span::new(first, last, Grain::Day)
                })
            }
            Nthable::Unit(unit) => {
                let grain = match unit {
                    Unit::Week => Grain::Week,
                    Unit::Month => Grain::Month,
                    Unit::Quarter => Grain::Quarter,
                    Unit::Year => Grain::Year,
                    _ => return None,
                };
                let (first, last) = days::period(edge, unit, count)?;
                Some(Span::new(first, last, grain))
            }
            Nthable::Days(_) | Nthable::Half | Nthable::HalfYear => None,
        }
    }
}

/// Returns how many days the early or the late part of a period has.
fn third(grain: Grain, length: i64) -> i64 {
    match grain {
        Grain::Week => 2,
        Grain::Month => 10,
        _ => (length / 3).max(1),
    }
}

/// Returns the middle of a period: Wednesday, the 11th to the 20th, the middle day.
fn middle(span: &Span, length: i64) -> Option<(Span, Owed)> {
    match span.grain {
        Grain::Week => {
            let day = Span::day(days::add_days(span.first, 2)?);
            let owed = day.owed();
            Some((day, owed))
        }
        Grain::Month => {
            let first = days::add_days(span.first, 10)?;
            let middle = days::add_days(span.first, 14)?;
            let last = days::add_days(span.first, 19)?;
            Some((Span::stretch(first, last), Owed::DayEnd(middle)))
        }
        _ => {
            let day = Span::day(days::add_days(span.first, (length - 1) / 2)?);
            let owed = day.owed();
            Some((day, owed))
        }
    }
}
