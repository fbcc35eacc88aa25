//! The forms about a promise: change it, move it, hand it over, let it go.
//!
//! Days and times stand in the zone of whoever fills them in. How the answers are read is said in `answers`.

use jiff::Zoned;
use jiff::civil::Time;

use super::Desk;
use super::cards;
use super::whom;
use crate::ids::Member;
use crate::promises::Due;
use crate::promises::Promise;
use crate::text;
use crate::view::Field;
use crate::view::FieldKind;
use crate::view::Form;
use crate::view::Text;
use crate::view::wording;

/// The most a form's field can hold of what was said.
const MOST_IN_A_FIELD: usize = 3_000;

/// Adds the fields of a promise: what, to whom, by when.
pub(crate) fn fields(
    desk: &Desk<'_>,
    form: Form,
    what: &str,
    to: Option<&str>,
    due: Option<&Due>,
) -> Form {
    let whom = Whom::of(to);
    let form = form
        .field(
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
                value: whom.words,
                long: false,
            },
        )
        .optional(
            "person",
            "Or to a colleague",
            FieldKind::Person(whom.person.map(|member| member.as_str().to_owned())),
        );
    by_when(desk, form, due, true)
}

/// Adds the fields of a deadline.
pub(crate) fn by_when(desk: &Desk<'_>, form: Form, due: Option<&Due>, optional: bool) -> Form {
    let due = due.map(|due| due.at.to_zoned(desk.zone.clone()));
    let field = |id: &str, label: &str, optional, hint, kind| Field {
        id: id.into(),
        label: label.into(),
        hint,
        optional,
        kind,
    };
    form.with(field(
        "date",
        "By which day?",
        optional,
        None,
        FieldKind::Date(due.as_ref().map(date)),
    ))
    .with(field(
        "time",
        "By what time?",
        true,
        Some(format!(
            "In your time zone, {}. Without a time: the end of the working day, {}.",
            wording::zone_name(&desk.zone),
            of_day(desk.calendar.day_end)
        )),
        FieldKind::TimeOfDay(due.as_ref().map(time_of_day)),
    ))
}

/// To whom, as the two fields for it show it.
pub(super) struct Whom {
    /// In words.
    pub(super) words: String,
    /// A colleague.
    pub(super) person: Option<Member>,
}

impl Whom {
    /// Returns what the fields show for a recipient.
    pub(super) fn of(to: Option<&str>) -> Self {
        let person = to.and_then(whom::member);
        let words = to.filter(|_| person.is_none()).unwrap_or_default();
        Self {
            words: in_a_field(words),
            person,
        }
    }
}

/// Returns somebody's words as they would type them: names, not the codes that stand for them.
pub(super) fn in_a_field(words: &str) -> String {
    text::cut(&text::pasteable(words), MOST_IN_A_FIELD)
}

/// Returns the form that changes a promise.
pub(super) fn change(desk: &Desk<'_>, promise: &Promise) -> Form {
    let form =
        Form::new("promise.change", "Change the promise", "Save").carry(promise.id.to_string());
    let (to, due) = (promise.to.as_deref(), promise.due.as_ref());
    fields(desk, form, &promise.what, to, due)
}

/// Returns the form that asks for a new time.
pub(super) fn pick(desk: &Desk<'_>, promise: &Promise) -> Form {
    let due = promise.due.as_ref().filter(|due| due.at > desk.now());
    let form = Form::new("promise.pick", "By when?", "Save")
        .carry(promise.id.to_string())
        .intro(cards::owed(promise));
    by_when(desk, form, due, false)
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

pub(super) fn date(moment: &Zoned) -> String {
    moment.strftime("%Y-%m-%d").to_string()
}

pub(super) fn time_of_day(moment: &Zoned) -> String {
    moment.strftime("%H:%M").to_string()
}

/// Returns a time of day: "5:00 pm".
fn of_day(time: Time) -> String {
    time.strftime("%-I:%M %P").to_string()
}
