//! The life of a promise: which events may follow which state, and what can be taken back.
//!
//! Nothing here reads a clock or a store. Time arrives as an argument, and every refusal is a value
//! whose words are for the person who pressed.

use jiff::SignedDuration;
use jiff::Timestamp;
use thiserror::Error;

use super::Due;
use super::Happening;
use super::NudgeKind;
use super::Promise;
use super::State;
use crate::ids::Member;

/// How long something can be taken back. A slip is noticed the same day or not at all.
pub const UNDO_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// The longest snooze. Whoever wants to wait longer moves the deadline.
const LONGEST_SNOOZE: SignedDuration = SignedDuration::from_hours(24 * 31);

/// The most that is kept of one promise's history; the oldest nudges go first.
const LONGEST_HISTORY: usize = 200;

/// Something that happens to a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Its owner says it is kept.
    Kept,
    /// Its owner says it was kept then, when they wrote so.
    KeptAt(Timestamp),
    /// Its deadline becomes another one, or none.
    Moved(Option<Due>),
    /// Its owner lets it go, for a reason that may be empty.
    Released(String),
    /// Somebody else takes it over.
    HandedOver(Member),
    /// Somebody is asked to take it over; until they do it stays where it is.
    Proposed(Member),
    /// Whoever was asked to take it over would rather not.
    Declined,
    /// Its owner wants to be asked at that moment, and not before.
    Snoozed(Timestamp),
    /// What is owed, and to whom, is worded anew.
    Reworded {
        /// What is owed.
        what: String,
        /// To whom.
        to: Option<String>,
    },
    /// Its owner was nudged.
    Nudged(NudgeKind),
    /// Its owner was asked whether what they wrote fulfils it.
    Asked,
    /// Something done earlier is taken back.
    Undone(Act),
}

/// Something that can be taken back, told apart by its moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Kept then.
    Kept(Timestamp),
    /// Let go then.
    Released(Timestamp),
    /// Moved then.
    Moved(Timestamp),
}

/// Why an event cannot follow. The words are for the person who pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// It is kept already.
    #[error("You marked this one kept already, so there is nothing left to do.")]
    AlreadyKept,
    /// It was let go already.
    #[error("You let this one go already, so there is nothing left to do.")]
    AlreadyReleased,
    /// The new deadline is over.
    #[error("That time is over already. Which later time suits you?")]
    DueInPast,
    /// The new deadline is the old one.
    #[error("That is when it is due already, so nothing changes.")]
    SameDue,
    /// The snooze is over already.
    #[error("That time is over already. Try something like `2h` or `tomorrow 9am`.")]
    SnoozeInPast,
    /// The snooze is too long.
    #[error(
        "That is more than a month away. Move the deadline instead, so that nobody waits in vain."
    )]
    SnoozeTooLong,
    /// The new owner is the old one.
    #[error("This promise is yours already. Choose somebody else to hand it to.")]
    SameOwner,
    /// Nobody was asked, or somebody else was asked since.
    #[error("You are no longer asked to take this one over, so there is nothing to do.")]
    NotAsked,
    /// The new words are empty.
    #[error("Say in a few words what you promise, such as \u{201c}send Acme the quote\u{201d}.")]
    NothingSaid,
    /// It is not there to be taken back, or something else happened since.
    #[error("There is nothing to undo any more: something else happened to this promise since.")]
    NothingToUndo,
    /// It happened too long ago.
    #[error("Undo works for a day, and that day is over.")]
    TooLateToUndo,
}

impl Promise {
    /// Returns the promise as it stands after `event` at `now`.
    ///
    /// # Errors
    /// When the event cannot follow; nothing changes then.
    pub fn after(&self, event: &Event, now: Timestamp) -> Result<Self, Refused> {
        if let Event::Undone(act) = event {
            return self.without(*act, now);
        }
        match self.state {
            State::Open => {}
            State::Kept { .. } => return Err(Refused::AlreadyKept),
            State::Released { .. } => return Err(Refused::AlreadyReleased),
        }
        let mut next = self.clone();
        match event {
            Event::Kept => next.state = State::Kept { at: now },
            Event::KeptAt(then) => {
                let at = (*then).max(self.made).min(now);
                next.state = State::Kept { at };
            }
            Event::Released(because) => {
                next.state = State::Released {
                    at: now,
                    because: because.trim().to_owned(),
                };
            }
            Event::Moved(to) => next.move_to(to.clone(), now)?,
            Event::HandedOver(to) => next.hand_to(to, now)?,
            Event::Proposed(to) if *to == self.owner => return Err(Refused::SameOwner),
            Event::Proposed(to) => next.proposed = Some(to.clone()),
            Event::Declined if self.proposed.is_none() => return Err(Refused::NotAsked),
            Event::Declined => next.proposed = None,
            Event::Snoozed(until) => next.snooze(*until, now)?,
            Event::Reworded { what, to } => next.reword(what, to.as_deref(), now)?,
            Event::Nudged(nudge) => next.history.push(Happening::Nudged {
                at: now,
                nudge: *nudge,
            }),
            Event::Asked => next.history.push(Happening::Asked { at: now }),
            Event::Undone(_) => {}
        }
        next.shorten_history();
        Ok(next)
    }

    fn move_to(&mut self, to: Option<Due>, now: Timestamp) -> Result<(), Refused> {
        if to.as_ref().is_some_and(|due| due.at <= now) {
            return Err(Refused::DueInPast);
        }
        let instant = |due: &Option<Due>| due.as_ref().map(|due| due.at);
        if instant(&to) == instant(&self.due) {
            return Err(Refused::SameDue);
        }
        self.history.push(Happening::Moved {
            at: now,
            from: self.due.take(),
            to: to.clone(),
        });
        self.due = to;
        self.snoozed = None;
        Ok(())
    }

    fn hand_to(&mut self, to: &Member, now: Timestamp) -> Result<(), Refused> {
        if *to == self.owner {
            return Err(Refused::SameOwner);
        }
        let from = std::mem::replace(&mut self.owner, to.clone());
        self.history.push(Happening::HandedOver {
            at: now,
            from,
            to: to.clone(),
        });
        self.snoozed = None;
        self.proposed = None;
        Ok(())
    }

    fn snooze(&mut self, until: Timestamp, now: Timestamp) -> Result<(), Refused> {
        if until <= now {
            return Err(Refused::SnoozeInPast);
        }
        if until.duration_since(now) > LONGEST_SNOOZE {
            return Err(Refused::SnoozeTooLong);
        }
        self.history.push(Happening::Snoozed { at: now, until });
        self.snoozed = Some(until);
        Ok(())
    }

    fn reword(&mut self, what: &str, to: Option<&str>, now: Timestamp) -> Result<(), Refused> {
        let what = what.trim();
        if what.is_empty() {
            return Err(Refused::NothingSaid);
        }
        if what != self.what {
            let from = std::mem::replace(&mut self.what, what.to_owned());
            self.history.push(Happening::Reworded { at: now, from });
        }
        self.to = to
            .map(str::trim)
            .filter(|to| !to.is_empty())
            .map(str::to_owned);
        Ok(())
    }

    /// Returns the promise as if `act` had not happened.
    fn without(&self, act: Act, now: Timestamp) -> Result<Self, Refused> {
        let mut next = self.clone();
        let (Act::Kept(then) | Act::Released(then) | Act::Moved(then)) = act;
        match (act, &self.state) {
            (Act::Kept(then), State::Kept { at })
            | (Act::Released(then), State::Released { at, .. })
                if then == *at =>
            {
                next.state = State::Open;
                next.history.push(Happening::Reopened { at: now });
            }
            (Act::Moved(then), State::Open) => {
                // A question in between changed nothing.
                let is_event =
                    |happening: &Happening| !matches!(happening, Happening::Asked { .. });
                let last = self.history.iter().rposition(is_event);
                match last.and_then(|last| Some((last, self.history.get(last)?))) {
                    Some((last, Happening::Moved { at, from, .. })) if then == *at => {
                        next.due.clone_from(from);
                        next.history.remove(last);
                    }
                    _ => return Err(Refused::NothingToUndo),
                }
            }
            _ => return Err(Refused::NothingToUndo),
        }
        if now.duration_since(then) > UNDO_WITHIN {
            return Err(Refused::TooLateToUndo);
        }
        Ok(next)
    }

    /// Keeps a promise that is nudged weekly for years from growing without end.
    fn shorten_history(&mut self) {
        while self.history.len() > LONGEST_HISTORY {
            let oldest = self
                .history
                .iter()
                .position(|happening| matches!(happening, Happening::Nudged { .. }))
                .unwrap_or(0);
            self.history.remove(oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::ids::PromiseId;

    const NOW: &str = "2026-03-02T12:00:00Z";

    fn at(moment: &str) -> Timestamp {
        moment.parse().unwrap()
    }

    fn due(moment: &str) -> Due {
        Due {
            at: at(moment),
            zone: "Europe/Berlin".into(),
        }
    }

    fn promise() -> Promise {
        let mut promise = Promise::new(
            PromiseId(3),
            Member::new("U1"),
            "send Acme the quote",
            at("2026-03-02T09:00:00Z"),
        );
        promise.due = Some(due("2026-03-06T14:00:00Z"));
        promise
    }

    /// Applies `events` one minute apart, from noon on.
    fn play(events: &[Event]) -> Result<Promise, Refused> {
        let mut now = at(NOW);
        let mut promise = promise();
        for event in events {
            promise = promise.after(event, now)?;
            now += SignedDuration::from_mins(1);
        }
        Ok(promise)
    }

    #[track_caller]
    fn refused(events: &[Event]) -> Refused {
        play(events).unwrap_err()
    }

    #[test]
    fn a_settled_promise_stays_settled() {
        let later = [
            Event::Kept,
            Event::Released(String::new()),
            Event::Moved(None),
            Event::HandedOver(Member::new("U2")),
            Event::Snoozed(at("2026-03-03T09:00:00Z")),
            Event::Nudged(NudgeKind::Due),
            Event::KeptAt(at(NOW)),
            Event::Proposed(Member::new("U2")),
            Event::Asked,
        ];
        for event in later {
            assert_eq!(refused(&[Event::Kept, event.clone()]), Refused::AlreadyKept);
            assert_eq!(
                refused(&[Event::Released("no".into()), event]),
                Refused::AlreadyReleased
            );
        }
    }

    #[test]
    fn a_deadline_moves_only_into_the_future() {
        assert_eq!(refused(&[Event::Moved(Some(due(NOW)))]), Refused::DueInPast);
        assert_eq!(
            refused(&[Event::Moved(Some(due("2026-03-06T14:00:00Z")))]),
            Refused::SameDue
        );
        let moved = play(&[Event::Moved(Some(due("2026-03-09T11:00:00Z")))]).unwrap();
        assert_eq!(moved.due, Some(due("2026-03-09T11:00:00Z")));
        assert_eq!(play(&[Event::Moved(None)]).unwrap().due, None);
    }

    #[test]
    fn a_snooze_ends_within_a_month_and_a_new_deadline_ends_it() {
        assert_eq!(refused(&[Event::Snoozed(at(NOW))]), Refused::SnoozeInPast);
        assert_eq!(
            refused(&[Event::Snoozed(at("2026-05-01T00:00:00Z"))]),
            Refused::SnoozeTooLong
        );
        let snoozed = Event::Snoozed(at("2026-03-02T15:00:00Z"));
        let moved = play(&[snoozed, Event::Moved(None)]).unwrap();
        assert_eq!(moved.snoozed, None);
    }

    #[test]
    fn a_promise_is_handed_to_somebody_else() {
        assert_eq!(
            refused(&[Event::HandedOver(Member::new("U1"))]),
            Refused::SameOwner
        );
        let handed = play(&[Event::HandedOver(Member::new("U2"))]).unwrap();
        assert_eq!(handed.owner, Member::new("U2"));
    }

    #[test]
    fn somebody_who_is_asked_takes_a_promise_over_or_not() {
        let sam = Member::new("U2");
        let asked = play(&[Event::Proposed(sam.clone())]).unwrap();
        assert_eq!(
            (&asked.owner, &asked.proposed),
            (&Member::new("U1"), &Some(sam.clone()))
        );
        let declined = asked.after(&Event::Declined, at(NOW)).unwrap();
        assert_eq!(declined, promise());
        let taken = asked
            .after(&Event::HandedOver(sam.clone()), at(NOW))
            .unwrap();
        assert_eq!((taken.owner, taken.proposed), (sam, None));
        assert_eq!(refused(&[Event::Declined]), Refused::NotAsked);
        assert_eq!(
            refused(&[Event::Proposed(Member::new("U1"))]),
            Refused::SameOwner
        );
    }

    #[test]
    fn kept_counts_from_the_moment_it_was_written() {
        let kept = |then: &str| play(&[Event::KeptAt(at(then))]).unwrap().state;
        let state = |moment: &str| State::Kept { at: at(moment) };
        assert_eq!(kept("2026-03-02T11:30:00Z"), state("2026-03-02T11:30:00Z"));
        // Neither before it was made nor in the future.
        assert_eq!(kept("2026-03-01T11:30:00Z"), state("2026-03-02T09:00:00Z"));
        assert_eq!(kept("2026-03-09T11:30:00Z"), state(NOW));
    }

    #[test]
    fn a_question_changes_nothing_and_is_counted() {
        let moved = Event::Moved(Some(due("2026-03-09T11:00:00Z")));
        let asked = play(&[moved, Event::Asked, Event::Asked]).unwrap();
        assert_eq!(asked.times_asked(), 2);
        let undone = asked
            .after(&Event::Undone(Act::Moved(at(NOW))), at(NOW))
            .unwrap();
        assert_eq!((undone.due, undone.history.len()), (promise().due, 2));
    }

    #[test]
    fn new_words_must_say_something() {
        let say = |what: &str| Event::Reworded {
            what: what.into(),
            to: Some("  ".into()),
        };
        assert_eq!(refused(&[say(" \n")]), Refused::NothingSaid);
        let said = play(&[say(" send Acme two quotes ")]).unwrap();
        assert_eq!(
            (said.what.as_str(), said.to),
            ("send Acme two quotes", None)
        );
    }

    #[test]
    fn what_was_done_can_be_undone_for_a_day() {
        let then = at(NOW);
        for (event, act) in [
            (Event::Kept, Act::Kept(then)),
            (Event::Released("x".into()), Act::Released(then)),
            (Event::Moved(None), Act::Moved(then)),
        ] {
            let done = play(&[event]).unwrap();
            let undone = done.after(&Event::Undone(act), then + UNDO_WITHIN).unwrap();
            assert_eq!((undone.state, undone.due), (State::Open, promise().due));
            let late = then + UNDO_WITHIN + SignedDuration::from_secs(1);
            assert_eq!(
                done.after(&Event::Undone(act), late),
                Err(Refused::TooLateToUndo)
            );
        }
    }

    #[test]
    fn only_what_stands_last_can_be_undone() {
        let then = at(NOW);
        assert_eq!(
            refused(&[Event::Undone(Act::Kept(then))]),
            Refused::NothingToUndo
        );
        let twice = [
            Event::Moved(None),
            Event::Moved(Some(due("2026-03-09T11:00:00Z"))),
            Event::Undone(Act::Moved(then)),
        ];
        assert_eq!(refused(&twice), Refused::NothingToUndo);
        let again = [
            Event::Kept,
            Event::Undone(Act::Kept(then)),
            Event::Undone(Act::Kept(then)),
        ];
        assert_eq!(refused(&again), Refused::NothingToUndo);
    }

    #[test]
    fn a_long_history_loses_its_oldest_nudges_first() {
        let mut promise = promise().after(&Event::Moved(None), at(NOW)).unwrap();
        for _ in 0..LONGEST_HISTORY * 2 {
            promise = promise
                .after(&Event::Nudged(NudgeKind::Weekly), at(NOW))
                .unwrap();
        }
        assert_eq!(promise.history.len(), LONGEST_HISTORY);
        assert!(matches!(promise.history[0], Happening::Moved { .. }));
    }

    #[test]
    fn refusals_are_written_for_the_person_who_pressed() {
        assert_snapshot!(Refused::AlreadyKept, @"You marked this one kept already, so there is nothing left to do.");
        assert_snapshot!(Refused::AlreadyReleased, @"You let this one go already, so there is nothing left to do.");
        assert_snapshot!(Refused::DueInPast, @"That time is over already. Which later time suits you?");
        assert_snapshot!(Refused::SnoozeTooLong, @"That is more than a month away. Move the deadline instead, so that nobody waits in vain.");
        assert_snapshot!(Refused::TooLateToUndo, @"Undo works for a day, and that day is over.");
    }
}
