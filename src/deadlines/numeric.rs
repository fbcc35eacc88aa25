//! Runs of digits: which are a time, a date or a number, and which are a price, a version or a telephone.

use super::classes::CLOCK;
use super::classes::Classes;
use super::classes::DATE;
use super::classes::DAY;
use super::classes::DECIMAL;
use super::classes::HHMM;
use super::classes::HOUR;
use super::classes::NUMBER;
use super::classes::OPAQUE;
use super::classes::PAIR;
use super::classes::YEAR;

/// What a run of digits says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Numeric {
    /// The groups of digits.
    pub groups: [i32; 3],
    /// How many digits each group has.
    pub digits: [u8; 3],
    /// How many groups there are.
    pub count: u8,
    /// What stands between the groups.
    pub separator: u8,
}

/// Reads the run that starts at `start`, which is a digit. Returns it, what it can be, and where it ends.
pub(super) fn run(bytes: &[u8], start: usize) -> (Numeric, Classes, usize) {
    let mut numeric = Numeric::default();
    let mut at = start;
    let mut opaque = false;
    loop {
        let group = at;
        let mut value: i32 = 0;
        while let Some(digit) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
            value = value
                .saturating_mul(10)
                .saturating_add(i32::from(digit - b'0'));
            at += 1;
        }
        let index = usize::from(numeric.count);
        if index < 3 {
            numeric.groups[index] = value;
            numeric.digits[index] = u8::try_from(at - group).unwrap_or(u8::MAX);
            numeric.count += 1;
        } else {
            opaque = true;
        }
        let Some(separator) = separator(bytes, at, numeric) else {
            break;
        };
        // "10:00-11:30" is two times, "9-10:30" an hour and a time.
        if numeric.separator == b':' && separator == b'-' {
            break;
        }
        if numeric.separator == b'-' && separator == b':' && numeric.count == 2 {
            return (
                single(numeric),
                number(single(numeric)),
                start + usize::from(numeric.digits[0]),
            );
        }
        // The fraction of a second: "15:00:00.000".
        if numeric.separator == b':' && separator == b'.' && numeric.count == 3 {
            at += 1;
            at += bytes[at..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            break;
        }
        opaque |= numeric.separator != 0 && numeric.separator != separator;
        numeric.separator = separator;
        at += 1;
    }
    if let Some(date) = compact(numeric) {
        return (date, DATE, at);
    }
    let classes = if opaque { OPAQUE } else { classes(numeric) };
    (numeric, classes, at)
}

/// Returns the separator at `at` when the run goes on after it.
fn separator(bytes: &[u8], at: usize, numeric: Numeric) -> Option<u8> {
    let separator = *bytes.get(at)?;
    if !bytes.get(at + 1)?.is_ascii_digit() {
        return None;
    }
    let thousands = || {
        let digits = bytes[at + 1..]
            .iter()
            .take(4)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        digits == 3 && numeric.digits[usize::from(numeric.count.max(1) - 1)] <= 3
    };
    match separator {
        b':' | b'/' | b'-' | b'.' => Some(separator),
        b',' if thousands() => Some(separator),
        _ => None,
    }
}

/// Returns the date that eight digits are: "20260313".
fn compact(numeric: Numeric) -> Option<Numeric> {
    let value = numeric.groups[0];
    let date = Numeric {
        groups: [value / 10_000, value / 100 % 100, value % 100],
        digits: [4, 2, 2],
        count: 3,
        separator: 0,
    };
    let recent = (2000..2100).contains(&date.groups[0]);
    (numeric.count == 1 && numeric.digits[0] == 8 && recent && is_date(date)).then_some(date)
}

/// Returns only the first group.
fn single(numeric: Numeric) -> Numeric {
    Numeric {
        count: 1,
        separator: 0,
        ..numeric
    }
}

/// Returns what a run can be by its shape.
fn classes(numeric: Numeric) -> Classes {
    let Numeric {
        groups: [a, b, c],
        digits: [first, second, third],
        ..
    } = numeric;
    match (numeric.count, numeric.separator) {
        (1, _) => number(numeric),
        (2, b':') if second == 2 && first <= 2 && a <= 24 && b <= 59 => CLOCK,
        (3, b':') if second == 2 && third == 2 && first <= 2 && a <= 24 && b <= 59 && c <= 59 => {
            CLOCK
        }
        (2, b'.') if second <= 2 && first <= 2 => DECIMAL | PAIR,
        (2, b'.') => DECIMAL,
        (2, b'/' | b'-') if is_pair(a, first, b, second) => PAIR,
        (3, b'/' | b'-' | b'.') if is_date(numeric) => DATE,
        _ => OPAQUE,
    }
}

/// Returns what a plain number can be.
pub(super) fn number(numeric: Numeric) -> Classes {
    let (value, digits) = (numeric.groups[0], numeric.digits[0]);
    let mut classes = if digits <= 5 { NUMBER } else { OPAQUE };
    if digits <= 2 && value <= 24 {
        classes |= HOUR;
    }
    if digits <= 2 && (1..=31).contains(&value) {
        classes |= DAY;
    }
    if digits == 4 && (1900..2200).contains(&value) {
        classes |= YEAR;
    }
    if (3..=4).contains(&digits) && value / 100 <= 24 && value % 100 <= 59 {
        classes |= HHMM;
    }
    classes
}

/// Whether two groups can be a day and a month, a month and a year, a fraction, or a range of numbers.
fn is_pair(a: i32, first: u8, b: i32, second: u8) -> bool {
    let month_and_year = |month: i32, digits: u8, year: i32, year_digits: u8| {
        digits <= 2 && (1..=12).contains(&month) && year_digits == 4 && (1900..2200).contains(&year)
    };
    (first <= 2 && second <= 2)
        || month_and_year(a, first, b, second)
        || month_and_year(b, second, a, first)
}

/// Whether three groups can be a date in some order.
fn is_date(numeric: Numeric) -> bool {
    let [first, second, third] = numeric.digits;
    let [a, b, c] = numeric.groups;
    let day_and_month =
        |a: i32, b: i32| (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12);
    if first == 4 {
        return second <= 2 && third <= 2 && (1..=12).contains(&b) && (1..=31).contains(&c);
    }
    if first > 2 || second > 2 || !day_and_month(a, b) {
        return false;
    }
    match numeric.separator {
        b'-' => third == 4,
        _ => third == 4 || third == 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, classes: Classes, length: usize) {
        let (_, got, end) = run(text.as_bytes(), 0);
        assert_eq!((got & classes, end), (classes, length), "{text}: {got:b}");
    }

    #[test]
    fn a_run_of_digits_is_known_by_its_shape() {
        check("15:30", CLOCK, 5);
        check("15:30:59 ", CLOCK, 8);
        check("2026-03-20", DATE, 10);
        check("3/20/2026.", DATE, 9);
        check("3/4", PAIR, 3);
        check("8.30pm", DECIMAL, 4);
        check("20260313", DATE, 8);
        check("15:30:59.123Z", CLOCK, 12);
        check("20261313", OPAQUE, 8);
        check("10,000", OPAQUE, 6);
        check("9-10:30", HOUR, 1);
        check("10:00-11:30", CLOCK, 5);
    }

    #[test]
    fn telephones_versions_and_impossible_dates_are_opaque() {
        check("555-1234", OPAQUE, 8);
        check("3.11.2", OPAQUE, 6);
        check("192.168.0.1", OPAQUE, 11);
        check("25:12", OPAQUE, 5);
        check("8/32/2014", OPAQUE, 9);
        check("2014/13/22", OPAQUE, 10);
        check("1:1", OPAQUE, 3);
        check("99999999999999", OPAQUE, 14);
    }
}
