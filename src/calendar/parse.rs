//! A team's week as people write it in a configuration: "Mon-Fri", "09:30", "5pm".

use jiff::civil::Time;
use jiff::civil::Weekday;
use thiserror::Error;

/// Why a part of a team's week cannot be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CalendarError {
    /// No such day.
    #[error("`{0}` is not a day of the week; write it like `Mon` or `Monday`")]
    Weekday(String),
    /// No such time.
    #[error("`{0}` is not a time of day; write it like `09:00` or `9am`")]
    Time(String),
}

/// The days of the week as people write them; three letters are enough.
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Returns the day of the week called `name`: "Mon", "tues", "Friday".
///
/// # Errors
/// When there is no such day.
pub fn weekday(name: &str) -> Result<Weekday, CalendarError> {
    let lower = name.trim().trim_end_matches('.').to_lowercase();
    WEEKDAYS
        .iter()
        .find(|(full, _)| lower.chars().count() >= 3 && full.starts_with(&lower))
        .map(|(_, day)| *day)
        .ok_or_else(|| CalendarError::Weekday(name.trim().to_owned()))
}

/// Returns the name of a day: "Monday".
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Returns the days in a list such as "Mon-Fri" or "Sun, Mon, Tue-Thu", each once, from Monday on.
///
/// # Errors
/// When a name is not a day.
pub fn working_days(text: &str) -> Result<Vec<Weekday>, CalendarError> {
    let mut days = Vec::new();
    let parts = text.split([',', ';', ' ']).filter(|part| !part.is_empty());
    for part in parts {
        match part.split_once(['-', '–']) {
            Some((first, last)) => {
                let (first, last) = (weekday(first)?, weekday(last)?);
                days.extend(first.cycle_forward().take(7).take_while(|day| *day != last));
                days.push(last);
            }
            None => days.push(weekday(part)?),
        }
    }
    days.sort_by_key(|day| day.to_monday_zero_offset());
    days.dedup();
    Ok(days)
}

/// Returns a time of day: "09:00", "9:30", "9am", "5:15 pm", "17".
///
/// # Errors
/// When it is none.
pub fn time_of_day(text: &str) -> Result<Time, CalendarError> {
    let wrong = || CalendarError::Time(text.trim().to_owned());
    let lower = text.trim().to_lowercase();
    let (clock, afternoon) = if let Some(clock) = lower.strip_suffix("am") {
        (clock, Some(false))
    } else if let Some(clock) = lower.strip_suffix("pm") {
        (clock, Some(true))
    } else {
        (lower.as_str(), None)
    };
    let (hour, minute) = clock.trim().split_once(':').unwrap_or((clock.trim(), "0"));
    let hour: i8 = hour.parse().map_err(|_| wrong())?;
    let minute: i8 = minute.parse().map_err(|_| wrong())?;
    let hour = match afternoon {
        Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
        Some(_) => return Err(wrong()),
        None => hour,
    };
    Time::new(hour, minute, 0, 0).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[track_caller]
    fn check_days(text: &str, want: &str) {
        let got = match working_days(text) {
            Ok(days) => format!("{days:?}"),
            Err(error) => error.to_string(),
        };
        assert_eq!(got, want);
    }

    #[track_caller]
    fn check_time(text: &str, want: Result<Time, &str>) {
        assert_eq!(
            time_of_day(text).map_err(|error| error.to_string()),
            want.map_err(str::to_owned)
        );
    }

    #[test]
    fn working_days_are_read_as_people_write_them() {
        check_days("Mon-Fri", "[Monday, Tuesday, Wednesday, Thursday, Friday]");
        check_days(
            "sunday, Mon, tues–thurs",
            "[Monday, Tuesday, Wednesday, Thursday, Sunday]",
        );
        check_days("Sat-Mon", "[Monday, Saturday, Sunday]");
        check_days("", "[]");
        check_days(
            "Mon, Fryday",
            "`Fryday` is not a day of the week; write it like `Mon` or `Monday`",
        );
        check_days(
            "Mo",
            "`Mo` is not a day of the week; write it like `Mon` or `Monday`",
        );
    }

    #[test]
    fn a_time_of_day_is_read_with_and_without_am_and_pm() {
        check_time("09:00", Ok(time(9, 0, 0, 0)));
        check_time("5:15 PM", Ok(time(17, 15, 0, 0)));
        check_time("12am", Ok(time(0, 0, 0, 0)));
        check_time("17", Ok(time(17, 0, 0, 0)));
        check_time(
            "25:00",
            Err("`25:00` is not a time of day; write it like `09:00` or `9am`"),
        );
        check_time(
            "13pm",
            Err("`13pm` is not a time of day; write it like `09:00` or `9am`"),
        );
    }
}
