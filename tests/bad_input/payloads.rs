//! Payloads as Slack sends them, through the socket: none ends the bot, none is dropped without a count.
//!
//! The recorded ones lie outside this repository (`GOODWORD_SHARED` says where); the strange ones below always go.

use std::path::Path;
use std::path::PathBuf;

use futures_util::StreamExt;
use futures_util::stream;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::desk::Desk;

/// Returns the folder of recorded payloads, when it is at hand.
fn recorded() -> Option<PathBuf> {
    let shared = std::env::var_os("GOODWORD_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    Some(shared.join("data/slack")).filter(|folder| folder.is_dir())
}

/// Returns every recorded payload as an envelope, with its file's name.
fn envelopes(folder: &Path) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for kind in ["event", "interactive", "slash", "slash_form", "socket"] {
        for entry in std::fs::read_dir(folder.join(kind)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let envelope = |of: &str, payload: Value| json!({ "type": of, "payload": payload });
            let read = || serde_json::from_str::<Value>(&text).unwrap();
            let envelope = match kind {
                "event" => envelope("events_api", read()),
                "interactive" => envelope("interactive", read()),
                "slash" => envelope("slash_commands", read()),
                "slash_form" => envelope("slash_commands", form(&text)),
                _ => read(),
            };
            all.push((
                format!("{kind}/{}", path.file_name().unwrap().display()),
                envelope,
            ));
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

fn form(text: &str) -> Value {
    let address = format!("http://form.invalid/?{}", text.trim());
    let address = reqwest::Url::parse(&address).unwrap();
    let pairs = address.query_pairs();
    let fields: Map<String, Value> = pairs
        .map(|(name, value)| (name.into_owned(), value.into_owned().into()))
        .collect();
    Value::Object(fields)
}

/// Returns envelopes that break every habit of Slack's in one way each.
fn strange() -> Vec<(String, Value)> {
    let event = |event: Value| {
        json!({ "type": "events_api", "payload": {
            "type": "event_callback", "team_id": "T0HARBOR", "event_id": "EvStrange", "event": event,
        } })
    };
    let deep = (0..100).fold(json!("end"), |inner, _| json!([inner]));
    [
        json!({}),
        json!({ "type": null, "payload": null }),
        json!({ "type": 7, "payload": [] }),
        json!({ "type": "events_api" }),
        json!({ "type": "events_api", "payload": "words" }),
        json!({ "type": "events_api", "payload": { "event": null } }),
        json!({ "type": "events_api", "payload": { "type": "event_callback", "event": { "type": {} } } }),
        event(json!({ "type": "message" })),
        event(json!({ "type": "message", "user": 3, "channel": [], "ts": {}, "text": null })),
        event(json!({ "type": "message", "user": "", "channel": "", "ts": "", "text": "" })),
        event(json!({ "type": "message", "user": "U0NOBODY", "channel": "C0NOWHERE", "channel_type": "channel",
            "ts": "1.1", "text": "I will send it by Friday" })),
        event(json!({ "type": "message", "user": "U0MARIA", "channel": "C0ACME", "ts": "not a number",
            "channel_type": "channel", "text": "I will send it by Friday" })),
        event(json!({ "type": "message", "subtype": "message_changed", "channel": "C0ACME" })),
        event(json!({ "type": "a_new_thing_of_2031", "user": "U0MARIA" })),
        event(json!({ "type": "message", "blocks": deep.clone(), "user": "U0MARIA", "channel": "C0ACME" })),
        json!({ "type": "interactive", "payload": { "type": "block_actions", "actions": [] } }),
        json!({ "type": "interactive", "payload": { "type": "block_actions", "actions": [{}],
            "user": { "id": "U0MARIA" } } }),
        json!({ "type": "interactive", "payload": { "type": "view_submission", "view": {} } }),
        json!({ "type": "interactive", "payload": { "type": "view_submission", "user": { "id": "U0MARIA" },
            "team": { "id": "T0HARBOR" },
            "view": { "callback_id": "promise.change", "private_metadata": "{]", "state": { "values": 3 } } } }),
        json!({ "type": "interactive", "payload": { "type": "a_new_thing_of_2031" } }),
        json!({ "type": "slash_commands", "payload": {} }),
        json!({ "type": "slash_commands", "payload": { "command": "/promise", "text": 3, "user_id": null } }),
        json!({ "type": "slash_commands", "payload": { "command": "/nothing", "text": "x", "user_id": "U0MARIA",
            "team_id": "T0HARBOR", "channel_id": "C0ACME", "trigger_id": "t1",
            "response_url": "https://elsewhere.invalid/steal" } }),
        json!({ "type": "a_new_thing_of_2031", "payload": {} }),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, envelope)| (format!("strange {index}"), envelope))
    .collect()
}

/// Returns every delivery that some number knows of.
fn counted(desk: &Desk) -> u64 {
    let counts = desk.bot.counts();
    let aside: u64 = counts.set_aside().values().sum();
    aside
        + counts.heard.get()
        + counts.repeated.get()
        + counts.malformed.get()
        + counts.turned_away.get()
        + counts.hellos.get()
}

async fn all_are_counted(all: Vec<(String, Value)>) {
    let desk = Desk::open().await;
    // The second socket opens a moment after the first, and greets.
    desk.until("both sockets are open", async || {
        desk.bot.counts().hellos.get() >= 2
    })
    .await;
    desk.quiet().await;
    let before = counted(&desk);
    let sent = all.len() as u64;
    let problems: Vec<Option<String>> = stream::iter(all)
        .map(|(name, envelope)| {
            let desk = &desk;
            async move {
                let greeting = envelope["type"] == "hello";
                let answer = desk.try_do("envelope", envelope).await;
                // Nothing is said back to a greeting.
                let right = answer["acknowledged"] == !greeting;
                (!right).then(|| format!("{name}: {answer}"))
            }
        })
        .buffered(8)
        .collect()
        .await;
    let problems: Vec<String> = problems.into_iter().flatten().collect();
    assert_eq!(problems, Vec::<String>::new());
    desk.until("everything is counted", async || {
        counted(&desk) >= before + sent
    })
    .await;
    desk.quiet().await;
    assert_eq!(
        counted(&desk),
        before + sent,
        "set aside: {:?}",
        desk.bot.counts().set_aside()
    );
    assert_eq!(desk.bot.counts().failed.get(), 0, "something broke off");
    desk.is_alive().await;
    desk.close().await;
}

#[tokio::test]
async fn strange_deliveries_are_counted_and_survived() {
    all_are_counted(strange()).await;
}

#[tokio::test]
async fn slacks_own_payloads_are_counted_and_survived() {
    let all = recorded()
        .map(|folder| envelopes(&folder))
        .unwrap_or_default();
    let all = if all.is_empty() { strange() } else { all };
    all_are_counted(all).await;
}
