//! One call over HTTP: who calls, what was planned to go wrong, the answer, and the record of it.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::IntoResponse;
use axum::response::Response;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::state::Call;
use crate::sandbox::state::Fault;
use crate::sandbox::state::FaultKind;
use crate::sandbox::workspace::Workspace;

use super::Arguments;
use super::Problem;
use super::methods;
use super::methods::Method;

/// What a planned fault makes of a call.
pub(crate) enum Suffered {
    /// It goes on as usual.
    Nothing,
    /// It is answered with this instead, and nothing is done.
    Instead(Response),
    /// It is done, but the answer is lost.
    AnswerLost,
}

/// Answers `/api/<method>`.
pub(crate) async fn call(
    State(workspace): State<Arc<Workspace>>,
    Path(method): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let arguments = match Arguments::read(&query.unwrap_or_default(), &headers, &body) {
        Ok(arguments) => arguments,
        Err(problem) => return Json(problem.body()).into_response(),
    };
    let given = Value::Object(arguments.all().clone());
    let suffered = suffer(&workspace, &method).await;
    if let Suffered::Instead(response) = suffered {
        record(
            &workspace,
            &method,
            given,
            response.status(),
            &json!({ "ok": false }),
        );
        return response;
    }
    let answer = match allowed(&method, &arguments) {
        Ok(run) => workspace.with(|state| run(state, &arguments)),
        Err(problem) => Err(problem),
    };
    let body = answer.unwrap_or_else(|problem| problem.body());
    if matches!(suffered, Suffered::AnswerLost) {
        let lost = StatusCode::INTERNAL_SERVER_ERROR;
        record(&workspace, &method, given, lost, &body);
        return (lost, "the answer was lost on purpose").into_response();
    }
    record(&workspace, &method, given, StatusCode::OK, &body);
    Json(body).into_response()
}

/// Returns what answers a method, when this token may call it.
fn allowed(method: &str, arguments: &Arguments) -> Result<Method, Problem> {
    let run = methods::called(method).ok_or("unknown_method")?;
    if method == "api.test" {
        return Ok(run);
    }
    let token = arguments.token().ok_or("not_authed")?;
    let ours = token.contains("sandbox");
    let for_app = method == "apps.connections.open";
    match (token.starts_with("xapp-"), token.starts_with("xoxb-")) {
        (true, _) if ours && for_app => Ok(run),
        (_, true) if ours && !for_app => Ok(run),
        (true, _) | (_, true) if ours => Err("not_allowed_token_type".into()),
        _ => Err("invalid_auth".into()),
    }
}

/// Keeps a call for whoever asks later.
pub(crate) fn record(
    workspace: &Workspace,
    method: &str,
    arguments: Value,
    status: StatusCode,
    body: &Value,
) {
    workspace.with(|state| {
        let call = Call {
            method: method.to_owned(),
            arguments,
            at: state.now.to_string(),
            status: status.as_u16(),
            ok: body["ok"] == true && status.is_success(),
            error: body["error"].as_str().map(str::to_owned),
        };
        state.calls.keep(call);
    });
}

/// Lets a call of `method` suffer what was planned.
pub(crate) async fn suffer(workspace: &Workspace, method: &str) -> Suffered {
    let mut suffered = Suffered::Nothing;
    for Fault { kind, seconds, .. } in workspace.with(|state| state.faults.for_call(method)) {
        match kind {
            FaultKind::Delay => tokio::time::sleep(seconds).await,
            FaultKind::Hang => workspace.stopped().await,
            FaultKind::Error500 => {
                let body = (StatusCode::INTERNAL_SERVER_ERROR, "this failed on purpose");
                return Suffered::Instead(body.into_response());
            }
            FaultKind::Ratelimit => return Suffered::Instead(rate_limited(seconds)),
            FaultKind::Lost => suffered = Suffered::AnswerLost,
            FaultKind::DropSocket | FaultKind::Twice | FaultKind::Refresh | FaultKind::None => {}
        }
    }
    suffered
}

fn rate_limited(wait: Duration) -> Response {
    let seconds = HeaderValue::from(wait.as_secs().max(1));
    let body = Json(json!({ "ok": false, "error": "ratelimited" }));
    (
        StatusCode::TOO_MANY_REQUESTS,
        [(RETRY_AFTER, seconds)],
        body,
    )
        .into_response()
}
