//! Frames as they come: acknowledged before the work, each once, never too many, and none dropped without a count.
//!
//! The other end is a small Slack of our own, because a sandbox never sends anything broken.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::extract::WebSocketUpgrade;
use axum::extract::ws::Message;
use axum::extract::ws::WebSocket;
use axum::response::Response;
use axum::routing::any;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use goodword::adapters::slack::Listening;
use goodword::adapters::slack::SlackChat;
use goodword::adapters::slack::SlackSettings;
use goodword::adapters::slack::Stopped;
use goodword::chat::Ear;
use goodword::chat::Heard;
use goodword::chat::Hearing;
use goodword::clock::Stopwatch;
use goodword::clock::SystemClock;
use goodword::secret::Secret;
use serde_json::Value;
use serde_json::json;
use tokio::sync::Semaphore;
use tokio::sync::broadcast;

/// Long enough for anything that shall happen, on a busy machine.
const SOON: Duration = Duration::from_secs(20);

/// Which sockets a frame goes to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reach {
    Every,
    First,
}

/// What a small Slack remembers.
struct Slack {
    address: String,
    /// Frames, some for the first socket alone.
    frames: broadcast::Sender<(Reach, String)>,
    acknowledged: Mutex<BTreeMap<String, Value>>,
    opened: Mutex<Vec<Duration>>,
    posted: Mutex<Vec<Value>>,
    since: Stopwatch,
    /// Whether sockets are closed as soon as they are open.
    slams: bool,
}

impl Slack {
    async fn start(slams: bool) -> Arc<Self> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let slack = Arc::new(Self {
            address: format!("http://{}", listener.local_addr().unwrap()),
            frames: broadcast::channel(1_000).0,
            acknowledged: Mutex::default(),
            opened: Mutex::default(),
            posted: Mutex::default(),
            since: Stopwatch::start(),
            slams,
        });
        let router = Router::new()
            .route("/api/{method}", any(answer))
            .route("/link", any(link))
            .with_state(Arc::clone(&slack));
        tokio::spawn(async move { axum::serve(listener, router).await });
        slack
    }

    fn sockets(&self) -> usize {
        self.opened.lock().unwrap().len()
    }

    fn acknowledgement(&self, envelope: &str) -> Option<Value> {
        self.acknowledged.lock().unwrap().get(envelope).cloned()
    }

    /// Sends a frame on every open socket.
    fn send(&self, frame: impl Into<String>) {
        self.frames.send((Reach::Every, frame.into())).unwrap();
    }

    /// Sends a frame on one socket, as Slack does.
    fn send_once(&self, frame: impl Into<String>) {
        self.frames.send((Reach::First, frame.into())).unwrap();
    }

    async fn acknowledges(&self, envelope: &str) -> Value {
        let mut found = None;
        within(envelope, || {
            found = self.acknowledgement(envelope);
            found.is_some()
        })
        .await;
        found.unwrap()
    }
}

async fn answer(
    State(slack): State<Arc<Slack>>,
    axum::extract::Path(method): axum::extract::Path<String>,
    body: String,
) -> Json<Value> {
    Json(match method.as_str() {
        "auth.test" => json!({ "ok": true, "team_id": "T1", "user_id": "UBOT", "bot_id": "BBOT" }),
        "apps.connections.open" => {
            let url = format!("{}/link", slack.address.replace("http", "ws"));
            json!({ "ok": true, "url": url })
        }
        "conversations.open" => json!({ "ok": true, "channel": { "id": "D1" } }),
        "chat.postMessage" => {
            let body = serde_json::from_str(&body).unwrap();
            slack.posted.lock().unwrap().push(body);
            json!({ "ok": true, "channel": "D1", "ts": "1.1" })
        }
        _ => json!({ "ok": false, "error": "user_not_found" }),
    })
}

async fn link(State(slack): State<Arc<Slack>>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(move |socket| talk(socket, slack))
}

async fn talk(mut socket: WebSocket, slack: Arc<Slack>) {
    let mut frames = slack.frames.subscribe();
    let number = {
        let mut opened = slack.opened.lock().unwrap();
        opened.push(slack.since.elapsed());
        opened.len()
    };
    if slack.slams {
        return;
    }
    let hello = json!({ "type": "hello", "num_connections": 1 });
    socket.send(Message::text(hello.to_string())).await.unwrap();
    loop {
        tokio::select! {
            Ok((reach, frame)) = frames.recv() => {
                if reach == Reach::First && number > 1 {
                    continue;
                }
                if socket.send(Message::text(frame)).await.is_err() {
                    return;
                }
            }
            heard = socket.recv() => match heard {
                Some(Ok(Message::Text(text))) => {
                    let heard: Value = serde_json::from_str(&text).unwrap();
                    let envelope = heard["envelope_id"].as_str().unwrap().to_owned();
                    slack.acknowledged.lock().unwrap().insert(envelope, heard);
                }
                Some(Ok(_)) => {}
                _ => return,
            },
        }
    }
}

/// Looks again and again until it is so.
async fn within(what: &str, mut so: impl FnMut() -> bool) {
    let started = Stopwatch::start();
    while !so() {
        assert!(started.elapsed() < SOON, "{what}: not within {SOON:?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn listen(
    slack: &Slack,
    hear: impl Fn(Heard) -> BoxFuture<'static, Hearing> + Send + Sync + 'static,
) -> (Arc<SlackChat>, Listening) {
    let settings = SlackSettings {
        app_token: Secret::new("xapp-1"),
        bot_token: Secret::new("xoxb-1"),
        api_url: Some(format!("{}/api", slack.address)),
        clock: Arc::new(SystemClock),
    };
    let chat = Arc::new(SlackChat::connect(settings).await.unwrap());
    let ear: Ear = Arc::new(hear);
    let listening = Arc::clone(&chat).listen(ear);
    if !slack.slams {
        within("both sockets", || chat.counts().hellos.get() == 2).await;
    }
    (chat, listening)
}

fn done(_heard: Heard) -> BoxFuture<'static, Hearing> {
    std::future::ready(Hearing::Done).boxed()
}

fn envelope(kind: &str, id: &str, payload: &Value) -> String {
    json!({ "type": kind, "envelope_id": id, "payload": payload }).to_string()
}

fn message(id: &str, stamp: &str) -> String {
    let event = json!({
        "type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "ts": stamp, "text": "a",
    });
    let payload = json!({
        "type": "event_callback", "event_id": format!("Ev{stamp}"), "is_ext_shared_channel": false, "event": event,
    });
    envelope("events_api", id, &payload)
}

fn form(id: &str, words: &str) -> String {
    let payload = json!({
        "type": "view_submission", "user": { "id": "U1", "team_id": "T1" }, "trigger_id": id,
        "view": {
            "id": "V1", "type": "modal", "callback_id": "promise.new", "hash": "h",
            "state": { "values": { "what": { "what": { "type": "plain_text_input", "value": words } } } },
        },
    });
    envelope("interactive", id, &payload)
}

#[tokio::test]
async fn everything_is_acknowledged_before_its_work_is_done() {
    let slack = Slack::start(false).await;
    let gate = Arc::new(Semaphore::new(0));
    let ear = Arc::clone(&gate);
    let (chat, listening) = listen(&slack, move |_| {
        let gate = Arc::clone(&ear);
        async move {
            gate.acquire().await.unwrap().forget();
            Hearing::Done
        }
        .boxed()
    })
    .await;
    for number in 0..10 {
        slack.send(message(&format!("e{number}"), &format!("{number}.0")));
    }
    for number in 0..10 {
        let want = json!({ "envelope_id": format!("e{number}") });
        assert_eq!(slack.acknowledges(&format!("e{number}")).await, want);
    }
    assert_eq!(gate.available_permits(), 0, "no work is done yet");
    gate.add_permits(10);
    assert_eq!(listening.stop().await, Stopped::Clean);
    assert_eq!(chat.counts().heard.get(), 10);
    // Both sockets brought each of them.
    assert_eq!(chat.counts().repeated.get(), 10);
}

#[tokio::test]
async fn what_there_is_no_room_for_is_left_to_slack_to_send_again() {
    let slack = Slack::start(false).await;
    let gate = Arc::new(Semaphore::new(0));
    let ear = Arc::clone(&gate);
    let (chat, listening) = listen(&slack, move |_| {
        let gate = Arc::clone(&ear);
        async move {
            gate.acquire().await.unwrap().forget();
            Hearing::Done
        }
        .boxed()
    })
    .await;
    for number in 0..65 {
        slack.send(message(&format!("e{number}"), &format!("{number}.0")));
    }
    within("64 under way", || chat.counts().heard.get() == 64).await;
    within("one turned away", || chat.counts().turned_away.get() > 0).await;
    assert_eq!(slack.acknowledgement("e64"), None);
    gate.add_permits(65);
    within("room", || {
        slack.send(message("again", "64.0"));
        slack.acknowledgement("again").is_some()
    })
    .await;
    assert_eq!(listening.stop().await, Stopped::Clean);
    assert_eq!(chat.counts().heard.get(), 65);
}

#[tokio::test]
async fn a_form_waits_for_its_answer_but_never_too_long() {
    let slack = Slack::start(false).await;
    let (chat, listening) = listen(&slack, |heard: Heard| {
        let words = format!("{:?}", heard.what);
        async move {
            if words.contains("slow") {
                tokio::time::sleep(Duration::from_secs(3)).await;
            }
            if words.contains("fine") {
                return Hearing::Done;
            }
            let field = if words.contains("strange") {
                "no_such_field"
            } else {
                "what"
            };
            Hearing::Refused(BTreeMap::from([(
                field.to_owned(),
                "Say by when.".to_owned(),
            )]))
        }
        .boxed()
    })
    .await;
    let errors = json!({ "response_action": "errors", "errors": { "what": "Say by when." } });
    slack.send_once(form("f1", "wrong"));
    assert_eq!(slack.acknowledges("f1").await["payload"], errors);
    slack.send_once(form("f2", "strange"));
    assert_eq!(slack.acknowledges("f2").await["payload"], errors);
    slack.send_once(form("f3", "fine"));
    assert_eq!(
        slack.acknowledges("f3").await,
        json!({ "envelope_id": "f3" })
    );
    // The same words again are a new sending: the form had stayed open.
    slack.send_once(form("f4", "wrong"));
    assert_eq!(slack.acknowledges("f4").await["payload"], errors);

    let started = Stopwatch::start();
    slack.send_once(form("f5", "slow"));
    slack.send_once(message("e1", "1.0"));
    assert_eq!(
        slack.acknowledges("f5").await,
        json!({ "envelope_id": "f5" })
    );
    slack.acknowledges("e1").await;
    assert!(
        started.elapsed() < Duration::from_millis(2_950),
        "Slack gives up after three seconds"
    );
    within("the refusal said afterwards", || {
        !slack.posted.lock().unwrap().is_empty()
    })
    .await;
    let posted = slack.posted.lock().unwrap()[0].to_string();
    assert!(posted.contains("Say by when."), "{posted}");
    assert_eq!(chat.counts().late_refusals.get(), 1);
    assert_eq!(listening.stop().await, Stopped::Clean);
}

#[tokio::test]
async fn an_ear_that_breaks_off_breaks_nothing_else() {
    let slack = Slack::start(false).await;
    let (chat, listening) = listen(&slack, |heard: Heard| {
        async move {
            assert!(!format!("{:?}", heard.what).contains("1.0"), "on purpose");
            Hearing::Done
        }
        .boxed()
    })
    .await;
    slack.send_once(message("e1", "1.0"));
    within("the failure", || chat.counts().failed.get() > 0).await;
    slack.send_once(message("e2", "2.0"));
    slack.acknowledges("e2").await;
    assert_eq!(listening.stop().await, Stopped::Clean);
    assert_eq!(chat.counts().heard.get(), 2);
}

fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/slack");
    let kinds = [
        ("event", "events_api"),
        ("interactive", "interactive"),
        ("slash", "slash_commands"),
        ("socket", ""),
    ];
    let mut frames = Vec::new();
    for (below, kind) in kinds {
        let files = std::fs::read_dir(folder.join(below)).into_iter().flatten();
        for file in files.map(|entry| entry.unwrap().path()) {
            let text = std::fs::read_to_string(file).unwrap();
            let mut json: Value = serde_json::from_str(&text).unwrap();
            if kind.is_empty() {
                if json.get("payload").is_none() {
                    continue;
                }
                json["envelope_id"] = format!("sample {}", frames.len()).into();
                frames.push(json.to_string());
            } else {
                frames.push(envelope(kind, &format!("sample {}", frames.len()), &json));
            }
        }
    }
    frames
}

#[tokio::test]
async fn every_frame_is_acknowledged_and_counted_whatever_is_in_it() {
    let slack = Slack::start(false).await;
    let (chat, listening) = listen(&slack, done).await;
    let mut frames = samples();
    let named = frames.len();
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let long = "x".repeat(3 * 1024 * 1024);
    frames.extend([
        message("ours 1", "9.0"),
        form("ours 2", "x"),
        envelope("events_api", "ours 3", &Value::Null),
        envelope("of_tomorrow", "ours 4", &json!({ "a": 1 })),
        format!(r#"{{"type":"events_api","envelope_id":"ours 5","payload":{deep}}}"#),
        format!(r#"{{"type":"events_api","envelope_id":"ours 6","payload":"{long}"}}"#),
        r#"{"type":"events_api","type":"interactive","envelope_id":"ours 7","payload":{"type":"view_closed"}}"#.into(),
    ]);
    let nameless = [
        "",
        "not json",
        "null",
        "[]",
        r#"{"type":"events_api"}"#,
        "{\"envelope_id\":7}",
        "\u{0}",
    ];
    for frame in &frames {
        slack.send(frame.clone());
    }
    for frame in nameless {
        slack.send(frame);
    }
    for number in 0..named {
        slack.acknowledges(&format!("sample {number}")).await;
    }
    for number in 1..=7 {
        slack.acknowledges(&format!("ours {number}")).await;
    }
    slack.send(message("last", "10.0"));
    slack.acknowledges("last").await;
    let counts = chat.counts();
    let accounted = || {
        let aside: u64 = counts.set_aside().values().sum();
        counts.heard.get() + counts.repeated.get() + aside + counts.malformed.get()
    };
    // Each of two sockets brought every frame.
    let all = u64::try_from(2 * (frames.len() + nameless.len() + 1)).unwrap();
    within("every frame counted", || accounted() == all).await;
    assert_eq!(counts.reconnects.get(), 0, "nothing broke a socket");
    assert_eq!(listening.stop().await, Stopped::Clean);
}

#[tokio::test]
async fn a_socket_that_closes_at_once_is_opened_again_later_and_later() {
    let slack = Slack::start(true).await;
    let (_chat, listening) = listen(&slack, done).await;
    within("some tries", || slack.sockets() >= 6).await;
    let opened = slack.opened.lock().unwrap().clone();
    let first = opened[0];
    let hasty = opened
        .iter()
        .filter(|at| **at < first + Duration::from_millis(200))
        .count();
    assert!(hasty <= 2, "{opened:?}");
    assert!(opened[5] >= first + Duration::from_secs(1), "{opened:?}");
    assert_eq!(listening.stop().await, Stopped::Clean);
}

#[tokio::test]
async fn nothing_is_taken_in_after_the_stop() {
    let slack = Slack::start(false).await;
    let (chat, listening) = listen(&slack, done).await;
    assert_eq!(listening.stop().await, Stopped::Clean);
    within("closed sockets", || {
        let _nobody = slack.frames.send((Reach::Every, message("e1", "1.0")));
        slack.frames.receiver_count() == 0
    })
    .await;
    assert_eq!(chat.counts().heard.get(), 0);
    assert_eq!(slack.acknowledgement("e1"), None);
}
