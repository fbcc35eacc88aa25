//! Buttons, menus and shortcuts: what the bot hears and what stays chosen.

use serde_json::Value;
use serde_json::json;

use crate::desk::Bot;
use crate::desk::Desk;
use crate::desk::card;

async fn with_card(desk: &Desk, values: &[&str]) -> Value {
    let post = json!({ "channel": "C0ACME", "text": "a card", "blocks": card(values) });
    desk.works("chat.postMessage", post).await["ts"].clone()
}

#[tokio::test]
async fn a_press_tells_who_where_and_what() {
    let desk = Desk::open().await;
    let ts = with_card(&desk, &["1", "2"]).await;
    let mut bot = Bot::connect(&desk).await;
    let press = json!({ "user": "U0SAM", "channel": "C0ACME", "ts": ts, "action_id": "keep2" });
    let (_, envelope) = tokio::join!(desk.person("press", press), bot.answers(Value::Null));
    let payload = &envelope["payload"];
    assert_eq!(
        (&envelope["type"], &payload["type"]),
        (&json!("interactive"), &json!("block_actions"))
    );
    assert_eq!(
        payload["user"],
        json!({ "id": "U0SAM", "username": "sam", "name": "sam", "team_id": "T0HARBOR" })
    );
    assert_eq!(
        payload["channel"],
        json!({ "id": "C0ACME", "name": "acme-account" })
    );
    let container = json!({ "type": "message", "message_ts": ts, "channel_id": "C0ACME", "is_ephemeral": false });
    assert_eq!(payload["container"], container);
    assert_eq!(payload["message"]["text"], "a card");
    let action = &payload["actions"][0];
    assert_eq!(
        (&action["value"], &action["block_id"], &action["type"]),
        (&json!("2"), &json!("row"), &json!("button"))
    );
    assert!(
        action["action_ts"].is_string()
            && payload["trigger_id"].is_string()
            && payload["response_url"].is_string()
    );
    assert_eq!(
        payload["state"]["values"]["row"]["day"]["selected_option"],
        Value::Null
    );
}

#[tokio::test]
async fn a_press_on_what_only_one_sees_comes_without_the_message() {
    let desk = Desk::open().await;
    let post =
        json!({ "channel": "C0ACME", "user": "U0SAM", "text": "yours", "blocks": card(&["1"]) });
    let ts = desk.works("chat.postEphemeral", post).await["message_ts"].clone();
    let mut bot = Bot::connect(&desk).await;
    let press =
        |user: &str| json!({ "user": user, "channel": "C0ACME", "ts": ts, "action_id": "keep1" });
    let (status, answer) = desk.tries("press", press("U0MARIA")).await;
    assert_eq!(
        (status, &answer["error"]),
        (404, &json!("message_not_found"))
    );
    let (_, envelope) = tokio::join!(
        desk.person("press", press("U0SAM")),
        bot.answers(Value::Null)
    );
    assert_eq!(envelope["payload"]["message"], Value::Null);
    assert_eq!(envelope["payload"]["container"]["is_ephemeral"], true);
}

#[tokio::test]
async fn what_is_not_there_is_refused_with_what_is() {
    let desk = Desk::open().await;
    let ts = with_card(&desk, &["1"]).await;
    let check = async |asked: Value, error: &str, hint: &str| {
        let mut press =
            json!({ "user": "U0SAM", "channel": "C0ACME", "ts": ts, "action_id": "keep1" });
        press
            .as_object_mut()
            .unwrap()
            .extend(asked.as_object().cloned().unwrap());
        let (status, answer) = desk.tries("press", press).await;
        assert!((400..500).contains(&status));
        assert_eq!(
            (&answer["error"], &answer["hint"]),
            (&json!(error), &json!(hint))
        );
    };
    check(
        json!({ "action_id": "lost" }),
        "action_not_found",
        "there is no \"lost\" here; there are keep1 (value \"1\"), day",
    )
    .await;
    check(
        json!({ "value": "9" }),
        "action_not_found",
        "there is no \"keep1\" here; there are keep1 (value \"1\"), day",
    )
    .await;
    check(
        json!({ "action_id": "day" }),
        "nothing_selected",
        "a static_select needs `selected`",
    )
    .await;
    check(
        json!({ "action_id": "day", "value": "sun" }),
        "invalid_value",
        "there is no option \"sun\"; there are mon, fri",
    )
    .await;
    check(
        json!({ "user": "bob" }),
        "user_not_found",
        "nobody is called \"bob\"; there are U0MARIA, U0SAM, U0PRIYA, U0KEN",
    )
    .await;
    check(
        json!({ "ts": null }),
        "no_place",
        "say where: `channel` and `ts`, or `view_id`",
    )
    .await;
    check(json!({ "colour": "red" }), "invalid_json", "unknown field `colour`, expected one of `user`, `channel`, `ts`, `view_id`, `action_id`, `block_id`, `value`, `selected` at line 1 column 88").await;
}

#[tokio::test]
async fn a_choice_stays_with_who_made_it() {
    let desk = Desk::open().await;
    let ts = with_card(&desk, &["1"]).await;
    let mut bot = Bot::connect(&desk).await;
    let choose = json!({ "user": "U0SAM", "channel": "C0ACME", "ts": ts, "action_id": "day", "selected": "fri" });
    let (_, envelope) = tokio::join!(desk.person("select", choose), bot.answers(Value::Null));
    let payload = &envelope["payload"];
    assert_eq!(payload["actions"][0]["selected_option"]["value"], "fri");
    assert_eq!(
        payload["state"]["values"]["row"]["day"]["selected_option"]["value"],
        "fri"
    );
    let chosen = |message: &Value| {
        message["state"]["values"]["row"]["day"]["selected_option"]["value"].clone()
    };
    assert_eq!(chosen(&desk.last("U0SAM", "C0ACME").await), "fri");
    assert_eq!(chosen(&desk.last("U0MARIA", "C0ACME").await), Value::Null);
}

#[tokio::test]
async fn a_press_nobody_acknowledges_is_owned_up_to() {
    let desk = Desk::open().await;
    let ts = with_card(&desk, &["1"]).await;
    let press = json!({ "user": "U0SAM", "channel": "C0ACME", "ts": ts, "action_id": "keep1" });
    let answer = desk.person("press", press).await;
    assert_eq!(
        (&answer["acknowledged"], &answer["problem"]),
        (&json!(false), &json!("dispatch_failed"))
    );
    let seen = desk.last("U0SAM", "C0ACME").await;
    assert_eq!(
        (&seen["user"], &seen["is_ephemeral"]),
        (&json!("USLACKBOT"), &json!(true))
    );
}

#[tokio::test]
async fn a_shortcut_brings_the_message() {
    let desk = Desk::open().await;
    let ts = desk.say("U0SAM", "C0ACME", "the quote").await;
    let mut bot = Bot::connect(&desk).await;
    let choose =
        json!({ "user": "U0MARIA", "channel": "C0ACME", "ts": ts, "callback_id": "note.keep" });
    let (_, envelope) = tokio::join!(desk.person("shortcut", choose), bot.answers(Value::Null));
    let payload = &envelope["payload"];
    assert_eq!(
        (&payload["type"], &payload["callback_id"]),
        (&json!("message_action"), &json!("note.keep"))
    );
    assert_eq!(
        (&payload["message_ts"], &payload["message"]["user"]),
        (&json!(ts), &json!("U0SAM"))
    );
    let unknown =
        json!({ "user": "U0MARIA", "channel": "C0ACME", "ts": ts, "callback_id": "note.burn" });
    let (status, answer) = desk.tries("shortcut", unknown).await;
    assert_eq!(
        (status, &answer["error"]),
        (400, &json!("unknown_shortcut"))
    );
    let app = desk.look("app").await;
    assert_eq!(
        app["shortcuts"],
        json!([{ "callback_id": "note.keep", "label": "Keep this" }])
    );
    assert_eq!(
        app["commands"][0],
        json!({ "name": "/promise", "about": "Says it well", "usage": "<words>" })
    );
    let (status, answer) = desk
        .tries(
            "command",
            json!({ "user": "U0SAM", "channel": "C0ACME", "command": "/sing" }),
        )
        .await;
    assert_eq!(
        (status, &answer["hint"]),
        (
            400,
            &json!("/sing is not a command here; there are /promise, /tip")
        )
    );
}
