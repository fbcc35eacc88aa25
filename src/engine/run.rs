//! The loops, and an orderly end.
//!
//! The agenda loop sleeps until the first entry, the outbox loop until the first message: neither polls.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use jiff::Timestamp;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tracing::error;
use tracing::info;

use super::Engine;
use super::deliver::Lanes;
use crate::chat::Ear;
use crate::chat::Hearing;
use crate::store::StoreError;

/// How long a loop rests when the store failed.
const REST: Duration = Duration::from_secs(5);
/// How often what is settled is cleared away.
const PRUNE_EVERY: SignedDuration = SignedDuration::from_hours(24);
/// How long handled deliveries and settled messages are remembered. Slack sends again within an hour; the
/// rest is for looking things up.
const REMEMBER: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How long the messages under way may take when the program ends.
const LAST_WAIT: Duration = Duration::from_secs(10);

/// An engine that is going.
pub struct Running {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Running {
    /// Stops the loops; what is being sent is finished first.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.tasks.join_next().await.is_some() {}
    }
}

impl Engine {
    /// Returns the ear to give to the platform's listener. It does not keep the engine, and with it the
    /// store, alive: a connection that ends late hears into the void.
    pub fn ear(self: &Arc<Self>) -> Ear {
        let engine = Arc::downgrade(self);
        Arc::new(move |heard| {
            let engine = engine.upgrade();
            Box::pin(async move {
                match engine {
                    Some(engine) => engine.hear(heard).await,
                    None => Hearing::NotSaved,
                }
            })
        })
    }

    /// Sets the loops going.
    pub fn start(self: &Arc<Self>) -> Running {
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(Arc::clone(self).agenda_loop(stopped.clone()));
        tasks.spawn(Arc::clone(self).outbox_loop(stopped.clone()));
        tasks.spawn(Arc::clone(self).prune_loop(stopped));
        Running { stop, tasks }
    }

    async fn agenda_loop(self: Arc<Self>, mut stopped: watch::Receiver<bool>) {
        while !*stopped.borrow() {
            let next = match self.tick().await.and_then(|_| self.store.next_moment()) {
                Ok(next) => next,
                Err(error) => {
                    rest_after(&error, "the agenda").await;
                    continue;
                }
            };
            tokio::select! {
                () = self.until(next) => {}
                () = self.agenda_changed.notified() => {}
                _ = stopped.changed() => {}
            }
        }
    }

    async fn outbox_loop(self: Arc<Self>, mut stopped: watch::Receiver<bool>) {
        let mut lanes = Lanes::default();
        while !*stopped.borrow() {
            let next = match self.deliver(&mut lanes) {
                Ok(next) => next,
                Err(error) => {
                    rest_after(&error, "the outbox").await;
                    continue;
                }
            };
            tokio::select! {
                () = self.until(next) => {}
                () = lanes.one_done() => {}
                () = self.outbox_changed.notified() => {}
                _ = stopped.changed() => {}
            }
        }
        if tokio::time::timeout(LAST_WAIT, lanes.all_done())
            .await
            .is_err()
        {
            info!("some messages were still being sent; their fate is looked up at the next start");
        }
    }

    async fn prune_loop(self: Arc<Self>, mut stopped: watch::Receiver<bool>) {
        while !*stopped.borrow() {
            let now = self.clock.now();
            let before = now.saturating_sub(REMEMBER).unwrap_or(Timestamp::MIN);
            match self.store.prune(before).await {
                Ok(0) => {}
                Ok(count) => info!(count, "cleared away settled messages and deliveries"),
                Err(error) => error!(%error, "could not clear away what is settled"),
            }
            tokio::select! {
                () = self.until(now.saturating_add(PRUNE_EVERY).ok()) => {}
                _ = stopped.changed() => {}
            }
        }
    }

    /// Waits for a moment; for ever when there is none.
    async fn until(&self, moment: Option<Timestamp>) {
        match moment {
            Some(moment) => self.clock.until(moment).await,
            None => std::future::pending().await,
        }
    }
}

async fn rest_after(error: &StoreError, what: &str) {
    error!(%error, "{what} could not be read; trying again in {} s", REST.as_secs());
    tokio::time::sleep(REST).await;
}
