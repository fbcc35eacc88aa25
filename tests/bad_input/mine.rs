//! Promises of one's own and of others: refused without telling, pressed twice, settled before.

use std::fmt::Write as _;

use insta::assert_snapshot;
use serde_json::Value;
use serde_json::json;

use crate::desk::ACME;
use crate::desk::Desk;
use crate::desk::MARIA;
use crate::desk::SAM;
use crate::desk::words;

/// Puts a press on the socket as a changed client could: on any card, with any value.
async fn forge(desk: &Desk, user: &str, action: &str, value: &str) {
    let card = desk.command(user, "/promise", "help").await;
    let press = json!({
        "type": "interactive",
        "accepts_response_payload": true,
        "payload": {
            "type": "block_actions",
            "user": { "id": user, "team_id": "T0HARBOR" },
            "team": { "id": "T0HARBOR", "domain": "harbor" },
            "api_app_id": "A0GOODWORD",
            "trigger_id": format!("forged-{action}-{value}"),
            "container": { "type": "message", "message_ts": card["ts"], "channel_id": ACME, "is_ephemeral": true },
            "channel": { "id": ACME, "name": "acme-account" },
            "actions": [{
                "type": "button", "action_id": action, "block_id": "b", "value": value,
                "action_ts": format!("{:?}", card["ts"]),
            }],
        },
    });
    let answer = desk.act("envelope", press).await;
    assert_eq!(answer["acknowledged"], true, "{action} {value}: {answer}");
}

#[tokio::test]
async fn a_promise_of_somebody_elses_is_refused_like_one_that_never_was() {
    let desk = Desk::open().await;
    desk.command(SAM, "/promise", "polish the zeppelin by Friday noon")
        .await;
    for verb in [
        "kept 1",
        "move 1 to Tuesday noon",
        "release 1 because",
        "snooze 1 2h",
        "show 1",
    ] {
        let theirs = words(&desk.command(MARIA, "/promise", verb).await);
        let nobodys = verb.replace(" 1", " 99");
        let nobodys = words(&desk.command(MARIA, "/promise", &nobodys).await);
        assert_eq!(theirs, nobodys, "{verb}");
        assert!(
            theirs.contains("I don't find that promise among yours"),
            "{theirs}"
        );
    }
    let number = "1772792000";
    for (action, value) in [
        ("promise.kept", "1"),
        ("promise.more_time", "1"),
        ("promise.pick", "1"),
        ("promise.hand_over", "1"),
        ("promise.let_go", "1"),
        ("promise.change", "1"),
        ("promise.no_date", "1"),
        ("promise.undo", "made/1"),
        ("promise.do", "kept/1"),
        ("promise.do", "show/1"),
        ("promise.move.0", &format!("1/{number}")),
    ] {
        let before = desk.cards(MARIA, ACME).await.len();
        forge(&desk, MARIA, action, value).await;
        desk.until("the forged press is answered", async || {
            // The help that the press claims to stand on is one of them.
            desk.cards(MARIA, ACME).await.len() > before + 1
        })
        .await;
        let said = words(desk.cards(MARIA, ACME).await.last().unwrap());
        assert!(
            said.contains("I don't find that promise among yours"),
            "{action} {value}: {said}"
        );
    }
    assert_eq!(desk.modals(MARIA).await, Vec::<Value>::new());
    let all: String = desk.cards(MARIA, ACME).await.iter().map(words).collect();
    assert!(
        !all.contains("zeppelin"),
        "it tells what is not Maria's: {all}"
    );
    let list = words(&desk.command(SAM, "/promise", "list").await);
    assert!(
        list.contains("You have 1 open promise"),
        "Sam's is touched: {list}"
    );
    desk.close().await;
}

#[tokio::test]
async fn a_forged_value_is_answered_and_does_nothing() {
    let desk = Desk::open().await;
    desk.command(MARIA, "/promise", "send the quote by Friday noon")
        .await;
    for (action, value) in [
        ("promise.kept", ""),
        ("promise.kept", "x/1"),
        ("promise.kept", "-1"),
        ("promise.kept", "99999999999999999999999"),
        ("promise.move.0", "1/999999999999999999999"),
        ("promise.move.0", "1/-377705116799"),
        ("promise.move.0", "1/253402207200"),
        ("promise.undo", "kept/1/2026-03-04T09:20:00Z"),
        ("promise.undo", "made"),
        ("promise.nonsense", "1"),
        ("promise", "1"),
        ("promise.list", "18446744073709551615"),
        ("tip.more", "situation/18446744073709551615/late"),
        ("nobody.knows", "1"),
        ("", "1"),
        ("coach.track", "{}"),
        ("daily.up", "x"),
    ] {
        let before = desk.cards(MARIA, ACME).await.len();
        forge(&desk, MARIA, action, value).await;
        if action.starts_with("promise.") || action.starts_with("nobody") {
            desk.until(&format!("{action} {value:?} is answered"), async || {
                desk.cards(MARIA, ACME).await.len() > before + 1
            })
            .await;
        }
    }
    desk.quiet().await;
    let list = words(&desk.command(MARIA, "/promise", "list").await);
    assert!(list.contains("send the quote"), "{list}");
    desk.is_alive().await;
    desk.close().await;
}

#[tokio::test]
async fn a_promise_in_the_past_is_asked_about_and_not_lost() {
    let desk = Desk::open().await;
    for past in [
        "by yesterday",
        "by 9am today",
        "by 1 January 2020",
        "by last Friday",
    ] {
        let said = words(
            &desk
                .command(MARIA, "/promise", &format!("send it {past}"))
                .await,
        );
        assert!(said.contains("send it"), "{past}: {said}");
        assert!(
            said.contains("over already") || said.contains("By when"),
            "{past}: {said}"
        );
    }
    let said = words(&desk.command(MARIA, "/promise", "move 1 to yesterday").await);
    assert!(said.contains("over already"), "{said}");
    desk.close().await;
}

#[tokio::test]
async fn an_unknown_word_is_answered_with_the_nearest_known_one() {
    let desk = Desk::open().await;
    let mut said = String::new();
    for (command, text) in [
        ("/promise", "lst"),
        ("/promise", "relaese 3"),
        ("/goodword", "setings"),
        ("/goodword", "dialy on 9:30"),
        ("/goodword", "daily onn 9:30"),
        ("/goodword", "daily on 25:99"),
        ("/goodword", "xyzzy"),
    ] {
        let words = words(&desk.command(MARIA, command, text).await);
        let indented = words.replace('\n', "\n  ");
        writeln!(said, "{command} {text}\n  {indented}").unwrap();
    }
    assert_snapshot!(said, @r"
    /promise lst
      I don't know lst. Did you mean `/promise list`?
      Show my promises
      It is a promise
    /promise relaese 3
      I don't know relaese. Did you mean `/promise release`?
      It is a promise
    /goodword setings
      I don't know setings. Did you mean `/goodword settings`? Type `/goodword help` to see what I can do.
      Nothing has changed.
    /goodword dialy on 9:30
      I don't know dialy. Did you mean `/goodword daily`? Type `/goodword help` to see what I can do.
      Nothing has changed.
    /goodword daily onn 9:30
      I don't know how to read onn 9:30. Give a time of day, such as `/goodword daily on 9:30` or `/goodword daily on 2pm`. To stop: `/goodword daily off`
    /goodword daily on 25:99
      I don't know how to read 25:99. Give a time of day, such as `/goodword daily on 9:30` or `/goodword daily on 2pm`. To stop: `/goodword daily off`
    /goodword xyzzy
      I don't know xyzzy. Type `/goodword help` to see what I can do.
      Nothing has changed.
    ");
    desk.close().await;
}

#[tokio::test]
async fn two_presses_of_one_button_have_one_effect() {
    let desk = Desk::open().await;
    desk.command(MARIA, "/promise", "send the quote by Friday noon")
        .await;
    let list = desk.command(MARIA, "/promise", "show 1").await;
    let kept = || desk.press(MARIA, &list, ACME, "promise.kept");
    futures_util::join!(kept(), kept(), kept(), kept());
    desk.quiet().await;
    let card = desk.again(MARIA, &list, ACME).await;
    let said: String = desk.cards(MARIA, ACME).await.iter().map(words).collect();
    assert!(words(&card).contains("ept"), "{card}");
    assert!(!said.contains("promise among yours"), "{said}");
    let shown = words(&desk.command(MARIA, "/promise", "show 1").await);
    assert_snapshot!(shown, @r"
    *send the quote*
    ✓ Kept today 10:20 am.
    ");
    desk.close().await;
}

#[tokio::test]
async fn an_offer_tracked_twice_is_one_promise() {
    let desk = Desk::open().await;
    desk.act(
        "say",
        json!({ "user": MARIA, "channel": ACME, "text": "I'll send you the revised quote by Friday 3pm" }),
    )
    .await;
    desk.until("Maria is asked", async || {
        !desk.cards(MARIA, ACME).await.is_empty()
    })
    .await;
    let offer = desk.cards(MARIA, ACME).await.remove(0);
    let track = || desk.press(MARIA, &offer, ACME, "coach.track");
    futures_util::join!(track(), track());
    desk.quiet().await;
    let list = words(&desk.command(MARIA, "/promise", "list").await);
    assert!(list.contains("You have 1 open promise"), "{list}");
    desk.close().await;
}

#[tokio::test]
async fn a_press_on_a_settled_promise_says_how_it_stands() {
    let desk = Desk::open().await;
    let mut number = 0;
    for action in [
        "promise.kept",
        "promise.more_time",
        "promise.hand_over",
        "promise.let_go",
    ] {
        number += 1;
        let made = format!("send quote {number} by Friday noon");
        desk.command(MARIA, "/promise", &made).await;
        let show = format!("show {number}");
        let card = desk.command(MARIA, "/promise", &show).await;
        let release = format!("release {number} because it rains");
        desk.command(MARIA, "/promise", &release).await;
        desk.press(MARIA, &card, ACME, action).await;
        desk.until(action, async || {
            let now = words(&desk.again(MARIA, &card, ACME).await);
            now.contains("You let this one go already") && now.contains(&format!("quote {number}"))
        })
        .await;
    }
    assert_eq!(desk.modals(MARIA).await, Vec::<Value>::new());
    desk.close().await;
}
