//! Slack's own clients against the sandbox: what nobody here wrote must feel at home in it.
//!
//! The clients are installed under `target/sdk` when they are not there yet. Without them this fails; it never skips.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by stopping there"
)]

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use goodword::adapters::slack::choose_cryptography;
use goodword::sandbox::Options;
use goodword::sandbox::Running;
use goodword::sandbox::Sandbox;
use serde_json::Value;
use serde_json::json;

/// How long anything may take before it counts as never. The machine may be busy.
const PATIENCE: Duration = Duration::from_mins(1);

#[tokio::test(flavor = "multi_thread")]
async fn slack_bolt_for_python_is_at_home() {
    let python = install_python();
    let mut command = Command::new(python);
    command.arg(scripts().join("bolt_app.py"));
    converse(command).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn slack_bolt_for_node_is_at_home() {
    let modules = install_node();
    let mut command = Command::new("node");
    command
        .env("NODE_PATH", modules)
        .arg(scripts().join("bolt_app.js"));
    converse(command).await;
}

/// Talks to a bot as a person would, and looks at what the person sees.
async fn converse(command: Command) {
    let visit = Visit::start(command).await;
    visit.a_command_is_answered().await;
    visit
        .a_message_is_answered_and_its_button_updates_it()
        .await;
    visit.a_choice_replaces_the_message().await;
    visit.a_form_is_opened_refused_and_sent().await;
    visit.the_rest_of_the_api_answers().await;
    visit.a_shortcut_and_the_home_tab_work().await;
    visit.a_new_connection_is_made_when_asked_for().await;
    visit.running.stop().await;
}

/// A running sandbox with a bot in it.
struct Visit {
    running: Running,
    http: reqwest::Client,
    _bot: Bot,
}

/// The bot's process, ended with the visit.
struct Bot(Child);

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Visit {
    async fn start(mut command: Command) -> Self {
        let running = Sandbox::start(Options::default()).await.unwrap();
        let api = format!("{}/api/", running.address);
        let bot = command.env("SLACK_API_URL", api).stdin(Stdio::null());
        let bot = Bot(bot.spawn().expect("the bot starts"));
        choose_cryptography();
        let visit = Self {
            running,
            http: reqwest::Client::new(),
            _bot: bot,
        };
        visit.connected().await;
        visit
    }

    async fn connected(&self) {
        self.until("workspace", |workspace| {
            workspace["connections"].as_u64().filter(|open| *open > 0)
        })
        .await;
    }

    async fn get(&self, path: &str) -> Value {
        let url = format!("{}/control/{path}", self.running.address);
        self.http
            .get(url)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/control/{path}", self.running.address);
        let sent = self.http.post(url).json(&body).send().await.unwrap();
        let answer: Value = sent.json().await.unwrap();
        assert_eq!(answer["ok"], true, "{path} {body}: {answer}");
        answer
    }

    /// Looks again until `wanted` finds something.
    async fn until<T>(&self, path: &str, wanted: impl Fn(&Value) -> Option<T>) -> T {
        let mut last = Value::Null;
        let looking = async {
            loop {
                last = self.get(path).await;
                if let Some(found) = wanted(&last) {
                    return found;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let found = tokio::time::timeout(PATIENCE, looking).await;
        found.unwrap_or_else(|_| panic!("{path} never showed it; it shows {last:#}"))
    }

    /// Waits until Maria sees a message with this text in a channel.
    async fn sees(&self, channel: &str, text: &str) -> Value {
        let path = format!("seen?user=U0MARIA&channel={channel}");
        self.until(&path, |seen| {
            let mut all = seen["messages"].as_array()?.iter().rev();
            all.find(|message| message["text"].as_str().unwrap_or_default().contains(text))
                .cloned()
        })
        .await
    }

    async fn a_command_is_answered(&self) {
        let asked = json!({ "user": "U0MARIA", "channel": "C0ACME", "command": "/hello", "text": "a & b @Sam" });
        let answer = self.post("command", asked).await;
        assert_eq!(answer["acknowledged"], true);
        let private = self
            .sees("C0ACME", "Hello maria: a &amp; b <@U0SAM|sam>")
            .await;
        assert_eq!(private["is_ephemeral"], true);
        let open = self.sees("C0ACME", "And in the open").await;
        assert_eq!(open["is_ephemeral"], Value::Null);
        assert_eq!(open["bot_id"], "B0GOODWORD");
    }

    async fn a_message_is_answered_and_its_button_updates_it(&self) {
        let said = json!({ "user": "U0MARIA", "channel": "C0ACME", "text": "ping" });
        self.post("say", said).await;
        let card = self.sees("C0ACME", "pong").await;
        let ts = card["ts"].clone();
        assert_eq!(card["blocks"][0]["text"]["text"], "pong to <@U0MARIA>");
        let pressed =
            json!({ "user": "U0MARIA", "channel": "C0ACME", "ts": ts, "action_id": "wave" });
        assert_eq!(self.post("press", pressed).await["acknowledged"], true);
        let updated = self.sees("C0ACME", "waved hello").await;
        assert_eq!(updated["ts"], ts);
        assert_eq!(updated["edited"]["user"], "U0GOODWORD");
        assert_eq!(self.sees("C0ACME", "You waved").await["is_ephemeral"], true);
    }

    async fn a_choice_replaces_the_message(&self) {
        let ts = self.sees("C0ACME", "waved hello").await["ts"].clone();
        let chosen = json!({
            "user": "U0MARIA", "channel": "C0ACME", "ts": ts, "action_id": "pick", "selected": "fri",
        });
        self.post("select", chosen).await;
        let replaced = self.sees("C0ACME", "picked fri fri").await;
        assert_eq!(replaced["ts"], ts);
        assert_eq!(replaced["blocks"], Value::Null);
    }

    async fn a_form_is_opened_refused_and_sent(&self) {
        let asked = json!({ "user": "U0MARIA", "channel": "C0ACME", "command": "/form" });
        self.post("command", asked).await;
        let view = self
            .until("views?user=U0MARIA", |views| {
                let top = views["modals"].as_array()?.last()?;
                (top["title"]["text"] == "Updated").then(|| top["id"].clone())
            })
            .await;
        let with =
            |text: &str| json!({ "user": "U0MARIA", "view_id": view, "values": { "text": text } });
        let empty = self.post("submit", with("")).await;
        assert_eq!(
            empty["errors"],
            json!({ "what": "Please complete this required field." })
        );
        let refused = self.post("submit", with("bad")).await;
        assert_eq!(refused["errors"], json!({ "what": "Say something better" }));
        let sent = self.post("submit", with("good")).await;
        assert_eq!(sent["errors"], Value::Null);
        self.sees("D0MARIA", "form good 2026-03-06 kept").await;
        assert_eq!(self.get("views?user=U0MARIA").await["modals"], json!([]));
    }

    async fn the_rest_of_the_api_answers(&self) {
        let asked = json!({ "user": "U0MARIA", "channel": "C0ACME", "command": "/explore" });
        self.post("command", asked).await;
        let found = self.sees("C0ACME", "team T0HARBOR").await;
        let channels = "acme-account billing front-desk general shared-acme";
        let want = format!(
            "team T0HARBOR; channels {channels}; zone Europe/Berlin; key k1; link True; \
             error channel_not_found; error invalid_blocks"
        );
        assert_eq!(found["text"], want);
        let path = "seen?user=U0MARIA&channel=C0ACME";
        let file = self
            .until(path, |seen| {
                let mut all = seen["messages"].as_array()?.iter();
                all.find_map(|message| message["files"].as_array()?.first().cloned())
            })
            .await;
        assert_eq!(
            (&file["title"], &file["size"]),
            (&json!("Notes"), &json!(9))
        );
        let bytes = self
            .http
            .get(file["url_private"].as_str().unwrap())
            .send()
            .await
            .unwrap();
        assert_eq!(bytes.text().await.unwrap(), "two\nlines");
        assert!(
            !self
                .get(path)
                .await
                .to_string()
                .contains("\"text\":\"marked\"")
        );
    }

    async fn a_shortcut_and_the_home_tab_work(&self) {
        let said = json!({ "user": "U0SAM", "channel": "C0ACME", "text": "the quote" });
        let ts = self.post("say", said).await["ts"].clone();
        let chosen =
            json!({ "user": "U0MARIA", "channel": "C0ACME", "ts": ts, "callback_id": "note" });
        self.post("shortcut", chosen).await;
        self.sees("C0ACME", "noted the quote").await;
        self.post("open_home", json!({ "user": "U0MARIA" })).await;
        self.until("views?user=U0MARIA", |views| {
            (views["home"]["blocks"][0]["text"]["text"] == "*Home*").then_some(())
        })
        .await;
    }

    async fn a_new_connection_is_made_when_asked_for(&self) {
        self.post("fault", json!({ "kind": "refresh" })).await;
        self.connected().await;
        let said = json!({ "user": "U0MARIA", "channel": "C0GENERAL", "text": "ping again" });
        self.post("say", said).await;
        self.sees("C0GENERAL", "pong").await;
        self.post("fault", json!({ "kind": "drop_socket" })).await;
        let said =
            json!({ "user": "U0MARIA", "channel": "C0BILLING", "text": "ping after the cut" });
        self.post("say", said).await;
        self.sees("C0BILLING", "pong").await;
    }
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sdk")
}

fn installed_under(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target/sdk")
        .join(name);
    fs::create_dir_all(&place).expect("target/sdk can be written");
    place
}

#[track_caller]
fn run(command: &mut Command, hint: &str) {
    let output = command
        .output()
        .unwrap_or_else(|problem| panic!("{hint}: {problem}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{hint}: {said}");
}

/// Runs `install` unless what stands in `wanted` was installed before.
fn once(place: &Path, wanted: &Path, install: impl FnOnce()) {
    let wanted = fs::read_to_string(wanted).expect("the versions are written down");
    let mark = place.join("installed");
    if fs::read_to_string(&mark).is_ok_and(|there| there == wanted) {
        return;
    }
    install();
    fs::write(mark, wanted).expect("target/sdk can be written");
}

/// Returns a Python that has the client.
fn install_python() -> PathBuf {
    let place = installed_under("python");
    let python = place.join("bin/python");
    let wanted = scripts().join("requirements.txt");
    once(&place, &wanted, || {
        let hint = "python3 with venv and pip is needed (Debian: python3-venv)";
        run(
            Command::new("python3")
                .args(["-m", "venv", "--clear"])
                .arg(&place),
            hint,
        );
        let mut pip = Command::new(&python);
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
        ])
        .arg(&wanted);
        run(&mut pip, "the Python client could not be installed");
    });
    python
}

/// Returns the folder of modules that has the Node client.
fn install_node() -> PathBuf {
    let place = installed_under("node");
    let wanted = scripts().join("package.json");
    once(&place, &wanted, || {
        fs::copy(&wanted, place.join("package.json")).expect("target/sdk can be written");
        let mut npm = Command::new("npm");
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
            "--silent",
        ])
        .current_dir(&place);
        run(
            &mut npm,
            "the Node client could not be installed (Debian: nodejs, npm)",
        );
    });
    place.join("node_modules")
}
