//! `users.*`: who works here.

use serde_json::Value;
use serde_json::json;

use crate::sandbox::state::SLACKBOT;
use crate::sandbox::state::State;

use super::Answer;
use super::Arguments;
use super::Problem;
use super::paging::page;
use super::said;

fn user(state: &State, arguments: &Arguments) -> Result<Value, Problem> {
    let id = arguments.need("user")?;
    state.user_json(&id).ok_or_else(|| "user_not_found".into())
}

/// `users.info`
pub(super) fn info(state: &mut State, arguments: &Arguments) -> Answer {
    Ok(said(json!({ "user": user(state, arguments)? })))
}

/// `users.profile.get`
pub(super) fn profile(state: &mut State, arguments: &Arguments) -> Answer {
    Ok(said(
        json!({ "profile": user(state, arguments)?["profile"] }),
    ))
}

/// `users.getPresence`
pub(super) fn presence(state: &mut State, arguments: &Arguments) -> Answer {
    user(state, arguments)?;
    Ok(said(json!({ "presence": "active" })))
}

/// `users.list`
pub(super) fn list(state: &mut State, arguments: &Arguments) -> Answer {
    let mut ids = state.everybody();
    ids.push(SLACKBOT.to_owned());
    let all: Vec<Value> = ids.iter().filter_map(|id| state.user_json(id)).collect();
    let page = page(all, arguments)?;
    let metadata = page.metadata();
    let now = state.now.as_second();
    Ok(said(
        json!({ "members": page.items, "cache_ts": now, "response_metadata": metadata }),
    ))
}

/// `users.lookupByEmail`
pub(super) fn by_email(state: &mut State, arguments: &Arguments) -> Answer {
    let email = arguments.need("email")?;
    let all = state.everybody();
    let mut all = all.iter().filter_map(|id| state.user_json(id));
    let found = all.find(|user| user["profile"]["email"] == email.as_str());
    let found = found.ok_or("users_not_found")?;
    Ok(said(json!({ "user": found })))
}
