//! Who may call what, and how.

use serde_json::Value;
use serde_json::json;

use crate::desk::Desk;

#[tokio::test]
async fn a_call_needs_the_right_token() {
    let desk = Desk::open().await;
    let check = async |method: &str, token: Option<&str>, want: Value| {
        let mut call = desk.http.post(desk.url(&format!("/api/{method}")));
        if let Some(token) = token {
            call = call.bearer_auth(token);
        }
        let answer: Value = call.send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["error"], want, "{method} {token:?}");
    };
    check("auth.test", None, json!("not_authed")).await;
    check("auth.test", Some("xoxb-real-one"), json!("invalid_auth")).await;
    check("auth.test", Some("sandbox"), json!("invalid_auth")).await;
    check(
        "auth.test",
        Some("xapp-1-sandbox"),
        json!("not_allowed_token_type"),
    )
    .await;
    check(
        "apps.connections.open",
        Some("xoxb-sandbox"),
        json!("not_allowed_token_type"),
    )
    .await;
    check("auth.test", Some("xoxb-sandbox"), Value::Null).await;
    check(
        "apps.connections.open",
        Some("xapp-1-my-sandbox"),
        Value::Null,
    )
    .await;
    check("api.test", None, Value::Null).await;
    check("chat.sing", Some("xoxb-sandbox"), json!("unknown_method")).await;
}

#[tokio::test]
async fn query_form_and_json_are_answered_alike() {
    let desk = Desk::open().await;
    let form = [
        ("token", "xoxb-sandbox"),
        ("channel", "C0ACME"),
        ("blocks", "[{\"type\":\"divider\"}]"),
    ];
    let body: Vec<String> = form
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let body = body.join("&");
    let url = desk.url("/api/chat.postMessage");
    let as_query = desk
        .http
        .get(format!("{url}?{}", body.replace('"', "%22")))
        .send();
    let as_form = desk
        .http
        .post(&url)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body)
        .send();
    let as_json = desk
        .http
        .post(&url)
        .json(&json!({ "token": "xoxb-sandbox", "channel": "C0ACME", "blocks": [{ "type": "divider" }] }))
        .send();
    for sent in [as_query.await, as_form.await, as_json.await] {
        let answer: Value = sent.unwrap().json().await.unwrap();
        assert_eq!(
            answer["message"]["blocks"][0]["type"], "divider",
            "{answer}"
        );
    }
    let calls = desk.look("calls?method=chat.postMessage").await;
    assert_eq!(calls["calls"].as_array().unwrap().len(), 3);
    assert!(!calls.to_string().contains("xoxb"), "tokens are never kept");
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused_not_dropped() {
    let desk = Desk::open().await;
    let sent = desk
        .http
        .post(desk.url("/api/chat.postMessage"))
        .bearer_auth("xoxb-sandbox")
        .header("content-type", "application/json")
        .body("{\"channel\":")
        .send();
    let answer: Value = sent.await.unwrap().json().await.unwrap();
    assert_eq!(answer["error"], "invalid_json");
}

#[tokio::test]
async fn other_hosts_and_other_pages_are_kept_out() {
    let desk = Desk::open().await;
    let check = async |header: &str, value: &str, want: u16| {
        let call = desk.http.get(desk.url("/control/workspace"));
        let answer = call.header(header, value).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), want, "{header}: {value}");
    };
    check("host", "127.0.0.1:1", 200).await;
    check("host", "localhost", 200).await;
    check("host", "harbor.example", 403).await;
    check("origin", "https://harbor.example", 403).await;
    check("origin", &desk.running.address, 200).await;
}

#[tokio::test]
async fn the_workspace_is_the_same_at_every_start() {
    let (one, other) = (Desk::open().await, Desk::open().await);
    let (mut one, mut other) = (one.look("workspace").await, other.look("workspace").await);
    for workspace in [&mut one, &mut other] {
        assert!(
            workspace["clock"]
                .as_str()
                .unwrap()
                .starts_with("2026-03-02T09:00")
        );
        workspace["clock"] = Value::Null;
    }
    assert_eq!(one, other);
    let ids = |list: &str| -> Vec<String> {
        let all = one[list].as_array().unwrap().iter();
        all.map(|item| item["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        ids("members"),
        ["U0MARIA", "U0SAM", "U0PRIYA", "U0KEN", "U0GOODWORD"]
    );
    let channels = ids("channels");
    for id in [
        "C0FRONTDESK",
        "C0ACME",
        "C0BILLING",
        "C0GENERAL",
        "C0SHARED",
        "D0MARIA",
        "D0MARIA0SAM",
    ] {
        assert!(
            channels.iter().any(|there| there == id),
            "{id} is missing from {channels:?}"
        );
    }
}

#[tokio::test]
async fn a_taken_port_is_named() {
    let desk = Desk::open().await;
    let port = desk
        .running
        .address
        .rsplit_once(':')
        .unwrap()
        .1
        .parse()
        .unwrap();
    let options = goodword::sandbox::Options {
        port,
        ..Default::default()
    };
    let problem = goodword::sandbox::Sandbox::start(options)
        .await
        .unwrap_err()
        .to_string();
    assert_eq!(
        problem,
        format!("port {port} is in use; choose another one, or 0 for any")
    );
    desk.running.stop().await;
    let options = goodword::sandbox::Options {
        port,
        ..Default::default()
    };
    let again = goodword::sandbox::Sandbox::start(options).await.unwrap();
    again.stop().await;
}

#[tokio::test]
async fn the_page_comes_with_all_its_files() {
    let desk = Desk::open().await;
    let index = desk
        .http
        .get(desk.url("/"))
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    for name in ["style.css", "app.js", "blocks.js", "mrkdwn.js", "emoji.js"] {
        let file = desk
            .http
            .get(desk.url(&format!("/page/{name}")))
            .send()
            .await
            .unwrap();
        assert_eq!(file.status().as_u16(), 200, "{name}");
    }
    assert!(index.contains("/page/app.js"));
    let missing = desk
        .http
        .get(desk.url("/page/secret.txt"))
        .send()
        .await
        .unwrap();
    assert_eq!(missing.status().as_u16(), 404);
}
