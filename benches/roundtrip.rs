//! How long a person waits for the answer to a command: workspace and bot in one process, over real sockets.
//!
//! From the moment the command is sent until its answer stands in what that person sees; the promise is on disk by
//! then. `cargo bench --bench roundtrip`, on a quiet machine.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops")]
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use goodword::adapters::slack::choose_cryptography;
use goodword::calendar::Calendar;
use goodword::clock::MovableClock;
use goodword::clock::Stopwatch;
use goodword::commands::sandbox_app;
use goodword::config::SlackAccess;
use goodword::sandbox::Options;
use goodword::sandbox::Running;
use goodword::sandbox::Sandbox;
use goodword::secret::Secret;
use goodword::wire::Bot;
use serde_json::Value;
use serde_json::json;

/// The most a command may take at the median.
const LIMIT: Duration = Duration::from_millis(50);
/// How often each way is measured anew, with a new workspace and a new store.
const ROUNDS: usize = 3;
/// How many commands of each kind in a round.
const EACH: usize = 100;
/// How long between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(1);
/// After this the answer is not coming.
const PATIENCE: Duration = Duration::from_secs(10);

/// Everybody, everywhere they are: each sees their own answers only, so that no list grows long.
const PLACES: &[(&str, &str)] = &[
    ("U0MARIA", "C0FRONTDESK"),
    ("U0SAM", "C0ACME"),
    ("U0PRIYA", "C0GENERAL"),
    ("U0KEN", "C0BILLING"),
    ("U0MARIA", "C0ACME"),
    ("U0SAM", "C0GENERAL"),
    ("U0PRIYA", "C0FRONTDESK"),
    ("U0KEN", "C0ACME"),
    ("U0MARIA", "C0BILLING"),
    ("U0SAM", "C0FRONTDESK"),
    ("U0PRIYA", "C0ACME"),
    ("U0KEN", "C0GENERAL"),
];
const WHEN: &[&str] = &[
    "by Friday 3pm",
    "tomorrow at noon",
    "by next Tuesday",
    "in two days",
    "by end of day Thursday",
    "in 3 hours",
];
const SITUATIONS: &[&str] = &[
    "the customer is angry about a late delivery",
    "say no without losing them",
    "",
    "they want a refund we do not give",
    "apologise for an outage",
    "the customer does not answer",
    "explain a price increase",
    "hand over to a colleague",
];

fn main() {
    choose_cryptography();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let mut all = Waits::default();
    for _ in 0..ROUNDS {
        let round = runtime.block_on(round());
        all.promises.extend(round.promises);
        all.tips.extend(round.tips);
        all.looks.extend(round.looks);
    }
    let (promise, _) = all.promises.figures();
    let (tip, _) = all.tips.figures();
    println!("looking alone (GET /control/seen): {}", all.looks);
    println!("`/promise …` to its answer: {}", all.promises);
    println!("`/tip …` to its answer: {}", all.tips);
    let mut both = all.promises;
    both.extend(all.tips);
    println!("both: {both}");
    let share = |took: Duration| took.as_secs_f64() / LIMIT.as_secs_f64();
    println!(
        "median to the limit of {LIMIT:?}: {:.2} (/promise {:.2}, /tip {:.2})",
        share(both.figures().0),
        share(promise),
        share(tip)
    );
}

/// How long people waited.
#[derive(Default)]
struct Waits {
    promises: Times,
    tips: Times,
    looks: Times,
}

/// Several times of one kind.
#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    fn extend(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// Returns the median, and what 95 of 100 stay below.
    fn figures(&self) -> (Duration, Duration) {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        (sorted[sorted.len() / 2], sorted[sorted.len() * 95 / 100])
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (median, slow) = self.figures();
        write!(
            f,
            "{median:.1?} (median), {slow:.1?} (95%) of {}",
            self.0.len()
        )
    }
}

/// Measures with a new workspace and a new store.
async fn round() -> Waits {
    let data = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let clock = MovableClock::starting_at("2026-03-03T10:20:00Z".parse().unwrap());
    let options = Options {
        port: 0,
        clock: clock.clone(),
        app: sandbox_app(),
        ..Options::default()
    };
    let workspace = Sandbox::start(options).await.unwrap();
    let bot = bot(&workspace, data.path(), clock).await;
    let page = Page {
        address: workspace.address.clone(),
        http: reqwest::Client::new(),
    };
    page.until_connected().await;
    let mut waits = Waits::default();
    for number in 0..EACH {
        let (user, channel) = PLACES[number % PLACES.len()];
        let when = WHEN[number % WHEN.len()];
        let promise = format!("send Acme the corrected invoice {number} {when}");
        waits
            .promises
            .0
            .push(page.answered(user, channel, "/promise", &promise).await);
        let situation = SITUATIONS[number % SITUATIONS.len()];
        waits
            .tips
            .0
            .push(page.answered(user, channel, "/tip", situation).await);
        let watch = Stopwatch::start();
        page.seen(user, channel).await;
        waits.looks.0.push(watch.elapsed());
    }
    bot.stop().await;
    workspace.stop().await;
    waits
}

async fn bot(workspace: &Running, data: &Path, clock: MovableClock) -> Bot {
    let tips = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
    let access = SlackAccess {
        app_token: Some(Secret::new("xapp-sandbox")),
        bot_token: Some(Secret::new("xoxb-sandbox")),
        api_url: Some(format!("{}/api", workspace.address)),
    };
    Bot::start(
        data,
        Some(tips),
        Calendar::default(),
        access,
        Arc::new(clock),
    )
    .await
    .unwrap()
}

/// The workspace, as a person has it before them.
struct Page {
    address: String,
    http: reqwest::Client,
}

impl Page {
    /// Types a command, and returns how long it took until its answer was there to read.
    async fn answered(&self, user: &str, channel: &str, command: &str, text: &str) -> Duration {
        let before = self.seen(user, channel).await;
        let body = json!({ "user": user, "channel": channel, "command": command, "text": text });
        let watch = Stopwatch::start();
        let request = self
            .http
            .post(format!("{}/control/command", self.address))
            .json(&body);
        let typed: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(typed["acknowledged"], true, "{command} {text}: {typed}");
        while self.seen(user, channel).await == before {
            assert!(watch.elapsed() < PATIENCE, "no answer to {command} {text}");
            tokio::time::sleep(LOOK_EVERY).await;
        }
        watch.elapsed()
    }

    /// Returns how many messages somebody sees.
    async fn seen(&self, user: &str, channel: &str) -> usize {
        let seen = self
            .get(&format!("/control/seen?user={user}&channel={channel}"))
            .await;
        seen["messages"].as_array().unwrap().len()
    }

    async fn until_connected(&self) {
        let watch = Stopwatch::start();
        // Both connections, so that the second does not open while something is measured.
        while self.get("/control/workspace").await["connections"] != 2 {
            assert!(watch.elapsed() < PATIENCE, "the bot does not connect");
            tokio::time::sleep(LOOK_EVERY).await;
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
}
