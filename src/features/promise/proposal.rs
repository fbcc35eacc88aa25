//! Asking somebody to take a promise over: privately, and nothing is theirs before they say yes.
//!
//! Until then it stays with whoever asked, nudges and all, so that it never falls between two people.

use jiff::tz::TimeZone;

use super::Desk;
use super::book;
use super::cards;
use super::command;
use super::nudging;
use super::refusals;
use super::source;
use crate::chat::Outbound;
use crate::chat::Recipient;
use crate::features::Outcome;
use crate::ids::Member;
use crate::promises::Event;
use crate::promises::Promise;
use crate::promises::Refused;
use crate::store::Change;
use crate::store::StoreError;
use crate::view::Button;
use crate::view::Card;
use crate::view::Part;
use crate::view::Span;
use crate::view::Text;

/// Puts the request to somebody into a change that records the promise.
pub(crate) fn request(
    desk: &Desk<'_>,
    change: &mut Change,
    promise: &Promise,
    to: &Member,
) -> Result<(), StoreError> {
    let mut theirs = promise.clone();
    theirs.owner = to.clone();
    let zone = book::rhythm(desk.context, desk.workspace, &theirs)?.zone;
    let card = can_you(promise, &desk.who.id, &zone);
    tell(desk, change, "proposed", promise, to, card);
    Ok(())
}

/// Answers "I take it" and "Not me", pressed by whoever was asked.
pub(super) fn answered(desk: &Desk<'_>, yes: bool, number: &str) -> Result<Outcome, StoreError> {
    let Some(promise) = promise(desk, number)? else {
        return Ok(desk.show(refusals::not_found()));
    };
    let me = &desk.who.id;
    if promise.proposed.as_ref() != Some(me) {
        // Only those know of it who have it, or were asked.
        return Ok(if promise.owner == *me {
            desk.show(cards::standing(&promise, &desk.zone, desk.now()))
        } else {
            desk.show(refusals::not_found())
        });
    }
    if let Err(settled) = promise.after(&Event::Kept, desk.now()) {
        return Ok(desk.show(Card::saying(match settled {
            Refused::AlreadyKept => "It is kept already, so there is nothing left to do.",
            _ => "It was let go, so there is nothing left to do.",
        })));
    }
    if yes {
        taken(desk, &promise)
    } else {
        declined(desk, &promise)
    }
}

fn promise(desk: &Desk<'_>, number: &str) -> Result<Option<Promise>, StoreError> {
    command::number_of(number).map_or(Ok(None), |id| {
        book::promise(desk.context.reads, desk.workspace, id)
    })
}

fn taken(desk: &Desk<'_>, promise: &Promise) -> Result<Outcome, StoreError> {
    let event = Event::HandedOver(desk.who.id.clone());
    let mut outcome = desk.apply(promise, &event, |mine| yours(mine, &desk.zone))?;
    if let Ok(handed) = promise.after(&event, desk.now()) {
        let (change, from) = (&mut outcome.change, &promise.owner);
        nudging::refresh(desk, change, &handed, from)?;
        tell(desk, change, "taken", &handed, from, takes_it(&handed));
    }
    Ok(outcome)
}

fn declined(desk: &Desk<'_>, promise: &Promise) -> Result<Outcome, StoreError> {
    let mut outcome = desk.apply(promise, &Event::Declined, |still| {
        Card::new("All right, it stays with them.").words(
            Text::plain("All right, it stays with ")
                .with(Span::Mention(still.owner.clone()))
                .and(", and I tell them."),
        )
    })?;
    let zone = book::rhythm(desk.context, desk.workspace, promise)?.zone;
    let card = stays_yours(promise, &desk.who.id, &zone);
    let change = &mut outcome.change;
    tell(desk, change, "declined", promise, &promise.owner, card);
    Ok(outcome)
}

fn tell(
    desk: &Desk<'_>,
    change: &mut Change,
    what: &str,
    promise: &Promise,
    to: &Member,
    card: Card,
) {
    let message = Outbound {
        key: format!("{what}/{}/{}", promise.id, desk.now().as_millisecond()),
        workspace: desk.workspace.clone(),
        to: Recipient::Direct(to.clone()),
        card,
    };
    change.send(message, desk.now());
}

/// Says back to whoever asks that somebody is asked.
pub(crate) fn asked_card(mut card: Card, to: &Member) -> Card {
    let words = Text::plain("I have asked ")
        .with(Span::Mention(to.clone()))
        .and(" privately. Until they say yes it stays yours; I tell you what they answer.");
    let is_row = |part: &Part| matches!(part, Part::Controls(_));
    let at = card.parts.iter().position(is_row);
    card.parts
        .insert(at.unwrap_or(card.parts.len()), Part::Words(words));
    card
}

/// Asks somebody whether they take a promise over.
fn can_you(promise: &Promise, from: &Member, reader: &TimeZone) -> Card {
    let card = Card::new(format!(
        "Can you take this promise over? {}",
        cards::in_line(&promise.what)
    ))
    .words(
        Text::default()
            .with(Span::Mention(from.clone()))
            .and(" asks whether you take this promise over:"),
    )
    .words(
        cards::owed(promise)
            .and_break()
            .and(cards::by(promise, reader)),
    )
    .buttons([
        Button::new("promise.take", "I take it", promise.id.to_string()).primary(),
        Button::new("promise.decline", "Not me", promise.id.to_string()),
    ]);
    let card = match source::link(promise) {
        Some(link) => card.small(Text::plain("It was said ").with(link)),
        None => card,
    };
    card.small("Nothing is yours until you say yes.")
}

/// Says to whoever took a promise over what they have now.
fn yours(promise: &Promise, reader: &TimeZone) -> Card {
    let card = Card::new(format!(
        "It is yours now: {}",
        cards::in_line(&promise.what)
    ))
    .words(cards::and_owed(
        Text::plain(format!("It is yours now, as number {}: ", promise.id)),
        promise,
    ))
    .words(cards::by(promise, reader))
    .buttons(cards::actions(promise));
    source::below(card, promise)
}

/// Tells whoever asked that somebody takes it.
fn takes_it(promise: &Promise) -> Card {
    Card::new(format!("Taken over: {}", cards::in_line(&promise.what))).words(
        Text::default()
            .with(Span::Mention(promise.owner.clone()))
            .and(" takes it over: ")
            .and_said_bold(cards::shortened(&promise.what))
            .and(". I nudge them from now on."),
    )
}

/// Tells whoever asked that somebody does not take it.
fn stays_yours(promise: &Promise, asked: &Member, reader: &TimeZone) -> Card {
    Card::new(format!("It stays yours: {}", cards::in_line(&promise.what)))
        .words(
            Text::default()
                .with(Span::Mention(asked.clone()))
                .and(" cannot take it over, so it stays yours:"),
        )
        .words(
            cards::owed(promise)
                .and_break()
                .and(cards::by(promise, reader)),
        )
        .buttons(cards::actions(promise))
}
