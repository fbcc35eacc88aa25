//! Places and people that are gone: nobody waits for an answer that cannot come, and the rest goes on.

use serde_json::json;

use crate::desk::ACME;
use crate::desk::Desk;
use crate::desk::MARIA;
use crate::desk::SAM;
use crate::desk::words;

const OFFER: &str = "I'll send you the revised quote by Friday 3pm";

/// Moves the clock over the deadline and everything after it.
async fn pass_the_deadline(desk: &Desk) {
    for to in [
        "2026-03-05T10:00:00+01:00",
        "2026-03-06T15:01:00+01:00",
        "2026-03-09T12:00:00+01:00",
    ] {
        desk.act("advance", json!({ "to": to })).await;
        desk.quiet().await;
    }
}

async fn direct(desk: &Desk) -> String {
    let cards = desk.cards(MARIA, "D0MARIA").await;
    cards.iter().map(words).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_promise_outlives_the_channel_it_was_made_in() {
    let desk = Desk::open().await;
    desk.act(
        "say",
        json!({ "user": MARIA, "channel": ACME, "text": OFFER }),
    )
    .await;
    desk.until("Maria is asked", async || {
        !desk.cards(MARIA, ACME).await.is_empty()
    })
    .await;
    let offer = desk.cards(MARIA, ACME).await.remove(0);
    desk.press(MARIA, &offer, ACME, "coach.track").await;
    desk.quiet().await;
    desk.act("delete_channel", json!({ "channel": ACME })).await;
    pass_the_deadline(&desk).await;
    let said = direct(&desk).await;
    for piece in [
        "Coming up: *send you the revised quote*",
        "Due now: *send you the revised quote*",
    ] {
        assert!(said.contains(piece), "{piece}: {said}");
    }
    let nudge = desk.cards(MARIA, "D0MARIA").await.pop().unwrap();
    desk.press(MARIA, &nudge, "D0MARIA", "promise.kept").await;
    desk.until("it is kept", async || {
        direct(&desk)
            .await
            .contains("✓ *send you the revised quote*")
    })
    .await;
    desk.close().await;
}

#[tokio::test]
async fn a_bot_that_is_sent_away_still_answers_whoever_asks() {
    let desk = Desk::open().await;
    desk.command(MARIA, "/goodword", "daily on 9:30").await;
    desk.act("leave", json!({ "channel": ACME, "bot": true }))
        .await;
    desk.act(
        "say",
        json!({ "user": MARIA, "channel": ACME, "text": OFFER }),
    )
    .await;
    desk.quiet().await;
    let before = desk.cards(SAM, ACME).await.len();
    let said = words(
        &desk
            .command(MARIA, "/promise", "call Acme by Friday 3pm")
            .await,
    );
    assert!(said.contains("call Acme"), "{said}");
    pass_the_deadline(&desk).await;
    let said = direct(&desk).await;
    assert!(said.contains("Due now: *call Acme*"), "{said}");
    assert_eq!(
        desk.cards(SAM, ACME).await.len(),
        before,
        "a daily tip in a channel it left"
    );
    // What it cannot do there is not tried over and over.
    let calls = desk.get("calls").await;
    let vain = calls["calls"].as_array().unwrap().iter();
    let vain = vain
        .filter(|call| call["error"] == "not_in_channel")
        .count();
    assert!(vain <= 2, "{vain} vain tries");
    desk.close().await;
}

#[tokio::test]
async fn whoever_left_is_not_nudged_any_more() {
    let desk = Desk::open().await;
    desk.command(MARIA, "/promise", "call Acme by Friday 3pm")
        .await;
    desk.command(SAM, "/promise", "greet Acme by Friday 3pm")
        .await;
    desk.act("deactivate", json!({ "user": MARIA })).await;
    desk.quiet().await;
    let made = async || {
        let calls = desk.get("calls").await;
        let calls = calls["calls"].as_array().unwrap().clone();
        let about = |words: &str| {
            calls
                .iter()
                .filter(|call| {
                    call["method"] == "chat.postMessage" && call.to_string().contains(words)
                })
                .count()
        };
        (about("call Acme"), about("greet Acme"))
    };
    pass_the_deadline(&desk).await;
    let (hers, his) = made().await;
    assert_eq!(hers, 0, "a nudge for somebody who left");
    assert!(his >= 1, "Sam's nudges go on: {his}");
    desk.close().await;
}
