//! The hour of a daily tip: as people type it, and the moments it stands for.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::calendar::Calendar;

/// How many days are looked through for a working one; a year of holidays has none.
const MOST_DAYS: usize = 366;

/// Reads a time of day: "9:30", "9.30", "9am", "2 pm", "14:00", "noon".
pub(super) fn read_time(typed: &str) -> Option<Time> {
    let typed = typed.trim().to_lowercase().replace(' ', "");
    let typed = typed.strip_prefix("at").unwrap_or(&typed);
    if typed == "noon" || typed == "midday" {
        return Time::new(12, 0, 0, 0).ok();
    }
    let plain = typed.replace("a.m.", "am").replace("p.m.", "pm");
    let (digits, half) = match (plain.strip_suffix("am"), plain.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (plain.as_str(), None),
    };
    let (hour, minute) = digits
        .split_once([':', '.'])
        .map_or((digits, "00"), |(hour, minute)| (hour, minute));
    if hour.is_empty() || hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let number = |text: &str| {
        let all_digits = text.bytes().all(|byte| byte.is_ascii_digit());
        all_digits.then(|| text.parse::<i8>().ok()).flatten()
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let hour = match half {
        None => hour,
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// Returns the moment a day's tip is due. Where the clocks skip that hour it is the hour after.
pub(super) fn slot_on(date: Date, time: Time, zone: &TimeZone) -> Option<Timestamp> {
    let moment = date.to_datetime(time).to_zoned(zone.clone()).ok()?;
    Some(moment.timestamp())
}

/// Returns the next moment of a daily tip after `now`, on a working day after `posted`; `None` when the
/// team never works.
pub(super) fn next_slot(
    calendar: &Calendar,
    zone: &TimeZone,
    time: Time,
    now: Timestamp,
    posted: Option<Date>,
) -> Option<Timestamp> {
    let today = now.to_zoned(zone.clone()).date();
    std::iter::successors(Some(today), |date| date.tomorrow().ok())
        .take(MOST_DAYS)
        .filter(|date| calendar.is_working_day(*date) && posted.is_none_or(|day| *date > day))
        .find_map(|date| slot_on(date, time, zone).filter(|slot| *slot > now))
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[track_caller]
    fn check(typed: &str, want: Option<(i8, i8)>) {
        let want = want.map(|(hour, minute)| time(hour, minute, 0, 0));
        assert_eq!(read_time(typed), want, "{typed}");
    }

    #[test]
    fn a_time_of_day_is_read_as_people_type_it() {
        check("9:30", Some((9, 30)));
        check(" 9.30 ", Some((9, 30)));
        check("09:30", Some((9, 30)));
        check("9am", Some((9, 0)));
        check("at 9 AM", Some((9, 0)));
        check("2:15 p.m.", Some((14, 15)));
        check("12am", Some((0, 0)));
        check("12pm", Some((12, 0)));
        check("14:00", Some((14, 0)));
        check("9", Some((9, 0)));
        check("noon", Some((12, 0)));
    }

    #[test]
    fn what_is_no_time_of_day_is_not_read_as_one() {
        for typed in [
            "",
            "half past never",
            "25:00",
            "9:60",
            "9:5",
            "13pm",
            "0am",
            "-9",
            "9:3x",
            "930",
            "+9",
            "9:30:00",
            "٩",
            "🕘",
            "am",
            ":30",
        ] {
            check(typed, None);
        }
    }

    #[track_caller]
    fn check_next(now: &str, zone: &str, time: Time, want: &str) {
        let zone = TimeZone::get(zone).unwrap();
        let now = now.parse().unwrap();
        let next = next_slot(&Calendar::default(), &zone, time, now, None).unwrap();
        let next = next.to_zoned(zone).strftime("%a %F %R %:z").to_string();
        assert_eq!(next, want);
    }

    #[test]
    fn the_next_tip_is_on_the_next_working_day_at_the_local_hour() {
        let nine = time(9, 30, 0, 0);
        check_next(
            "2026-03-05T07:00:00Z",
            "Europe/Berlin",
            nine,
            "Thu 2026-03-05 09:30 +01:00",
        );
        check_next(
            "2026-03-06T08:30:00Z",
            "Europe/Berlin",
            nine,
            "Mon 2026-03-09 09:30 +01:00",
        );
        check_next(
            "2026-03-27T12:00:00Z",
            "Europe/Berlin",
            nine,
            "Mon 2026-03-30 09:30 +02:00",
        );
        check_next(
            "2026-03-05T23:00:00Z",
            "Pacific/Auckland",
            nine,
            "Mon 2026-03-09 09:30 +13:00",
        );
    }

    #[test]
    fn an_hour_the_clocks_skip_is_the_hour_after() {
        let zone = TimeZone::get("America/New_York").unwrap();
        let everyday = Calendar {
            working_days: vec![jiff::civil::Weekday::Sunday],
            ..Calendar::default()
        };
        let now = "2026-03-07T12:00:00Z".parse().unwrap();
        let next = next_slot(&everyday, &zone, time(2, 30, 0, 0), now, None).unwrap();
        assert_eq!(
            next.to_zoned(zone).strftime("%F %R").to_string(),
            "2026-03-08 03:30"
        );
    }

    #[test]
    fn a_team_that_never_works_gets_no_tip() {
        let never = Calendar {
            working_days: Vec::new(),
            ..Calendar::default()
        };
        let now = "2026-03-07T12:00:00Z".parse().unwrap();
        assert_eq!(
            next_slot(&never, &TimeZone::UTC, time(9, 0, 0, 0), now, None),
            None
        );
    }
}
