//! A store in memory, for stories and tests: the same behaviour as a real one, and gone with the process.
//!
//! Nothing here is durable, and nothing is faked either: changes are all or none, in one order for everybody.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use futures_util::future::BoxFuture;
use jiff::Timestamp;

use crate::ids::EventId;
use crate::ids::Workspace;
use crate::store::Change;
use crate::store::CommitError;
use crate::store::Entry;
use crate::store::Expected;
use crate::store::Key;
use crate::store::Queued;
use crate::store::Reads;
use crate::store::SendState;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::Stored;

/// A store that forgets everything when it is dropped.
#[derive(Debug, Default)]
pub struct MemoryStore {
    state: Mutex<State>,
}

impl MemoryStore {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing in here panics half way through a change, so a poisoned state is still a whole one.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reads for MemoryStore {
    fn fact(&self, key: &Key) -> Result<Option<Stored>, StoreError> {
        Ok(self.state().facts.get(key).cloned())
    }

    fn facts(
        &self,
        workspace: &Workspace,
        kind: &str,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<(Key, Stored)>, StoreError> {
        let first = Key {
            workspace: workspace.clone(),
            kind: kind.to_owned(),
            id: prefix.to_owned(),
        };
        Ok(self
            .state()
            .facts
            .range(first..)
            .take_while(|(key, _)| {
                key.workspace == *workspace && key.kind == kind && key.id.starts_with(prefix)
            })
            .take(limit)
            .map(|(key, stored)| (key.clone(), stored.clone()))
            .collect())
    }

    fn message(&self, workspace: &Workspace, key: &str) -> Result<Option<Queued>, StoreError> {
        let name = (workspace.clone(), key.to_owned());
        Ok(self
            .state()
            .outbox
            .get(&name)
            .map(|parcel| parcel.queued.clone()))
    }
}

impl Store for MemoryStore {
    fn commit(&self, change: Change) -> BoxFuture<'_, Result<(), CommitError>> {
        Box::pin(async move { self.state().apply(change) })
    }

    fn is_handled(&self, workspace: &Workspace, event: &EventId) -> Result<bool, StoreError> {
        let name = (workspace.clone(), event.clone());
        Ok(self.state().handled.contains_key(&name))
    }

    fn due(&self, now: Timestamp, limit: usize) -> Result<Vec<Entry>, StoreError> {
        Ok(self
            .state()
            .agenda
            .iter()
            .take_while(|entry| entry.at <= now)
            .take(limit)
            .cloned()
            .collect())
    }

    fn next_moment(&self) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.state().agenda.first().map(|entry| entry.at))
    }

    fn unsent(&self, limit: usize) -> Result<Vec<Queued>, StoreError> {
        let state = self.state();
        Ok(state
            .open
            .values()
            .filter_map(|name| state.outbox.get(name))
            .take(limit)
            .map(|parcel| parcel.queued.clone())
            .collect())
    }

    fn prune(&self, before: Timestamp) -> BoxFuture<'_, Result<usize, StoreError>> {
        Box::pin(async move { Ok(self.state().prune(before)) })
    }

    fn reads(&self) -> &dyn Reads {
        self
    }
}

/// Everything that is recorded.
#[derive(Debug, Default)]
struct State {
    /// How many changes there were: the next revision.
    changes: u64,
    facts: BTreeMap<Key, Stored>,
    agenda: BTreeSet<Entry>,
    /// The moment of each (workspace, feature, subject).
    moments: BTreeMap<(Workspace, String, String), Timestamp>,
    outbox: BTreeMap<(Workspace, String), Parcel>,
    /// The messages with something left to do, the oldest first.
    open: BTreeMap<Turn, (Workspace, String)>,
    handled: BTreeMap<(Workspace, EventId), Timestamp>,
}

/// Whose turn it is in the outbox: by the moment, then in the order they were put there.
type Turn = (Timestamp, u64, usize);

/// A message and its turn.
#[derive(Debug)]
struct Parcel {
    turn: Turn,
    queued: Queued,
}

impl State {
    /// Applies a change, or nothing of it.
    fn apply(&mut self, change: Change) -> Result<(), CommitError> {
        self.check(&change)?;
        self.changes += 1;
        for (key, value) in change.facts {
            match value {
                None => self.facts.remove(&key),
                Some((version, value)) => self.facts.insert(
                    key,
                    Stored {
                        revision: self.changes,
                        version,
                        value,
                    },
                ),
            };
        }
        for (workspace, feature, subject, at) in change.agenda {
            self.schedule(workspace, feature, subject, at);
        }
        for (place, (message, now)) in change.outbox.into_iter().enumerate() {
            let name = (message.workspace.clone(), message.key.clone());
            let turn = (now, self.changes, place);
            self.outbox.entry(name.clone()).or_insert_with(|| {
                self.open.insert(turn, name);
                let state = SendState::Waiting(now);
                let queued = Queued {
                    message,
                    queued: now,
                    attempts: 0,
                    state,
                };
                Parcel { turn, queued }
            });
        }
        for (workspace, key, state, attempts) in change.marks {
            self.mark(&(workspace, key), state, attempts);
        }
        for (workspace, event, at) in change.handled {
            self.handled.insert((workspace, event), at);
        }
        Ok(())
    }

    /// Refuses a change that was handled before, or that relies on what is no longer so.
    fn check(&self, change: &Change) -> Result<(), CommitError> {
        for (workspace, event, _) in &change.handled {
            let name = (workspace.clone(), event.clone());
            if self.handled.contains_key(&name) {
                return Err(CommitError::Handled);
            }
        }
        let holds = change.expected.iter().all(|expected| match expected {
            Expected::Fact(key, revision) => {
                self.facts.get(key).map(|stored| stored.revision) == *revision
            }
            Expected::Entry(entry) => self.agenda.contains(entry),
        });
        if holds {
            Ok(())
        } else {
            Err(CommitError::Conflict)
        }
    }

    /// Replaces a subject's entry, or takes it away.
    fn schedule(
        &mut self,
        workspace: Workspace,
        feature: String,
        subject: String,
        at: Option<Timestamp>,
    ) {
        let entry = |at, (workspace, feature, subject): (Workspace, String, String)| Entry {
            at,
            workspace,
            feature,
            subject,
        };
        let name = (workspace, feature, subject);
        if let Some(old) = self.moments.remove(&name) {
            self.agenda.remove(&entry(old, name.clone()));
        }
        if let Some(at) = at {
            self.moments.insert(name.clone(), at);
            self.agenda.insert(entry(at, name));
        }
    }

    /// Notes how far a message has come; one that is not known (any more) is left alone.
    fn mark(&mut self, name: &(Workspace, String), state: SendState, attempts: u32) {
        let Some(parcel) = self.outbox.get_mut(name) else {
            return;
        };
        parcel.queued.mark(state, attempts);
        if !parcel.queued.state.is_open() {
            self.open.remove(&parcel.turn);
        }
    }

    /// Forgets what was handled and settled before a moment; returns how many.
    fn prune(&mut self, before: Timestamp) -> usize {
        let present = self.handled.len() + self.outbox.len();
        self.handled.retain(|_, at| *at >= before);
        self.outbox.retain(|_, parcel| {
            parcel
                .queued
                .state
                .settled()
                .is_none_or(|settled| settled >= before)
        });
        present - self.handled.len() - self.outbox.len()
    }
}
