//! Conversations as Slack knows them: their kind and name; remembered for a while.

use std::sync::Arc;

use jiff::SignedDuration;
use jiff::Timestamp;
use serde_json::Value;

use super::api::Api;
use super::failure::Failure;
use super::people::plain_name;
use super::recent::Recent;
use crate::chat::PlaceKind;
use crate::clock::Clock;
use crate::ids::Channel;

/// How many conversations are remembered.
const MOST: usize = 2_000;

/// How long a conversation is believed unchanged. A change that Slack announces is noticed at once.
const FRESH: SignedDuration = SignedDuration::from_mins(30);

/// The conversations of a workspace.
pub(super) struct Places {
    api: Arc<Api>,
    clock: Arc<dyn Clock>,
    known: Recent<Channel, Known>,
}

/// What is known of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) kind: PlaceKind,
    pub(super) name: Option<String>,
    until: Timestamp,
}

impl Places {
    pub(super) fn new(api: Arc<Api>, clock: Arc<dyn Clock>) -> Self {
        Self {
            api,
            clock,
            known: Recent::holding(MOST),
        }
    }

    /// Returns what is known of a conversation; a guess by its id when Slack does not tell.
    pub(super) async fn place(&self, channel: &Channel) -> Known {
        let now = self.clock.now();
        let before = self.known.get(channel);
        if let Some(known) = before.clone().filter(|known| known.until > now) {
            return known;
        }
        let answer = self
            .api
            .read("conversations.info", &[("channel", Some(channel.as_str()))])
            .await;
        let until = now.saturating_add(FRESH).unwrap_or(Timestamp::MAX);
        let known = match answer {
            Ok(answer) => read(&answer["channel"], until),
            // The bot is not in there: a conversation that is not its own.
            Err(Failure::Refused(_)) => guess(channel, until),
            // Not remembered: the next question may be answered.
            Err(_) => return before.unwrap_or_else(|| caution(channel)),
        };
        self.known.put(channel.clone(), known.clone());
        known
    }

    /// Forgets a conversation, so that the next question goes to Slack.
    pub(super) fn forget(&self, channel: &Channel) {
        self.known.forget(channel);
    }
}

fn read(channel: &Value, until: Timestamp) -> Known {
    let is = |name: &str| {
        channel
            .get(name)
            .and_then(Value::as_bool)
            .unwrap_or_default()
    };
    let kind = if is("is_im") {
        PlaceKind::Direct
    } else if is("is_mpim") {
        PlaceKind::Group
    } else if is("is_ext_shared") || is("is_pending_ext_shared") {
        PlaceKind::Shared
    } else {
        PlaceKind::Channel
    };
    Known {
        kind,
        name: channel
            .get("name")
            .and_then(Value::as_str)
            .map(plain_name)
            .filter(|name| !name.is_empty()),
        until,
    }
}

/// Guesses while Slack is away: as if others could read along, so that nothing is offered too freely.
pub(super) fn caution(channel: &Channel) -> Known {
    let mut known = guess(channel, Timestamp::MIN);
    if known.kind == PlaceKind::Channel {
        known.kind = PlaceKind::Shared;
    }
    known
}

/// Guesses by the id. A direct message that the bot cannot see is one between people.
fn guess(channel: &Channel, until: Timestamp) -> Known {
    let kind = if channel.as_str().starts_with('D') {
        PlaceKind::Group
    } else {
        PlaceKind::Channel
    };
    Known {
        kind,
        name: None,
        until,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(channel: &Value, want: PlaceKind) {
        assert_eq!(read(channel, Timestamp::MAX).kind, want, "{channel}");
    }

    #[test]
    fn a_conversation_is_of_one_kind() {
        check(&json!({"is_channel": true}), PlaceKind::Channel);
        check(
            &json!({"is_group": true, "is_private": true}),
            PlaceKind::Channel,
        );
        check(&json!({"is_im": true}), PlaceKind::Direct);
        check(
            &json!({"is_mpim": true, "is_group": true}),
            PlaceKind::Group,
        );
        check(
            &json!({"is_channel": true, "is_ext_shared": true}),
            PlaceKind::Shared,
        );
    }

    #[test]
    fn a_direct_message_out_of_sight_is_between_people() {
        assert_eq!(
            guess(&Channel::new("D1"), Timestamp::MAX).kind,
            PlaceKind::Group
        );
        assert_eq!(
            guess(&Channel::new("C1"), Timestamp::MAX).kind,
            PlaceKind::Channel
        );
    }
}
