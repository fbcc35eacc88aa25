//! Modals and the Home tab: filled in and sent, closed, opened.

use std::sync::Arc;

use axum::Json;
use axum::extract::State as Shared;
use serde::Deserialize;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::blocks;
use crate::sandbox::blocks::Found;
use crate::sandbox::blocks::check_view;
use crate::sandbox::link::Delivery;
use crate::sandbox::state::State;
use crate::sandbox::state::View;
use crate::sandbox::workspace::Workspace;

use super::asked::Answer;
use super::asked::Asked;
use super::asked::Refusal;
use super::asked::done;
use super::asked::person;
use super::payload::interaction;
use super::press::enter;
use super::press::no_view;

/// What an empty field that is needed says, as in Slack.
const REQUIRED: &str = "Please complete this required field.";

/// Somebody sends a form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Submit {
    user: String,
    view_id: String,
    /// What is entered, by the name of the part or of its block.
    #[serde(default)]
    values: Map<String, Value>,
}

/// Somebody closes a modal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Close {
    user: String,
    view_id: String,
}

/// Somebody opens the app.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Open {
    user: String,
    /// `home`, or `messages`.
    tab: Option<String>,
}

/// What sending a form came to before the bot was asked.
enum Ready {
    /// The bot shall be asked.
    Ask { payload: Value, user: String },
    /// Something is missing; the bot never hears of it.
    Lacking(Map<String, Value>),
}

/// `POST /control/submit`: answers once the bot has acknowledged.
pub(super) async fn submit(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Submit>,
) -> Answer {
    let (payload, user) = match workspace.with(|state| ready(state, &asked))? {
        Ready::Ask { payload, user } => (payload, user),
        Ready::Lacking(errors) => return Ok(done(json!({ "errors": errors }))),
    };
    let envelope =
        json!({ "type": "interactive", "payload": payload, "accepts_response_payload": true });
    match workspace.link.ask(envelope).await {
        Delivery::Acknowledged(answer) => {
            workspace.with(|state| settled(state, &user, &asked.view_id, &answer))
        }
        Delivery::Silent => Err(Refusal::conflict(
            "operation_timeout",
            "the bot did not acknowledge the form within three seconds; it stays open",
        )),
        Delivery::Cut | Delivery::Nobody => Err(Refusal::conflict(
            "dispatch_failed",
            "the bot is not connected; the form stays open",
        )),
    }
}

fn ready(state: &mut State, asked: &Submit) -> Result<Ready, Refusal> {
    let user = person(state, &asked.user)?;
    let top = state.views.modals(&user).last();
    match top.map(View::id) {
        Some(id) if id == asked.view_id => {}
        Some(id)
            if state
                .views
                .modals(&user)
                .iter()
                .any(|view| view.id() == asked.view_id) =>
        {
            return Err(Refusal::conflict(
                "view_covered",
                format!("{id:?} lies on top of it"),
            ));
        }
        _ => return Err(no_view(&asked.view_id)),
    }
    let view = state
        .views
        .get_mut(&asked.view_id)
        .ok_or_else(|| no_view(&asked.view_id))?;
    let parts = blocks::usable(view.blocks());
    for (name, entered) in &asked.values {
        let found = parts
            .iter()
            .find(|found| found.action_id() == name)
            .or_else(|| parts.iter().find(|found| found.block_id() == name));
        let found = found.ok_or_else(|| no_field(name, &parts))?;
        let given = blocks::given(found, entered);
        let given =
            given.map_err(|hint| Refusal::wrong("invalid_value", format!("{name}: {hint}")))?;
        enter(&mut view.values, found, &given);
    }
    let lacking = lacking(view);
    let shown = view.json();
    if !lacking.is_empty() {
        return Ok(Ready::Lacking(lacking));
    }
    let mut payload = interaction(state, "view_submission", &user);
    payload["view"] = shown;
    payload["response_urls"] = json!([]);
    Ok(Ready::Ask { payload, user })
}

fn no_field(name: &str, parts: &[Found]) -> Refusal {
    let there: Vec<&str> = parts.iter().map(Found::action_id).collect();
    let hint = format!("there is no field {name:?}; there are {}", there.join(", "));
    Refusal::wrong("field_not_found", hint)
}

/// Returns what the person is told before the form is sent, by block.
fn lacking(view: &View) -> Map<String, Value> {
    let mut lacking = Map::new();
    for found in blocks::inputs(view.blocks()) {
        let entry = &view.values.get(found.block_id()).unwrap_or(&Value::Null)[found.action_id()];
        let entered = entry
            .as_object()
            .and_then(|entry| entry.iter().find(|(name, _)| *name != "type"));
        let entered = entered.map_or(&Value::Null, |(_, value)| value);
        if let Some(problem) = problem(&found, entered) {
            lacking.insert(found.block_id().to_owned(), problem.into());
        }
    }
    lacking
}

fn problem(found: &Found, entered: &Value) -> Option<String> {
    let empty = match entered {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        _ => false,
    };
    if empty {
        return found.required().then(|| REQUIRED.to_owned());
    }
    let text = entered.as_str()?;
    let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    let element = &found.element;
    if let Some(most) = element["max_length"].as_u64().filter(|most| length > *most) {
        return Some(format!("Please keep this to {most} characters or fewer."));
    }
    if let Some(least) = element["min_length"]
        .as_u64()
        .filter(|least| length < *least)
    {
        return Some(format!("Please enter at least {least} characters."));
    }
    match found.kind() {
        "number_input" if text.parse::<f64>().is_err() => Some("Please enter a number.".to_owned()),
        "email_text_input" if !text.contains('@') => {
            Some("Please enter an email address.".to_owned())
        }
        "url_text_input" if !text.contains("://") => Some("Please enter a web address.".to_owned()),
        _ => None,
    }
}

/// Does what the acknowledgement of a form says.
fn settled(state: &mut State, user: &str, id: &str, answer: &Value) -> Answer {
    let trouble = |hint: String| Err(Refusal::conflict("invalid_response", hint));
    let view = &answer["view"];
    match answer["response_action"].as_str() {
        None => {
            state.close_modal(user, id);
        }
        Some("clear") => {
            state.close_all_modals(user);
        }
        Some("errors") => return refused(state, id, &answer["errors"]),
        Some(action @ ("update" | "push")) => {
            let messages = check_view(view, "modal");
            if !messages.is_empty() {
                return trouble(messages.join("; "));
            }
            let shown = match action {
                "update" => state.update_view(id, view),
                _ => state.push_modal(user, view),
            };
            if shown.is_none() {
                return trouble(format!(
                    "the bot asked to {action} a view, which cannot be done now"
                ));
            }
        }
        Some(other) => {
            return trouble(format!(
                "the bot answered with the unknown response_action {other:?}"
            ));
        }
    }
    Ok(done(json!({})))
}

fn refused(state: &State, id: &str, errors: &Value) -> Answer {
    let parts = state
        .views
        .get(id)
        .map(|view| blocks::inputs(view.blocks()))
        .unwrap_or_default();
    let known = |name: &String| parts.iter().any(|found| found.block_id() == name);
    match errors.as_object() {
        Some(errors) if !errors.is_empty() && errors.keys().all(known) => {
            Ok(done(json!({ "errors": errors })))
        }
        _ => Err(Refusal::conflict(
            "invalid_response",
            "the bot's errors name no input block of this form",
        )),
    }
}

/// `POST /control/close_view`
pub(super) async fn close_view(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Close>,
) -> Answer {
    let news = workspace.with(|state| {
        let user = person(state, &asked.user)?;
        let closed = state.close_modal(&user, &asked.view_id);
        if closed.is_empty() {
            return Err(no_view(&asked.view_id));
        }
        let told = closed.iter().filter(|view| view.flag("notify_on_close"));
        let news: Vec<Value> = told.map(View::json).collect();
        let payloads = news.into_iter().map(|view| {
            let mut payload = interaction(state, "view_closed", &user);
            payload["view"] = view;
            payload["is_cleared"] = false.into();
            payload
        });
        Ok(payloads.collect::<Vec<Value>>())
    })?;
    for payload in news {
        let envelope =
            json!({ "type": "interactive", "payload": payload, "accepts_response_payload": false });
        workspace.link.ask(envelope).await;
    }
    Ok(done(json!({})))
}

/// `POST /control/open_home`
pub(super) async fn open_home(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Open>,
) -> Answer {
    workspace.with(|state| {
        let user = person(state, &asked.user)?;
        let tab = asked.tab.as_deref().unwrap_or("home");
        if tab != "home" && tab != "messages" {
            return Err(Refusal::wrong("unknown_tab", "the tabs are home and messages"));
        }
        let bot = state.bot.user.clone();
        let channel = state.direct(&bot, &user).unwrap_or_default();
        let stamp = state.stamps.next(state.now);
        let mut event = json!({
            "type": "app_home_opened", "user": user, "channel": channel, "tab": tab, "event_ts": stamp,
        });
        if let Some(home) = state.views.home(&user).filter(|_| tab == "home") {
            event["view"] = home.json();
        }
        state.tell_bot_about_team(&event, false);
        Ok::<_, Refusal>(Json(json!({ "ok": true })))
    })
}
