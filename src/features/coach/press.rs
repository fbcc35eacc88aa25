//! Answers to an offer or a hint: track it, change it first, leave it, or be silent.
//!
//! The owner of a tracked promise is always whoever pressed, and only the speaker may press.

use std::collections::BTreeMap;

use super::asked::Says;
use super::cards;
use super::hear;
use super::no_promise::Fingerprint;
use super::no_promise::NoPromise;
use super::offer::Offered;
use super::offer::Taken;
use super::own;
use super::withdrawn;
use crate::chat::Heard;
use crate::chat::Reply;
use crate::features::Outcome;
use crate::features::promise::Answers;
use crate::features::promise::Before;
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
use crate::promises::Promise;
use crate::promises::Source;
use crate::promises::recipient;
use crate::store::Change;
use crate::store::StoreError;
use crate::text;
use crate::view::Card;
use crate::view::Form;
use crate::view::Part;

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
        "not" => not_a_promise(desk, value),
        "ask_again" => ask_again(desk, value),
        "leave" => Ok(desk.show(cards::not_a_promise())),
        "still" => Ok(desk.show(cards::still_on())),
        "mute" => mute(desk, heard, value),
        "no_hints" => no_hints(desk),
        "track" => match mine(desk, value) {
            Some(offered) => match withdrawn::doubt(desk, &offered)? {
                Some(card) => Ok(desk.show(card)),
                None => track(desk, heard, &offered),
            },
            None => Ok(desk.show(cards::stale())),
        },
        "no_date" => match mine(desk, value) {
            Some(offered) => match withdrawn::doubt(desk, &offered)? {
                Some(card) => Ok(desk.show(card)),
                None => without_date(desk, heard, &offered),
            },
            None => Ok(desk.show(cards::stale())),
        },
        "ask" => Ok(match mine(desk, value) {
            Some(offered) => match withdrawn::doubt(desk, &offered)? {
                Some(card) => desk.show(card),
                None => Outcome::reply(Reply::Form(own::form(desk, &offered))),
            },
            None => desk.show(cards::stale()),
        }),
        "anyway" => match mine(desk, value) {
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
    (form, carry): (&str, &str),
    answers: &BTreeMap<String, String>,
) -> Result<Outcome, StoreError> {
    let Some(offered) = mine(desk, carry) else {
        return Ok(desk.show(cards::stale()));
    };
    if form == "coach.ask" {
        return own::submitted(desk, heard, &offered, answers);
    }
    let due = offered.due(desk.now());
    let before = Before {
        what: &offered.what,
        to: offered.to.as_deref(),
        due: due.as_ref(),
    };
    let answers = match Answers::read(desk, answers, before)? {
        Ok(answers) => answers,
        Err(wrong) => return Ok(Outcome::reply(Reply::Refuse(wrong))),
    };
    let owed = Owed {
        what: answers.what,
        to: answers.to,
        due: answers.due,
        source: source(desk, heard, &offered)?,
        proposed: None,
    };
    keep(desk, &offered, owed, |promise| {
        noted(made_or_ask_when(desk, promise), answers.note)
    })
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
    let form = Form::new("coach.change", "Keep track of this", "Track it").carry(offered.carried());
    let to = offered.to.as_deref();
    form_fields(desk, form, &offered.what, to, due.as_ref())
}

/// Reads an offer that was made to the presser.
fn mine(desk: &Desk<'_>, carried: &str) -> Option<Offered> {
    Offered::read(carried).filter(|offered| offered.speaker == desk.who.id)
}

fn track(desk: &Desk<'_>, heard: &Heard, offered: &Offered) -> Result<Outcome, StoreError> {
    let owed = owed(desk, heard, offered)?;
    keep(desk, offered, owed, |promise| {
        made_or_ask_when(desk, promise)
    })
}

/// Keeps track of a promise that shall have no date; it is not asked for one.
fn without_date(desk: &Desk<'_>, heard: &Heard, offered: &Offered) -> Result<Outcome, StoreError> {
    let owed = Owed {
        due: None,
        ..owed(desk, heard, offered)?
    };
    keep(desk, offered, owed, |promise| {
        made_card(promise, &[], &desk.zone, desk.now())
    })
}

fn owed(desk: &Desk<'_>, heard: &Heard, offered: &Offered) -> Result<Owed, StoreError> {
    Ok(Owed {
        what: offered.what.clone(),
        to: offered.to.clone(),
        due: offered.due(desk.now()),
        source: source(desk, heard, offered)?,
        proposed: None,
    })
}

/// Returns where the promise was made: only in the conversation the button stands in, and with a link only
/// while the message is there.
pub(super) fn source(
    desk: &Desk<'_>,
    heard: &Heard,
    offered: &Offered,
) -> Result<Option<Source>, StoreError> {
    let message = offered.message();
    let place = heard.place.as_ref();
    if place.is_some_and(|place| place.channel != message.channel) {
        return Ok(None);
    }
    let link = match withdrawn::says(desk, offered)? {
        Says::Deleted => None,
        Says::Same | Says::Otherwise | Says::Nothing => (desk.context.link)(&message),
    };
    Ok(Some(Source { message, link }))
}

/// Records the promise, once for each message, and shows the card that `say` makes of it.
fn keep(
    desk: &Desk<'_>,
    offered: &Offered,
    owed: Owed,
    say: impl FnOnce(&Promise) -> Card,
) -> Result<Outcome, StoreError> {
    if let Some(already) = already(desk, offered)? {
        return Ok(already);
    }
    let (promise, change) = recorded(desk, offered, owed)?;
    let mut outcome = desk.show(say(&promise));
    outcome.change = change;
    Ok(outcome)
}

/// Returns what to say when the offer was taken before.
pub(super) fn already(desk: &Desk<'_>, offered: &Offered) -> Result<Option<Outcome>, StoreError> {
    let id = Taken::id_of(&desk.who.id, &offered.message());
    let taken: Option<Taken> = desk.context.reads.get(desk.workspace, id)?;
    let Some(taken) = taken else {
        return Ok(None);
    };
    let found = book::promise(desk.context.reads, desk.workspace, taken.promise)?;
    Ok(found.map(|promise| {
        let already = "I keep track of this one already.";
        if promise.owner != desk.who.id {
            return desk.show(Card::saying(format!(
                "{already} Somebody else owns it now."
            )));
        }
        let mut card = standing_card(&promise, &desk.zone, desk.now());
        already.clone_into(&mut card.summary);
        card.parts.insert(0, Part::Words(already.into()));
        desk.show(card)
    }))
}

/// Records the promise, and that the offer is taken.
pub(super) fn recorded(
    desk: &Desk<'_>,
    offered: &Offered,
    owed: Owed,
) -> Result<(Promise, Change), StoreError> {
    let mut change = Change::default();
    let promise = desk.record(&mut change, owed)?;
    let taken = Taken {
        member: desk.who.id.clone(),
        message: offered.message(),
        promise: promise.id,
    };
    change.put(desk.workspace, &taken);
    Ok((promise, change))
}

fn made_or_ask_when(desk: &Desk<'_>, promise: &Promise) -> Card {
    if promise.due.is_some() {
        return made_card(promise, &[], &desk.zone, desk.now());
    }
    let offered = times::to_offer(desk.now(), &desk.zone, &desk.calendar);
    let lead = "By when? Choose a time, and I nudge you before it.";
    ask_when_card(promise, lead, &offered)
}

/// Adds to a card what became of a time that the clocks skip.
pub(super) fn noted(card: Card, note: Option<String>) -> Card {
    match note {
        Some(note) => card.small(note),
        None => card,
    }
}

/// Takes a no for an answer, for everything worded like it.
fn not_a_promise(desk: &Desk<'_>, value: &str) -> Result<Outcome, StoreError> {
    let Some(wording) = mine(desk, value).and_then(|offered| offered.wording()) else {
        return Ok(desk.show(cards::not_a_promise()));
    };
    let mut known = NoPromise::of(desk.context, desk.workspace)?;
    let mut outcome = desk.show(cards::never_again(wording.as_str()));
    known.add(wording);
    outcome.change.put(desk.workspace, &known);
    Ok(outcome)
}

fn ask_again(desk: &Desk<'_>, value: &str) -> Result<Outcome, StoreError> {
    let Some(wording) = Fingerprint::read(value) else {
        return Ok(desk.show(cards::stale()));
    };
    let mut known = NoPromise::of(desk.context, desk.workspace)?;
    known.take_back(&wording);
    let mut outcome = desk.show(cards::asks_again());
    outcome.change.put(desk.workspace, &known);
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
