//! Days with a name: when Christmas, Easter or Thanksgiving is in a year.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::Weekday;

/// A day with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// The same date every year.
    Fixed(i8, i8),
    /// The nth weekday of a month, from the end when negative.
    Nth(i8, Weekday, i8),
    /// So many days after Easter Sunday.
    Easter(i32),
    /// So many days after the fourth Thursday of November.
    Thanksgiving(i32),
    /// The Tuesday after the first Monday of November.
    Election,
}

impl Feast {
    /// Returns the day in `year`.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Nth(nth, weekday, month) => Date::new(year, month, 1)
                .ok()?
                .nth_weekday_of_month(nth, weekday)
                .ok(),
            Self::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
            Self::Election => Date::new(year, 11, 1)
                .ok()?
                .nth_weekday_of_month(1, Weekday::Monday)
                .ok()?
                .tomorrow()
                .ok(),
            Self::Thanksgiving(days) => Date::new(year, 11, 1)
                .ok()?
                .nth_weekday_of_month(4, Weekday::Thursday)
                .ok()?
                .checked_add(days.days())
                .ok(),
        }
    }
}

/// Returns Easter Sunday, by the anonymous Gregorian reckoning.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let golden = y % 19;
    let century = y / 100;
    let moon =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (y % 100 / 4) - moon - y % 100 % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    let month = i8::try_from(days / 31).ok()?;
    let day = i8::try_from(days % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[track_caller]
    fn check(feast: Feast, year: i16, want: Date) {
        assert_eq!(feast.in_year(year), Some(want));
    }

    #[test]
    fn feasts_fall_where_the_almanac_says() {
        check(Feast::Easter(0), 2024, date(2024, 3, 31));
        check(Feast::Easter(0), 2025, date(2025, 4, 20));
        check(Feast::Easter(0), 2026, date(2026, 4, 5));
        check(Feast::Easter(0), 2038, date(2038, 4, 25));
        check(Feast::Easter(1), 2026, date(2026, 4, 6));
        check(Feast::Thanksgiving(1), 2026, date(2026, 11, 27));
        check(Feast::Nth(-1, Weekday::Monday, 5), 2026, date(2026, 5, 25));
        check(Feast::Election, 2028, date(2028, 11, 7));
        check(Feast::Easter(-46), 2026, date(2026, 2, 18));
        check(Feast::Easter(39), 2026, date(2026, 5, 14));
        check(Feast::Easter(60), 2026, date(2026, 6, 4));
        check(Feast::Fixed(12, 25), 2026, date(2026, 12, 25));
    }
}
