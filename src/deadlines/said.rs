//! What was said, before it is known when that is: slots that phrases fill and neighbours share.

use jiff::civil::Weekday;

use super::feasts::Feast;
use super::hours::Clock;
use super::lexicon::Unit;
use super::slots::Anchor;
use super::slots::Digits;
use super::slots::Edge;
use super::slots::Limit;
use super::slots::Nth;
use super::slots::Nthable;
use super::slots::Part;
use super::slots::Period;
use super::slots::Shift;
use super::slots::Strength;
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
    /// "next week"
    pub period: Option<Period>,
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
            || matches!(self.edge, Some(Edge::DayEnd | Edge::FirstThing))
    }

    /// Whether it names a quarter by its number, which needs no year.
    pub(super) fn names_a_quarter(&self) -> bool {
        matches!(
            self.nth,
            Some(Nth {
                of: Nthable::Unit(Unit::Quarter),
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
    }

    /// Returns both as one thing said; `None` when they contradict each other.
    pub(super) fn with(&self, other: &Self) -> Option<Self> {
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
            both, other, limit, days, weekday, number, month, year, digits, feast, period, nth,
            part, clock, zone, shift, edge, through
        );
        both.strength = both.strength.max(other.strength);
        both.now |= other.now;
        both.never_due |= other.never_due;
        both.makes_sense().then_some(both)
    }

    /// Whether its slots go together.
    fn makes_sense(&self) -> bool {
        let period = self.period.map(|period| period.unit);
        let anchored = self.shift.is_some_and(|shift| shift.from == Anchor::Rest);
        let day = self.days.is_some()
            || self.weekday.is_some()
            || self.digits.is_some()
            || self.feast.is_some();
        if self.days.is_some() && (period.is_some() || self.nth.is_some()) {
            return false;
        }
        if self.number.is_some() && self.nth.is_some() && self.edge.is_none() {
            return false;
        }
        if self.digits.is_some()
            && (self.month.is_some() || self.number.is_some() || period.is_some())
        {
            return false;
        }
        if self.feast.is_some()
            && (self.month.is_some() || self.number.is_some() || self.weekday.is_some())
        {
            return false;
        }
        match period {
            Some(Unit::Week) if self.number.is_some() || self.month.is_some() => return false,
            Some(Unit::Month) if self.month.is_some() => return false,
            Some(Unit::Month) if self.weekday.is_some() && self.number.is_none() => return false,
            Some(Unit::Year) if self.number.is_some() && self.month.is_none() => return false,
            Some(Unit::Quarter | Unit::Weekend)
                if self.number.is_some() || self.month.is_some() =>
            {
                return false;
            }
            Some(Unit::Quarter | Unit::Year | Unit::Weekend) if self.weekday.is_some() => {
                return false;
            }
            _ => {}
        }
        if self.year.is_some() && self.days.is_some() {
            return false;
        }
        if let Some(shift) = self.shift {
            if shift.amount.is_elapsed()
                && !anchored
                && (day && self.days != Some(0) || self.clock.is_some())
            {
                return false;
            }
            if !anchored && (self.number.is_some() || self.digits.is_some() || self.feast.is_some())
            {
                return false;
            }
            if shift.from == Anchor::Throughout && day {
                return false;
            }
        }
        // A clock needs a day, not a week or a month.
        let coarse = period.is_some()
            && self.weekday.is_none()
            && self.number.is_none()
            && self.nth.is_none();
        !(self.clock.is_some() && coarse)
    }
}
