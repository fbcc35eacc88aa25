//! A team's week as it is configured. What follows from it is in `working.rs`.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::civil::Time;
use jiff::civil::Weekday;
use jiff::civil::time;

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
