//! What the buttons on tips do. Their values come from a person's machine, so each is checked.

use super::ask::Ask;
use super::cards;
use super::hear::answer;
use super::hear::show;
use super::kept::MOST_SAVED;
use super::kept::Saved;
use crate::chat::Heard;
use crate::chat::Outbound;
use crate::chat::Place;
use crate::chat::PlaceKind;
use crate::chat::Recipient;
use crate::chat::Reply;
use crate::features::Context;
use crate::features::Outcome;
use crate::ids::TipId;
use crate::library::Tip;
use crate::library::TopicId;
use crate::store::StoreError;
use crate::view::Card;

/// Answers a press.
pub(super) fn pressed(
    context: &Context<'_>,
    heard: &Heard,
    action: &str,
    value: &str,
) -> Result<Outcome, StoreError> {
    match action {
        "tip.more" => show(context, heard, &Ask::read(value).unwrap_or(Ask::Anything)),
        "tip.topic" => show(context, heard, &Ask::Topic(0, TopicId::new(value))),
        "tip.saved" => saved(context, heard, value.parse().unwrap_or_default()),
        "tip.remove" => remove(context, heard, value),
        "tip.save" => with(context, value, |tip| save(context, heard, tip)),
        "tip.share" => with(context, value, |tip| share(context, heard, tip)),
        _ => show(context, heard, &Ask::Anything),
    }
}

/// Shows the saved tips, from the `skip`th on.
pub(super) fn saved(
    context: &Context<'_>,
    heard: &Heard,
    skip: usize,
) -> Result<Outcome, StoreError> {
    let saved = record(context, heard)?;
    Ok(answer(heard, list(context, &saved, skip)))
}

fn list(context: &Context<'_>, saved: &Saved, skip: usize) -> Card {
    let library = &context.knowledge.library;
    let tips: Vec<&Tip> = saved.tips.iter().filter_map(|id| library.tip(id)).collect();
    cards::saved(&tips, skip)
}

/// Does something with a tip, or says that it is gone.
fn with<'a>(
    context: &Context<'a>,
    id: &str,
    act: impl FnOnce(&'a Tip) -> Result<Outcome, StoreError>,
) -> Result<Outcome, StoreError> {
    match context.knowledge.library.tip(&TipId::new(id)) {
        Some(tip) => act(tip),
        None => Ok(private(cards::gone())),
    }
}

fn save(context: &Context<'_>, heard: &Heard, tip: &Tip) -> Result<Outcome, StoreError> {
    let library = &context.knowledge.library;
    let mut saved = record(context, heard)?;
    saved.tips.retain(|id| library.tip(id).is_some());
    if saved.tips.contains(&tip.id) {
        return Ok(private(cards::kept(saved.tips.len())));
    }
    if saved.tips.len() >= MOST_SAVED {
        return Ok(private(cards::full()));
    }
    saved.tips.insert(0, tip.id.clone());
    let mut outcome = private(cards::kept(saved.tips.len()));
    outcome.change.put(&heard.workspace, &saved);
    Ok(outcome)
}

fn remove(context: &Context<'_>, heard: &Heard, value: &str) -> Result<Outcome, StoreError> {
    let (skip, id) = value.split_once('/').unwrap_or(("0", value));
    let mut saved = record(context, heard)?;
    let before = saved.tips.len();
    saved.tips.retain(|tip| tip.as_str() != id);
    let card = list(context, &saved, skip.parse().unwrap_or_default());
    let mut outcome = answer(heard, card);
    if saved.tips.is_empty() {
        outcome
            .change
            .remove::<Saved>(&heard.workspace, heard.who.id.as_str());
    } else if saved.tips.len() < before {
        outcome.change.put(&heard.workspace, &saved);
    }
    Ok(outcome)
}

fn share(context: &Context<'_>, heard: &Heard, tip: &Tip) -> Result<Outcome, StoreError> {
    let kind = heard.place.as_ref().map(|place| place.kind);
    let Some(place) = heard
        .place
        .as_ref()
        .filter(|place| place.kind == PlaceKind::Channel)
    else {
        return Ok(private(cards::not_shared(kind)));
    };
    let key = share_key(context, heard, place, tip);
    if context.reads.message(&heard.workspace, &key)?.is_some() {
        return Ok(private(cards::shared_before()));
    }
    let mut outcome = private(cards::on_its_way());
    let message = Outbound {
        key,
        workspace: heard.workspace.clone(),
        to: Recipient::Channel {
            channel: place.channel.clone(),
            thread: place.thread.clone(),
        },
        card: cards::shared(&context.knowledge.library, tip, &heard.who),
    };
    outcome.change.send(message, context.now);
    Ok(outcome)
}

/// Names the message, so that two quick presses share a tip once, and another day shares it again.
fn share_key(context: &Context<'_>, heard: &Heard, place: &Place, tip: &Tip) -> String {
    let day = context.now.strftime("%Y-%m-%d");
    let thread = place.thread.as_ref().map_or("-", |thread| thread.as_str());
    let (channel, member) = (&place.channel, &heard.who.id);
    format!("tip/share/{channel}/{thread}/{member}/{}/{day}", tip.id)
}

fn record(context: &Context<'_>, heard: &Heard) -> Result<Saved, StoreError> {
    let member = &heard.who.id;
    let saved = context.reads.get(&heard.workspace, member.as_str())?;
    Ok(saved.unwrap_or_else(|| Saved::nothing(member.clone())))
}

/// Answers beside the card that was pressed, which stays as it is.
fn private(card: Card) -> Outcome {
    Outcome::reply(Reply::Private(card))
}
