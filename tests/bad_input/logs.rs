//! What is logged: no message, no name, no token, even when everything is logged and much goes wrong.

use std::process::Stdio;
use std::time::Duration;

use goodword::adapters::slack::choose_cryptography;
use serde_json::Value;
use serde_json::json;

use crate::program::Going;
use crate::program::goodword;
use crate::program::workspace;

/// A word that stands in everything people write here, and nowhere else.
const MARK: &str = "zqxjkv";

async fn control(address: &str, what: &str, body: Value) -> Value {
    let http = reqwest::Client::new();
    let sent = http
        .post(format!("{address}/control/{what}"))
        .json(&body)
        .send();
    sent.await.unwrap().json().await.unwrap()
}

async fn look(address: &str, what: &str) -> Value {
    reqwest::get(format!("{address}/control/{what}"))
        .await
        .unwrap()
        .json()
        .await
        .unwrap()
}

async fn connected(address: &str) {
    for _ in 0..800 {
        if look(address, "workspace").await["connections"]
            .as_u64()
            .unwrap_or(0)
            > 0
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the bot did not connect");
}

/// Lives a short day in the workspace, the word in everything, with trouble of every kind.
async fn live_a_day(address: &str) {
    let hired = json!({ "id": "U0ZED", "name": MARK, "real_name": format!("Zed {MARK}"), "zone": "Europe/Berlin" });
    control(address, "hire", hired).await;
    control(
        address,
        "join",
        json!({ "channel": "C0ACME", "user": "U0ZED" }),
    )
    .await;
    let typed = |command: &str, text: String| json!({ "user": "U0ZED", "channel": "C0ACME", "command": command, "text": text });
    for trouble in [
        "none",
        "error500",
        "ratelimit",
        "lost",
        "twice",
        "drop_socket",
    ] {
        control(
            address,
            "fault",
            json!({ "kind": trouble, "times": 1, "seconds": 1 }),
        )
        .await;
        connected(address).await;
        let said = format!("I'll send {MARK} to @{MARK} by Friday 3pm <!{MARK}>");
        control(
            address,
            "say",
            json!({ "user": "U0ZED", "channel": "C0ACME", "text": said }),
        )
        .await;
        for (command, text) in [
            ("/promise", format!("send {MARK} by Friday 3pm")),
            ("/promise", format!("{MARK} 3")),
            ("/rephrase", format!("Would you like me to {MARK}?")),
            ("/tip", MARK.to_owned()),
            ("/goodword", MARK.to_owned()),
        ] {
            control(address, "command", typed(command, text)).await;
        }
    }
    let strange = [
        json!({ "type": "events_api", "payload": { "type": "event_callback", "event": {
            "type": "message", "text": MARK, "user": MARK, "channel": MARK } } }),
        json!({ "type": "slash_commands", "payload": { "command": "/promise", "text": MARK, "user_id": "U0ZED",
            "team_id": "T0HARBOR", "channel_id": "C0ACME", "trigger_id": "t",
            "response_url": format!("https://elsewhere.invalid/{MARK}") } }),
        json!({ "type": "interactive", "payload": { "type": "view_submission", "user": { "id": "U0ZED" },
            "view": { "callback_id": "promise.change", "private_metadata": MARK } } }),
    ];
    for envelope in strange {
        control(address, "envelope", envelope).await;
    }
    control(address, "open_home", json!({ "user": "U0ZED" })).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
}

#[tokio::test]
async fn nothing_private_is_logged_even_when_everything_is() {
    choose_cryptography();
    let folder = tempfile::tempdir().unwrap();
    let log = |name: &str| folder.path().join(name);
    let file = |name: &str| Stdio::from(std::fs::File::create(log(name)).unwrap());
    let mut sandbox = goodword(&["sandbox", "--port", "0"]);
    sandbox.env("GOODWORD_LOG", "debug").stderr(file("sandbox"));
    let (_workspace, address) = workspace(&mut sandbox);
    let tokens = [
        format!("xapp-sandbox-{MARK}"),
        format!("xoxb-sandbox-{MARK}"),
    ];
    let mut serve = goodword(&["serve"]);
    serve
        .env("GOODWORD_LOG", "debug")
        .env("GOODWORD_DATA", log("data"))
        .env("SLACK_API_URL", format!("{address}/api"))
        .env("SLACK_APP_TOKEN", &tokens[0])
        .env("SLACK_BOT_TOKEN", &tokens[1])
        .stderr(file("serve"));
    let going = Going(serve.spawn().unwrap());
    connected(&address).await;
    live_a_day(&address).await;
    let seen = look(&address, "seen?user=U0ZED&channel=C0ACME")
        .await
        .to_string();
    assert!(
        seen.contains(MARK) && seen.contains("Noted as number"),
        "nothing happened: {seen}"
    );
    drop(going);
    for name in ["serve", "sandbox"] {
        let text = std::fs::read_to_string(log(name)).unwrap();
        let told: Vec<&str> = text
            .lines()
            .filter(|line| line.to_lowercase().contains(MARK))
            .collect();
        assert_eq!(told, Vec::<&str>::new(), "in the log of {name}");
        assert!(!text.contains("panicked"), "{text}");
        if name == "serve" {
            assert!(
                text.contains("goodword is listening") && text.contains("DEBUG"),
                "{text}"
            );
        }
    }
}
