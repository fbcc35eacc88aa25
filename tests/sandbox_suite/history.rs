//! Reading back: pages, threads, metadata, lists.

use serde_json::Value;
use serde_json::json;

use crate::desk::Desk;

fn texts(answer: &Value) -> Vec<&str> {
    let all = answer["messages"].as_array().unwrap().iter();
    all.filter_map(|message| message["text"].as_str()).collect()
}

#[tokio::test]
async fn history_comes_newest_first_in_pages() {
    let desk = Desk::open().await;
    for number in 1..=5 {
        desk.say("U0SAM", "D0SAM", &format!("message {number}"))
            .await;
    }
    let first = desk
        .works(
            "conversations.history",
            json!({ "channel": "D0SAM", "limit": 2 }),
        )
        .await;
    assert_eq!(texts(&first), ["message 5", "message 4"]);
    assert_eq!(first["has_more"], true);
    let cursor = &first["response_metadata"]["next_cursor"];
    let asked = json!({ "channel": "D0SAM", "limit": 2, "cursor": cursor });
    let second = desk.works("conversations.history", asked).await;
    assert_eq!(texts(&second), ["message 3", "message 2"]);
    let wrong = json!({ "channel": "D0SAM", "cursor": "bogus" });
    desk.refused("conversations.history", wrong, "invalid_cursor")
        .await;
}

#[tokio::test]
async fn history_can_be_asked_between_two_moments() {
    let desk = Desk::open().await;
    let mut stamps = Vec::new();
    for number in 1..=3 {
        stamps.push(desk.say("U0SAM", "D0SAM", &format!("{number}")).await);
    }
    let check = async |bounds: Value, want: &[&str]| {
        let mut asked = json!({ "channel": "D0SAM" });
        asked
            .as_object_mut()
            .unwrap()
            .extend(bounds.as_object().cloned().unwrap());
        let answer = desk.works("conversations.history", asked).await;
        assert_eq!(texts(&answer), want);
    };
    check(json!({ "oldest": stamps[0] }), &["3", "2"]).await;
    check(
        json!({ "oldest": stamps[0], "inclusive": true }),
        &["3", "2", "1"],
    )
    .await;
    check(json!({ "latest": stamps[2] }), &["2", "1"]).await;
    check(
        json!({ "latest": stamps[1], "oldest": stamps[1], "inclusive": true }),
        &["2"],
    )
    .await;
    check(json!({ "oldest": "1772442000" }), &["3", "2", "1"]).await;
    check(json!({ "latest": "0" }), &[]).await;
}

#[tokio::test]
async fn metadata_is_told_only_to_who_asks() {
    let desk = Desk::open().await;
    let metadata = json!({ "event_type": "goodword", "event_payload": { "key": "k1" } });
    let post = json!({ "channel": "D0SAM", "text": "hello", "metadata": metadata });
    desk.works("chat.postMessage", post).await;
    let plain = desk
        .works("conversations.history", json!({ "channel": "D0SAM" }))
        .await;
    assert_eq!(plain["messages"][0]["metadata"], Value::Null);
    let asked = json!({ "channel": "D0SAM", "include_all_metadata": true });
    let full = desk.works("conversations.history", asked).await;
    assert_eq!(full["messages"][0]["metadata"], metadata);
    assert_eq!(desk.last("U0SAM", "D0SAM").await["metadata"], Value::Null);
}

#[tokio::test]
async fn a_thread_counts_its_replies() {
    let desk = Desk::open().await;
    let root = desk.say("U0SAM", "C0ACME", "a question").await;
    let reply = json!({ "channel": "C0ACME", "thread_ts": root, "text": "an answer" });
    let answer = desk.works("chat.postMessage", reply).await["ts"].clone();
    let shown = json!({ "user": "U0MARIA", "channel": "C0ACME", "thread_ts": answer, "text": "thanks", "reply_broadcast": true });
    desk.person("say", shown).await;
    let thread = desk
        .works(
            "conversations.replies",
            json!({ "channel": "C0ACME", "ts": root }),
        )
        .await;
    assert_eq!(texts(&thread), ["a question", "an answer", "thanks"]);
    assert_eq!(thread["messages"][0]["reply_count"], 2);
    assert_eq!(
        thread["messages"][0]["reply_users"],
        json!(["U0GOODWORD", "U0MARIA"])
    );
    let history = desk
        .works(
            "conversations.history",
            json!({ "channel": "C0ACME", "limit": 2 }),
        )
        .await;
    assert_eq!(texts(&history), ["thanks", "a question"]);
    desk.works("chat.delete", json!({ "channel": "C0ACME", "ts": answer }))
        .await;
    let thread = desk
        .works(
            "conversations.replies",
            json!({ "channel": "C0ACME", "ts": root }),
        )
        .await;
    assert_eq!(thread["messages"][0]["reply_count"], 1);
    let nothing = json!({ "channel": "C0ACME", "ts": "1.000001" });
    desk.refused("conversations.replies", nothing, "thread_not_found")
        .await;
}

#[tokio::test]
async fn lists_say_who_and_what_there_is() {
    let desk = Desk::open().await;
    let channels = desk
        .works(
            "conversations.list",
            json!({ "types": "public_channel,im" }),
        )
        .await;
    let names = |answer: &Value, list: &str, name: &str| -> Vec<String> {
        let all = answer[list].as_array().unwrap().iter();
        all.filter_map(|item| item[name].as_str().map(str::to_owned))
            .collect()
    };
    let ids = names(&channels, "channels", "id");
    assert!(ids.contains(&"C0SHARED".to_owned()) && ids.contains(&"D0MARIA".to_owned()));
    assert!(
        !ids.contains(&"D0MARIA0SAM".to_owned()),
        "the bot sees no talk of others"
    );
    desk.refused(
        "conversations.list",
        json!({ "types": "secret" }),
        "invalid_types",
    )
    .await;
    let shared = desk
        .works("conversations.info", json!({ "channel": "C0SHARED" }))
        .await;
    assert_eq!(shared["channel"]["is_ext_shared"], true);
    let inside = desk
        .works(
            "conversations.members",
            json!({ "channel": "C0BILLING", "limit": 2 }),
        )
        .await;
    assert_eq!(inside["members"], json!(["U0MARIA", "U0SAM"]));
    assert_eq!(inside["response_metadata"]["next_cursor"], "next:2");
    let users = desk.works("users.list", json!({})).await;
    assert_eq!(
        names(&users, "members", "tz")[..2],
        ["Europe/Berlin", "America/New_York"]
    );
    let sam = desk.works("users.info", json!({ "user": "U0SAM" })).await;
    assert_eq!(
        (&sam["user"]["tz_offset"], &sam["user"]["is_admin"]),
        (&json!(-18_000), &json!(false))
    );
    desk.refused(
        "users.info",
        json!({ "user": "U0NOBODY" }),
        "user_not_found",
    )
    .await;
}

#[tokio::test]
async fn a_conversation_is_opened_once_and_found_again() {
    let desk = Desk::open().await;
    let several = desk
        .works("conversations.open", json!({ "users": "U0SAM,U0KEN" }))
        .await;
    let again = desk
        .works("conversations.open", json!({ "users": ["U0KEN", "U0SAM"] }))
        .await;
    assert_eq!(several["channel"]["id"], again["channel"]["id"]);
    let one = desk
        .works("conversations.open", json!({ "users": "U0SAM" }))
        .await;
    assert_eq!(one["channel"]["id"], "D0SAM");
}

#[tokio::test]
async fn the_bot_joins_and_leaves() {
    let desk = Desk::open().await;
    desk.works("conversations.leave", json!({ "channel": "C0ACME" }))
        .await;
    desk.refused(
        "conversations.history",
        json!({ "channel": "C0ACME" }),
        "not_in_channel",
    )
    .await;
    desk.refused(
        "conversations.leave",
        json!({ "channel": "C0ACME" }),
        "not_in_channel",
    )
    .await;
    let joined = desk
        .works("conversations.join", json!({ "channel": "C0ACME" }))
        .await;
    assert_eq!(joined["channel"]["is_member"], true);
    let again = desk
        .works("conversations.join", json!({ "channel": "C0ACME" }))
        .await;
    assert_eq!(again["warning"], "already_in_channel");
    let direct = json!({ "channel": "D0SAM" });
    desk.refused(
        "conversations.join",
        direct,
        "method_not_supported_for_channel_type",
    )
    .await;
}
