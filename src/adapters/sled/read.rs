//! Reading, and handing changes to the thread that writes.
//!
//! Lists walk an index in its order and stop; nothing here looks at more than it returns.

use std::fmt;

use ::sled::IVec;
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use tokio::sync::oneshot;

use super::SledStore;
use super::commit::Job;
use super::commit::Stopped;
use super::keys;
use super::prune::Stretch;
use super::record;
use super::record::Parcel;
use crate::ids::EventId;
use crate::ids::Workspace;
use crate::store::Change;
use crate::store::CommitError;
use crate::store::Entry;
use crate::store::Key;
use crate::store::Queued;
use crate::store::Reads;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::Stored;

impl Reads for SledStore {
    fn fact(&self, key: &Key) -> Result<Option<Stored>, StoreError> {
        let _gate = self.shared.read()?;
        let found = self.shared.trees.facts.get(keys::fact(key));
        found
            .map_err(failed(&key.kind, &key.id))?
            .map(|bytes| stored(&bytes).map_err(damaged(&key.kind, &key.id)))
            .transpose()
    }

    fn facts(
        &self,
        workspace: &Workspace,
        kind: &str,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<(Key, Stored)>, StoreError> {
        let _gate = self.shared.read()?;
        let start = keys::facts(workspace.as_str(), kind, prefix);
        let found = self.shared.trees.facts.scan_prefix(start).take(limit);
        found
            .map(|record| {
                let (bytes, value) = record.map_err(failed(kind, prefix))?;
                let (_, id) = keys::kind_and_id(&bytes)
                    .ok_or_else(|| damaged(kind, prefix)("its key cannot be read".to_owned()))?;
                let stored = stored(&value).map_err(damaged(kind, &id))?;
                let key = Key {
                    workspace: workspace.clone(),
                    kind: kind.to_owned(),
                    id,
                };
                Ok((key, stored))
            })
            .collect()
    }

    fn message(&self, workspace: &Workspace, key: &str) -> Result<Option<Queued>, StoreError> {
        let _gate = self.shared.read()?;
        let name = keys::named(workspace.as_str(), key);
        let found = self.shared.trees.outbox.get(name);
        found
            .map_err(failed("outbox", key))?
            .map(|bytes| parcel(&bytes, key))
            .transpose()
    }
}

impl Store for SledStore {
    fn commit(&self, change: Change) -> BoxFuture<'_, Result<(), CommitError>> {
        Box::pin(async move {
            let (asker, answer) = oneshot::channel();
            self.ask(Job::Change(Box::new(change), asker))?;
            answer
                .await
                .unwrap_or_else(|_| Err(StoreError::from(Stopped::Broken).into()))
        })
    }

    fn is_handled(&self, workspace: &Workspace, event: &EventId) -> Result<bool, StoreError> {
        let _gate = self.shared.read()?;
        let name = keys::named(workspace.as_str(), event.as_str());
        let found = self.shared.trees.handled.contains_key(name);
        found.map_err(failed("handled", event.as_str()))
    }

    fn due(&self, now: Timestamp, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let _gate = self.shared.read()?;
        let entries = self.shared.trees.agenda.iter();
        entries
            .take_while(|record| record.as_ref().map_or(true, |(key, _)| comes_by(key, now)))
            .take(limit)
            .map(|record| {
                let (_, value) = record.map_err(failed("agenda", ""))?;
                record::read_ours(&value).map_err(damaged("agenda", ""))
            })
            .collect()
    }

    fn next_moment(&self) -> Result<Option<Timestamp>, StoreError> {
        let _gate = self.shared.read()?;
        let Some(first) = self.shared.trees.agenda.iter().keys().next() else {
            return Ok(None);
        };
        let key = first.map_err(failed("agenda", ""))?;
        keys::moment_of(&key)
            .map(Some)
            .ok_or_else(|| damaged("agenda", "")("its key cannot be read".to_owned()))
    }

    fn unsent(&self, limit: usize) -> Result<Vec<Queued>, StoreError> {
        let _gate = self.shared.read()?;
        let open = self.shared.trees.open.iter().values().take(limit);
        open.map(|name| {
            let name: IVec = name.map_err(failed("open-outbox", ""))?;
            let key = keys::name_of(&name);
            let found = self.shared.trees.outbox.get(&name);
            let bytes = found
                .map_err(failed("outbox", &key))?
                .ok_or_else(|| damaged("outbox", &key)("it is missing".to_owned()))?;
            parcel(&bytes, &key)
        })
        .collect()
    }

    fn prune(&self, before: Timestamp) -> BoxFuture<'_, Result<usize, StoreError>> {
        Box::pin(async move {
            let mut stretch = Stretch::first(before);
            while !stretch.is_done() {
                let (asker, answer) = oneshot::channel();
                self.ask(Job::Prune(stretch, asker))?;
                stretch = answer
                    .await
                    .unwrap_or_else(|_| Err(Stopped::Broken.into()))?;
            }
            Ok(stretch.forgotten)
        })
    }

    fn reads(&self) -> &dyn Reads {
        self
    }
}

impl SledStore {
    /// Hands a job to the thread that writes.
    fn ask(&self, job: Job) -> Result<(), StoreError> {
        let jobs = self.jobs.as_ref().ok_or(Stopped::Closed)?;
        jobs.send(job).map_err(|_| Stopped::Closed.into())
    }
}

impl fmt::Debug for SledStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SledStore(..)")
    }
}

/// Returns whether an agenda key comes at or before a moment; one that cannot be read does, to be noticed.
fn comes_by(key: &[u8], now: Timestamp) -> bool {
    keys::moment_of(key).is_none_or(|at| at <= now)
}

/// Reads a fact.
fn stored(bytes: &[u8]) -> Result<Stored, String> {
    let parts = record::parts(bytes)?;
    Ok(Stored {
        revision: parts.revision,
        version: parts.version,
        value: serde_json::from_str(parts.data).map_err(|_| "it is not JSON".to_owned())?,
    })
}

/// Reads a message.
fn parcel(bytes: &[u8], key: &str) -> Result<Queued, StoreError> {
    let parcel: Parcel = record::read_ours(bytes).map_err(damaged("outbox", key))?;
    Ok(parcel.queued)
}

/// Returns what turns words about a record into an error about it.
fn damaged(kind: &str, id: &str) -> impl Fn(String) -> StoreError {
    move |why| StoreError::Damaged {
        kind: kind.to_owned(),
        id: id.to_owned(),
        why,
    }
}

/// Returns what turns an error of sled's about a record into one of ours.
fn failed(kind: &str, id: &str) -> impl Fn(::sled::Error) -> StoreError {
    move |error| match error {
        ::sled::Error::Corruption { .. } => {
            damaged(kind, id)("the database's page is damaged".to_owned())
        }
        error => StoreError::Unavailable(Box::new(error)),
    }
}
