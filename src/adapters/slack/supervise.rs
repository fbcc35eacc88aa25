//! Which sockets live, and when a lost one is opened again: soon the first time, later each time after.
//!
//! slack-morphism reconnects at once and for ever, and waits for ever for an answer that never comes. Here every
//! socket that closes waits its turn, and one that stays silent is replaced.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesUnordered;
use slack_morphism::SlackSocketModeWssClientId;
use tokio::sync::mpsc;
use tokio::sync::oneshot;

use super::chat::SlackChat;
use super::wire::Sockets;
use crate::clock::Stopwatch;

/// The first pause before a lost socket is opened again; it doubles.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// The longest pause before a lost socket is opened again.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The longest pause when Slack itself asked for a fresh socket.
const REFRESH_PAUSE: Duration = Duration::from_millis(200);

/// How far apart two connections are made fresh that were asked at once: one lives while the other changes.
const APART: Duration = Duration::from_millis(1_500);

/// How long a socket must have lived for the pauses to begin anew.
const HEALTHY: Duration = Duration::from_secs(30);

/// How long a socket may stay without Slack's greeting before it is replaced.
const SILENCE: Duration = Duration::from_mins(1);

/// Something that happened to a socket.
#[derive(Clone, Debug)]
pub(super) enum Notice {
    /// Slack greeted it.
    Hello(SlackSocketModeWssClientId),
    /// Slack asks for a fresh one; the reason is Slack's word.
    Refresh(SlackSocketModeWssClientId, &'static str),
    /// It is gone.
    Lost(SlackSocketModeWssClientId),
}

/// Something whose time has come.
enum Due {
    Open(SlackSocketModeWssClientId),
    Check(SlackSocketModeWssClientId),
}

/// One of our connections, through all the sockets it has had.
struct Connection {
    socket: SlackSocketModeWssClientId,
    greeted: Option<Stopwatch>,
    waiting: bool,
    losses: u32,
}

/// Watches over the sockets.
pub(super) struct Supervisor {
    chat: Arc<SlackChat>,
    sockets: Sockets,
    connections: HashMap<u32, Connection>,
    due: FuturesUnordered<BoxFuture<'static, Due>>,
}

impl Supervisor {
    /// Watches over `count` connections that are being opened.
    pub(super) fn over(chat: Arc<SlackChat>, sockets: Sockets, count: u32) -> Self {
        let mut supervisor = Self {
            chat,
            sockets,
            connections: HashMap::new(),
            due: FuturesUnordered::new(),
        };
        for index in 0..count {
            let socket = SlackSocketModeWssClientId::new(index, index, 0);
            supervisor.await_greeting(&socket);
            supervisor.connections.insert(
                index,
                Connection {
                    socket,
                    greeted: None,
                    waiting: false,
                    losses: 0,
                },
            );
        }
        supervisor
    }

    /// Runs until told to stop, or until whoever could tell is gone.
    pub(super) async fn run(
        mut self,
        mut notices: mpsc::UnboundedReceiver<Notice>,
        mut stop: oneshot::Receiver<()>,
    ) {
        loop {
            tokio::select! {
                _ = &mut stop => break,
                Some(notice) = notices.recv() => self.note(notice),
                Some(due) = self.due.next(), if !self.due.is_empty() => self.act(due).await,
            }
        }
        self.sockets.shutdown().await;
    }

    fn note(&mut self, notice: Notice) {
        match notice {
            Notice::Hello(socket) => self.greeted(&socket),
            Notice::Refresh(socket, reason) => {
                let index = socket.initial_index;
                tracing::info!(
                    connection = index,
                    "Slack asks for a fresh connection {index} ({reason})"
                );
                self.lost(&socket, reason != "link_disabled");
            }
            Notice::Lost(socket) => self.lost(&socket, false),
        }
    }

    fn greeted(&mut self, socket: &SlackSocketModeWssClientId) {
        self.chat.counts.hellos.add();
        let index = socket.initial_index;
        tracing::info!(connection = index, "connection {index} to Slack is open");
        if let Some(connection) = self.current(socket) {
            connection.greeted = Some(Stopwatch::start());
        }
    }

    /// Plans a new socket for the connection, unless one is planned already.
    fn lost(&mut self, socket: &SlackSocketModeWssClientId, asked: bool) {
        let Some(connection) = self.current(socket) else {
            return;
        };
        if std::mem::replace(&mut connection.waiting, true) {
            return;
        }
        let lived = connection.greeted.take().map(Stopwatch::elapsed);
        let healthy = lived.is_some_and(|lived| lived >= HEALTHY);
        if healthy {
            connection.losses = 0;
        }
        let (losses, index) = (connection.losses, socket.initial_index);
        connection.losses = losses.saturating_add(1);
        // One that was asked for fresh again and again is no better off than one that is cut again and again.
        let mut pause = if asked && healthy {
            self.chat.api.pause(0, REFRESH_PAUSE, REFRESH_PAUSE)
        } else {
            self.chat.api.pause(losses, FIRST_PAUSE, LONGEST_PAUSE)
        };
        if asked {
            pause += APART * index;
        }
        let milliseconds = pause.as_millis();
        tracing::info!(
            connection = index,
            pause_ms = u64::try_from(milliseconds).unwrap_or(u64::MAX),
            "connection {index} to Slack is closed; opening it again in {milliseconds} ms"
        );
        let socket = socket.clone();
        self.due.push(Box::pin(async move {
            tokio::time::sleep(pause).await;
            Due::Open(socket)
        }));
    }

    async fn act(&mut self, due: Due) {
        match due {
            Due::Open(socket) => {
                self.chat.counts.reconnects.add();
                self.sockets.restart_client(&socket).await;
                let fresh = socket.new_reconnected_id();
                if let Some(connection) = self.current(&socket) {
                    connection.socket = fresh.clone();
                    connection.waiting = false;
                    connection.greeted = None;
                }
                self.await_greeting(&fresh);
            }
            Due::Check(socket) => {
                let silent = self
                    .current(&socket)
                    .is_some_and(|connection| connection.greeted.is_none() && !connection.waiting);
                if silent {
                    let index = socket.initial_index;
                    tracing::warn!(
                        connection = index,
                        "connection {index} to Slack cannot be opened; trying again"
                    );
                    self.lost(&socket, false);
                }
            }
        }
    }

    fn await_greeting(&mut self, socket: &SlackSocketModeWssClientId) {
        let socket = socket.clone();
        self.due.push(Box::pin(async move {
            tokio::time::sleep(SILENCE).await;
            Due::Check(socket)
        }));
    }

    /// Returns the connection, when `socket` is the one it has now: old ones say goodbye late.
    fn current(&mut self, socket: &SlackSocketModeWssClientId) -> Option<&mut Connection> {
        self.connections
            .get_mut(&socket.initial_index)
            .filter(|connection| connection.socket == *socket)
    }
}
