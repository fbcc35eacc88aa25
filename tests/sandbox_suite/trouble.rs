//! Planned trouble: it happens as ordered, as often as ordered, and then no more.

use std::time::Duration;

use goodword::clock::Stopwatch;
use serde_json::Value;
use serde_json::json;

use crate::desk::Bot;
use crate::desk::Desk;

async fn status(desk: &Desk, method: &str) -> (u16, Option<String>) {
    let call = desk
        .http
        .post(desk.url(&format!("/api/{method}")))
        .bearer_auth("xoxb-sandbox");
    let arguments = json!({ "channel": "D0SAM", "text": "hello" });
    let answer = call.json(&arguments).send().await.unwrap();
    let wait = answer.headers().get("retry-after");
    (
        answer.status().as_u16(),
        wait.map(|wait| wait.to_str().unwrap().to_owned()),
    )
}

#[tokio::test]
async fn calls_fail_as_ordered_and_then_work_again() {
    let desk = Desk::open().await;
    desk.person(
        "fault",
        json!({ "kind": "error500", "method": "chat.postMessage", "times": 2 }),
    )
    .await;
    assert_eq!(status(&desk, "auth.test").await.0, 200);
    assert_eq!(status(&desk, "chat.postMessage").await.0, 500);
    assert_eq!(status(&desk, "chat.postMessage").await.0, 500);
    assert_eq!(status(&desk, "chat.postMessage").await.0, 200);
    desk.person("fault", json!({ "kind": "ratelimit", "seconds": 7 }))
        .await;
    assert_eq!(
        status(&desk, "auth.test").await,
        (429, Some("7".to_owned()))
    );
    assert_eq!(status(&desk, "chat.postMessage").await.0, 429);
    desk.person("fault", json!({ "kind": "none" })).await;
    assert_eq!(status(&desk, "auth.test").await.0, 200);
    let calls = desk.look("calls?method=chat.postMessage").await;
    let statuses: Vec<&Value> = calls["calls"]
        .as_array()
        .unwrap()
        .iter()
        .map(|call| &call["status"])
        .collect();
    assert_eq!(statuses, [500, 500, 200, 429]);
    assert_eq!(desk.seen("U0SAM", "D0SAM").await.len(), 1);
    let (status, answer) = desk.tries("fault", json!({ "kind": "sing" })).await;
    assert_eq!((status, &answer["error"]), (400, &json!("invalid_json")));
}

#[tokio::test]
async fn an_answer_can_be_late_lost_or_never_come() {
    let desk = Desk::open().await;
    desk.person(
        "fault",
        json!({ "kind": "delay", "seconds": 0.3, "times": 1 }),
    )
    .await;
    let start = Stopwatch::start();
    assert_eq!(status(&desk, "auth.test").await.0, 200);
    assert!(start.elapsed() >= Duration::from_millis(300));
    desk.person("fault", json!({ "kind": "lost", "times": 1 }))
        .await;
    assert_eq!(status(&desk, "chat.postMessage").await.0, 500);
    assert_eq!(desk.last("U0SAM", "D0SAM").await["text"], "hello");
    desk.person("fault", json!({ "kind": "hang", "times": 1 }))
        .await;
    let hung = tokio::time::timeout(
        Duration::from_millis(300),
        status(&desk, "chat.postMessage"),
    )
    .await;
    assert!(hung.is_err());
    assert_eq!(desk.seen("U0SAM", "D0SAM").await.len(), 1);
    desk.running.stop().await;
}

#[tokio::test]
async fn an_event_can_come_twice() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    desk.person("fault", json!({ "kind": "twice" })).await;
    desk.say("U0SAM", "C0ACME", "one").await;
    let (first, second) = (bot.takes(Value::Null).await, bot.takes(Value::Null).await);
    assert_eq!(first["payload"], second["payload"]);
    desk.say("U0SAM", "C0ACME", "two").await;
    desk.say("U0SAM", "C0ACME", "three").await;
    assert_eq!(bot.event().await["text"], "two");
    assert_eq!(bot.event().await["text"], "three");
}

#[tokio::test]
async fn sockets_can_be_cut_also_those_that_come_back() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    desk.person("fault", json!({ "kind": "drop_socket", "times": 2 }))
        .await;
    bot.closed().await;
    let call = desk
        .http
        .post(desk.url("/api/apps.connections.open"))
        .bearer_auth("xapp-sandbox");
    let answer: Value = call.send().await.unwrap().json().await.unwrap();
    let (mut second, _) = tokio_tungstenite::connect_async(answer["url"].as_str().unwrap())
        .await
        .unwrap();
    let heard = futures_util::StreamExt::next(&mut second).await;
    assert!(
        heard.is_none_or(|heard| heard.is_err()),
        "it is cut before hello"
    );
    Bot::connect(&desk).await;
}
