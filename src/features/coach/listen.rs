//! Where the coach listens: in the team's own channels unless switched off there, in channels shared with
//! another company only once a lead switched it on.
//!
//! In a shared channel only the own people are ever asked. Who switched is not kept.

use serde::Deserialize;
use serde::Serialize;

use crate::chat::Heard;
use crate::chat::Place;
use crate::chat::PlaceKind;
use crate::chat::Reply;
use crate::chat::Role;
use crate::features::Context;
use crate::features::Outcome;
use crate::ids::Channel;
use crate::store::Change;
use crate::store::Record;
use crate::store::StoreError;
use crate::view::Button;
use crate::view::Card;
use crate::view::Text;

/// A channel where the coach does otherwise than it would of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Listening {
    channel: Channel,
    does: Does,
}

/// What the coach does there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Does {
    /// Listens although the channel is shared with another company.
    ListensThoughShared,
    /// Leaves the channel alone.
    LeavesAlone,
}

impl Record for Listening {
    const KIND: &'static str = "listening";

    fn id(&self) -> String {
        self.channel.as_str().to_owned()
    }
}

/// Returns whether whoever is heard may be asked or given a hint where they are.
pub(super) fn may_speak(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
) -> Result<bool, StoreError> {
    Ok(match place.kind {
        PlaceKind::Channel => listens(context, heard, place)?,
        PlaceKind::Shared => heard.who.role != Role::Guest && listens(context, heard, place)?,
        PlaceKind::Direct | PlaceKind::Group => false,
    })
}

fn listens(context: &Context<'_>, heard: &Heard, place: &Place) -> Result<bool, StoreError> {
    let set: Option<Listening> = context
        .reads
        .get(&heard.workspace, place.channel.as_str())?;
    Ok(match set.map(|set| set.does) {
        Some(Does::ListensThoughShared) => true,
        Some(Does::LeavesAlone) => false,
        None => place.kind != PlaceKind::Shared,
    })
}

/// Answers `/goodword listen`; `rest` is what follows it.
pub(in crate::features) fn command(
    context: &Context<'_>,
    heard: &Heard,
    rest: &str,
) -> Result<Outcome, StoreError> {
    let card = match (rest.to_lowercase().as_str(), channel(heard)) {
        (_, None) => not_here(),
        ("" | "status", Some(place)) => stands(place, listens(context, heard, place)?, ""),
        ("on", Some(place)) => return switch(context, heard, place, true),
        ("off", Some(place)) => return switch(context, heard, place, false),
        _ => unclear(rest),
    };
    Ok(Outcome::reply(Reply::Private(card)))
}

/// Answers the button that takes a switch back: `coach.listen` with `on` or `off`.
pub(super) fn pressed(
    context: &Context<'_>,
    heard: &Heard,
    value: &str,
) -> Result<Outcome, StoreError> {
    let mut outcome = match (value, channel(heard)) {
        ("on", Some(place)) => switch(context, heard, place, true)?,
        ("off", Some(place)) => switch(context, heard, place, false)?,
        _ => Outcome::reply(Reply::Private(not_here())),
    };
    if let Some(Reply::Private(card)) = outcome.reply {
        outcome.reply = Some(Reply::Replace(card));
    }
    Ok(outcome)
}

/// Returns the channel somebody is in, when it is one.
fn channel(heard: &Heard) -> Option<&Place> {
    let is_channel = |place: &&Place| matches!(place.kind, PlaceKind::Channel | PlaceKind::Shared);
    heard.place.as_ref().filter(is_channel)
}

fn switch(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
    on: bool,
) -> Result<Outcome, StoreError> {
    let private = |card| Ok(Outcome::reply(Reply::Private(card)));
    let shared = place.kind == PlaceKind::Shared;
    match heard.who.role {
        Role::Guest => return private(only_colleagues()),
        Role::Member if shared && on => return private(only_leads()),
        Role::Member | Role::Lead => {}
    }
    let before = listens(context, heard, place)?;
    if before == on {
        return private(stands(place, on, ""));
    }
    let mut change = Change::default();
    match (shared, on) {
        // As it would be of itself.
        (true, false) | (false, true) => {
            change.remove::<Listening>(&heard.workspace, place.channel.as_str());
        }
        (true, true) => change.put(
            &heard.workspace,
            &Listening {
                channel: place.channel.clone(),
                does: Does::ListensThoughShared,
            },
        ),
        (false, false) => change.put(
            &heard.workspace,
            &Listening {
                channel: place.channel.clone(),
                does: Does::LeavesAlone,
            },
        ),
    }
    let undo = Button::new("coach.listen", "Undo", if on { "off" } else { "on" });
    let card = stands(place, on, "From now on ");
    // Whoever may only switch off is not shown a way back that is refused.
    let may_undo = on || !shared || heard.who.role == Role::Lead;
    let card = if may_undo { card.buttons([undo]) } else { card };
    Ok(Outcome {
        reply: Some(Reply::Private(card)),
        change,
        forgets: false,
    })
}

/// Takes away what is kept about a channel that is gone.
pub(super) fn gone(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
) -> Result<Option<Outcome>, StoreError> {
    let channel = place.channel.as_str();
    let set: Option<Listening> = context.reads.get(&heard.workspace, channel)?;
    Ok(set.map(|_| {
        let mut change = Change::default();
        change.remove::<Listening>(&heard.workspace, channel);
        Outcome::change(change)
    }))
}

/// Says whether the coach listens in a channel; after a switch with "From now on" before it.
fn stands(place: &Place, listens: bool, lead: &str) -> Card {
    let shared = place.kind == PlaceKind::Shared;
    let words = match (shared, listens) {
        (false, true) => {
            "I listen in this channel for promises and wordings, and speak only to whoever wrote them, privately."
        }
        (true, true) => {
            "I listen in this channel, although it is shared with another company: only people of your own company are asked or given hints, each privately."
        }
        (false, false) => {
            "I leave this channel alone: nobody here is asked about promises or given hints."
        }
        (true, false) => {
            "I leave this channel alone, because it is shared with another company: nobody here is asked about promises or given hints."
        }
    };
    let (summary, way, typed) = match (listens, shared) {
        (true, _) => (
            "I listen in this channel",
            "I have to be a member here for that. For nobody here any more: ",
            "/goodword listen off",
        ),
        (false, true) => (
            "I leave this channel alone",
            "An admin of your workspace can change that here: ",
            "/goodword listen on",
        ),
        (false, false) => (
            "I leave this channel alone",
            "To change that: ",
            "/goodword listen on",
        ),
    };
    Card::new(format!("{lead}{summary}"))
        .words(format!("{lead}{words}"))
        .small(Text::plain(way).and_code(typed))
}

fn only_leads() -> Card {
    Card::saying(
        "This channel is shared with another company. An admin of your workspace decides whether I listen here; nothing has changed.",
    )
}

fn only_colleagues() -> Card {
    Card::saying(
        "Only people of the workspace itself can change whether I listen here; nothing has changed.",
    )
}

fn not_here() -> Card {
    Card::new("That works in a channel").words(
        Text::plain("I listen only in channels I am invited to. In one of them, ")
            .and_code("/goodword listen off")
            .and(" makes me leave it alone."),
    )
}

fn unclear(typed: &str) -> Card {
    Card::new("On or off?").words(
        Text::plain("I don't understand ")
            .and_said(crate::text::cut(typed, 60))
            .and(" here. Type ")
            .and_code("/goodword listen on")
            .and(" or ")
            .and_code("/goodword listen off")
            .and("."),
    )
}
