//! When to nudge next: a pure function of what happened to a promise, so that the agenda can be rebuilt.
//!
//! One heads-up before the deadline, one question at it, one after a miss; weekly without a date.
//! After a downtime the nudges that were missed become one.

use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::ToSpan;

use super::Happening;
use super::NudgeKind;
use super::Promise;
use super::hours::Rhythm;

/// From this distance on, the heads-up comes on the morning of the working day before.
const DAYS: SignedDuration = SignedDuration::from_hours(36);

/// From this distance on, the heads-up comes on the morning of the day itself.
const OVERNIGHT: SignedDuration = SignedDuration::from_hours(12);

/// From this distance on, the heads-up comes half an hour before.
const HOURS: SignedDuration = SignedDuration::from_hours(2);

/// Closer than this, a heads-up would only be noise.
const SHORTEST: SignedDuration = SignedDuration::from_mins(10);

/// The heads-up for a deadline that is hours away.
const HALF_AN_HOUR: SignedDuration = SignedDuration::from_mins(30);

/// How much time a morning's heads-up must leave before the deadline.
const MORNING_LEAVES: SignedDuration = SignedDuration::from_hours(2);

/// How long after the question at the deadline the one after a miss comes, at the earliest.
const AFTER_A_MISS: SignedDuration = SignedDuration::from_hours(1);

/// The next nudge of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nudge {
    /// Which.
    pub kind: NudgeKind,
    /// When; never before the `now` it was asked for.
    pub at: Timestamp,
}

/// Returns the next nudge of a promise, seen at `now`; `None` when there is none to come.
///
/// A nudge whose moment has come is returned with `at == now`.
pub fn next_nudge(promise: &Promise, rhythm: &Rhythm<'_>, now: Timestamp) -> Option<Nudge> {
    if !promise.is_open() {
        return None;
    }
    let past = Past::of(promise);
    if let Some(until) = promise.snoozed {
        let answered = past.last.is_some_and(|(_, at)| at >= until);
        if !answered {
            let at = rhythm.after_quiet(until).max(now);
            let kind = kind_at(promise, &past, rhythm, at);
            return Some(Nudge { kind, at });
        }
    }
    let Some(due) = promise.due.as_ref().map(|due| due.at) else {
        let last = past.last.map_or(past.since, |(_, at)| at.max(past.since));
        let at = rhythm.free_from(a_week_after(last, rhythm).max(now));
        return Some(Nudge {
            kind: NudgeKind::Weekly,
            at,
        });
    };
    heads_up(due, &past, rhythm, now)
        .or_else(|| at_deadline(due, &past, rhythm, now))
        .or_else(|| after_miss(due, &past, rhythm, now))
}

/// What of a promise's history matters for its nudges.
struct Past {
    /// Since when its present deadline counts: made, moved, handed over or reopened then.
    since: Timestamp,
    /// The nudges since then.
    nudged: Vec<(NudgeKind, Timestamp)>,
    /// The last of them.
    last: Option<(NudgeKind, Timestamp)>,
}

impl Past {
    fn of(promise: &Promise) -> Self {
        let mut since = promise.made;
        let mut nudged = Vec::new();
        for happening in &promise.history {
            match happening {
                Happening::Moved { at, .. }
                | Happening::HandedOver { at, .. }
                | Happening::Reopened { at } => {
                    since = *at;
                    nudged.clear();
                }
                Happening::Nudged { at, nudge } => nudged.push((*nudge, *at)),
                Happening::Snoozed { .. }
                | Happening::Reworded { .. }
                | Happening::Asked { .. } => {}
            }
        }
        Self {
            since,
            last: nudged.last().copied(),
            nudged,
        }
    }

    fn had(&self, kind: NudgeKind) -> bool {
        self.nudged.iter().any(|(nudge, _)| *nudge == kind)
    }

    /// Returns whether the deadline was asked about.
    fn asked(&self, due: Timestamp) -> bool {
        self.nudged.iter().any(|(_, at)| *at >= due)
    }
}

/// Returns which nudge a moment after a snooze stands for.
fn kind_at(promise: &Promise, past: &Past, rhythm: &Rhythm<'_>, at: Timestamp) -> NudgeKind {
    match promise.due.as_ref().map(|due| due.at) {
        None => NudgeKind::Weekly,
        Some(due) if at < due => NudgeKind::HeadsUp,
        Some(due) if past.asked(due) || at >= miss_moment(due, past, rhythm) => NudgeKind::Missed,
        Some(_) => NudgeKind::Due,
    }
}

/// Returns the heads-up, while it is still to come.
fn heads_up(due: Timestamp, past: &Past, rhythm: &Rhythm<'_>, now: Timestamp) -> Option<Nudge> {
    let planned = heads_up_moment(due, past.since, rhythm)?;
    let given = past.nudged.iter().any(|(_, at)| *at >= planned);
    if given || now >= due {
        return None;
    }
    let at = if now <= planned {
        planned
    } else {
        rhythm.free_from(now)
    };
    (at < due).then_some(Nudge {
        kind: NudgeKind::HeadsUp,
        at,
    })
}

/// Returns when the heads-up for a deadline is due that counts since `since`.
fn heads_up_moment(due: Timestamp, since: Timestamp, rhythm: &Rhythm<'_>) -> Option<Timestamp> {
    let distance = due.duration_since(since);
    if distance < SHORTEST {
        return None;
    }
    let fraction = distance / 4;
    let wished = match rhythm.heads_up_minutes {
        Some(minutes) => {
            let before = SignedDuration::from_mins(i64::from(minutes));
            earlier(due, if before < distance { before } else { fraction })
        }
        None => scaled(due, since, rhythm),
    };
    rhythm
        .free_before(wished, since)
        .or_else(|| Some(wished).filter(|at| rhythm.after_quiet(*at) == *at))
}

/// Returns when a heads-up comes by the distance of its deadline alone.
fn scaled(due: Timestamp, since: Timestamp, rhythm: &Rhythm<'_>) -> Timestamp {
    let distance = due.duration_since(since);
    let day = due.to_zoned(rhythm.zone.clone()).date();
    let morning = if distance >= DAYS {
        rhythm
            .morning_before(day)
            .filter(|at| *at > since)
            .or_else(|| rhythm.morning_of(day))
    } else if distance >= OVERNIGHT {
        rhythm.morning_of(day)
    } else {
        None
    };
    let by_hours = if distance >= HOURS {
        HALF_AN_HOUR
    } else {
        distance / 4
    };
    morning
        .filter(|at| *at > since && due.duration_since(*at) >= MORNING_LEAVES)
        .unwrap_or_else(|| earlier(due, by_hours))
}

/// Returns the question at the deadline, while it is still the one to ask.
fn at_deadline(due: Timestamp, past: &Past, rhythm: &Rhythm<'_>, now: Timestamp) -> Option<Nudge> {
    let at = rhythm.after_quiet(due).max(rhythm.after_quiet(now));
    // Quiet hours can put it off so far that only the question after the miss is left to ask.
    (!past.asked(due) && at < miss_moment(due, past, rhythm)).then_some(Nudge {
        kind: NudgeKind::Due,
        at,
    })
}

/// Returns the one nudge after a miss, unless it was given.
fn after_miss(due: Timestamp, past: &Past, rhythm: &Rhythm<'_>, now: Timestamp) -> Option<Nudge> {
    if past.had(NudgeKind::Missed) {
        return None;
    }
    let planned = miss_moment(due, past, rhythm);
    let at = if now <= planned {
        planned
    } else {
        rhythm.free_from(now)
    };
    Some(Nudge {
        kind: NudgeKind::Missed,
        at,
    })
}

/// Returns when the nudge after a miss comes: an hour after the question, in working time.
fn miss_moment(due: Timestamp, past: &Past, rhythm: &Rhythm<'_>) -> Timestamp {
    let asked = past
        .nudged
        .iter()
        .map(|(_, at)| *at)
        .find(|at| *at >= due)
        .unwrap_or_else(|| rhythm.after_quiet(due));
    rhythm.free_from(later(asked, AFTER_A_MISS))
}

/// Returns the same time of day a week later, whether or not the clocks change in between.
fn a_week_after(moment: Timestamp, rhythm: &Rhythm<'_>) -> Timestamp {
    moment
        .to_zoned(rhythm.zone.clone())
        .checked_add(1.week())
        .map_or(Timestamp::MAX, |week| week.timestamp())
}

fn later(moment: Timestamp, by: SignedDuration) -> Timestamp {
    moment.saturating_add(by).unwrap_or(Timestamp::MAX)
}

fn earlier(moment: Timestamp, by: SignedDuration) -> Timestamp {
    moment.saturating_sub(by).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use insta::assert_snapshot;
    use jiff::Zoned;
    use jiff::civil::Time;
    use jiff::civil::time;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::Calendar;
    use crate::ids::Member;
    use crate::ids::PromiseId;
    use crate::promises::Due;
    use crate::promises::Event;

    const BERLIN: &str = "Europe/Berlin";

    fn at(local: &str) -> Timestamp {
        let moment: Zoned = format!("{local}[{BERLIN}]").parse().unwrap();
        moment.timestamp()
    }

    fn promise(made: Timestamp, due: Option<Timestamp>) -> Promise {
        let mut promise = Promise::new(PromiseId(1), Member::new("U1"), "call back", made);
        promise.due = due.map(|at| Due {
            at,
            zone: BERLIN.into(),
        });
        promise
    }

    struct Person {
        calendar: Calendar,
        minutes: Option<u32>,
        quiet: Option<(Time, Time)>,
    }

    const fn usual() -> (Option<u32>, Option<(Time, Time)>) {
        (None, None)
    }

    impl Person {
        fn of((minutes, quiet): (Option<u32>, Option<(Time, Time)>)) -> Self {
            Self {
                calendar: Calendar::default(),
                minutes,
                quiet,
            }
        }

        fn rhythm(&self) -> Rhythm<'_> {
            Rhythm {
                calendar: Cow::Borrowed(&self.calendar),
                zone: TimeZone::get(BERLIN).unwrap(),
                heads_up_minutes: self.minutes,
                quiet: self.quiet,
            }
        }
    }

    /// Lives through a promise: every nudge that comes, when nobody answers.
    fn life(person: &Person, mut promise: Promise, from: Timestamp, most: usize) -> String {
        let mut now = from;
        let mut lines = Vec::new();
        while let Some(nudge) = next_nudge(&promise, &person.rhythm(), now) {
            assert!(nudge.at >= now, "a nudge lies in the past");
            if lines.len() == most {
                break;
            }
            let local = nudge.at.to_zoned(TimeZone::get(BERLIN).unwrap());
            lines.push(format!(
                "{} {}",
                local.strftime("%a %-d %H:%M"),
                nudge.kind.name()
            ));
            now = nudge.at;
            promise = promise.after(&Event::Nudged(nudge.kind), now).unwrap();
        }
        lines.join(", ")
    }

    /// 2 March 2026 is a Monday.
    fn told(person: (Option<u32>, Option<(Time, Time)>), made: &str, due: &str) -> String {
        let made = at(made);
        life(&Person::of(person), promise(made, Some(at(due))), made, 9)
    }

    #[test]
    fn the_heads_up_is_scaled_to_the_distance() {
        assert_snapshot!(told(usual(), "2026-03-02T10:00", "2026-03-06T15:00"), @"Thu 5 09:00 heads-up, Fri 6 15:00 due, Fri 6 16:00 missed");
        assert_snapshot!(told(usual(), "2026-03-05T15:00", "2026-03-09T17:00"), @"Fri 6 09:00 heads-up, Mon 9 17:00 due, Tue 10 09:00 missed");
        assert_snapshot!(told(usual(), "2026-03-06T15:00", "2026-03-09T17:00"), @"Mon 9 09:00 heads-up, Mon 9 17:00 due, Tue 10 09:00 missed");
        assert_snapshot!(told(usual(), "2026-03-02T16:00", "2026-03-03T17:00"), @"Tue 3 09:00 heads-up, Tue 3 17:00 due, Wed 4 09:00 missed");
        assert_snapshot!(told(usual(), "2026-03-02T16:00", "2026-03-03T10:00"), @"Tue 3 09:30 heads-up, Tue 3 10:00 due, Tue 3 11:00 missed");
        assert_snapshot!(told(usual(), "2026-03-02T09:00", "2026-03-02T15:00"), @"Mon 2 14:30 heads-up, Mon 2 15:00 due, Mon 2 16:00 missed");
        assert_snapshot!(told(usual(), "2026-03-02T09:00", "2026-03-02T10:00"), @"Mon 2 09:45 heads-up, Mon 2 10:00 due, Mon 2 11:00 missed");
        assert_snapshot!(told(usual(), "2026-03-02T09:00", "2026-03-02T09:05"), @"Mon 2 09:05 due, Mon 2 10:05 missed");
    }

    #[test]
    fn a_person_may_choose_their_lead_time() {
        let person = (Some(120), None);
        assert_snapshot!(told(person, "2026-03-02T10:00", "2026-03-06T15:00"), @"Fri 6 13:00 heads-up, Fri 6 15:00 due, Fri 6 16:00 missed");
        assert_snapshot!(told(person, "2026-03-06T14:00", "2026-03-06T15:00"), @"Fri 6 14:45 heads-up, Fri 6 15:00 due, Fri 6 16:00 missed");
    }

    #[test]
    fn a_heads_up_prefers_an_earlier_working_moment() {
        assert_snapshot!(told(usual(), "2026-03-02T14:00", "2026-03-02T21:00"), @"Mon 2 16:30 heads-up, Mon 2 21:00 due, Tue 3 09:00 missed");
        assert_snapshot!(told(usual(), "2026-03-02T19:00", "2026-03-02T21:00"), @"Mon 2 20:30 heads-up, Mon 2 21:00 due, Tue 3 09:00 missed");
        // Saturday for Sunday, and Friday for Saturday.
        assert_snapshot!(told(usual(), "2026-03-07T19:00", "2026-03-08T15:00"), @"Sun 8 09:00 heads-up, Sun 8 15:00 due, Mon 9 09:00 missed");
        assert_snapshot!(told(usual(), "2026-03-06T10:00", "2026-03-07T15:00"), @"Fri 6 16:30 heads-up, Sat 7 15:00 due, Mon 9 09:00 missed");
        let evenings = (None, Some((time(18, 0, 0, 0), time(8, 0, 0, 0))));
        assert_snapshot!(told(evenings, "2026-03-02T19:00", "2026-03-02T21:00"), @"Tue 3 08:00 due, Tue 3 09:00 missed");
    }

    #[test]
    fn the_clocks_going_forward_does_not_move_a_morning() {
        // The clocks change on Sunday 29 March 2026.
        assert_snapshot!(told(usual(), "2026-03-25T10:00", "2026-03-30T15:00"), @"Fri 27 09:00 heads-up, Mon 30 15:00 due, Mon 30 16:00 missed");
    }

    #[test]
    fn a_promise_without_a_date_comes_up_weekly() {
        let made = at("2026-03-04T16:30");
        assert_snapshot!(life(&Person::of(usual()), promise(made, None), made, 3), @"Wed 11 16:30 weekly, Wed 18 16:30 weekly, Wed 25 16:30 weekly");
        let saturday = at("2026-03-07T16:30");
        assert_snapshot!(life(&Person::of(usual()), promise(saturday, None), saturday, 2), @"Mon 16 09:00 weekly, Mon 23 09:00 weekly");
    }

    #[test]
    fn a_week_is_a_week_when_the_clocks_change() {
        // They go forward on 29 March 2026 and back on 25 October.
        let spring = at("2026-03-25T16:30");
        assert_snapshot!(life(&Person::of(usual()), promise(spring, None), spring, 2), @"Wed 1 16:30 weekly, Wed 8 16:30 weekly");
        let autumn = at("2026-10-21T09:10");
        assert_snapshot!(life(&Person::of(usual()), promise(autumn, None), autumn, 2), @"Wed 28 09:10 weekly, Wed 4 09:10 weekly");
    }

    #[test]
    fn after_a_downtime_one_nudge_comes_and_not_three() {
        let promise = promise(at("2026-03-02T10:00"), Some(at("2026-03-06T15:00")));
        let person = Person::of(usual());
        let from = |now: &str| life(&person, promise.clone(), at(now), 9);
        assert_snapshot!(from("2026-03-06T11:00"), @"Fri 6 11:00 heads-up, Fri 6 15:00 due, Fri 6 16:00 missed");
        assert_snapshot!(from("2026-03-06T15:10"), @"Fri 6 15:10 due, Fri 6 16:10 missed");
        assert_snapshot!(from("2026-03-06T16:00"), @"Fri 6 16:00 missed");
        assert_snapshot!(from("2026-03-07T03:00"), @"Mon 9 09:00 missed");
        assert_snapshot!(from("2027-03-07T03:00"), @"Mon 8 09:00 missed");
    }

    #[test]
    fn a_snooze_is_respected_and_ends_with_a_question() {
        let person = Person::of(usual());
        let made = at("2026-03-02T10:00");
        let snoozed = |now: &str, until: &str, due: Option<&str>| {
            let promise = promise(made, due.map(at))
                .after(&Event::Snoozed(at(until)), at(now))
                .unwrap();
            life(&person, promise, at(now), 3)
        };
        let friday = Some("2026-03-06T15:00");
        assert_snapshot!(snoozed("2026-03-05T09:00", "2026-03-05T11:00", friday), @"Thu 5 11:00 heads-up, Fri 6 15:00 due, Fri 6 16:00 missed");
        assert_snapshot!(snoozed("2026-03-06T14:00", "2026-03-06T15:30", friday), @"Fri 6 15:30 due, Fri 6 16:30 missed");
        assert_snapshot!(snoozed("2026-03-06T15:00", "2026-03-06T19:30", friday), @"Fri 6 19:30 missed");
        assert_snapshot!(snoozed("2026-03-06T15:00", "2026-03-10T19:30", None), @"Tue 10 19:30 weekly, Wed 18 09:00 weekly, Wed 25 09:00 weekly");
    }

    #[test]
    fn a_new_deadline_or_owner_starts_anew() {
        let person = Person::of(usual());
        let promise = promise(at("2026-03-02T10:00"), Some(at("2026-03-03T15:00")));
        let later = Due {
            at: at("2026-03-06T15:00"),
            zone: BERLIN.into(),
        };
        let now = at("2026-03-03T15:20");
        let moved = promise
            .after(&Event::Nudged(NudgeKind::Due), at("2026-03-03T15:00"))
            .and_then(|promise| promise.after(&Event::Moved(Some(later)), now))
            .unwrap();
        assert_snapshot!(life(&person, moved, now, 9), @"Thu 5 09:00 heads-up, Fri 6 15:00 due, Fri 6 16:00 missed");
    }

    #[test]
    fn a_settled_promise_is_left_in_peace() {
        let made = at("2026-03-02T10:00");
        let kept = promise(made, Some(at("2026-03-06T15:00")))
            .after(&Event::Kept, made)
            .unwrap();
        assert_eq!(next_nudge(&kept, &Person::of(usual()).rhythm(), made), None);
    }

    proptest! {
        #[test]
        fn a_promise_without_a_date_comes_up_at_most_weekly_and_never_in_quiet_hours(
            made in 0i64..4_000_000_000,
            down in 0i64..20_000_000,
            quiet in proptest::option::of((0i8..24, 0i8..24)),
        ) {
            let quiet = quiet.map(|(from, until)| (time(from, 0, 0, 0), time(until, 0, 0, 0)));
            let person = Person::of((None, quiet));
            let made = Timestamp::from_second(made).unwrap();
            let mut promise = promise(made, None);
            let mut last = made;
            let mut now = made + SignedDuration::from_secs(down);
            for _ in 0..5 {
                let nudge = next_nudge(&promise, &person.rhythm(), now).unwrap();
                prop_assert_eq!(nudge.kind, NudgeKind::Weekly);
                prop_assert!(nudge.at >= now);
                // A week of calendar days is an hour shorter when the clocks go forward.
                let apart = nudge.at.duration_since(last);
                prop_assert!(apart >= SignedDuration::from_hours(24 * 7 - 1), "{}", apart);
                // Asked for anew later, after a restart, it is the same.
                prop_assert_eq!(next_nudge(&promise, &person.rhythm(), nudge.at), Some(nudge));
                prop_assert_eq!(person.rhythm().after_quiet(nudge.at), nudge.at);
                // A question in between does not put it off.
                let asked = promise.after(&Event::Asked, now).unwrap();
                prop_assert_eq!(next_nudge(&asked, &person.rhythm(), now), Some(nudge));
                (last, now) = (nudge.at, nudge.at);
                promise = promise.after(&Event::Nudged(nudge.kind), now).unwrap();
            }
        }

        #[test]
        fn a_dated_promise_is_nudged_at_most_three_times_and_at_least_once(
            made in 0i64..4_000_000_000,
            distance in 60i64..10_000_000,
            down in 0i64..20_000_000,
            minutes in proptest::option::of(0u32..20_000),
            quiet in proptest::option::of((0i8..24, 0i8..24)),
        ) {
            let quiet = quiet.map(|(from, until)| (time(from, 0, 0, 0), time(until, 0, 0, 0)));
            let person = Person::of((minutes, quiet));
            let made = Timestamp::from_second(made).unwrap();
            let due = made + SignedDuration::from_secs(distance);
            let mut promise = promise(made, Some(due));
            let mut now = made + SignedDuration::from_secs(down);
            let mut given = 0;
            while let Some(nudge) = next_nudge(&promise, &person.rhythm(), now) {
                prop_assert!(nudge.at >= now);
                prop_assert_eq!(person.rhythm().after_quiet(nudge.at), nudge.at);
                now = nudge.at;
                // Seen at its own moment it is the same nudge, so the agenda can be rebuilt.
                prop_assert_eq!(next_nudge(&promise, &person.rhythm(), now), Some(nudge));
                promise = promise.after(&Event::Nudged(nudge.kind), now).unwrap();
                given += 1;
                prop_assert!(given <= 3);
            }
            prop_assert!(given >= 1);
        }
    }
}
