//! What is due: takes agenda entries whose moment has come and records what follows.
//!
//! An entry is acted on only if it still stands as it was read, so that acting twice is impossible.

use std::hash::BuildHasher;
use std::hash::BuildHasherDefault;
use std::hash::DefaultHasher;

use jiff::SignedDuration;
use tracing::error;
use tracing::warn;

use super::Engine;
use crate::features;
use crate::features::Context;
use crate::ids::MessageRef;
use crate::store::Change;
use crate::store::CommitError;
use crate::store::Entry;
use crate::store::Expected;
use crate::store::StoreError;
use crate::store::Watched;

/// How many entries are taken at once.
const BATCH: usize = 100;
/// How long an entry is put off when acting on it failed, so that one bad record cannot keep the engine busy.
const PUT_OFF: SignedDuration = SignedDuration::from_mins(15);

impl Engine {
    /// Acts on everything that is due, the earliest first, and returns how much it was.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) async fn tick(&self) -> Result<usize, StoreError> {
        let mut done = 0;
        loop {
            let due = self.store.due(self.clock.now(), BATCH)?;
            if due.is_empty() {
                return Ok(done);
            }
            for entry in due {
                self.act(&entry).await?;
                done += 1;
            }
            self.outbox_changed.notify_one();
        }
    }

    async fn act(&self, entry: &Entry) -> Result<(), StoreError> {
        let change = self.consequence(entry).unwrap_or_else(|error| {
            error!(feature = entry.feature, %error, "an agenda entry could not be acted on; it is put off");
            self.put_off(entry)
        });
        match self.store.commit(change).await {
            // In a conflict the entry was moved, or what it rests on: it is read again with the next batch.
            Ok(()) | Err(CommitError::Conflict | CommitError::Handled) => Ok(()),
            Err(CommitError::Store(error)) => Err(error),
        }
    }

    /// Asks the entry's feature what follows.
    fn consequence(&self, entry: &Entry) -> Result<Change, StoreError> {
        let watched = Watched::new(self.store.reads());
        let knowledge = self.knowledge();
        let link = |message: &MessageRef| self.chat.link(&entry.workspace, message);
        let context = Context {
            now: self.clock.now(),
            seed: BuildHasherDefault::<DefaultHasher>::new().hash_one((&entry.subject, entry.at)),
            reads: &watched,
            knowledge: &knowledge,
            calendar: &self.calendar,
            recent: &[],
            link: &link,
        };
        let mut change = if let Some(feature) = features::named(&entry.feature) {
            feature.due(&context, entry)?
        } else {
            warn!(
                feature = entry.feature,
                "an agenda entry of an unknown feature is dropped"
            );
            Change::default()
        };
        let renewed = change
            .agenda
            .iter()
            .any(|(workspace, feature, subject, _)| {
                (workspace, feature, subject) == (&entry.workspace, &entry.feature, &entry.subject)
            });
        if !renewed {
            change.schedule(&entry.workspace, &entry.feature, &entry.subject, None);
        }
        change.expected.extend(watched.seen());
        change.expected.push(Expected::Entry(entry.clone()));
        Ok(change)
    }

    fn put_off(&self, entry: &Entry) -> Change {
        let mut change = Change::default();
        let later = self.clock.now().saturating_add(PUT_OFF).ok();
        change.schedule(&entry.workspace, &entry.feature, &entry.subject, later);
        change.expected.push(Expected::Entry(entry.clone()));
        change
    }
}
