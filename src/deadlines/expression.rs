//! What a reading of a text gives: times as they were said, and the deadline among them.

use std::ops::Range;

use jiff::Timestamp;
use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::calendar::Calendar;

/// When, where and by whose week something was said.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    /// The moment it was said.
    pub now: Timestamp,
    /// The speaker's zone.
    pub zone: &'a TimeZone,
    /// The team's week.
    pub calendar: &'a Calendar,
}

/// How fine an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// "in 30 seconds", "in 2 hours": to the second, counted from the moment it was said.
    Second,
    /// "3:15", "3pm"
    Minute,
    /// "at lunch"
    Hour,
    /// "this afternoon"
    DayPart,
    /// "Friday"
    Day,
    /// "next week"
    Week,
    /// "in March"
    Month,
    /// "this quarter"
    Quarter,
    /// "next year"
    Year,
}

/// A time as it was said.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// Where it stands in the text, in bytes, with the words that belong to it ("by", "at the latest").
    pub span: Range<usize>,
    /// Where the time itself stands: the span without "by", "at" and the like around it.
    pub core: Range<usize>,
    /// Its start, local to `zone`.
    pub start: DateTime,
    /// Its end (excluded), local to `zone`.
    pub end: DateTime,
    /// How fine it is.
    pub grain: Grain,
    /// The zone it was said in: the speaker's, or one named in the text.
    pub zone: TimeZone,
    /// When it is owed, read as a deadline; `None` when that is past.
    pub due: Option<Zoned>,
    /// Other readings, at most two, as deadlines.
    pub others: Vec<Zoned>,
    /// Whether words such as "by", "before", "no later than" stand with it (they are in the span).
    pub is_limit: bool,
}

/// What a text says about its deadline.
#[derive(Clone, Debug, PartialEq)]
pub enum Deadline {
    /// Nothing, or only words like "soon".
    Open,
    /// A time that is over already; ask.
    Past(TimeExpression),
    /// A moment. Its `due` is `Some`.
    Due(TimeExpression),
}
