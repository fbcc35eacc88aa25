//! A running sandbox with hands for a person and for a bot.

use std::time::Duration;

use futures_util::SinkExt;
use futures_util::StreamExt;
use goodword::adapters::slack::choose_cryptography;
use goodword::clock::MovableClock;
use goodword::sandbox::App;
use goodword::sandbox::AppCommand;
use goodword::sandbox::Options;
use goodword::sandbox::Running;
use goodword::sandbox::Sandbox;
use goodword::sandbox::Seed;
use serde_json::Value;
use serde_json::json;
use tokio::net::TcpStream;
use tokio_tungstenite::MaybeTlsStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

/// How long anything may take before it counts as never.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running sandbox. Its clock starts on Monday, 2 March 2026, 9:00 UTC.
pub(crate) struct Desk {
    pub(crate) running: Running,
    pub(crate) http: reqwest::Client,
}

impl Desk {
    pub(crate) async fn open() -> Self {
        let command = |name: &str| AppCommand {
            name: name.to_owned(),
            about: "Says it well".to_owned(),
            usage: "<words>".to_owned(),
            should_escape: true,
        };
        let options = Options {
            port: 0,
            clock: MovableClock::starting_at("2026-03-02T09:00:00Z".parse().unwrap()),
            seed: Seed::default(),
            app: App {
                name: "Goodword".to_owned(),
                commands: vec![command("/promise"), command("/tip")],
                shortcuts: vec![("note.keep".to_owned(), "Keep this".to_owned())],
            },
        };
        let running = Sandbox::start(options).await.unwrap();
        choose_cryptography();
        let http = reqwest::Client::new();
        Self { running, http }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.running.address)
    }

    /// Calls a method as the bot.
    pub(crate) async fn api(&self, method: &str, arguments: Value) -> Value {
        let call = self.http.post(self.url(&format!("/api/{method}")));
        let sent = call.bearer_auth("xoxb-sandbox").json(&arguments).send();
        sent.await.unwrap().json().await.unwrap()
    }

    /// Calls a method as the bot; it must work.
    #[track_caller]
    pub(crate) fn works(&self, method: &str, arguments: Value) -> impl Future<Output = Value> {
        let place = std::panic::Location::caller();
        async move {
            let answer = self.api(method, arguments).await;
            assert_eq!(answer["ok"], true, "{place}: {answer}");
            answer
        }
    }

    /// Calls a method as the bot; it must be refused with this word.
    #[track_caller]
    pub(crate) fn refused(
        &self,
        method: &str,
        arguments: Value,
        error: &str,
    ) -> impl Future<Output = Value> {
        let place = std::panic::Location::caller();
        async move {
            let answer = self.api(method, arguments).await;
            assert_eq!(answer["error"], error, "{place}: {answer}");
            assert_eq!(answer["ok"], false, "{place}: {answer}");
            answer
        }
    }

    /// Does something as a person; returns the status and the answer.
    pub(crate) async fn tries(&self, what: &str, asked: Value) -> (u16, Value) {
        let sent = self.http.post(self.url(&format!("/control/{what}")));
        let answer = sent.json(&asked).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Does something as a person; it must work.
    #[track_caller]
    pub(crate) fn person(&self, what: &str, asked: Value) -> impl Future<Output = Value> {
        let place = std::panic::Location::caller();
        async move {
            let (status, answer) = self.tries(what, asked).await;
            assert_eq!(
                (status, &answer["ok"]),
                (200, &json!(true)),
                "{place}: {answer}"
            );
            answer
        }
    }

    /// Looks.
    pub(crate) async fn look(&self, what: &str) -> Value {
        let sent = self.http.get(self.url(&format!("/control/{what}"))).send();
        sent.await.unwrap().json().await.unwrap()
    }

    /// Returns what a person sees in a channel.
    pub(crate) async fn seen(&self, user: &str, channel: &str) -> Vec<Value> {
        let seen = self
            .look(&format!("seen?user={user}&channel={channel}"))
            .await;
        seen["messages"].as_array().cloned().unwrap_or_default()
    }

    /// Returns the last message a person sees in a channel.
    pub(crate) async fn last(&self, user: &str, channel: &str) -> Value {
        self.seen(user, channel).await.pop().unwrap_or_default()
    }

    /// Says something and returns its stamp.
    pub(crate) async fn say(&self, user: &str, channel: &str, text: &str) -> String {
        let asked = json!({ "user": user, "channel": channel, "text": text });
        let answer = self.person("say", asked).await;
        answer["ts"].as_str().unwrap().to_owned()
    }
}

/// The bot's end of a socket.
pub(crate) struct Bot {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub(crate) hello: Value,
}

impl Bot {
    pub(crate) async fn connect(desk: &Desk) -> Self {
        let call = desk.http.post(desk.url("/api/apps.connections.open"));
        let answer = call.bearer_auth("xapp-1-sandbox").send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        Self::at(answer["url"].as_str().unwrap()).await
    }

    pub(crate) async fn at(url: &str) -> Self {
        let (socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
        let mut bot = Self {
            socket,
            hello: Value::Null,
        };
        bot.hello = bot.frame().await;
        bot
    }

    /// Returns the next JSON frame.
    pub(crate) async fn frame(&mut self) -> Value {
        let next = tokio::time::timeout(PATIENCE, self.heard()).await;
        next.expect("a frame arrives").expect("the socket is open")
    }

    /// Returns the next JSON frame, or nothing once the socket is closed.
    async fn heard(&mut self) -> Option<Value> {
        while let Some(Ok(message)) = self.socket.next().await {
            if let Message::Text(text) = message {
                return serde_json::from_str(&text).ok();
            }
        }
        None
    }

    /// Waits until the socket is closed; nothing else may come.
    pub(crate) async fn closed(&mut self) {
        let end = tokio::time::timeout(PATIENCE, self.heard()).await;
        assert_eq!(end.expect("the socket closes"), None);
    }

    pub(crate) async fn acknowledge(&mut self, envelope: &Value, payload: Value) {
        let mut answer = json!({ "envelope_id": envelope["envelope_id"] });
        if !payload.is_null() {
            answer["payload"] = payload;
        }
        let frame = Message::text(answer.to_string());
        self.socket.send(frame).await.unwrap();
    }

    /// Takes the next envelope and acknowledges it.
    pub(crate) async fn takes(&mut self, payload: Value) -> Value {
        let envelope = self.frame().await;
        self.acknowledge(&envelope, payload).await;
        envelope
    }

    /// Takes the next command or interaction; events before it are taken without a word.
    pub(crate) async fn answers(&mut self, payload: Value) -> Value {
        loop {
            let envelope = self.frame().await;
            if envelope["type"] != "events_api" {
                self.acknowledge(&envelope, payload).await;
                return envelope;
            }
            self.acknowledge(&envelope, Value::Null).await;
        }
    }

    /// Takes the next event and returns it.
    pub(crate) async fn event(&mut self) -> Value {
        let envelope = self.takes(Value::Null).await;
        assert_eq!(envelope["type"], "events_api", "{envelope}");
        envelope["payload"]["event"].clone()
    }
}

/// Returns a card with a button for each value, and a list to choose from.
pub(crate) fn card(values: &[&str]) -> Value {
    let plain = |text: &str| json!({ "type": "plain_text", "text": text });
    let buttons = values.iter().map(|value| {
        json!({ "type": "button", "action_id": format!("keep{value}"), "text": plain("Keep"), "value": value })
    });
    let option = |value: &str| json!({ "text": plain(value), "value": value });
    let list = json!({
        "type": "static_select", "action_id": "day", "placeholder": plain("A day"),
        "options": [option("mon"), option("fri")],
    });
    let elements: Vec<Value> = buttons.chain([list]).collect();
    json!([{ "type": "actions", "block_id": "row", "elements": elements }])
}
