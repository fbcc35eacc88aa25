//! Times to offer: later today, the next working day, the end of the week; and times said in a few words.

use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::ToSpan;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use crate::calendar::Calendar;
use crate::deadlines;
use crate::deadlines::Deadline;
use crate::deadlines::Grain;
use crate::deadlines::Reference;
use crate::view::wording;

/// A promise due sooner than this today is not worth offering.
const TIME_TO_WORK: SignedDuration = SignedDuration::from_mins(60);

/// After this hour "later today" is tomorrow.
const LATEST_HOUR: i8 = 21;

/// A moment to offer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Moment {
    /// What the button says.
    pub(crate) label: String,
    /// The moment.
    pub(crate) at: Zoned,
}

/// Returns up to three moments: today, the next working day, the end of the week.
pub(crate) fn to_offer(now: Timestamp, zone: &TimeZone, calendar: &Calendar) -> Vec<Moment> {
    let here = now.to_zoned(zone.clone());
    let today = later_today(&here, calendar);
    let next_day = working_day_after(here.date(), calendar);
    let end = end_of_week(here.date(), next_day, calendar);
    let day_end = |day: Date| zone.to_zoned(day.to_datetime(calendar.day_end)).ok();
    let week = if sunday(end) == sunday(here.date()) {
        "This week"
    } else {
        "Next week"
    };
    let moment = |at: Zoned, week: Option<&str>| {
        let day = label(&at, &here, calendar);
        let label = week.map_or_else(|| day.clone(), |week| format!("{week} ({day})"));
        (at.timestamp() > now).then_some(Moment { label, at })
    };
    [
        today.and_then(|at| moment(at, None)),
        day_end(next_day).and_then(|at| moment(at, None)),
        day_end(end).and_then(|at| moment(at, Some(week))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Returns the Sunday that ends a day's week.
fn sunday(day: Date) -> Date {
    let ahead = i64::from(Weekday::Sunday.since(day.weekday()));
    day.checked_add(ahead.days()).unwrap_or(day)
}

/// Returns what a button says: the day, and the time when it is not the end of that working day.
fn label(at: &Zoned, here: &Zoned, calendar: &Calendar) -> String {
    let ahead = here
        .date()
        .until(at.date())
        .map_or(0, |span| span.get_days());
    let day = match ahead {
        0 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        2..=6 => at.strftime("%A").to_string(),
        _ => at.strftime("%a %-d %b").to_string(),
    };
    match (ahead, at.time() == calendar.day_end) {
        (0, true) => format!("{day}, end of day"),
        (_, true) => day,
        (_, false) => format!("{day} {}", wording::clock_time(at)),
    }
}

/// Returns a later moment of the same day, while there is one worth offering.
fn later_today(here: &Zoned, calendar: &Calendar) -> Option<Zoned> {
    let end = here
        .time_zone()
        .to_zoned(here.date().to_datetime(calendar.day_end))
        .ok()?;
    if here.duration_until(&end) >= TIME_TO_WORK {
        return Some(end);
    }
    let soon = here.checked_add(TIME_TO_WORK).ok()?;
    let up = (30 - i64::from(soon.minute()) % 30) % 30;
    let soon = soon
        .with()
        .second(0)
        .subsec_nanosecond(0)
        .build()
        .ok()?
        .checked_add(up.minutes())
        .ok()?;
    (soon.date() == here.date() && soon.hour() < LATEST_HOUR).then_some(soon)
}

fn working_day_after(day: Date, calendar: &Calendar) -> Date {
    day.series(1.day())
        .skip(1)
        .take(30)
        .find(|day| calendar.is_working_day(*day))
        .or_else(|| day.tomorrow().ok())
        .unwrap_or(day)
}

/// Returns the last working day of this week, or of the next one when this week is nearly over.
fn end_of_week(today: Date, next_day: Date, calendar: &Calendar) -> Date {
    let last_of = |sunday: Date| {
        sunday
            .series((-1).day())
            .take(7)
            .find(|day| calendar.is_working_day(*day))
            .unwrap_or(sunday)
    };
    let this_week = sunday(today);
    let next_week = this_week.checked_add(7.days()).unwrap_or(this_week);
    [this_week, next_week]
        .map(last_of)
        .into_iter()
        .find(|day| *day > next_day)
        .unwrap_or_else(|| last_of(next_week))
}

/// What a few words say about a time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum When {
    /// Nothing.
    Unsaid,
    /// A time that is over.
    Past,
    /// A moment, and up to two other readings.
    At(Zoned, Vec<Zoned>),
}

/// Returns the deadline that `words` name.
pub(crate) fn deadline(words: &str, reference: Reference<'_>) -> When {
    of(deadlines::deadline(words, reference)).0
}

/// Returns a reading, and where in the text it stands.
pub(super) fn of(deadline: Deadline) -> (When, Option<std::ops::Range<usize>>) {
    match deadline {
        Deadline::Open => (When::Unsaid, None),
        Deadline::Past(said) => (When::Past, Some(said.span)),
        Deadline::Due(said) => match said.due {
            Some(due) => (When::At(due, said.others), Some(said.span)),
            None => (When::Past, Some(said.span)),
        },
    }
}

/// Returns until when `words` snooze: `2h`, `30 min`, or a spoken time, whose day then starts with work.
pub(super) fn snooze(words: &str, reference: Reference<'_>) -> Option<Timestamp> {
    if let Some(length) = length(words) {
        return reference.now.checked_add(length).ok();
    }
    let said = match deadlines::deadline(words, reference) {
        Deadline::Due(said) => said,
        Deadline::Past(_) | Deadline::Open => return None,
    };
    if said.grain >= Grain::Day {
        let start = said.start.date().to_datetime(reference.calendar.day_start);
        let start = said.zone.to_timestamp(start).ok()?;
        if start > reference.now {
            return Some(start);
        }
    }
    said.due.map(|due| due.timestamp())
}

/// Returns the length that `2h`, `90 min`, `1h30`, `3 days` or `a week` name.
fn length(words: &str) -> Option<SignedDuration> {
    let words = words.trim().to_lowercase();
    let words = words.strip_prefix("for ").unwrap_or(&words).trim();
    let words = match words.split_once(' ') {
        Some(("a" | "an" | "one", unit)) => format!("1{unit}"),
        _ => words.replace([' ', ','], ""),
    };
    let mut seconds: i64 = 0;
    let mut rest = words.as_str();
    let mut last = 0;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: i64 = rest.get(..digits)?.parse().ok().filter(|n| *n < 10_000)?;
        rest = rest.get(digits..)?;
        let letters = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        let unit = match rest.get(..letters)? {
            "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
            "d" | "day" | "days" => 86_400,
            "w" | "week" | "weeks" => 604_800,
            // `1h30`: minutes follow hours.
            "" if last == 3600 && rest.is_empty() => 60,
            _ => return None,
        };
        rest = rest.get(letters..)?;
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        last = unit;
    }
    (seconds > 0).then(|| SignedDuration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(now: &str, want: &[&str]) {
        let now: Zoned = format!("{now}[Europe/Berlin]").parse().unwrap();
        let offered = to_offer(now.timestamp(), now.time_zone(), &Calendar::default());
        let labels: Vec<_> = offered.iter().map(|moment| moment.label.as_str()).collect();
        assert_eq!(labels, want);
    }

    #[test]
    fn three_times_are_offered_that_are_all_ahead() {
        // 2 March 2026 is a Monday.
        check(
            "2026-03-02T10:00",
            &["Today, end of day", "Tomorrow", "This week (Friday)"],
        );
        check(
            "2026-03-02T16:20",
            &["Today 5:30 pm", "Tomorrow", "This week (Friday)"],
        );
        check("2026-03-02T22:20", &["Tomorrow", "This week (Friday)"]);
        check(
            "2026-03-05T10:00",
            &["Today, end of day", "Tomorrow", "Next week (Fri 13 Mar)"],
        );
        check(
            "2026-03-06T10:00",
            &["Today, end of day", "Monday", "Next week (Fri 13 Mar)"],
        );
        check("2026-03-07T23:59", &["Monday", "Next week (Friday)"]);
    }

    #[track_caller]
    fn check_length(words: &str, minutes: Option<i64>) {
        assert_eq!(
            length(words).map(|length| length.as_mins()),
            minutes,
            "{words}"
        );
    }

    #[test]
    fn a_length_is_read_however_it_is_typed() {
        check_length("2h", Some(120));
        check_length(" 30 min ", Some(30));
        check_length("for 1h30", Some(90));
        check_length("1h 30m", Some(90));
        check_length("3 days", Some(4320));
        check_length("a week", Some(10_080));
        check_length("an hour", Some(60));
        check_length("0h", None);
        check_length("2", None);
        check_length("tomorrow 9am", None);
        check_length("99999999999999h", None);
        check_length("é", None);
        check_length("", None);
    }
}
