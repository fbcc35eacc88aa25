//! `views.*`: modals that answer something a person did, and the Home tab.

use serde_json::Value;
use serde_json::json;

use crate::sandbox::blocks::check_view;
use crate::sandbox::state::Spent;
use crate::sandbox::state::State;

use super::Answer;
use super::Arguments;
use super::Problem;
use super::said;

/// The largest view, in bytes.
const LARGEST: usize = 250_000;

/// Reads and checks the view of a call.
fn view(
    state: &State,
    arguments: &Arguments,
    kind: &str,
    known: Option<&str>,
) -> Result<Value, Problem> {
    let given = arguments.json("view")?;
    let given = given.ok_or_else(|| Problem::argument("view", "missing required field: view"))?;
    check(state, &given, kind, known)?;
    Ok(given)
}

/// Checks a view as Slack does.
pub(super) fn check(
    state: &State,
    given: &Value,
    kind: &str,
    known: Option<&str>,
) -> Result<(), Problem> {
    let messages = check_view(given, kind);
    if !messages.is_empty() {
        return Err(Problem::with("invalid_arguments", messages));
    }
    if given.to_string().len() > LARGEST {
        return Err("view_too_large".into());
    }
    let external = given["external_id"]
        .as_str()
        .filter(|external| !external.is_empty());
    let taken = external.and_then(|external| state.views.by_external_id(external));
    if taken.is_some_and(|taken| Some(taken.as_str()) != known) {
        return Err("duplicate_external_id".into());
    }
    Ok(())
}

/// Uses up the trigger of a call.
fn trigger(state: &mut State, arguments: &Arguments) -> Result<String, Problem> {
    let id = arguments.need("trigger_id")?;
    let now = state.now;
    state.passes.use_trigger(&id, now).map_err(|spent| {
        Problem::new(match spent {
            Spent::Unknown => "invalid_trigger_id",
            Spent::Expired => "expired_trigger_id",
            Spent::Used => "exchanged_trigger_id",
        })
    })
}

/// `views.open`
pub(super) fn open(state: &mut State, arguments: &Arguments) -> Answer {
    let given = view(state, arguments, "modal", None)?;
    let user = trigger(state, arguments)?;
    let shown = state.open_modal(&user, &given);
    Ok(said(json!({ "view": shown })))
}

/// `views.push`
pub(super) fn push(state: &mut State, arguments: &Arguments) -> Answer {
    let given = view(state, arguments, "modal", None)?;
    let user = trigger(state, arguments)?;
    let shown = state
        .push_modal(&user, &given)
        .ok_or("push_limit_reached")?;
    Ok(said(json!({ "view": shown })))
}

/// `views.update`
pub(super) fn update(state: &mut State, arguments: &Arguments) -> Answer {
    let named = arguments.text("view_id");
    let named = named.or_else(|| state.views.by_external_id(&arguments.text("external_id")?));
    let id = named.ok_or("not_found")?;
    let old = state.views.get(&id).ok_or("not_found")?;
    let kind = old.field("type").to_owned();
    unchanged(&old.hash, arguments)?;
    let given = view(state, arguments, &kind, Some(&id))?;
    let shown = state.update_view(&id, &given).ok_or("not_found")?;
    Ok(said(json!({ "view": shown })))
}

/// `views.publish`
pub(super) fn publish(state: &mut State, arguments: &Arguments) -> Answer {
    let user = arguments.need("user_id")?;
    if state.member(&user).is_none() {
        return Err("user_not_found".into());
    }
    let mut known = None;
    if let Some(home) = state.views.home(&user) {
        unchanged(&home.hash, arguments)?;
        known = Some(home.id().to_owned());
    }
    let given = view(state, arguments, "home", known.as_deref())?;
    let shown = state.publish_home(&user, &given);
    Ok(said(json!({ "view": shown })))
}

fn unchanged(hash: &str, arguments: &Arguments) -> Result<(), Problem> {
    match arguments.text("hash") {
        Some(expected) if expected != hash => Err("hash_conflict".into()),
        _ => Ok(()),
    }
}
