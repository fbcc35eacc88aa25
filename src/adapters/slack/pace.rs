//! One message a second a channel, with short bursts: each channel waits for itself alone.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use crate::clock::Stopwatch;
use crate::ids::Channel;

/// Slack's rule for posting.
const GAP: Duration = Duration::from_secs(1);

/// How many messages may go at once after a pause; Slack allows short bursts.
const BURST: u32 = 3;

/// Longest wait in here; whoever would wait longer comes back later.
const PATIENCE: Duration = Duration::from_secs(15);

/// When each channel may be written to next.
#[derive(Debug)]
pub(super) struct Pace {
    since: Stopwatch,
    /// The moment up to which a channel's messages are spoken for, one gap each.
    taken: Mutex<HashMap<Channel, Duration>>,
}

impl Pace {
    pub(super) fn new() -> Self {
        Self {
            since: Stopwatch::start(),
            taken: Mutex::default(),
        }
    }

    /// Waits for the channel's turn.
    ///
    /// # Errors
    /// Says how long the queue is when waiting for it would take too long.
    pub(super) async fn turn(&self, channel: &Channel) -> Result<(), Duration> {
        let wait = self.reserve(channel, self.since.elapsed())?;
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        Ok(())
    }

    fn reserve(&self, channel: &Channel, now: Duration) -> Result<Duration, Duration> {
        // Each entry is whole by itself, so a panic elsewhere leaves nothing half done.
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.retain(|_, until| *until > now);
        let until = taken.get(channel).copied().unwrap_or(now);
        let allowed = until.saturating_sub(GAP * (BURST - 1));
        let wait = allowed.saturating_sub(now);
        if wait > PATIENCE {
            return Err(wait);
        }
        taken.insert(channel.clone(), until + GAP);
        Ok(wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_burst_goes_at_once_and_then_one_a_second() {
        let pace = Pace::new();
        let channel = Channel::new("C1");
        let waits: Vec<u64> = (0..6)
            .map(|_| pace.reserve(&channel, Duration::ZERO).unwrap().as_secs())
            .collect();
        assert_eq!(waits, [0, 0, 0, 1, 2, 3]);
        assert_eq!(
            pace.reserve(&channel, Duration::from_secs(10)),
            Ok(Duration::ZERO)
        );
    }

    #[test]
    fn a_full_channel_never_holds_another_back() {
        let pace = Pace::new();
        let full = Channel::new("C1");
        while pace.reserve(&full, Duration::ZERO).is_ok() {}
        assert_eq!(
            pace.reserve(&Channel::new("C2"), Duration::ZERO),
            Ok(Duration::ZERO)
        );
    }
}
