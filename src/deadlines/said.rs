//! What was said, before it is known when that is: slots that phrases fill and neighbours share.

use jiff::civil::Weekday;

use super::feasts::Feast;
use super::hours::Clock;
use super::lexicon::Unit;
use super::slots::Beside;
use super::slots::Digits;
use super::slots::Edge;
use super::slots::Limit;
use super::slots::Mark;
use super::slots::Nth;
use super::slots::Nthable;
use super::slots::Part;
use super::slots::Period;
use super::slots::Season;
use super::slots::Shift;
use super::slots::Strength;
use super::slots::Turn;
use super::slots::Which;
use super::zones::SaidZone;

/// What was said.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// How sure it is.
    pub strength: Strength,
    /// "by"
    pub limit: Option<Limit>,
    /// "now"
    pub now: bool,
    /// "today": days from today.
    pub days: Option<i32>,
    /// "Friday"
    pub weekday: Option<(Weekday, Which)>,
    /// "the 12th"
    pub number: Option<i32>,
    /// "March"
    pub month: Option<i8>,
    /// "2027"
    pub year: Option<i32>,
    /// "3/20"
    pub digits: Option<Digits>,
    /// "Christmas"
    pub feast: Option<Feast>,
    /// "week 12"
    pub week: Option<i32>,
    /// "summer", and how many after the present or coming one.
    pub season: Option<(Season, i32)>,
    /// "next week"
    pub period: Option<Period>,
    /// "last June", "the 1st of the month"
    pub turn: Turn,
    /// "first Tuesday of"
    pub nth: Option<Nth>,
    /// "morning"
    pub part: Option<Part>,
    /// "3pm"
    pub clock: Option<Clock>,
    /// "CET"
    pub zone: Option<SaidZone>,
    /// "in two hours"
    pub shift: Option<Shift>,
    /// "the Monday after"
    pub beside: Option<Beside>,
    /// "same time"
    pub mark: Option<Mark>,
    /// "end of"
    pub edge: Option<Edge>,
    /// "for two hours", "every Friday": never a deadline.
    pub never_due: bool,
    /// The last day of a range: "Monday to Wednesday".
    pub through: Option<Box<Said>>,
}

macro_rules! share {
    ($into:ident, $from:ident, $($slot:ident),*) => {
        $( if $into.$slot.is_some() && $from.$slot.is_some() { return None; } )*
        $( if $from.$slot.is_some() { $into.$slot = $from.$slot.clone(); } )*
    };
}

impl Said {
    /// Returns something said for sure, for the rules to fill.
    pub(super) fn sure() -> Self {
        Self {
            strength: Strength::Full,
            ..Self::default()
        }
    }

    /// Returns something that is a time only in company.
    pub(super) fn unsure(strength: Strength) -> Self {
        Self {
            strength,
            ..Self::default()
        }
    }

    /// Whether it names a time, not only how it bounds something.
    pub(super) fn names_a_time(&self) -> bool {
        self.now
            || self.names_a_day()
            || self.period.is_some()
            || self.part.is_some()
            || self.clock.is_some()
            || self.shift.is_some()
            || self.names_a_quarter()
            || self.mark == Some(Mark::NextHour)
            || matches!(self.edge, Some(Edge::DayEnd | Edge::FirstThing))
    }

    /// Whether it names a quarter or half of a year by its number, which needs no year.
    pub(super) fn names_a_quarter(&self) -> bool {
        matches!(
            self.nth,
            Some(Nth {
                of: Nthable::Unit(Unit::Quarter) | Nthable::HalfYear,
                ..
            })
        )
    }

    /// Whether it names a day, a month or a year.
    pub(super) fn names_a_day(&self) -> bool {
        self.days.is_some()
            || self.weekday.is_some()
            || self.number.is_some()
            || self.month.is_some()
            || self.year.is_some()
            || self.digits.is_some()
            || self.feast.is_some()
            || self.week.is_some()
            || self.season.is_some()
    }

    /// Returns both as one thing said; `None` when they contradict each other.
    pub(super) fn with(&self, other: &Self) -> Option<Self> {
        // "tomorrow at this time": not now.
        if other.now && other.mark.is_some() && self.names_a_day() && self.clock.is_none() {
            let other = Self {
                now: false,
                ..other.clone()
            };
            return self.with(&other);
        }
        let both_times = self.names_a_time() && other.names_a_time();
        let bounded = self.limit.is_some() || other.limit.is_some();
        if (self.now || other.now) && (both_times || bounded) {
            return None;
        }
        // "for two days" is a thing of its own.
        let lengths = |said: &Self| said.never_due && said.shift.is_some();
        if both_times && (lengths(self) || lengths(other)) {
            return None;
        }
        // "3pm London", "EOD Pacific", but not "Friday central".
        if other.zone.is_some() && self.clock.is_none() && self.edge != Some(Edge::DayEnd) {
            return None;
        }
        let mut both = self.clone();
        let other = &Self {
            limit: other.limit.max(both.limit),
            ..other.clone()
        };
        both.limit = None;
        share!(
            both, other, limit, days, weekday, number, month, year, digits, feast, week, season,
            period, nth, part, clock, zone, shift, beside, mark, edge, through
        );
        both.strength = both.strength.max(other.strength);
        both.now |= other.now;
        both.never_due |= other.never_due;
        both.turn = both.turn.max(other.turn);
        both.makes_sense().then_some(both)
    }
}
