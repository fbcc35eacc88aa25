//! `/goodword daily`: on at a time, off, and how it stands.

use jiff::civil::Time;
use jiff::civil::time;

use super::cards;
use super::hear::FEATURE;
use super::record::Daily;
use super::times::next_slot;
use super::times::read_time;
use crate::chat::Heard;
use crate::chat::Place;
use crate::chat::Reply;
use crate::chat::Role;
use crate::features::Context;
use crate::features::Outcome;
use crate::library::Deck;
use crate::library::seed_of;
use crate::store::StoreError;
use crate::view::Card;
use crate::view::wording;

/// The hour of somebody who names none.
const USUAL: Time = time(9, 30, 0, 0);

/// Answers `/goodword daily`; `rest` is what follows it.
///
/// # Errors
/// When the store fails.
pub fn command(context: &Context<'_>, heard: &Heard, rest: &str) -> Result<Outcome, StoreError> {
    let Some(place) = &heard.place else {
        return Ok(private(cards::help()));
    };
    if let Some(card) = cards::not_here(place.kind) {
        return Ok(private(card));
    }
    let rest = rest.trim();
    let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let after = after.trim();
    match word.to_lowercase().as_str() {
        "" | "status" => status(context, heard, place),
        "help" => Ok(private(cards::help())),
        "off" | "stop" if after.is_empty() => allowed(heard, || switch_off(context, heard, place)),
        "on" if after.is_empty() => allowed(heard, || switch_on(context, heard, place, None)),
        "on" => match read_time(after) {
            Some(time) => allowed(heard, || switch_on(context, heard, place, Some(time))),
            None => Ok(private(cards::unclear(after))),
        },
        _ => match read_time(rest) {
            Some(time) => allowed(heard, || switch_on(context, heard, place, Some(time))),
            None => Ok(private(cards::unclear(rest))),
        },
    }
}

fn allowed(
    heard: &Heard,
    act: impl FnOnce() -> Result<Outcome, StoreError>,
) -> Result<Outcome, StoreError> {
    if heard.who.role == Role::Guest {
        return Ok(private(cards::not_yours()));
    }
    act()
}

fn status(context: &Context<'_>, heard: &Heard, place: &Place) -> Result<Outcome, StoreError> {
    let daily = record(context, heard, place)?.filter(|daily| daily.on);
    Ok(private(daily.map_or_else(
        || cards::off(false),
        |daily| {
            let next = next(context, &daily);
            cards::on(&daily, next, context.now, context.calendar)
        },
    )))
}

fn switch_on(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
    time: Option<Time>,
) -> Result<Outcome, StoreError> {
    let before = record(context, heard, place)?;
    let zone = context
        .preferences(&heard.workspace, &heard.who.id)?
        .time_zone(&heard.who);
    let usual = before.as_ref().map_or(USUAL, |daily| daily.time);
    let daily = Daily {
        channel: place.channel.clone(),
        on: true,
        by: Some(heard.who.id.clone()),
        zone: wording::zone_name(&zone),
        time: time.unwrap_or(usual),
        posted: before.as_ref().and_then(|daily| daily.posted),
        retired: before
            .as_ref()
            .map_or_else(Vec::new, |daily| daily.retired.clone()),
        deck: before.map_or_else(
            || Deck::new(seed_of(&format!("{}/{}", heard.workspace, place.channel))),
            |daily| daily.deck,
        ),
    };
    let next = next(context, &daily);
    let mut outcome = private(cards::on(&daily, next, context.now, context.calendar));
    outcome.change.put(&heard.workspace, &daily);
    outcome
        .change
        .schedule(&heard.workspace, FEATURE, place.channel.as_str(), next);
    Ok(outcome)
}

fn switch_off(context: &Context<'_>, heard: &Heard, place: &Place) -> Result<Outcome, StoreError> {
    let Some(mut daily) = record(context, heard, place)?.filter(|daily| daily.on) else {
        return Ok(private(cards::off(false)));
    };
    daily.on = false;
    let mut outcome = private(cards::off(true));
    outcome.change.put(&heard.workspace, &daily);
    outcome
        .change
        .schedule(&heard.workspace, FEATURE, place.channel.as_str(), None);
    Ok(outcome)
}

fn next(context: &Context<'_>, daily: &Daily) -> Option<jiff::Timestamp> {
    let zone = daily.time_zone();
    next_slot(
        context.calendar,
        &zone,
        daily.time,
        context.now,
        daily.posted,
    )
}

fn record(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
) -> Result<Option<Daily>, StoreError> {
    context.reads.get(&heard.workspace, place.channel.as_str())
}

fn private(card: Card) -> Outcome {
    Outcome::reply(Reply::Private(card))
}
