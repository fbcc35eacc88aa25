//! The days off in an iCalendar file (`.ics`): its all-day events, with those that come back every year.
//!
//! Events with a time of day are no days off and are passed over. What cannot be understood of an all-day event is an
//! error with its line, because a holiday that is missed is a deadline on a day nobody works.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use thiserror::Error;

use super::yearly::Yearly;

/// The last year a yearly holiday is kept for.
pub(super) const LAST_YEAR: i16 = 2100;

/// How many days one event may last: more is no holiday.
const LONGEST_EVENT: i32 = 366;

/// What is wrong in an iCalendar file, and where.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("line {line}: {words}")]
pub struct IcsError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub words: String,
}

/// Returns the days of every all-day event.
///
/// # Errors
/// When it is no calendar, or an all-day event in it cannot be read.
pub fn days_off(text: &str) -> Result<BTreeSet<Date>, IcsError> {
    let mut days = BTreeSet::new();
    let mut event: Option<Event> = None;
    let mut inner = 0_usize;
    let mut is_calendar = false;
    for (line, content) in unfolded(text) {
        let Some(property) = Property::of(&content) else {
            continue;
        };
        let wrong = |words: String| IcsError { line, words };
        if !is_calendar && !property.is("BEGIN", "VCALENDAR") {
            return Err(wrong(
                "this is no calendar; one starts with BEGIN:VCALENDAR".into(),
            ));
        }
        is_calendar = true;
        match (&mut event, property.name.as_str()) {
            (None, "BEGIN") if property.is("BEGIN", "VEVENT") => event = Some(Event::default()),
            (Some(_), "BEGIN") => inner += 1,
            (Some(_), "END") if inner > 0 => inner -= 1,
            (Some(_), "END") => {
                if let Some(event) = event.take() {
                    days.extend(event.days().map_err(wrong)?);
                }
            }
            (Some(event), _) if inner == 0 => event.note(&property).map_err(wrong)?,
            _ => {}
        }
    }
    match (is_calendar, event) {
        (true, None) => Ok(days),
        (true, Some(_)) => Err(IcsError {
            line: text.lines().count(),
            words: "the last event has no END:VEVENT".into(),
        }),
        (false, _) => Err(IcsError {
            line: 1,
            words: "this is no calendar; one starts with BEGIN:VCALENDAR".into(),
        }),
    }
}

/// Returns the lines with what was folded onto the next ones, each with the number of its first line.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (number, line) in (1..).zip(text.lines()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

/// A line: its name, its parameters, its value.
struct Property {
    name: String,
    parameters: String,
    value: String,
}

impl Property {
    fn of(line: &str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.char_indices().find(|(_, character)| {
            quoted ^= *character == '"';
            *character == ':' && !quoted
        })?;
        let (head, value) = (&line[..colon.0], &line[colon.0 + 1..]);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        Some(Self {
            name: name.trim().to_ascii_uppercase(),
            parameters: parameters.to_ascii_uppercase(),
            value: value.trim().to_owned(),
        })
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.name == name && self.value.eq_ignore_ascii_case(value)
    }

    /// Returns the whole day it names; `None` when it is a time of day.
    fn day(&self) -> Result<Option<Date>, String> {
        let timed = self.value.contains('T') && !self.parameters.contains("VALUE=DATE;");
        if timed {
            return Ok(None);
        }
        date(&self.value).map(Some)
    }
}

/// Reads "20261225".
pub(super) fn date(value: &str) -> Result<Date, String> {
    Date::strptime("%Y%m%d", value)
        .map_err(|_| format!("{value:?} is not a day; one is written like 20261225"))
}

#[derive(Default)]
struct Event {
    start: Option<Date>,
    end: Option<Date>,
    length: Option<i32>,
    rule: Option<String>,
    more: Vec<Date>,
    except: Vec<Date>,
    cancelled: bool,
}

impl Event {
    fn note(&mut self, property: &Property) -> Result<(), String> {
        match property.name.as_str() {
            "DTSTART" => self.start = property.day()?,
            "DTEND" => self.end = property.day()?,
            "DURATION" => self.length = days_in(&property.value),
            "RRULE" => self.rule = Some(property.value.clone()),
            "RDATE" => self.more.extend(listed(&property.value)?),
            "EXDATE" => self.except.extend(listed(&property.value)?),
            "STATUS" => self.cancelled = property.value.eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
        Ok(())
    }

    /// Returns every day it covers, in every year it comes back.
    fn days(self) -> Result<Vec<Date>, String> {
        let Some(start) = self.start.filter(|_| !self.cancelled) else {
            return Ok(Vec::new());
        };
        let length = match (self.end, self.length) {
            (Some(end), _) => start
                .until(end)
                .map_err(|error| error.to_string())?
                .get_days(),
            (None, Some(length)) => length,
            (None, None) => 1,
        };
        // A few calendars end an event on the day it starts.
        let length = if length == 0 { 1 } else { length };
        if !(1..=LONGEST_EVENT).contains(&length) {
            return Err("an event must end after it starts, and last at most a year".into());
        }
        let mut starts = match &self.rule {
            Some(rule) => Yearly::read(rule, start)?.dates(start),
            None => vec![start],
        };
        starts.extend(self.more);
        starts.retain(|day| !self.except.contains(day));
        Ok(starts
            .into_iter()
            .flat_map(|first| {
                (0..length).filter_map(move |more| first.checked_add(more.days()).ok())
            })
            .collect())
    }
}

/// Reads the days in a list; times of day in it are passed over.
fn listed(value: &str) -> Result<Vec<Date>, String> {
    value
        .split(',')
        .map(|one| one.split('T').next().unwrap_or(one).trim())
        .map(date)
        .collect()
}

/// Reads "P1D", "P2W"; `None` for lengths that are not whole days.
fn days_in(value: &str) -> Option<i32> {
    let length = value.strip_prefix('P')?;
    if let Some(days) = length.strip_suffix('D') {
        return days.parse().ok();
    }
    length
        .strip_suffix('W')?
        .parse::<i32>()
        .ok()?
        .checked_mul(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(event: &str) -> String {
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    }

    /// Checks the days off in 2026 and 2027.
    #[track_caller]
    fn check(event: &str, want: &[&str]) {
        let days = days_off(&calendar(event)).unwrap();
        let days: Vec<String> = days
            .into_iter()
            .filter(|day| (2026..=2027).contains(&day.year()))
            .map(|day| day.to_string())
            .collect();
        assert_eq!(days, want, "{event}");
    }

    #[track_caller]
    fn refused(text: &str, want: &str) {
        let error = days_off(text).map_err(|error| error.to_string());
        assert_eq!(error, Err(want.to_owned()));
    }

    #[test]
    fn an_all_day_event_is_off_until_the_day_it_ends() {
        check("DTSTART;VALUE=DATE:20260501", &["2026-05-01"]);
        check(
            "dtstart;value=date:20260501\nDTEND;VALUE=DATE:20260502",
            &["2026-05-01"],
        );
        check(
            "SUMMARY:Closed\nDTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227",
            &["2026-12-24", "2026-12-25", "2026-12-26"],
        );
        check(
            "DTSTART:20260501\nDURATION:P2D",
            &["2026-05-01", "2026-05-02"],
        );
        check(
            "DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260501",
            &["2026-05-01"],
        );
    }

    #[test]
    fn a_yearly_event_comes_back() {
        check(
            "DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY",
            &["2026-12-25", "2027-12-25"],
        );
        check(
            "DTSTART;VALUE=DATE:20201126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
            &["2026-11-26", "2027-11-25"],
        );
        check(
            "DTSTART;VALUE=DATE:20200525\nRRULE:FREQ=YEARLY;BYDAY=-1MO;BYMONTH=5",
            &["2026-05-25", "2027-05-31"],
        );
        check(
            "DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY;UNTIL=20261231T235959Z\nEXDATE;VALUE=DATE:20250101",
            &["2026-01-01"],
        );
        check(
            "DTSTART;VALUE=DATE:20250101\nRRULE:FREQ=YEARLY;COUNT=2",
            &["2026-01-01"],
        );
        check(
            "DTSTART;VALUE=DATE:20250101\nRRULE:FREQ=YEARLY;INTERVAL=2",
            &["2027-01-01"],
        );
        check("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY", &[]);
        check(
            "DTSTART;VALUE=DATE:20250103\nRDATE;VALUE=DATE:20260104,20270105",
            &["2026-01-04", "2027-01-05"],
        );
    }

    #[test]
    fn what_is_no_day_off_is_passed_over() {
        check("DTSTART:20260501T090000Z\nDTEND:20260501T100000Z", &[]);
        check("DTSTART;TZID=Europe/Berlin:20260501T090000", &[]);
        check("DTSTART;VALUE=DATE:20260501\nSTATUS:CANCELLED", &[]);
        check("SUMMARY:no start", &[]);
        check(
            "DTSTART;VALUE=DATE:20260501\nBEGIN:VALARM\nDURATION:P9D\nEND:VALARM",
            &["2026-05-01"],
        );
        check(
            "SUMMARY:one\n  line\nDTSTART;VALUE=DATE:2026\n 0501",
            &["2026-05-01"],
        );
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        refused(
            "",
            "line 1: this is no calendar; one starts with BEGIN:VCALENDAR",
        );
        refused(
            "\n2026-12-25\nX:Y",
            "line 3: this is no calendar; one starts with BEGIN:VCALENDAR",
        );
        refused(
            &calendar("DTSTART;VALUE=DATE:2026-05-01"),
            "line 4: \"2026-05-01\" is not a day; one is written like 20261225",
        );
        refused(
            &calendar("DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260401"),
            "line 6: an event must end after it starts, and last at most a year",
        );
        refused(
            &calendar("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=WEEKLY"),
            "line 6: it comes back weekly; a day off comes back yearly",
        );
        refused(
            &calendar("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;BYWEEKNO=20"),
            "line 6: the rule \"BYWEEKNO\" is not one I know; BYMONTH, BYMONTHDAY and BYDAY are",
        );
        refused(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260501",
            "line 3: the last event has no END:VEVENT",
        );
    }
}
