//! `chat.*`: post, update, delete, link to messages.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::state::Author;
use crate::sandbox::state::Draft;
use crate::sandbox::state::Kind;
use crate::sandbox::state::State;

use super::Answer;
use super::Arguments;
use super::Problem;
use super::content;
use super::said;

/// Finds a channel the bot can see.
pub(super) fn channel(state: &State, arguments: &Arguments) -> Result<String, Problem> {
    let called = arguments.text("channel").ok_or("channel_not_found")?;
    let id = state.channel_called(&called).ok_or("channel_not_found")?;
    let seen = state
        .channel(&id)
        .is_some_and(|channel| channel.visible_to(&state.bot.user));
    if seen {
        Ok(id)
    } else {
        Err("channel_not_found".into())
    }
}

/// Finds a channel the bot may write to.
pub(super) fn own_channel(state: &State, arguments: &Arguments) -> Result<String, Problem> {
    let id = channel(state, arguments)?;
    let found = state.channel(&id).ok_or("channel_not_found")?;
    if found.archived {
        return Err("is_archived".into());
    }
    if !found.has(&state.bot.user) {
        return Err("not_in_channel".into());
    }
    let gone = |user: &String| state.member(user).is_some_and(|member| member.deleted);
    if found.kind == Kind::Direct && found.members.iter().any(gone) {
        return Err("user_disabled".into());
    }
    Ok(id)
}

/// Returns the first message of the thread that a message belongs to.
fn thread(state: &State, channel: &str, arguments: &Arguments) -> Result<Option<String>, Problem> {
    let Some(ts) = arguments.text("thread_ts") else {
        return Ok(None);
    };
    let message = state.message(channel, &ts).ok_or("thread_not_found")?;
    let root = message.reply_in().unwrap_or(&ts).to_owned();
    Ok(Some(root))
}

fn draft(state: &mut State, channel: &str, arguments: &Arguments) -> Result<Draft, Problem> {
    let content = content(state, arguments)?;
    if content.is_empty() {
        return Err("no_text".into());
    }
    let mut draft = Draft::new(channel, Author::Bot);
    draft.thread = thread(state, channel, arguments)?;
    draft.broadcast = arguments.flag("reply_broadcast") && draft.thread.is_some();
    draft.body = content.body;
    draft.metadata = content.metadata;
    if let Some(name) = arguments.text("username") {
        draft.body.insert("username".to_owned(), name.into());
    }
    let icons = [("icon_emoji", "emoji"), ("icon_url", "image_48")];
    for (given, name) in icons {
        if let Some(icon) = arguments.text(given) {
            draft.body.insert("icons".to_owned(), json!({ name: icon }));
        }
    }
    Ok(draft)
}

/// Returns a message as answers carry it.
fn shown(state: &State, channel: &str, ts: &str) -> Value {
    let Some(message) = state.message(channel, ts) else {
        return Value::Null;
    };
    let mut body = message.body.clone();
    if let Some(metadata) = &message.metadata {
        body.insert("metadata".to_owned(), metadata.clone());
    }
    Value::Object(body)
}

/// `chat.postMessage`
pub(super) fn post_message(state: &mut State, arguments: &Arguments) -> Answer {
    let channel = own_channel(state, arguments)?;
    let draft = draft(state, &channel, arguments)?;
    let ts = state.post(draft);
    let message = shown(state, &channel, &ts);
    Ok(said(
        json!({ "channel": channel, "ts": ts, "message": message }),
    ))
}

/// `chat.postEphemeral`
pub(super) fn post_ephemeral(state: &mut State, arguments: &Arguments) -> Answer {
    let channel = own_channel(state, arguments)?;
    let user = arguments.need("user")?;
    if state.user_json(&user).is_none() {
        return Err("user_not_found".into());
    }
    if !state
        .channel(&channel)
        .is_some_and(|channel| channel.has(&user))
    {
        return Err("user_not_in_channel".into());
    }
    let mut draft = draft(state, &channel, arguments)?;
    draft.broadcast = false;
    draft.only_for = Some(user);
    let ts = state.post(draft);
    Ok(said(json!({ "message_ts": ts })))
}

/// `chat.update`
pub(super) fn update(state: &mut State, arguments: &Arguments) -> Answer {
    let (channel, ts) = own_message(state, arguments, "cant_update_message")?;
    let content = content(state, arguments)?;
    if content.body.is_empty() && content.metadata.is_none() {
        return Err("no_text".into());
    }
    let mut changes = content.body;
    // An empty list takes away what a list left out would keep.
    for name in ["blocks", "attachments"] {
        if changes.get(name).is_some_and(|given| given == &json!([])) {
            changes.insert(name.to_owned(), Value::Null);
        }
    }
    let editor = state.bot.user.clone();
    state.edit(&channel, &ts, &editor, changes);
    if let Some(metadata) = content.metadata
        && let Some(message) = state.message_mut(&channel, &ts)
    {
        message.metadata = Some(metadata);
    }
    let message = shown(state, &channel, &ts);
    Ok(said(
        json!({ "channel": channel, "ts": ts, "text": message["text"], "message": message }),
    ))
}

/// `chat.delete`
pub(super) fn delete(state: &mut State, arguments: &Arguments) -> Answer {
    let (channel, ts) = own_message(state, arguments, "cant_delete_message")?;
    state.remove(&channel, &ts);
    Ok(said(json!({ "channel": channel, "ts": ts })))
}

/// Finds a message the bot wrote.
fn own_message(
    state: &State,
    arguments: &Arguments,
    refusal: &str,
) -> Result<(String, String), Problem> {
    let channel = channel(state, arguments)?;
    let place = state.channel(&channel).ok_or("channel_not_found")?;
    if place.archived {
        return Err("is_archived".into());
    }
    let ts = arguments.need("ts")?;
    let message = state.message(&channel, &ts).ok_or("message_not_found")?;
    if message.is_by(&state.bot.user) {
        Ok((channel, ts))
    } else {
        Err(refusal.into())
    }
}

/// `chat.getPermalink`
pub(super) fn permalink(state: &mut State, arguments: &Arguments) -> Answer {
    let channel = channel(state, arguments)?;
    let ts = arguments.need("message_ts")?;
    let message = state.message(&channel, &ts).ok_or("message_not_found")?;
    let permalink = link_to(state, &channel, &ts, message.reply_in());
    let answer = Map::from_iter([
        ("channel".to_owned(), channel.clone().into()),
        ("permalink".to_owned(), permalink.into()),
    ]);
    Ok(said(Value::Object(answer)))
}

fn link_to(state: &State, channel: &str, ts: &str, thread: Option<&str>) -> String {
    let place = format!(
        "{}/archives/{channel}/p{}",
        state.address,
        ts.replace('.', "")
    );
    match thread {
        Some(thread) => format!("{place}?thread_ts={thread}&cid={channel}"),
        None => place,
    }
}
