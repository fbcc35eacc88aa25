//! The Slack adapter against a Slack-compatible workspace, over real HTTP and a real socket.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use futures_util::FutureExt;
use goodword::adapters::slack::ConnectError;
use goodword::adapters::slack::Listening;
use goodword::adapters::slack::SlackChat;
use goodword::adapters::slack::SlackSettings;
use goodword::adapters::slack::Stopped;
use goodword::chat::AnswerTo;
use goodword::chat::Chat;
use goodword::chat::Heard;
use goodword::chat::Hearing;
use goodword::chat::Outbound;
use goodword::chat::PlaceKind;
use goodword::chat::Recipient;
use goodword::chat::Reply;
use goodword::chat::Role;
use goodword::chat::SendError;
use goodword::chat::What;
use goodword::clock::MovableClock;
use goodword::clock::Stopwatch;
use goodword::ids::Channel;
use goodword::ids::Member;
use goodword::ids::MessageRef;
use goodword::ids::Stamp;
use goodword::sandbox::Options;
use goodword::sandbox::Running;
use goodword::sandbox::Sandbox;
use goodword::secret::Secret;
use goodword::view::Button;
use goodword::view::Card;
use goodword::view::FieldKind;
use goodword::view::Form;
use serde_json::Value;
use serde_json::json;
use tokio::sync::mpsc;

/// Long enough for anything that shall happen, on a busy machine.
const SOON: Duration = Duration::from_secs(20);

/// A workspace with the adapter in it, and everything the adapter hears.
struct Scene {
    sandbox: Running,
    chat: Arc<SlackChat>,
    listening: Listening,
    heard: mpsc::UnboundedReceiver<Heard>,
    /// What the next forms are told.
    refusals: Arc<Mutex<Vec<BTreeMap<String, String>>>>,
    http: reqwest::Client,
}

impl Scene {
    async fn open() -> Self {
        let clock = MovableClock::default();
        let options = Options {
            clock: clock.clone(),
            ..Options::default()
        };
        let sandbox = Sandbox::start(options).await.unwrap();
        let settings = settings(&sandbox.address, "xapp-sandbox", "xoxb-sandbox", clock);
        let chat = Arc::new(SlackChat::connect(settings).await.unwrap());
        let (tell, heard) = mpsc::unbounded_channel();
        let refusals: Arc<Mutex<Vec<BTreeMap<String, String>>>> = Arc::default();
        let refused = Arc::clone(&refusals);
        let listening = Arc::clone(&chat).listen(Arc::new(move |heard: Heard| {
            let form = matches!(heard.what, What::Submit { .. });
            let _nobody_waits = tell.send(heard);
            let refusal = if form {
                refused.lock().unwrap().pop()
            } else {
                None
            };
            std::future::ready(refusal.map_or(Hearing::Done, Hearing::Refused)).boxed()
        }));
        let scene = Self {
            sandbox,
            chat,
            listening,
            heard,
            refusals,
            http: reqwest::Client::new(),
        };
        scene.connected(2).await;
        scene
    }

    /// Waits until so many sockets are open.
    async fn connected(&self, count: u64) {
        within("the sockets", async || {
            self.look("workspace").await["connections"].as_u64() == Some(count)
        })
        .await;
    }

    async fn hears(&mut self) -> Heard {
        let heard = tokio::time::timeout(SOON, self.heard.recv()).await;
        heard.unwrap().unwrap()
    }

    async fn look(&self, what: &str) -> Value {
        let url = format!("{}/control/{what}", self.sandbox.address);
        let answer = self.http.get(url).send().await.unwrap();
        answer.json().await.unwrap()
    }

    async fn act(&self, what: &str, body: Value) -> Value {
        let url = format!("{}/control/{what}", self.sandbox.address);
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        assert_eq!(answer["ok"], true, "{what} {body}: {answer}");
        answer
    }

    async fn say(&self, channel: &str, text: &str) -> String {
        let said = json!({ "user": "U0SAM", "channel": channel, "text": text });
        let said = self.act("say", said).await;
        said["ts"].as_str().unwrap().to_owned()
    }

    async fn types(&mut self, channel: &str, text: &str) -> Heard {
        let typed =
            json!({ "user": "U0SAM", "channel": channel, "command": "/promise", "text": text });
        let answer = self.act("command", typed).await;
        assert_eq!(answer["acknowledged"], true);
        self.hears().await
    }

    async fn fault(&self, kind: &str, method: &str, times: u32, seconds: u32) {
        let fault = json!({ "kind": kind, "method": method, "times": times, "seconds": seconds });
        self.act("fault", fault).await;
    }

    async fn seen(&self, channel: &str) -> Vec<Value> {
        let seen = self
            .look(&format!("seen?user=U0SAM&channel={channel}"))
            .await;
        seen["messages"].as_array().unwrap().clone()
    }

    async fn last(&self, channel: &str) -> Value {
        self.seen(channel).await.pop().unwrap()
    }

    async fn calls(&self, method: &str) -> Vec<Value> {
        let calls = self.look(&format!("calls?method={method}")).await;
        calls["calls"].as_array().unwrap().clone()
    }

    async fn stop(self) {
        assert_eq!(self.listening.stop().await, Stopped::Clean);
        self.sandbox.stop().await;
    }
}

fn settings(address: &str, app: &str, bot: &str, clock: MovableClock) -> SlackSettings {
    SlackSettings {
        app_token: Secret::new(app),
        bot_token: Secret::new(bot),
        api_url: Some(format!("{address}/api")),
        clock: Arc::new(clock),
    }
}

/// Looks again and again until it is so.
async fn within(what: &str, mut so: impl AsyncFnMut() -> bool) {
    let started = Stopwatch::start();
    while !so().await {
        assert!(started.elapsed() < SOON, "{what}: not within {SOON:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn to_channel(key: &str, channel: &str) -> Outbound {
    outbound(
        key,
        Recipient::Channel {
            channel: Channel::new(channel),
            thread: None,
        },
    )
}

fn outbound(key: &str, to: Recipient) -> Outbound {
    Outbound {
        key: key.into(),
        workspace: goodword::ids::Workspace::new("T0HARBOR"),
        to,
        card: Card::saying("Hello").buttons([Button::new("tip.more", "Another", "7")]),
    }
}

#[tokio::test]
async fn a_command_is_heard_with_the_person_and_the_place() {
    let mut scene = Scene::open().await;
    let heard = scene.types("C0ACME", "send @maria the quote").await;
    assert_eq!(heard.who.name, "Sam");
    assert_eq!(heard.who.zone, "America/New_York");
    assert_eq!(heard.who.role, Role::Member);
    assert_eq!(heard.place.unwrap().kind, PlaceKind::Channel);
    match heard.what {
        What::Command { name, text } => {
            assert_eq!(name, "/promise");
            assert_eq!(text, "send <@U0MARIA|Maria> the quote");
        }
        other => panic!("{other:?}"),
    }
    let shared = scene.types("C0SHARED", "x").await;
    assert_eq!(shared.place.unwrap().kind, PlaceKind::Shared);
    scene.stop().await;
}

#[tokio::test]
async fn a_private_answer_is_seen_by_one_person_alone() {
    let mut scene = Scene::open().await;
    let heard = scene.types("C0ACME", "x").await;
    let reply = Reply::Private(Card::saying("Only for you"));
    scene.chat.answer(&heard, &reply).await.unwrap();
    let last = scene.last("C0ACME").await;
    assert_eq!(
        (&last["text"], &last["is_ephemeral"]),
        (&json!("Only for you"), &json!(true))
    );
    // Without a response address, by the Web API.
    let message = Heard {
        answer: AnswerTo::default(),
        ..heard
    };
    let reply = Reply::Private(Card::saying("Again"));
    scene.chat.answer(&message, &reply).await.unwrap();
    let last = scene.last("C0ACME").await;
    assert_eq!(
        (&last["text"], &last["is_ephemeral"]),
        (&json!("Again"), &json!(true))
    );
    scene.stop().await;
}

#[tokio::test]
async fn an_answer_finds_another_way_when_the_first_is_closed() {
    let mut scene = Scene::open().await;
    let heard = scene.types("C0ACME", "x").await;
    scene.fault("error500", "chat.postEphemeral", 1, 0).await;
    let elsewhere = AnswerTo {
        url: Some("https://evil.example/x".into()),
        trigger: None,
    };
    let misled = Heard {
        answer: elsewhere,
        ..heard
    };
    let reply = Reply::Private(Card::saying("Hello"));
    let uncertain = scene.chat.answer(&misled, &reply).await;
    assert_eq!(
        uncertain,
        Err(SendError::Uncertain),
        "a 500 may have been shown"
    );
    scene.chat.answer(&misled, &reply).await.unwrap();
    assert_eq!(scene.last("C0ACME").await["text"], "Hello");
    scene.stop().await;
}

#[tokio::test]
async fn a_message_is_heard_once_even_when_it_mentions_the_bot_or_comes_twice() {
    let mut scene = Scene::open().await;
    scene
        .act("fault", json!({ "kind": "twice", "times": 4 }))
        .await;
    let stamp = scene.say("C0ACME", "@goodword I will call @maria").await;
    let heard = scene.hears().await;
    match &heard.what {
        What::Message {
            stamp: at,
            text,
            edited,
            before,
        } => {
            assert_eq!((at.as_str(), edited), (stamp.as_str(), &false));
            assert_eq!(*before, None);
            assert!(text.contains("<@U0MARIA|Maria>"), "{text}");
        }
        other => panic!("{other:?}"),
    }
    scene.say("C0ACME", "the next one").await;
    let next = scene.hears().await;
    assert!(
        matches!(next.what, What::Message { ref text, .. } if text == "the next one"),
        "{next:?}"
    );
    assert!(scene.chat.counts().repeated.get() >= 2);
    scene.stop().await;
}

#[tokio::test]
async fn edits_and_deletions_are_heard() {
    let mut scene = Scene::open().await;
    let stamp = scene.say("C0ACME", "first").await;
    scene.hears().await;
    let edit = json!({ "user": "U0SAM", "channel": "C0ACME", "ts": stamp, "text": "second" });
    scene.act("edit", edit).await;
    let heard = scene.hears().await;
    assert!(
        matches!(&heard.what, What::Message { edited: true, text, before, .. }
            if text == "second" && before.as_deref() == Some("first"))
    );
    let gone = json!({ "user": "U0SAM", "channel": "C0ACME", "ts": stamp });
    scene.act("delete", gone).await;
    let heard = scene.hears().await;
    assert!(matches!(heard.what, What::Deleted { stamp: ref at } if at.as_str() == stamp));
    scene.stop().await;
}

#[tokio::test]
async fn a_posted_message_is_found_by_its_key() {
    let scene = Scene::open().await;
    for number in 0..3 {
        scene.say("C0ACME", &format!("before {number}")).await;
    }
    let root = Stamp::new(scene.say("C0ACME", "a thread").await);
    let (channel, thread) = (Channel::new("C0ACME"), Some(root));
    let places = [
        Recipient::Direct(Member::new("U0SAM")),
        Recipient::Channel {
            channel: channel.clone(),
            thread: None,
        },
        Recipient::Channel { channel, thread },
    ];
    for (number, place) in places.into_iter().enumerate() {
        let message = outbound(&format!("nudge/{number}"), place);
        assert_eq!(scene.chat.find(&message).await, Ok(None));
        let sent = scene.chat.post(&message).await.unwrap();
        assert!(sent.is_some());
        assert_eq!(scene.chat.find(&message).await, Ok(sent));
    }
    scene.stop().await;
}

#[tokio::test]
async fn nobody_can_find_what_only_one_person_saw() {
    let scene = Scene::open().await;
    let only = Recipient::OnlyTo {
        member: Member::new("U0SAM"),
        channel: Channel::new("C0ACME"),
        thread: None,
    };
    let message = outbound("hint/1", only);
    assert_eq!(scene.chat.post(&message).await, Ok(None));
    assert_eq!(scene.last("C0ACME").await["is_ephemeral"], true);
    let found = scene.chat.find(&message).await;
    assert_eq!(
        found,
        Err(SendError::Never("ephemeral_fate_unknown".into()))
    );
    scene.stop().await;
}

#[tokio::test]
async fn a_message_can_show_something_else_later() {
    let scene = Scene::open().await;
    let message = to_channel("a", "C0ACME");
    let sent = scene.chat.post(&message).await.unwrap().unwrap();
    let mut later = outbound("b", Recipient::Update(sent.clone()));
    later.card = Card::new("Changed");
    assert_eq!(
        scene.chat.find(&later).await,
        Ok(None),
        "showing it twice does no harm"
    );
    assert_eq!(scene.chat.post(&later).await, Ok(Some(sent.clone())));
    let last = scene.last("C0ACME").await;
    assert_eq!(last["text"], "Changed");
    assert_eq!(
        scene.chat.find(&message).await,
        Ok(Some(sent)),
        "the key stays with it"
    );
    scene.stop().await;
}

#[tokio::test]
async fn a_limit_is_passed_on_for_posts_and_waited_out_for_reads() {
    let scene = Scene::open().await;
    scene.fault("ratelimit", "chat.postMessage", 1, 3).await;
    let limited = scene.chat.post(&to_channel("a", "C0ACME")).await;
    assert_eq!(limited, Err(SendError::Later(Some(Duration::from_secs(3)))));
    let held = scene.chat.post(&to_channel("a", "C0ACME")).await;
    assert!(matches!(held, Err(SendError::Later(Some(wait))) if wait > Duration::from_secs(1)));
    assert_eq!(
        scene.calls("chat.postMessage").await.len(),
        1,
        "the second is not even tried"
    );
    scene
        .chat
        .post(&to_channel("b", "C0BILLING"))
        .await
        .unwrap();

    scene.fault("ratelimit", "users.info", 1, 1).await;
    let started = Stopwatch::start();
    let ken = scene
        .chat
        .person(scene.chat.workspace(), &Member::new("U0KEN"))
        .await;
    assert_eq!(ken.unwrap().unwrap().name, "Ken");
    assert!(started.elapsed() >= Duration::from_secs(1));
    assert_eq!(scene.chat.counts().limited.get(), 2);
    scene.stop().await;
}

#[tokio::test]
async fn a_post_whose_answer_is_lost_is_uncertain_and_then_found() {
    let scene = Scene::open().await;
    let message = to_channel("a", "C0ACME");
    scene.fault("error500", "chat.postMessage", 1, 0).await;
    assert_eq!(scene.chat.post(&message).await, Err(SendError::Uncertain));
    assert_eq!(scene.chat.find(&message).await, Ok(None), "it was not sent");
    scene.fault("lost", "chat.postMessage", 1, 0).await;
    assert_eq!(scene.chat.post(&message).await, Err(SendError::Uncertain));
    assert!(
        scene.chat.find(&message).await.unwrap().is_some(),
        "it was sent"
    );
    assert_eq!(
        scene.calls("chat.postMessage").await.len(),
        2,
        "nothing is sent blindly again"
    );
    scene.stop().await;
}

#[tokio::test]
async fn a_hanging_workspace_is_given_up_after_ten_seconds() {
    let scene = Scene::open().await;
    scene.fault("hang", "chat.postMessage", 1, 0).await;
    let started = Stopwatch::start();
    let hung = scene.chat.post(&to_channel("a", "C0ACME")).await;
    assert_eq!(hung, Err(SendError::Uncertain));
    assert!(started.elapsed() < Duration::from_secs(15));
    scene.stop().await;
}

#[tokio::test]
async fn a_read_that_fails_is_tried_again() {
    let scene = Scene::open().await;
    scene.fault("error500", "users.info", 2, 0).await;
    let maria = scene
        .chat
        .person(scene.chat.workspace(), &Member::new("U0MARIA"))
        .await;
    assert_eq!(maria.unwrap().unwrap().role, Role::Lead);
    assert_eq!(scene.chat.counts().call_retries.get(), 2);
    let nobody = scene
        .chat
        .person(scene.chat.workspace(), &Member::new("U0NOBODY"))
        .await;
    assert_eq!(nobody, Ok(None));
    scene.stop().await;
}

#[tokio::test]
async fn a_gone_channel_is_never_and_says_why() {
    let scene = Scene::open().await;
    let nowhere = scene.chat.post(&to_channel("a", "C0NOWHERE")).await;
    assert_eq!(nowhere, Err(SendError::Never("channel_not_found".into())));
    scene.act("archive", json!({ "channel": "C0ACME" })).await;
    let archived = scene.chat.post(&to_channel("a", "C0ACME")).await;
    assert_eq!(archived, Err(SendError::Never("is_archived".into())));
    scene.stop().await;
}

#[tokio::test]
async fn a_press_changes_the_card_it_stands_on() {
    let mut scene = Scene::open().await;
    let sent = scene
        .chat
        .post(&to_channel("a", "C0ACME"))
        .await
        .unwrap()
        .unwrap();
    let pressed = press(&mut scene, sent.stamp.as_str()).await;
    let reply = Reply::Replace(Card::saying("Done"));
    scene.chat.answer(&pressed, &reply).await.unwrap();
    assert_eq!(scene.last("C0ACME").await["text"], "Done");
    scene.chat.answer(&pressed, &Reply::Remove).await.unwrap();
    let all = scene.seen("C0ACME").await;
    assert!(all.iter().all(|message| message["text"] != "Done"));

    // The same on a card that only one person sees.
    let heard = scene.types("C0ACME", "x").await;
    let card = Card::saying("Psst").buttons([Button::new("tip.more", "Another", "7")]);
    scene
        .chat
        .answer(&heard, &Reply::Private(card))
        .await
        .unwrap();
    let stamp = scene.last("C0ACME").await["ts"]
        .as_str()
        .unwrap()
        .to_owned();
    let pressed = press(&mut scene, &stamp).await;
    assert!(matches!(pressed.what, What::Press { private: true, .. }));
    scene.chat.answer(&pressed, &reply).await.unwrap();
    let last = scene.last("C0ACME").await;
    assert_eq!(
        (&last["text"], &last["is_ephemeral"]),
        (&json!("Done"), &json!(true))
    );
    scene.chat.answer(&pressed, &Reply::Remove).await.unwrap();
    assert_ne!(scene.last("C0ACME").await["text"], "Done");
    scene.stop().await;
}

async fn press(scene: &mut Scene, stamp: &str) -> Heard {
    let press =
        json!({ "user": "U0SAM", "channel": "C0ACME", "ts": stamp, "action_id": "tip.more" });
    assert_eq!(scene.act("press", press).await["acknowledged"], true);
    let heard = scene.hears().await;
    match &heard.what {
        What::Press {
            action, value, on, ..
        } => {
            assert_eq!((action.as_str(), value.as_str()), ("tip.more", "7"));
            assert_eq!(on.as_ref().unwrap().stamp.as_str(), stamp);
        }
        other => panic!("{other:?}"),
    }
    heard
}

#[tokio::test]
async fn a_form_opens_stays_open_while_something_is_wrong_and_knows_its_place() {
    let mut scene = Scene::open().await;
    let heard = scene.types("C0ACME", "").await;
    let words = FieldKind::Words {
        value: String::new(),
        long: false,
    };
    let form = Form::new("promise.new", "A new promise", "Save")
        .carry("3")
        .field("what", "What?", words);
    scene.chat.answer(&heard, &Reply::Form(form)).await.unwrap();
    let views = scene.look("views?user=U0SAM").await;
    let view = views.to_string();
    let id = view
        .split("\"id\":\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let submit = json!({ "user": "U0SAM", "view_id": id, "values": { "what": "call Acme" } });

    let wrong = BTreeMap::from([("what".to_owned(), "Say by when.".to_owned())]);
    scene.refusals.lock().unwrap().push(wrong);
    let refused = scene.act("submit", submit.clone()).await;
    assert_eq!(refused["errors"]["what"], "Say by when.");
    scene.hears().await;

    let closed = scene.act("submit", submit).await;
    assert!(closed.get("errors").is_none(), "{closed}");
    let heard = scene.hears().await;
    assert_eq!(
        heard.place.as_ref().unwrap().channel,
        Channel::new("C0ACME")
    );
    match &heard.what {
        What::Submit {
            form,
            carry,
            answers,
        } => {
            assert_eq!((form.as_str(), carry.as_str()), ("promise.new", "3"));
            assert_eq!(answers["what"], "call Acme");
        }
        other => panic!("{other:?}"),
    }
    let reply = Reply::Private(Card::saying("Noted"));
    scene.chat.answer(&heard, &reply).await.unwrap();
    assert_eq!(scene.last("C0ACME").await["text"], "Noted");
    scene.stop().await;
}

#[tokio::test]
async fn the_home_tab_shows_a_card() {
    let mut scene = Scene::open().await;
    scene.act("open_home", json!({ "user": "U0SAM" })).await;
    let heard = scene.hears().await;
    assert!(matches!(heard.what, What::HomeOpened));
    let home = Reply::Home(Card::new("Home").heading("Your promises"));
    scene.chat.answer(&heard, &home).await.unwrap();
    let views = scene.look("views?user=U0SAM").await.to_string();
    assert!(views.contains("Your promises"), "{views}");
    scene.stop().await;
}

#[tokio::test]
async fn an_entry_of_the_message_menu_brings_the_message() {
    let mut scene = Scene::open().await;
    let stamp = scene.say("C0ACME", "I will call Acme").await;
    scene.hears().await;
    let chosen = json!({ "user": "U0MARIA", "channel": "C0ACME", "ts": stamp, "callback_id": "promise.track" });
    scene.act("shortcut", chosen).await;
    let heard = scene.hears().await;
    match heard.what {
        What::MessageShortcut {
            name, author, text, ..
        } => {
            assert_eq!(
                (name.as_str(), text.as_str()),
                ("promise.track", "I will call Acme")
            );
            assert_eq!(author, Some(Member::new("U0SAM")));
        }
        other => panic!("{other:?}"),
    }
    scene.stop().await;
}

#[tokio::test]
async fn cut_and_refreshed_sockets_come_back_and_nothing_is_lost() {
    let mut scene = Scene::open().await;
    scene.act("fault", json!({ "kind": "drop_socket" })).await;
    scene.say("C0ACME", "while it is cut").await;
    let heard = scene.hears().await;
    assert!(matches!(heard.what, What::Message { ref text, .. } if text == "while it is cut"));
    scene.connected(2).await;
    let before = scene.chat.counts().hellos.get();
    scene
        .act("fault", json!({ "kind": "refresh", "seconds": 1 }))
        .await;
    within("fresh sockets", async || {
        scene.chat.counts().hellos.get() >= before + 2
    })
    .await;
    scene.say("C0ACME", "after the refresh").await;
    let heard = scene.hears().await;
    assert!(matches!(heard.what, What::Message { ref text, .. } if text == "after the refresh"));
    scene.stop().await;
}

#[tokio::test]
async fn a_link_is_the_one_that_slack_would_give() {
    let scene = Scene::open().await;
    let root = scene.say("C0ACME", "a thread").await;
    let reply =
        json!({ "user": "U0SAM", "channel": "C0ACME", "text": "a reply", "thread_ts": root });
    let reply = scene.act("say", reply).await["ts"]
        .as_str()
        .unwrap()
        .to_owned();
    for (stamp, thread) in [(root.clone(), None), (reply, Some(root))] {
        let message = MessageRef {
            channel: Channel::new("C0ACME"),
            stamp: Stamp::new(stamp.clone()),
            thread: thread.map(Stamp::new),
        };
        let url = format!(
            "{}/api/chat.getPermalink?channel=C0ACME&message_ts={stamp}&token=xoxb-sandbox",
            scene.sandbox.address
        );
        let asked: Value = scene
            .http
            .get(url)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap();
        let link = scene.chat.link(scene.chat.workspace(), &message);
        assert_eq!(link.as_deref(), asked["permalink"].as_str(), "{asked}");
    }
    scene.stop().await;
}

#[tokio::test]
async fn one_channel_is_written_to_once_a_second_and_never_holds_another_back() {
    let scene = Scene::open().await;
    let started = Stopwatch::start();
    let crowd = (0..5).map(|number| {
        let chat = Arc::clone(&scene.chat);
        async move {
            chat.post(&to_channel(&format!("a/{number}"), "C0ACME"))
                .await
        }
    });
    let other = async {
        let sent = scene.chat.post(&to_channel("b", "C0BILLING")).await;
        (sent, started.elapsed())
    };
    let (sent, (elsewhere, at)) = futures_util::join!(futures_util::future::join_all(crowd), other);
    assert!(sent.iter().all(Result::is_ok) && elsewhere.is_ok());
    assert!(
        started.elapsed() >= Duration::from_secs(2),
        "three at once, then one a second"
    );
    assert!(at < Duration::from_secs(1), "{at:?}");
    scene.stop().await;
}

async fn refusal(app: &str, bot: &str, address: &str) -> String {
    let settings = settings(address, app, bot, MovableClock::default());
    SlackChat::connect(settings).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_wrong_token_says_which_and_what_to_do() {
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let here = sandbox.address.clone();
    insta::assert_snapshot!(refusal("xapp-sandbox", "xoxb-wrong", &here).await, @r"
    Slack does not accept the bot token (invalid_auth): install the app to your workspace again and copy the new xoxb- token into SLACK_BOT_TOKEN
    ");
    insta::assert_snapshot!(refusal("xapp-wrong", "xoxb-sandbox", &here).await, @r"
    Slack does not accept the app token (invalid_auth): turn Socket Mode on, make an app-level token with the scope connections:write, and copy it into SLACK_APP_TOKEN
    ");
    insta::assert_snapshot!(refusal("xoxb-sandbox", "xapp-sandbox", &here).await, @r"
    the two tokens are swapped: SLACK_BOT_TOKEN takes the one that starts with xoxb-, SLACK_APP_TOKEN the one that starts with xapp-
    ");
    sandbox.stop().await;
    let gone = refusal("xapp-sandbox", "xoxb-sandbox", &here).await;
    assert_eq!(gone, ConnectError::Unreachable(here).to_string());
}
