//! Slash commands and shortcuts: asked of the bot, answered through its acknowledgement or later.

use std::sync::Arc;

use axum::extract::State as Shared;
use serde::Deserialize;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::link::Delivery;
use crate::sandbox::respond;
use crate::sandbox::state::State;
use crate::sandbox::typed;
use crate::sandbox::web_api::Arguments;
use crate::sandbox::workspace::Workspace;

use super::asked::Answer;
use super::asked::Asked;
use super::asked::Refusal;
use super::asked::done;
use super::asked::own_place;
use super::asked::person;
use super::payload::apologise;
use super::payload::interaction;
use super::payload::response_url;
use super::payload::where_at;
use super::speak::no_message;

/// Somebody types a command.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Typed {
    user: String,
    channel: String,
    command: String,
    #[serde(default)]
    text: String,
}

/// Somebody chooses an entry of a message's menu, or of the app's own when no message is named.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Chosen {
    user: String,
    channel: Option<String>,
    ts: Option<String>,
    callback_id: String,
}

/// A command on its way.
struct Sent {
    payload: Value,
    command: String,
    user: String,
    channel: String,
    word: String,
}

fn prepared(state: &mut State, asked: &Typed) -> Result<Sent, Refusal> {
    let user = person(state, &asked.user)?;
    let channel = own_place(state, &user, &asked.channel)?;
    let command = format!(
        "/{}",
        asked.command.trim().trim_start_matches('/').to_lowercase()
    );
    let known = state
        .app
        .commands
        .iter()
        .find(|known| known.name == command);
    if known.is_none() && !state.app.commands.is_empty() {
        let all: Vec<&str> = state
            .app
            .commands
            .iter()
            .map(|known| known.name.as_str())
            .collect();
        let hint = format!(
            "{command} is not a command here; there are {}",
            all.join(", ")
        );
        return Err(Refusal::wrong("unknown_command", hint));
    }
    let should_escape = known.is_none_or(|known| known.should_escape);
    let text = typed::command(asked.text.trim(), state, should_escape);
    let now = state.now;
    let word = state.passes.reply(&channel, &user, None, None, now);
    let place = state
        .channel(&channel)
        .map(|place| place.payload_name().to_owned());
    let payload = json!({
        "token": "sandbox-verification-token", "team_id": state.team.id, "team_domain": state.team.domain,
        "channel_id": channel, "channel_name": place, "user_id": user, "user_name": state.handle_of(&user),
        "command": command, "text": text, "api_app_id": state.bot.app, "is_enterprise_install": "false",
        "response_url": response_url(state, &word), "trigger_id": state.passes.trigger(&user, now),
    });
    Ok(Sent {
        payload,
        command,
        user,
        channel,
        word,
    })
}

/// `POST /control/command`: answers once the bot has acknowledged, or the time for it is over.
pub(super) async fn command(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Typed>,
) -> Answer {
    let sent = workspace.with(|state| prepared(state, &asked))?;
    let envelope = json!({ "type": "slash_commands", "payload": sent.payload, "accepts_response_payload": true });
    let delivery = workspace.link.ask(envelope).await;
    let what = format!("`{}`", sent.command);
    let acknowledged = workspace.with(|state| match delivery {
        Delivery::Acknowledged(answer) => {
            if shown(state, &sent, answer).is_err() {
                apologise(
                    state,
                    &sent.channel,
                    &sent.user,
                    &what,
                    "invalid_command_response",
                );
            }
            true
        }
        other => {
            apologise(state, &sent.channel, &sent.user, &what, word_for(&other));
            false
        }
    });
    Ok(done(json!({ "acknowledged": acknowledged })))
}

/// Shows what the acknowledgement of a command says; an empty one says nothing.
fn shown(state: &mut State, sent: &Sent, answer: Value) -> Result<(), ()> {
    let answer = match answer {
        Value::Object(answer) if !answer.is_empty() => answer,
        Value::String(text) if !text.is_empty() => {
            Map::from_iter([("text".to_owned(), text.into())])
        }
        _ => return Ok(()),
    };
    let now = state.now;
    let pass = state.passes.look(&sent.word, now).map_err(drop)?;
    respond::answer(state, &pass, &Arguments::of(answer)).map_err(drop)
}

/// Returns Slack's word for an envelope that was not acknowledged.
pub(super) fn word_for(delivery: &Delivery) -> &'static str {
    match delivery {
        Delivery::Silent => "operation_timeout",
        _ => "dispatch_failed",
    }
}

/// `POST /control/shortcut`
pub(super) async fn shortcut(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Chosen>,
) -> Answer {
    let (payload, user, channel) = workspace.with(|state| chosen(state, &asked))?;
    let envelope =
        json!({ "type": "interactive", "payload": payload, "accepts_response_payload": false });
    let delivery = workspace.link.ask(envelope).await;
    let acknowledged = matches!(delivery, Delivery::Acknowledged(_));
    if !acknowledged && let Some(channel) = channel {
        workspace
            .with(|state| apologise(state, &channel, &user, "the shortcut", word_for(&delivery)));
    }
    Ok(done(json!({ "acknowledged": acknowledged })))
}

fn chosen(state: &mut State, asked: &Chosen) -> Result<(Value, String, Option<String>), Refusal> {
    let user = person(state, &asked.user)?;
    let known = &state.app.shortcuts;
    if !known.is_empty()
        && !known
            .iter()
            .any(|(callback, _)| *callback == asked.callback_id)
    {
        let all: Vec<&str> = known
            .iter()
            .map(|(callback, _)| callback.as_str())
            .collect();
        let hint = format!(
            "{:?} is not a shortcut here; there are {}",
            asked.callback_id,
            all.join(", ")
        );
        return Err(Refusal::wrong("unknown_shortcut", hint));
    }
    let stamp = state.stamps.next(state.now);
    let (Some(called), Some(ts)) = (&asked.channel, &asked.ts) else {
        let mut payload = interaction(state, "shortcut", &user);
        payload["callback_id"] = asked.callback_id.as_str().into();
        payload["action_ts"] = stamp.into();
        return Ok((payload, user, None));
    };
    let channel = own_place(state, &user, called)?;
    let message = state.message(&channel, ts).ok_or_else(|| no_message(ts))?;
    let body = Value::Object(message.body.clone());
    let thread = message.reply_in().map(str::to_owned);
    let now = state.now;
    let word = state
        .passes
        .reply(&channel, &user, None, thread.as_deref(), now);
    let mut payload = interaction(state, "message_action", &user);
    payload["callback_id"] = asked.callback_id.as_str().into();
    payload["action_ts"] = stamp.into();
    payload["message_ts"] = ts.as_str().into();
    payload["message"] = body;
    payload["response_url"] = response_url(state, &word).into();
    if let Some(place) = state.channel(&channel) {
        payload["channel"] = where_at(place);
    }
    Ok((payload, user, Some(channel)))
}
