//! Message stamps: Slack's `ts`, a moment that is also a name.
//!
//! They only ever grow, also when the clock stands still.

use jiff::Timestamp;

/// The stamps given out.
#[derive(Debug, Default)]
pub(crate) struct Stamps {
    last: i64,
}

impl Stamps {
    /// Returns the stamp of something that happens at `now`.
    pub(crate) fn next(&mut self, now: Timestamp) -> String {
        self.last = now.as_microsecond().max(self.last + 1);
        written(self.last)
    }
}

/// Returns a moment written as a stamp.
pub(crate) fn written(microseconds: i64) -> String {
    let seconds = microseconds.div_euclid(1_000_000);
    let rest = microseconds.rem_euclid(1_000_000);
    format!("{seconds}.{rest:06}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_grow_even_when_the_clock_does_not() {
        let now: Timestamp = "2026-03-02T09:00:00.000007Z".parse().unwrap();
        let mut stamps = Stamps::default();
        assert_eq!(stamps.next(now), "1772442000.000007");
        assert_eq!(stamps.next(now), "1772442000.000008");
        let earlier: Timestamp = "2026-03-01T09:00:00Z".parse().unwrap();
        assert_eq!(stamps.next(earlier), "1772442000.000009");
    }
}
