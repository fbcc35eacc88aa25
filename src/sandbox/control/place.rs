//! Channels: who joins and leaves, and what is closed or removed.

use std::sync::Arc;

use axum::extract::State as Shared;
use serde::Deserialize;
use serde_json::json;

use crate::sandbox::state::Kind;
use crate::sandbox::state::State;
use crate::sandbox::workspace::Workspace;

use super::asked::Answer;
use super::asked::Asked;
use super::asked::Refusal;
use super::asked::done;
use super::asked::person;
use super::asked::place;

/// Somebody, or the bot, joins or leaves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Move {
    channel: String,
    user: Option<String>,
    /// `true` for the bot.
    #[serde(default)]
    bot: bool,
}

/// A channel ends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    channel: String,
}

fn who_and_where(state: &State, asked: &Move) -> Result<(String, String), Refusal> {
    let user = match &asked.user {
        _ if asked.bot => state.bot.user.clone(),
        Some(user) if *user == state.bot.user => user.clone(),
        Some(user) => person(state, user)?,
        None => {
            return Err(Refusal::wrong(
                "nobody",
                "say who: `user`, or `bot` as true",
            ));
        }
    };
    Ok((user, named(state, &asked.channel)?))
}

/// Finds a channel that is not a direct message.
fn named(state: &State, called: &str) -> Result<String, Refusal> {
    let id = place(state, called)?;
    let fits = state
        .channel(&id)
        .is_some_and(|channel| matches!(channel.kind, Kind::Public | Kind::Private));
    if fits {
        Ok(id)
    } else {
        Err(Refusal::conflict(
            "not_a_channel",
            "this cannot be done to a direct message",
        ))
    }
}

/// `POST /control/join`
pub(super) async fn join(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Move>,
) -> Answer {
    workspace.with(|state| {
        let (user, channel) = who_and_where(state, &asked)?;
        let joined = state.join(&channel, &user, None);
        Ok(done(json!({ "joined": joined })))
    })
}

/// `POST /control/leave`
pub(super) async fn leave(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Move>,
) -> Answer {
    workspace.with(|state| {
        let (user, channel) = who_and_where(state, &asked)?;
        let left = state.leave(&channel, &user);
        Ok(done(json!({ "left": left })))
    })
}

/// Returns who closes a channel: the first member, as nobody else is named.
fn caretaker(state: &State) -> String {
    state
        .members
        .first()
        .map(|member| member.id.clone())
        .unwrap_or_default()
}

/// `POST /control/archive`
pub(super) async fn archive(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<End>,
) -> Answer {
    workspace.with(|state| {
        let channel = named(state, &asked.channel)?;
        let user = caretaker(state);
        state.archive(&channel, &user);
        Ok(done(json!({})))
    })
}

/// `POST /control/delete_channel`
pub(super) async fn delete_channel(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<End>,
) -> Answer {
    workspace.with(|state| {
        let channel = named(state, &asked.channel)?;
        state.delete_channel(&channel);
        Ok(done(json!({})))
    })
}
