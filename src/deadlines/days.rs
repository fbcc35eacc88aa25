//! Reckoning with days, weeks, months: where the next 12th is, when a quarter ends.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::ISOWeekDate;
use jiff::civil::Weekday;

use super::lexicon::Unit;
use super::slots::Season;

/// How many years are searched for a date: a 29 February can be eight years away.
const MOST_YEARS: i16 = 12;

/// How many months are searched for a day that is a given weekday: such a month comes at least every few years.
const MOST_MONTHS: i32 = 14 * 12;

/// Returns the Monday of a day's week.
pub(super) fn monday(date: Date) -> Option<Date> {
    add_days(date, -i64::from(date.weekday().to_monday_zero_offset()))
}

/// Returns the given weekday in the week of `date`.
pub(super) fn in_week_of(date: Date, weekday: Weekday) -> Option<Date> {
    add_days(monday(date)?, i64::from(weekday.to_monday_zero_offset()))
}

/// Returns the first such weekday strictly after `date`.
pub(super) fn weekday_after(date: Date, weekday: Weekday) -> Option<Date> {
    date.nth_weekday(1, weekday).ok()
}

/// Returns the last such weekday strictly before `date`.
pub(super) fn weekday_before(date: Date, weekday: Weekday) -> Option<Date> {
    date.nth_weekday(-1, weekday).ok()
}

/// Returns `date` moved by so many days.
pub(super) fn add_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()
}

/// Returns `date` moved by so many months; the last of the month when there is no such day.
pub(super) fn add_months(date: Date, months: i64) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_months(months).ok()?)
        .ok()
}

/// Returns the first and the last day of the period around `date`, so many periods later.
pub(super) fn period(date: Date, unit: Unit, offset: i32) -> Option<(Date, Date)> {
    let offset = i64::from(offset);
    let months = |start: Date, months: i64| {
        let first = add_months(start, offset * months)?;
        Some((first, add_months(first, months)?.yesterday().ok()?))
    };
    match unit {
        Unit::Week => {
            let first = add_days(monday(date)?, 7 * offset)?;
            Some((first, add_days(first, 6)?))
        }
        Unit::Weekend => {
            let first = add_days(monday(date)?, 7 * offset + 5)?;
            Some((first, add_days(first, 1)?))
        }
        Unit::Month => months(date.first_of_month(), 1),
        Unit::Quarter => {
            let past = i64::from((date.month() - 1) % 3);
            months(add_months(date.first_of_month(), -past)?, 3)
        }
        Unit::Year => months(date.first_of_year(), 12),
        _ => {
            let day = add_days(date, offset)?;
            Some((day, day))
        }
    }
}

/// Returns the Monday of an ISO week; `None` when the year has no such week.
pub(super) fn iso_week(year: i32, week: i32) -> Option<Date> {
    let week = i8::try_from(week).ok()?;
    let first = ISOWeekDate::new(year.try_into().ok()?, week, Weekday::Monday).ok()?;
    Some(first.date())
}

/// Returns the first and the last day of a season: of the year it starts in, or the one that is not over yet.
pub(super) fn season(
    today: Date,
    season: Season,
    which: i32,
    year: Option<i32>,
) -> Option<(Date, Date)> {
    let (month, day) = match season {
        Season::Spring => (3, 20),
        Season::Summer => (6, 21),
        Season::Autumn => (9, 23),
        Season::Winter => (12, 21),
    };
    let starts = |year: i32| date(year, month, day);
    let ends = |year: i32| match season {
        Season::Spring => date(year, 6, 20),
        Season::Summer => date(year, 9, 22),
        Season::Autumn => date(year, 12, 20),
        Season::Winter => date(year + 1, 3, 19),
    };
    let this_year = i32::from(today.year());
    let coming = (this_year - 1..=this_year + 1)
        .find(|year| ends(*year).is_some_and(|last| last >= today))?;
    let started = starts(coming)? <= today;
    let year = match (year, which) {
        (Some(year), _) => year,
        // "next summer" said in summer is the one after.
        (None, 1) => coming + i32::from(started),
        (None, which) => coming + which,
    };
    Some((starts(year)?, ends(year)?))
}

/// Returns the first day from `today` on that `in_year` names in its year.
pub(super) fn next_in_a_year(today: Date, in_year: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    (0..MOST_YEARS)
        .filter_map(|more| in_year(today.year().checked_add(more)?))
        .find(|day| *day >= today)
}

/// Returns the first day from `today` on that is the `number`th of a month, and the weekday if one is given.
pub(super) fn next_of_month(today: Date, number: i32, weekday: Option<Weekday>) -> Option<Date> {
    let number = i8::try_from(number)
        .ok()
        .filter(|number| (1..=31).contains(number))?;
    let first = today.first_of_month();
    (0..MOST_MONTHS)
        .filter_map(|months| {
            let month = first.checked_add(months.months()).ok()?;
            Date::new(month.year(), month.month(), number).ok()
        })
        .find(|day| *day >= today && weekday.is_none_or(|weekday| day.weekday() == weekday))
}

/// Returns a date, `None` when there is no such day.
pub(super) fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    let year = match year {
        0..=69 => 2000 + year,
        70..=99 => 1900 + year,
        _ => year,
    };
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check_period(date: &str, unit: Unit, offset: i32, want: (&str, &str)) {
        assert_eq!(
            period(day(date), unit, offset),
            Some((day(want.0), day(want.1)))
        );
    }

    #[test]
    fn periods_start_and_end_where_the_calendar_says() {
        check_period("2026-03-04", Unit::Week, 0, ("2026-03-02", "2026-03-08"));
        check_period("2026-03-08", Unit::Week, 1, ("2026-03-09", "2026-03-15"));
        check_period("2026-03-04", Unit::Weekend, 0, ("2026-03-07", "2026-03-08"));
        check_period("2026-12-31", Unit::Month, 2, ("2027-02-01", "2027-02-28"));
        check_period("2026-12-31", Unit::Quarter, 0, ("2026-10-01", "2026-12-31"));
        check_period("2026-12-31", Unit::Year, 1, ("2027-01-01", "2027-12-31"));
    }

    #[test]
    fn the_next_of_a_month_is_a_day_that_exists() {
        assert_eq!(
            next_of_month(day("2026-02-01"), 31, None),
            Some(day("2026-03-31"))
        );
        assert_eq!(
            next_of_month(day("2026-03-12"), 12, None),
            Some(day("2026-03-12"))
        );
        assert_eq!(
            next_of_month(day("2026-03-04"), 15, Some(Weekday::Thursday)),
            Some(day("2026-10-15"))
        );
        assert_eq!(next_of_month(day("2026-03-04"), 32, None), None);
    }

    #[test]
    fn the_ends_of_time_are_no_trap() {
        assert_eq!(period(Date::MAX, Unit::Year, 1), None);
        assert_eq!(next_of_month(Date::MAX, 1, None), None);
        assert_eq!(
            monday(Date::MIN).is_some(),
            Date::MIN.weekday() == Weekday::Monday
        );
    }
}
