//! `conversations.*` and `users.conversations`: which channels there are, who is in them, opening and leaving.

use serde_json::Value;
use serde_json::json;

use crate::sandbox::state::Channel;
use crate::sandbox::state::Kind;
use crate::sandbox::state::State;

use super::Answer;
use super::Arguments;
use super::Problem;
use super::chat::channel;
use super::paging::page;
use super::said;

fn listed(state: &State, arguments: &Arguments, member_only: Option<&str>) -> Answer {
    let mut types = arguments.words("types");
    if types.is_empty() {
        types.push("public_channel".to_owned());
    }
    let known = ["public_channel", "private_channel", "im", "mpim"];
    if types.iter().any(|kind| !known.contains(&kind.as_str())) {
        return Err("invalid_types".into());
    }
    let wanted = |channel: &&Channel| {
        types.iter().any(|kind| kind == channel.kind.list_type())
            && channel.visible_to(&state.bot.user)
            && member_only.is_none_or(|user| channel.has(user))
            && !(arguments.flag("exclude_archived") && channel.archived)
    };
    let all = state.channels.iter().filter(wanted);
    let all: Vec<Value> = all
        .map(|channel| channel.json(&state.team.id, &state.bot.user))
        .collect();
    let page = page(all, arguments)?;
    let metadata = page.metadata();
    Ok(said(
        json!({ "channels": page.items, "response_metadata": metadata }),
    ))
}

/// `conversations.list`
pub(super) fn list(state: &mut State, arguments: &Arguments) -> Answer {
    listed(state, arguments, None)
}

/// `users.conversations`
pub(super) fn of_user(state: &mut State, arguments: &Arguments) -> Answer {
    let user = arguments
        .text("user")
        .unwrap_or_else(|| state.bot.user.clone());
    if state.user_json(&user).is_none() {
        return Err("user_not_found".into());
    }
    listed(state, arguments, Some(&user))
}

/// `conversations.info`
pub(super) fn info(state: &mut State, arguments: &Arguments) -> Answer {
    let id = channel(state, arguments)?;
    let channel = found(state, &id)?;
    let mut body = channel.json(&state.team.id, &state.bot.user);
    if arguments.flag("include_num_members") {
        body["num_members"] = channel.members.len().into();
    }
    Ok(said(json!({ "channel": body })))
}

/// `conversations.members`
pub(super) fn members(state: &mut State, arguments: &Arguments) -> Answer {
    let id = channel(state, arguments)?;
    let members = found(state, &id)?.members.clone();
    let page = page(members, arguments)?;
    let metadata = page.metadata();
    Ok(said(
        json!({ "members": page.items, "response_metadata": metadata }),
    ))
}

/// `conversations.open`
pub(super) fn open(state: &mut State, arguments: &Arguments) -> Answer {
    let id = match arguments.text("channel") {
        Some(_) => channel(state, arguments)?,
        None => with_users(state, arguments)?,
    };
    let channel = found(state, &id)?;
    let body = if arguments.flag("return_im") {
        channel.json(&state.team.id, &state.bot.user)
    } else {
        json!({ "id": id })
    };
    Ok(said(
        json!({ "channel": body, "no_op": true, "already_open": true }),
    ))
}

fn with_users(state: &mut State, arguments: &Arguments) -> Result<String, Problem> {
    let mut users = arguments.words("users");
    if users.is_empty() {
        return Err("users_list_not_supplied".into());
    }
    if users.len() > 8 {
        return Err("too_many_users".into());
    }
    for user in &users {
        match state.member(user) {
            None => return Err("user_not_found".into()),
            Some(member) if member.deleted => return Err("user_disabled".into()),
            Some(_) => {}
        }
    }
    users.dedup();
    if let [user] = users.as_slice() {
        return state
            .direct(&state.bot.user, user)
            .ok_or_else(|| "user_not_found".into());
    }
    users.push(state.bot.user.clone());
    Ok(state.group(users))
}

/// `conversations.join`
pub(super) fn join(state: &mut State, arguments: &Arguments) -> Answer {
    let id = channel(state, arguments)?;
    let place = found(state, &id)?;
    if place.archived {
        return Err("is_archived".into());
    }
    if place.kind != Kind::Public {
        return Err("method_not_supported_for_channel_type".into());
    }
    let bot = state.bot.user.clone();
    let joined = state.join(&id, &bot, None);
    let body = found(state, &id)?.json(&state.team.id, &bot);
    let mut answer = json!({ "channel": body });
    if !joined {
        answer["warning"] = "already_in_channel".into();
        answer["response_metadata"] = json!({ "warnings": ["already_in_channel"] });
    }
    Ok(said(answer))
}

/// `conversations.leave`
pub(super) fn leave(state: &mut State, arguments: &Arguments) -> Answer {
    let id = channel(state, arguments)?;
    if matches!(found(state, &id)?.kind, Kind::Direct | Kind::Group) {
        return Err("method_not_supported_for_channel_type".into());
    }
    let bot = state.bot.user.clone();
    if state.leave(&id, &bot) {
        Ok(said(json!({})))
    } else {
        Ok(json!({ "ok": false, "not_in_channel": true, "error": "not_in_channel" }))
    }
}

fn found<'a>(state: &'a State, id: &str) -> Result<&'a Channel, Problem> {
    state.channel(id).ok_or_else(|| "channel_not_found".into())
}
