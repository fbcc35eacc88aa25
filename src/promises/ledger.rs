//! The ledger: how many promises were kept, kept late, and let go in a time.
//!
//! Counts only; nobody is compared with anybody.

use std::ops::Range;

use jiff::Timestamp;

use super::Promise;
use super::Standing;
use super::State;
use crate::ids::Member;

/// How many promises were settled in a time, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Kept in time.
    pub kept: usize,
    /// Kept, but later than promised.
    pub late: usize,
    /// Let go.
    pub let_go: usize,
}

impl Ledger {
    /// Counts what `member` settled during `period`.
    pub fn of<'a>(
        promises: impl IntoIterator<Item = &'a Promise>,
        member: &Member,
        period: &Range<Timestamp>,
    ) -> Self {
        let mut ledger = Self::default();
        for promise in promises {
            let settled = match &promise.state {
                State::Open => continue,
                State::Kept { at } | State::Released { at, .. } => *at,
            };
            if promise.owner != *member || !period.contains(&settled) {
                continue;
            }
            match promise.standing(settled) {
                Standing::Kept => ledger.kept += 1,
                Standing::KeptLate => ledger.late += 1,
                Standing::Released => ledger.let_go += 1,
                Standing::Ahead | Standing::DueSoon | Standing::Overdue => {}
            }
        }
        ledger
    }

    /// Returns how many were settled.
    pub fn settled(self) -> usize {
        self.kept + self.late + self.let_go
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PromiseId;
    use crate::promises::Due;

    fn at(moment: &str) -> Timestamp {
        moment.parse().unwrap()
    }

    fn settled(owner: &str, state: State) -> Promise {
        let made = at("2026-03-01T09:00:00Z");
        let mut promise = Promise::new(PromiseId(1), Member::new(owner), "call back", made);
        promise.due = Some(Due {
            at: at("2026-03-10T12:00:00Z"),
            zone: "UTC".into(),
        });
        promise.state = state;
        promise
    }

    #[test]
    fn only_the_members_own_promises_of_the_period_count() {
        let kept = |moment| State::Kept { at: at(moment) };
        let promises = [
            settled("U1", kept("2026-03-10T09:00:00Z")),
            settled("U1", kept("2026-03-11T09:00:00Z")),
            settled("U1", kept("2026-04-01T00:00:00Z")),
            settled("U2", kept("2026-03-10T09:00:00Z")),
            settled("U1", State::Open),
            settled(
                "U1",
                State::Released {
                    at: at("2026-03-12T09:00:00Z"),
                    because: String::new(),
                },
            ),
        ];
        let march = at("2026-03-01T00:00:00Z")..at("2026-04-01T00:00:00Z");
        let ledger = Ledger::of(&promises, &Member::new("U1"), &march);
        assert_eq!((ledger.kept, ledger.late, ledger.let_go), (1, 1, 1));
        assert_eq!(ledger.settled(), 3);
    }

    #[test]
    fn a_promise_without_a_date_counts_once_it_is_closed_and_is_never_late() {
        let year = at("2026-01-01T00:00:00Z")..at("2027-01-01T00:00:00Z");
        let count = |state| {
            let mut promise = settled("U1", state);
            promise.due = None;
            Ledger::of([&promise], &Member::new("U1"), &year)
        };
        assert_eq!(count(State::Open), Ledger::default());
        let kept = count(State::Kept {
            at: at("2026-11-30T09:00:00Z"),
        });
        assert_eq!((kept.kept, kept.late, kept.settled()), (1, 0, 1));
    }
}
