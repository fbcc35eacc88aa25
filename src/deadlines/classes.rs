//! What a token can be: the classes that words carry and the patterns of the rules name.

/// What a token can be, as a set of bits.
pub(super) type Classes = u64;

/// "Friday"
pub(super) const WEEKDAY: Classes = 1;
/// "March"
pub(super) const MONTH: Classes = 1 << 1;
/// "hours"
pub(super) const UNIT: Classes = 1 << 2;
/// A whole number, in digits or words.
pub(super) const NUMBER: Classes = 1 << 3;
/// "12th", "first"
pub(super) const ORDINAL: Classes = 1 << 4;
/// "morning"
pub(super) const PART: Classes = 1 << 5;
/// "am", "pm"
pub(super) const AMPM: Classes = 1 << 6;
/// "CET"
pub(super) const ZONE: Classes = 1 << 7;
/// "summer"
pub(super) const SEASON: Classes = 1 << 8;
/// "15:30"
pub(super) const CLOCK: Classes = 1 << 9;
/// "2026-03-20", "3/20/2026"
pub(super) const DATE: Classes = 1 << 10;
/// "3/4", "3-4", also as a range or a fraction
pub(super) const PAIR: Classes = 1 << 11;
/// "1.5", "4.22", "8.30"
pub(super) const DECIMAL: Classes = 1 << 12;
/// 1900 to 2199 in four digits, or as words
pub(super) const YEAR: Classes = 1 << 13;
/// A number that can be an hour.
pub(super) const HOUR: Classes = 1 << 14;
/// A number that can be a day of a month.
pub(super) const DAY: Classes = 1 << 15;
/// "1030": hours and minutes without a colon
pub(super) const HHMM: Classes = 1 << 16;
/// A number in words.
pub(super) const SPELLED: Classes = 1 << 17;
/// A word that can open an amount without being a number: "a", "half", "few".
pub(super) const QUANTITY: Classes = 1 << 18;
/// "noon", "midnight"
pub(super) const NAMED_HOUR: Classes = 1 << 19;
/// Words that stand before or between times and say nothing more: "on", "at", "the".
pub(super) const LINK: Classes = 1 << 20;
/// Known to be no part of a time: a price, a version, an emoji.
pub(super) const OPAQUE: Classes = 1 << 21;
/// Ends a sentence or line.
pub(super) const STOP: Classes = 1 << 22;
/// Short forms that are also other words: "sun", "sat", "mar", "may".
pub(super) const DOUBTFUL: Classes = 1 << 23;
/// Verbs and small words before which a number counts things: "send 3".
pub(super) const COUNTED: Classes = 1 << 24;
/// Words after which an ordinal is a day: "do it the 12th".
pub(super) const OBJECT: Classes = 1 << 25;
/// Words before which a number is no date: "ratio 3/4".
pub(super) const MEASURE: Classes = 1 << 26;
/// A shortened name, after which a full stop ends nothing: "Oct."
pub(super) const SHORT: Classes = 1 << 27;

/// Words after which a bare number is an hour: "at 3".
pub(super) const AT: Classes = 1 << 28;
/// Words that can follow a time, so that a number before them counts nothing: "at 3 please".
pub(super) const FOLLOWS: Classes = 1 << 29;

/// A unit said of several: "weeks".
pub(super) const PLURAL: Classes = 1 << 30;

/// Words before a person: "ask April".
pub(super) const ADDRESSED: Classes = 1 << 31;
/// What a person does: "June said".
pub(super) const ACTS: Classes = 1 << 32;

/// Classes that open a time by themselves.
pub(super) const TIMES: Classes =
    WEEKDAY | MONTH | CLOCK | DATE | PAIR | NAMED_HOUR | PART | ORDINAL | HOUR;

/// The names of the classes in the rules' patterns.
pub(super) const CLASS_NAMES: [(&str, Classes); 19] = [
    ("weekday", WEEKDAY),
    ("season", SEASON),
    ("month", MONTH),
    ("unit", UNIT),
    ("number", NUMBER),
    ("ordinal", ORDINAL),
    ("part", PART),
    ("ampm", AMPM),
    ("zone", ZONE),
    ("clock", CLOCK),
    ("date", DATE),
    ("pair", PAIR),
    ("decimal", DECIMAL),
    ("year", YEAR),
    ("hour", HOUR),
    ("day", DAY),
    ("hhmm", HHMM),
    ("noon", NAMED_HOUR),
    ("spelled", SPELLED),
];
