//! The days that were said: "Friday", "the 12th", "next week", "first Tuesday of October".

use jiff::civil::Date;
use jiff::civil::Weekday;

use super::counted::counted;
use super::days;
use super::expression::Grain;
use super::lexicon::Unit;
use super::resolve::Interval;
use super::resolve::Owed;
use super::resolve::Scene;
use super::said::Said;
use super::slots::Digits;
use super::slots::Limit;
use super::slots::Nth;
use super::slots::Nthable;
use super::slots::Period;
use super::slots::Turn;
use super::slots::Which;
use crate::calendar::DateOrder;

/// One day, or several in a row.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// What it is.
    pub grain: Grain,
    /// Whether it is a weekend.
    pub weekend: bool,
    /// Whether it is a stretch of days without a grain of its own: half a month, a season.
    pub stretch: bool,
    /// Days it could also be.
    pub others: Vec<Date>,
}

impl Span {
    /// Returns the days from `first` to `last`.
    pub(super) fn new(first: Date, last: Date, grain: Grain) -> Self {
        Self {
            first,
            last,
            grain,
            weekend: false,
            stretch: false,
            others: Vec::new(),
        }
    }

    /// Returns a stretch of days, by the end of which is by the end of its last working day.
    pub(super) fn stretch(first: Date, last: Date) -> Self {
        Self {
            stretch: true,
            ..Self::new(first, last, Grain::Day)
        }
    }

    /// Whether it is one day, not several in a row.
    pub(super) fn is_one_day(&self) -> bool {
        self.first == self.last
    }

    /// Returns a single day.
    pub(super) fn day(day: Date) -> Self {
        Self::new(day, day, Grain::Day)
    }

    /// Whether anything said names days.
    pub(super) fn is_said(said: &Said) -> bool {
        said.names_a_day() || said.period.is_some() || said.nth.is_some()
    }

    /// Returns the days that were said; `None` when there are no such days.
    pub(super) fn of(scene: &Scene<'_>, said: &Said) -> Option<Self> {
        let today = scene.today;
        if let Some(digits) = said.digits {
            return written(scene, digits, said);
        }
        if let Some(nth) = said.nth {
            let within = container(scene, said).or_else(|| this_month(scene, nth))?;
            return counted(scene, nth, &within, said);
        }
        if let Some(week) = said.week {
            return week_of_a_year(scene, week, said);
        }
        if let Some(feast) = said.feast {
            return match said.year {
                Some(year) => feast.in_year(i16::try_from(year).ok()?).map(Self::day),
                None => days::next_in_a_year(today, |year| feast.in_year(year)).map(Self::day),
            };
        }
        if let Some(number) = said.number {
            return numbered(scene, number, said);
        }
        if let Some(days) = said.days {
            return days::add_days(today, i64::from(days)).map(Self::day);
        }
        if let Some((weekday, which)) = said.weekday {
            return match (said.period, said.month) {
                (Some(period), _) if period.unit == Unit::Week => {
                    let (first, _) = days::period(today, Unit::Week, period.offset)?;
                    days::in_week_of(first, weekday).map(Self::day)
                }
                (_, Some(_)) => counted(scene, first_of(weekday), &container(scene, said)?, said),
                _ => named(scene, weekday, which, said.limit),
            };
        }
        container(scene, said)
    }

    /// Returns what is owed by the end of it.
    pub(super) fn owed(&self) -> Owed {
        if self.weekend {
            return Owed::At(self.last.at(21, 0, 0, 0));
        }
        match self.grain {
            Grain::Day if !self.stretch => Owed::DayEnd(self.last),
            _ => Owed::LastWorkingDay(self.first, self.last),
        }
    }

    /// Returns it as an interval.
    pub(super) fn interval(&self, scene: &Scene<'_>) -> Option<Interval> {
        let calendar = scene.reference.calendar;
        let before = calendar.previous_working_day(self.first);
        Some(Interval {
            start: self.first.at(0, 0, 0, 0),
            end: self.last.tomorrow().ok()?.at(0, 0, 0, 0),
            grain: self.grain,
            zone: scene.reference.zone.clone(),
            owed: self.owed(),
            owed_before: Owed::DayEnd(before),
            others: self.others.iter().map(|day| Owed::DayEnd(*day)).collect(),
        })
    }
}

/// Returns this month for "the third Thursday" of no month in particular.
fn this_month(scene: &Scene<'_>, nth: Nth) -> Option<Span> {
    let (first, last) = days::period(scene.today, Unit::Month, 0)?;
    matches!(nth.of, Nthable::Weekday(_)).then(|| Span::new(first, last, Grain::Month))
}

/// Returns "week 12", or its Monday when that is said: of this year, or of the next when it is over.
fn week_of_a_year(scene: &Scene<'_>, week: i32, said: &Said) -> Option<Span> {
    let this_year = i32::from(scene.today.iso_week_date().year());
    let first = match (said.year, said.period) {
        (Some(year), _) => days::iso_week(year, week)?,
        (None, Some(period)) => days::iso_week(this_year + period.offset, week)?,
        (None, None) => {
            let first = days::iso_week(this_year, week);
            let over =
                |first: &Date| days::add_days(*first, 6).is_none_or(|last| last < scene.today);
            match first.filter(|first| !over(first)) {
                Some(first) => first,
                None => days::iso_week(this_year + 1, week)?,
            }
        }
    };
    match said.weekday {
        Some((weekday, _)) => days::in_week_of(first, weekday).map(Span::day),
        None => Some(Span::new(first, days::add_days(first, 6)?, Grain::Week)),
    }
}

fn first_of(weekday: Weekday) -> Nth {
    Nth {
        number: 1,
        of: Nthable::Weekday(weekday),
    }
}

/// Returns "Friday", "this Friday", "next Friday".
fn named(scene: &Scene<'_>, weekday: Weekday, which: Which, limit: Option<Limit>) -> Option<Span> {
    let today = scene.today;
    let soonest = days::weekday_after(today, weekday)?;
    let is_today = today.weekday() == weekday;
    if limit == Some(Limit::Since) {
        return days::weekday_before(today, weekday).map(Span::day);
    }
    let (day, other) = match which {
        Which::Bare => (soonest, is_today.then_some(today)),
        Which::This if is_today => (today, None),
        Which::This => (soonest, None),
        Which::Last => (days::weekday_before(today, weekday)?, None),
        Which::WeeksAfter(weeks) => (days::add_days(soonest, 7 * i64::from(weeks))?, None),
        Which::Next => {
            let day = days::add_days(days::in_week_of(today, weekday)?, 7)?;
            // Said in the week before, some mean the nearer one; said on a weekend, some mean the one after.
            let weekend = today.weekday().to_monday_zero_offset() >= 5;
            let other = if soonest < day {
                Some(soonest)
            } else if weekend {
                days::add_days(day, 7)
            } else {
                None
            };
            (day, other)
        }
    };
    Some(Span {
        others: other.into_iter().collect(),
        ..Span::day(day)
    })
}

/// Returns "the 12th", "March 20", "the 20th of next month".
fn numbered(scene: &Scene<'_>, number: i32, said: &Said) -> Option<Span> {
    let today = scene.today;
    let weekday = said.weekday.map(|(weekday, _)| weekday);
    let day = match (said.month, said.year, said.period) {
        (Some(month), Some(year), _) => days::date(year, month.into(), number)?,
        (
            Some(month),
            None,
            Some(Period {
                unit: Unit::Year,
                offset,
            }),
        ) => days::date(i32::from(today.year()) + offset, month.into(), number)?,
        (Some(month), None, _) => {
            days::next_in_a_year(today, |year| days::date(year.into(), month.into(), number))?
        }
        (
            None,
            _,
            Some(Period {
                unit: Unit::Month,
                offset,
            }),
        ) => {
            let (first, _) = days::period(today, Unit::Month, offset)?;
            days::date(first.year().into(), first.month().into(), number)?
        }
        _ => days::next_of_month(today, number, weekday)?,
    };
    Some(Span::day(day))
}

/// Returns a date in digits, in the order the team writes them, with the other order where that makes sense too.
fn written(scene: &Scene<'_>, digits: Digits, said: &Said) -> Option<Span> {
    let [a, b, c] = digits.groups;
    if digits.count == 2 && (digits.leading == 4 || b > 99) {
        let (year, month) = if digits.leading == 4 { (a, b) } else { (b, a) };
        let (first, last) = days::period(days::date(year, month, 1)?, Unit::Month, 0)?;
        return Some(Span::new(first, last, Grain::Month));
    }
    if digits.leading == 4 {
        return days::date(a, b, c).map(Span::day);
    }
    let full = digits.count == 3;
    let year = if full { Some(c) } else { said.year };
    let on = |month: i32, day: i32| match year {
        Some(year) => days::date(year, month, day),
        None => days::next_in_a_year(scene.today, |year| days::date(year.into(), month, day)),
    };
    let day_first =
        scene.reference.calendar.date_order == DateOrder::DayFirst || (digits.dotted && full);
    let readings = if day_first {
        [on(b, a), on(a, b)]
    } else {
        [on(a, b), on(b, a)]
    };
    let weekday = said.weekday.map(|(weekday, _)| weekday);
    let fits = |day: &Date| weekday.is_none_or(|weekday| day.weekday() == weekday);
    let [first, second] = match readings {
        // A weekday that fits only one order settles it.
        [Some(first), Some(second)] if weekday.is_some() && !fits(&first) && fits(&second) => {
            [Some(second), None]
        }
        [None, second] => [second, None],
        readings => readings,
    };
    let first = first?;
    // A date with full stops has only one order: the one of the countries that write it so.
    let second = second.filter(|day| *day != first && !(digits.dotted && full));
    Some(Span {
        others: second.into_iter().collect(),
        ..Span::day(first)
    })
}

/// Returns the week, month, quarter or year that was said.
fn container(scene: &Scene<'_>, said: &Said) -> Option<Span> {
    let today = scene.today;
    if let Some((season, which)) = said.season {
        let year = said.year.or(said
            .period
            .map(|period| i32::from(today.year()) + period.offset));
        let (first, last) = days::season(today, season, which, year)?;
        return Some(Span::stretch(first, last));
    }
    if let Some(month) = said.month {
        let first = match (said.year, said.period) {
            (Some(year), _) => days::date(year, month.into(), 1)?,
            (
                None,
                Some(Period {
                    unit: Unit::Year,
                    offset,
                }),
            ) => days::date(i32::from(today.year()) + offset, month.into(), 1)?,
            _ if said.turn == Turn::Back => {
                let this_year = i32::from(today.year());
                let over = |first: &Date| *first < today.first_of_month();
                days::date(this_year, month.into(), 1)
                    .filter(over)
                    .or_else(|| days::date(this_year - 1, month.into(), 1))?
            }
            _ => days::next_in_a_year(today.first_of_month(), |year| {
                days::date(year.into(), month.into(), 1)
            })?,
        };
        let (first, last) = days::period(first, Unit::Month, 0)?;
        return Some(Span::new(first, last, Grain::Month));
    }
    if let Some(year) = said.year {
        let (first, last) = days::period(days::date(year, 1, 1)?, Unit::Year, 0)?;
        return Some(Span::new(first, last, Grain::Year));
    }
    let this_year = Period {
        unit: Unit::Year,
        offset: 0,
    };
    let period = said
        .period
        .or(said.names_a_quarter().then_some(this_year))?;
    let (first, last) = days::period(today, period.unit, period.offset)?;
    let grain = match period.unit {
        Unit::Week => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Quarter,
        Unit::Year => Grain::Year,
        _ => Grain::Day,
    };
    Some(Span {
        weekend: period.unit == Unit::Weekend,
        ..Span::new(first, last, grain)
    })
}
