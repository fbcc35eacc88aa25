//! `chat.*`: what is taken, what is refused, and what becomes of it.

use serde_json::Value;
use serde_json::json;

use crate::desk::Desk;
use crate::desk::card;

#[tokio::test]
async fn a_post_is_refused_in_slacks_words() {
    let desk = Desk::open().await;
    let check = async |more: Value, error: &str| {
        let mut arguments = json!({ "channel": "C0ACME", "text": "hello" });
        arguments
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().cloned().unwrap());
        desk.refused("chat.postMessage", arguments, error).await
    };
    check(json!({ "channel": "C0NOWHERE" }), "channel_not_found").await;
    check(json!({ "channel": null }), "channel_not_found").await;
    check(json!({ "channel": "D0MARIA0SAM" }), "channel_not_found").await;
    check(json!({ "text": "" }), "no_text").await;
    check(json!({ "text": "", "blocks": [] }), "no_text").await;
    check(json!({ "text": "é".repeat(40_001) }), "msg_too_long").await;
    check(json!({ "thread_ts": "1.000001" }), "thread_not_found").await;
    check(json!({ "blocks": "[{" }), "invalid_blocks_format").await;
    check(
        json!({ "metadata": { "event_type": "x" } }),
        "invalid_metadata_format",
    )
    .await;
    let answer = check(
        json!({ "blocks": [{ "type": "header" }] }),
        "invalid_blocks",
    )
    .await;
    assert_eq!(
        answer["response_metadata"]["messages"],
        json!(["[ERROR] missing required field: text [json-pointer:/blocks/0/text]"])
    );
    desk.person("leave", json!({ "channel": "C0ACME", "bot": true }))
        .await;
    check(json!({}), "not_in_channel").await;
    desk.person("archive", json!({ "channel": "C0ACME" })).await;
    check(json!({}), "is_archived").await;
}

#[tokio::test]
async fn forty_thousand_characters_and_a_persons_id_are_fine() {
    let desk = Desk::open().await;
    let text = "é".repeat(40_000);
    desk.works(
        "chat.postMessage",
        json!({ "channel": "#acme-account", "text": text }),
    )
    .await;
    let answer = desk
        .works(
            "chat.postMessage",
            json!({ "channel": "U0KEN", "text": "hello" }),
        )
        .await;
    assert_eq!(answer["channel"], "D0KEN");
    assert_eq!(desk.last("U0KEN", "D0KEN").await["text"], "hello");
}

#[tokio::test]
async fn an_update_keeps_what_it_does_not_name_and_others_messages_are_safe() {
    let desk = Desk::open().await;
    let first = json!({ "channel": "C0ACME", "text": "one", "blocks": card(&["1"]) });
    let ts = desk.works("chat.postMessage", first).await["ts"].clone();
    desk.works(
        "chat.update",
        json!({ "channel": "C0ACME", "ts": ts, "text": "two" }),
    )
    .await;
    let seen = desk.last("U0SAM", "C0ACME").await;
    assert_eq!(
        (&seen["text"], &seen["blocks"][0]["block_id"]),
        (&json!("two"), &json!("row"))
    );
    assert_eq!(seen["edited"]["user"], "U0GOODWORD");
    desk.works(
        "chat.update",
        json!({ "channel": "C0ACME", "ts": ts, "text": "three", "blocks": [] }),
    )
    .await;
    assert_eq!(desk.last("U0SAM", "C0ACME").await["blocks"], Value::Null);
    let theirs = desk.say("U0SAM", "C0ACME", "mine").await;
    let touch = json!({ "channel": "C0ACME", "ts": theirs, "text": "x" });
    desk.refused("chat.update", touch.clone(), "cant_update_message")
        .await;
    desk.refused("chat.delete", touch, "cant_delete_message")
        .await;
    let nothing = json!({ "channel": "C0ACME", "ts": "1.000001", "text": "x" });
    desk.refused("chat.update", nothing, "message_not_found")
        .await;
    desk.works("chat.delete", json!({ "channel": "C0ACME", "ts": ts }))
        .await;
    desk.refused(
        "chat.delete",
        json!({ "channel": "C0ACME", "ts": ts }),
        "message_not_found",
    )
    .await;
}

#[tokio::test]
async fn only_one_person_sees_an_ephemeral_message_and_history_never_does() {
    let desk = Desk::open().await;
    let post = json!({ "channel": "C0ACME", "user": "U0SAM", "text": "between us" });
    let ts = desk.works("chat.postEphemeral", post).await["message_ts"].clone();
    let seen = desk.last("U0SAM", "C0ACME").await;
    assert_eq!(
        (&seen["text"], &seen["is_ephemeral"]),
        (&json!("between us"), &json!(true))
    );
    assert_ne!(desk.last("U0MARIA", "C0ACME").await["text"], "between us");
    let history = desk
        .works("conversations.history", json!({ "channel": "C0ACME" }))
        .await;
    assert!(!history.to_string().contains("between us"));
    let touch = json!({ "channel": "C0ACME", "ts": ts, "text": "x" });
    desk.refused("chat.update", touch, "message_not_found")
        .await;
    let outside = json!({ "channel": "C0BILLING", "user": "U0PRIYA", "text": "x" });
    desk.refused("chat.postEphemeral", outside, "user_not_in_channel")
        .await;
    let nobody = json!({ "channel": "C0BILLING", "user": "U0NOBODY", "text": "x" });
    desk.refused("chat.postEphemeral", nobody, "user_not_found")
        .await;
}

#[tokio::test]
async fn reactions_are_one_of_a_kind_for_each() {
    let desk = Desk::open().await;
    let ts = desk.say("U0SAM", "C0ACME", "done").await;
    let eyes = json!({ "channel": "C0ACME", "timestamp": ts, "name": "eyes" });
    desk.works("reactions.add", eyes.clone()).await;
    desk.refused("reactions.add", eyes.clone(), "already_reacted")
        .await;
    let toggle = json!({ "user": "U0MARIA", "channel": "C0ACME", "ts": ts, "name": ":eyes:" });
    assert_eq!(desk.person("react", toggle.clone()).await["reacted"], true);
    let want = json!([{ "name": "eyes", "count": 2, "users": ["U0GOODWORD", "U0MARIA"] }]);
    assert_eq!(desk.last("U0SAM", "C0ACME").await["reactions"], want);
    assert_eq!(desk.person("react", toggle).await["reacted"], false);
    desk.works("reactions.remove", eyes.clone()).await;
    desk.refused("reactions.remove", eyes, "no_reaction").await;
    assert_eq!(desk.last("U0SAM", "C0ACME").await["reactions"], Value::Null);
}
