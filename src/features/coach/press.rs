//! Answers to an offer or a hint: track it, change it first, leave it, or be silent.
//!
//! The owner of a tracked promise is always whoever pressed, and only the speaker may press.

use std::collections::BTreeMap;

use super::cards;
use super::hear;
use super::offer::Offered;
use super::offer::Taken;
use crate::chat::Heard;
use crate::chat::Reply;
use crate::features::Outcome;
use crate::features::promise::Answers;
use crate::features::promise::Desk;
use crate::features::promise::Owed;
use crate::features::promise::ask_when_card;
use crate::features::promise::book;
use crate::features::promise::form_fields;
use crate::features::promise::made_card;
use crate::features::promise::standing_card;
use crate::features::promise::times;
use crate::ids::Channel;
use crate::ids::MessageRef;
use crate::promises::Due;
use crate::promises::Source;
use crate::promises::recipient;
use crate::store::Change;
use crate::store::StoreError;
use crate::text;
use crate::view::Card;
use crate::view::Form;

/// The most of somebody's message that fills the form.
const MOST_IN_THE_FORM: usize = 300;

/// Answers a press on an offer or a hint.
pub(super) fn pressed(
    desk: &Desk<'_>,
    heard: &Heard,
    action: &str,
    value: &str,
) -> Result<Outcome, StoreError> {
    match action.split('.').nth(1).unwrap_or_default() {
        "not" => Ok(desk.show(cards::not_a_promise())),
        "mute" => mute(desk, heard, value),
        "no_hints" => no_hints(desk),
        "track" => match mine(desk, value) {
            Some(offered) => track(desk, heard, &offered),
            None => Ok(desk.show(cards::stale())),
        },
        "change" => Ok(match mine(desk, value) {
            Some(offered) => Outcome::reply(Reply::Form(form(desk, &offered))),
            None => desk.show(cards::stale()),
        }),
        _ => Ok(desk.show(cards::stale())),
    }
}

/// Answers the form that changes an offer before it is tracked.
pub(super) fn submitted(
    desk: &Desk<'_>,
    heard: &Heard,
    carry: &str,
    answers: &BTreeMap<String, String>,
) -> Result<Outcome, StoreError> {
    let Some(offered) = mine(desk, carry) else {
        return Ok(desk.show(cards::stale()));
    };
    let answers = match Answers::read(desk, answers) {
        Ok(answers) => answers,
        Err(wrong) => return Ok(Outcome::reply(Reply::Refuse(wrong))),
    };
    let owed = Owed {
        what: answers.what,
        to: answers.to,
        due: answers.due.as_ref().map(Due::of),
        source: source(desk, heard, &offered),
    };
    keep(desk, &offered, owed)
}

/// Opens the form for a message chosen from its menu.
pub(super) fn from_menu(desk: &Desk<'_>, on: &MessageRef, text: &str) -> Outcome {
    let found = hear::spoken(desk, text);
    let (what, due) = if let Some((spoken, times)) = &found {
        (spoken.what.clone(), hear::due(spoken, times, desk))
    } else {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (text::cut(&text::shown(&line), MOST_IN_THE_FORM), None)
    };
    let to = recipient(&what);
    let offered = Offered::new(desk.who.id.clone(), &what, to.as_deref(), on.clone());
    Outcome::reply(Reply::Form(form(desk, &offered.by(due.as_ref()))))
}

fn form(desk: &Desk<'_>, offered: &Offered) -> Form {
    let due = offered.due(desk.now());
    let due = due.map(|due| due.at.to_zoned(desk.zone.clone()));
    let form = Form::new("coach.change", "Keep track of this", "Track it").carry(offered.carried());
    form_fields(form, &offered.what, offered.to.as_deref(), due.as_ref())
}

/// Reads an offer that was made to the presser.
fn mine(desk: &Desk<'_>, carried: &str) -> Option<Offered> {
    Offered::read(carried).filter(|offered| offered.speaker == desk.who.id)
}

fn track(desk: &Desk<'_>, heard: &Heard, offered: &Offered) -> Result<Outcome, StoreError> {
    let owed = Owed {
        what: offered.what.clone(),
        to: offered.to.clone(),
        due: offered.due(desk.now()),
        source: source(desk, heard, offered),
    };
    keep(desk, offered, owed)
}

/// Returns where the promise was made: only in the conversation the button stands in.
fn source(desk: &Desk<'_>, heard: &Heard, offered: &Offered) -> Option<Source> {
    let message = offered.message();
    let here = heard
        .place
        .as_ref()
        .is_none_or(|place| place.channel == message.channel);
    here.then(|| Source {
        link: (desk.context.link)(&message),
        message,
    })
}

/// Records the promise, once for each message.
fn keep(desk: &Desk<'_>, offered: &Offered, owed: Owed) -> Result<Outcome, StoreError> {
    let now = desk.now();
    let message = offered.message();
    let id = Taken::id_of(&desk.who.id, &message);
    let taken: Option<Taken> = desk.context.reads.get(desk.workspace, id)?;
    if let Some(taken) = taken
        && let Some(promise) = book::promise(desk.context.reads, desk.workspace, taken.promise)?
        && promise.owner == desk.who.id
    {
        let mut card = standing_card(&promise, &desk.zone, now);
        let already = "I keep track of this one already.";
        already.clone_into(&mut card.summary);
        card.parts
            .insert(0, crate::view::Part::Words(already.into()));
        return Ok(desk.show(card));
    }
    let mut change = Change::default();
    let promise = desk.record(&mut change, owed)?;
    let taken = Taken {
        member: desk.who.id.clone(),
        message,
        promise: promise.id,
    };
    change.put(desk.workspace, &taken);
    let card: Card = if promise.due.is_some() {
        made_card(&promise, &[], &desk.zone, now)
    } else {
        let offered = times::to_offer(now, &desk.zone, &desk.calendar);
        ask_when_card(
            &promise,
            "By when? Choose a time, and I nudge you before it.",
            &offered,
        )
    };
    let mut outcome = desk.show(card);
    outcome.change = change;
    Ok(outcome)
}

fn mute(desk: &Desk<'_>, heard: &Heard, value: &str) -> Result<Outcome, StoreError> {
    let named = (!value.is_empty() && value.len() <= 64).then(|| Channel::new(value));
    let here = heard.place.as_ref().map(|place| place.channel.clone());
    let Some(channel) = here.or(named) else {
        return Ok(desk.show(cards::stale()));
    };
    let mut preferences = desk.context.preferences(desk.workspace, &desk.who.id)?;
    preferences.muted.insert(channel);
    let mut change = Change::default();
    change.put(desk.workspace, &preferences);
    let mut outcome = desk.show(cards::muted());
    outcome.change = change;
    Ok(outcome)
}

fn no_hints(desk: &Desk<'_>) -> Result<Outcome, StoreError> {
    let mut preferences = desk.context.preferences(desk.workspace, &desk.who.id)?;
    preferences.hints = false;
    let mut change = Change::default();
    change.put(desk.workspace, &preferences);
    let mut outcome = desk.show(cards::no_hints());
    outcome.change = change;
    Ok(outcome)
}
