//! Empties the outbox: records that a send begins, sends, records what became of it.
//!
//! A message whose fate is unknown is looked for by its key before it is sent again. Messages to one
//! recipient go out one at a time, the oldest first; one that has to wait lets the next one by. Different
//! recipients do not wait for each other.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use jiff::Timestamp;
use tokio::task;
use tokio::task::JoinSet;
use tracing::info;
use tracing::warn;

use super::Engine;
use crate::chat::Recipient;
use crate::chat::SendError;
use crate::ids::MessageRef;
use crate::store::Change;
use crate::store::CommitError;
use crate::store::Queued;
use crate::store::SendState;
use crate::store::StoreError;

/// How many messages are looked at together.
const BATCH: usize = 256;
/// How many are looked at when those before them are all for recipients who have to wait.
const MOST: usize = BATCH * 16;
/// How many recipients are served at once.
const LANES: usize = 8;
/// The first wait after a failure; doubled with each further one.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(2);
/// The longest wait after a failure.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);
/// How often a message is tried before it is given up: about a day, with the waits above.
const MOST_ATTEMPTS: u32 = 100;

/// Who is being served now.
#[derive(Default)]
pub(super) struct Lanes {
    tasks: JoinSet<()>,
    busy: HashMap<task::Id, String>,
}

impl Lanes {
    /// Waits until one recipient has been served; for ever when none is.
    pub(super) async fn one_done(&mut self) {
        let done = match self.tasks.join_next_with_id().await {
            Some(Ok((id, ()))) => id,
            // A panic in a lane: the message stays "sending" and is looked up in a later round.
            Some(Err(error)) => error.id(),
            None => return std::future::pending().await,
        };
        self.busy.remove(&done);
    }

    /// Waits until everybody who is being served has been.
    pub(super) async fn all_done(&mut self) {
        while self.tasks.join_next().await.is_some() {}
    }
}

impl Engine {
    /// Begins to send what may be sent now; returns the moment of the next message that must wait.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn deliver(
        self: &Arc<Self>,
        lanes: &mut Lanes,
    ) -> Result<Option<Timestamp>, StoreError> {
        let free = LANES.saturating_sub(lanes.busy.len());
        if free == 0 {
            // Whoever is served first makes room, and the outbox is looked at again then.
            return Ok(None);
        }
        let mut most = BATCH;
        let (ready, next) = loop {
            let unsent = self.store.unsent(most)?;
            let is_all = unsent.len() < most;
            let (ready, next) = self.sort(unsent, lanes);
            if ready.len() >= free || is_all || most >= MOST {
                break (ready, next);
            }
            most *= 4;
        };
        for (lane, queued) in ready.into_iter().take(free) {
            let engine = Arc::clone(self);
            let task = lanes.tasks.spawn(async move {
                if let Err(error) = engine.deliver_one(queued).await {
                    warn!(%error, "the outbox could not be updated");
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
            });
            lanes.busy.insert(task.id(), lane);
        }
        Ok(next)
    }

    /// Returns the oldest message that may go out now for each recipient who is not being served, and the
    /// moment of the first that has to wait.
    fn sort(
        &self,
        unsent: Vec<Queued>,
        lanes: &Lanes,
    ) -> (Vec<(String, Queued)>, Option<Timestamp>) {
        let now = self.clock.now();
        let mut next: Option<Timestamp> = None;
        let mut ready: Vec<(String, Queued)> = Vec::new();
        let mut taken: HashSet<String> = lanes.busy.values().cloned().collect();
        for queued in unsent {
            let lane = lane(&queued.message.to);
            if taken.contains(&lane) {
                continue;
            }
            let moment = ready_at(&queued);
            if moment > now {
                next = Some(next.map_or(moment, |next| next.min(moment)));
            } else {
                taken.insert(lane.clone());
                ready.push((lane, queued));
            }
        }
        (ready, next)
    }

    async fn deliver_one(&self, queued: Queued) -> Result<(), StoreError> {
        let attempts = queued.attempts + 1;
        let fate = if matches!(queued.state, SendState::Sending(_)) {
            self.look_up(&queued).await
        } else {
            let begun = SendState::Sending(self.clock.now());
            self.mark(&queued, begun, attempts).await?;
            match self.chat.post(&queued.message).await {
                Err(SendError::Uncertain) => self.look_up(&queued).await,
                fate => fate.map(Found::Stands),
            }
        };
        let state = self.state_after(fate, attempts);
        if let SendState::Failed { why, .. } = &state {
            info!(why, attempts, "a message is given up");
        }
        self.mark(&queued, state, attempts).await
    }

    /// Looks for a message that may have been sent.
    async fn look_up(&self, queued: &Queued) -> Result<Found, SendError> {
        Ok(match self.chat.find(&queued.message).await? {
            Some(stands) => Found::Stands(Some(stands)),
            None => Found::Absent,
        })
    }

    fn state_after(&self, fate: Result<Found, SendError>, attempts: u32) -> SendState {
        let now = self.clock.now();
        let wait = wait_after(attempts);
        let later = |wait: SignedDuration| now.saturating_add(wait).unwrap_or(Timestamp::MAX);
        match fate {
            Ok(Found::Stands(stands)) => SendState::Sent { at: now, stands },
            Err(SendError::Never(why)) => SendState::Failed { at: now, why },
            _ if attempts >= MOST_ATTEMPTS => SendState::Failed {
                at: now,
                why: "too_many_attempts".to_owned(),
            },
            Ok(Found::Absent) => SendState::Waiting(later(FIRST_WAIT)),
            Err(SendError::Later(said)) => {
                let said = said.and_then(|said| SignedDuration::try_from(said).ok());
                SendState::Waiting(later(said.map_or(wait, |said| said.max(FIRST_WAIT))))
            }
            // Not even the look-up succeeded: still unknown, looked up again after a while.
            Err(SendError::Uncertain) => SendState::Sending(now),
        }
    }

    async fn mark(
        &self,
        queued: &Queued,
        state: SendState,
        attempts: u32,
    ) -> Result<(), StoreError> {
        let message = &queued.message;
        let mut change = Change::default();
        change.marks.push((
            message.workspace.clone(),
            message.key.clone(),
            state,
            attempts,
        ));
        match self.store.commit(change).await {
            Ok(()) | Err(CommitError::Conflict | CommitError::Handled) => Ok(()),
            Err(CommitError::Store(error)) => Err(error),
        }
    }
}

/// What became of a send, as far as it is known.
enum Found {
    /// It stands there (`None`: only one person sees it).
    Stands(Option<MessageRef>),
    /// It was not sent.
    Absent,
}

/// Returns how long to wait after so many attempts.
fn wait_after(attempts: u32) -> SignedDuration {
    FIRST_WAIT
        .checked_mul(1 << attempts.min(10))
        .map_or(LONGEST_WAIT, |wait| wait.min(LONGEST_WAIT))
}

/// Returns the moment from which something may be done for a message.
fn ready_at(queued: &Queued) -> Timestamp {
    match queued.state {
        SendState::Sending(since) if queued.attempts > 1 => since
            .saturating_add(wait_after(queued.attempts))
            .unwrap_or(Timestamp::MAX),
        SendState::Waiting(moment)
        | SendState::Sending(moment)
        | SendState::Sent { at: moment, .. }
        | SendState::Failed { at: moment, .. } => moment,
    }
}

/// Returns what is served in order: one person's messages, or one channel's.
fn lane(recipient: &Recipient) -> String {
    match recipient {
        Recipient::Direct(member) => format!("member {member}"),
        Recipient::Channel { channel, .. } | Recipient::OnlyTo { channel, .. } => {
            format!("channel {channel}")
        }
        Recipient::Update(message) => format!("channel {}", message.channel),
    }
}
