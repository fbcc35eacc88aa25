//! Spoken times: expressions to intervals, intervals to deadlines, with alternatives.
//!
//! Everything is read at a moment, in a zone, by a calendar; nothing reads a clock.

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
    /// "in 30 seconds"
    Second,
    /// "3:15"
    Minute,
    /// "3pm"
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
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
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
    /// Whether words such as "by", "before", "no later than" stand before it (they are in the span).
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

/// Returns every time in `text`, in order, without overlaps.
pub fn read(_text: &str, _reference: Reference<'_>) -> Vec<TimeExpression> {
    Vec::new()
}

/// Returns the deadline in `text`: the expression after "by", "before", "latest", or the last one.
pub fn deadline(_text: &str, _reference: Reference<'_>) -> Deadline {
    Deadline::Open
}
