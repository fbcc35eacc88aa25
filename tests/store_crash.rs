//! The store on disk under what happens to real machines: killed processes, full disks, damaged files.
//!
//! Some tests need a second process: they run this program again, filtered to themselves, with a folder in
//! an environment variable, and play the other part when they find it set.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use goodword::adapters::sled::OpenError;
use goodword::adapters::sled::SledStore;
use goodword::chat::Outbound;
use goodword::chat::Recipient;
use goodword::clock::Stopwatch;
use goodword::ids::EventId;
use goodword::ids::Member;
use goodword::ids::Workspace;
use goodword::store::Change;
use goodword::store::CommitError;
use goodword::store::Expected;
use goodword::store::Key;
use goodword::store::Reads;
use goodword::store::Store;
use goodword::store::StoreError;
use goodword::view::Card;
use insta::assert_snapshot;
use jiff::SignedDuration;
use jiff::Timestamp;
use serde_json::json;
use tempfile::TempDir;

/// The folder in which the other part is to be played.
const FOLDER: &str = "GOODWORD_TEST_FOLDER";
/// Which round it is, so that each round's promises are new.
const ROUND: &str = "GOODWORD_TEST_ROUND";

fn team() -> Workspace {
    Workspace::new("T1")
}

fn key(id: &str) -> Key {
    Key {
        workspace: team(),
        kind: "promise".to_owned(),
        id: id.to_owned(),
    }
}

fn moment(minutes: u64) -> Timestamp {
    let start: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
    start + SignedDuration::from_mins(i64::try_from(minutes).unwrap())
}

/// Returns a change that makes or moves a promise: the fact, its agenda entry, a message and a delivery.
fn step(id: &str, step: u64) -> Change {
    // Scattered, so that the agenda's order is not the order of the facts.
    let scattered = id
        .bytes()
        .fold(step, |sum, byte| (sum * 31 + u64::from(byte)) % 100_000);
    let at = moment(scattered);
    let name = format!("{id}/{step}");
    let mut change = Change::default();
    let value = json!({ "step": step, "at": at, "words": "x".repeat(200) });
    change.facts.push((key(id), Some((1, value))));
    change.schedule(&team(), "promise", id, Some(at));
    let message = Outbound {
        key: name.clone(),
        workspace: team(),
        to: Recipient::Direct(Member::new("U1")),
        card: Card::saying("noted"),
    };
    change.send(message, at);
    change.handled.push((team(), EventId::new(name), at));
    change
}

/// Runs this program again, only this test, to play the other part in `folder`.
fn other_part(test: &str, folder: &Path, round: u64) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(ROUND, round.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// Returns the folder and round when this process is to play the other part.
fn my_part() -> Option<(PathBuf, u64)> {
    let folder = env::var_os(FOLDER)?;
    let round = env::var(ROUND).unwrap().parse().unwrap();
    Some((PathBuf::from(folder), round))
}

/// Says something to the process that started this one, even if this one is killed right after.
fn say(words: &str) {
    io::stderr()
        .write_all(format!("said {words}\n").as_bytes())
        .unwrap();
}

/// Returns what a process says, until it ends.
fn heard(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    let said = BufReader::new(child.stderr.take().unwrap());
    said.lines()
        .map(Result::unwrap)
        .filter_map(|line| Some(line.split_once("said ")?.1.to_owned()))
}

/// Makes promises and moves them, eight people at once, until the process is killed or a commit fails.
fn live(folder: &Path, round: u64) {
    let store = Arc::new(SledStore::open(folder).unwrap());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let people: Vec<_> = (0..8)
        .map(|person| {
            let store = store.clone();
            runtime.spawn(async move {
                for number in 0.. {
                    let id = format!("{round}-{person}-{number}");
                    for moves in 1..=3 {
                        match store.commit(step(&id, moves)).await {
                            Ok(()) => say(&format!("{id} {moves}")),
                            Err(error) => return error,
                        }
                    }
                }
                unreachable!("nobody makes that many promises")
            })
        })
        .collect();
    for person in people {
        let error = runtime.block_on(person).unwrap();
        assert!(matches!(error, CommitError::Store(_)), "{error:?}");
        let after = store.fact(&key("any")).unwrap_err();
        assert!(matches!(after, StoreError::Unavailable(_)), "{after:?}");
        say(&format!("not saved: {after}"));
    }
}

/// Adds the acknowledged steps to what is known: the last step of each promise.
fn note(acknowledged: &mut BTreeMap<String, u64>, said: impl IntoIterator<Item = String>) {
    for line in said {
        let (id, step) = line.split_once(' ').unwrap();
        if let Ok(step) = step.parse() {
            acknowledged.insert(id.to_owned(), step);
        }
    }
}

/// Checks that everything acknowledged is there, and that all trees tell the same story.
fn check(store: &SledStore, acknowledged: &BTreeMap<String, u64>) {
    let facts = store.facts(&team(), "promise", "", usize::MAX).unwrap();
    let steps: BTreeMap<String, u64> = facts
        .iter()
        .map(|(key, stored)| (key.id.clone(), stored.value["step"].as_u64().unwrap()))
        .collect();
    for (id, step) in acknowledged {
        assert!(
            steps.get(id) >= Some(step),
            "{id} was at {step}, is at {:?}",
            steps.get(id)
        );
    }
    let mut from_facts: Vec<_> = facts
        .iter()
        .map(|(key, stored)| {
            (
                stored.value["at"].as_str().unwrap().parse().unwrap(),
                key.id.clone(),
            )
        })
        .collect();
    from_facts.sort();
    let agenda = store.due(Timestamp::MAX, usize::MAX).unwrap();
    let mut from_agenda: Vec<_> = agenda
        .into_iter()
        .map(|entry| (entry.at, entry.subject))
        .collect();
    from_agenda.sort();
    assert_eq!(from_agenda, from_facts);
    let waiting = store.unsent(usize::MAX).unwrap().len() as u64;
    assert_eq!(waiting, steps.values().sum::<u64>());
    for (id, last) in &steps {
        for step in 1..=*last {
            let name = format!("{id}/{step}");
            assert!(store.message(&team(), &name).unwrap().is_some(), "{name}");
            assert!(store.is_handled(&team(), &EventId::new(name)).unwrap());
        }
    }
}

/// Leaves in the folder what a start leaves that is killed while it writes its snapshot.
fn plant_leftover(folder: &Path) -> PathBuf {
    let leftover = folder.join("snap.00000000000BADFF.generating");
    fs::write(&leftover, b"half a snapsh").unwrap();
    leftover
}

#[test]
fn what_was_acknowledged_survives_a_killed_process() {
    const TEST: &str = "what_was_acknowledged_survives_a_killed_process";
    if let Some((folder, round)) = my_part() {
        return live(&folder, round);
    }
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = BTreeMap::new();
    let watch = Stopwatch::start();
    let mut rounds = 0;
    while rounds < 20 && watch.elapsed() < Duration::from_secs(20) {
        let leftover = plant_leftover(folder.path());
        let mut child = other_part(TEST, folder.path(), rounds).spawn().unwrap();
        let mut said = heard(&mut child);
        if rounds % 2 == 0 {
            note(&mut acknowledged, said.next());
        }
        // Chance on purpose: a kill may fall into the opening, a commit, a sync, or between.
        thread::sleep(Duration::from_millis(fastrand::u64(1..300)));
        child.kill().unwrap();
        note(&mut acknowledged, said);
        child.wait().unwrap();
        let store = SledStore::open(folder.path()).unwrap();
        assert!(!leftover.exists());
        check(&store, &acknowledged);
        rounds += 1;
    }
    assert!(rounds >= 5, "only {rounds} rounds in {:?}", watch.elapsed());
    assert!(acknowledged.len() > 20, "only {acknowledged:?}");
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_loses_nothing_that_was_acknowledged() {
    const TEST: &str = "a_full_disk_is_told_and_loses_nothing_that_was_acknowledged";
    if let Some((folder, round)) = my_part() {
        return live(&folder, round);
    }
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = BTreeMap::new();
    for (round, megabytes) in [(0, 4), (1, 9)] {
        let other = other_part(TEST, folder.path(), round);
        // No file may grow beyond this, and the signal that would say so is not heard: a write just fails.
        let mut limited = Command::new("sh");
        limited
            .arg("-c")
            .arg(format!(
                "trap '' XFSZ; ulimit -f {}; exec \"$@\"",
                megabytes * 2_048
            ))
            .arg("sh")
            .arg(other.get_program())
            .args(other.get_args())
            .envs(
                other
                    .get_envs()
                    .filter_map(|(name, value)| Some((name, value?))),
            )
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = limited.spawn().unwrap();
        let said: Vec<_> = heard(&mut child).collect();
        child.wait().unwrap();
        assert_eq!(
            said.last().unwrap(),
            "not saved: the store is not available"
        );
        note(&mut acknowledged, said);
        let store = SledStore::open(folder.path()).unwrap();
        check(&store, &acknowledged);
    }
    assert!(acknowledged.len() > 100, "only {}", acknowledged.len());
}

#[test]
fn a_folder_in_use_names_its_user() {
    const TEST: &str = "a_folder_in_use_names_its_user";
    if let Some((folder, _)) = my_part() {
        return say(&SledStore::open(folder).unwrap_err().to_string());
    }
    let folder = tempfile::tempdir().unwrap();
    let store = SledStore::open(folder.path()).unwrap();
    let mut second = other_part(TEST, folder.path(), 0).spawn().unwrap();
    let said: Vec<_> = heard(&mut second).collect();
    assert!(second.wait().unwrap().success());
    let user = format!("in use by process {} since 20", std::process::id());
    assert!(said.len() == 1 && said[0].contains(&user), "{said:?}");
    let again = SledStore::open(folder.path()).unwrap_err();
    assert!(matches!(again, OpenError::Locked { .. }), "{again:?}");
    drop(store);
    SledStore::open(folder.path()).unwrap();
}

/// Opens a folder and returns why it was refused, with the folder's name taken out.
#[track_caller]
fn refusal(folder: &Path) -> String {
    let error = SledStore::open(folder).unwrap_err();
    error
        .to_string()
        .replace(folder.to_str().unwrap(), "FOLDER")
}

#[test]
fn a_folder_of_a_newer_program_is_refused() {
    let folder = furnished();
    fs::write(folder.path().join("format"), "goodword 2\n").unwrap();
    assert_snapshot!(refusal(folder.path()), @"FOLDER was made by a newer goodword (format 2; this one reads up to 1): use that version, or choose another folder");
    fs::write(folder.path().join("format"), "goodword 1\n").unwrap();
    intact(folder.path());
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    drop(sled::open(folder.path()).unwrap());
    assert_snapshot!(refusal(folder.path()), @"FOLDER holds files that goodword did not make: choose another folder");
    for format in [
        &b""[..],
        b"goodword",
        b"goodword x",
        b"\xff\xfe",
        b"something 1",
    ] {
        fs::write(folder.path().join("format"), format).unwrap();
        let error = SledStore::open(folder.path()).unwrap_err();
        assert!(matches!(error, OpenError::Foreign(_)), "{error:?}");
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "in the way").unwrap();
    let error = SledStore::open(folder.path().join("file").join("data")).unwrap_err();
    assert!(matches!(error, OpenError::Io { .. }), "{error:?}");
    let deep = folder.path().join("a/b/c");
    drop(SledStore::open(&deep).unwrap());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&deep).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}

/// How many promises a furnished folder holds.
const FURNISHED: usize = 400;

fn number(number: usize) -> String {
    format!("{number:06}")
}

/// Returns a folder with promises in it, closed.
fn furnished() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let store = SledStore::open(folder.path()).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for id in 0..FURNISHED {
        runtime
            .block_on(store.commit(step(&number(id), 1)))
            .unwrap();
    }
    drop(store);
    folder
}

/// Checks that a furnished folder still holds everything.
#[track_caller]
fn intact(folder: &Path) {
    let store = SledStore::open(folder).unwrap();
    let acknowledged = (0..FURNISHED).map(|id| (number(id), 1)).collect();
    check(&store, &acknowledged);
}

#[test]
fn everything_is_there_after_closing_and_opening() {
    let folder = furnished();
    for _ in 0..3 {
        intact(folder.path());
    }
}

#[test]
fn a_leftover_of_a_killed_start_does_not_stop_the_next() {
    let folder = furnished();
    let leftover = plant_leftover(folder.path());
    intact(folder.path());
    assert!(!leftover.exists());
}

#[test]
fn a_garbled_record_is_called_damaged() {
    let folder = furnished();
    {
        let db = sled::open(folder.path()).unwrap();
        let facts = db.open_tree("facts").unwrap();
        let all: Vec<_> = facts.iter().map(Result::unwrap).collect();
        assert_eq!(all.len(), FURNISHED);
        let cut = &all[7].1[..all[7].1.len() / 2];
        facts.insert(&all[7].0, cut).unwrap();
        let mut garbled = all[8].1.to_vec();
        let last = garbled.len() - 3;
        garbled[last] = b'y';
        facts.insert(&all[8].0, garbled).unwrap();
        facts.insert(&all[9].0, b"").unwrap();
    }
    let store = SledStore::open(folder.path()).unwrap();
    let told = |id| store.fact(&key(&number(id))).unwrap_err().to_string();
    assert_snapshot!(told(7), @"the record promise/000007 is damaged: it is cut short or overwritten");
    assert_snapshot!(told(8), @"the record promise/000008 is damaged: its checksum is wrong");
    assert_snapshot!(told(9), @"the record promise/000009 is damaged: it is cut short or overwritten");
    assert!(store.fact(&key(&number(10))).unwrap().is_some());
    let listed = store.facts(&team(), "promise", "", 100).unwrap_err();
    assert!(matches!(listed, StoreError::Damaged { .. }), "{listed:?}");

    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut relying = step(&number(10), 2);
    relying.expected = vec![Expected::Fact(key(&number(7)), Some(1))];
    let refused = runtime.block_on(store.commit(relying)).unwrap_err();
    assert!(
        matches!(refused, CommitError::Store(StoreError::Damaged { .. })),
        "{refused:?}"
    );
    // Nothing else suffers, and the record can be written anew.
    runtime.block_on(store.commit(step(&number(7), 2))).unwrap();
    assert!(store.fact(&key(&number(7))).unwrap().is_some());
}

#[test]
fn a_database_cut_short_is_refused_or_whole() {
    let folder = furnished();
    let file = folder.path().join("db");
    let whole = fs::read(&file).unwrap();
    let mut told = 0;
    for part in 0..10 {
        fs::write(&file, &whole[..whole.len() * part / 10]).unwrap();
        told += usize::from(told_or_whole(folder.path()));
    }
    assert!(told > 0, "the cuts missed everything");
    fs::write(&file, &whole).unwrap();
    intact(folder.path());
}

#[test]
fn a_damaged_spot_is_told_or_harmless() {
    let folder = furnished();
    // Opened once more, the database has a snapshot, which skips what would notice the damage at once.
    intact(folder.path());
    let file = folder.path().join("db");
    let whole = fs::read(&file).unwrap();
    let snapshots: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("snap.")
        })
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    assert!(!snapshots.is_empty());
    for with_snapshot in [true, false] {
        let mut told = 0;
        for part in 0..12 {
            let mut damaged = whole.clone();
            let spot = whole.len() * part / 12 + 77;
            for byte in &mut damaged[spot..spot + 64] {
                *byte ^= 0x55;
            }
            fs::write(&file, &damaged).unwrap();
            for (path, snapshot) in &snapshots {
                if with_snapshot {
                    fs::write(path, snapshot).unwrap();
                } else if path.exists() {
                    fs::remove_file(path).unwrap();
                }
            }
            told += usize::from(told_or_whole(folder.path()));
        }
        assert!(told > 0, "the damage missed everything");
    }
}

/// Opens a damaged folder and reads all of it. Returns whether the damage was told, by a refusal or by an
/// error on reading; when it was not, everything must be there.
#[track_caller]
fn told_or_whole(folder: &Path) -> bool {
    let store = match SledStore::open(folder) {
        Err(OpenError::Damaged { .. } | OpenError::Lost { .. }) => return true,
        Err(other) => panic!("{other:?}"),
        Ok(store) => store,
    };
    let facts = store.facts(&team(), "promise", "", usize::MAX);
    let agenda = store.due(Timestamp::MAX, usize::MAX);
    let waiting = store.unsent(usize::MAX);
    match (facts, agenda, waiting) {
        (Ok(facts), Ok(agenda), Ok(waiting)) => {
            assert_eq!(facts.len(), FURNISHED);
            assert_eq!(agenda.len(), FURNISHED);
            assert_eq!(waiting.len(), FURNISHED);
            false
        }
        _ => true,
    }
}

#[test]
fn everything_of_a_workspace_can_be_taken_along() {
    let folder = furnished();
    let store = SledStore::open(folder.path()).unwrap();
    let lines: Vec<_> = store.dump(&team()).map(Result::unwrap).collect();
    assert_eq!(lines.len(), FURNISHED * 4);
    assert_eq!(store.dump(&Workspace::new("T")).count(), 0);
    let short = |line: &String| line.replace(&"x".repeat(200), "x");
    assert_snapshot!(short(&lines[FURNISHED - 1]), @r#"{"what":"fact","kind":"promise","id":"000399","version":1,"revision":400,"data":{"step":1,"at":"2026-03-11T05:20:00Z","words":"x"}}"#);
    assert_snapshot!(lines[FURNISHED], @r#"{"what":"moment","kind":"promise","id":"000000","version":1,"revision":1,"data":"2026-03-09T00:29:00Z"}"#);
    assert_snapshot!(lines[FURNISHED * 2], @r#"{"what":"message","id":"000000/1","version":1,"revision":1,"data":{"change":1,"place":0,"queued":{"message":{"key":"000000/1","workspace":"T1","to":{"direct":"U1"},"card":{"summary":"noted","parts":[{"words":[{"plain":"noted"}]}]}},"queued":"2026-03-09T00:29:00Z","attempts":0,"state":{"waiting":"2026-03-09T00:29:00Z"}}}}"#);
    assert_snapshot!(lines[FURNISHED * 3], @r#"{"what":"delivery","id":"000000/1","version":1,"revision":1,"data":{"at":"2026-03-09T00:29:00Z"}}"#);
    let ids: std::collections::BTreeSet<_> = lines.iter().collect();
    assert_eq!(ids.len(), lines.len());
}
