//! kill -9 in the middle of commands, fifty times: what was said to be noted is there afterwards.
//!
//! Two programs as in production: the workspace in one process, the bot in another, killed without warning.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use std::collections::BTreeSet;
use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use goodword::adapters::slack::choose_cryptography;
use goodword::adapters::sled::SledStore;
use goodword::features::promise::book;
use goodword::ids::Member;
use goodword::ids::Workspace;
use goodword::store::Store;
use jiff::Timestamp;
use serde_json::Value;
use serde_json::json;

const ROUNDS: u64 = 50;
const PROGRAM: &str = env!("CARGO_BIN_EXE_goodword");

/// A child process that does not outlive the test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the workspace and returns it with its address.
fn workspace() -> (Process, String) {
    let mut child = Command::new(PROGRAM)
        .args(["sandbox", "--port", "0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut words = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    words.read_line(&mut line).unwrap();
    let address = line[line.find("http://").unwrap()..].trim().to_owned();
    (Process(child), address)
}

fn bot(address: &str, data: &Path) -> Process {
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

async fn get(address: &str, path: &str) -> Value {
    reqwest::get(format!("{address}{path}"))
        .await
        .unwrap()
        .json()
        .await
        .unwrap()
}

async fn connected(address: &str) {
    for _ in 0..400 {
        if get(address, "/control/workspace").await["connections"]
            .as_u64()
            .unwrap_or(0)
            > 0
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the bot did not connect within ten seconds");
}

/// Returns what the bot said it noted: the words of each `item-…` on a card of Maria's.
async fn acknowledged(address: &str) -> BTreeSet<String> {
    let seen = get(address, "/control/seen?user=U0MARIA&channel=C0BILLING").await;
    seen["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(Value::to_string)
        .filter(|message| message.contains("Noted"))
        .flat_map(|message| items(&message))
        .collect()
}

fn items(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .filter(|word| word.starts_with("item-"))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn an_acknowledged_promise_survives_kill_9() {
    choose_cryptography();
    let (_workspace, address) = workspace();
    let data = tempfile::tempdir().unwrap();
    let http = reqwest::Client::new();
    let mut chance = fastrand::Rng::with_seed(7);
    for round in 0..ROUNDS {
        let running = bot(&address, data.path());
        connected(&address).await;
        let typing: Vec<_> = (0..6)
            .map(|number| {
                let body = json!({
                    "user": "U0MARIA",
                    "channel": "C0BILLING",
                    "command": "/promise",
                    "text": format!("check item-{round}-{number} by tomorrow 3pm"),
                });
                let request = http.post(format!("{address}/control/command")).json(&body);
                tokio::spawn(async move { request.send().await.map(|_| ()) })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(chance.u64(20..400))).await;
        // SIGKILL: no handler runs, nothing is flushed.
        drop(running);
        for typed in typing {
            // The workspace answers that the app did not respond; that is what a person would see.
            let _ = typed.await.unwrap();
        }
    }
    let last = bot(&address, data.path());
    connected(&address).await;
    let noted = acknowledged(&address).await;
    drop(last);

    assert!(
        noted.len() as u64 > ROUNDS,
        "too few acknowledged to mean anything: {}",
        noted.len()
    );
    let store = SledStore::open(data.path()).unwrap();
    let team = Workspace::new("T0HARBOR");
    let kept = book::open_promises(store.reads(), &team, &Member::new("U0MARIA")).unwrap();
    let recorded: BTreeSet<String> = kept
        .iter()
        .flat_map(|promise| items(&promise.what))
        .collect();
    let missing: Vec<&String> = noted.difference(&recorded).collect();
    assert!(missing.is_empty(), "acknowledged but missing: {missing:?}");
    assert_eq!(recorded.len(), kept.len(), "a promise is there twice");

    let agenda: BTreeSet<String> = store
        .due(Timestamp::MAX, usize::MAX)
        .unwrap()
        .into_iter()
        .map(|entry| entry.subject)
        .collect();
    let open: BTreeSet<String> = kept.iter().map(|promise| promise.id.to_string()).collect();
    assert_eq!(agenda, open, "the agenda and the facts disagree");
}
