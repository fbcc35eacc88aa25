//! The port to a store: facts, the agenda, and the outbox, changed together or not at all.
//!
//! Values are versioned JSON, so that a person can read them and a newer program can migrate them.
//! No database's types and no database's name.

mod watched;

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use serde::Deserialize;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thiserror::Error;

use crate::chat::Outbound;
use crate::ids::EventId;
use crate::ids::MessageRef;
use crate::ids::Workspace;
use crate::view::Card;

pub use watched::Watched;

/// A kind of fact that can be kept.
pub trait Record: Serialize + DeserializeOwned {
    /// The kind's name in every key, such as `promise`. Lower-case letters and hyphens.
    const KIND: &'static str;
    /// The version of its shape. Raised when the shape changes; see [`Record::migrate`].
    const VERSION: u32 = 1;

    /// Returns the record's id among its kind. Sorted as text; may hold slashes to group.
    fn id(&self) -> String;

    /// Turns a value written as `version` into the present shape; `None` when it cannot.
    fn migrate(_version: u32, _value: Value) -> Option<Value> {
        None
    }
}

/// Where a fact is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Whose it is.
    pub workspace: Workspace,
    /// What kind it is.
    pub kind: String,
    /// Which of its kind.
    pub id: String,
}

impl Key {
    /// Returns the key of a record of kind `R`.
    pub fn of<R: Record>(workspace: &Workspace, id: impl Into<String>) -> Self {
        Self {
            workspace: workspace.clone(),
            kind: R::KIND.to_owned(),
            id: id.into(),
        }
    }
}

/// A fact as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Raised at each change; what [`Expected`] compares.
    pub revision: u64,
    /// The version of the shape it was written in.
    pub version: u32,
    /// The fact itself.
    pub value: Value,
}

/// Something that has a next moment. One entry for each (workspace, feature, subject).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Whose it is.
    pub workspace: Workspace,
    /// The feature that acts then.
    pub feature: String,
    /// What it is about, such as a promise's number.
    pub subject: String,
}

/// A message in the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    /// What goes out.
    pub message: Outbound,
    /// When it was put there.
    pub queued: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// How far it has come.
    pub state: SendState,
}

/// How far a message has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SendState {
    /// Waits; not to be sent before this moment.
    Waiting(Timestamp),
    /// A send was begun and its fate is not known yet: look the key up before sending again.
    Sending(Timestamp),
    /// Sent.
    Sent {
        /// When.
        at: Timestamp,
        /// Where it stands; `None` for a message that only one person sees.
        stands: Option<MessageRef>,
    },
    /// Given up.
    Failed {
        /// When.
        at: Timestamp,
        /// The platform's code for it.
        why: String,
    },
}

impl Queued {
    /// Notes how far the message has come. What is settled stays settled, and its card is let go: what a
    /// message said is not kept longer than it takes to say it.
    pub fn mark(&mut self, state: SendState, attempts: u32) {
        if !self.state.is_open() {
            return;
        }
        if !state.is_open() {
            self.message.card = Card::default();
        }
        self.state = state;
        self.attempts = attempts;
    }
}

impl SendState {
    /// Returns whether there is something left to do.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Waiting(_) | Self::Sending(_))
    }

    /// Returns when it was sent or given up; `None` while there is something left to do.
    pub fn settled(&self) -> Option<Timestamp> {
        match self {
            Self::Waiting(_) | Self::Sending(_) => None,
            Self::Sent { at, .. } | Self::Failed { at, .. } => Some(*at),
        }
    }
}

/// What a change relies on; it is refused when somebody else was quicker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The fact has this revision; `None`: it does not exist.
    Fact(Key, Option<u64>),
    /// The agenda still holds exactly this entry.
    Entry(Entry),
}

/// What is to be recorded, all or none of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// Facts to keep, with their version; `None` takes a fact away.
    pub facts: Vec<(Key, Option<(u32, Value)>)>,
    /// Next moments, by (workspace, feature, subject); `None` takes the entry away.
    pub agenda: Vec<(Workspace, String, String, Option<Timestamp>)>,
    /// Messages to send, with the moment each is put there. A key that is known already is left as it is.
    pub outbox: Vec<(Outbound, Timestamp)>,
    /// How far messages have come: (workspace, key, state, attempts); see [`Queued::mark`].
    pub marks: Vec<(Workspace, String, SendState, u32)>,
    /// Deliveries that are handled by this, with the moment.
    pub handled: Vec<(Workspace, EventId, Timestamp)>,
    /// What this relies on.
    pub expected: Vec<Expected>,
}

impl Change {
    /// Keeps a record.
    ///
    /// # Panics
    /// Never for records whose map keys are strings, as all of ours are.
    pub fn put<R: Record>(&mut self, workspace: &Workspace, record: &R) {
        let value = serde_json::to_value(record).unwrap_or_default();
        self.facts.push((
            Key::of::<R>(workspace, record.id()),
            Some((R::VERSION, value)),
        ));
    }

    /// Takes a record away.
    pub fn remove<R: Record>(&mut self, workspace: &Workspace, id: impl Into<String>) {
        self.facts.push((Key::of::<R>(workspace, id), None));
    }

    /// Sets the next moment of a subject, or takes it away.
    pub fn schedule(
        &mut self,
        workspace: &Workspace,
        feature: &str,
        subject: impl Into<String>,
        at: Option<Timestamp>,
    ) {
        self.agenda
            .push((workspace.clone(), feature.to_owned(), subject.into(), at));
    }

    /// Puts a message into the outbox.
    pub fn send(&mut self, message: Outbound, now: Timestamp) {
        self.outbox.push((message, now));
    }

    /// Adds everything of another change.
    pub fn absorb(&mut self, other: Self) {
        self.facts.extend(other.facts);
        self.agenda.extend(other.agenda);
        self.outbox.extend(other.outbox);
        self.marks.extend(other.marks);
        self.handled.extend(other.handled);
        self.expected.extend(other.expected);
    }

    /// Returns whether there is nothing to record.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
            && self.agenda.is_empty()
            && self.outbox.is_empty()
            && self.marks.is_empty()
            && self.handled.is_empty()
    }
}

/// The store cannot answer.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The disk or the connection failed.
    #[error("the store is not available")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A record is not what was written: its checksum, its shape or its version is wrong.
    #[error("the record {kind}/{id} is damaged: {why}")]
    Damaged {
        /// The record's kind.
        kind: String,
        /// The record's id.
        id: String,
        /// What is wrong with it.
        why: String,
    },
}

/// Why a change was not recorded. Nothing of it was.
#[derive(Debug, Error)]
pub enum CommitError {
    /// Somebody else changed what this relies on: read again and decide again.
    #[error("somebody else was quicker")]
    Conflict,
    /// This delivery was handled before.
    #[error("this was handled before")]
    Handled,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reading what is recorded.
pub trait Reads: Send + Sync {
    /// Returns a fact.
    ///
    /// # Errors
    /// When the store fails or the fact is damaged.
    fn fact(&self, key: &Key) -> Result<Option<Stored>, StoreError>;

    /// Returns up to `limit` facts of a kind whose id starts with `prefix`, in the order of their ids.
    ///
    /// # Errors
    /// When the store fails or a fact is damaged.
    fn facts(
        &self,
        workspace: &Workspace,
        kind: &str,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<(Key, Stored)>, StoreError>;

    /// Returns a message of the outbox, sent or not.
    ///
    /// # Errors
    /// When the store fails or the record is damaged.
    fn message(&self, workspace: &Workspace, key: &str) -> Result<Option<Queued>, StoreError>;
}

impl dyn Reads + '_ {
    /// Returns a record.
    ///
    /// # Errors
    /// When the store fails or the record is damaged.
    pub fn get<R: Record>(
        &self,
        workspace: &Workspace,
        id: impl Into<String>,
    ) -> Result<Option<R>, StoreError> {
        let key = Key::of::<R>(workspace, id);
        self.fact(&key)?
            .map(|stored| restore(&key, stored))
            .transpose()
    }

    /// Returns up to `limit` records whose id starts with `prefix`, in the order of their ids.
    ///
    /// # Errors
    /// When the store fails or a record is damaged.
    pub fn list<R: Record>(
        &self,
        workspace: &Workspace,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<R>, StoreError> {
        self.facts(workspace, R::KIND, prefix, limit)?
            .into_iter()
            .map(|(key, stored)| restore(&key, stored))
            .collect()
    }
}

/// Reads a stored value as a record, migrating an older shape.
fn restore<R: Record>(key: &Key, stored: Stored) -> Result<R, StoreError> {
    let damaged = |why: String| StoreError::Damaged {
        kind: key.kind.clone(),
        id: key.id.clone(),
        why,
    };
    let value = match stored.version.cmp(&R::VERSION) {
        std::cmp::Ordering::Equal => stored.value,
        std::cmp::Ordering::Less => R::migrate(stored.version, stored.value)
            .ok_or_else(|| damaged(format!("version {} cannot be read", stored.version)))?,
        std::cmp::Ordering::Greater => {
            return Err(damaged(format!(
                "version {} was written by a newer goodword",
                stored.version
            )));
        }
    };
    // A serde message may quote the value, and values hold people's words: say only the place.
    serde_json::from_value(value).map_err(|_| damaged("its shape is not the expected one".into()))
}

/// A store: one process reads and writes it.
pub trait Store: Reads {
    /// Records a change, all or none of it, and returns when it is truly on disk.
    fn commit(&self, change: Change) -> BoxFuture<'_, Result<(), CommitError>>;

    /// Returns whether a delivery was handled before.
    ///
    /// # Errors
    /// When the store fails.
    fn is_handled(&self, workspace: &Workspace, event: &EventId) -> Result<bool, StoreError>;

    /// Returns up to `limit` agenda entries at or before `now`, the earliest first.
    ///
    /// # Errors
    /// When the store fails.
    fn due(&self, now: Timestamp, limit: usize) -> Result<Vec<Entry>, StoreError>;

    /// Returns the earliest moment in the agenda.
    ///
    /// # Errors
    /// When the store fails.
    fn next_moment(&self) -> Result<Option<Timestamp>, StoreError>;

    /// Returns up to `limit` messages that wait or whose fate is unknown, the oldest first.
    ///
    /// # Errors
    /// When the store fails or a record is damaged.
    fn unsent(&self, limit: usize) -> Result<Vec<Queued>, StoreError>;

    /// Forgets deliveries handled, and messages settled, before a moment. Returns how many.
    fn prune(&self, before: Timestamp) -> BoxFuture<'_, Result<usize, StoreError>>;

    /// Returns this store as something to read.
    fn reads(&self) -> &dyn Reads;
}
