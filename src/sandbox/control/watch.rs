//! Looking: what a person sees, what there is, what the bot called, and a stream of what changes.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State as Shared;
use axum::response::Sse;
use axum::response::sse::Event;
use axum::response::sse::KeepAlive;
use futures_util::Stream;
use futures_util::stream;
use serde::Deserialize;
use serde_json::Value;
use serde_json::json;
use tokio::sync::broadcast::Receiver;

use crate::sandbox::state::Channel;
use crate::sandbox::state::Kind;
use crate::sandbox::state::Message;
use crate::sandbox::state::Notice;
use crate::sandbox::state::State;
use crate::sandbox::state::View;
use crate::sandbox::workspace::Workspace;

use super::asked::Answer;
use super::asked::Refusal;
use super::asked::Sought;
use super::asked::done;
use super::asked::person;
use super::asked::place;

/// How often a quiet stream says that it is still there.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Whose eyes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Who {
    user: String,
}

/// Whose eyes, and where they look.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Look {
    user: String,
    channel: String,
}

/// Which calls.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    method: Option<String>,
}

/// `GET /control/seen`
pub(super) async fn seen(
    Shared(workspace): Shared<Arc<Workspace>>,
    Sought(look): Sought<Look>,
) -> Answer {
    workspace.with(|state| {
        let user = person(state, &look.user)?;
        let id = place(state, &look.channel)?;
        let channel = state
            .channel(&id)
            .filter(|channel| channel.visible_to(&user));
        let channel = channel.ok_or_else(|| {
            Refusal::conflict("not_in_channel", format!("{user} cannot look into {id}"))
        })?;
        let messages: Vec<Value> = channel
            .messages
            .values()
            .filter(|message| message.only_for.as_deref().is_none_or(|who| who == user))
            .map(|message| as_seen(message, &user))
            .collect();
        Ok(done(json!({ "messages": messages })))
    })
}

fn as_seen(message: &Message, user: &str) -> Value {
    let mut body = message.body.clone();
    if message.only_for.is_some() {
        body.insert("is_ephemeral".to_owned(), true.into());
    }
    if let Some(values) = message.choices.get(user) {
        body.insert("state".to_owned(), json!({ "values": values }));
    }
    Value::Object(body)
}

fn described(channel: &Channel) -> Value {
    let kind = match channel.kind {
        Kind::Public if channel.shared => "shared",
        Kind::Public => "channel",
        Kind::Private => "private",
        Kind::Direct => "dm",
        Kind::Group => "group",
    };
    json!({
        "id": channel.id, "name": channel.name, "kind": kind, "purpose": channel.purpose,
        "shared": channel.shared, "private": channel.kind == Kind::Private,
        "is_archived": channel.archived, "members": channel.members,
    })
}

fn everybody(state: &State) -> Vec<Value> {
    let mut all: Vec<Value> = state
        .members
        .iter()
        .map(|member| {
            json!({
                "id": member.id, "name": member.name, "real_name": member.real_name,
                "display_name": member.display_name, "title": member.title, "zone": member.zone,
                "is_admin": member.admin, "is_bot": false, "deleted": member.deleted,
            })
        })
        .collect();
    all.push(json!({
        "id": state.bot.user, "name": state.bot.name, "real_name": state.bot.label,
        "display_name": state.bot.label, "title": "", "zone": "UTC", "is_admin": false, "is_bot": true,
        "deleted": false,
    }));
    all
}

/// `GET /control/workspace`
pub(super) async fn workspace(Shared(workspace): Shared<Arc<Workspace>>) -> Answer {
    let connections = workspace.link.connections();
    workspace.with(|state| {
        let channels: Vec<Value> = state.channels.iter().map(described).collect();
        Ok(done(json!({
            "team": { "id": state.team.id, "name": state.team.name, "domain": state.team.domain },
            "clock": state.now.to_string(), "members": everybody(state), "channels": channels,
            "connections": connections,
        })))
    })
}

/// `GET /control/calls`
pub(super) async fn calls(
    Shared(workspace): Shared<Arc<Workspace>>,
    Sought(which): Sought<Which>,
) -> Answer {
    workspace.with(|state| {
        let wanted = state.calls.kept();
        let wanted = wanted.filter(|call| {
            which
                .method
                .as_ref()
                .is_none_or(|method| *method == call.method)
        });
        let calls: Vec<_> = wanted.collect();
        Ok(done(
            json!({ "calls": calls, "total": state.calls.total() }),
        ))
    })
}

/// `GET /control/views`
pub(super) async fn views(
    Shared(workspace): Shared<Arc<Workspace>>,
    Sought(who): Sought<Who>,
) -> Answer {
    workspace.with(|state| {
        let user = person(state, &who.user)?;
        let home = state.views.home(&user).map(View::json);
        let modals: Vec<Value> = state.views.modals(&user).iter().map(View::json).collect();
        Ok(done(json!({ "home": home, "modals": modals })))
    })
}

/// `GET /control/app`
pub(super) async fn app(Shared(workspace): Shared<Arc<Workspace>>) -> Answer {
    workspace.with(|state| {
        let commands = state.app.commands.iter().map(|command| {
            json!({ "name": command.name, "about": command.about, "usage": command.usage })
        });
        let shortcuts = state
            .app
            .shortcuts
            .iter()
            .map(|(callback, label)| json!({ "callback_id": callback, "label": label }));
        Ok(done(json!({
            "name": state.app.name, "bot_user": state.bot.user, "app_id": state.bot.app,
            "commands": commands.collect::<Vec<_>>(), "shortcuts": shortcuts.collect::<Vec<_>>(),
        })))
    })
}

/// `GET /control/unread`
pub(super) async fn unread(
    Shared(workspace): Shared<Arc<Workspace>>,
    Sought(who): Sought<Who>,
) -> Answer {
    workspace.with(|state| {
        let user = person(state, &who.user)?;
        let mut unread = json!({});
        for channel in state.channels.iter().filter(|channel| channel.has(&user)) {
            let (count, mentions) = channel.unread(&user);
            if count > 0 {
                unread[&channel.id] = json!({ "count": count, "mentions": mentions });
            }
        }
        Ok(done(json!({ "unread": unread })))
    })
}

/// `GET /control/stream`: ends when the reader is too slow, which makes it start anew.
pub(super) async fn stream(
    Shared(workspace): Shared<Arc<Workspace>>,
    Sought(who): Sought<Who>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Refusal> {
    let user = workspace.with(|state| person(state, &who.user))?;
    let notices = workspace.watch();
    let told = stream::unfold(
        (workspace, notices, user),
        |(workspace, mut notices, user)| async {
            let value = tokio::select! {
                value = next(&mut notices, &user) => value?,
                () = workspace.stopped() => return None,
            };
            let event = Event::default().data(value.to_string());
            Some((Ok(event), (workspace, notices, user)))
        },
    );
    let alive = KeepAlive::new().interval(HEARTBEAT).text("still here");
    Ok(Sse::new(told).keep_alive(alive))
}

/// Returns the next notice for somebody who may hear of it.
async fn next(notices: &mut Receiver<Notice>, user: &str) -> Option<Value> {
    loop {
        let notice = notices.recv().await.ok()?;
        if let Some(value) = notice.for_user(user) {
            return Some(value);
        }
    }
}
