//! `api.test`, `auth.test`, `team.info`, `bots.info`, `emoji.list`, `apps.connections.open`.

#![expect(
    clippy::unnecessary_wraps,
    reason = "the table of methods wants one shape, also for those that cannot fail"
)]

use serde_json::Value;
use serde_json::json;

use crate::sandbox::state::State;
use crate::sandbox::state::unguessable;

use super::Answer;
use super::Arguments;
use super::Problem;
use super::said;

/// `api.test`
pub(super) fn api_test(_: &mut State, arguments: &Arguments) -> Answer {
    if let Some(error) = arguments.text("error") {
        return Err(Problem::new(&error));
    }
    Ok(said(json!({ "args": arguments.all() })))
}

/// `auth.test`
pub(super) fn auth_test(state: &mut State, _: &Arguments) -> Answer {
    Ok(said(json!({
        "url": format!("{}/", state.address), "team": state.team.name, "user": state.bot.name,
        "team_id": state.team.id, "user_id": state.bot.user, "bot_id": state.bot.id,
        "is_enterprise_install": false,
    })))
}

/// `team.info`
pub(super) fn info(state: &mut State, _: &Arguments) -> Answer {
    Ok(said(json!({ "team": {
        "id": state.team.id, "name": state.team.name, "domain": state.team.domain,
        "email_domain": "harbor.example", "url": format!("{}/", state.address), "icon": { "image_default": true },
    } })))
}

/// `bots.info`
pub(super) fn bots_info(state: &mut State, arguments: &Arguments) -> Answer {
    let asked = arguments
        .text("bot")
        .unwrap_or_else(|| state.bot.id.clone());
    if asked != state.bot.id {
        return Err("bot_not_found".into());
    }
    let mut bot = state.bot.profile(&state.team.id);
    bot["user_id"] = state.bot.user.as_str().into();
    Ok(said(json!({ "bot": bot })))
}

/// `emoji.list`: no emoji of its own.
pub(super) fn emoji_list(state: &mut State, _: &Arguments) -> Answer {
    let stamp = state.stamps.next(state.now);
    Ok(said(
        json!({ "emoji": Value::Object(serde_json::Map::new()), "cache_ts": stamp }),
    ))
}

/// `apps.connections.open`: an address for one socket.
pub(super) fn connections_open(state: &mut State, _: &Arguments) -> Answer {
    let ticket = unguessable();
    let place = state.address.replacen("http", "ws", 1);
    let url = format!("{place}/link/?ticket={ticket}&app_id={}", state.bot.app);
    state.tickets.insert(ticket);
    Ok(said(json!({ "url": url })))
}
