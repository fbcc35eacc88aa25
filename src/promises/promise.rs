//! A promise: who owes what to whom by when, and what happened to it.
//!
//! What happened is stored; whether it is due soon or missed is computed from the time.

use jiff::Timestamp;
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
    /// Its owner was nudged.
    Nudged {
        /// When.
        at: Timestamp,
        /// Which nudge.
        nudge: NudgeKind,
    },
}

/// Which nudge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
