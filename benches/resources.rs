//! What the running program takes: time to start, and memory when nothing happens.
//!
//! The real `goodword serve` as a process of its own, against a workspace that is another: with an empty store, with
//! 100,000 promises of which most are kept by now, and with 100,000 that are all still open. `cargo bench --bench resources`, on a quiet machine; Linux only, where a process
//! says what memory it holds.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops")]
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use futures_util::StreamExt;
use goodword::adapters::slack::choose_cryptography;
use goodword::adapters::sled::SledStore;
use goodword::calendar::Calendar;
use goodword::clock::Clock;
use goodword::clock::Stopwatch;
use goodword::clock::SystemClock;
use goodword::features::promise::book;
use goodword::ids::Member;
use goodword::ids::PromiseId;
use goodword::ids::Workspace;
use goodword::promises::Due;
use goodword::promises::Promise;
use goodword::promises::Rhythm;
use goodword::promises::State;
use goodword::promises::next_nudge;
use goodword::store::Change;
use goodword::store::Store;
use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use serde_json::json;
use tokio_tungstenite::connect_async;

const PROGRAM: &str = env!("CARGO_BIN_EXE_goodword");
const PROMISES: u64 = 100_000;
/// The number of the first, so that those promised while measuring get others.
const FIRST: u64 = 1_000_000;
/// How many are recorded together.
const TOGETHER: u64 = 500;
/// How often each start is measured.
const STARTS: usize = 5;
/// How many commands somebody types before memory is looked at again.
const COMMANDS: usize = 300;
/// The most a start may take, beyond opening the socket.
const START_LIMIT: Duration = Duration::from_millis(500);
/// The most memory when nothing happens, in MB.
const MEMORY_LIMIT: f64 = 30.0;
/// After this it is not coming.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long memory must stay as it is to count as settled, and when it counts as settled in any case.
const SETTLED: (Duration, Duration) = (Duration::from_secs(3), Duration::from_secs(20));

#[tokio::main]
async fn main() {
    choose_cryptography();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let stores = [
        ("an empty store", None),
        ("100,000 promises, 5,000 of them open", Some(5_000)),
        ("100,000 promises, all of them open", Some(PROMISES)),
    ];
    let stores = stores.map(|(what, open)| (what, open, folder.path().join(what)));
    for (_, open, data) in &stores {
        if let Some(open) = open {
            fill(data, *open).await;
        }
    }
    let workspace = Page::open();
    let socket = workspace.socket().await;
    println!("opening a socket alone (two calls, a handshake, a greeting): {socket:.1?}");
    for (what, _, data) in &stores {
        measure(&workspace, what, data, socket).await;
    }
}

/// Starts the program again and again, and says what it took.
async fn measure(workspace: &Page, what: &str, data: &Path, socket: Duration) {
    let (mut first, mut both, mut idle) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = None;
    for _ in 0..STARTS {
        drop(last.take());
        workspace.until(0).await;
        let watch = Stopwatch::start();
        let bot = serve(&workspace.address, data);
        workspace.until(1).await;
        first.push(watch.elapsed());
        workspace.until(2).await;
        both.push(watch.elapsed());
        idle.push(Memory::settled(&bot).await);
        last = Some(bot);
    }
    let bot = last.unwrap();
    let start = middle(first);
    let beyond = start.saturating_sub(socket);
    println!(
        "{what}: connected after {start:.1?} (median of {STARTS}), {:.2} of the limit of {START_LIMIT:?} beyond the socket; the second connection after {:.1?}",
        beyond.as_secs_f64() / START_LIMIT.as_secs_f64(),
        middle(both),
    );
    say(what, "idle after the start", &middle(idle));
    for number in 0..COMMANDS {
        workspace.command(number).await;
    }
    let memory = Memory::settled(&bot).await;
    say(what, &format!("idle after {COMMANDS} commands"), &memory);
}

fn say(what: &str, when: &str, memory: &Memory) {
    println!(
        "{what}: resident {when}: {:.1} MB, {:.2} of the limit of {MEMORY_LIMIT} MB (its own {:.1}, files {:.1}; at most {:.1} before)",
        megabytes(memory.resident),
        megabytes(memory.resident) / MEMORY_LIMIT,
        megabytes(memory.own),
        megabytes(memory.files),
        megabytes(memory.peak),
    );
}

fn megabytes(kibibytes: u64) -> f64 {
    f64::from(u32::try_from(kibibytes).unwrap()) * 1_024.0 / 1e6
}

fn middle<Item: Ord>(mut items: Vec<Item>) -> Item {
    items.sort_unstable();
    items.swap_remove(items.len() / 2)
}

/// A process that does not outlive the measurement.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(address: &str, data: &Path) -> Process {
    let child = Command::new(PROGRAM)
        .arg("serve")
        .env("SLACK_API_URL", format!("{address}/api"))
        .env("SLACK_APP_TOKEN", "xapp-sandbox")
        .env("SLACK_BOT_TOKEN", "xoxb-sandbox")
        .env("GOODWORD_DATA", data)
        .env("GOODWORD_LOG", "error")
        .spawn()
        .unwrap();
    Process(child)
}

/// What a process holds, in KiB. Ordered by the first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Memory {
    resident: u64,
    own: u64,
    /// Of the program and its libraries; shared, and given back when memory is short.
    files: u64,
    peak: u64,
}

impl Memory {
    fn of(process: &Process) -> Self {
        let status = fs::read_to_string(format!("/proc/{}/status", process.0.id())).unwrap();
        let field = |name: &str| -> u64 {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap();
            line.split_whitespace().nth(1).unwrap().parse().unwrap()
        };
        Self {
            resident: field("VmRSS:"),
            own: field("RssAnon:"),
            files: field("RssFile:"),
            peak: field("VmHWM:"),
        }
    }

    /// Returns what a process holds once that no longer changes.
    async fn settled(process: &Process) -> Self {
        let (long_enough, at_most) = SETTLED;
        let begun = Stopwatch::start();
        let mut since = Stopwatch::start();
        let mut memory = Self::of(process);
        while since.elapsed() < long_enough && begun.elapsed() < at_most {
            tokio::time::sleep(Duration::from_millis(250)).await;
            let now = Self::of(process);
            if now.resident != memory.resident {
                since = Stopwatch::start();
            }
            memory = now;
        }
        memory
    }
}

/// The workspace, and a person in front of it.
struct Page {
    _workspace: Process,
    address: String,
    http: reqwest::Client,
}

impl Page {
    fn open() -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["sandbox", "--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut words = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        words.read_line(&mut line).unwrap();
        let address = line[line.find("http://").unwrap()..].trim().to_owned();
        Self {
            _workspace: Process(child),
            address,
            http: reqwest::Client::new(),
        }
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self
            .http
            .get(format!("{}{path}", self.address))
            .send()
            .await;
        answer.unwrap().json().await.unwrap()
    }

    /// Waits until at least so many connections are open; none of an earlier process, when it is 0.
    async fn until(&self, connections: u64) {
        let watch = Stopwatch::start();
        loop {
            let open = self.get("/control/workspace").await["connections"]
                .as_u64()
                .unwrap();
            if open >= connections && (connections > 0 || open == 0) {
                return;
            }
            assert!(
                watch.elapsed() < PATIENCE,
                "{open} connections instead of {connections}"
            );
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Returns how long it takes just to connect: who am I, where is the socket, open it, be greeted.
    async fn socket(&self) -> Duration {
        let mut times = Vec::new();
        for _ in 0..STARTS {
            let watch = Stopwatch::start();
            self.call("auth.test", "xoxb-sandbox").await;
            let opened = self.call("apps.connections.open", "xapp-sandbox").await;
            let (mut socket, _) = connect_async(opened["url"].as_str().unwrap())
                .await
                .unwrap();
            socket.next().await.unwrap().unwrap();
            times.push(watch.elapsed());
            // It may be closed from the other side first.
            let _ = socket.close(None).await;
            self.until(0).await;
        }
        middle(times)
    }

    async fn call(&self, method: &str, token: &str) -> Value {
        let request = self
            .http
            .post(format!("{}/api/{method}", self.address))
            .bearer_auth(token);
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["ok"], true, "{method}: {answer}");
        answer
    }

    async fn command(&self, number: usize) {
        let (command, text) = match number % 3 {
            0 => (
                "/promise",
                format!("send Acme the corrected invoice {number} by Friday 3pm"),
            ),
            1 => (
                "/tip",
                "the customer is angry about a late delivery".to_owned(),
            ),
            _ => ("/promise", "list".to_owned()),
        };
        let body =
            json!({ "user": "U0SAM", "channel": "C0ACME", "command": command, "text": text });
        let request = self
            .http
            .post(format!("{}/control/command", self.address))
            .json(&body);
        let typed: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(typed["acknowledged"], true, "{command}: {typed}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Fills a store with promises of four thousand people, the last so many still open, each with its index and its next
/// moment.
async fn fill(folder: &Path, open: u64) {
    let store = SledStore::open(folder).unwrap();
    let (calendar, now) = (Calendar::default(), SystemClock.now());
    let rhythm = Rhythm {
        calendar: std::borrow::Cow::Borrowed(&calendar),
        zone: TimeZone::get("Europe/Berlin").unwrap(),
        heads_up_minutes: None,
        quiet: None,
    };
    let team = Workspace::new("T0HARBOR");
    for batch in 0..PROMISES / TOGETHER {
        let mut change = Change::default();
        for number in batch * TOGETHER..(batch + 1) * TOGETHER {
            let settled = number < PROMISES - open;
            let promise = promise(FIRST + number, now, settled);
            book::save(
                &mut change,
                &team,
                &promise,
                next_nudge(&promise, &rhythm, now),
            );
        }
        store.commit(change).await.unwrap();
    }
}

fn promise(number: u64, now: Timestamp, settled: bool) -> Promise {
    // Spread over two months from the day after tomorrow on, and not in the order they are made.
    let due = now
        + SignedDuration::from_hours(72)
        + SignedDuration::from_mins(i64::try_from(number * 7_919 % 86_400).unwrap());
    Promise {
        id: PromiseId(number),
        owner: Member::new(format!("U{:08}", number % 4_000)),
        what: format!("send the corrected invoice {number} with the new delivery address"),
        to: Some("the people at Acme".to_owned()),
        due: Some(Due {
            at: due,
            zone: "Europe/Berlin".to_owned(),
        }),
        made: now,
        source: None,
        state: if settled {
            State::Kept { at: now }
        } else {
            State::Open
        },
        history: Vec::new(),
        snoozed: None,
        proposed: None,
    }
}
