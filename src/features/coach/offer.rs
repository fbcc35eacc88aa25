//! An offer to track a promise: all it needs travels in its buttons, so that nothing is kept before a yes.
//!
//! What comes back in a press comes from a person's machine: it is read with suspicion here.

use jiff::Timestamp;
use serde::Deserialize;
use serde::Serialize;

use super::no_promise::Fingerprint;
use crate::ids::Channel;
use crate::ids::Member;
use crate::ids::MessageRef;
use crate::ids::PromiseId;
use crate::ids::Stamp;
use crate::promises::Due;
use crate::promises::Owner;
use crate::store::Record;
use crate::text;

/// The most characters a button can carry.
const MOST_CARRIED: usize = 1_990;

/// The most characters of what is owed that are worth carrying.
const MOST_OWED: usize = 1_200;

/// The most characters of a name that are worth carrying.
const MOST_NAMED: usize = 120;

/// The longest name of a zone.
const LONGEST_ZONE: usize = 64;

/// A promise that may be tracked, as a button carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Offered {
    /// Who said it.
    #[serde(rename = "s")]
    pub(super) speaker: Member,
    /// What is owed.
    #[serde(rename = "w")]
    pub(super) what: String,
    /// To whom.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<String>,
    /// By when: seconds and zone.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    due: Option<(i64, String)>,
    /// Where it was said: channel, message, thread.
    #[serde(rename = "m")]
    message: (Channel, Stamp, Option<Stamp>),
    /// Whether "we" said it, so that it is open who owns it.
    #[serde(rename = "o", default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) ours: bool,
    /// How it was worded, as a fingerprint.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    wording: Option<Fingerprint>,
}

impl Offered {
    /// Makes an offer for something said in a message.
    pub(super) fn new(speaker: Member, what: &str, to: Option<&str>, message: MessageRef) -> Self {
        Self {
            speaker,
            what: text::cut(what, MOST_OWED),
            to: to.map(|to| text::cut(to, MOST_NAMED)),
            due: None,
            message: (message.channel, message.stamp, message.thread),
            ours: false,
            wording: None,
        }
    }

    /// Returns the same offer with who said it.
    pub(super) fn said_by(self, owner: Owner) -> Self {
        Self {
            ours: owner == Owner::We,
            ..self
        }
    }

    /// Returns the same offer with how it was worded.
    pub(super) fn worded(self, wording: &Fingerprint) -> Self {
        Self {
            wording: Some(wording.clone()),
            ..self
        }
    }

    /// Returns how it was worded.
    pub(super) fn wording(&self) -> Option<Fingerprint> {
        Fingerprint::read(self.wording.as_ref()?.as_str())
    }

    /// Returns the same offer with a deadline.
    pub(super) fn by(&self, due: Option<&Due>) -> Self {
        Self {
            due: due.map(|due| (due.at.as_second(), due.zone.clone())),
            ..self.clone()
        }
    }

    /// Returns the deadline, when it is still ahead.
    pub(super) fn due(&self, now: Timestamp) -> Option<Due> {
        let (seconds, zone) = self.due.as_ref()?;
        let at = Timestamp::from_second(*seconds).ok()?;
        (at > now && zone.len() <= LONGEST_ZONE).then(|| Due {
            at,
            zone: zone.clone(),
        })
    }

    /// Returns the message it was said in.
    pub(super) fn message(&self) -> MessageRef {
        let (channel, stamp, thread) = self.message.clone();
        MessageRef {
            channel,
            stamp,
            thread,
        }
    }

    /// Returns it as a button carries it; what is owed is cut until it fits.
    pub(super) fn carried(&self) -> String {
        let mut offered = self.clone();
        loop {
            let carried = serde_json::to_string(&offered).unwrap_or_default();
            if carried.chars().count() <= MOST_CARRIED {
                return carried;
            }
            // Quotes and control characters take more room in JSON than they seem to.
            let shorter = offered.what.chars().count() / 2;
            offered.what = text::cut(&offered.what, shorter);
            offered.to = None;
            if shorter == 0 {
                return String::new();
            }
        }
    }

    /// Reads what a button carried; `None` when it is none of ours.
    pub(super) fn read(carried: &str) -> Option<Self> {
        let offered: Self = serde_json::from_str(carried).ok()?;
        let named = |id: &str| !id.is_empty() && id.len() <= 64;
        let (channel, stamp, _) = &offered.message;
        (!offered.what.trim().is_empty() && named(channel.as_str()) && named(stamp.as_str()))
            .then_some(offered)
    }
}

/// Remembers that an offer was taken, so that a second press finds the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Taken {
    /// Who took it.
    pub(super) member: Member,
    /// The message.
    pub(super) message: MessageRef,
    /// The promise it became.
    pub(super) promise: PromiseId,
}

impl Taken {
    /// Returns the id for a member and a message.
    pub(super) fn id_of(member: &Member, message: &MessageRef) -> String {
        format!("{}{member}", Self::prefix_of(message))
    }

    /// Returns how the ids of all begin that are about a message.
    pub(super) fn prefix_of(message: &MessageRef) -> String {
        format!("{}/{}/", message.channel, message.stamp)
    }
}

impl Record for Taken {
    const KIND: &'static str = "offer-taken";

    fn id(&self) -> String {
        Self::id_of(&self.member, &self.message)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn message() -> MessageRef {
        MessageRef {
            channel: Channel::new("C1"),
            stamp: Stamp::new("1700000000.000100"),
            thread: None,
        }
    }

    proptest! {
        #[test]
        fn whatever_was_said_fits_a_button_and_comes_back(what in "\\PC{1,3000}|[\"\\\\\u{1}]{1,3000}", to in proptest::option::of("\\PC{0,300}")) {
            let offered = Offered::new(Member::new("U1"), &what, to.as_deref(), message());
            let carried = offered.carried();
            prop_assert!(carried.chars().count() <= 2_000);
            match Offered::read(&carried) {
                Some(read) => prop_assert_eq!(read.message(), message()),
                None => prop_assert!(what.trim().is_empty() || what.chars().all(char::is_whitespace)),
            }
        }

        #[test]
        fn a_forged_value_is_refused_and_never_breaks(value in "\\PC{0,200}") {
            prop_assert!(Offered::read(&value).is_none());
        }
    }

    #[test]
    fn a_deadline_that_has_passed_is_none() {
        let due = Due {
            at: Timestamp::from_second(1_000).unwrap(),
            zone: "Europe/Berlin".into(),
        };
        let offered = Offered::new(Member::new("U1"), "call", None, message()).by(Some(&due));
        assert_eq!(offered.due(Timestamp::from_second(999).unwrap()), Some(due));
        assert_eq!(offered.due(Timestamp::from_second(1_000).unwrap()), None);
    }

    #[test]
    fn a_value_with_more_than_ours_in_it_is_refused() {
        let value = r#"{"s":"U1","w":"call","m":["C1","1.2",null],"owner":"U2"}"#;
        assert_eq!(Offered::read(value), None);
        assert!(Offered::read(&value.replace(",\"owner\":\"U2\"", "")).is_some());
    }
}
