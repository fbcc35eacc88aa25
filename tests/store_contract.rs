//! What every store promises: one suite, played on each of them.
//!
//! A new store joins with a function that opens an empty one, and its name in the list below.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use std::sync::Arc;

use goodword::adapters::memory::MemoryStore;
use goodword::adapters::sled::SledStore;
use goodword::chat::Outbound;
use goodword::chat::Recipient;
use goodword::ids::Channel;
use goodword::ids::EventId;
use goodword::ids::Member;
use goodword::ids::MessageRef;
use goodword::ids::PromiseId;
use goodword::ids::Stamp;
use goodword::ids::Workspace;
use goodword::promises::Due;
use goodword::promises::Promise;
use goodword::promises::State;
use goodword::store::Change;
use goodword::store::CommitError;
use goodword::store::Entry;
use goodword::store::Expected;
use goodword::store::Key;
use goodword::store::Record;
use goodword::store::SendState;
use goodword::store::Store;
use jiff::SignedDuration;
use jiff::Timestamp;
use serde::Deserialize;
use serde::Serialize;
use serde_json::json;

/// An empty store, and what must live as long as it.
struct Opened {
    store: Arc<dyn Store>,
    _folder: Option<tempfile::TempDir>,
}

fn memory() -> Opened {
    Opened {
        store: Arc::new(MemoryStore::default()),
        _folder: None,
    }
}

fn sled() -> Opened {
    let folder = tempfile::tempdir().unwrap();
    Opened {
        store: Arc::new(SledStore::open(folder.path()).unwrap()),
        _folder: Some(folder),
    }
}

macro_rules! contract {
    ($($store:ident),+) => { $(mod $store { cases!($store); })+ };
}

macro_rules! cases {
    ($store:ident) => {
        cases!($store:
            a_fact_reads_back_as_it_was_put,
            a_fact_taken_away_is_gone,
            a_revision_never_comes_back,
            a_change_is_refused_whole_when_a_fact_has_moved_on,
            a_fact_expected_not_to_exist_must_not_exist,
            a_change_is_refused_when_the_agenda_entry_has_moved_on,
            one_failing_expectation_among_many_refuses_everything,
            the_same_delivery_has_one_effect,
            a_handled_delivery_is_told_before_a_conflict,
            the_agenda_comes_in_the_order_of_time,
            a_subject_has_one_entry_in_the_agenda,
            moments_at_both_ends_of_time_keep_their_order,
            an_outbox_key_is_queued_once_for_ever,
            messages_leave_in_the_order_they_came,
            a_mark_says_how_far_a_message_has_come,
            what_a_message_said_is_let_go_once_it_is_settled_for_good,
            a_mark_on_an_unknown_message_changes_nothing,
            a_message_can_be_queued_and_marked_in_one_change,
            facts_are_listed_by_prefix_in_the_order_of_their_ids,
            hostile_names_never_meet,
            workspaces_are_separate,
            pruning_forgets_what_is_settled_and_nothing_else,
            pruning_reaches_the_end_of_a_long_past,
            ten_thousand_promises_are_listed_and_found,
            a_large_and_strange_text_is_kept_to_the_letter,
            an_empty_change_is_no_change,
            sixty_four_people_counting_at_once_reach_the_right_number,
            records_read_through_their_own_type,
            the_last_word_counts_within_one_change,
        );
    };
    ($store:ident: $($case:ident,)+) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                let opened = super::$store();
                super::$case(opened.store.clone()).await;
            }
        )+
    };
}

contract!(memory, sled);

type Under = Arc<dyn Store>;

fn acme() -> Workspace {
    Workspace::new("T1")
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The moment most of these tests happen in.
fn nine() -> Timestamp {
    moment("2026-03-02T09:00:00Z")
}

fn after(minutes: i64) -> Timestamp {
    nine() + SignedDuration::from_mins(minutes)
}

fn key(id: &str) -> Key {
    Key {
        workspace: acme(),
        kind: "note".to_owned(),
        id: id.to_owned(),
    }
}

fn note(id: &str, words: &str) -> Change {
    Change {
        facts: vec![(key(id), Some((1, json!({ "words": words }))))],
        ..Change::default()
    }
}

fn message_to(workspace: &Workspace, key: &str) -> Outbound {
    Outbound {
        key: key.to_owned(),
        workspace: workspace.clone(),
        to: Recipient::Direct(Member::new("U1")),
        card: goodword::view::Card::saying(format!("about {key}")),
    }
}

fn sent(minutes: i64) -> SendState {
    SendState::Sent {
        at: after(minutes),
        stands: Some(MessageRef {
            channel: Channel::new("D1"),
            stamp: Stamp::new("1700000000.000100"),
            thread: None,
        }),
    }
}

async fn keep(store: &Under, change: Change) {
    store.commit(change).await.unwrap();
}

async fn mark(store: &Under, name: &str, state: SendState, attempts: u32) {
    let mut change = Change::default();
    change
        .marks
        .push((acme(), name.to_owned(), state, attempts));
    keep(store, change).await;
}

fn revision(store: &Under, id: &str) -> Option<u64> {
    store.fact(&key(id)).unwrap().map(|stored| stored.revision)
}

fn words(store: &Under, id: &str) -> Option<String> {
    let stored = store.fact(&key(id)).unwrap()?;
    Some(stored.value["words"].as_str().unwrap().to_owned())
}

/// Returns what the agenda holds up to `now`, as (minutes after nine, subject).
fn agenda(store: &Under, now: Timestamp) -> Vec<(i64, String)> {
    let entries = store.due(now, 1_000).unwrap();
    entries
        .into_iter()
        .map(|entry| {
            let minutes = entry.at.duration_since(nine()).as_mins();
            (minutes, entry.subject)
        })
        .collect()
}

fn waiting(store: &Under) -> Vec<String> {
    let unsent = store.unsent(1_000).unwrap();
    unsent
        .into_iter()
        .map(|queued| queued.message.key)
        .collect()
}

/// Returns everything these tests can see, to compare before and after.
fn picture(store: &Under) -> String {
    let facts = store.facts(&acme(), "note", "", 1_000).unwrap();
    let entries = store.due(Timestamp::MAX, 1_000).unwrap();
    let unsent = store.unsent(1_000).unwrap();
    let handled = store.is_handled(&acme(), &EventId::new("E-new")).unwrap();
    format!("{facts:?} {entries:?} {unsent:?} {handled}")
}

/// Returns a change that touches everything, so that a refusal can be seen to leave nothing behind.
fn touching_everything() -> Change {
    let mut change = note("planted", "should not be here");
    change.facts.push((key("there"), None));
    change.schedule(&acme(), "promise", "planted", Some(nine()));
    change.schedule(&acme(), "promise", "there", None);
    change.send(message_to(&acme(), "planted"), nine());
    change.marks.push((acme(), "there".to_owned(), sent(1), 1));
    change.handled.push((acme(), EventId::new("E-new"), nine()));
    change
}

/// Puts one of each there.
async fn furnish(store: &Under) {
    let mut change = note("there", "first");
    change.schedule(&acme(), "promise", "there", Some(after(5)));
    change.send(message_to(&acme(), "there"), nine());
    change.handled.push((acme(), EventId::new("E-old"), nine()));
    keep(store, change).await;
}

/// Checks that a change that touches everything and relies on `expected` leaves nothing behind.
async fn refuses(store: &Under, expected: Vec<Expected>) {
    let before = picture(store);
    let mut change = touching_everything();
    change.expected = expected;
    let refusal = store.commit(change).await.unwrap_err();
    assert!(matches!(refusal, CommitError::Conflict), "{refusal:?}");
    assert_eq!(picture(store), before);
}

async fn a_fact_reads_back_as_it_was_put(store: Under) {
    assert_eq!(store.fact(&key("1")).unwrap(), None);
    let mut change = note("1", "hello");
    change.facts[0].1.as_mut().unwrap().0 = 7;
    keep(&store, change).await;
    let stored = store.fact(&key("1")).unwrap().unwrap();
    assert_eq!(stored.version, 7);
    assert_eq!(stored.value, json!({ "words": "hello" }));
}

async fn a_fact_taken_away_is_gone(store: Under) {
    keep(&store, note("1", "hello")).await;
    let mut change = Change::default();
    change.facts.push((key("1"), None));
    change.facts.push((key("never was"), None));
    keep(&store, change).await;
    assert_eq!(store.fact(&key("1")).unwrap(), None);
    assert_eq!(store.facts(&acme(), "note", "", 10).unwrap(), []);
}

async fn a_revision_never_comes_back(store: Under) {
    keep(&store, note("1", "first")).await;
    let first = revision(&store, "1").unwrap();
    keep(&store, note("1", "second")).await;
    let second = revision(&store, "1").unwrap();
    assert!(second > first);
    let mut change = Change::default();
    change.facts.push((key("1"), None));
    keep(&store, change).await;
    keep(&store, note("1", "again")).await;
    assert!(revision(&store, "1").unwrap() > second);
}

async fn a_change_is_refused_whole_when_a_fact_has_moved_on(store: Under) {
    furnish(&store).await;
    let old = revision(&store, "there");
    keep(&store, note("there", "second")).await;
    refuses(&store, vec![Expected::Fact(key("there"), old)]).await;
    let mut change = note("there", "third");
    change.expected = vec![Expected::Fact(key("there"), revision(&store, "there"))];
    keep(&store, change).await;
    assert_eq!(words(&store, "there").unwrap(), "third");
}

async fn a_fact_expected_not_to_exist_must_not_exist(store: Under) {
    furnish(&store).await;
    refuses(&store, vec![Expected::Fact(key("there"), None)]).await;
    refuses(&store, vec![Expected::Fact(key("nowhere"), Some(1))]).await;
    let mut change = note("nowhere", "now here");
    change.expected = vec![Expected::Fact(key("nowhere"), None)];
    keep(&store, change).await;
    assert_eq!(words(&store, "nowhere").unwrap(), "now here");
}

async fn a_change_is_refused_when_the_agenda_entry_has_moved_on(store: Under) {
    furnish(&store).await;
    let entry = |minutes, subject: &str| Entry {
        at: after(minutes),
        workspace: acme(),
        feature: "promise".to_owned(),
        subject: subject.to_owned(),
    };
    refuses(&store, vec![Expected::Entry(entry(6, "there"))]).await;
    refuses(&store, vec![Expected::Entry(entry(5, "elsewhere"))]).await;
    let mut other = entry(5, "there");
    other.workspace = Workspace::new("T2");
    refuses(&store, vec![Expected::Entry(other)]).await;
    let mut change = Change {
        expected: vec![Expected::Entry(entry(5, "there"))],
        ..Change::default()
    };
    change.schedule(&acme(), "promise", "there", None);
    keep(&store, change.clone()).await;
    assert_eq!(store.due(Timestamp::MAX, 10).unwrap(), []);
    let again = store.commit(change).await.unwrap_err();
    assert!(matches!(again, CommitError::Conflict));
}

async fn one_failing_expectation_among_many_refuses_everything(store: Under) {
    furnish(&store).await;
    let right = Expected::Fact(key("there"), revision(&store, "there"));
    let wrong = Expected::Fact(key("nowhere"), Some(1));
    refuses(&store, vec![right.clone(), right, wrong]).await;
}

async fn the_same_delivery_has_one_effect(store: Under) {
    let mut change = note("1", "first");
    change.handled.push((acme(), EventId::new("E1"), nine()));
    keep(&store, change.clone()).await;
    assert!(store.is_handled(&acme(), &EventId::new("E1")).unwrap());
    assert!(!store.is_handled(&acme(), &EventId::new("E2")).unwrap());
    change.facts[0].1 = Some((1, json!({ "words": "second" })));
    let again = store.commit(change).await.unwrap_err();
    assert!(matches!(again, CommitError::Handled), "{again:?}");
    assert_eq!(words(&store, "1").unwrap(), "first");
}

async fn a_handled_delivery_is_told_before_a_conflict(store: Under) {
    furnish(&store).await;
    let mut change = touching_everything();
    change.handled.push((acme(), EventId::new("E-old"), nine()));
    change.expected = vec![Expected::Fact(key("there"), None)];
    let refusal = store.commit(change).await.unwrap_err();
    assert!(matches!(refusal, CommitError::Handled), "{refusal:?}");
}

async fn the_agenda_comes_in_the_order_of_time(store: Under) {
    assert_eq!(store.next_moment().unwrap(), None);
    let mut change = Change::default();
    for minutes in [30, 10, 20, 40, -10] {
        let subject = format!("s{minutes}");
        change.schedule(&acme(), "promise", subject, Some(after(minutes)));
    }
    change.schedule(&acme(), "daily", "z", Some(after(10)));
    keep(&store, change).await;
    assert_eq!(store.next_moment().unwrap(), Some(after(-10)));
    let all = [(-10, "s-10"), (10, "z"), (10, "s10"), (20, "s20")];
    let all: Vec<_> = all.iter().map(|(at, s)| (*at, (*s).to_owned())).collect();
    assert_eq!(agenda(&store, after(20)), all);
    assert_eq!(agenda(&store, after(19)), all[..3]);
    assert_eq!(agenda(&store, after(-11)), []);
    let first = store.due(Timestamp::MAX, 2).unwrap();
    assert_eq!(first.len(), 2);
    assert_eq!(first[0].subject, "s-10");
    assert_eq!(first[1].feature, "daily");
}

async fn a_subject_has_one_entry_in_the_agenda(store: Under) {
    for minutes in [30, 10, 50] {
        let mut change = Change::default();
        change.schedule(&acme(), "promise", "1", Some(after(minutes)));
        keep(&store, change).await;
    }
    let mut change = Change::default();
    change.schedule(&acme(), "daily", "1", Some(after(5)));
    keep(&store, change).await;
    let both = vec![(5, "1".to_owned()), (50, "1".to_owned())];
    assert_eq!(agenda(&store, Timestamp::MAX), both);
    let mut change = Change::default();
    change.schedule(&acme(), "promise", "1", None);
    change.schedule(&acme(), "promise", "2", None);
    keep(&store, change).await;
    assert_eq!(agenda(&store, Timestamp::MAX), both[..1]);
}

async fn moments_at_both_ends_of_time_keep_their_order(store: Under) {
    let moments = [
        Timestamp::MIN,
        moment("-000001-01-01T00:00:00.5Z"),
        moment("1969-12-31T23:59:59.999999999Z"),
        Timestamp::UNIX_EPOCH,
        moment("1970-01-01T00:00:00.000000001Z"),
        moment("2026-03-02T09:00:00Z"),
        Timestamp::MAX,
    ];
    let mut change = Change::default();
    for (place, at) in moments.iter().enumerate().rev() {
        change.schedule(&acme(), "promise", place.to_string(), Some(*at));
    }
    keep(&store, change).await;
    let read: Vec<_> = store.due(Timestamp::MAX, 100).unwrap();
    assert_eq!(read.iter().map(|e| e.at).collect::<Vec<_>>(), moments);
    assert_eq!(store.due(Timestamp::MIN, 100).unwrap().len(), 1);
    assert_eq!(store.next_moment().unwrap(), Some(Timestamp::MIN));
}

async fn an_outbox_key_is_queued_once_for_ever(store: Under) {
    let mut change = Change::default();
    change.send(message_to(&acme(), "nudge/1"), nine());
    keep(&store, change).await;
    let mut other = message_to(&acme(), "nudge/1");
    other.card = goodword::view::Card::saying("something else");
    let mut change = Change::default();
    change.send(other.clone(), after(1));
    change.send(other.clone(), after(2));
    keep(&store, change.clone()).await;
    let queued = store.message(&acme(), "nudge/1").unwrap().unwrap();
    assert_eq!(queued.message, message_to(&acme(), "nudge/1"));
    assert_eq!(queued.queued, nine());
    assert_eq!(queued.attempts, 0);
    assert_eq!(queued.state, SendState::Waiting(nine()));
    assert_eq!(store.unsent(10).unwrap(), [queued]);

    let mut mark = Change::default();
    mark.marks.push((acme(), "nudge/1".to_owned(), sent(3), 1));
    keep(&store, mark).await;
    keep(&store, change).await;
    assert_eq!(waiting(&store), [""; 0]);
    let queued = store.message(&acme(), "nudge/1").unwrap().unwrap();
    assert_eq!(queued.state, sent(3));
}

async fn messages_leave_in_the_order_they_came(store: Under) {
    let mut change = Change::default();
    for name in ["c", "a", "b"] {
        change.send(message_to(&acme(), name), nine());
    }
    keep(&store, change).await;
    let mut change = Change::default();
    change.send(message_to(&acme(), "later"), after(9));
    change.send(message_to(&acme(), "sooner"), after(3));
    keep(&store, change).await;
    let mut change = Change::default();
    change.send(message_to(&Workspace::new("T0"), "other team"), after(3));
    keep(&store, change).await;
    let order = ["c", "a", "b", "sooner", "other team", "later"];
    assert_eq!(waiting(&store), order);
    let first: Vec<_> = store.unsent(2).unwrap();
    assert_eq!(first.len(), 2);
    assert_eq!(first[1].message.key, "a");
}

async fn a_mark_says_how_far_a_message_has_come(store: Under) {
    let mut change = Change::default();
    change.send(message_to(&acme(), "first"), nine());
    change.send(message_to(&acme(), "second"), after(1));
    keep(&store, change).await;
    let steps = [
        (SendState::Sending(after(2)), 1, true),
        (SendState::Waiting(after(9)), 1, true),
        (SendState::Sending(after(9)), 2, true),
        (sent(11), 2, false),
    ];
    for (state, attempts, open) in steps {
        mark(&store, "first", state.clone(), attempts).await;
        let queued = store.message(&acme(), "first").unwrap().unwrap();
        assert_eq!(queued.state, state);
        assert_eq!(queued.attempts, attempts);
        assert_eq!(
            queued.message.card == message_to(&acme(), "first").card,
            open
        );
        let left: &[&str] = if open {
            &["first", "second"]
        } else {
            &["second"]
        };
        assert_eq!(waiting(&store), left, "{state:?}");
    }
}

async fn what_a_message_said_is_let_go_once_it_is_settled_for_good(store: Under) {
    let failed = SendState::Failed {
        at: after(4),
        why: "channel_not_found".to_owned(),
    };
    for (name, settled) in [("arrived", sent(4)), ("given up", failed)] {
        let mut change = Change::default();
        change.send(message_to(&acme(), name), nine());
        keep(&store, change).await;
        mark(&store, name, settled.clone(), 1).await;
        for late in [
            SendState::Waiting(nine()),
            SendState::Sending(nine()),
            sent(9),
        ] {
            mark(&store, name, late, 2).await;
            let queued = store.message(&acme(), name).unwrap().unwrap();
            assert_eq!((queued.state, queued.attempts), (settled.clone(), 1));
            assert_eq!(queued.message.key, name);
            assert_eq!(queued.message.to, message_to(&acme(), name).to);
            assert_eq!(queued.message.card, goodword::view::Card::default());
            assert_eq!(waiting(&store), [""; 0]);
        }
    }
}

async fn a_mark_on_an_unknown_message_changes_nothing(store: Under) {
    furnish(&store).await;
    let before = picture(&store);
    let mut change = Change::default();
    change
        .marks
        .push((acme(), "unknown".to_owned(), SendState::Waiting(nine()), 1));
    keep(&store, change).await;
    assert_eq!(picture(&store), before);
    assert_eq!(store.message(&acme(), "unknown").unwrap(), None);
}

async fn a_message_can_be_queued_and_marked_in_one_change(store: Under) {
    let mut change = Change::default();
    change.send(message_to(&acme(), "one"), nine());
    change.marks.push((acme(), "one".to_owned(), sent(0), 1));
    keep(&store, change).await;
    assert_eq!(waiting(&store), [""; 0]);
    assert_eq!(
        store.message(&acme(), "one").unwrap().unwrap().state,
        sent(0)
    );
}

async fn facts_are_listed_by_prefix_in_the_order_of_their_ids(store: Under) {
    let ids = [
        "",
        "\0",
        "\0\u{1}",
        "10",
        "2",
        "a",
        "a\0",
        "a\0\0b",
        "a\0b",
        "a/",
        "a/1",
        "a/1/2",
        "a/2",
        "a0",
        "b",
        "{",
        "é",
        "\u{10ffff}",
    ];
    let mut change = Change::default();
    for id in ids.iter().rev() {
        change.facts.push((key(id), Some((1, json!(id)))));
    }
    for kind in ["not", "note\0", "notes"] {
        let mut other = key("a/other");
        kind.clone_into(&mut other.kind);
        change.facts.push((other, Some((1, json!("other")))));
    }
    keep(&store, change).await;
    for prefix in ["", "a", "a/", "a/1", "a\0", "\0", "\u{10ffff}", "nothing"] {
        let mut want: Vec<&str> = ids
            .into_iter()
            .filter(|id| id.starts_with(prefix))
            .collect();
        want.sort_unstable();
        for limit in [0, 1, 3, 1_000] {
            let found = store.facts(&acme(), "note", prefix, limit).unwrap();
            let read: Vec<_> = found.iter().map(|(key, _)| key.id.as_str()).collect();
            assert_eq!(read, want[..want.len().min(limit)], "{prefix:?} {limit}");
            for (key, stored) in &found {
                assert_eq!(stored.value, json!(key.id));
                assert_eq!(key.kind, "note");
            }
        }
    }
}

async fn hostile_names_never_meet(store: Under) {
    // Each pair reads alike when its parts are joined with a separator that somebody could type.
    let parts = [
        "", "\0", "/", "a", "a\0", "\0a", "a/", "/a", "\u{1}", "\0\u{1}", "\u{7f}", "\u{ff}",
    ];
    let mut change = Change::default();
    for workspace in parts {
        let team = Workspace::new(workspace);
        for name in parts {
            let id = format!("{name}x");
            let fact = Key {
                workspace: team.clone(),
                kind: name.to_owned(),
                id: id.clone(),
            };
            change
                .facts
                .push((fact, Some((1, json!([workspace, name])))));
            change.schedule(&team, name, id, Some(nine()));
            change.send(message_to(&team, name), nine());
            change
                .handled
                .push((team.clone(), EventId::new(name), nine()));
        }
    }
    let count = parts.len() * parts.len();
    keep(&store, change).await;
    assert_eq!(store.due(nine(), 1_000).unwrap().len(), count);
    assert_eq!(store.unsent(1_000).unwrap().len(), count);
    for workspace in parts {
        let team = Workspace::new(workspace);
        for name in parts {
            let found = store.facts(&team, name, "", 1_000).unwrap();
            assert_eq!(found.len(), 1, "{workspace:?} {name:?}");
            assert_eq!(found[0].1.value, json!([workspace, name]));
            let queued = store.message(&team, name).unwrap().unwrap();
            assert_eq!(queued.message, message_to(&team, name));
            assert!(store.is_handled(&team, &EventId::new(name)).unwrap());
        }
        assert!(!store.is_handled(&team, &EventId::new("other")).unwrap());
    }
}

async fn workspaces_are_separate(store: Under) {
    furnish(&store).await;
    let other = Workspace::new("T2");
    let mut elsewhere = key("there");
    elsewhere.workspace = other.clone();
    assert_eq!(store.fact(&elsewhere).unwrap(), None);
    assert_eq!(store.facts(&other, "note", "", 10).unwrap(), []);
    assert_eq!(store.message(&other, "there").unwrap(), None);
    assert!(!store.is_handled(&other, &EventId::new("E-old")).unwrap());
    let mut change = Change::default();
    change.facts.push((elsewhere.clone(), None));
    change.schedule(&other, "promise", "there", None);
    change
        .marks
        .push((other.clone(), "there".to_owned(), sent(0), 1));
    change.handled.push((other, EventId::new("E-old"), nine()));
    keep(&store, change).await;
    assert_eq!(words(&store, "there").unwrap(), "first");
    assert_eq!(agenda(&store, Timestamp::MAX).len(), 1);
    assert_eq!(waiting(&store), ["there"]);
}

async fn pruning_forgets_what_is_settled_and_nothing_else(store: Under) {
    furnish(&store).await;
    let mut change = Change::default();
    for minutes in 0..10 {
        let name = format!("m{minutes}");
        change.send(message_to(&acme(), &name), nine());
        change.marks.push((acme(), name, sent(minutes), 1));
        let event = EventId::new(format!("E{minutes}"));
        change.handled.push((acme(), event, after(minutes)));
    }
    keep(&store, change).await;
    let before = picture(&store);
    // Minutes 0 to 4 of both, and the delivery handled when the store was furnished.
    assert_eq!(store.prune(after(5)).await.unwrap(), 11);
    assert_eq!(store.prune(after(5)).await.unwrap(), 0);
    assert_eq!(picture(&store), before);
    for minutes in 0..10 {
        let kept = minutes >= 5;
        let event = EventId::new(format!("E{minutes}"));
        assert_eq!(store.is_handled(&acme(), &event).unwrap(), kept);
        let message = store.message(&acme(), &format!("m{minutes}")).unwrap();
        assert_eq!(message.is_some(), kept);
    }
    assert_eq!(waiting(&store), ["there"]);
}

async fn pruning_reaches_the_end_of_a_long_past(store: Under) {
    let mut change = Change::default();
    for number in 0..2_500 {
        let minutes = number % 2;
        let event = EventId::new(format!("E{number}"));
        change.handled.push((acme(), event, after(minutes)));
        let name = format!("m{number}");
        change.send(message_to(&acme(), &name), nine());
        change.marks.push((acme(), name, sent(minutes), 1));
    }
    keep(&store, change).await;
    assert_eq!(store.prune(after(0)).await.unwrap(), 0);
    assert_eq!(store.prune(after(1)).await.unwrap(), 2_500);
    assert_eq!(store.prune(after(2)).await.unwrap(), 2_500);
    let last = EventId::new("E2499");
    assert!(!store.is_handled(&acme(), &last).unwrap());
    assert_eq!(store.message(&acme(), "m2499").unwrap(), None);
}

/// A promise as these tests keep it: by its number, padded so that ids sort as numbers do.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
struct Numbered(Promise);

impl Record for Numbered {
    const KIND: &'static str = "numbered-promise";

    fn id(&self) -> String {
        format!("{:08}", self.0.id.0)
    }
}

fn promise(number: u64) -> Numbered {
    let minutes = i64::try_from(number).unwrap();
    Numbered(Promise {
        id: PromiseId(number),
        owner: Member::new(format!("U{}", number % 40)),
        what: format!("send customer {number} the quote"),
        to: Some(format!("customer {number}")),
        due: Some(Due {
            at: after(minutes),
            zone: "Europe/Berlin".to_owned(),
        }),
        made: nine(),
        source: None,
        state: State::Open,
        history: Vec::new(),
        snoozed: None,
        proposed: None,
    })
}

async fn ten_thousand_promises_are_listed_and_found(store: Under) {
    let mut commits = Vec::new();
    for hundred in 0..100_u64 {
        let mut change = Change::default();
        for number in hundred * 100..(hundred + 1) * 100 {
            let record = promise(number);
            change.put(&acme(), &record);
            let at = record.0.due.as_ref().map(|due| due.at);
            change.schedule(&acme(), "promise", record.id(), at);
        }
        commits.push(store.commit(change));
    }
    for commit in commits {
        commit.await.unwrap();
    }
    let reads = store.reads();
    let listed: Vec<Numbered> = reads.list(&acme(), "", usize::MAX).unwrap();
    assert_eq!(listed.len(), 10_000);
    assert!(
        listed
            .iter()
            .zip(0..)
            .all(|(read, number)| *read == promise(number))
    );
    let some: Vec<Numbered> = reads.list(&acme(), "000012", 1_000).unwrap();
    assert_eq!(some.len(), 100);
    assert_eq!(some[0], promise(1_200));
    let one: Option<Numbered> = reads.get(&acme(), "00009999").unwrap();
    assert_eq!(one, Some(promise(9_999)));
    let due = store.due(after(4_999), usize::MAX).unwrap();
    assert_eq!(due.len(), 5_000);
    assert!(due.is_sorted_by_key(|entry| entry.at));
    assert_eq!(store.next_moment().unwrap(), Some(nine()));
}

async fn a_large_and_strange_text_is_kept_to_the_letter(store: Under) {
    let strange = "\0\u{202e}שלום <!channel> \"\\\n\u{1f469}\u{200d}\u{1f692} e\u{301}\u{feff}"
        .repeat(20_000);
    keep(&store, note("1", &strange)).await;
    keep(&store, note("2", &strange)).await;
    assert_eq!(words(&store, "1").unwrap(), strange);
    let value = json!({ "z": 1, "a": [u64::MAX, i64::MIN, 0.1, 1e300, null, true], "": {} });
    let mut change = Change::default();
    change
        .facts
        .push((key("3"), Some((u32::MAX, value.clone()))));
    keep(&store, change).await;
    let stored = store.fact(&key("3")).unwrap().unwrap();
    assert_eq!(stored.value.to_string(), value.to_string());
    assert_eq!(stored.version, u32::MAX);
}

async fn an_empty_change_is_no_change(store: Under) {
    furnish(&store).await;
    let before = picture(&store);
    keep(&store, Change::default()).await;
    assert_eq!(picture(&store), before);
    let only_expecting = Change {
        expected: vec![Expected::Fact(key("there"), None)],
        ..Change::default()
    };
    let refusal = store.commit(only_expecting).await.unwrap_err();
    assert!(matches!(refusal, CommitError::Conflict));
}

async fn sixty_four_people_counting_at_once_reach_the_right_number(store: Under) {
    const PEOPLE: usize = 64;
    const EACH: usize = 5;
    let people: Vec<_> = (0..PEOPLE)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                for _ in 0..EACH {
                    count_one(&store).await;
                }
            })
        })
        .collect();
    for person in people {
        person.await.unwrap();
    }
    let stored = store.fact(&key("counter")).unwrap().unwrap();
    assert_eq!(stored.value, json!(PEOPLE * EACH));
}

/// Raises the counter by one, deciding again whenever somebody else was quicker.
async fn count_one(store: &Under) {
    loop {
        let found = store.fact(&key("counter")).unwrap();
        let count = found
            .as_ref()
            .map_or(0, |stored| stored.value.as_u64().unwrap());
        let change = Change {
            facts: vec![(key("counter"), Some((1, json!(count + 1))))],
            expected: vec![Expected::Fact(
                key("counter"),
                found.map(|stored| stored.revision),
            )],
            ..Change::default()
        };
        match store.commit(change).await {
            Ok(()) => return,
            Err(CommitError::Conflict) => tokio::task::yield_now().await,
            Err(other) => panic!("{other:?}"),
        }
    }
}

async fn records_read_through_their_own_type(store: Under) {
    let mut change = Change::default();
    change.put(&acme(), &promise(7));
    keep(&store, change).await;
    let reads = store.reads();
    assert_eq!(reads.get(&acme(), "00000007").unwrap(), Some(promise(7)));
    assert_eq!(reads.get::<Numbered>(&acme(), "00000008").unwrap(), None);
    let mut change = Change::default();
    let number = Key::of::<Numbered>(&acme(), "00000009");
    change
        .facts
        .push((number, Some((1, json!({ "id": "nine" })))));
    keep(&store, change).await;
    let damaged = reads.get::<Numbered>(&acme(), "00000009").unwrap_err();
    insta::assert_snapshot!(damaged, @"the record numbered-promise/00000009 is damaged: its shape is not the expected one");
    let mut change = Change::default();
    change.remove::<Numbered>(&acme(), "00000007");
    keep(&store, change).await;
    assert_eq!(reads.get::<Numbered>(&acme(), "00000007").unwrap(), None);
}

async fn the_last_word_counts_within_one_change(store: Under) {
    let mut change = note("1", "first");
    change.facts.extend(note("1", "second").facts);
    change.facts.extend(note("2", "here").facts);
    change.facts.push((key("2"), None));
    change.schedule(&acme(), "promise", "1", Some(after(1)));
    change.schedule(&acme(), "promise", "1", Some(after(2)));
    change.schedule(&acme(), "promise", "2", Some(after(3)));
    change.schedule(&acme(), "promise", "2", None);
    let event = EventId::new("E1");
    change.handled.push((acme(), event.clone(), nine()));
    change.handled.push((acme(), event, nine()));
    keep(&store, change).await;
    assert_eq!(words(&store, "1").unwrap(), "second");
    assert_eq!(words(&store, "2"), None);
    assert_eq!(agenda(&store, Timestamp::MAX), [(2, "1".to_owned())]);
}
