//! The workspace everybody shares: one state behind one lock, one clock, and what follows from a change.
//!
//! A change is made under the lock and says what happened; only after the lock is released do events leave
//! for the bot and notices for the pages. Nothing waits while holding the lock.

use std::sync::Mutex;
use std::sync::PoisonError;

use jiff::SignedDuration;
use jiff::Timestamp;
use serde_json::Value;
use tokio::sync::broadcast;
use tokio::sync::mpsc;
use tokio::sync::watch;

use crate::clock::Clock;
use crate::clock::MovableClock;

use super::link::Link;
use super::state::Happened;
use super::state::Notice;
use super::state::State;

/// How many notices a slow page may lag behind before it has to start anew.
const NOTICES_KEPT: usize = 4_096;

/// One running workspace.
#[derive(Debug)]
pub(crate) struct Workspace {
    state: Mutex<State>,
    clock: MovableClock,
    notices: broadcast::Sender<Notice>,
    events: mpsc::UnboundedSender<Value>,
    /// The sockets to the bot.
    pub(crate) link: Link,
    stopping: watch::Sender<bool>,
}

impl Workspace {
    /// Puts a workspace around a state; events for the bot leave through `events`.
    pub(crate) fn new(
        state: State,
        clock: MovableClock,
        events: mpsc::UnboundedSender<Value>,
    ) -> Self {
        Self {
            state: Mutex::new(state),
            clock,
            notices: broadcast::channel(NOTICES_KEPT).0,
            events,
            link: Link::default(),
            stopping: watch::channel(false).0,
        }
    }

    /// Makes or reads one consistent change, then lets its consequences out.
    pub(crate) fn with<R>(&self, act: impl FnOnce(&mut State) -> R) -> R {
        // A panic in an earlier change left the state as it was then; going on beats stopping everybody.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.now = self.clock.now();
        let result = act(&mut state);
        // Still under the lock, so that events leave in the order in which they happened. Neither send waits.
        for happened in std::mem::take(&mut state.happened) {
            match happened {
                Happened::Event(payload) => drop(self.events.send(payload)),
                Happened::Notice(notice) => drop(self.notices.send(notice)),
            }
        }
        result
    }

    /// Moves the clock forward and tells the pages.
    pub(crate) fn skip(&self, step: SignedDuration) {
        self.clock.skip(step);
        self.with(|state| state.notice(Notice::Clock));
    }

    /// Returns the present moment of the workspace.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Follows the notices.
    pub(crate) fn watch(&self) -> broadcast::Receiver<Notice> {
        self.notices.subscribe()
    }

    /// Tells everything that waits to let go.
    pub(crate) fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Waits until the workspace stops.
    pub(crate) async fn stopped(&self) {
        // An error means the sender is gone, which is a stop as well.
        let _ = self
            .stopping
            .subscribe()
            .wait_for(|stopping| *stopping)
            .await;
    }
}
