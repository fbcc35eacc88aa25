//! Which slots of one thing said go together: no Friday of a quarter, no 12th of a week.

use super::lexicon::Unit;
use super::said::Said;
use super::slots::Anchor;
use super::slots::Mark;
use super::slots::Nthable;

impl Said {
    /// Whether its slots go together.
    pub(super) fn makes_sense(&self) -> bool {
        self.days_agree() && self.period_agrees() && self.shift_agrees() && self.clock_agrees()
    }

    /// Whether what names days names them once.
    fn days_agree(&self) -> bool {
        let calendar_day = self.month.is_some() || self.number.is_some();
        if self.days.is_some()
            && (self.period.is_some() || self.nth.is_some() || self.year.is_some())
        {
            return false;
        }
        if self.number.is_some() && self.nth.is_some() && self.edge.is_none() {
            return false;
        }
        if self.digits.is_some() && (calendar_day || self.period.is_some()) {
            return false;
        }
        if self.feast.is_some() && (calendar_day || self.weekday.is_some()) {
            return false;
        }
        let other_day = calendar_day
            || self.days.is_some()
            || self.digits.is_some()
            || self.feast.is_some()
            || self.nth.is_some();
        if self.season.is_some() && (other_day || self.weekday.is_some() || self.week.is_some()) {
            return false;
        }
        !(self.week.is_some() && other_day)
    }

    /// Whether a period is narrowed only by what it has.
    fn period_agrees(&self) -> bool {
        let Some(period) = self.period else {
            return true;
        };
        if self.week.is_some() || self.season.is_some() {
            return period.unit == Unit::Year;
        }
        match period.unit {
            Unit::Week => self.number.is_none() && self.month.is_none(),
            Unit::Month => {
                self.month.is_none() && (self.weekday.is_none() || self.number.is_some())
            }
            Unit::Year => (self.number.is_none() || self.month.is_some()) && self.weekday.is_none(),
            Unit::Quarter | Unit::Weekend => {
                self.number.is_none() && self.month.is_none() && self.weekday.is_none()
            }
            _ => true,
        }
    }

    /// Whether an amount of time has something to be counted from.
    fn shift_agrees(&self) -> bool {
        let Some(shift) = self.shift else {
            return true;
        };
        if shift.from == Anchor::Rest {
            return self.mark.is_none();
        }
        let day = self.days.is_some()
            || self.weekday.is_some()
            || self.digits.is_some()
            || self.feast.is_some();
        let elapsed =
            shift.amount.is_elapsed() && (day && self.days != Some(0) || self.clock.is_some());
        let dated = self.number.is_some() || self.digits.is_some() || self.feast.is_some();
        !(elapsed || dated || shift.from == Anchor::Throughout && day)
    }

    /// Whether a time of day has a day, not only a week or a month.
    fn clock_agrees(&self) -> bool {
        let one_day = self.weekday.is_some()
            || self.number.is_some()
            || self
                .nth
                .is_some_and(|nth| !matches!(nth.of, Nthable::Half | Nthable::HalfYear));
        let coarse = self.period.is_some() || self.week.is_some() || self.season.is_some();
        if self.mark == Some(Mark::SameTime) && (self.clock.is_some() || self.part.is_some()) {
            return false;
        }
        !(self.clock.is_some() && coarse && !one_day)
    }
}
