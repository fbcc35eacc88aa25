//! Finds a member's open promises by the conversation they were made in, without reading the others.
//!
//! An index beside the book: every save derives a promise's place in it anew.

use jiff::Timestamp;
use serde::Deserialize;
use serde::Serialize;

use super::book;
use crate::ids::Channel;
use crate::ids::Member;
use crate::ids::MessageRef;
use crate::ids::PromiseId;
use crate::ids::Stamp;
use crate::ids::Workspace;
use crate::promises::Happening;
use crate::promises::Promise;
use crate::promises::in_order;
use crate::store::Change;
use crate::store::Reads;
use crate::store::Record;
use crate::store::StoreError;

/// The most promises of one conversation that are looked at.
const MOST: usize = 100;

/// Where an open promise was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct MadeIn {
    owner: Member,
    channel: Channel,
    /// The first message of its thread, or of the thread its message may yet become.
    root: Stamp,
    promise: PromiseId,
}

impl MadeIn {
    fn id_of(owner: &Member, message: &MessageRef, promise: PromiseId) -> String {
        let root = message.thread.as_ref().unwrap_or(&message.stamp);
        let channel = &message.channel;
        format!("{owner}/{channel}/{root}/{}", book::padded(promise))
    }
}

impl Record for MadeIn {
    const KIND: &'static str = "promise-made-in";

    fn id(&self) -> String {
        let message = MessageRef {
            channel: self.channel.clone(),
            stamp: self.root.clone(),
            thread: None,
        };
        Self::id_of(&self.owner, &message, self.promise)
    }
}

/// Keeps a promise's place in the index; a settled one has none.
pub(super) fn save(change: &mut Change, workspace: &Workspace, promise: &Promise) {
    let Some(source) = &promise.source else {
        return;
    };
    let message = &source.message;
    if promise.is_open() {
        let entry = MadeIn {
            owner: promise.owner.clone(),
            channel: message.channel.clone(),
            root: message.thread.as_ref().unwrap_or(&message.stamp).clone(),
            promise: promise.id,
        };
        change.put(workspace, &entry);
    } else {
        remove(change, workspace, promise);
    }
    for happening in &promise.history {
        if let Happening::HandedOver { from, .. } = happening
            && *from != promise.owner
        {
            change.remove::<MadeIn>(workspace, MadeIn::id_of(from, message, promise.id));
        }
    }
}

/// Takes a promise out of the index.
pub(super) fn remove(change: &mut Change, workspace: &Workspace, promise: &Promise) {
    if let Some(source) = &promise.source {
        let id = MadeIn::id_of(&promise.owner, &source.message, promise.id);
        change.remove::<MadeIn>(workspace, id);
    }
}

/// Returns a member's open promises that a message of theirs may fulfil: those made in its thread; outside
/// threads, those made in the channel outside threads. The earliest deadline first.
///
/// # Errors
/// When the store fails.
pub(crate) fn near(
    reads: &dyn Reads,
    workspace: &Workspace,
    member: &Member,
    message: &MessageRef,
) -> Result<Vec<Promise>, StoreError> {
    let channel = &message.channel;
    let prefix = match &message.thread {
        Some(root) => format!("{member}/{channel}/{root}/"),
        None => format!("{member}/{channel}/"),
    };
    let index: Vec<MadeIn> = reads.list(workspace, &prefix, MOST)?;
    let mut promises = Vec::with_capacity(index.len());
    for entry in index {
        // Listed and not fetched, as in the book: only what is changed later is relied on.
        let found: Vec<Promise> = reads.list(workspace, &book::padded(entry.promise), 1)?;
        promises.extend(found.into_iter().filter(|promise| {
            let source = promise.source.as_ref().map(|source| &source.message);
            promise.is_open()
                && promise.owner == *member
                && source.is_some_and(|source| {
                    source.stamp != message.stamp
                        && (message.thread.is_some() || source.thread.is_none())
                })
        }));
    }
    in_order(&mut promises);
    Ok(promises)
}

/// Returns when the latest of these promises was made.
pub(crate) fn latest(promises: &[Promise]) -> Timestamp {
    promises
        .iter()
        .map(|promise| promise.made)
        .max()
        .unwrap_or(Timestamp::MIN)
}
