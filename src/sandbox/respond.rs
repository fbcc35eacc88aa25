//! Response addresses: where the bot answers a command or a press without a token.
//!
//! Each works five times within thirty minutes of the workspace's clock, as Slack's do.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::State as Shared;
use axum::http::HeaderMap;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Response;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::state::Author;
use super::state::Draft;
use super::state::Notice;
use super::state::ReplyPass;
use super::state::Spent;
use super::state::State;
use super::web_api::Arguments;
use super::web_api::Problem;
use super::web_api::Suffered;
use super::web_api::content;
use super::web_api::record;
use super::web_api::suffer;
use super::workspace::Workspace;

/// The name under which these posts are recorded and can be made to fail.
const NAME: &str = "response_url";

/// Takes a post to a response address.
pub(crate) async fn respond(
    Shared(workspace): Shared<Arc<Workspace>>,
    Path(word): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let read = Arguments::read("", &headers, &body);
    let given = read.as_ref().map_or(Value::Null, |arguments| {
        Value::Object(arguments.all().clone())
    });
    let suffered = suffer(&workspace, NAME).await;
    if let Suffered::Instead(response) = suffered {
        record(
            &workspace,
            NAME,
            given,
            response.status(),
            &json!({ "ok": false }),
        );
        return response;
    }
    let outcome = read.and_then(|arguments| workspace.with(|state| post(state, &word, &arguments)));
    let (status, said) = match &outcome {
        Ok(()) if matches!(suffered, Suffered::AnswerLost) => {
            (StatusCode::INTERNAL_SERVER_ERROR, "lost on purpose")
        }
        Ok(()) => (StatusCode::OK, "ok"),
        Err(problem) if matches!(problem.error.as_str(), "expired_url" | "used_url") => {
            (StatusCode::NOT_FOUND, problem.error.as_str())
        }
        Err(problem) => (StatusCode::BAD_REQUEST, problem.error.as_str()),
    };
    let error = outcome.as_ref().err().map(|problem| problem.error.as_str());
    record(
        &workspace,
        NAME,
        given,
        status,
        &json!({ "ok": outcome.is_ok(), "error": error }),
    );
    (status, said.to_owned()).into_response()
}

fn post(state: &mut State, word: &str, arguments: &Arguments) -> Result<(), Problem> {
    let now = state.now;
    let pass = state.passes.look(word, now).map_err(|spent| match spent {
        Spent::Used => "used_url",
        Spent::Unknown | Spent::Expired => "expired_url",
    })?;
    answer(state, &pass, arguments)?;
    state.passes.count(word);
    Ok(())
}

/// Shows an answer: new, in place of the message that was pressed, or by taking that away.
///
/// # Errors
/// When there is nothing to show, or it is not what Slack takes.
pub(crate) fn answer(
    state: &mut State,
    pass: &ReplyPass,
    arguments: &Arguments,
) -> Result<(), Problem> {
    if state.channel(&pass.channel).is_none() {
        return Err("channel_not_found".into());
    }
    if arguments.flag("delete_original") {
        if let Some(original) = &pass.original {
            state.remove(&pass.channel, original);
        }
        return Ok(());
    }
    let content = content(state, arguments)?;
    if content.is_empty() {
        return Err("no_text".into());
    }
    if arguments.flag("replace_original")
        && let Some(original) = &pass.original
    {
        return replace(state, pass, original, content.body);
    }
    let mut draft = Draft::new(&pass.channel, Author::Bot);
    draft.body = content.body;
    draft.metadata = content.metadata;
    draft.thread = arguments.text("thread_ts").or_else(|| pass.thread.clone());
    if arguments.text("response_type").as_deref() != Some("in_channel") {
        draft.only_for = Some(pass.user.clone());
    }
    state.post(draft);
    Ok(())
}

fn replace(
    state: &mut State,
    pass: &ReplyPass,
    original: &str,
    mut body: Map<String, Value>,
) -> Result<(), Problem> {
    // A replacement is whole: what it does not say is gone.
    for (name, empty) in [
        ("text", "".into()),
        ("blocks", Value::Null),
        ("attachments", Value::Null),
    ] {
        body.entry(name).or_insert(empty);
    }
    let bot = state.bot.user.clone();
    let message = state
        .message_mut(&pass.channel, original)
        .ok_or("message_not_found")?;
    if message.only_for.is_none() {
        if !message.is_by(&bot) {
            return Err("cant_update_message".into());
        }
        state.edit(&pass.channel, original, &bot, body);
        return Ok(());
    }
    message.choices.clear();
    for (name, value) in body {
        if value.is_null() {
            message.body.remove(&name);
        } else {
            message.body.insert(name, value);
        }
    }
    let (channel, user) = (pass.channel.clone(), pass.user.clone());
    state.notice(Notice::Ephemeral { channel, user });
    Ok(())
}
