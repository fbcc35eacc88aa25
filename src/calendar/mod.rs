//! Working days and hours, holidays, zones: what a team's week looks like.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::civil::Time;
use jiff::civil::Weekday;
use jiff::civil::time;
use jiff::tz::TimeZone;

/// A team's week. Out of the box: day start 09:00, day end 17:00, Monday to Friday, month before day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// When a working day starts.
    pub day_start: Time,
    /// When a working day ends.
    pub day_end: Time,
    /// The days people work.
    pub working_days: Vec<Weekday>,
    /// Days nobody works.
    pub holidays: BTreeSet<Date>,
    /// Which number comes first in `3/4`.
    pub date_order: DateOrder,
}

/// Which number comes first in a date like `3/4`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// March the 4th.
    #[default]
    MonthFirst,
    /// The 3rd of April.
    DayFirst,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            day_start: time(9, 0, 0, 0),
            day_end: time(17, 0, 0, 0),
            working_days: vec![
                Weekday::Monday,
                Weekday::Tuesday,
                Weekday::Wednesday,
                Weekday::Thursday,
                Weekday::Friday,
            ],
            holidays: BTreeSet::new(),
            date_order: DateOrder::default(),
        }
    }
}

impl Calendar {
    /// Returns whether people work on that day.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.working_days.contains(&date.weekday()) && !self.holidays.contains(&date)
    }

    /// Returns the first working day after `date`.
    pub fn next_working_day(&self, date: Date) -> Date {
        date
    }

    /// Returns the last working day before `date`.
    pub fn previous_working_day(&self, date: Date) -> Date {
        date
    }

    /// Returns whether people work at that moment in that zone.
    pub fn is_working_moment(&self, moment: &Zoned) -> bool {
        self.is_working_day(moment.date())
            && (self.day_start..self.day_end).contains(&moment.time())
    }

    /// Returns `moment` when people work then, or the next start of a working day.
    pub fn working_moment_from(&self, moment: Timestamp, _zone: &TimeZone) -> Timestamp {
        moment
    }

    /// Returns the last working moment at or before `moment`, if there is one after `earliest`.
    pub fn working_moment_before(
        &self,
        _moment: Timestamp,
        _earliest: Timestamp,
        _zone: &TimeZone,
    ) -> Option<Timestamp> {
        None
    }
}
