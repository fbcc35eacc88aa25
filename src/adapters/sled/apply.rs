//! One change in one transaction over all trees: all of it, or nothing.
//!
//! Sled may run the closure of a transaction again, so everything in it is decided anew from what the
//! transaction itself reads. Reading a tree from outside within it would wait for ever: sled holds one lock.

use std::cell::Cell;

use ::sled::transaction::ConflictableTransactionError;
use ::sled::transaction::TransactionError;
use ::sled::transaction::Transactional;
use ::sled::transaction::TransactionalTree;
use jiff::Timestamp;

use super::keys;
use super::record;
use super::record::Handled;
use super::record::Parcel;
use super::trees::LATEST;
use super::trees::Trees;
use crate::chat::Outbound;
use crate::ids::Workspace;
use crate::store::Change;
use crate::store::CommitError;
use crate::store::Entry;
use crate::store::Expected;
use crate::store::Queued;
use crate::store::SendState;
use crate::store::StoreError;

/// Why a transaction came to nothing.
pub(super) enum Failure {
    /// It was refused; the database is as before.
    Refused(CommitError),
    /// The database failed while it was writing, and nobody can tell how much of it is in memory now.
    Broken(::sled::Error),
}

type Step<T> = Result<T, ConflictableTransactionError<CommitError>>;

/// Applies a change as the one with this number.
pub(super) fn apply(trees: &Trees, change: &Change, number: u64) -> Result<(), Failure> {
    transact(trees, number, |view| {
        view.check(change)?;
        view.write(change)
    })
}

/// Runs `work` in a transaction over all trees, which is the change with this number.
pub(super) fn transact(
    trees: &Trees,
    number: u64,
    work: impl Fn(&View<'_>) -> Step<()>,
) -> Result<(), Failure> {
    let writing = Cell::new(false);
    let all = (
        &trees.facts,
        &trees.agenda,
        &trees.moments,
        &trees.outbox,
        &trees.open,
        &trees.handled,
        &trees.meta,
    );
    let result = all.transaction(|(facts, agenda, moments, outbox, open, handled, meta)| {
        writing.set(false);
        let view = View {
            number,
            facts,
            agenda,
            moments,
            outbox,
            open,
            handled,
        };
        work(&view)?;
        meta.insert(LATEST, record::write_ours(number, &number))?;
        writing.set(true);
        Ok(())
    });
    result.map_err(|error| match error {
        TransactionError::Abort(refusal) => Failure::Refused(refusal),
        TransactionError::Storage(error) if writing.get() => Failure::Broken(error),
        TransactionError::Storage(error) => {
            Failure::Refused(StoreError::Unavailable(Box::new(error)).into())
        }
    })
}

/// The trees as one transaction sees them.
pub(super) struct View<'a> {
    /// The number of the change: the revision of everything it writes.
    number: u64,
    facts: &'a TransactionalTree,
    agenda: &'a TransactionalTree,
    moments: &'a TransactionalTree,
    pub(super) outbox: &'a TransactionalTree,
    open: &'a TransactionalTree,
    pub(super) handled: &'a TransactionalTree,
}

impl View<'_> {
    /// Refuses a change that was handled before, or that relies on what is no longer so.
    fn check(&self, change: &Change) -> Step<()> {
        for (workspace, event, _) in &change.handled {
            let key = keys::named(workspace.as_str(), event.as_str());
            if self.handled.get(key)?.is_some() {
                return refuse(CommitError::Handled);
            }
        }
        for expected in &change.expected {
            let holds = match expected {
                Expected::Fact(key, revision) => {
                    let found = self.facts.get(keys::fact(key))?;
                    let found = found
                        .map(|bytes| record::parts(&bytes).map(|parts| parts.revision))
                        .transpose();
                    sound(found, &key.kind, &key.id)? == *revision
                }
                Expected::Entry(entry) => self.moment(entry)? == Some(entry.at),
            };
            if !holds {
                return refuse(CommitError::Conflict);
            }
        }
        Ok(())
    }

    /// Writes everything a change says.
    fn write(&self, change: &Change) -> Step<()> {
        for (key, value) in &change.facts {
            let key = keys::fact(key);
            match value {
                None => self.facts.remove(key)?,
                Some((version, value)) => self
                    .facts
                    .insert(key, record::write(*version, self.number, value))?,
            };
        }
        for (workspace, feature, subject, at) in &change.agenda {
            self.schedule(workspace, feature, subject, *at)?;
        }
        for (place, (message, now)) in (0..).zip(&change.outbox) {
            self.queue(message, *now, place)?;
        }
        for (workspace, key, state, attempts) in &change.marks {
            self.mark(workspace, key, state, *attempts)?;
        }
        for (workspace, event, at) in &change.handled {
            let key = keys::named(workspace.as_str(), event.as_str());
            let handled = Handled { at: *at };
            self.handled
                .insert(key, record::write_ours(self.number, &handled))?;
        }
        Ok(())
    }

    /// Returns when a subject's moment is.
    fn moment(&self, entry: &Entry) -> Step<Option<Timestamp>> {
        let key = keys::subject(entry.workspace.as_str(), &entry.feature, &entry.subject);
        let found = self.moments.get(key)?;
        let found = found.map(|bytes| record::read_ours(&bytes)).transpose();
        sound(found, &entry.feature, &entry.subject)
    }

    /// Replaces a subject's entry in the agenda, or takes it away.
    fn schedule(
        &self,
        workspace: &Workspace,
        feature: &str,
        subject: &str,
        at: Option<Timestamp>,
    ) -> Step<()> {
        let mut entry = Entry {
            at: at.unwrap_or_default(),
            workspace: workspace.clone(),
            feature: feature.to_owned(),
            subject: subject.to_owned(),
        };
        let name = keys::subject(workspace.as_str(), feature, subject);
        if let Some(old) = self.moment(&entry)? {
            let at = std::mem::replace(&mut entry.at, old);
            self.agenda.remove(keys::entry(&entry))?;
            entry.at = at;
        }
        if at.is_some() {
            let moment = record::write_ours(self.number, &entry.at);
            self.moments.insert(name, moment)?;
            let key = keys::entry(&entry);
            self.agenda
                .insert(key, record::write_ours(self.number, &entry))?;
        } else {
            self.moments.remove(name)?;
        }
        Ok(())
    }

    /// Puts a message into the outbox, unless its key is known.
    fn queue(&self, message: &Outbound, now: Timestamp, place: u32) -> Step<()> {
        let key = keys::named(message.workspace.as_str(), &message.key);
        if self.outbox.get(&key)?.is_some() {
            return Ok(());
        }
        let parcel = Parcel {
            change: self.number,
            place,
            queued: Queued {
                message: message.clone(),
                queued: now,
                attempts: 0,
                state: SendState::Waiting(now),
            },
        };
        self.keep(key, &parcel)
    }

    /// Notes how far a message has come; one that is not known (any more) is left alone.
    fn mark(&self, workspace: &Workspace, key: &str, state: &SendState, attempts: u32) -> Step<()> {
        let name = keys::named(workspace.as_str(), key);
        let Some(bytes) = self.outbox.get(&name)? else {
            return Ok(());
        };
        let mut parcel: Parcel = sound(record::read_ours(&bytes), "outbox", key)?;
        parcel.queued.mark(state.clone(), attempts);
        self.keep(name, &parcel)
    }

    /// Writes a message, and whether there is something left to do about it.
    fn keep(&self, key: Vec<u8>, parcel: &Parcel) -> Step<()> {
        let turn = parcel.turn();
        if parcel.queued.state.is_open() {
            self.open.insert(turn, key.as_slice())?;
        } else {
            self.open.remove(turn)?;
        }
        self.outbox
            .insert(key, record::write_ours(self.number, parcel))?;
        Ok(())
    }
}

/// Gives the transaction up.
fn refuse<T>(refusal: CommitError) -> Step<T> {
    Err(ConflictableTransactionError::Abort(refusal))
}

/// Gives the transaction up when a record it needs is damaged.
fn sound<T>(read: Result<T, String>, kind: &str, id: &str) -> Step<T> {
    read.or_else(|why| {
        refuse(
            StoreError::Damaged {
                kind: kind.to_owned(),
                id: id.to_owned(),
                why,
            }
            .into(),
        )
    })
}
