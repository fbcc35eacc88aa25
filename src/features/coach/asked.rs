//! Which messages somebody was asked about, and whether they still say what they said then.
//!
//! Ids and a flag, nothing that was written; a few for each person, and for a while.

use std::collections::VecDeque;

use jiff::SignedDuration;
use jiff::Timestamp;
use serde::Deserialize;
use serde::Serialize;

use crate::ids::Channel;
use crate::ids::Member;
use crate::ids::MessageRef;
use crate::ids::Stamp;
use crate::store::Record;

/// The most messages of one person that are remembered.
const MOST: usize = 30;

/// How long one is remembered: as long as the fact that its delivery was handled.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 30);

/// What a message says now, compared with when it was asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Says {
    /// The same promise.
    Same,
    /// A promise, but another one or for another time.
    Otherwise,
    /// No promise any more.
    Nothing,
    /// It was deleted.
    Deleted,
}

/// The messages somebody was asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asked {
    member: Member,
    messages: VecDeque<AskedAbout>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct AskedAbout {
    channel: Channel,
    stamp: Stamp,
    at: Timestamp,
    says: Says,
}

impl Asked {
    /// Starts with none.
    pub(super) fn none(member: Member) -> Self {
        Self {
            member,
            messages: VecDeque::new(),
        }
    }

    /// Returns the same with one more message, and without those of long ago.
    pub(super) fn and(mut self, message: &MessageRef, now: Timestamp) -> Self {
        self.messages
            .retain(|asked| !asked.is(message) && now.duration_since(asked.at) < REMEMBERED);
        if self.messages.len() >= MOST {
            self.messages.pop_front();
        }
        self.messages.push_back(AskedAbout {
            channel: message.channel.clone(),
            stamp: message.stamp.clone(),
            at: now,
            says: Says::Same,
        });
        self
    }

    /// Returns what a message says now; `None` when it was not asked about.
    pub(super) fn about(&self, message: &MessageRef) -> Option<Says> {
        let found = self.messages.iter().find(|asked| asked.is(message));
        found.map(|asked| asked.says)
    }

    /// Notes what a message says now; returns whether that is new.
    pub(super) fn note(&mut self, message: &MessageRef, says: Says) -> bool {
        let found = self.messages.iter_mut().find(|asked| asked.is(message));
        found.is_some_and(|asked| std::mem::replace(&mut asked.says, says) != says)
    }
}

impl AskedAbout {
    fn is(&self, message: &MessageRef) -> bool {
        self.channel == message.channel && self.stamp == message.stamp
    }
}

impl Record for Asked {
    const KIND: &'static str = "asked";

    fn id(&self) -> String {
        self.member.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(stamp: usize) -> MessageRef {
        MessageRef {
            channel: Channel::new("C1"),
            stamp: Stamp::new(stamp.to_string()),
            thread: None,
        }
    }

    #[test]
    fn a_few_messages_are_remembered_and_for_a_while() {
        let now = Timestamp::from_second(1_772_600_000).unwrap();
        let mut asked = Asked::none(Member::new("U1"));
        for stamp in 0..=MOST {
            asked = asked.and(&message(stamp), now);
        }
        assert_eq!(asked.messages.len(), MOST);
        assert_eq!(asked.about(&message(0)), None);
        assert_eq!(asked.about(&message(MOST)), Some(Says::Same));
        let later = asked.and(&message(99), now + REMEMBERED);
        assert_eq!(later.messages.len(), 1);
    }

    #[test]
    fn what_a_message_says_now_is_noted_once() {
        let now = Timestamp::from_second(1_772_600_000).unwrap();
        let mut asked = Asked::none(Member::new("U1")).and(&message(1), now);
        assert!(asked.note(&message(1), Says::Nothing));
        assert!(!asked.note(&message(1), Says::Nothing));
        assert!(!asked.note(&message(2), Says::Nothing));
        assert_eq!(asked.about(&message(1)), Some(Says::Nothing));
    }
}
