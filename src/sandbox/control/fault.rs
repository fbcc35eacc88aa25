//! Planned trouble: `POST /control/fault`.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State as Shared;
use serde::Deserialize;
use serde_json::json;

use crate::sandbox::link::Frame;
use crate::sandbox::socket::refresh;
use crate::sandbox::state::Fault;
use crate::sandbox::state::FaultKind;
use crate::sandbox::workspace::Workspace;

use super::asked::Answer;
use super::asked::Asked;
use super::asked::Refusal;
use super::asked::done;

/// Trouble to come.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trouble {
    kind: FaultKind,
    /// Only calls of this method, such as `chat.postMessage` or `response_url`.
    method: Option<String>,
    /// How many times.
    times: Option<u32>,
    /// How long to delay, what `Retry-After` says, how long the warning before a refresh is.
    seconds: Option<f64>,
}

/// `POST /control/fault`
pub(super) async fn fault(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Trouble>,
) -> Answer {
    let seconds = asked.seconds.unwrap_or(1.0);
    let seconds = Duration::try_from_secs_f64(seconds)
        .map_err(|_| Refusal::wrong("invalid_time", "`seconds` must be a number from 0 on"))?;
    if asked.times == Some(0) {
        return Err(Refusal::wrong("invalid_times", "`times` must be 1 or more"));
    }
    let plan = |times| {
        let fault = Fault {
            kind: asked.kind,
            method: asked.method.clone(),
            times,
            seconds,
        };
        workspace.with(|state| state.faults.plan(fault));
    };
    match asked.kind {
        FaultKind::DropSocket => {
            workspace.link.broadcast(|| Frame::Cut);
            // The sockets open now are the first; the next ones to open are cut as well.
            match asked.times {
                None | Some(1) => {}
                Some(times) => plan(Some(times - 1)),
            }
        }
        FaultKind::Refresh => {
            let warning = asked.seconds.map(|_| seconds);
            let workspace = Arc::clone(&workspace);
            tokio::spawn(async move {
                tokio::select! {
                    () = refresh(Arc::clone(&workspace), warning) => {}
                    () = workspace.stopped() => {}
                }
            });
        }
        FaultKind::Twice => plan(asked.times.or(Some(1))),
        _ => plan(asked.times),
    }
    Ok(done(json!({})))
}
