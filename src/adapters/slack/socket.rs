//! Socket Mode: our own listener on slack-morphism's sockets, so that we see the raw JSON of every frame.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use slack_morphism::SlackClientSocketModeConfig;
use slack_morphism::SlackSocketModeClientListener;
use slack_morphism::SlackSocketModeWssClientId;
use tokio::sync::mpsc;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::api::token;
use super::chat::SlackChat;
use super::intake::Intake;
use super::supervise::Notice;
use super::supervise::Supervisor;
use crate::chat::Ear;
use crate::secret::Secret;

/// How many connections are held, so that one lives while the other is replaced.
const CONNECTIONS: u32 = 2;

/// How long after the first connection the second opens, so that Slack does not replace both at once.
const STAGGER_SECONDS: u64 = 1;

/// How long slack-morphism waits after it could not open a socket at all.
const RETRY_SECONDS: u64 = 5;

/// How often a socket is pinged.
const PING_SECONDS: u64 = 10;

/// After how many unanswered pings a socket counts as dead.
const PINGS_MISSED: u64 = 3;

/// How long a stop waits for what is under way.
const DRAIN: Duration = Duration::from_secs(10);

/// The open ear; dropped or stopped, it closes.
#[must_use = "dropping it closes the connections"]
pub struct Listening {
    intake: Arc<Intake>,
    stop: oneshot::Sender<()>,
    supervisor: JoinHandle<()>,
}

/// How a stop went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Everything under way came to its end.
    Clean,
    /// So many deliveries were still under way when patience ended.
    CutOff(usize),
}

impl Listening {
    /// Takes nothing more in, closes the connections, and waits for what is under way.
    pub async fn stop(self) -> Stopped {
        self.intake.close();
        // The supervisor may have ended by itself; then it has closed the connections already.
        let _gone = self.stop.send(());
        let (rest, _ended) = futures_util::join!(self.intake.drain(DRAIN), self.supervisor);
        match rest {
            0 => Stopped::Clean,
            rest => Stopped::CutOff(rest),
        }
    }
}

/// Opens the connections and hands everything heard to `ear`.
pub(super) fn listen(chat: Arc<SlackChat>, app: Secret, ear: Ear) -> Listening {
    let intake = Arc::new(Intake::new(Arc::clone(&chat), ear));
    let (stop, stopped) = oneshot::channel();
    let supervisor = tokio::spawn(open(chat, app, Arc::clone(&intake), stopped));
    Listening {
        intake,
        stop,
        supervisor,
    }
}

async fn open(
    chat: Arc<SlackChat>,
    app: Secret,
    intake: Arc<Intake>,
    stopped: oneshot::Receiver<()>,
) {
    let sockets = chat.api.wire().sockets();
    let (tell, notices) = mpsc::unbounded_channel();
    let config = SlackClientSocketModeConfig::new()
        .with_max_connections_count(CONNECTIONS)
        .with_initial_backoff_in_seconds(STAGGER_SECONDS)
        .with_reconnect_timeout_in_seconds(RETRY_SECONDS)
        .with_ping_interval_in_seconds(PING_SECONDS)
        .with_ping_failure_threshold_times(PINGS_MISSED);
    let listener = Arc::new(Listener { intake, tell });
    if sockets
        .register_new_token(&config, token(&app), listener)
        .await
        .is_err()
    {
        tracing::error!("Slack's connections could not be prepared");
        return;
    }
    sockets.start().await;
    Supervisor::over(chat, sockets, CONNECTIONS)
        .run(notices, stopped)
        .await;
}

/// Hears every frame of every socket.
struct Listener {
    intake: Arc<Intake>,
    tell: mpsc::UnboundedSender<Notice>,
}

impl Listener {
    async fn frame(&self, socket: &SlackSocketModeWssClientId, body: String) -> Option<String> {
        if !Intake::fits(&body) {
            return self.intake.unreadable(&body);
        }
        let Ok(frame) = serde_json::from_str::<Value>(&body) else {
            return self.intake.unreadable(&body);
        };
        match frame.get("type").and_then(Value::as_str) {
            Some("hello") => {
                self.notify(Notice::Hello(socket.clone()));
                None
            }
            Some("disconnect") => {
                self.notify(Notice::Refresh(socket.clone(), reason(&frame)));
                None
            }
            _ if frame.get("envelope_id").is_some_and(Value::is_string) => {
                self.intake.take(&frame).await
            }
            _ => self.intake.unreadable(&body),
        }
    }

    fn notify(&self, notice: Notice) {
        // Nobody listens any more when we are stopping.
        let _stopping = self.tell.send(notice);
    }
}

/// Returns Slack's reason as one of the words it documents.
fn reason(frame: &Value) -> &'static str {
    match frame.get("reason").and_then(Value::as_str) {
        Some("warning") => "warning",
        Some("refresh_requested") => "refresh_requested",
        Some("link_disabled") => "link_disabled",
        _ => "other",
    }
}

type Answer<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

impl SlackSocketModeClientListener for Listener {
    fn on_message<'life0, 'life1, 'async_trait>(
        &'life0 self,
        client_id: &'life1 SlackSocketModeWssClientId,
        message_body: String,
    ) -> Answer<'async_trait, Option<String>>
    where
        'life0: 'async_trait,
        'life1: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(self.frame(client_id, message_body))
    }

    fn on_error<'life0, 'async_trait>(
        &'life0 self,
        _error: Box<dyn std::error::Error + Send + Sync + 'static>,
    ) -> Answer<'async_trait, ()>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        // The error may print a frame. That the socket is lost comes separately, and is logged there.
        Box::pin(std::future::ready(()))
    }

    fn on_disconnect<'life0, 'life1, 'async_trait>(
        &'life0 self,
        client_id: &'life1 SlackSocketModeWssClientId,
    ) -> Answer<'async_trait, ()>
    where
        'life0: 'async_trait,
        'life1: 'async_trait,
        Self: 'async_trait,
    {
        self.notify(Notice::Lost(client_id.clone()));
        Box::pin(std::future::ready(()))
    }
}
