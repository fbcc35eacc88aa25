//! Presses on the buttons of a promise's cards. Every value comes from a person's machine and is checked.

use jiff::Timestamp;

use super::Desk;
use super::book;
use super::cards;
use super::forms;
use super::hear;
use super::later;
use super::listing;
use super::proposal;
use super::refusals;
use crate::chat::Reply;
use crate::features::Outcome;
use crate::promises::Act;
use crate::promises::Due;
use crate::promises::Event;
use crate::promises::Promise;
use crate::promises::Refused;
use crate::promises::UNDO_WITHIN;
use crate::store::Change;
use crate::store::StoreError;

/// Answers a press. The action is `promise.<verb>`, with a number after it where a card has several.
pub(super) fn pressed(desk: &Desk<'_>, action: &str, value: &str) -> Result<Outcome, StoreError> {
    let verb = action.split('.').nth(1).unwrap_or_default();
    match verb {
        "list" => {
            let page = value.parse().unwrap_or(0);
            return Ok(desk.show(listing::page(desk, page)?));
        }
        "make" => return made(desk, value),
        "undo" => return undone(desk, value),
        "take" => return proposal::answered(desk, true, value),
        "decline" => return proposal::answered(desk, false, value),
        _ => {}
    }
    let (verb, value) = match (verb, value.split_once('/')) {
        // One list of choices: the choice names the verb.
        ("do", Some((verb, number))) => (verb, number),
        _ => (verb, value),
    };
    let (number, moment) = match value.split_once('/') {
        Some((number, moment)) => (number, Some(moment)),
        None => (value, None),
    };
    match hear::about_mine(desk, number)? {
        Some(promise) => about(desk, &promise, verb, moment),
        None => Ok(desk.show(refusals::not_found())),
    }
}

/// Records what a button carries, once however often it is pressed.
fn made(desk: &Desk<'_>, words: &str) -> Result<Outcome, StoreError> {
    let mut outcome = hear::promised(desk, words)?;
    if let Some(once) = desk.once("made") {
        outcome.change.handled.push(once);
    }
    Ok(outcome)
}

fn about(
    desk: &Desk<'_>,
    promise: &Promise,
    verb: &str,
    moment: Option<&str>,
) -> Result<Outcome, StoreError> {
    let now = desk.now();
    if let Err(settled) = promise.after(&Event::Kept, now) {
        return Ok(desk.refuse(promise, settled));
    }
    let form = |form| Ok(Outcome::reply(Reply::Form(form)));
    match (verb, moment.and_then(instant)) {
        ("kept", _) => desk.apply(promise, &Event::Kept, |kept| cards::kept(kept, now)),
        ("more_time", _) if desk.at_home() => form(forms::pick(desk, promise)),
        ("more_time", _) => Ok(desk.show(later::card(promise, &hear::offered(desk), now))),
        ("pick", _) => form(forms::pick(desk, promise)),
        ("hand_over", _) => form(forms::hand_over(promise)),
        ("let_go", _) => form(forms::let_go(promise)),
        ("change", _) => form(forms::change(desk, promise)),
        ("no_date", _) if promise.due.is_none() => {
            Ok(desk.show(cards::made(promise, &[], &desk.zone, now)))
        }
        ("no_date", _) => hear::to_moment(desk, promise, None, &[]),
        ("move", Some(at)) => {
            let event = Event::Moved(Some(due(desk, at)));
            desk.apply(promise, &event, |moved| {
                cards::moved(moved, &[], None, &desk.zone, now)
            })
        }
        ("later", Some(at)) => hear::to_moment(desk, promise, Some(due(desk, at)), &[]),
        _ => Ok(desk.show(refusals::stale())),
    }
}

fn due(desk: &Desk<'_>, at: Timestamp) -> Due {
    Due::of(&at.to_zoned(desk.zone.clone()))
}

/// Reads a moment from a button's value.
fn instant(value: &str) -> Option<Timestamp> {
    value
        .parse()
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
}

/// Takes something back: `made/3`, or `kept/3/<when>`.
fn undone(desk: &Desk<'_>, value: &str) -> Result<Outcome, StoreError> {
    let mut parts = value.splitn(3, '/');
    let (name, number, moment) = (parts.next(), parts.next(), parts.next());
    let Some(promise) = hear::about_mine(desk, number.unwrap_or_default())? else {
        return Ok(desk.show(refusals::not_found()));
    };
    let at = moment.and_then(|moment| moment.parse::<Timestamp>().ok());
    let act = match (name, at) {
        (Some("made"), _) => return Ok(unmade(desk, &promise)),
        (Some("kept"), Some(at)) => Act::Kept(at),
        (Some("released"), Some(at)) => Act::Released(at),
        (Some("moved"), Some(at)) => Act::Moved(at),
        _ => return Ok(desk.show(refusals::stale())),
    };
    desk.apply(&promise, &Event::Undone(act), |again| {
        cards::reopened(again, &desk.zone)
    })
}

fn unmade(desk: &Desk<'_>, promise: &Promise) -> Outcome {
    if !cards::is_fresh(promise) {
        return desk.refuse(promise, Refused::NothingToUndo);
    }
    if desk.now().duration_since(promise.made) > UNDO_WITHIN {
        return desk.refuse(promise, Refused::TooLateToUndo);
    }
    let mut change = Change::default();
    book::remove(&mut change, desk.workspace, promise);
    let mut outcome = desk.show(cards::unmade(promise));
    outcome.change = change;
    outcome
}
