//! The latest messages of each conversation, in memory only: what a promise may be an answer to.
//!
//! Bounded in every direction, and never written anywhere. An edited message is known as it reads now, a deleted
//! one not at all.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::PoisonError;

use jiff::SignedDuration;
use jiff::Timestamp;

use crate::chat::Person;
use crate::chat::Place;
use crate::features::Earlier;
use crate::ids::Channel;
use crate::ids::Member;
use crate::ids::Stamp;
use crate::ids::Workspace;
use crate::text;

/// How many messages come before another: more is another subject.
const BEFORE: usize = 6;
/// How many messages of one channel are remembered, those in its threads among them.
const MESSAGES: usize = 40;
/// How many channels are remembered; then the one that was silent longest goes, which only costs context.
const CHANNELS: usize = 1_000;
/// How much of one message is remembered, in characters.
const LENGTH: usize = 600;
/// How much is remembered in all, in bytes.
const MOST: usize = 4_000_000;
/// How long a channel's talk counts as one conversation. A thread stays one however long it rests.
const FRESH: SignedDuration = SignedDuration::from_hours(4);

/// The latest messages of each conversation.
#[derive(Default)]
pub(super) struct Recent {
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    channels: HashMap<(Workspace, Channel), Talk>,
    /// How many bytes of text all of it holds.
    held: usize,
    /// Counts up with each message, to know which channel was silent longest.
    turn: u64,
}

/// What was said in a channel and its threads, in order.
#[derive(Default)]
struct Talk {
    messages: VecDeque<Message>,
    turn: u64,
}

struct Message {
    stamp: Stamp,
    thread: Option<Stamp>,
    heard: Timestamp,
    said: Earlier,
}

impl Recent {
    /// Returns the latest messages of a conversation before a message, or the latest of all; oldest first.
    ///
    /// In a thread these are its own, with the message it began with; in a channel those outside of threads.
    pub(super) fn of(
        &self,
        workspace: &Workspace,
        place: &Place,
        before: Option<&Stamp>,
        now: Timestamp,
    ) -> Vec<Earlier> {
        let memory = self.lock();
        let Some(talk) = memory.channels.get(&key(workspace, &place.channel)) else {
            return Vec::new();
        };
        let belongs = |message: &&Message| match &place.thread {
            Some(thread) => message.thread.as_ref() == Some(thread) || message.stamp == *thread,
            None => message.thread.is_none() && now.duration_since(message.heard) < FRESH,
        };
        let mut found: Vec<Earlier> = talk
            .messages
            .iter()
            .rev()
            .filter(|message| before.is_none_or(|before| message.stamp < *before))
            .filter(belongs)
            .take(BEFORE)
            .map(|message| message.said.clone())
            .collect();
        found.reverse();
        found
    }

    /// Remembers a message, once however often it comes.
    pub(super) fn remember(
        &self,
        workspace: &Workspace,
        place: &Place,
        who: &Person,
        stamp: &Stamp,
        words: &str,
        now: Timestamp,
    ) {
        if words.trim().is_empty() {
            return;
        }
        let mut memory = self.lock();
        memory.take_out(workspace, &place.channel, stamp);
        let said = Earlier {
            author: who.id.clone(),
            name: who.name.clone(),
            text: text::cut(words, LENGTH),
        };
        let message = Message {
            stamp: stamp.clone(),
            thread: place.thread.clone(),
            heard: now,
            said,
        };
        memory.put_in(workspace, &place.channel, message);
        memory.trim();
    }

    /// Remembers a message as it reads after an edit, where it stood. One that was not known stays so.
    pub(super) fn reword(
        &self,
        workspace: &Workspace,
        channel: &Channel,
        stamp: &Stamp,
        words: &str,
    ) {
        let mut memory = self.lock();
        if words.trim().is_empty() {
            memory.take_out(workspace, channel, stamp);
        } else if let Some(mut message) = memory.take_out(workspace, channel, stamp) {
            message.said.text = text::cut(words, LENGTH);
            memory.put_in(workspace, channel, message);
        }
    }

    /// Forgets a message that was deleted.
    pub(super) fn delete(&self, workspace: &Workspace, channel: &Channel, stamp: &Stamp) {
        self.lock().take_out(workspace, channel, stamp);
    }

    /// Forgets what a person said.
    pub(super) fn forget(&self, workspace: &Workspace, who: &Member) {
        let mut memory = self.lock();
        for ((team, _), talk) in &mut memory.channels {
            if team == workspace {
                talk.messages.retain(|message| message.said.author != *who);
            }
        }
        memory.held = memory.channels.values().map(Talk::held).sum();
    }

    /// Forgets a channel the bot is no longer in; without one, the whole workspace.
    pub(super) fn leave(&self, workspace: &Workspace, channel: Option<&Channel>) {
        let mut memory = self.lock();
        memory.channels.retain(|(team, place), _| {
            team != workspace || channel.is_some_and(|channel| channel != place)
        });
        memory.held = memory.channels.values().map(Talk::held).sum();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Memory> {
        // A poisoned memory is at worst incomplete, which is what it is anyway.
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memory {
    fn put_in(&mut self, workspace: &Workspace, channel: &Channel, message: Message) {
        self.turn += 1;
        self.held += message.said.text.len();
        let talk = self.channels.entry(key(workspace, channel)).or_default();
        talk.turn = self.turn;
        // Deliveries may overtake one another; the stamps keep the order of what was said.
        let later = talk.messages.iter().rev();
        let later = later
            .take_while(|known| known.stamp > message.stamp)
            .count();
        let at = talk.messages.len() - later;
        talk.messages.insert(at, message);
        while talk.messages.len() > MESSAGES {
            let gone = talk.messages.pop_front();
            self.held -= gone.map_or(0, |message| message.said.text.len());
        }
    }

    fn take_out(
        &mut self,
        workspace: &Workspace,
        channel: &Channel,
        stamp: &Stamp,
    ) -> Option<Message> {
        let talk = self.channels.get_mut(&key(workspace, channel))?;
        let at = talk
            .messages
            .iter()
            .position(|message| message.stamp == *stamp)?;
        let message = talk.messages.remove(at)?;
        self.held -= message.said.text.len();
        Some(message)
    }

    /// Lets the channels go that were silent longest, until the rest fits.
    fn trim(&mut self) {
        while self.channels.len() > CHANNELS || self.held > MOST {
            let silent = self.channels.iter().min_by_key(|(_, talk)| talk.turn);
            let Some(silent) = silent.map(|(key, _)| key.clone()) else {
                return;
            };
            let gone = self.channels.remove(&silent);
            self.held -= gone.map_or(0, |talk| talk.held());
        }
    }
}

impl Talk {
    fn held(&self) -> usize {
        let texts = self.messages.iter().map(|message| message.said.text.len());
        texts.sum()
    }
}

fn key(workspace: &Workspace, channel: &Channel) -> (Workspace, Channel) {
    (workspace.clone(), channel.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chat::PlaceKind;
    use crate::chat::Role;

    const NOON: Timestamp = Timestamp::constant(1_772_600_000, 0);

    fn team() -> Workspace {
        Workspace::new("T")
    }

    fn place(channel: &str, thread: &str) -> Place {
        Place {
            channel: Channel::new(channel),
            kind: PlaceKind::Channel,
            thread: (!thread.is_empty()).then(|| Stamp::new(thread)),
        }
    }

    fn person(id: &str) -> Person {
        Person {
            id: Member::new(id),
            name: id.to_lowercase(),
            zone: "UTC".into(),
            role: Role::Member,
        }
    }

    /// Says `(thread, stamp, words)` in C1, all by U1.
    fn told(messages: &[(&str, &str, &str)]) -> Recent {
        let recent = Recent::default();
        for (thread, stamp, words) in messages {
            let (at, who) = (place("C1", thread), person("U1"));
            recent.remember(&team(), &at, &who, &Stamp::new(*stamp), words, NOON);
        }
        recent
    }

    #[track_caller]
    fn check(recent: &Recent, thread: &str, before: Option<&str>, want: &[&str]) {
        let before = before.map(Stamp::new);
        let earlier = recent.of(&team(), &place("C1", thread), before.as_ref(), NOON);
        let words: Vec<&str> = earlier.iter().map(|said| said.text.as_str()).collect();
        assert_eq!(words, want);
    }

    #[test]
    fn only_the_latest_messages_of_the_same_channel_come_before_another() {
        let stamps: Vec<String> = (10..19).map(|number| number.to_string()).collect();
        let said: Vec<_> = stamps
            .iter()
            .map(|stamp| ("", stamp.as_str(), stamp.as_str()))
            .collect();
        let recent = told(&said);
        recent.remember(
            &team(),
            &place("C2", ""),
            &person("U1"),
            &Stamp::new("19"),
            "elsewhere",
            NOON,
        );
        check(&recent, "", None, &["13", "14", "15", "16", "17", "18"]);
        check(&recent, "", Some("13"), &["10", "11", "12"]);
    }

    #[test]
    fn a_thread_has_its_own_messages_and_the_one_it_began_with() {
        let recent = told(&[
            ("", "10", "can you send it?"),
            ("", "11", "lunch?"),
            ("10", "12", "I can"),
            ("11", "13", "pizza"),
        ]);
        check(&recent, "10", None, &["can you send it?", "I can"]);
        check(&recent, "11", None, &["lunch?", "pizza"]);
        check(&recent, "", None, &["can you send it?", "lunch?"]);
        check(&recent, "9", None, &[]);
    }

    #[test]
    fn an_edited_message_reads_as_it_does_now_and_a_deleted_one_is_gone() {
        let recent = told(&[("", "10", "one"), ("", "11", "two"), ("", "12", "three")]);
        let channel = Channel::new("C1");
        recent.reword(&team(), &channel, &Stamp::new("11"), "zwei");
        check(&recent, "", None, &["one", "zwei", "three"]);
        recent.delete(&team(), &channel, &Stamp::new("10"));
        recent.reword(&team(), &channel, &Stamp::new("12"), " ");
        check(&recent, "", None, &["zwei"]);
    }

    #[test]
    fn what_is_not_known_is_neither_edited_nor_deleted() {
        let recent = told(&[("", "10", "one")]);
        for channel in ["C1", "C9"].map(Channel::new) {
            recent.reword(&team(), &channel, &Stamp::new("99"), "new");
            recent.delete(&team(), &channel, &Stamp::new("98"));
        }
        check(&recent, "", None, &["one"]);
    }

    #[test]
    fn a_message_that_comes_twice_or_late_stands_once_where_it_belongs() {
        let recent = told(&[("", "10", "one"), ("", "12", "three"), ("", "10", "one")]);
        let late = ("", "11", "two");
        recent.remember(
            &team(),
            &place("C1", late.0),
            &person("U1"),
            &Stamp::new(late.1),
            late.2,
            NOON,
        );
        check(&recent, "", None, &["one", "two", "three"]);
    }

    #[test]
    fn yesterday_s_talk_in_a_channel_is_no_context_but_a_thread_stays_one() {
        let recent = told(&[("", "10", "question"), ("10", "11", "answer")]);
        let tomorrow = NOON + SignedDuration::from_hours(24);
        let at = |thread| {
            recent
                .of(&team(), &place("C1", thread), None, tomorrow)
                .len()
        };
        assert_eq!((at(""), at("10")), (0, 2));
    }

    #[test]
    fn what_somebody_said_can_be_forgotten() {
        let recent = Recent::default();
        for (who, stamp) in [("U1", "10"), ("U2", "11"), ("U1", "12")] {
            let (at, stamp) = (place("C1", ""), Stamp::new(stamp));
            recent.remember(&team(), &at, &person(who), &stamp, who, NOON);
        }
        recent.forget(&team(), &Member::new("U1"));
        check(&recent, "", None, &["U2"]);
        assert_eq!(recent.lock().held, 2);
        recent.leave(&team(), Some(&Channel::new("C1")));
        check(&recent, "", None, &[]);
        assert_eq!(recent.lock().held, 0);
    }

    #[test]
    fn a_flood_stays_bounded() {
        let recent = Recent::default();
        for number in 0..40 * CHANNELS {
            recent.remember(
                &team(),
                &place(&(number % (2 * CHANNELS)).to_string(), ""),
                &person("U1"),
                &Stamp::new(format!("{number:09}")),
                &"x".repeat(5_000),
                NOON,
            );
        }
        let memory = recent.lock();
        assert!(memory.channels.len() <= CHANNELS);
        assert!(memory.held <= MOST);
        let held: usize = memory.channels.values().map(Talk::held).sum();
        assert_eq!(held, memory.held);
        let most = memory.channels.values().map(|talk| talk.messages.len());
        assert!(most.max() <= Some(MESSAGES));
    }
}
