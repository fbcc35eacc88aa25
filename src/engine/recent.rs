//! The latest messages of each conversation, in memory only: what a promise may be an answer to.
//!
//! Bounded in every direction, and never written anywhere.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::chat::Place;
use crate::ids::Channel;
use crate::ids::Member;
use crate::ids::Stamp;
use crate::ids::Workspace;
use crate::text;

/// How many messages of one conversation are remembered.
const MESSAGES: usize = 6;
/// How many conversations are remembered; then the whole memory starts anew, which only costs context.
const CONVERSATIONS: usize = 1_000;
/// How much of one message is remembered, in characters.
const LENGTH: usize = 600;

type Conversation = (Workspace, Channel, Option<Stamp>);
type Messages = VecDeque<(Member, String)>;

/// The latest messages of each conversation.
#[derive(Default)]
pub(super) struct Recent {
    conversations: Mutex<HashMap<Conversation, Messages>>,
}

impl Recent {
    /// Returns the latest messages of a conversation, oldest first.
    pub(super) fn of(&self, workspace: &Workspace, place: &Place) -> Vec<(Member, String)> {
        let conversations = self.lock();
        conversations
            .get(&key(workspace, place))
            .map(|messages| messages.iter().cloned().collect())
            .unwrap_or_default()
    }

    /// Remembers a message.
    pub(super) fn remember(&self, workspace: &Workspace, place: &Place, who: &Member, words: &str) {
        let mut conversations = self.lock();
        let key = key(workspace, place);
        if conversations.len() >= CONVERSATIONS && !conversations.contains_key(&key) {
            conversations.clear();
        }
        let messages = conversations.entry(key).or_default();
        if messages.len() == MESSAGES {
            messages.pop_front();
        }
        messages.push_back((who.clone(), text::cut(words, LENGTH)));
    }

    /// Forgets what a person said.
    pub(super) fn forget(&self, workspace: &Workspace, who: &Member) {
        for ((team, ..), messages) in self.lock().iter_mut() {
            if team == workspace {
                messages.retain(|(author, _)| author != who);
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Conversation, Messages>> {
        // A poisoned memory is at worst incomplete, which is what it is anyway.
        self.conversations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(workspace: &Workspace, place: &Place) -> Conversation {
    (
        workspace.clone(),
        place.channel.clone(),
        place.thread.clone(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chat::PlaceKind;

    fn place(channel: &str) -> Place {
        Place {
            channel: Channel::new(channel),
            kind: PlaceKind::Channel,
            thread: None,
        }
    }

    #[test]
    fn only_the_latest_messages_of_the_same_conversation_are_remembered() {
        let (recent, team, maria) = (Recent::default(), Workspace::new("T"), Member::new("U"));
        for number in 0..9 {
            recent.remember(&team, &place("C1"), &maria, &number.to_string());
        }
        recent.remember(&team, &place("C2"), &maria, "elsewhere");
        let words: Vec<String> = recent
            .of(&team, &place("C1"))
            .into_iter()
            .map(|(_, words)| words)
            .collect();
        assert_eq!(words, ["3", "4", "5", "6", "7", "8"]);
    }

    #[test]
    fn what_somebody_said_can_be_forgotten() {
        let (recent, team) = (Recent::default(), Workspace::new("T"));
        for who in ["U1", "U2", "U1"] {
            recent.remember(&team, &place("C1"), &Member::new(who), "words");
        }
        recent.forget(&team, &Member::new("U1"));
        let left = recent.of(&team, &place("C1"));
        assert_eq!(left, [(Member::new("U2"), "words".to_owned())]);
    }

    #[test]
    fn a_flood_of_conversations_stays_bounded() {
        let (recent, team, maria) = (Recent::default(), Workspace::new("T"), Member::new("U"));
        for number in 0..3 * CONVERSATIONS {
            recent.remember(
                &team,
                &place(&number.to_string()),
                &maria,
                &"x".repeat(5_000),
            );
        }
        assert!(recent.lock().len() <= CONVERSATIONS);
    }
}
