//! Buttons, menus and pickers: asked by a person in a message, a modal or the Home tab.
//!
//! What was chosen stays in `state.values`; the bot is told at once unless the part waits for a form to be sent.

use std::sync::Arc;

use axum::extract::State as Shared;
use serde::Deserialize;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::blocks;
use crate::sandbox::blocks::Found;
use crate::sandbox::blocks::Given;
use crate::sandbox::link::Delivery;
use crate::sandbox::state::Notice;
use crate::sandbox::state::State;
use crate::sandbox::workspace::Workspace;

use super::asked::Answer;
use super::asked::Asked;
use super::asked::Refusal;
use super::asked::done;
use super::asked::own_place;
use super::asked::person;
use super::command::word_for;
use super::payload::apologise;
use super::payload::interaction;
use super::payload::response_url;
use super::payload::where_at;
use super::speak::no_message;

/// Somebody uses a part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Used {
    user: String,
    /// With `ts`: in which message.
    channel: Option<String>,
    ts: Option<String>,
    /// In which modal or Home tab.
    view_id: Option<String>,
    action_id: String,
    block_id: Option<String>,
    /// Which of several buttons of that name; or what is chosen.
    value: Option<Value>,
    /// What is chosen.
    selected: Option<Value>,
}

/// Where the part stands.
#[derive(Debug)]
enum At {
    Message { channel: String, ts: String },
    View { id: String },
}

/// A use on its way.
struct Sent {
    /// Nothing when the part waits for a form to be sent.
    payload: Option<Value>,
    user: String,
    channel: Option<String>,
}

/// `POST /control/press`
pub(super) async fn press(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Used>,
) -> Answer {
    carry_out(&workspace, &asked).await
}

/// `POST /control/select`
pub(super) async fn select(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Used>,
) -> Answer {
    if asked.selected.is_none() && asked.value.is_none() {
        return Err(Refusal::wrong(
            "nothing_selected",
            "say what is chosen in `selected`",
        ));
    }
    carry_out(&workspace, &asked).await
}

async fn carry_out(workspace: &Workspace, asked: &Used) -> Answer {
    let sent = workspace.with(|state| prepared(state, asked))?;
    let Some(payload) = sent.payload else {
        return Ok(done(json!({ "acknowledged": false, "kept": true })));
    };
    let envelope =
        json!({ "type": "interactive", "payload": payload, "accepts_response_payload": true });
    let delivery = workspace.link.ask(envelope).await;
    let acknowledged = matches!(delivery, Delivery::Acknowledged(_));
    if !acknowledged && let Some(channel) = &sent.channel {
        workspace.with(|state| apologise(state, channel, &sent.user, "this", word_for(&delivery)));
    }
    let mut answer = json!({ "acknowledged": acknowledged });
    if !acknowledged {
        answer["problem"] = word_for(&delivery).into();
    }
    Ok(done(answer))
}

fn prepared(state: &mut State, asked: &Used) -> Result<Sent, Refusal> {
    let user = person(state, &asked.user)?;
    let (at, all) = standing(state, &user, asked)?;
    let found = part(&all, asked)?;
    let chosen = asked
        .selected
        .as_ref()
        .or_else(|| asked.value.as_ref().filter(|_| found.kind() != "button"));
    let given = match chosen {
        Some(chosen) if found.kind() != "button" => Some(
            blocks::given(&found, chosen).map_err(|hint| Refusal::wrong("invalid_value", hint))?,
        ),
        None if !matches!(found.kind(), "button" | "workflow_button")
            && asked.block_id.is_none()
            && asked.value.is_none() =>
        {
            let hint = format!("a {} needs `selected`", found.kind());
            return Err(Refusal::wrong("nothing_selected", hint));
        }
        _ => None,
    };
    if let Some(given) = &given {
        keep(state, &user, &at, &found, given);
    }
    let channel = match &at {
        At::Message { channel, .. } => Some(channel.clone()),
        At::View { .. } => None,
    };
    let payload = found
        .dispatches()
        .then(|| payload(state, &user, &at, &found, given.as_ref()));
    Ok(Sent {
        payload,
        user,
        channel,
    })
}

/// Finds where the part stands and the blocks there.
fn standing(state: &State, user: &str, asked: &Used) -> Result<(At, Value), Refusal> {
    if let Some(id) = &asked.view_id {
        let view = state.views.get(id).filter(|view| view.user == user);
        let view = view.ok_or_else(|| no_view(id))?;
        return Ok((At::View { id: id.clone() }, view.blocks().clone()));
    }
    let (Some(channel), Some(ts)) = (&asked.channel, &asked.ts) else {
        return Err(Refusal::wrong(
            "no_place",
            "say where: `channel` and `ts`, or `view_id`",
        ));
    };
    let channel = own_place(state, user, channel)?;
    let message = state
        .message_seen_by(user, &channel, ts)
        .ok_or_else(|| no_message(ts))?;
    let mut all = message
        .body
        .get("blocks")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    for attachment in message
        .body
        .get("attachments")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        all.extend(attachment["blocks"].as_array().cloned().unwrap_or_default());
    }
    Ok((
        At::Message {
            channel,
            ts: ts.clone(),
        },
        Value::Array(all),
    ))
}

/// Says that a view is not open.
pub(super) fn no_view(id: &str) -> Refusal {
    Refusal::missing(
        "view_not_found",
        format!("{id:?} is not open for this person"),
    )
}

fn part(all: &Value, asked: &Used) -> Result<Found, Refusal> {
    let value = asked.value.as_ref().and_then(Value::as_str);
    blocks::find(all, &asked.action_id, asked.block_id.as_deref(), value).ok_or_else(|| {
        let there = blocks::usable(all);
        let names: Vec<String> = there
            .iter()
            .map(|found| match found.element["value"].as_str() {
                Some(value) => format!("{} (value {value:?})", found.action_id()),
                None => found.action_id().to_owned(),
            })
            .collect();
        let hint = if names.is_empty() {
            "there is nothing to use in this".to_owned()
        } else {
            format!(
                "there is no {:?} here; there are {}",
                asked.action_id,
                names.join(", ")
            )
        };
        Refusal::missing("action_not_found", hint)
    })
}

/// Keeps what was chosen where it was chosen.
fn keep(state: &mut State, user: &str, at: &At, found: &Found, given: &Given) {
    if found.kind() == "overflow" {
        return;
    }
    let values = match at {
        At::View { id } => state.views.get_mut(id).map(|view| &mut view.values),
        At::Message { channel, ts } => state.message_mut(channel, ts).map(|message| {
            let all = message.body.get("blocks").cloned().unwrap_or_default();
            let mine = message.choices.entry(user.to_owned());
            mine.or_insert_with(|| blocks::initial_values(&all))
        }),
    };
    if let Some(values) = values {
        enter(values, found, given);
    }
    if let At::Message { channel, .. } = at {
        let (channel, user) = (channel.clone(), user.to_owned());
        state.notice(Notice::Ephemeral { channel, user });
    }
}

/// Writes a value into `state.values`.
pub(super) fn enter(values: &mut Map<String, Value>, found: &Found, given: &Given) {
    let block = values
        .entry(found.block_id().to_owned())
        .or_insert_with(|| json!({}));
    let mut entry = json!({ "type": found.kind() });
    entry[given.field] = given.value.clone();
    block[found.action_id()] = entry;
}

fn payload(state: &mut State, user: &str, at: &At, found: &Found, given: Option<&Given>) -> Value {
    let stamp = state.stamps.next(state.now);
    let mut payload = interaction(state, "block_actions", user);
    match at {
        At::View { id } => {
            payload["container"] = json!({ "type": "view", "view_id": id });
            if let Some(view) = state.views.get(id) {
                payload["view"] = view.json();
            }
        }
        At::Message { channel, ts } => in_message(state, user, (channel, ts), &mut payload),
    }
    payload["actions"] = json!([blocks::action(found, given, &stamp)]);
    payload
}

fn in_message(state: &mut State, user: &str, (channel, ts): (&str, &str), payload: &mut Value) {
    let Some(message) = state.message_seen_by(user, channel, ts) else {
        return;
    };
    let ephemeral = message.only_for.is_some();
    let thread = message.reply_in().map(str::to_owned);
    let mut container = json!({
        "type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": ephemeral,
    });
    if let Some(thread) = &thread {
        container["thread_ts"] = thread.as_str().into();
    }
    payload["container"] = container;
    let all = message.body.get("blocks").cloned().unwrap_or_default();
    let values = message
        .choices
        .get(user)
        .cloned()
        .unwrap_or_else(|| blocks::initial_values(&all));
    payload["state"] = json!({ "values": values });
    // Slack leaves the message out when only one person sees it.
    if !ephemeral {
        payload["message"] = Value::Object(message.body.clone());
    }
    if let Some(place) = state.channel(channel) {
        payload["channel"] = where_at(place);
    }
    let now = state.now;
    let word = state
        .passes
        .reply(channel, user, Some(ts), thread.as_deref(), now);
    payload["response_url"] = response_url(state, &word).into();
}
