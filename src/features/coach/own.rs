//! Who owns a promise that "we" made: the author asks somebody else, who may say yes or no.
//!
//! Until they say yes it is the author's, so that it is kept track of all the same.

use std::collections::BTreeMap;

use super::offer::Offered;
use super::press;
use crate::chat::Heard;
use crate::chat::Reply;
use crate::features::Outcome;
use crate::features::promise::Desk;
use crate::features::promise::Owed;
use crate::features::promise::answered_moment;
use crate::features::promise::answered_person;
use crate::features::promise::asked_card;
use crate::features::promise::by_when_fields;
use crate::features::promise::made_card;
use crate::features::promise::request;
use crate::features::promise::shortened;
use crate::features::promise::wrong;
use crate::store::StoreError;
use crate::view::FieldKind;
use crate::view::Form;
use crate::view::Text;

/// Returns the form that asks who owns a promise.
pub(super) fn form(desk: &Desk<'_>, offered: &Offered) -> Form {
    let form = Form::new("coach.ask", "Who owns it?", "Ask them")
        .carry(offered.carried())
        .intro(
            Text::default()
                .and_said_bold(shortened(&offered.what))
                .and_break()
                .and("I ask them privately. Until they say yes it stays yours."),
        )
        .field("person", "Who shall I ask?", FieldKind::Person(None));
    by_when_fields(desk, form, offered.due(desk.now()).as_ref(), true)
}

/// Records the promise and asks somebody to take it over.
pub(super) fn submitted(
    desk: &Desk<'_>,
    heard: &Heard,
    offered: &Offered,
    answers: &BTreeMap<String, String>,
) -> Result<Outcome, StoreError> {
    let refuse = |wrong| Ok(Outcome::reply(Reply::Refuse(wrong)));
    let to = match answered_person(answers, "person") {
        Ok(person) if person == desk.who.id => {
            return refuse(wrong(
                "person",
                "That is you. Choose somebody else, or close this and press \u{201c}I do\u{201d}.",
            ));
        }
        Ok(person) => person,
        Err(wrong) => return refuse(wrong),
    };
    let before = offered.due(desk.now());
    let chosen = match answered_moment(desk, answers, before.as_ref()) {
        Ok(chosen) => chosen,
        Err(wrong) => return refuse(wrong),
    };
    if let Some(already) = press::already(desk, offered)? {
        return Ok(already);
    }
    let (due, note) = chosen.map_or((None, None), |chosen| (Some(chosen.due), chosen.note));
    let owed = Owed {
        what: offered.what.clone(),
        to: offered.to.clone(),
        due,
        source: press::source(desk, heard, offered)?,
        proposed: Some(to.clone()),
    };
    let (promise, mut change) = press::recorded(desk, offered, owed)?;
    request(desk, &mut change, &promise, &to)?;
    let card = asked_card(made_card(&promise, &[], &desk.zone, desk.now()), &to);
    let mut outcome = desk.show(press::noted(card, note));
    outcome.change = change;
    Ok(outcome)
}
