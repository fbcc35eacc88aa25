//! A row of gold: how it is written, and whether what is seen agrees with it. Reads no file and no text of a person.
//!
//! ```text
//! # A remark. The next line says when and where the sentences below it are said; it resets the settings.
//! at 2026-03-04T10:20[Europe/Berlin]
//! with day-first, day 08:00-18:00, works mon-thu, holidays 2026-04-03 2026-04-06
//! 2026-03-06T15:00 | I'll send it by [Friday 3pm].        due then on the speaker's wall; the brackets, which are
//!                                                        not part of the sentence, stand around the time
//! 2026-03-06T15:00[America/New_York] | …                  on another wall; `-04:00` and `Z` fix the instant
//! 2026-03-04T17:00 or 2026-04-03T17:00 | …                with another reading
//! 2026-03-04T17:00 only | …                               with no other reading
//! - | …                                                  nothing is due; times of the past may stand in it
//! none | …                                               there is no time in it at all
//! ```

use goodword::calendar::Calendar;
use goodword::calendar::DateOrder;
use goodword::calendar::time_of_day;
use goodword::calendar::wall_time;
use goodword::calendar::working_days;
use jiff::Timestamp;
use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::see::Seen;

/// A sentence, when and where it is said, and what is owed by it.
pub(crate) struct Row {
    line: usize,
    pub(crate) now: Zoned,
    pub(crate) calendar: Calendar,
    pub(crate) sentence: String,
    expression: Option<String>,
    want: Want,
}

/// What is expected of a sentence.
enum Want {
    /// It has no time in it.
    NoTime,
    /// Nothing is due by it.
    NotDue,
    /// Something is due then; with other readings, when they are told.
    Due(Timestamp, Option<Vec<Timestamp>>),
}

/// Reads the rows of a file.
pub(crate) fn rows(text: &str) -> Vec<Row> {
    let mut now: Option<Zoned> = None;
    let mut calendar = Calendar::default();
    let mut rows = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
        } else if let Some(moment) = line.strip_prefix("at ") {
            now = Some(spoken_at(moment));
            calendar = Calendar::default();
        } else if let Some(settings) = line.strip_prefix("with ") {
            calendar = week(settings);
        } else {
            let now = now.clone().unwrap();
            rows.push(row(index + 1, line, now, calendar.clone()));
        }
    }
    rows
}

fn row(line: usize, text: &str, now: Zoned, calendar: Calendar) -> Row {
    let (want, sentence) = text
        .split_once(" | ")
        .unwrap_or_else(|| panic!("line {line}: no ` | ` in `{text}`"));
    let want = match want.trim() {
        "none" => Want::NoTime,
        "-" => Want::NotDue,
        due => self::due(due, now.time_zone()),
    };
    let expression = sentence
        .split_once('[')
        .and_then(|(_, rest)| Some(rest.split_once(']')?.0.to_owned()));
    Row {
        line,
        now,
        calendar,
        sentence: sentence.replace(['[', ']'], ""),
        expression,
        want,
    }
}

fn due(text: &str, zone: &TimeZone) -> Want {
    if let Some(due) = text.strip_suffix(" only") {
        return Want::Due(instant(due, zone), Some(Vec::new()));
    }
    let mut readings = text.split(" or ").map(|due| instant(due, zone));
    let due = readings.next().unwrap();
    let others: Vec<Timestamp> = readings.collect();
    Want::Due(due, (!others.is_empty()).then_some(others))
}

/// Reads `2026-03-06T15:00`, with a zone or an offset after it, or on the speaker's wall.
fn instant(text: &str, zone: &TimeZone) -> Timestamp {
    if let Ok(zoned) = text.parse::<Zoned>() {
        return zoned.timestamp();
    }
    // A moment with an offset is tried first: a wall time would swallow and forget the offset.
    if let Ok(moment) = text.parse::<Timestamp>() {
        return moment;
    }
    let local: DateTime = text
        .parse()
        .unwrap_or_else(|error| panic!("`{text}`: {error}"));
    wall_time(local, zone).unwrap().timestamp()
}

fn spoken_at(text: &str) -> Zoned {
    text.parse()
        .unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn week(settings: &str) -> Calendar {
    let mut calendar = Calendar::default();
    for setting in settings.split(", ") {
        match setting.split_once(' ') {
            None if setting == "day-first" => calendar.date_order = DateOrder::DayFirst,
            Some(("day", hours)) => {
                let (start, end) = hours.split_once('-').unwrap();
                calendar.day_start = time_of_day(start).unwrap();
                calendar.day_end = time_of_day(end).unwrap();
            }
            Some(("works", days)) => calendar.working_days = working_days(days).unwrap(),
            Some(("holidays", days)) => {
                calendar.holidays = days.split(' ').map(|day| day.parse().unwrap()).collect();
            }
            _ => panic!("`{setting}` is no setting"),
        }
    }
    calendar
}

impl Row {
    /// Says what differs between this row and what is seen in its sentence.
    pub(crate) fn differs(&self, seen: &Seen) -> Option<String> {
        let (want, agrees) = match &self.want {
            Want::NoTime => ("no time".to_owned(), seen.times.is_empty()),
            Want::NotDue => ("nothing due".to_owned(), seen.due.is_none()),
            Want::Due(due, others) => {
                let readings = others.as_ref().is_none_or(|others| {
                    others.iter().all(|other| seen.others.contains(other))
                        && others.is_empty() == seen.others.is_empty()
                });
                let told = others.iter().flatten().map(|other| self.told(*other));
                let want = told.fold(self.told(*due), |want, other| [want, other].join(" or "));
                (want, seen.due == Some(*due) && readings)
            }
        };
        let expression = match (&self.expression, &seen.expression) {
            (Some(want), Some(got)) => want == got,
            _ => true,
        };
        (!agrees || !expression).then(|| self.difference(&want, seen))
    }

    fn difference(&self, want: &str, seen: &Seen) -> String {
        let due = seen
            .due
            .map_or("nothing due".to_owned(), |due| self.told(due));
        let others: Vec<String> = seen.others.iter().map(|other| self.told(*other)).collect();
        format!(
            "  line {}, {}: {:?}\n    want {want}, in {:?}\n    got  {due}, in {:?}, others {others:?}, times {:?}, \
             recognised {}",
            self.line,
            self.now.strftime("%a %FT%T[%Q]"),
            self.sentence,
            self.expression,
            seen.expression,
            seen.times,
            seen.recognised,
        )
    }

    /// Returns a moment as the speaker's wall shows it.
    fn told(&self, moment: Timestamp) -> String {
        let zoned = moment.to_zoned(self.now.time_zone().clone());
        zoned.strftime("%a %FT%T%:z").to_string()
    }
}
