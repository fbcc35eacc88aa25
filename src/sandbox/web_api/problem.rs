//! How a call is refused: Slack's word for it, and what exactly was wrong.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;
use thiserror::Error;

/// What a method answers.
pub(crate) type Answer = Result<Value, Problem>;

/// Why a call did not work.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("{error}")]
pub(crate) struct Problem {
    /// Slack's word.
    pub(crate) error: String,
    /// What exactly was wrong, one line each.
    pub(crate) messages: Vec<String>,
}

impl Problem {
    /// Refuses with one of Slack's words.
    pub(crate) fn new(error: &str) -> Self {
        Self {
            error: error.to_owned(),
            messages: Vec::new(),
        }
    }

    /// Refuses an argument, saying which and why.
    pub(crate) fn argument(name: &str, what: &str) -> Self {
        Self {
            error: "invalid_arguments".to_owned(),
            messages: vec![format!("[ERROR] {what} [json-pointer:/{name}]")],
        }
    }

    /// Refuses because of these.
    pub(crate) fn with(error: &str, messages: Vec<String>) -> Self {
        Self {
            error: error.to_owned(),
            messages,
        }
    }

    /// Returns the body of the answer.
    pub(crate) fn body(&self) -> Value {
        let mut body = json!({ "ok": false, "error": self.error });
        if !self.messages.is_empty() {
            if self.error == "invalid_blocks" {
                body["errors"] = self.messages.clone().into();
            }
            body["response_metadata"] = json!({ "messages": self.messages });
        }
        body
    }
}

impl From<&str> for Problem {
    fn from(error: &str) -> Self {
        Self::new(error)
    }
}

/// Answers that it worked, with more to say.
pub(crate) fn said(more: Value) -> Value {
    let mut body = Map::from_iter([("ok".to_owned(), true.into())]);
    if let Value::Object(more) = more {
        body.extend(more);
    }
    Value::Object(body)
}
