//! Forgetting what is over: deliveries handled and messages settled before a moment.
//!
//! Done in stretches of the tree, each a change of its own, so that nobody waits for the whole of it.

use std::ops::Bound;

use ::sled::IVec;
use ::sled::Tree;
use jiff::Timestamp;

use super::apply;
use super::apply::Failure;
use super::record;
use super::record::Handled;
use super::record::Parcel;
use super::trees::Trees;
use crate::store::StoreError;

/// How many records are looked at in one go.
const STRETCH: usize = 1_000;

/// A stretch of what is to be looked at, and what became of those before it.
#[derive(Debug)]
pub(super) struct Stretch {
    /// What was over before this moment is forgotten.
    before: Timestamp,
    /// Which tree.
    tree: Which,
    /// The last key looked at.
    from: Option<IVec>,
    /// How many were forgotten so far.
    pub(super) forgotten: usize,
}

/// The trees that are pruned, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Handled,
    Outbox,
    Done,
}

/// What is over in a stretch.
#[derive(Debug)]
pub(super) struct Over {
    tree: Which,
    keys: Vec<IVec>,
}

impl Over {
    /// Returns whether there is nothing to forget.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

impl Stretch {
    /// Starts at the beginning.
    pub(super) fn first(before: Timestamp) -> Self {
        Self {
            before,
            tree: Which::Handled,
            from: None,
            forgotten: 0,
        }
    }

    /// Returns whether there is nothing left to look at.
    pub(super) fn is_done(&self) -> bool {
        self.tree == Which::Done
    }

    /// Returns what is over in this stretch, and where the next one starts.
    pub(super) fn look(mut self, trees: &Trees) -> Result<(Over, Self), StoreError> {
        let mut over = Over {
            tree: self.tree,
            keys: Vec::new(),
        };
        let tree: &Tree = match self.tree {
            Which::Handled => &trees.handled,
            Which::Outbox => &trees.outbox,
            Which::Done => return Ok((over, self)),
        };
        let start = self.from.take().map_or(Bound::Unbounded, Bound::Excluded);
        for record in tree.range((start, Bound::<IVec>::Unbounded)).take(STRETCH) {
            let (key, bytes) = record.map_err(|error| StoreError::Unavailable(Box::new(error)))?;
            if self.is_over(&bytes) {
                over.keys.push(key.clone());
            }
            self.from = Some(key);
        }
        if self.from.is_none() {
            self.tree = match self.tree {
                Which::Handled => Which::Outbox,
                Which::Outbox | Which::Done => Which::Done,
            };
        }
        self.forgotten += over.keys.len();
        Ok((over, self))
    }

    /// Returns whether a record is over; a damaged one is left for somebody to look at.
    fn is_over(&self, bytes: &[u8]) -> bool {
        let over = match self.tree {
            Which::Handled => record::read_ours::<Handled>(bytes).map(|handled| Some(handled.at)),
            Which::Outbox => {
                record::read_ours::<Parcel>(bytes).map(|parcel| parcel.queued.state.settled())
            }
            Which::Done => Ok(None),
        };
        match over {
            Ok(at) => at.is_some_and(|at| at < self.before),
            Err(why) => {
                tracing::warn!(why, "a damaged record was not pruned");
                false
            }
        }
    }
}

/// Forgets these records of a stretch, as the change with this number.
pub(super) fn forget(trees: &Trees, over: &Over, number: u64) -> Result<(), Failure> {
    apply::transact(trees, number, |view| {
        for key in &over.keys {
            match over.tree {
                Which::Handled => view.handled.remove(key)?,
                Which::Outbox => view.outbox.remove(key)?,
                Which::Done => None,
            };
        }
        Ok(())
    })
}
