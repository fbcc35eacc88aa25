//! What a control call asks for, and how it is refused: in plain words, with what would work.

use axum::Json;
use axum::body::Bytes;
use axum::extract::FromRequest;
use axum::extract::FromRequestParts;
use axum::extract::Query;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use axum::response::Response;
use serde::de::DeserializeOwned;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::state::Kind;
use crate::sandbox::state::State;

/// What a control call answers.
pub(super) type Answer = Result<Json<Value>, Refusal>;

/// Why a control call did nothing.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    error: &'static str,
    hint: String,
}

impl Refusal {
    /// Refuses something that cannot be understood.
    pub(super) fn wrong(error: &'static str, hint: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            error,
            hint: hint.into(),
        }
    }

    /// Refuses because something is not there.
    pub(super) fn missing(error: &'static str, hint: impl Into<String>) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            error,
            hint: hint.into(),
        }
    }

    /// Refuses because things are as they are.
    pub(super) fn conflict(error: &'static str, hint: impl Into<String>) -> Self {
        Self {
            status: StatusCode::CONFLICT,
            error,
            hint: hint.into(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = json!({ "ok": false, "error": self.error, "hint": self.hint });
        (self.status, Json(body)).into_response()
    }
}

/// Says that it worked, with more to say.
pub(super) fn done(more: Value) -> Json<Value> {
    let mut body = Map::from_iter([("ok".to_owned(), true.into())]);
    if let Value::Object(more) = more {
        body.extend(more);
    }
    Json(Value::Object(body))
}

/// The JSON body of a control call.
pub(super) struct Asked<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|_| Refusal::wrong("unreadable", "the body could not be read"))?;
        let body: &[u8] = if body.is_empty() { b"{}" } else { &body };
        serde_json::from_slice(body)
            .map(Self)
            .map_err(|problem| Refusal::wrong("invalid_json", problem.to_string()))
    }
}

/// The query of a control call.
pub(super) struct Sought<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Sought<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(sought)) => Ok(Self(sought)),
            Err(problem) => Err(Refusal::wrong("invalid_query", problem.body_text())),
        }
    }
}

/// Answers an address that is none.
pub(super) async fn nowhere() -> Refusal {
    Refusal::missing(
        "unknown_address",
        "src/sandbox/README.md lists what can be asked",
    )
}

/// Answers an address asked with the wrong verb.
pub(super) async fn other_verb() -> Refusal {
    Refusal {
        status: StatusCode::METHOD_NOT_ALLOWED,
        error: "wrong_verb",
        hint: "doing is POST, looking is GET; src/sandbox/README.md lists which is which"
            .to_owned(),
    }
}

/// Finds a member by id or handle.
pub(super) fn person(state: &State, called: &str) -> Result<String, Refusal> {
    let called = called.trim_start_matches('@');
    let found = state
        .members
        .iter()
        .find(|member| member.id == called || member.name == called);
    let found = found.ok_or_else(|| {
        let all: Vec<&str> = state
            .members
            .iter()
            .map(|member| member.id.as_str())
            .collect();
        Refusal::missing(
            "user_not_found",
            format!("nobody is called {called:?}; there are {}", all.join(", ")),
        )
    })?;
    if found.deleted {
        return Err(Refusal::conflict(
            "user_disabled",
            format!("{} has left the workspace", found.real_name),
        ));
    }
    Ok(found.id.clone())
}

/// Finds a channel by id or name.
pub(super) fn place(state: &State, called: &str) -> Result<String, Refusal> {
    let known = state.channel(called).is_some() || !called.starts_with('U');
    let found = known.then(|| state.channel_called(called)).flatten();
    found.ok_or_else(|| {
        let all = state
            .channels
            .iter()
            .filter(|channel| channel.kind == Kind::Public);
        let all: Vec<&str> = all.map(|channel| channel.id.as_str()).collect();
        Refusal::missing(
            "channel_not_found",
            format!(
                "there is no channel {called:?}; there are {} and direct messages",
                all.join(", ")
            ),
        )
    })
}

/// Finds a channel that somebody is in, and that is still open.
pub(super) fn own_place(state: &State, user: &str, called: &str) -> Result<String, Refusal> {
    let id = place(state, called)?;
    let channel = state.channel(&id).filter(|channel| channel.has(user));
    let Some(channel) = channel else {
        return Err(Refusal::conflict(
            "not_in_channel",
            format!("{user} is not in {id}"),
        ));
    };
    if channel.archived {
        return Err(Refusal::conflict(
            "is_archived",
            format!("{id} is archived"),
        ));
    }
    Ok(id)
}
