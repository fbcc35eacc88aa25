//! Socket Mode: what travels on it, and what happens when nobody answers.

use std::time::Duration;

use serde_json::Value;
use serde_json::json;

use crate::desk::Bot;
use crate::desk::Desk;

#[tokio::test]
async fn hello_names_the_app_and_a_ticket_opens_once() {
    let desk = Desk::open().await;
    let call = desk.http.post(desk.url("/api/apps.connections.open"));
    let answer: Value = call
        .bearer_auth("xapp-1-sandbox")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let url = answer["url"].as_str().unwrap();
    let bot = Bot::at(url).await;
    assert_eq!(bot.hello["type"], "hello");
    assert_eq!(bot.hello["connection_info"]["app_id"], "A0GOODWORD");
    assert_eq!(bot.hello["num_connections"], 1);
    assert!(bot.hello["debug_info"]["host"].is_string());
    assert!(tokio_tungstenite::connect_async(url).await.is_err());
    let second = Bot::connect(&desk).await;
    assert_eq!(second.hello["num_connections"], 2);
    assert_eq!(desk.look("workspace").await["connections"], 2);
}

#[tokio::test]
async fn a_message_arrives_as_slack_sends_it() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let ts = desk
        .say("U0SAM", "C0SHARED", "I'll send <it> by *Friday*, @Maria")
        .await;
    let envelope = bot.takes(Value::Null).await;
    assert_eq!(envelope["type"], "events_api");
    assert_eq!(
        (&envelope["retry_attempt"], &envelope["retry_reason"]),
        (&json!(0), &json!(""))
    );
    assert_eq!(envelope["accepts_response_payload"], false);
    let payload = &envelope["payload"];
    assert_eq!(
        (&payload["team_id"], &payload["api_app_id"]),
        (&json!("T0HARBOR"), &json!("A0GOODWORD"))
    );
    assert_eq!(payload["is_ext_shared_channel"], true);
    assert_eq!(payload["authorizations"][0]["user_id"], "U0GOODWORD");
    let event = &payload["event"];
    assert_eq!(
        event["text"],
        "I'll send &lt;it&gt; by *Friday*, <@U0MARIA>"
    );
    assert_eq!(
        (&event["type"], &event["user"]),
        (&json!("message"), &json!("U0SAM"))
    );
    assert_eq!(
        (&event["ts"], &event["channel_type"]),
        (&json!(ts), &json!("channel"))
    );
    let words = &event["blocks"][0]["elements"][0]["elements"];
    assert_eq!(
        words[1],
        json!({ "type": "text", "text": "Friday", "style": { "bold": true } })
    );
    assert_eq!(words[3], json!({ "type": "user", "user_id": "U0MARIA" }));
    desk.say("U0SAM", "D0SAM", "hello").await;
    assert_eq!(bot.event().await["channel_type"], "im");
}

#[tokio::test]
async fn the_bot_hears_only_where_it_is() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    desk.say("U0SAM", "D0MARIA0SAM", "between us").await;
    desk.person("leave", json!({ "channel": "C0ACME", "bot": true }))
        .await;
    let left = bot.event().await;
    assert_eq!(
        (&left["type"], &left["user"]),
        (&json!("member_left_channel"), &json!("U0GOODWORD"))
    );
    desk.say("U0SAM", "C0ACME", "without the bot").await;
    desk.person("join", json!({ "channel": "C0ACME", "bot": true }))
        .await;
    let joined = bot.event().await;
    assert_eq!(
        (&joined["type"], &joined["channel_type"]),
        (&json!("member_joined_channel"), &json!("C"))
    );
    desk.say("U0SAM", "C0ACME", "@Goodword hello").await;
    assert_eq!(bot.event().await["type"], "app_mention");
    assert_eq!(bot.event().await["text"], "<@U0GOODWORD> hello");
}

#[tokio::test]
async fn changes_are_events_too() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let ts = desk.say("U0SAM", "C0ACME", "first").await;
    bot.event().await;
    let point = json!({ "user": "U0SAM", "channel": "C0ACME", "ts": ts });
    let mut edit = point.clone();
    edit["text"] = "second".into();
    desk.person("edit", edit).await;
    let changed = bot.event().await;
    assert_eq!(changed["subtype"], "message_changed");
    assert_eq!(
        (
            &changed["previous_message"]["text"],
            &changed["message"]["text"]
        ),
        (&json!("first"), &json!("second"))
    );
    desk.person("delete", point).await;
    let gone = bot.event().await;
    assert_eq!(
        (&gone["subtype"], &gone["deleted_ts"]),
        (&json!("message_deleted"), &json!(ts))
    );
    desk.works(
        "chat.postMessage",
        json!({ "channel": "C0ACME", "text": "mine" }),
    )
    .await;
    assert_eq!(bot.event().await["bot_id"], "B0GOODWORD");
    desk.person("deactivate", json!({ "user": "U0KEN" })).await;
    let left = bot.event().await;
    assert_eq!(
        (&left["type"], &left["user"]["deleted"]),
        (&json!("user_change"), &json!(true))
    );
    let new =
        json!({ "id": "U0NOOR", "name": "noor", "real_name": "Noor Haddad", "zone": "Asia/Amman" });
    desk.person("hire", new).await;
    let joined = bot.event().await;
    assert_eq!(
        (&joined["type"], &joined["user"]["tz"]),
        (&json!("team_join"), &json!("Asia/Amman"))
    );
    desk.person("delete_channel", json!({ "channel": "C0ACME" }))
        .await;
    assert_eq!(bot.event().await["type"], "channel_deleted");
    desk.person("archive", json!({ "channel": "C0GENERAL" }))
        .await;
    assert_eq!(bot.event().await["type"], "channel_archive");
}

#[tokio::test]
async fn an_event_without_an_acknowledgement_comes_again() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    desk.say("U0SAM", "C0ACME", "hello").await;
    let first = bot.frame().await;
    let again = bot.takes(Value::Null).await;
    assert_eq!(first["payload"], again["payload"]);
    assert_ne!(first["envelope_id"], again["envelope_id"]);
    assert_eq!(
        (&again["retry_attempt"], &again["retry_reason"]),
        (&json!(1), &json!("timeout"))
    );
}

#[tokio::test]
async fn an_event_waits_for_a_bot_that_is_away() {
    let desk = Desk::open().await;
    desk.say("U0SAM", "C0ACME", "before the bot").await;
    let mut bot = Bot::connect(&desk).await;
    let first = bot.frame().await;
    assert_eq!(first["payload"]["event"]["text"], "before the bot");
    drop(bot);
    let mut bot = Bot::connect(&desk).await;
    let again = bot.takes(Value::Null).await;
    assert_eq!(again["payload"]["event_id"], first["payload"]["event_id"]);
    assert_eq!(again["retry_reason"], "connection_failed");
}

#[tokio::test]
async fn each_envelope_goes_to_one_of_several_sockets() {
    let desk = Desk::open().await;
    let (mut one, mut two) = (Bot::connect(&desk).await, Bot::connect(&desk).await);
    for number in 0..4 {
        desk.say("U0SAM", "C0ACME", &format!("{number}")).await;
    }
    let mut texts = Vec::new();
    for bot in [&mut one, &mut two] {
        for _ in 0..2 {
            texts.push(bot.event().await["text"].clone());
        }
    }
    texts.sort_by_key(ToString::to_string);
    assert_eq!(texts, [json!("0"), json!("1"), json!("2"), json!("3")]);
}

#[tokio::test]
async fn a_refresh_is_announced_and_the_old_socket_gets_no_more() {
    let desk = Desk::open().await;
    let mut old = Bot::connect(&desk).await;
    desk.person("fault", json!({ "kind": "refresh", "seconds": 0.2 }))
        .await;
    assert_eq!(old.frame().await["reason"], "warning");
    let end = old.frame().await;
    assert_eq!(
        (&end["type"], &end["reason"]),
        (&json!("disconnect"), &json!("refresh_requested"))
    );
    assert!(end["debug_info"]["host"].is_string());
    let mut new = Bot::connect(&desk).await;
    desk.say("U0SAM", "C0ACME", "to the new one").await;
    assert_eq!(new.event().await["text"], "to the new one");
    old.closed().await;
}

#[tokio::test]
async fn a_command_arrives_as_slack_sends_it_and_is_answered_in_the_acknowledgement() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let typed = json!({ "user": "U0SAM", "channel": "C0ACME", "command": "/promise", "text": " send @Maria the quote " });
    let answer = json!({ "text": "Noted", "response_type": "in_channel" });
    let (said, envelope) = tokio::join!(desk.person("command", typed), bot.takes(answer));
    assert_eq!(said["acknowledged"], true);
    assert_eq!(
        (&envelope["type"], &envelope["accepts_response_payload"]),
        (&json!("slash_commands"), &json!(true))
    );
    let payload = &envelope["payload"];
    assert_eq!(payload["text"], "send <@U0MARIA|maria> the quote");
    for (name, want) in [
        ("command", "/promise"),
        ("user_id", "U0SAM"),
        ("user_name", "sam"),
        ("channel_id", "C0ACME"),
        ("channel_name", "acme-account"),
        ("team_id", "T0HARBOR"),
        ("team_domain", "harbor"),
        ("api_app_id", "A0GOODWORD"),
    ] {
        assert_eq!(payload[name], want);
    }
    assert!(
        payload["response_url"]
            .as_str()
            .unwrap()
            .starts_with(&desk.running.address)
    );
    assert_eq!(desk.last("U0MARIA", "C0ACME").await["text"], "Noted");
}

#[tokio::test]
async fn an_empty_acknowledgement_says_nothing_and_a_wrong_one_is_owned_up_to() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let before = desk.seen("U0SAM", "C0ACME").await.len();
    let typed = json!({ "user": "U0SAM", "channel": "C0ACME", "command": "/tip" });
    for payload in [Value::Null, json!({})] {
        tokio::join!(desk.person("command", typed.clone()), bot.takes(payload));
    }
    assert_eq!(desk.seen("U0SAM", "C0ACME").await.len(), before);
    tokio::join!(
        desk.person("command", typed),
        bot.takes(json!({ "blocks": [{ "type": "header" }] }))
    );
    let said = desk.last("U0SAM", "C0ACME").await;
    assert_eq!(
        said["text"],
        "Goodword didn't respond: `/tip` failed with the error \"invalid_command_response\". Try again in a moment."
    );
}

#[tokio::test]
async fn a_command_nobody_acknowledges_is_owned_up_to_and_not_sent_again() {
    let desk = Desk::open().await;
    let typed = json!({ "user": "U0SAM", "channel": "C0ACME", "command": "/tip" });
    let said = desk.person("command", typed.clone()).await;
    assert_eq!(said["acknowledged"], false);
    let seen = desk.last("U0SAM", "C0ACME").await;
    assert!(
        seen["text"].as_str().unwrap().contains("dispatch_failed"),
        "{seen}"
    );
    assert_eq!(
        (&seen["user"], &seen["is_ephemeral"]),
        (&json!("USLACKBOT"), &json!(true))
    );
    let mut bot = Bot::connect(&desk).await;
    assert_eq!(desk.person("command", typed).await["acknowledged"], false);
    assert!(
        desk.last("U0SAM", "C0ACME").await["text"]
            .as_str()
            .unwrap()
            .contains("operation_timeout")
    );
    let late = bot.takes(json!({ "text": "too late" })).await;
    assert_eq!(late["type"], "slash_commands");
    desk.say("U0SAM", "D0SAM", "next").await;
    assert_eq!(bot.event().await["text"], "next");
    assert_ne!(desk.last("U0SAM", "C0ACME").await["text"], "too late");
}

#[tokio::test]
async fn pings_keep_a_quiet_socket_alive() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    // Longer than one ping; the frame below proves that the socket is still open.
    tokio::time::sleep(Duration::from_secs(6)).await;
    desk.say("U0SAM", "C0ACME", "still there?").await;
    assert_eq!(bot.event().await["text"], "still there?");
}
