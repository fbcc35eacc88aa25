//! Passes handed to the bot: trigger ids that open a modal, and addresses that answer a command or press.
//!
//! Both run out on the clock of the workspace, as Slack's do.

use std::collections::HashMap;

use jiff::SignedDuration;
use jiff::Timestamp;

use super::unguessable;

/// How long a trigger id opens a modal.
const TRIGGER_LIFE: SignedDuration = SignedDuration::from_secs(3);
/// How long a response address works.
const REPLY_LIFE: SignedDuration = SignedDuration::from_mins(30);
/// How often a response address works.
const REPLY_POSTS: u8 = 5;

/// How many passes are kept before those that have run out are forgotten.
const ROOM: usize = 4_096;

/// Passes handed out.
#[derive(Debug, Default)]
pub(crate) struct Passes {
    triggers: HashMap<String, Trigger>,
    replies: HashMap<String, ReplyPass>,
}

#[derive(Debug)]
struct Trigger {
    user: String,
    made: Timestamp,
    used: bool,
}

/// What a response address leads to.
#[derive(Clone, Debug)]
pub(crate) struct ReplyPass {
    pub(crate) channel: String,
    pub(crate) user: String,
    /// The message that was pressed, when there is one.
    pub(crate) original: Option<String>,
    pub(crate) thread: Option<String>,
    made: Timestamp,
    posts: u8,
}

/// Why a pass no longer works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spent {
    /// Nobody handed it out.
    Unknown,
    /// Its time is over.
    Expired,
    /// It was used up.
    Used,
}

impl Passes {
    /// Hands out a trigger id for something `user` did.
    pub(crate) fn trigger(&mut self, user: &str, now: Timestamp) -> String {
        let id = format!("{}.{}.{}", now.as_millisecond(), 1, unguessable());
        let trigger = Trigger {
            user: user.to_owned(),
            made: now,
            used: false,
        };
        if self.triggers.len() >= ROOM {
            let alive = |made: Timestamp| now.duration_since(made) <= REPLY_LIFE;
            self.triggers.retain(|_, trigger| alive(trigger.made));
        }
        self.triggers.insert(id.clone(), trigger);
        id
    }

    /// Uses up a trigger id; returns who did what it stands for.
    pub(crate) fn use_trigger(&mut self, id: &str, now: Timestamp) -> Result<String, Spent> {
        let trigger = self.triggers.get_mut(id).ok_or(Spent::Unknown)?;
        if trigger.used {
            return Err(Spent::Used);
        }
        if now.duration_since(trigger.made) > TRIGGER_LIFE {
            return Err(Spent::Expired);
        }
        trigger.used = true;
        Ok(trigger.user.clone())
    }

    /// Hands out the path of a response address.
    pub(crate) fn reply(
        &mut self,
        channel: &str,
        user: &str,
        original: Option<&str>,
        thread: Option<&str>,
        now: Timestamp,
    ) -> String {
        let word = unguessable();
        let pass = ReplyPass {
            channel: channel.to_owned(),
            user: user.to_owned(),
            original: original.map(str::to_owned),
            thread: thread.map(str::to_owned),
            made: now,
            posts: 0,
        };
        if self.replies.len() >= ROOM {
            let alive = |made: Timestamp| now.duration_since(made) <= REPLY_LIFE;
            self.replies.retain(|_, pass| alive(pass.made));
        }
        self.replies.insert(word.clone(), pass);
        word
    }

    /// Looks where a response address leads, without using it.
    pub(crate) fn look(&self, word: &str, now: Timestamp) -> Result<ReplyPass, Spent> {
        let pass = self.replies.get(word).ok_or(Spent::Unknown)?;
        if now.duration_since(pass.made) > REPLY_LIFE {
            return Err(Spent::Expired);
        }
        if pass.posts >= REPLY_POSTS {
            return Err(Spent::Used);
        }
        Ok(pass.clone())
    }

    /// Counts one post to a response address.
    pub(crate) fn count(&mut self, word: &str) {
        if let Some(pass) = self.replies.get_mut(word) {
            pass.posts += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        let start: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
        start + SignedDuration::from_mins(minutes)
    }

    #[test]
    fn a_trigger_opens_once_and_only_for_three_seconds() {
        let mut passes = Passes::default();
        let id = passes.trigger("U0MARIA", at(0));
        assert_eq!(passes.use_trigger(&id, at(0)), Ok("U0MARIA".to_owned()));
        assert_eq!(passes.use_trigger(&id, at(0)), Err(Spent::Used));
        let late = passes.trigger("U0MARIA", at(0));
        assert_eq!(passes.use_trigger(&late, at(1)), Err(Spent::Expired));
        assert_eq!(passes.use_trigger("made up", at(0)), Err(Spent::Unknown));
    }

    #[test]
    fn a_response_address_takes_five_posts_within_thirty_minutes() {
        let mut passes = Passes::default();
        let word = passes.reply("C0ACME", "U0SAM", None, None, at(0));
        for _ in 0..5 {
            assert!(passes.look(&word, at(30)).is_ok());
            passes.count(&word);
        }
        assert_eq!(passes.look(&word, at(30)).unwrap_err(), Spent::Used);
        let other = passes.reply("C0ACME", "U0SAM", None, None, at(0));
        assert_eq!(passes.look(&other, at(31)).unwrap_err(), Spent::Expired);
    }
}
