//! Reads that remember what was read, so that a change can say what it relies on.
//!
//! Single facts are watched, lists are not.

use std::sync::Mutex;
use std::sync::PoisonError;

use super::Expected;
use super::Key;
use super::Queued;
use super::Reads;
use super::StoreError;
use super::Stored;
use crate::ids::Workspace;

/// Reads that remember what was read, so that a change can say what it relies on.
pub struct Watched<'a> {
    reads: &'a dyn Reads,
    seen: Mutex<Vec<Expected>>,
}

impl<'a> Watched<'a> {
    /// Watches `reads`.
    pub fn new(reads: &'a dyn Reads) -> Self {
        Self {
            reads,
            seen: Mutex::default(),
        }
    }

    /// Returns every single fact that was read, as it was. Lists are not watched.
    pub fn seen(self) -> Vec<Expected> {
        self.seen
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reads for Watched<'_> {
    fn fact(&self, key: &Key) -> Result<Option<Stored>, StoreError> {
        let found = self.reads.fact(key)?;
        self.seen
            .lock()
            // A poisoned list is still a list of what was read.
            .unwrap_or_else(PoisonError::into_inner)
            .push(Expected::Fact(
                key.clone(),
                found.as_ref().map(|stored| stored.revision),
            ));
        Ok(found)
    }

    fn facts(
        &self,
        workspace: &Workspace,
        kind: &str,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<(Key, Stored)>, StoreError> {
        self.reads.facts(workspace, kind, prefix, limit)
    }

    fn message(&self, workspace: &Workspace, key: &str) -> Result<Option<Queued>, StoreError> {
        self.reads.message(workspace, key)
    }
}
