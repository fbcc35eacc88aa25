//! The forms about a promise: change it, move it, hand it over, let it go; and their answers, checked.

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;
use jiff::civil::Time;

use super::Desk;
use super::cards;
use crate::ids::Member;
use crate::promises::Promise;
use crate::text;
use crate::view::FieldKind;
use crate::view::Form;
use crate::view::Text;

/// The most a form's field can hold of what was said.
const MOST_IN_A_FIELD: usize = 3_000;

/// What is wrong with a form's answers, by field.
pub(crate) type Wrong = BTreeMap<String, String>;

/// Adds the fields of a promise: what, to whom, by when.
pub(crate) fn fields(form: Form, what: &str, to: Option<&str>, due: Option<&Zoned>) -> Form {
    form.field(
        "what",
        "What do you promise?",
        FieldKind::Words {
            value: in_a_field(what),
            long: false,
        },
    )
    .optional(
        "to",
        "To whom?",
        FieldKind::Words {
            value: in_a_field(to.unwrap_or_default()),
            long: false,
        },
    )
    .optional("date", "By which day?", FieldKind::Date(due.map(date)))
    .optional(
        "time",
        "By what time?",
        FieldKind::TimeOfDay(due.map(time_of_day)),
    )
}

/// Returns somebody's words as they would type them: names, not the codes that stand for them.
fn in_a_field(words: &str) -> String {
    text::cut(&text::pasteable(words), MOST_IN_A_FIELD)
}

/// Returns the form that changes a promise.
pub(super) fn change(desk: &Desk<'_>, promise: &Promise) -> Form {
    let due = promise
        .due
        .as_ref()
        .map(|due| due.at.to_zoned(desk.zone.clone()));
    let form =
        Form::new("promise.change", "Change the promise", "Save").carry(promise.id.to_string());
    fields(form, &promise.what, promise.to.as_deref(), due.as_ref())
}

/// Returns the form that asks for a new time.
pub(super) fn pick(desk: &Desk<'_>, promise: &Promise) -> Form {
    let due = promise
        .due
        .as_ref()
        .map(|due| due.at.to_zoned(desk.zone.clone()))
        .filter(|due| due.timestamp() > desk.now());
    Form::new("promise.pick", "By when?", "Save")
        .carry(promise.id.to_string())
        .intro(cards::owed(promise))
        .field(
            "date",
            "By which day?",
            FieldKind::Date(due.as_ref().map(date)),
        )
        .optional(
            "time",
            "By what time?",
            FieldKind::TimeOfDay(due.as_ref().map(time_of_day)),
        )
}

/// Returns the form that asks who takes a promise over.
pub(super) fn hand_over(promise: &Promise) -> Form {
    Form::new("promise.hand_over", "Hand over", "Hand over")
        .carry(promise.id.to_string())
        .intro(cards::owed(promise))
        .field("to", "Who takes it over?", FieldKind::Person(None))
}

/// Returns the form that asks why a promise is let go.
pub(super) fn let_go(promise: &Promise) -> Form {
    Form::new("promise.let_go", "Let it go", "Let go")
        .carry(promise.id.to_string())
        .intro(Text::default().and("Letting go openly is better than leaving somebody waiting."))
        .optional(
            "because",
            "Why? (only you see this)",
            FieldKind::Words {
                value: String::new(),
                long: true,
            },
        )
}

/// The answers about a promise, checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answers {
    /// What is owed.
    pub(crate) what: String,
    /// To whom.
    pub(crate) to: Option<String>,
    /// By when.
    pub(crate) due: Option<Zoned>,
}

impl Answers {
    /// Checks the answers to [`fields`].
    ///
    /// # Errors
    /// What is wrong, by field.
    pub(crate) fn read(desk: &Desk<'_>, answers: &BTreeMap<String, String>) -> Result<Self, Wrong> {
        let what = answer(answers, "what")
            .ok_or_else(|| wrong("what", "Say in a few words what you promise."))?;
        Ok(Self {
            what: what.to_owned(),
            to: answer(answers, "to").map(str::to_owned),
            due: moment(desk, answers)?,
        })
    }
}

/// Returns the moment that a date and a time of day name; without a time of day, the end of the working day.
pub(super) fn moment(
    desk: &Desk<'_>,
    answers: &BTreeMap<String, String>,
) -> Result<Option<Zoned>, Wrong> {
    let Some(day) = answer(answers, "date") else {
        return match answer(answers, "time") {
            Some(_) => Err(wrong("date", "Choose a day to go with that time.")),
            None => Ok(None),
        };
    };
    let day: Date = day
        .parse()
        .map_err(|_| wrong("date", "Write the day like 2026-03-06."))?;
    let time: Time = match answer(answers, "time") {
        Some(time) => time
            .parse()
            .map_err(|_| wrong("time", "Write the time like 15:00."))?,
        None => desk.calendar.day_end,
    };
    let moment = desk
        .zone
        .to_zoned(day.to_datetime(time))
        .map_err(|_| wrong("date", "That day is too far away."))?;
    if moment.timestamp() <= desk.now() {
        let today = desk.now().to_zoned(desk.zone.clone()).date();
        let field = if day == today { "time" } else { "date" };
        return Err(wrong(field, "That is over already. Choose a later one."));
    }
    Ok(Some(moment))
}

/// Returns the person that was chosen.
pub(super) fn person(answers: &BTreeMap<String, String>) -> Result<Member, Wrong> {
    answer(answers, "to")
        .filter(|id| id.len() <= 32 && id.bytes().all(|letter| letter.is_ascii_alphanumeric()))
        .map(Member::new)
        .ok_or_else(|| wrong("to", "Choose somebody from the list."))
}

/// Returns an answer; `None` when it is empty.
pub(super) fn answer<'a>(answers: &'a BTreeMap<String, String>, field: &str) -> Option<&'a str> {
    answers
        .get(field)
        .map(|answer| answer.trim())
        .filter(|answer| !answer.is_empty())
}

/// Says what is wrong with one field.
pub(super) fn wrong(field: &str, words: &str) -> Wrong {
    BTreeMap::from([(field.to_owned(), words.to_owned())])
}

fn date(moment: &Zoned) -> String {
    moment.strftime("%Y-%m-%d").to_string()
}

fn time_of_day(moment: &Zoned) -> String {
    moment.strftime("%H:%M").to_string()
}
