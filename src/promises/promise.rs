//! A promise: who owes what to whom by when, and what happened to it.
//!
//! What happened is stored; whether it is due soon or missed is computed from the time.

use jiff::Timestamp;
use jiff::Zoned;
use jiff::tz::Offset;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde::Serialize;

use crate::ids::Member;
use crate::ids::MessageRef;
use crate::ids::PromiseId;

/// A promise somebody made and agreed to keep track of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Its number in the workspace.
    pub id: PromiseId,
    /// Who owes it.
    pub owner: Member,
    /// What is owed, as an infinitive phrase in the owner's words (raw): "send Acme the quote".
    pub what: String,
    /// To whom, in the owner's words (raw).
    pub to: Option<String>,
    /// By when; `None`: no date.
    pub due: Option<Due>,
    /// When it was recorded.
    pub made: Timestamp,
    /// Where it was made, when in passing.
    pub source: Option<Source>,
    /// How it stands by what happened.
    pub state: State,
    /// What happened to it, oldest first.
    pub history: Vec<Happening>,
    /// Not to be nudged before this moment.
    pub snoozed: Option<Timestamp>,
    /// Who was asked to take it over and has not answered yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<Member>,
}

/// A deadline: an instant, and the zone it was spoken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The instant.
    pub at: Timestamp,
    /// The zone it was spoken in, an IANA name or an offset.
    pub zone: String,
}

/// The message a promise was made in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Which message.
    pub message: MessageRef,
    /// A permanent link to it.
    pub link: Option<String>,
}

/// How a promise stands by what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Still owed.
    Open,
    /// Kept.
    Kept {
        /// When its owner said so.
        at: Timestamp,
    },
    /// Let go, for a reason.
    Released {
        /// When.
        at: Timestamp,
        /// Why, in the owner's words (raw); may be empty.
        because: String,
    },
}

/// Something that happened to a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// Its deadline was moved.
    Moved {
        /// When.
        at: Timestamp,
        /// From.
        from: Option<Due>,
        /// To.
        to: Option<Due>,
    },
    /// Somebody else took it over.
    HandedOver {
        /// When.
        at: Timestamp,
        /// From.
        from: Member,
        /// To.
        to: Member,
    },
    /// Its owner asked not to be nudged before a moment.
    Snoozed {
        /// When.
        at: Timestamp,
        /// Until when.
        until: Timestamp,
    },
    /// What is owed was worded anew.
    Reworded {
        /// When.
        at: Timestamp,
        /// What it said before (raw).
        from: String,
    },
    /// It was taken for settled by mistake, and is owed again.
    Reopened {
        /// When.
        at: Timestamp,
    },
    /// Its owner was nudged.
    Nudged {
        /// When.
        at: Timestamp,
        /// Which nudge.
        nudge: NudgeKind,
    },
    /// Its owner wrote something that sounds as if it were done, and was asked.
    Asked {
        /// When.
        at: Timestamp,
    },
}

/// Which nudge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NudgeKind {
    /// Before the deadline.
    HeadsUp,
    /// At the deadline.
    Due,
    /// After it passed.
    Missed,
    /// Now and then, for a promise without a date.
    Weekly,
}

impl NudgeKind {
    /// Returns its name in keys and values: `heads-up`, `due`, `missed`, `weekly`.
    pub fn name(self) -> &'static str {
        match self {
            Self::HeadsUp => "heads-up",
            Self::Due => "due",
            Self::Missed => "missed",
            Self::Weekly => "weekly",
        }
    }
}

impl Due {
    /// Makes a deadline of a moment in its zone.
    ///
    /// A zone without a name is kept by its offset at that moment.
    pub fn of(moment: &Zoned) -> Self {
        let zone = moment
            .time_zone()
            .iana_name()
            .map_or_else(|| moment.offset().to_string(), str::to_owned);
        Self {
            at: moment.timestamp(),
            zone,
        }
    }

    /// Returns the deadline as a moment in the zone it was spoken in, or in UTC when that zone is unknown.
    pub fn moment(&self) -> Zoned {
        self.at.to_zoned(zone(&self.zone).unwrap_or(TimeZone::UTC))
    }
}

/// Returns a zone by its name (`Europe/Berlin`) or its offset (`+02`, `-03:30`).
fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok().or_else(|| {
        let (sign, digits) = match name.split_at_checked(1)? {
            ("+", digits) => (1, digits),
            ("-", digits) => (-1, digits),
            _ => return None,
        };
        let mut parts = digits.split(':').map(|part| part.parse::<i32>().ok());
        let mut next = || parts.next().map_or(Some(0), |part| part);
        let seconds = next()?
            .checked_mul(3600)?
            .checked_add(next()?.checked_mul(60)?)?
            .checked_add(next()?)?;
        Offset::from_seconds(sign * seconds)
            .ok()
            .map(TimeZone::fixed)
    })
}

impl Promise {
    /// Makes an open promise, made now.
    pub fn new(id: PromiseId, owner: Member, what: impl Into<String>, now: Timestamp) -> Self {
        Self {
            id,
            owner,
            what: what.into(),
            to: None,
            due: None,
            made: now,
            source: None,
            state: State::Open,
            history: Vec::new(),
            snoozed: None,
            proposed: None,
        }
    }

    /// Returns how often its owner was asked whether what they wrote fulfils it.
    pub fn times_asked(&self) -> usize {
        self.history
            .iter()
            .filter(|happening| matches!(happening, Happening::Asked { .. }))
            .count()
    }

    /// Returns whether it is still owed.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(moment: &str) {
        let moment: Zoned = moment.parse().unwrap();
        let due = Due::of(&moment);
        assert_eq!(due.moment(), moment, "{due:?}");
        assert_eq!(due.moment().datetime(), moment.datetime(), "{due:?}");
    }

    #[test]
    fn a_deadline_comes_back_in_the_zone_it_was_spoken_in() {
        check("2026-03-06T15:00:00[Europe/Berlin]");
        check("2026-03-06T15:00:00[America/New_York]");
        check("2026-03-06T15:00:00-03:30[-03:30]");
        check("2026-03-06T15:00:00+02:00[+02:00]");
        check("2026-03-06T15:00:00Z[UTC]");
    }

    #[test]
    fn an_unknown_zone_is_read_as_utc() {
        for zone in ["", "+", "-x", "Nowhere/Land", "+99999999", "é"] {
            let due = Due {
                at: Timestamp::UNIX_EPOCH,
                zone: zone.into(),
            };
            assert_eq!(due.moment().to_string(), "1970-01-01T00:00:00+00:00[UTC]");
        }
    }
}
