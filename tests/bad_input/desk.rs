//! The workspace and the bot in one process on one clock, with hands to be anybody in it.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use goodword::calendar::Calendar;
use goodword::clock::MovableClock;
use goodword::clock::Stopwatch;
use goodword::config::SlackAccess;
use goodword::sandbox::Options;
use goodword::sandbox::Running;
use goodword::sandbox::Sandbox;
use goodword::secret::Secret;
use goodword::wire::Bot;
use serde_json::Value;
use serde_json::json;
use tempfile::TempDir;

/// How long an answer may take before it counts as never.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long nothing may change before it counts as settled.
const QUIET: Duration = Duration::from_millis(200);

pub(crate) const MARIA: &str = "U0MARIA";
pub(crate) const SAM: &str = "U0SAM";
pub(crate) const ACME: &str = "C0ACME";

/// A running workspace with the bot in it. It is Wednesday, 4 March 2026, 10:20 in Berlin.
pub(crate) struct Desk {
    pub(crate) bot: Bot,
    sandbox: Running,
    http: reqwest::Client,
    _data: TempDir,
}

impl Desk {
    pub(crate) async fn open() -> Self {
        Self::with_tips(&shipped_tips()).await
    }

    pub(crate) async fn with_tips(tips: &Path) -> Self {
        let clock = MovableClock::starting_at("2026-03-04T09:20:00Z".parse().unwrap());
        let options = Options {
            port: 0,
            clock: clock.clone(),
            app: goodword::commands::sandbox_app(),
            ..Options::default()
        };
        let sandbox = Sandbox::start(options).await.unwrap();
        let data = tempfile::tempdir().unwrap();
        let access = SlackAccess {
            app_token: Some(Secret::new("xapp-sandbox")),
            bot_token: Some(Secret::new("xoxb-sandbox")),
            api_url: Some(format!("{}/api", sandbox.address)),
        };
        let tips = Some(tips.to_owned());
        let bot = Bot::start(
            data.path(),
            tips,
            Calendar::default(),
            access,
            Arc::new(clock),
        )
        .await
        .unwrap();
        let desk = Self {
            bot,
            sandbox,
            http: reqwest::Client::new(),
            _data: data,
        };
        desk.until("the bot is connected", async || {
            let open = desk.get("workspace").await["connections"].as_u64();
            open.unwrap_or(0) > 0
        })
        .await;
        desk
    }

    pub(crate) async fn close(self) {
        self.bot.stop().await;
        self.sandbox.stop().await;
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let address = format!("{}/control/{path}", self.sandbox.address);
        let answer = self.http.get(address).send().await.unwrap();
        answer.json().await.unwrap()
    }

    /// Does something as a person, whatever comes of it.
    pub(crate) async fn try_do(&self, what: &str, body: Value) -> Value {
        let address = format!("{}/control/{what}", self.sandbox.address);
        let answer = self.http.post(address).json(&body).send().await.unwrap();
        answer.json().await.unwrap()
    }

    /// Does something as a person; it must work.
    #[track_caller]
    pub(crate) fn act(&self, what: &str, body: Value) -> impl Future<Output = Value> {
        let place = std::panic::Location::caller();
        async move {
            let answer = self.try_do(what, body).await;
            assert_eq!(answer["ok"], true, "{place}: {what}: {answer}");
            answer
        }
    }

    /// Waits until something is so.
    #[track_caller]
    #[expect(clippy::unused_self, reason = "read as: at this desk, until …")]
    pub(crate) fn until(&self, what: &str, so: impl AsyncFn() -> bool) -> impl Future<Output = ()> {
        let place = std::panic::Location::caller();
        async move {
            let since = Stopwatch::start();
            while !so().await {
                assert!(since.elapsed() < PATIENCE, "{place}: not in time: {what}");
                tokio::time::sleep(Duration::from_millis(15)).await;
            }
        }
    }

    pub(crate) async fn seen(&self, user: &str, channel: &str) -> Vec<Value> {
        let seen = self
            .get(&format!("seen?user={user}&channel={channel}"))
            .await;
        seen["messages"].as_array().cloned().unwrap_or_default()
    }

    /// Returns what the bot shows somebody in a channel: private cards and its own messages.
    pub(crate) async fn cards(&self, user: &str, channel: &str) -> Vec<Value> {
        let mut all = self.seen(user, channel).await;
        all.retain(|message| message["is_ephemeral"] == true || !message["bot_id"].is_null());
        all
    }

    pub(crate) async fn modals(&self, user: &str) -> Vec<Value> {
        let views = self.get(&format!("views?user={user}")).await;
        views["modals"].as_array().cloned().unwrap_or_default()
    }

    /// Types a command in #acme-account and returns what the bot shows for it: a new card, or a form.
    #[track_caller]
    pub(crate) fn command(
        &self,
        user: &str,
        command: &str,
        text: &str,
    ) -> impl Future<Output = Value> {
        let place = std::panic::Location::caller();
        let body = json!({ "user": user, "channel": ACME, "command": command, "text": text });
        let shown = format!("{command} {}", text.chars().take(60).collect::<String>());
        async move {
            let before = (
                self.cards(user, ACME).await.len(),
                self.modals(user).await.len(),
            );
            let answer = self.act("command", body).await;
            assert_eq!(answer["acknowledged"], true, "{place}: {shown}");
            let since = Stopwatch::start();
            loop {
                let cards = self.cards(user, ACME).await;
                if cards.len() > before.0 {
                    return cards.last().unwrap().clone();
                }
                let modals = self.modals(user).await;
                if modals.len() > before.1 {
                    return modals.last().unwrap().clone();
                }
                assert!(since.elapsed() < PATIENCE, "{place}: no answer to {shown}");
                tokio::time::sleep(Duration::from_millis(15)).await;
            }
        }
    }

    /// Presses a button on a card in #acme-account or elsewhere.
    #[track_caller]
    pub(crate) fn press(
        &self,
        user: &str,
        card: &Value,
        channel: &str,
        action: &str,
    ) -> impl Future<Output = Value> {
        let body =
            json!({ "user": user, "channel": channel, "ts": card["ts"], "action_id": action });
        self.act("press", body)
    }

    /// Returns a card as it is now.
    pub(crate) async fn again(&self, user: &str, card: &Value, channel: &str) -> Value {
        let all = self.seen(user, channel).await;
        let found = all.into_iter().find(|message| message["ts"] == card["ts"]);
        found.unwrap_or(Value::Null)
    }

    /// Waits until the bot has made no call for a while.
    pub(crate) async fn quiet(&self) {
        let since = Stopwatch::start();
        let mut last = (Value::Null, Stopwatch::start());
        while last.1.elapsed() < QUIET && since.elapsed() < PATIENCE {
            let total = self.get("calls?method=none").await["total"].clone();
            if total != last.0 {
                last = (total, Stopwatch::start());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Checks that the bot is still there for everybody.
    #[track_caller]
    pub(crate) fn is_alive(&self) -> impl Future<Output = ()> {
        let answer = self.command(SAM, "/promise", "help");
        let place = std::panic::Location::caller();
        async move {
            let words = words(&answer.await);
            assert!(words.contains("/promise list"), "{place}: {words}");
        }
    }
}

/// Returns the folder of the tips that are shipped.
pub(crate) fn shipped_tips() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tips")
}

/// Returns what a person reads on a card or in a view, a line for each piece.
pub(crate) fn words(shown: &Value) -> String {
    fn collect(value: &Value, lines: &mut Vec<String>) {
        match value {
            Value::Array(all) => all.iter().for_each(|inner| collect(inner, lines)),
            Value::Object(all) => {
                for (name, inner) in all {
                    match inner {
                        Value::String(text) if name == "text" => lines.push(text.clone()),
                        Value::String(_) => {}
                        inner => collect(inner, lines),
                    }
                }
            }
            _ => {}
        }
    }
    let mut lines = Vec::new();
    match &shown["blocks"] {
        Value::Null => collect(shown, &mut lines),
        blocks => collect(blocks, &mut lines),
    }
    lines.join("\n")
}
