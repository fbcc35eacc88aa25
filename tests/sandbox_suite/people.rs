//! What a person can do and see: talk, read, time, and the stream of news.

use serde_json::Value;
use serde_json::json;

use crate::desk::Desk;

#[tokio::test]
async fn nobody_speaks_where_they_are_not() {
    let desk = Desk::open().await;
    let check = async |user: &str, channel: &str, text: &str, want: (u16, &str)| {
        let asked = json!({ "user": user, "channel": channel, "text": text });
        let (status, answer) = desk.tries("say", asked).await;
        assert_eq!((status, answer["error"].as_str().unwrap()), want);
        assert!(answer["hint"].as_str().is_some_and(|hint| !hint.is_empty()));
    };
    check("U0PRIYA", "C0BILLING", "hello", (409, "not_in_channel")).await;
    check("U0PRIYA", "D0MARIA0SAM", "hello", (409, "not_in_channel")).await;
    check("U0NOBODY", "C0ACME", "hello", (404, "user_not_found")).await;
    check("U0SAM", "C0NOWHERE", "hello", (404, "channel_not_found")).await;
    check("U0SAM", "C0ACME", " \n", (400, "no_text")).await;
    check(
        "U0SAM",
        "C0ACME",
        &"x".repeat(40_001),
        (400, "msg_too_long"),
    )
    .await;
    desk.person("deactivate", json!({ "user": "U0SAM" })).await;
    check("U0SAM", "C0ACME", "hello", (409, "user_disabled")).await;
    let private = desk.look("seen?user=U0PRIYA&channel=D0MARIA0SAM").await;
    assert_eq!(private["error"], "not_in_channel");
    assert_eq!(desk.look("nothing").await["error"], "unknown_address");
    assert_eq!(desk.look("say").await["error"], "wrong_verb");
    assert_eq!(
        desk.look("seen?user=U0PRIYA").await["error"],
        "invalid_query"
    );
}

#[tokio::test]
async fn every_script_and_sign_comes_through_unharmed() {
    let desk = Desk::open().await;
    for text in [
        "👍🏽",
        "مرحبا بالعالم",
        "e\u{301}\u{327}",
        "שלום *Friday*",
        "\u{202e}abc",
        "line\nline",
    ] {
        desk.say("U0SAM", "D0SAM", text).await;
        assert_eq!(desk.last("U0SAM", "D0SAM").await["text"], text);
    }
    desk.say("U0SAM", "C0ACME", "<!channel> & <@U0MARIA>").await;
    assert_eq!(
        desk.last("U0MARIA", "C0ACME").await["text"],
        "&lt;!channel&gt; &amp; &lt;@U0MARIA&gt;"
    );
}

#[tokio::test]
async fn unread_messages_and_mentions_are_counted_until_read() {
    let desk = Desk::open().await;
    let unread = async || desk.look("unread?user=U0MARIA").await["unread"].clone();
    assert_eq!(unread().await, json!({}));
    desk.say("U0SAM", "C0ACME", "hello").await;
    desk.say("U0SAM", "C0ACME", "@Maria and @channel").await;
    desk.say("U0SAM", "D0MARIA0SAM", "psst").await;
    desk.say("U0MARIA", "C0GENERAL", "my own").await;
    desk.works(
        "chat.postEphemeral",
        json!({ "channel": "C0GENERAL", "user": "U0MARIA", "text": "x" }),
    )
    .await;
    let want = json!({ "C0ACME": { "count": 2, "mentions": 1 }, "D0MARIA0SAM": { "count": 1, "mentions": 1 } });
    assert_eq!(unread().await, want);
    desk.person("read", json!({ "user": "U0MARIA", "channel": "C0ACME" }))
        .await;
    desk.say("U0MARIA", "D0MARIA0SAM", "yes?").await;
    assert_eq!(unread().await, json!({}));
}

#[tokio::test]
async fn the_clock_moves_forward_and_only_forward() {
    let desk = Desk::open().await;
    let check = async |asked: Value, want: &str| {
        let (_, answer) = desk.tries("advance", asked).await;
        let said = answer["now"].as_str().or(answer["error"].as_str()).unwrap();
        assert!(said.starts_with(want), "{answer}");
    };
    check(json!({ "seconds": 600 }), "2026-03-02T09:10:0").await;
    check(
        json!({ "to": "tomorrow 09:00", "zone": "America/New_York" }),
        "2026-03-03T14:00:0",
    )
    .await;
    check(json!({ "to": "tomorrow 09:00" }), "2026-03-04T08:00:0").await;
    check(
        json!({ "to": "2026-03-30T07:00:00Z" }),
        "2026-03-30T07:00:0",
    )
    .await;
    check(json!({ "to": "2026-03-01T07:00:00Z" }), "time_goes_forward").await;
    check(json!({ "seconds": -1 }), "time_goes_forward").await;
    check(json!({ "seconds": 1e300 }), "invalid_time").await;
    check(json!({ "seconds": 1e9 }), "too_far").await;
    check(json!({ "to": "tea time" }), "invalid_time").await;
    check(
        json!({ "to": "17:00", "zone": "Mars/Olympus" }),
        "unknown_zone",
    )
    .await;
    check(json!({}), "invalid_time").await;
    let ts = desk.say("U0SAM", "D0SAM", "hello").await;
    assert!(ts.starts_with("17748540"), "{ts}");
}

#[tokio::test]
async fn a_page_hears_what_concerns_it() {
    let desk = Desk::open().await;
    let url = desk.url("/control/stream?user=U0MARIA");
    let mut stream = desk.http.get(url).send().await.unwrap();
    let mut next = async || {
        let chunk = tokio::time::timeout(std::time::Duration::from_secs(10), stream.chunk()).await;
        let chunk = chunk.expect("news come").unwrap().unwrap();
        String::from_utf8(chunk.to_vec()).unwrap()
    };
    desk.works(
        "chat.postEphemeral",
        json!({ "channel": "C0ACME", "user": "U0SAM", "text": "x" }),
    )
    .await;
    desk.say("U0SAM", "C0ACME", "hello").await;
    assert_eq!(
        next().await,
        "data: {\"changed\":\"messages\",\"channel\":\"C0ACME\"}\n\n"
    );
    desk.works(
        "chat.postEphemeral",
        json!({ "channel": "C0ACME", "user": "U0MARIA", "text": "x" }),
    )
    .await;
    assert_eq!(
        next().await,
        "data: {\"changed\":\"ephemeral\",\"channel\":\"C0ACME\"}\n\n"
    );
    desk.person("advance", json!({ "seconds": 60 })).await;
    assert_eq!(next().await, "data: {\"changed\":\"clock\"}\n\n");
    let home = json!({ "type": "home", "blocks": [] });
    desk.works(
        "views.publish",
        json!({ "user_id": "U0MARIA", "view": home }),
    )
    .await;
    assert_eq!(next().await, "data: {\"changed\":\"home\"}\n\n");
    desk.running.stop().await;
}

#[tokio::test]
async fn people_change_and_join() {
    let desk = Desk::open().await;
    desk.person("profile", json!({ "user": "ken", "zone": "Europe/Paris" }))
        .await;
    let ken = desk.works("users.info", json!({ "user": "U0KEN" })).await;
    assert_eq!(ken["user"]["tz"], "Europe/Paris");
    let (status, _) = desk
        .tries("profile", json!({ "user": "ken", "zone": "Europe/Prais" }))
        .await;
    assert_eq!(status, 400);
    let noor =
        json!({ "id": "U0NOOR", "name": "noor", "real_name": "Noor Haddad", "zone": "Asia/Amman" });
    desk.person("hire", noor.clone()).await;
    let (status, again) = desk.tries("hire", noor).await;
    assert_eq!((status, &again["error"]), (400, &json!("invalid_member")));
    desk.say("U0NOOR", "D0NOOR", "hello").await;
    desk.person("join", json!({ "user": "noor", "channel": "C0ACME" }))
        .await;
    desk.say("U0NOOR", "C0ACME", "hello all").await;
    desk.person("deactivate", json!({ "user": "U0KEN" })).await;
    desk.refused(
        "chat.postMessage",
        json!({ "channel": "U0KEN", "text": "x" }),
        "user_disabled",
    )
    .await;
}
