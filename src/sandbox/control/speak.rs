//! What a person does with messages: say, edit, delete, react, read.

use std::sync::Arc;

use axum::extract::State as Shared;
use serde::Deserialize;
use serde_json::Map;
use serde_json::json;

use crate::sandbox::rich_text;
use crate::sandbox::state::Author;
use crate::sandbox::state::Draft;
use crate::sandbox::state::Reaction;
use crate::sandbox::state::State;
use crate::sandbox::typed;
use crate::sandbox::workspace::Workspace;

use super::asked::Answer;
use super::asked::Asked;
use super::asked::Refusal;
use super::asked::done;
use super::asked::own_place;
use super::asked::person;

/// How long a message may be.
const LONGEST: usize = 40_000;

/// Somebody says something.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Say {
    user: String,
    channel: String,
    text: String,
    thread_ts: Option<String>,
    /// Whether a reply is shown in the channel too.
    #[serde(default)]
    reply_broadcast: bool,
}

/// Somebody's own message, or one they look at.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pointed {
    user: String,
    channel: String,
    ts: String,
}

/// Somebody changes what they said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edit {
    user: String,
    channel: String,
    ts: String,
    text: String,
}

/// Somebody reacts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct React {
    user: String,
    channel: String,
    ts: String,
    name: String,
}

/// Somebody has read a channel.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Read {
    user: String,
    channel: String,
}

fn words(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::wrong("no_text", "there is nothing to say"));
    }
    if text.chars().count() > LONGEST {
        return Err(Refusal::wrong(
            "msg_too_long",
            format!("a message has at most {LONGEST} characters"),
        ));
    }
    Ok(())
}

/// `POST /control/say`
pub(super) async fn say(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(say): Asked<Say>,
) -> Answer {
    words(&say.text)?;
    workspace.with(|state| {
        let user = person(state, &say.user)?;
        let channel = own_place(state, &user, &say.channel)?;
        let mut draft = Draft::saying(
            &channel,
            Author::Member(user),
            &typed::message(&say.text, state),
        );
        if let Some(ts) = &say.thread_ts {
            let message = state.message(&channel, ts).ok_or_else(|| no_message(ts))?;
            draft.thread = Some(message.reply_in().unwrap_or(ts).to_owned());
            draft.broadcast = say.reply_broadcast;
        }
        let ts = state.post(draft);
        Ok(done(json!({ "channel": channel, "ts": ts })))
    })
}

/// Says that a message is not there.
pub(super) fn no_message(ts: &str) -> Refusal {
    Refusal::missing(
        "message_not_found",
        format!("there is no message {ts:?} there that this person sees"),
    )
}

/// Finds somebody's own message.
fn own(
    state: &State,
    (user, channel, ts): (&str, &str, &str),
    refusal: &'static str,
) -> Result<(String, String), Refusal> {
    let user = person(state, user)?;
    let channel = own_place(state, &user, channel)?;
    let message = state.message(&channel, ts).ok_or_else(|| no_message(ts))?;
    if message.is_by(&user) {
        Ok((user, channel))
    } else {
        Err(Refusal::conflict(
            refusal,
            "somebody else wrote this message",
        ))
    }
}

/// `POST /control/edit`
pub(super) async fn edit(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(edit): Asked<Edit>,
) -> Answer {
    words(&edit.text)?;
    workspace.with(|state| {
        let (user, channel) = own(
            state,
            (&edit.user, &edit.channel, &edit.ts),
            "cant_update_message",
        )?;
        let text = typed::message(&edit.text, state);
        let id = format!("rt{:x}", state.next_number());
        let block =
            json!([{ "type": "rich_text", "block_id": id, "elements": rich_text::of(&text) }]);
        let changes = Map::from_iter([
            ("text".to_owned(), text.into()),
            ("blocks".to_owned(), block),
        ]);
        state.edit(&channel, &edit.ts, &user, changes);
        Ok(done(json!({ "channel": channel, "ts": edit.ts })))
    })
}

/// `POST /control/delete`
pub(super) async fn delete(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(it): Asked<Pointed>,
) -> Answer {
    workspace.with(|state| {
        let (_, channel) = own(
            state,
            (&it.user, &it.channel, &it.ts),
            "cant_delete_message",
        )?;
        state.remove(&channel, &it.ts);
        Ok(done(json!({ "channel": channel, "ts": it.ts })))
    })
}

/// `POST /control/react`: puts a reaction there, or takes it away when it is there.
pub(super) async fn react(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(it): Asked<React>,
) -> Answer {
    workspace.with(|state| {
        let user = person(state, &it.user)?;
        let channel = own_place(state, &user, &it.channel)?;
        let at = (channel.as_str(), it.ts.as_str());
        let outcome = match state.react(at, &user, &it.name, Reaction::Add) {
            Err("already_reacted") => state
                .react(at, &user, &it.name, Reaction::Remove)
                .map(|()| false),
            other => other.map(|()| true),
        };
        match outcome {
            Ok(there) => Ok(done(json!({ "reacted": there }))),
            Err("invalid_name") => Err(Refusal::wrong(
                "invalid_name",
                format!("{:?} is no emoji's name", it.name),
            )),
            Err(_) => Err(no_message(&it.ts)),
        }
    })
}

/// `POST /control/read`
pub(super) async fn read(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(it): Asked<Read>,
) -> Answer {
    workspace.with(|state| {
        let user = person(state, &it.user)?;
        let channel = super::asked::place(state, &it.channel)?;
        state.mark_read(&channel, &user);
        Ok(done(json!({})))
    })
}
