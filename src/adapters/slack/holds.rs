//! After a 429: which calls wait, and until when. Everything else goes on.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

use crate::clock::Stopwatch;

/// How long to wait when Slack does not say.
const UNSAID: Duration = Duration::from_secs(5);

/// Calls on hold, by what they share: a method, or a method and a channel.
#[derive(Debug)]
pub(super) struct Holds {
    since: Stopwatch,
    until: Mutex<HashMap<String, Duration>>,
}

impl Holds {
    pub(super) fn none() -> Self {
        Self {
            since: Stopwatch::start(),
            until: Mutex::default(),
        }
    }

    /// Returns how long calls of this kind still wait.
    pub(super) fn rest(&self, what: &str) -> Option<Duration> {
        let now = self.since.elapsed();
        let rest = self.lock().get(what)?.checked_sub(now)?;
        (!rest.is_zero()).then_some(rest)
    }

    /// Holds calls of this kind back and returns for how long.
    pub(super) fn hold(&self, what: &str, wait: Option<Duration>) -> Duration {
        let now = self.since.elapsed();
        let wait = wait.unwrap_or(UNSAID);
        let mut until = self.lock();
        until.retain(|_, moment| *moment > now);
        let moment = until.entry(what.to_owned()).or_default();
        *moment = (*moment).max(now.saturating_add(wait));
        wait
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Duration>> {
        // Each entry is whole by itself, so a panic elsewhere leaves nothing half done.
        self.until.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_limited_waits() {
        let holds = Holds::none();
        holds.hold("chat.postMessage C1", Some(Duration::from_secs(30)));
        assert!(holds.rest("chat.postMessage C1").is_some());
        assert_eq!(holds.rest("chat.postMessage C2"), None);
    }

    #[test]
    fn a_shorter_wait_does_not_cut_a_longer_one() {
        let holds = Holds::none();
        holds.hold("a", Some(Duration::from_secs(30)));
        holds.hold("a", Some(Duration::from_secs(1)));
        assert!(holds.rest("a").unwrap() > Duration::from_secs(20));
    }
}
