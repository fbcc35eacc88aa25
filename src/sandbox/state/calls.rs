//! The Web API calls received, for tests and for people who wonder what their bot did.
//!
//! Tokens are never kept.

use std::collections::VecDeque;

use serde_json::Value;

/// How many calls are kept; the oldest make room.
const KEPT: usize = 10_000;

/// A call received.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct Call {
    /// Such as `chat.postMessage`.
    pub(crate) method: String,
    /// Its arguments without the token.
    pub(crate) arguments: Value,
    /// When, on the clock of the workspace.
    pub(crate) at: String,
    /// The HTTP status it was answered with.
    pub(crate) status: u16,
    /// Whether it worked.
    pub(crate) ok: bool,
    /// Why not.
    pub(crate) error: Option<String>,
}

/// The calls received.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    kept: VecDeque<Call>,
    total: u64,
}

impl Calls {
    /// Keeps a call.
    pub(crate) fn keep(&mut self, call: Call) {
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(call);
        self.total += 1;
    }

    /// Returns the calls kept, oldest first.
    pub(crate) fn kept(&self) -> impl Iterator<Item = &Call> {
        self.kept.iter()
    }

    /// Returns how many there were since the start.
    pub(crate) const fn total(&self) -> u64 {
        self.total
    }
}
