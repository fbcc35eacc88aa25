//! Messages: posted, edited, removed, counted as unread.
//!
//! A message is Slack's own JSON plus what Slack keeps beside it: metadata, who alone sees it, and what each
//! member has chosen on it.

use std::collections::HashMap;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::rich_text;

use super::Channel;
use super::Kind;
use super::Notice;
use super::State;
use super::people::SLACKBOT;

/// A message as kept.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    /// Slack's message object.
    pub(crate) body: Map<String, Value>,
    /// Its metadata, told only to who asks for it.
    pub(crate) metadata: Option<Value>,
    /// The one member who sees it, when it is ephemeral.
    pub(crate) only_for: Option<String>,
    /// What each member has chosen on it: `state.values`.
    pub(crate) choices: HashMap<String, Map<String, Value>>,
}

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Author {
    /// A member.
    Member(String),
    /// The app's bot.
    Bot,
    /// Slack itself.
    Slackbot,
}

/// A message before it is posted.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) channel: String,
    pub(crate) author: Author,
    /// `text`, `blocks`, `attachments`, `files`, and how the bot wants to look.
    pub(crate) body: Map<String, Value>,
    pub(crate) metadata: Option<Value>,
    pub(crate) thread: Option<String>,
    /// Whether a reply is shown in the channel too.
    pub(crate) broadcast: bool,
    pub(crate) only_for: Option<String>,
}

impl Draft {
    /// Starts an empty message.
    pub(crate) fn new(channel: &str, author: Author) -> Self {
        Self {
            channel: channel.to_owned(),
            author,
            body: Map::new(),
            metadata: None,
            thread: None,
            broadcast: false,
            only_for: None,
        }
    }

    /// Starts a message with a text.
    pub(crate) fn saying(channel: &str, author: Author, text: &str) -> Self {
        let mut draft = Self::new(channel, author);
        draft.body.insert("text".to_owned(), text.into());
        draft
    }
}

impl Message {
    /// Returns a text field, empty when it is not there.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.body
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Returns whether `user` wrote it.
    pub(crate) fn is_by(&self, user: &str) -> bool {
        self.field("user") == user
    }

    /// Returns the thread it is a reply in.
    pub(crate) fn reply_in(&self) -> Option<&str> {
        let thread = self.field("thread_ts");
        (!thread.is_empty() && thread != self.field("ts")).then_some(thread)
    }

    /// Returns whether it stands in the channel itself, not only in a thread.
    pub(crate) fn in_channel(&self) -> bool {
        self.reply_in().is_none() || self.field("subtype") == "thread_broadcast"
    }
}

impl State {
    /// Finds a message that is not ephemeral.
    pub(crate) fn message(&self, channel: &str, ts: &str) -> Option<&Message> {
        let found = self.channel(channel)?.messages.get(ts)?;
        found.only_for.is_none().then_some(found)
    }

    /// Finds a message as `user` sees it.
    pub(crate) fn message_seen_by(&self, user: &str, channel: &str, ts: &str) -> Option<&Message> {
        let found = self.channel(channel)?.messages.get(ts)?;
        found
            .only_for
            .as_deref()
            .is_none_or(|who| who == user)
            .then_some(found)
    }

    /// Finds any message to change it.
    pub(crate) fn message_mut(&mut self, channel: &str, ts: &str) -> Option<&mut Message> {
        self.channel_mut(channel)?.messages.get_mut(ts)
    }

    /// Posts a message and returns its stamp.
    pub(crate) fn post(&mut self, draft: Draft) -> String {
        let ts = self.stamps.next(self.now);
        let message = self.written(&draft, &ts);
        let body = message.body.clone();
        if let Some(channel) = self.channel_mut(&draft.channel) {
            channel.messages.insert(ts.clone(), message);
        }
        if let Some(user) = draft.only_for {
            let channel = draft.channel;
            self.notice(Notice::Ephemeral { channel, user });
            return ts;
        }
        if let Some(thread) = &draft.thread {
            self.count_reply(&draft.channel, thread);
        }
        if let Author::Member(user) = &draft.author {
            self.mark_read(&draft.channel, user);
        }
        self.tell_of_message(&draft.channel, body);
        self.notice(Notice::Messages {
            channel: draft.channel,
        });
        ts
    }

    fn written(&mut self, draft: &Draft, ts: &str) -> Message {
        let mut body = Map::new();
        body.insert("type".to_owned(), "message".into());
        match &draft.author {
            Author::Member(user) => {
                body.insert("user".to_owned(), user.as_str().into());
                let number = self.next_number();
                let id = format!("00000000-0000-4000-8000-{number:012x}");
                body.insert("client_msg_id".to_owned(), id.into());
            }
            Author::Bot => {
                body.insert("user".to_owned(), self.bot.user.as_str().into());
                body.insert("bot_id".to_owned(), self.bot.id.as_str().into());
                body.insert("app_id".to_owned(), self.bot.app.as_str().into());
                body.insert("bot_profile".to_owned(), self.bot.profile(&self.team.id));
            }
            Author::Slackbot => {
                body.insert("user".to_owned(), SLACKBOT.into());
            }
        }
        body.insert("ts".to_owned(), ts.into());
        body.insert("team".to_owned(), self.team.id.as_str().into());
        body.insert("text".to_owned(), "".into());
        body.extend(draft.body.clone());
        self.add_rich_text(&mut body, &draft.author);
        self.add_thread(&mut body, draft);
        Message {
            body,
            metadata: draft.metadata.clone(),
            only_for: draft.only_for.clone(),
            choices: HashMap::new(),
        }
    }

    /// What a person types arrives as rich text too.
    fn add_rich_text(&mut self, body: &mut Map<String, Value>, author: &Author) {
        let text = body.get("text").and_then(Value::as_str).unwrap_or_default();
        if !matches!(author, Author::Member(_)) || text.is_empty() || body.contains_key("blocks") {
            return;
        }
        let elements = rich_text::of(text);
        let id = format!("rt{:x}", self.next_number());
        let block = json!([{ "type": "rich_text", "block_id": id, "elements": elements }]);
        body.insert("blocks".to_owned(), block);
    }

    fn add_thread(&self, body: &mut Map<String, Value>, draft: &Draft) {
        let Some(thread) = &draft.thread else {
            return;
        };
        body.insert("thread_ts".to_owned(), thread.as_str().into());
        let Some(parent) = self.message(&draft.channel, thread) else {
            return;
        };
        body.insert("parent_user_id".to_owned(), parent.field("user").into());
        if draft.broadcast {
            body.insert("subtype".to_owned(), "thread_broadcast".into());
            body.insert("root".to_owned(), Value::Object(parent.body.clone()));
        }
    }

    /// Writes into a thread's first message how many replies it has, and of whom.
    fn count_reply(&mut self, channel: &str, thread: &str) {
        let Some(place) = self.channel_mut(channel) else {
            return;
        };
        let replies: Vec<(String, String)> = place
            .messages
            .iter()
            .filter(|(_, message)| message.only_for.is_none() && message.reply_in() == Some(thread))
            .map(|(ts, message)| (ts.clone(), message.field("user").to_owned()))
            .collect();
        let mut users: Vec<String> = Vec::new();
        for (_, user) in &replies {
            if !users.contains(user) {
                users.push(user.clone());
            }
        }
        let Some(parent) = place.messages.get_mut(thread) else {
            return;
        };
        let Some((latest, _)) = replies.last() else {
            for name in [
                "thread_ts",
                "reply_count",
                "reply_users_count",
                "latest_reply",
                "reply_users",
            ] {
                parent.body.remove(name);
            }
            return;
        };
        parent.body.insert("thread_ts".to_owned(), thread.into());
        parent
            .body
            .insert("reply_count".to_owned(), replies.len().into());
        parent
            .body
            .insert("reply_users_count".to_owned(), users.len().into());
        parent
            .body
            .insert("latest_reply".to_owned(), latest.as_str().into());
        parent.body.insert("reply_users".to_owned(), users.into());
        parent.body.insert("is_locked".to_owned(), false.into());
    }

    fn tell_of_message(&mut self, channel: &str, mut body: Map<String, Value>) {
        let Some(kind) = self.channel(channel).map(|channel| channel.kind) else {
            return;
        };
        let ts = body.get("ts").cloned().unwrap_or_default();
        body.insert("channel".to_owned(), channel.into());
        body.insert("event_ts".to_owned(), ts);
        let mentions_bot = body
            .get("text")
            .and_then(Value::as_str)
            .is_some_and(|text| text.contains(&format!("<@{}>", self.bot.user)));
        let by_bot = body.contains_key("bot_id");
        if mentions_bot && !by_bot && kind != Kind::Direct {
            let mut mention = body.clone();
            mention.insert("type".to_owned(), "app_mention".into());
            self.tell_bot(channel, &Value::Object(mention));
        }
        body.insert("channel_type".to_owned(), kind.channel_type().into());
        self.tell_bot(channel, &Value::Object(body));
    }

    /// Changes a message that is not ephemeral, and says so.
    pub(crate) fn edit(
        &mut self,
        channel: &str,
        ts: &str,
        editor: &str,
        changes: Map<String, Value>,
    ) {
        let edited = json!({ "user": editor, "ts": self.stamps.next(self.now) });
        let Some(message) = self.message_mut(channel, ts) else {
            return;
        };
        let previous = Value::Object(message.body.clone());
        if changes.contains_key("blocks") {
            message.choices.clear();
        }
        for (name, value) in changes {
            if value.is_null() {
                message.body.remove(&name);
            } else {
                message.body.insert(name, value);
            }
        }
        message.body.insert("edited".to_owned(), edited);
        let now = Value::Object(message.body.clone());
        let stamp = self.stamps.next(self.now);
        let event = json!({
            "type": "message", "subtype": "message_changed", "message": now, "previous_message": previous,
            "channel": channel, "hidden": true, "ts": stamp, "event_ts": stamp,
        });
        self.tell_of_change(channel, event);
    }

    /// Removes a message, and says so when it was not ephemeral.
    pub(crate) fn remove(&mut self, channel: &str, ts: &str) {
        let place = self.channel_mut(channel);
        let Some(gone) = place.and_then(|place| place.messages.remove(ts)) else {
            return;
        };
        if let Some(user) = gone.only_for {
            let channel = channel.to_owned();
            return self.notice(Notice::Ephemeral { channel, user });
        }
        if let Some(thread) = gone.reply_in() {
            self.count_reply(channel, thread);
        }
        let stamp = self.stamps.next(self.now);
        let event = json!({
            "type": "message", "subtype": "message_deleted", "previous_message": gone.body,
            "channel": channel, "hidden": true, "deleted_ts": ts, "ts": stamp, "event_ts": stamp,
        });
        self.tell_of_change(channel, event);
    }

    fn tell_of_change(&mut self, channel: &str, mut event: Value) {
        if let Some(place) = self.channel(channel) {
            event["channel_type"] = place.kind.channel_type().into();
        }
        self.tell_bot(channel, &event);
        self.notice(Notice::Messages {
            channel: channel.to_owned(),
        });
    }
}

impl Channel {
    /// Returns how many messages `user` has not read here, and how many of them call them by name.
    pub(crate) fn unread(&self, user: &str) -> (usize, usize) {
        let read = self.read.get(user).map_or("0", String::as_str);
        let mine = format!("<@{user}>");
        let calls = |text: &str| {
            let everybody = ["<!channel>", "<!here>", "<!everyone>"];
            text.contains(&mine) || everybody.iter().any(|call| text.contains(call))
        };
        let direct = matches!(self.kind, Kind::Direct | Kind::Group);
        let mut count = (0, 0);
        for (_, message) in self
            .messages
            .range(read.to_owned()..)
            .skip_while(|(ts, _)| ts.as_str() <= read)
        {
            if message.only_for.is_some() || message.is_by(user) || !message.in_channel() {
                continue;
            }
            count.0 += 1;
            count.1 += usize::from(direct || calls(message.field("text")));
        }
        count
    }
}
