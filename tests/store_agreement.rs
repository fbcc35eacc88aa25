//! Whatever happens, in whatever order, every store gives the same answers as the one in memory.
//!
//! The changes are made up by chance; the store in memory is the model, being simple enough to be right.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use std::fmt::Write;

use goodword::adapters::memory::MemoryStore;
use goodword::adapters::sled::SledStore;
use goodword::chat::Outbound;
use goodword::chat::Recipient;
use goodword::ids::EventId;
use goodword::ids::Member;
use goodword::ids::Workspace;
use goodword::store::Change;
use goodword::store::CommitError;
use goodword::store::Entry;
use goodword::store::Expected;
use goodword::store::Key;
use goodword::store::SendState;
use goodword::store::Store;
use goodword::view::Card;
use jiff::Timestamp;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::Just;
use proptest::prelude::ProptestConfig;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prop_oneof;
use proptest::proptest;
use serde_json::json;

/// One thing a change may say, about one of few names, so that they meet often.
#[derive(Clone, Debug)]
enum Line {
    Put(Name, u8),
    Remove(Name),
    Schedule(Name, Option<i8>),
    Send(Name, i8),
    Mark(Name, State, i8),
    Handle(Name, i8),
    /// Relies on a fact as it is, or as it was not.
    RelyOnFact(Name, bool),
    RelyOnEntry(Name, i8),
}

#[derive(Clone, Copy, Debug)]
enum State {
    Waiting,
    Sending,
    Sent,
    Failed,
}

/// Two workspaces and a few ids, some of which begin like others.
#[derive(Clone, Copy, Debug)]
struct Name(bool, usize);

const IDS: [&str; 5] = ["", "a", "a/1", "a\0b", "b"];

impl Name {
    fn workspace(self) -> Workspace {
        Workspace::new(if self.0 { "T1" } else { "T" })
    }

    fn id(self) -> &'static str {
        IDS[self.1]
    }

    fn key(self) -> Key {
        Key {
            workspace: self.workspace(),
            kind: "note".to_owned(),
            id: self.id().to_owned(),
        }
    }
}

/// What may happen to a store.
#[derive(Clone, Debug)]
enum Act {
    Commit(Vec<Line>),
    Prune(i8),
    Reopen,
}

fn moment(second: i8) -> Timestamp {
    Timestamp::from_second(i64::from(second)).unwrap()
}

fn name() -> impl Strategy<Value = Name> {
    (any::<bool>(), 0..IDS.len()).prop_map(|(workspace, id)| Name(workspace, id))
}

fn line() -> impl Strategy<Value = Line> {
    let state = prop_oneof![
        Just(State::Waiting),
        Just(State::Sending),
        Just(State::Sent),
        Just(State::Failed)
    ];
    let second = || -3..3_i8;
    prop_oneof![
        4 => (name(), any::<u8>()).prop_map(|(name, value)| Line::Put(name, value)),
        1 => name().prop_map(Line::Remove),
        4 => (name(), option::weighted(0.8, second())).prop_map(|(name, at)| Line::Schedule(name, at)),
        4 => (name(), second()).prop_map(|(name, at)| Line::Send(name, at)),
        4 => (name(), state, second()).prop_map(|(name, state, at)| Line::Mark(name, state, at)),
        1 => (name(), second()).prop_map(|(name, at)| Line::Handle(name, at)),
        2 => (name(), proptest::bool::weighted(0.8)).prop_map(|(name, right)| Line::RelyOnFact(name, right)),
        1 => (name(), second()).prop_map(|(name, at)| Line::RelyOnEntry(name, at)),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        20 => vec(line(), 0..5).prop_map(Act::Commit),
        2 => (-3..4_i8).prop_map(Act::Prune),
        1 => Just(Act::Reopen),
    ]
}

/// Returns the change these lines mean in a store, whose revisions are its own.
fn change(store: &dyn Store, lines: &[Line]) -> Change {
    let mut change = Change::default();
    for line in lines {
        match line.clone() {
            Line::Put(name, value) => change.facts.push((name.key(), Some((1, json!(value))))),
            Line::Remove(name) => change.facts.push((name.key(), None)),
            Line::Schedule(name, at) => {
                change.schedule(&name.workspace(), "promise", name.id(), at.map(moment));
            }
            Line::Send(name, at) => change.send(message(name), moment(at)),
            Line::Mark(name, state, at) => {
                let attempts = at.unsigned_abs().into();
                let state = mark(state, moment(at));
                change
                    .marks
                    .push((name.workspace(), name.id().to_owned(), state, attempts));
            }
            Line::Handle(name, at) => {
                let event = EventId::new(name.id());
                change.handled.push((name.workspace(), event, moment(at)));
            }
            Line::RelyOnFact(name, right) => {
                let found = store.fact(&name.key()).unwrap();
                let revision = match (found, right) {
                    (Some(stored), true) => Some(stored.revision),
                    (Some(stored), false) => Some(stored.revision + 1_000),
                    (None, true) => None,
                    (None, false) => Some(1),
                };
                change.expected.push(Expected::Fact(name.key(), revision));
            }
            Line::RelyOnEntry(name, at) => change.expected.push(Expected::Entry(Entry {
                at: moment(at),
                workspace: name.workspace(),
                feature: "promise".to_owned(),
                subject: name.id().to_owned(),
            })),
        }
    }
    change
}

fn message(name: Name) -> Outbound {
    Outbound {
        key: name.id().to_owned(),
        workspace: name.workspace(),
        to: Recipient::Direct(Member::new("U1")),
        card: Card::saying("noted"),
    }
}

fn mark(state: State, at: Timestamp) -> SendState {
    match state {
        State::Waiting => SendState::Waiting(at),
        State::Sending => SendState::Sending(at),
        State::Sent => SendState::Sent { at, stands: None },
        State::Failed => SendState::Failed {
            at,
            why: "channel_not_found".to_owned(),
        },
    }
}

/// Returns how a commit ended.
async fn commit(store: &dyn Store, lines: &[Line]) -> &'static str {
    match store.commit(change(store, lines)).await {
        Ok(()) => "recorded",
        Err(CommitError::Conflict) => "conflict",
        Err(CommitError::Handled) => "handled",
        Err(CommitError::Store(error)) => panic!("{error:?}"),
    }
}

/// Returns all that a store answers, its own revisions left out.
fn picture(store: &dyn Store) -> String {
    let mut picture = format!(
        "{:?} {:?} {:?} {:?} {:?}\n",
        store.due(moment(0), 3).unwrap(),
        store.due(Timestamp::MAX, 1_000).unwrap(),
        store.next_moment().unwrap(),
        store.unsent(2).unwrap(),
        store.unsent(1_000).unwrap(),
    );
    for workspace in ["T", "T1", "T2"].map(Workspace::new) {
        for id in IDS {
            let listed: Vec<_> = store
                .facts(&workspace, "note", id, 3)
                .unwrap()
                .into_iter()
                .map(|(key, stored)| (key, stored.version, stored.value))
                .collect();
            let message = store.message(&workspace, id).unwrap();
            let handled = store.is_handled(&workspace, &EventId::new(id)).unwrap();
            writeln!(
                picture,
                "{workspace} {id:?} {listed:?} {message:?} {handled}"
            )
            .unwrap();
        }
    }
    picture
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_store_on_disk_agrees_with_the_one_in_memory(acts in vec(act(), 1..25)) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let memory = MemoryStore::default();
        let mut disk = SledStore::open(folder.path()).unwrap();
        for act in &acts {
            match act {
                Act::Commit(lines) => runtime.block_on(async {
                    assert_eq!(commit(&disk, lines).await, commit(&memory, lines).await, "{act:?}");
                }),
                Act::Prune(before) => runtime.block_on(async {
                    let before = moment(*before);
                    let forgotten = disk.prune(before).await.unwrap();
                    assert_eq!(forgotten, memory.prune(before).await.unwrap());
                }),
                Act::Reopen => {
                    drop(disk);
                    disk = SledStore::open(folder.path()).unwrap();
                }
            }
            assert_eq!(picture(&disk), picture(&memory), "after {act:?}");
        }
    }
}
