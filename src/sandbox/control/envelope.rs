//! Envelopes as they are: a script puts anything on the bot's socket, also what this workspace would never say.
//!
//! Nothing in it is looked at, and nobody reads that the bot did not respond.

use std::sync::Arc;

use axum::extract::State as Shared;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::link::Delivery;
use crate::sandbox::workspace::Workspace;

use super::asked::Answer;
use super::asked::Asked;
use super::asked::Refusal;
use super::asked::done;
use super::command::word_for;

/// `POST /control/envelope`: answers with the acknowledgement, or that there was none.
pub(super) async fn envelope(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(envelope): Asked<Value>,
) -> Answer {
    if !envelope.is_object() {
        return Err(Refusal::wrong(
            "not_an_envelope",
            "an envelope is an object, such as {\"type\":\"events_api\",\"payload\":{…}}",
        ));
    }
    let answer = match workspace.link.ask(envelope).await {
        Delivery::Acknowledged(payload) => json!({ "acknowledged": true, "payload": payload }),
        other => json!({ "acknowledged": false, "problem": word_for(&other) }),
    };
    Ok(done(answer))
}
