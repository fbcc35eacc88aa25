//! The answers to the forms about a promise, checked. What is wrong is said below the field it is about.
//!
//! What was left as it stood stays as it was recorded: the zone a time was spoken in, a name behind a
//! mention, and a deadline that is over already.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::civil::DateTime;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::Desk;
use super::forms;
use super::whom;
use crate::calendar::Calendar;
use crate::ids::Member;
use crate::promises::Due;
use crate::store::StoreError;
use crate::view::wording;

/// What is wrong with a form's answers, by field.
pub(crate) type Wrong = BTreeMap<String, String>;

/// What a form showed when it was opened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Before<'a> {
    /// What is owed.
    pub(crate) what: &'a str,
    /// To whom.
    pub(crate) to: Option<&'a str>,
    /// By when.
    pub(crate) due: Option<&'a Due>,
}

/// The answers about a promise, checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answers {
    /// What is owed.
    pub(crate) what: String,
    /// To whom.
    pub(crate) to: Option<String>,
    /// By when.
    pub(crate) due: Option<Due>,
    /// What became of a time that the clocks skip.
    pub(crate) note: Option<String>,
}

/// A moment that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chosen {
    /// The moment.
    pub(crate) due: Due,
    /// What became of a time that the clocks skip.
    pub(crate) note: Option<String>,
}

impl Answers {
    /// Checks the answers to [`forms::fields`].
    ///
    /// # Errors
    /// When the store fails. Within: what is wrong, by field.
    pub(crate) fn read(
        desk: &Desk<'_>,
        answers: &BTreeMap<String, String>,
        before: Before<'_>,
    ) -> Result<Result<Self, Wrong>, StoreError> {
        let to = match to_whom(answers, before.to) {
            Ok(Whom::Nobody) => None,
            Ok(Whom::AsBefore) => before.to.map(str::to_owned),
            Ok(Whom::Named(name)) => Some(name),
            Ok(Whom::Colleague(member)) => {
                Some(whom::recipient(desk.context, desk.workspace, &member)?)
            }
            Err(wrong) => return Ok(Err(wrong)),
        };
        let said = || -> Result<(String, Option<Chosen>), Wrong> {
            let what = answer(answers, "what")
                .ok_or_else(|| wrong("what", "Say in a few words what you promise."))?;
            let what = if what == forms::in_a_field(before.what).trim() {
                before.what
            } else {
                what
            };
            Ok((what.to_owned(), moment(desk, answers, before.due)?))
        };
        Ok(said().map(|(what, chosen)| {
            let (due, note) = chosen.map_or((None, None), |chosen| (Some(chosen.due), chosen.note));
            Self {
                what,
                to,
                due,
                note,
            }
        }))
    }
}

/// To whom, as a form says it.
enum Whom {
    Nobody,
    AsBefore,
    Named(String),
    Colleague(Member),
}

/// Reads to whom: in words, or chosen from the list; what was changed counts.
fn to_whom(answers: &BTreeMap<String, String>, before: Option<&str>) -> Result<Whom, Wrong> {
    let stood = forms::Whom::of(before);
    let words = answer(answers, "to");
    let chosen = match answer(answers, "person") {
        Some(id) if whom::is_id(id) => Some(Member::new(id)),
        Some(_) => return Err(wrong("person", "Choose somebody from the list.")),
        None => None,
    };
    let same_words = words.unwrap_or_default() == stood.words.trim();
    let same_person = chosen == stood.person;
    match (words, chosen) {
        _ if same_words && same_person => Ok(Whom::AsBefore),
        (None, None) => Ok(Whom::Nobody),
        (Some(words), None) => Ok(Whom::Named(words.to_owned())),
        (None, Some(member)) => Ok(Whom::Colleague(member)),
        (Some(_), Some(member)) if same_words => Ok(Whom::Colleague(member)),
        (Some(words), Some(_)) if same_person => Ok(Whom::Named(words.to_owned())),
        (Some(_), Some(_)) => Err(wrong(
            "to",
            "Say one of the two: a name here, or a colleague from the list.",
        )),
    }
}

/// Returns the moment that a date and a time of day name; without a time of day, the end of the working day.
pub(crate) fn moment(
    desk: &Desk<'_>,
    answers: &BTreeMap<String, String>,
    before: Option<&Due>,
) -> Result<Option<Chosen>, Wrong> {
    let said = (answer(answers, "date"), answer(answers, "time"));
    if let (Some(before), (Some(day), Some(time))) = (before, said) {
        let stood = before.at.to_zoned(desk.zone.clone());
        if day == forms::date(&stood) && time == forms::time_of_day(&stood) {
            return Ok(Some(Chosen {
                due: before.clone(),
                note: None,
            }));
        }
    }
    let (day, time) = match said {
        (None, None) => return Ok(None),
        (None, Some(_)) => return Err(wrong("date", "Choose a day to go with that time.")),
        (Some(day), time) => (day, time),
    };
    chosen(day, time, desk.now(), &desk.zone, &desk.calendar).map(Some)
}

fn chosen(
    day: &str,
    time: Option<&str>,
    now: Timestamp,
    zone: &TimeZone,
    calendar: &Calendar,
) -> Result<Chosen, Wrong> {
    let day: Date = day
        .parse()
        .map_err(|_| wrong("date", "Write the day like 2026-03-06."))?;
    let time: Time = match time {
        Some(time) => time
            .parse()
            .map_err(|_| wrong("time", "Write the time like 15:00."))?,
        None => calendar.day_end,
    };
    let wall = day.to_datetime(time);
    // A time that the clocks skip moves on by as much; one that comes twice is the first.
    let moment = zone
        .to_zoned(wall)
        .map_err(|_| wrong("date", "That day is too far away."))?;
    if moment.timestamp() <= now {
        let today = now.to_zoned(zone.clone()).date();
        return Err(if day == today {
            wrong("time", "That time is over already. Choose a later one.")
        } else {
            wrong("date", "That day is over already. Choose a later one.")
        });
    }
    Ok(Chosen {
        due: Due::of(&moment),
        note: skipped(wall, &moment),
    })
}

/// Says what became of a time that does not exist because the clocks go forward.
fn skipped(wall: DateTime, moment: &Zoned) -> Option<String> {
    (moment.datetime() != wall).then(|| {
        format!(
            "The clocks go forward then and skip {}, so I take {}.",
            wall.strftime("%-I:%M %P"),
            wording::clock_time(moment)
        )
    })
}

/// Returns the person that was chosen.
pub(crate) fn person(answers: &BTreeMap<String, String>, field: &str) -> Result<Member, Wrong> {
    answer(answers, field)
        .filter(|id| whom::is_id(id))
        .map(Member::new)
        .ok_or_else(|| wrong(field, "Choose somebody from the list."))
}

/// Returns an answer; `None` when it is empty.
pub(super) fn answer<'a>(answers: &'a BTreeMap<String, String>, field: &str) -> Option<&'a str> {
    answers
        .get(field)
        .map(|answer| answer.trim())
        .filter(|answer| !answer.is_empty())
}

/// Says what is wrong with one field.
pub(crate) fn wrong(field: &str, words: &str) -> Wrong {
    BTreeMap::from([(field.to_owned(), words.to_owned())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(zone: &str, now: &str, day: &str, time: &str, want: Result<&str, (&str, &str)>) {
        let zone = TimeZone::get(zone).unwrap();
        let now: Timestamp = now.parse().unwrap();
        let time = (!time.is_empty()).then_some(time);
        let found = match chosen(day, time, now, &zone, &Calendar::default()) {
            Ok(chosen) => {
                let at = chosen
                    .due
                    .at
                    .to_zoned(zone)
                    .strftime("%F %H:%M %Z")
                    .to_string();
                Ok(chosen
                    .note
                    .map_or(at.clone(), |note| format!("{at}: {note}")))
            }
            Err(wrong) => Err(wrong.into_iter().next().unwrap()),
        };
        let want = want
            .map(str::to_owned)
            .map_err(|(field, words)| (field.to_owned(), words.to_owned()));
        assert_eq!(found, want);
    }

    #[test]
    fn a_date_and_a_time_are_read_in_the_persons_zone() {
        let now = "2026-03-04T09:20:00Z";
        check(
            "Europe/Berlin",
            now,
            "2026-03-06",
            "15:00",
            Ok("2026-03-06 15:00 CET"),
        );
        check(
            "Europe/Berlin",
            now,
            "2026-03-06",
            "",
            Ok("2026-03-06 17:00 CET"),
        );
        check(
            "Asia/Kolkata",
            now,
            "2026-03-04",
            "15:00",
            Ok("2026-03-04 15:00 IST"),
        );
        let over = |field, what| Err((field, what));
        check(
            "Europe/Berlin",
            now,
            "2026-03-04",
            "10:20",
            over("time", "That time is over already. Choose a later one."),
        );
        check(
            "Europe/Berlin",
            now,
            "2026-03-03",
            "23:59",
            over("date", "That day is over already. Choose a later one."),
        );
        check(
            "Europe/Berlin",
            now,
            "2026-02-30",
            "",
            over("date", "Write the day like 2026-03-06."),
        );
        check(
            "Europe/Berlin",
            now,
            "2026-03-06",
            "25:00",
            over("time", "Write the time like 15:00."),
        );
        check(
            "America/New_York",
            now,
            "9999-12-31",
            "23:59",
            over("date", "That day is too far away."),
        );
    }

    #[test]
    fn a_time_the_clocks_skip_moves_on_and_one_that_comes_twice_is_the_first() {
        let now = "2026-03-04T09:20:00Z";
        check(
            "Europe/Berlin",
            now,
            "2026-03-29",
            "02:30",
            Ok(
                "2026-03-29 03:30 CEST: The clocks go forward then and skip 2:30 am, so I take 3:30 am.",
            ),
        );
        check(
            "Europe/Berlin",
            now,
            "2026-10-25",
            "02:30",
            Ok("2026-10-25 02:30 CEST"),
        );
        // Lord Howe Island moves its clocks by half an hour.
        check(
            "Australia/Lord_Howe",
            now,
            "2026-10-04",
            "02:10",
            Ok(
                "2026-10-04 02:40 +11: The clocks go forward then and skip 2:10 am, so I take 2:40 am.",
            ),
        );
    }

    #[track_caller]
    fn check_whom(before: Option<&str>, words: &str, person: &str, want: &str) {
        let answers = BTreeMap::from([
            ("to".to_owned(), words.to_owned()),
            ("person".to_owned(), person.to_owned()),
        ]);
        let found = match to_whom(&answers, before) {
            Ok(Whom::Nobody) => "nobody".to_owned(),
            Ok(Whom::AsBefore) => "as before".to_owned(),
            Ok(Whom::Named(name)) => name,
            Ok(Whom::Colleague(member)) => format!("<@{member}>"),
            Err(wrong) => format!("{wrong:?}"),
        };
        assert_eq!(found, want);
    }

    #[test]
    fn whom_is_a_name_or_a_colleague_and_what_was_changed_counts() {
        check_whom(None, "", "", "as before");
        check_whom(None, "Acme", "", "Acme");
        check_whom(None, "", "U1", "<@U1>");
        check_whom(Some("Acme"), "Acme", "", "as before");
        check_whom(Some("Acme"), "", "", "nobody");
        check_whom(Some("Acme"), "Acme", "U1", "<@U1>");
        check_whom(Some("<@U1|Maria>"), "", "U1", "as before");
        check_whom(Some("<@U1|Maria>"), "Acme", "U1", "Acme");
        check_whom(Some("<@U1|Maria>"), "", "", "nobody");
        check_whom(
            Some("Acme"),
            "Acme Support",
            "U1",
            r#"{"to": "Say one of the two: a name here, or a colleague from the list."}"#,
        );
        check_whom(
            None,
            "",
            "<!channel>",
            r#"{"person": "Choose somebody from the list."}"#,
        );
    }
}
