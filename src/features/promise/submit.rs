//! Answers to the forms about a promise. What a form carries comes from a person's machine and is checked.

use std::collections::BTreeMap;

use super::Answers;
use super::Desk;
use super::answers;
use super::answers::Before;
use super::answers::Wrong;
use super::book;
use super::cards;
use super::hear;
use super::refusals;
use crate::chat::Outbound;
use crate::chat::Recipient;
use crate::chat::Reply;
use crate::features::Outcome;
use crate::ids::Member;
use crate::promises::Event;
use crate::promises::Promise;
use crate::promises::Refused;
use crate::store::StoreError;
use crate::view::Part;

/// Answers a form that was sent.
pub(super) fn submitted(
    desk: &Desk<'_>,
    form: &str,
    carry: &str,
    answers: &BTreeMap<String, String>,
) -> Result<Outcome, StoreError> {
    let Some(promise) = hear::about_mine(desk, carry)? else {
        return Ok(desk.show(refusals::not_found()));
    };
    let now = desk.now();
    if let Err(settled) = promise.after(&Event::Kept, now) {
        return Ok(desk.refuse(&promise, settled));
    }
    match form.split('.').nth(1).unwrap_or_default() {
        "change" => match Answers::read(desk, answers, before(&promise))? {
            Ok(answers) => change(desk, &promise, answers),
            Err(wrong) => Ok(refuse(wrong)),
        },
        "pick" => match answers::moment(desk, answers, None) {
            Ok(Some(chosen)) => {
                let outcome = hear::to_moment(desk, &promise, Some(chosen.due), &[])?;
                Ok(noted(outcome, chosen.note))
            }
            Ok(None) => Ok(refuse(answers::wrong("date", "Choose a day."))),
            Err(wrong) => Ok(refuse(wrong)),
        },
        "hand_over" => match answers::person(answers, "to") {
            Ok(person) if person == promise.owner => Ok(refuse(answers::wrong(
                "to",
                &Refused::SameOwner.to_string(),
            ))),
            Ok(person) => hand_over(desk, &promise, person),
            Err(wrong) => Ok(refuse(wrong)),
        },
        "let_go" => {
            let because = answers::answer(answers, "because").unwrap_or_default();
            let event = Event::Released(because.to_owned());
            desk.apply(&promise, &event, |let_go| cards::released(let_go, now))
        }
        _ => Ok(desk.show(refusals::stale())),
    }
}

fn refuse(wrong: Wrong) -> Outcome {
    Outcome::reply(Reply::Refuse(wrong))
}

fn change(desk: &Desk<'_>, promise: &Promise, answers: Answers) -> Result<Outcome, StoreError> {
    let now = desk.now();
    let mut start = promise.clone();
    if answers.due.as_ref().map(|due| due.at) != promise.due.as_ref().map(|due| due.at) {
        match promise.after(&Event::Moved(answers.due), now) {
            Ok(moved) => start = moved,
            Err(refused) => return Ok(refuse(answers::wrong("date", &refused.to_string()))),
        }
    }
    let event = Event::Reworded {
        what: answers.what,
        to: answers.to,
    };
    let outcome = desk.apply(&start, &event, |changed| {
        cards::made(changed, &[], &desk.zone, now)
    })?;
    Ok(noted(outcome, answers.note))
}

fn before(promise: &Promise) -> Before<'_> {
    Before {
        what: &promise.what,
        to: promise.to.as_deref(),
        due: promise.due.as_ref(),
    }
}

/// Adds to an answer what became of a time that the clocks skip.
fn noted(mut outcome: Outcome, note: Option<String>) -> Outcome {
    if let (Some(Reply::Private(card) | Reply::Replace(card)), Some(note)) =
        (&mut outcome.reply, note)
    {
        card.parts.push(Part::Small(note.into()));
    }
    outcome
}

fn hand_over(desk: &Desk<'_>, promise: &Promise, to: Member) -> Result<Outcome, StoreError> {
    let event = Event::HandedOver(to.clone());
    let mut outcome = desk.apply(promise, &event, cards::handed)?;
    if let Ok(handed) = promise.after(&event, desk.now()) {
        let zone = book::rhythm(desk.context, desk.workspace, &handed)?.zone;
        let message = Outbound {
            key: format!("handed/{}/{}", promise.id, desk.now().as_millisecond()),
            workspace: desk.workspace.clone(),
            to: Recipient::Direct(to),
            card: cards::received(&handed, &desk.who.id, &zone),
        };
        outcome.change.send(message, desk.now());
    }
    Ok(outcome)
}
