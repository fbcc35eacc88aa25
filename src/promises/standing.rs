//! How a promise stands: computed from its deadline and the time, never stored.

use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Promise;
use super::State;

/// How long before its deadline a promise counts as due soon.
const SOON: SignedDuration = SignedDuration::from_hours(24);

/// How long after the deadline "kept" still counts as on time: the nudge at the deadline asks, and
/// an answer takes a while.
const GRACE: SignedDuration = SignedDuration::from_hours(2);

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Owed, with time left or without a date.
    Ahead,
    /// Owed within a day.
    DueSoon,
    /// Owed, and its deadline has passed.
    Overdue,
    /// Kept in time.
    Kept,
    /// Kept, but later than promised.
    KeptLate,
    /// Let go.
    Released,
}

/// Where an open promise stands in a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Its deadline has passed.
    Overdue,
    /// Due today.
    Today,
    /// Due until Sunday.
    ThisWeek,
    /// Due after Sunday.
    Later,
    /// Without a date.
    NoDate,
}

impl Group {
    /// Returns its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::Today => "Today",
            Self::ThisWeek => "This week",
            Self::Later => "Later",
            Self::NoDate => "No date",
        }
    }
}

impl Promise {
    /// Returns how it stands at `now`.
    pub fn standing(&self, now: Timestamp) -> Standing {
        let due = self.due.as_ref().map(|due| due.at);
        match (&self.state, due) {
            (State::Released { .. }, _) => Standing::Released,
            (State::Kept { at }, Some(due)) if at.duration_since(due) > GRACE => Standing::KeptLate,
            (State::Kept { .. }, _) => Standing::Kept,
            (State::Open, Some(due)) if due <= now => Standing::Overdue,
            (State::Open, Some(due)) if due.duration_since(now) <= SOON => Standing::DueSoon,
            (State::Open, _) => Standing::Ahead,
        }
    }

    /// Returns its group in a listing read at `now` in `zone`.
    pub fn group(&self, now: Timestamp, zone: &TimeZone) -> Group {
        let Some(due) = &self.due else {
            return Group::NoDate;
        };
        let today = now.to_zoned(zone.clone()).date();
        let day = due.at.to_zoned(zone.clone()).date();
        if due.at <= now {
            Group::Overdue
        } else if day == today {
            Group::Today
        } else if monday(day) == monday(today) {
            Group::ThisWeek
        } else {
            Group::Later
        }
    }
}

/// Sorts promises for a listing: the earliest deadline first, those without one last.
pub fn in_order(promises: &mut [Promise]) {
    promises.sort_by_key(|promise| {
        let due = promise.due.as_ref().map_or(Timestamp::MAX, |due| due.at);
        (due, promise.id)
    });
}

/// Returns the Monday of a day's week.
fn monday(day: Date) -> Date {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(jiff::Span::new().days(since))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Member;
    use crate::ids::PromiseId;
    use crate::promises::Due;

    fn at(moment: &str) -> Timestamp {
        moment.parse().unwrap()
    }

    fn promise(due: Option<&str>, state: State) -> Promise {
        let made = at("2026-02-20T09:00:00Z");
        let mut promise = Promise::new(PromiseId(1), Member::new("U1"), "call back", made);
        promise.due = due.map(|due| Due {
            at: at(due),
            zone: "UTC".into(),
        });
        promise.state = state;
        promise
    }

    #[track_caller]
    fn check(state: State, now: &str, want: Standing) {
        let promise = promise(Some("2026-03-02T12:00:00Z"), state);
        assert_eq!(promise.standing(at(now)), want);
    }

    #[test]
    fn a_promise_nears_and_then_passes_its_deadline() {
        check(State::Open, "2026-02-28T12:00:00Z", Standing::Ahead);
        check(State::Open, "2026-03-01T12:00:00Z", Standing::DueSoon);
        check(State::Open, "2026-03-02T11:59:59Z", Standing::DueSoon);
        check(State::Open, "2026-03-02T12:00:00Z", Standing::Overdue);
    }

    #[test]
    fn kept_is_late_only_after_the_nudge_had_time_to_be_answered() {
        let kept = |moment| State::Kept { at: at(moment) };
        let now = "2026-03-09T00:00:00Z";
        check(kept("2026-03-02T11:00:00Z"), now, Standing::Kept);
        check(kept("2026-03-02T14:00:00Z"), now, Standing::Kept);
        check(kept("2026-03-02T14:00:01Z"), now, Standing::KeptLate);
        let let_go = State::Released {
            at: at(now),
            because: String::new(),
        };
        check(let_go, now, Standing::Released);
    }

    #[test]
    fn a_promise_without_a_date_is_never_overdue() {
        let promise = promise(None, State::Open);
        assert_eq!(promise.standing(Timestamp::MAX), Standing::Ahead);
    }

    #[track_caller]
    fn check_group(due: Option<&str>, want: Group) {
        // Wednesday 4 March 2026, 23:30 in Berlin.
        let now = at("2026-03-04T22:30:00Z");
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        assert_eq!(promise(due, State::Open).group(now, &zone), want);
    }

    #[test]
    fn a_listing_groups_by_the_readers_day_and_week() {
        check_group(Some("2026-03-04T22:00:00Z"), Group::Overdue);
        check_group(Some("2026-03-04T22:45:00Z"), Group::Today);
        check_group(Some("2026-03-04T23:15:00Z"), Group::ThisWeek);
        check_group(Some("2026-03-08T22:30:00Z"), Group::ThisWeek);
        check_group(Some("2026-03-08T23:30:00Z"), Group::Later);
        check_group(None, Group::NoDate);
    }

    #[test]
    fn the_earliest_deadline_stands_first_and_none_stands_last() {
        let mut promises = [
            promise(None, State::Open),
            promise(Some("2026-03-08T00:00:00Z"), State::Open),
            promise(Some("2026-03-02T00:00:00Z"), State::Open),
        ];
        in_order(&mut promises);
        let dues: Vec<_> = promises
            .iter()
            .map(|promise| promise.due.is_some())
            .collect();
        assert_eq!(dues, [true, true, false]);
        assert!(
            promises[0].due.as_ref().map(|due| due.at) < promises[1].due.as_ref().map(|due| due.at)
        );
    }
}
