//! What the store on disk costs: commits a second alone and shared, opening and memory with 100,000 promises.
//!
//! Prints figures and ratios; it judges nothing. `cargo bench --bench store`, on a quiet machine.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops")]
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use goodword::adapters::sled::SledStore;
use goodword::clock::Stopwatch;
use goodword::ids::Member;
use goodword::ids::PromiseId;
use goodword::ids::Workspace;
use goodword::promises::Due;
use goodword::promises::Promise;
use goodword::promises::State;
use goodword::store::Change;
use goodword::store::Key;
use goodword::store::Reads;
use goodword::store::Store;
use jiff::SignedDuration;
use jiff::Timestamp;

/// Set to a folder when this program is to open it, say what that took, and end.
const OPEN: &str = "GOODWORD_BENCH_OPEN";
const PROMISES: u64 = 100_000;
const ALONE: u64 = 500;
const PEOPLE: u64 = 64;
const EACH: u64 = 100;

fn main() {
    if let Ok(folder) = env::var(OPEN) {
        return open(Path::new(&folder));
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(commits(&folder.path().join("commits")));
    let promises = folder.path().join("promises");
    runtime.block_on(load(&promises));
    for when in ["first", "second", "third"] {
        print!("{when} opening: ");
        let program = env::current_exe().unwrap();
        let said = Command::new(program).env(OPEN, &promises).output().unwrap();
        print!("{}", String::from_utf8_lossy(&said.stdout));
        assert!(said.status.success(), "{said:?}");
    }
}

/// Measures commits that wait for each other, and commits that share their sync.
async fn commits(folder: &Path) {
    let store = Arc::new(SledStore::open(folder).unwrap());
    let watch = Stopwatch::start();
    for number in 0..ALONE {
        store.commit(promise(number)).await.unwrap();
    }
    let alone = rate(ALONE, watch.elapsed());
    let watch = Stopwatch::start();
    let people: Vec<_> = (0..PEOPLE)
        .map(|person| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut waits = Vec::new();
                for number in 0..EACH {
                    let watch = Stopwatch::start();
                    store
                        .commit(promise(ALONE + person * EACH + number))
                        .await
                        .unwrap();
                    waits.push(watch.elapsed());
                }
                waits
            })
        })
        .collect();
    let mut waits = Vec::new();
    for person in people {
        waits.extend(person.await.unwrap());
    }
    let shared = rate(PEOPLE * EACH, watch.elapsed());
    waits.sort_unstable();
    let median = waits[waits.len() / 2];
    let slow = waits[waits.len() * 99 / 100];
    println!("commits, each with a sync of its own: {alone:.0} a second");
    println!(
        "commits, {PEOPLE} at once sharing it: {shared:.0} a second, acknowledged after {median:.1?} (median), {slow:.1?} (99%)"
    );
    println!("sharing the sync: {:.1} times as many", shared / alone);
}

/// Fills a store with promises, each with its next moment.
async fn load(folder: &Path) {
    let store = SledStore::open(folder).unwrap();
    let watch = Stopwatch::start();
    for batch in 0..PROMISES / 100 {
        let mut change = Change::default();
        for number in batch * 100..(batch + 1) * 100 {
            let one = promise(number);
            change.facts.extend(one.facts);
            change.agenda.extend(one.agenda);
        }
        store.commit(change).await.unwrap();
    }
    let took = watch.elapsed();
    println!(
        "{PROMISES} promises recorded in {took:.1?}, resident {} MiB",
        resident()
    );
    drop(store);
    println!("on disk: {} MiB", bytes_in(folder) / 1024 / 1024);
}

/// Opens a store, reads a little of it, and says what that took.
fn open(folder: &Path) {
    let before = resident();
    let watch = Stopwatch::start();
    let store = SledStore::open(folder).unwrap();
    let took = watch.elapsed();
    let opened = resident();
    let watch = Stopwatch::start();
    let due = store.due(Timestamp::MAX, 100).unwrap();
    assert_eq!(due.len(), 100);
    assert!(store.fact(&key(PROMISES - 1)).unwrap().is_some());
    let read = watch.elapsed();
    println!(
        "{took:.1?}, resident {opened} MiB ({before} before); 100 due and one promise read in {read:.1?}, resident {} MiB",
        resident()
    );
}

fn rate(count: u64, took: Duration) -> f64 {
    let count = u32::try_from(count).unwrap();
    f64::from(count) / took.as_secs_f64()
}

/// Returns the resident memory of this process in MiB, in pages of 4 KiB.
fn resident() -> u64 {
    let pages = fs::read_to_string("/proc/self/statm").unwrap();
    let pages: u64 = pages.split(' ').nth(1).unwrap().parse().unwrap();
    pages * 4 / 1024
}

fn bytes_in(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).unwrap();
    files
        .map(|file| {
            let file = file.unwrap();
            let about = file.metadata().unwrap();
            if about.is_dir() {
                bytes_in(&file.path())
            } else {
                about.len()
            }
        })
        .sum()
}

fn key(number: u64) -> Key {
    Key {
        workspace: Workspace::new("T024BE7LD"),
        kind: "promise".to_owned(),
        id: format!("{number:010}"),
    }
}

/// Returns a change that records a promise and its next moment.
fn promise(number: u64) -> Change {
    let made = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(490_000);
    // Spread over two months, and not in the order they are recorded.
    let due = made + SignedDuration::from_mins(i64::try_from(number * 7_919 % 86_400).unwrap());
    let promise = Promise {
        id: PromiseId(number),
        owner: Member::new(format!("U{:08}", number % 4_000)),
        what: format!("send the corrected invoice {number} with the new delivery address"),
        to: Some("the people at Acme".to_owned()),
        due: Some(Due {
            at: due,
            zone: "Europe/Berlin".to_owned(),
        }),
        made,
        source: None,
        state: State::Open,
        history: Vec::new(),
        snoozed: None,
        proposed: None,
    };
    let key = key(number);
    let mut change = Change::default();
    change.schedule(&key.workspace, "promise", key.id.clone(), Some(due));
    let value = serde_json::to_value(&promise).unwrap();
    change.facts.push((key, Some((1, value))));
    change
}
