//! Everything of a workspace as lines of JSON, for its people to take along.
//!
//! The indexes are left out: they say nothing that the other trees do not.

use ::sled::IVec;
use ::sled::Tree;
use serde::Serialize;
use serde_json::Value;

use super::SledStore;
use super::keys;
use super::record;
use crate::ids::Workspace;
use crate::store::StoreError;

/// How many records are read in one go, so that changes do not wait for all of them.
const STRETCH: usize = 500;

/// A record on its way out.
#[derive(Serialize)]
struct Line {
    /// `fact`, `moment`, `message` or `delivery`.
    what: &'static str,
    /// A fact's kind, or the feature that acts at a moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    id: String,
    version: u32,
    revision: u64,
    data: Value,
}

impl SledStore {
    /// Returns everything of a workspace, a line of JSON for each record.
    ///
    /// A damaged record is an error in its place, and the lines go on after it. A store that fails ends them.
    pub fn dump(
        &self,
        workspace: &Workspace,
    ) -> impl Iterator<Item = Result<String, StoreError>> + '_ {
        let start = keys::named(workspace.as_str(), "");
        let trees = &self.shared.trees;
        [
            ("fact", &trees.facts),
            ("moment", &trees.moments),
            ("message", &trees.outbox),
            ("delivery", &trees.handled),
        ]
        .into_iter()
        .flat_map(move |(what, tree)| self.lines(what, tree, start.clone()))
    }

    /// Returns the lines of a tree, read stretch by stretch.
    fn lines<'a>(
        &'a self,
        what: &'static str,
        tree: &'a Tree,
        start: Vec<u8>,
    ) -> impl Iterator<Item = Result<String, StoreError>> + 'a {
        let mut last: Option<IVec> = None;
        let mut over = false;
        std::iter::from_fn(move || {
            if over {
                return None;
            }
            let stretch = self.stretch(tree, &start, last.as_ref());
            over = stretch
                .as_ref()
                .map_or(true, |records| records.len() < STRETCH);
            let records = match stretch {
                Ok(records) => records,
                Err(error) => return Some(vec![Err(error)]),
            };
            last = records.last().map(|(key, _)| key.clone());
            let lines = records.iter().map(|(key, bytes)| line(what, key, bytes));
            Some(lines.collect())
        })
        .flatten()
    }

    /// Returns the next records of a tree whose keys begin with `start`.
    fn stretch(
        &self,
        tree: &Tree,
        start: &[u8],
        last: Option<&IVec>,
    ) -> Result<Vec<(IVec, IVec)>, StoreError> {
        let _gate = self.shared.read()?;
        // The smallest key after the last one is the same with a zero behind it.
        let from = last.map_or_else(|| start.to_vec(), |last| [last.as_ref(), &[0]].concat());
        tree.range(from..)
            .take_while(|record| {
                record
                    .as_ref()
                    .map_or(true, |(key, _)| key.starts_with(start))
            })
            .take(STRETCH)
            .map(|record| record.map_err(|error| StoreError::Unavailable(Box::new(error))))
            .collect()
    }
}

/// Returns one record as a line.
fn line(what: &'static str, key: &[u8], bytes: &[u8]) -> Result<String, StoreError> {
    let (kind, id) = match what {
        "fact" | "moment" => keys::kind_and_id(key)
            .map_or_else(|| (None, keys::name_of(key)), |(kind, id)| (Some(kind), id)),
        _ => (None, keys::name_of(key)),
    };
    let damaged = |why: String| StoreError::Damaged {
        kind: kind.clone().unwrap_or_else(|| what.to_owned()),
        id: id.clone(),
        why,
    };
    let parts = record::parts(bytes).map_err(damaged)?;
    let data =
        serde_json::from_str(parts.data).map_err(|_| damaged("it is not JSON".to_owned()))?;
    let line = Line {
        what,
        kind: kind.clone(),
        id: id.clone(),
        version: parts.version,
        revision: parts.revision,
        data,
    };
    serde_json::to_string(&line).map_err(|_| damaged("it cannot be written".to_owned()))
}
