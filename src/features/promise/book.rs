//! The book: how promises are kept in the store, found again, and scheduled.
//!
//! Every save derives the agenda entry from the promise anew. Decides nothing about promises.

use std::ops::Range;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde::Serialize;

use super::threads;
use crate::chat::Person;
use crate::features::Context;
use crate::features::Known;
use crate::features::preferences::Preferences;
use crate::ids::Member;
use crate::ids::PromiseId;
use crate::ids::Workspace;
use crate::promises::Happening;
use crate::promises::Ledger;
use crate::promises::Nudge;
use crate::promises::Promise;
use crate::promises::Rhythm;
use crate::promises::Standing;
use crate::promises::State;
use crate::promises::in_order;
use crate::promises::next_nudge;
use crate::store::Change;
use crate::store::Reads;
use crate::store::Record;
use crate::store::StoreError;

/// The feature's name in the agenda.
pub(super) const FEATURE: &str = "promise";

/// The most open promises of one person that are read at once.
const MOST_OPEN: usize = 10_000;

impl Record for Promise {
    const KIND: &'static str = "promise";

    fn id(&self) -> String {
        padded(self.id)
    }
}

/// The last number that was given to a promise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Numbers {
    last: u64,
}

impl Numbers {
    const ONLY: &'static str = "last";
}

impl Record for Numbers {
    const KIND: &'static str = "promise-numbers";

    fn id(&self) -> String {
        Self::ONLY.to_owned()
    }
}

/// Finds a member's open promises without reading everybody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct OpenPromise {
    owner: Member,
    promise: PromiseId,
}

impl Record for OpenPromise {
    const KIND: &'static str = "open-promise";

    fn id(&self) -> String {
        index_id(&self.owner, self.promise)
    }
}

/// Finds a member's settled promises, and counts them without reading them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SettledPromise {
    owner: Member,
    promise: PromiseId,
    at: Timestamp,
    how: Settled,
}

/// How a promise was settled, as the index has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Settled {
    Kept,
    KeptLate,
    Released,
}

impl Record for SettledPromise {
    const KIND: &'static str = "settled-promise";

    fn id(&self) -> String {
        index_id(&self.owner, self.promise)
    }
}

/// Returns a promise by its number, whoever owes it.
///
/// # Errors
/// When the store fails.
pub fn promise(
    reads: &dyn Reads,
    workspace: &Workspace,
    id: PromiseId,
) -> Result<Option<Promise>, StoreError> {
    reads.get(workspace, padded(id))
}

/// Returns a member's open promises, the earliest deadline first.
///
/// # Errors
/// When the store fails.
pub fn open_promises(
    reads: &dyn Reads,
    workspace: &Workspace,
    member: &Member,
) -> Result<Vec<Promise>, StoreError> {
    let prefix = format!("{member}/");
    let index: Vec<OpenPromise> = reads.list(workspace, &prefix, MOST_OPEN)?;
    let mut promises = Vec::with_capacity(index.len());
    for entry in index {
        // Listed and not fetched: a listing does not rely on each promise staying as it is.
        let found: Vec<Promise> = reads.list(workspace, &padded(entry.promise), 1)?;
        promises.extend(
            found
                .into_iter()
                .filter(|promise| promise.is_open() && promise.owner == *member),
        );
    }
    in_order(&mut promises);
    Ok(promises)
}

/// Counts what a member settled during a period.
///
/// # Errors
/// When the store fails.
pub fn ledger(
    reads: &dyn Reads,
    workspace: &Workspace,
    member: &Member,
    period: &Range<Timestamp>,
) -> Result<Ledger, StoreError> {
    let prefix = format!("{member}/");
    let settled: Vec<SettledPromise> = reads.list(workspace, &prefix, usize::MAX)?;
    let mut ledger = Ledger::default();
    for entry in settled.iter().filter(|entry| period.contains(&entry.at)) {
        match entry.how {
            Settled::Kept => ledger.kept += 1,
            Settled::KeptLate => ledger.late += 1,
            Settled::Released => ledger.let_go += 1,
        }
    }
    Ok(ledger)
}

/// Gives out the next number. It relies on the counter, so of two at once one is decided again.
///
/// # Errors
/// When the store fails.
pub fn next_number(
    reads: &dyn Reads,
    change: &mut Change,
    workspace: &Workspace,
) -> Result<PromiseId, StoreError> {
    let mut numbers: Numbers = reads.get(workspace, Numbers::ONLY)?.unwrap_or_default();
    numbers.last += 1;
    change.put(workspace, &numbers);
    Ok(PromiseId(numbers.last))
}

/// Keeps a promise, with its place in the indexes and its next moment.
pub fn save(change: &mut Change, workspace: &Workspace, promise: &Promise, next: Option<Nudge>) {
    change.put(workspace, promise);
    let id = index_id(&promise.owner, promise.id);
    if let Some((at, how)) = settled(promise) {
        change.remove::<OpenPromise>(workspace, id);
        let entry = SettledPromise {
            owner: promise.owner.clone(),
            promise: promise.id,
            at,
            how,
        };
        change.put(workspace, &entry);
    } else {
        change.remove::<SettledPromise>(workspace, id);
        let entry = OpenPromise {
            owner: promise.owner.clone(),
            promise: promise.id,
        };
        change.put(workspace, &entry);
    }
    for happening in &promise.history {
        if let Happening::HandedOver { from, .. } = happening
            && *from != promise.owner
        {
            change.remove::<OpenPromise>(workspace, index_id(from, promise.id));
        }
    }
    threads::save(change, workspace, promise);
    let at = next.map(|nudge| nudge.at);
    change.schedule(workspace, FEATURE, promise.id.to_string(), at);
}

/// Keeps a promise and schedules its next nudge by its owner's rhythm.
///
/// # Errors
/// When the store fails.
pub fn save_and_schedule(
    context: &Context<'_>,
    change: &mut Change,
    workspace: &Workspace,
    promise: &Promise,
) -> Result<(), StoreError> {
    let rhythm = rhythm(context, workspace, promise)?;
    let next = next_nudge(promise, &rhythm, context.now);
    save(change, workspace, promise, next);
    Ok(())
}

/// Schedules the next nudges of a member's open promises anew, by settings that are just being changed.
///
/// # Errors
/// When the store fails.
pub fn reschedule(
    context: &Context<'_>,
    change: &mut Change,
    workspace: &Workspace,
    preferences: &Preferences,
    person: &Person,
) -> Result<(), StoreError> {
    let rhythm = rhythm_by(context, preferences, preferences.time_zone(person));
    for promise in open_promises(context.reads, workspace, &person.id)? {
        let next = next_nudge(&promise, &rhythm, context.now).map(|nudge| nudge.at);
        change.schedule(workspace, FEATURE, promise.id.to_string(), next);
    }
    Ok(())
}

/// Takes a promise away, as if it had never been made.
pub fn remove(change: &mut Change, workspace: &Workspace, promise: &Promise) {
    change.remove::<Promise>(workspace, padded(promise.id));
    threads::remove(change, workspace, promise);
    let id = index_id(&promise.owner, promise.id);
    change.remove::<OpenPromise>(workspace, id.clone());
    change.remove::<SettledPromise>(workspace, id);
    change.schedule(workspace, FEATURE, promise.id.to_string(), None);
}

/// Returns when and how a promise's owner wants to be nudged.
///
/// # Errors
/// When the store fails.
pub fn rhythm<'a>(
    context: &Context<'a>,
    workspace: &Workspace,
    promise: &Promise,
) -> Result<Rhythm<'a>, StoreError> {
    let preferences = context.preferences(workspace, &promise.owner)?;
    let known: Option<Known> = context.reads.get(workspace, promise.owner.as_str())?;
    let zone = match (&preferences.zone, &known, &promise.due) {
        (_, Some(Known(person)), _) => preferences.time_zone(person),
        (Some(zone), None, _) => TimeZone::get(zone).unwrap_or(TimeZone::UTC),
        (None, None, Some(due)) => due.moment().time_zone().clone(),
        (None, None, None) => TimeZone::UTC,
    };
    Ok(rhythm_by(context, &preferences, zone))
}

fn rhythm_by<'a>(context: &Context<'a>, preferences: &Preferences, zone: TimeZone) -> Rhythm<'a> {
    Rhythm {
        calendar: preferences.calendar(context.calendar),
        zone,
        heads_up_minutes: preferences.heads_up_minutes,
        quiet: preferences.quiet,
    }
}

/// Returns a change that takes away everything the book has of a member: their promises, and their
/// part in those of others.
///
/// # Errors
/// When the store fails.
pub fn everything_of(
    reads: &dyn Reads,
    workspace: &Workspace,
    member: &Member,
) -> Result<Change, StoreError> {
    let mut change = Change::default();
    let promises: Vec<Promise> = reads.list(workspace, "", usize::MAX)?;
    for mut promise in promises {
        if promise.owner == *member {
            remove(&mut change, workspace, &promise);
            continue;
        }
        let before = (promise.history.len(), promise.proposed.clone());
        promise.proposed = promise.proposed.filter(|asked| asked != member);
        promise.history.retain(|happening| match happening {
            Happening::HandedOver { from, to, .. } => from != member && to != member,
            _ => true,
        });
        if (promise.history.len(), promise.proposed.clone()) != before {
            change.put(workspace, &promise);
        }
    }
    Ok(change)
}

/// Returns a change that lets a member's nudges rest: nobody is there to read them.
///
/// # Errors
/// When the store fails.
pub(super) fn rest(
    reads: &dyn Reads,
    workspace: &Workspace,
    member: &Member,
) -> Result<Change, StoreError> {
    let mut change = Change::default();
    for promise in open_promises(reads, workspace, member)? {
        change.schedule(workspace, FEATURE, promise.id.to_string(), None);
    }
    Ok(change)
}

fn settled(promise: &Promise) -> Option<(Timestamp, Settled)> {
    let at = match &promise.state {
        State::Open => return None,
        State::Kept { at } | State::Released { at, .. } => *at,
    };
    let how = match promise.standing(at) {
        Standing::KeptLate => Settled::KeptLate,
        Standing::Released => Settled::Released,
        _ => Settled::Kept,
    };
    Some((at, how))
}

/// Returns a number so that numbers sort as text.
pub(super) fn padded(id: PromiseId) -> String {
    format!("{:012}", id.0)
}

fn index_id(owner: &Member, id: PromiseId) -> String {
    format!("{owner}/{}", padded(id))
}
