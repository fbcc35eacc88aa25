//! Socket Mode: the WebSocket to the bot, and the events that must reach it.
//!
//! Events are sent again until acknowledged, a few times; commands and interactions never are.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::Query;
use axum::extract::State;
use axum::extract::WebSocketUpgrade;
use axum::extract::ws::Message;
use axum::extract::ws::WebSocket;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value;
use serde_json::json;
use tokio::sync::mpsc;

use super::link::Delivery;
use super::link::Frame;
use super::link::Sent;
use super::workspace::Workspace;

/// How often the bot hears a ping.
const PING: Duration = Duration::from_secs(5);
/// How long to wait before each time an event is sent again. Slack waits up to five minutes; nobody here would.
const AGAIN: [Duration; 3] = [
    Duration::ZERO,
    Duration::from_secs(2),
    Duration::from_secs(5),
];
/// How long a socket lives after its end was announced.
const GRACE: Duration = Duration::from_secs(10);
/// What the sandbox calls itself on a socket.
const HOST: &str = "applink-sandbox";

/// What the address of a socket carries.
#[derive(Debug, Deserialize)]
pub(crate) struct Ticket {
    #[serde(default)]
    ticket: String,
}

/// Opens a socket for a ticket from `apps.connections.open`, once.
pub(crate) async fn connect(
    State(workspace): State<Arc<Workspace>>,
    Query(Ticket { ticket }): Query<Ticket>,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !workspace.with(|state| state.tickets.remove(&ticket)) {
        return (StatusCode::UNAUTHORIZED, "this ticket opens nothing").into_response();
    }
    upgrade.on_upgrade(move |socket| serve(socket, workspace))
}

async fn serve(mut socket: WebSocket, workspace: Arc<Workspace>) {
    let (number, mut frames) = workspace.link.open();
    let (app, cut) = workspace.with(|state| (state.bot.app.clone(), state.faults.cut()));
    if !cut
        && socket
            .send(Message::text(hello(&app, workspace.link.connections())))
            .await
            .is_ok()
    {
        talk(&mut socket, &mut frames, &workspace).await;
    }
    workspace.link.closed(number);
}

fn hello(app: &str, connections: usize) -> String {
    let hello = json!({
        "type": "hello",
        "num_connections": connections,
        "debug_info": { "host": HOST, "build_number": 1, "approximate_connection_time": 18_060 },
        "connection_info": { "app_id": app },
    });
    hello.to_string()
}

/// Carries frames both ways until one side ends it.
async fn talk(
    socket: &mut WebSocket,
    frames: &mut mpsc::UnboundedReceiver<Frame>,
    workspace: &Workspace,
) {
    let mut ping = tokio::time::interval(PING);
    let stopped = workspace.stopped();
    tokio::pin!(stopped);
    loop {
        let sent = tokio::select! {
            frame = frames.recv() => match frame {
                Some(Frame::Text(text)) => socket.send(Message::text(text)).await,
                Some(Frame::Close) => {
                    let _ = socket.send(Message::Close(None)).await;
                    return;
                }
                Some(Frame::Cut) | None => return,
            },
            heard = socket.recv() => match heard {
                Some(Ok(Message::Text(text))) => {
                    acknowledge(workspace, &text);
                    Ok(())
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => Ok(()),
            },
            _ = ping.tick() => socket.send(Message::Ping("Ping from the sandbox".into())).await,
            () = &mut stopped => {
                let _ = socket.send(Message::Close(None)).await;
                return;
            }
        };
        if sent.is_err() {
            return;
        }
    }
}

fn acknowledge(workspace: &Workspace, text: &str) {
    let Ok(mut heard) = serde_json::from_str::<Value>(text) else {
        tracing::warn!("the bot sent a frame that is not JSON");
        return;
    };
    let payload = heard
        .get_mut("payload")
        .map(Value::take)
        .unwrap_or_default();
    if let Some(envelope) = heard["envelope_id"].as_str() {
        workspace.link.acknowledge(envelope, payload);
    }
}

/// Carries events to the bot in order, and again when they are not acknowledged.
pub(crate) async fn carry_events(
    workspace: Arc<Workspace>,
    mut events: mpsc::UnboundedReceiver<Value>,
) {
    loop {
        let payload = tokio::select! {
            payload = events.recv() => payload,
            () = workspace.stopped() => None,
        };
        let Some(payload) = payload else {
            return;
        };
        let copies = if workspace.with(|state| state.faults.twice()) {
            2
        } else {
            1
        };
        for _ in 0..copies {
            let sent = workspace.link.send(envelope(&payload, 0, ""));
            let workspace = Arc::clone(&workspace);
            let payload = payload.clone();
            tokio::spawn(async move {
                tokio::select! {
                    () = insist(&workspace, &payload, sent) => {}
                    () = workspace.stopped() => {}
                }
            });
        }
    }
}

fn envelope(payload: &Value, attempt: usize, reason: &str) -> Value {
    json!({
        "type": "events_api", "payload": payload, "accepts_response_payload": false,
        "retry_attempt": attempt, "retry_reason": reason,
    })
}

/// Waits for the acknowledgement of an event and sends it again when there is none.
async fn insist(workspace: &Workspace, payload: &Value, first: Option<Sent>) {
    let link = &workspace.link;
    let mut sent = first;
    let mut reason = "connection_failed";
    if sent.is_none() && link.somebody().await {
        sent = link.send(envelope(payload, 0, ""));
    }
    for (index, pause) in AGAIN.into_iter().enumerate() {
        if let Some(sent) = sent.take() {
            reason = match link.settle(sent).await {
                Delivery::Acknowledged(_) => return,
                Delivery::Silent => "timeout",
                Delivery::Cut | Delivery::Nobody => "connection_failed",
            };
        }
        tokio::time::sleep(pause).await;
        if link.somebody().await {
            sent = link.send(envelope(payload, index + 1, reason));
        }
    }
    let last = match sent {
        Some(sent) => link.settle(sent).await,
        None => Delivery::Nobody,
    };
    if !matches!(last, Delivery::Acknowledged(_)) {
        tracing::warn!(
            event_id = payload["event_id"].as_str(),
            "an event was given up: the bot did not acknowledge it"
        );
    }
}

/// Makes the bot open new sockets: with a warning and some time before the end, or at once.
pub(crate) async fn refresh(workspace: Arc<Workspace>, warning: Option<Duration>) {
    if let Some(time) = warning {
        let text = goodbye("warning");
        workspace.link.broadcast(|| Frame::Text(text.clone()));
        tokio::time::sleep(time).await;
    }
    let retired = workspace.link.retire(&goodbye("refresh_requested"));
    tokio::time::sleep(GRACE).await;
    workspace.link.close(&retired);
}

fn goodbye(reason: &str) -> String {
    json!({ "type": "disconnect", "reason": reason, "debug_info": { "host": HOST } }).to_string()
}
