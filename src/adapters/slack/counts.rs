//! What went through the adapter, in numbers. Kinds, never contents.
//!
//! For tests and for metrics; nothing decides by them.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

/// How many different kinds are told apart; the rest is counted as `other`.
const MOST_KINDS: usize = 200;

/// What went through the adapter.
#[derive(Debug, Default)]
pub struct Counts {
    /// Deliveries handed to the ear.
    pub heard: Count,
    /// Deliveries seen before and only acknowledged.
    pub repeated: Count,
    /// Deliveries that Slack marked as another try.
    pub retried: Count,
    /// Deliveries left unacknowledged because too much was under way.
    pub turned_away: Count,
    /// Deliveries that are not what Slack documents.
    pub malformed: Count,
    /// Deliveries whose handling broke off.
    pub failed: Count,
    /// Forms that were closed before their refusal was known.
    pub late_refusals: Count,
    /// Greetings on a fresh socket.
    pub hellos: Count,
    /// Sockets opened again, for whatever reason.
    pub reconnects: Count,
    /// Calls to the Web API.
    pub calls: Count,
    /// Calls to the Web API that were another try.
    pub call_retries: Count,
    /// Answers 429.
    pub limited: Count,
    set_aside: Kinds,
}

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Count(AtomicU64);

impl Count {
    /// Returns the number.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[derive(Debug, Default)]
struct Kinds(Mutex<BTreeMap<String, u64>>);

impl Counts {
    /// Returns how many deliveries were set aside on purpose, by kind.
    pub fn set_aside(&self) -> BTreeMap<String, u64> {
        self.kinds().clone()
    }

    pub(super) fn add_set_aside(&self, kind: &str) {
        let mut kinds = self.kinds();
        let kind = if kinds.contains_key(kind) || kinds.len() < MOST_KINDS {
            kind
        } else {
            "other"
        };
        *kinds.entry(kind.to_owned()).or_default() += 1;
    }

    fn kinds(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, u64>> {
        // A count is whole after every step, so a panic elsewhere leaves nothing half done.
        self.set_aside
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
