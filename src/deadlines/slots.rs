//! What can be said of a time, slot by slot: which Friday, which part of a day, which end of a month.

use jiff::civil::Weekday;

use super::amount::Amount;
use super::lexicon::Unit;

/// Which of the days called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// "Friday": the next one after today.
    Bare,
    /// "this Friday": also today.
    This,
    /// "next Friday": in the following week.
    Next,
    /// "last Friday": before today.
    Last,
    /// "a week on Friday": so many weeks after the next one.
    WeeksAfter(i8),
}

/// A date as it was written in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// The groups in their order.
    pub groups: [i32; 3],
    /// How many digits the first has.
    pub leading: u8,
    /// How many groups there are.
    pub count: u8,
    /// Whether full stops stand between them; then the day comes first where it can.
    pub dotted: bool,
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// 00-12
    Morning,
    /// 12-13
    Lunch,
    /// 12-19
    Afternoon,
    /// 18-24
    Evening,
    /// 18-24, said of a night.
    Night,
}

/// A calendar period, counted from the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// Its length.
    pub unit: Unit,
    /// How many after the present one.
    pub offset: i32,
}

/// The something of a period: "first Tuesday", "last working day", "3rd week".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Nth {
    /// Which, from 1; counted from the end when negative.
    pub number: i32,
    /// Of what.
    pub of: Nthable,
}

/// What can be counted within a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nthable {
    /// "first Tuesday"
    Weekday(Weekday),
    /// "third day", "last week"
    Unit(Unit),
    /// "last working day"
    WorkingDay,
    /// "first two days of June": so many days at either end.
    Days(i32),
    /// "second half of March"
    Half,
    /// "H2": half a year, which needs no year.
    HalfYear,
}

/// A day or period found beside something else: "the Monday after Easter", "the week before Christmas".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    /// Of what.
    pub what: Nthable,
    /// Which after it; before it when negative.
    pub count: i32,
    /// Whether the nearest ones are counted, on either side.
    pub closest: bool,
}

/// Where a period or month is looked for when no year is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// Where it says.
    #[default]
    Stays,
    /// Here, or in the next one when it is past: "the first Monday of the month".
    Rolls,
    /// Before now: "last June".
    Back,
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    /// 20 March to 20 June
    Spring,
    /// 21 June to 22 September
    Summer,
    /// 23 September to 20 December
    Autumn,
    /// 21 December to 19 March
    Winter,
}

/// A time of day that depends on the moment it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// "same time", "this time"
    SameTime,
    /// "same day" of another week or month
    SameDay,
    /// "end of the hour"
    NextHour,
}

/// A place within a period, or the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// "EOD", "end of day": the day end.
    DayEnd,
    /// "EOW", "EOM": the day end of the last working day.
    LastWorkingDay,
    /// "end of the month"
    End,
    /// "start of next week"
    Start,
    /// "early next week", "early March"
    Early,
    /// "late next week", "late March"
    Late,
    /// "middle of next week"
    Middle,
    /// "later this week", "rest of the day"
    Rest,
    /// "the week of March 3"
    WeekOf,
    /// "first thing"
    FirstThing,
}

/// An amount of time from now, or from something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// How much; negative for backward.
    pub amount: Amount,
    /// Where it is counted from.
    pub from: Anchor,
}

/// Where an amount is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// "in two days": the moment it is said.
    Now,
    /// "in the next two days": everything from now on.
    Throughout,
    /// "two days after Friday": what else is said.
    Rest,
}

/// A word that says how a time bounds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Limit {
    /// "since Monday": looks back.
    Since,
    /// "after 4pm": not before.
    After,
    /// "not before Friday"
    NotBefore,
    /// "until Friday"
    Until,
    /// "by Friday"
    By,
    /// "before Friday"
    Before,
    /// "no later than Friday", "at the latest"
    Latest,
}

/// How sure a phrase is to be a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Only beside other times.
    #[default]
    None,
    /// Also after a word such as "on", or as the whole text.
    Some,
    /// Always.
    Full,
}
