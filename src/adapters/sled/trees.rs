//! The trees of the database, and the one number that counts its changes.
//!
//! `agenda` and `open-outbox` are indexes: derived from `moments` and `outbox`, changed with them in one
//! transaction, and read in their order instead of everything.

use ::sled::Db;
use ::sled::Tree;

/// Where the number of the latest change stands, in the tree `meta`.
pub(super) const LATEST: &[u8] = b"latest-change";

/// The trees.
#[derive(Clone, Debug)]
pub(super) struct Trees {
    /// (workspace, kind, id) to a fact.
    pub(super) facts: Tree,
    /// (moment, workspace, feature, subject) to an entry.
    pub(super) agenda: Tree,
    /// (workspace, feature, subject) to its moment.
    pub(super) moments: Tree,
    /// (workspace, key) to a message and its turn.
    pub(super) outbox: Tree,
    /// (queued, change, place) to the key in `outbox` of a message with something left to do.
    pub(super) open: Tree,
    /// (workspace, event) to the moment it was handled.
    pub(super) handled: Tree,
    /// Numbers about the database itself.
    pub(super) meta: Tree,
}

impl Trees {
    /// Opens the trees, making those that are missing.
    pub(super) fn open(db: &Db) -> Result<Self, ::sled::Error> {
        Ok(Self {
            facts: db.open_tree("facts")?,
            agenda: db.open_tree("agenda")?,
            moments: db.open_tree("moments")?,
            outbox: db.open_tree("outbox")?,
            open: db.open_tree("open-outbox")?,
            handled: db.open_tree("handled")?,
            meta: db.open_tree("meta")?,
        })
    }

    /// Returns the number of the latest change; 0 in an empty database.
    pub(super) fn latest(&self) -> Result<Option<u64>, ::sled::Error> {
        let Some(bytes) = self.meta.get(LATEST)? else {
            return Ok(Some(0));
        };
        Ok(super::record::read_ours(&bytes).ok())
    }
}
