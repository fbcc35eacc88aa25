//! Response addresses: an answer without a token, for a while.

use serde_json::Value;
use serde_json::json;

use crate::desk::Bot;
use crate::desk::Desk;
use crate::desk::card;

/// Types a command and returns the response address the bot gets.
async fn address(desk: &Desk, bot: &mut Bot) -> String {
    let typed = json!({ "user": "U0SAM", "channel": "C0ACME", "command": "/tip" });
    let (_, envelope) = tokio::join!(desk.person("command", typed), bot.answers(Value::Null));
    envelope["payload"]["response_url"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// Presses the button of a message and returns the response address the bot gets.
async fn pressed(desk: &Desk, bot: &mut Bot, ts: &Value) -> String {
    let press = json!({ "user": "U0SAM", "channel": "C0ACME", "ts": ts, "action_id": "keep1" });
    let (_, envelope) = tokio::join!(desk.person("press", press), bot.answers(Value::Null));
    envelope["payload"]["response_url"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn post(desk: &Desk, url: &str, body: Value) -> (u16, String) {
    let answer = desk.http.post(url).json(&body).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test]
async fn an_address_takes_five_posts_for_thirty_minutes() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let url = address(&desk, &mut bot).await;
    assert_eq!(
        post(&desk, &url, json!({ "text": "" })).await,
        (400, "no_text".to_owned())
    );
    for number in 1..=5 {
        let answer = post(&desk, &url, json!({ "text": format!("{number}") })).await;
        assert_eq!(answer, (200, "ok".to_owned()));
    }
    assert_eq!(
        post(&desk, &url, json!({ "text": "6" })).await,
        (404, "used_url".to_owned())
    );
    assert_eq!(desk.last("U0SAM", "C0ACME").await["text"], "5");
    assert_eq!(desk.last("U0SAM", "C0ACME").await["is_ephemeral"], true);
    let url = address(&desk, &mut bot).await;
    desk.person("advance", json!({ "seconds": 1_801 })).await;
    assert_eq!(
        post(&desk, &url, json!({ "text": "late" })).await,
        (404, "expired_url".to_owned())
    );
    let made_up = desk.url("/respond/0123456789abcdef");
    assert_eq!(
        post(&desk, &made_up, json!({ "text": "x" })).await,
        (404, "expired_url".to_owned())
    );
}

#[tokio::test]
async fn what_was_pressed_is_replaced_or_taken_away() {
    let desk = Desk::open().await;
    let content =
        json!({ "channel": "C0ACME", "user": "U0SAM", "text": "yours", "blocks": card(&["1"]) });
    let ephemeral = desk.works("chat.postEphemeral", content.clone()).await["message_ts"].clone();
    let public = desk.works("chat.postMessage", content).await["ts"].clone();
    let mut bot = Bot::connect(&desk).await;
    for ts in [ephemeral, public] {
        let url = pressed(&desk, &mut bot, &ts).await;
        post(
            &desk,
            &url,
            json!({ "text": "done", "replace_original": true }),
        )
        .await;
        let seen = desk.seen("U0SAM", "C0ACME").await;
        let found = seen.iter().find(|message| message["ts"] == ts).unwrap();
        assert_eq!(
            (&found["text"], &found["blocks"]),
            (&json!("done"), &Value::Null)
        );
        if found["is_ephemeral"] != true {
            while bot.event().await["subtype"] != "message_changed" {}
        }
        post(&desk, &url, json!({ "delete_original": true })).await;
        let seen = desk.seen("U0SAM", "C0ACME").await;
        assert!(seen.iter().all(|message| message["ts"] != ts));
    }
}

#[tokio::test]
async fn an_answer_can_be_for_all_or_in_a_thread() {
    let desk = Desk::open().await;
    let ts = desk
        .works(
            "chat.postMessage",
            json!({ "channel": "C0ACME", "text": "a", "blocks": card(&["1"]) }),
        )
        .await["ts"]
        .clone();
    let mut bot = Bot::connect(&desk).await;
    let url = pressed(&desk, &mut bot, &ts).await;
    post(
        &desk,
        &url,
        json!({ "text": "for all", "response_type": "in_channel", "thread_ts": ts }),
    )
    .await;
    let seen = desk.last("U0MARIA", "C0ACME").await;
    assert_eq!(
        (&seen["text"], &seen["thread_ts"]),
        (&json!("for all"), &ts)
    );
    post(&desk, &url, json!({ "text": "for you" })).await;
    assert_ne!(desk.last("U0MARIA", "C0ACME").await["text"], "for you");
    assert_eq!(desk.last("U0SAM", "C0ACME").await["text"], "for you");
}
