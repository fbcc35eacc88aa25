//! What time it is, and waiting for a moment: the only file that reads the machine's clock.
//!
//! Two clocks: the machine's own, and one that a person can move forward (the sandbox's).

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use jiff::SignedDuration;
use jiff::Timestamp;
use tokio::sync::watch;

/// The longest single sleep. A suspended machine, or one whose clock was set, is noticed after it.
const LONGEST_SLEEP: Duration = Duration::from_mins(1);

/// Something that knows the time.
pub trait Clock: Send + Sync {
    /// Returns the present moment.
    fn now(&self) -> Timestamp;

    /// Waits until this clock shows `moment` or later.
    fn until(&self, moment: Timestamp) -> BoxFuture<'_, ()>;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the clock"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn until(&self, moment: Timestamp) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            while let Some(rest) = ahead(self.now(), moment) {
                tokio::time::sleep(rest.min(LONGEST_SLEEP)).await;
            }
        })
    }
}

/// A clock that runs like the machine's, moved forward by hand. Clones share the same hands.
#[derive(Clone, Debug)]
pub struct MovableClock {
    ahead: Arc<watch::Sender<SignedDuration>>,
}

impl Default for MovableClock {
    fn default() -> Self {
        Self::starting_at(SystemClock.now())
    }
}

impl MovableClock {
    /// Makes a clock that shows `start` now and runs on from there.
    pub fn starting_at(start: Timestamp) -> Self {
        let (ahead, _) = watch::channel(start.duration_since(SystemClock.now()));
        Self {
            ahead: Arc::new(ahead),
        }
    }

    /// Moves the hands forward by `step`; whoever waits for a moment in between is woken.
    pub fn skip(&self, step: SignedDuration) {
        self.ahead
            .send_modify(|ahead| *ahead = ahead.saturating_add(step));
    }
}

impl Clock for MovableClock {
    fn now(&self) -> Timestamp {
        SystemClock
            .now()
            .saturating_add(*self.ahead.borrow())
            .unwrap_or(Timestamp::MAX)
    }

    fn until(&self, moment: Timestamp) -> BoxFuture<'_, ()> {
        let mut moved = self.ahead.subscribe();
        Box::pin(async move {
            while let Some(rest) = ahead(self.now(), moment) {
                tokio::select! {
                    () = tokio::time::sleep(rest.min(LONGEST_SLEEP)) => {}
                    // The sender lives in `self`, so this cannot fail while we wait.
                    _ = moved.changed() => {}
                }
            }
        })
    }
}

/// Returns how far `moment` lies ahead of `now`, or `None` when it has come.
fn ahead(now: Timestamp, moment: Timestamp) -> Option<Duration> {
    Duration::try_from(moment.duration_since(now))
        .ok()
        .filter(|rest| !rest.is_zero())
}

/// Measures how long something takes, for logs and metrics; never for a decision.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts measuring.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the clock"
    )]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// Returns the time since the start.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn skipping_wakes_whoever_waits_for_a_moment_in_between() {
        let clock = MovableClock::starting_at("2026-03-02T09:00:00Z".parse().unwrap());
        let moment = "2026-03-02T17:00:00Z".parse().unwrap();
        let waiter = {
            let clock = clock.clone();
            tokio::spawn(async move { clock.until(moment).await })
        };
        tokio::task::yield_now().await;
        clock.skip(SignedDuration::from_hours(9));
        waiter.await.unwrap();
        assert!(clock.now() >= moment);
    }

    #[tokio::test]
    async fn a_moment_that_has_passed_is_not_waited_for() {
        SystemClock.until(Timestamp::MIN).await;
    }

    #[test]
    fn the_hands_stop_at_the_end_of_time() {
        let clock = MovableClock::default();
        clock.skip(SignedDuration::MAX);
        assert_eq!(clock.now(), Timestamp::MAX);
    }
}
