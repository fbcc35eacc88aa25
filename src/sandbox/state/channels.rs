//! Channels and direct messages: who is in them, and how Slack describes them.
//!
//! A channel holds its messages; what a message is stands in `messages.rs`.

use std::collections::BTreeMap;
use std::collections::HashMap;

use serde_json::Value;
use serde_json::json;

use super::Message;
use super::Notice;
use super::State;

/// A channel or direct message.
#[derive(Debug)]
pub(crate) struct Channel {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) kind: Kind,
    pub(crate) shared: bool,
    pub(crate) archived: bool,
    pub(crate) members: Vec<String>,
    pub(crate) created: i64,
    /// By stamp, ephemeral ones among them.
    pub(crate) messages: BTreeMap<String, Message>,
    /// Up to which stamp each member has read.
    pub(crate) read: HashMap<String, String>,
}

/// What sort of conversation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Everybody can find it.
    Public,
    /// Only its members see it.
    Private,
    /// Two people.
    Direct,
    /// A few people without a name for it.
    Group,
}

impl Kind {
    /// Returns the word events use.
    pub(crate) const fn channel_type(self) -> &'static str {
        match self {
            Self::Public => "channel",
            Self::Private => "group",
            Self::Direct => "im",
            Self::Group => "mpim",
        }
    }

    /// Returns the word `conversations.list` asks with.
    pub(crate) const fn list_type(self) -> &'static str {
        match self {
            Self::Public => "public_channel",
            Self::Private => "private_channel",
            Self::Direct => "im",
            Self::Group => "mpim",
        }
    }
}

impl Channel {
    /// Makes an empty channel.
    pub(crate) fn new(id: &str, name: &str, kind: Kind, members: Vec<String>) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            purpose: String::new(),
            kind,
            shared: false,
            archived: false,
            members,
            created: 1_700_000_000,
            messages: BTreeMap::new(),
            read: HashMap::new(),
        }
    }

    /// Returns whether somebody is in it.
    pub(crate) fn has(&self, user: &str) -> bool {
        self.members.iter().any(|member| member == user)
    }

    /// Returns whether somebody may look into it.
    pub(crate) fn visible_to(&self, user: &str) -> bool {
        self.kind == Kind::Public || self.has(user)
    }

    /// Returns the name payloads carry.
    pub(crate) fn payload_name(&self) -> &str {
        match self.kind {
            Kind::Direct => "directmessage",
            Kind::Private => "privategroup",
            Kind::Public | Kind::Group => &self.name,
        }
    }

    /// Returns Slack's conversation object as `viewer` gets it.
    pub(crate) fn json(&self, team: &str, viewer: &str) -> Value {
        if self.kind == Kind::Direct {
            let other = self.members.iter().find(|member| *member != viewer);
            return json!({
                "id": self.id, "created": self.created, "is_im": true, "is_org_shared": false,
                "is_archived": self.archived, "user": other.map_or(viewer, String::as_str),
                "context_team_id": team, "is_user_deleted": false, "is_open": true, "priority": 0,
            });
        }
        json!({
            "id": self.id, "name": self.name, "name_normalized": self.name,
            "is_channel": self.kind == Kind::Public, "is_group": self.kind == Kind::Private,
            "is_im": false, "is_mpim": self.kind == Kind::Group,
            "is_private": self.kind != Kind::Public, "is_archived": self.archived,
            "is_general": self.name == "general", "is_shared": self.shared, "is_ext_shared": self.shared,
            "is_org_shared": false, "is_pending_ext_shared": false, "pending_shared": [],
            "is_member": self.has(viewer), "created": self.created, "creator": self.members.first(),
            "unlinked": 0, "context_team_id": team, "updated": self.created * 1_000,
            "topic": { "value": "", "creator": "", "last_set": 0 },
            "purpose": { "value": self.purpose, "creator": "", "last_set": 0 },
            "previous_names": [], "num_members": self.members.len(),
        })
    }
}

impl State {
    /// Finds a channel by id.
    pub(crate) fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// Finds a channel by id, to change it.
    pub(crate) fn channel_mut(&mut self, id: &str) -> Option<&mut Channel> {
        self.channels.iter_mut().find(|channel| channel.id == id)
    }

    /// Finds a channel by id, by name with or without `#`, or the bot's direct message with a user.
    pub(crate) fn channel_called(&self, called: &str) -> Option<String> {
        if let Some(channel) = self.channel(called) {
            return Some(channel.id.clone());
        }
        if called.starts_with('U') {
            return self.direct(&self.bot.user, called);
        }
        let name = called.strip_prefix('#').unwrap_or(called);
        let found = self.channels.iter().find(|channel| {
            channel.name == name && matches!(channel.kind, Kind::Public | Kind::Private)
        });
        found.map(|channel| channel.id.clone())
    }

    /// Finds the direct message of two people.
    pub(crate) fn direct(&self, one: &str, other: &str) -> Option<String> {
        let found = self
            .channels
            .iter()
            .find(|channel| channel.kind == Kind::Direct && channel.has(one) && channel.has(other));
        found.map(|channel| channel.id.clone())
    }

    /// Finds or opens the conversation of several people.
    pub(crate) fn group(&mut self, mut users: Vec<String>) -> String {
        users.sort();
        let found = self.channels.iter().find(|channel| {
            let mut members = channel.members.clone();
            members.sort();
            channel.kind == Kind::Group && members == users
        });
        if let Some(found) = found {
            return found.id.clone();
        }
        let handles: Vec<String> = users.iter().map(|user| self.handle_of(user)).collect();
        let name = format!("mpdm-{}-1", handles.join("--"));
        let id = format!("G0GROUP{}", self.next_number());
        self.channels
            .push(Channel::new(&id, &name, Kind::Group, users));
        self.notice(Notice::Channels);
        id
    }

    /// Lets somebody into a channel; `false` when they were in it.
    pub(crate) fn join(&mut self, id: &str, user: &str, inviter: Option<&str>) -> bool {
        let newest = self.newest_stamp(id);
        let Some(channel) = self.channel_mut(id) else {
            return false;
        };
        if channel.has(user) {
            return false;
        }
        channel.members.push(user.to_owned());
        channel.read.insert(user.to_owned(), newest);
        self.membership("member_joined_channel", id, user, inviter);
        true
    }

    /// Takes somebody out of a channel; `false` when they were not in it.
    pub(crate) fn leave(&mut self, id: &str, user: &str) -> bool {
        let Some(channel) = self.channel_mut(id) else {
            return false;
        };
        if !channel.has(user) {
            return false;
        }
        // The bot hears of its own leaving, so the event goes first.
        self.membership("member_left_channel", id, user, None);
        if let Some(channel) = self.channel_mut(id) {
            channel.members.retain(|member| member != user);
        }
        true
    }

    fn membership(&mut self, event: &str, id: &str, user: &str, inviter: Option<&str>) {
        let Some(channel) = self.channel(id) else {
            return;
        };
        let letter = if channel.kind == Kind::Public {
            "C"
        } else {
            "G"
        };
        let stamp = self.stamps.next(self.now);
        let mut body = json!({
            "type": event, "user": user, "channel": id, "channel_type": letter, "team": self.team.id,
            "event_ts": stamp,
        });
        if let Some(inviter) = inviter {
            body["inviter"] = inviter.into();
        }
        self.tell_bot(id, &body);
        self.notice(Notice::Channels);
    }

    /// Closes a channel for good.
    pub(crate) fn archive(&mut self, id: &str, user: &str) {
        let stamp = self.stamps.next(self.now);
        if let Some(channel) = self.channel_mut(id) {
            channel.archived = true;
        }
        let body =
            json!({ "type": "channel_archive", "channel": id, "user": user, "event_ts": stamp });
        self.tell_bot(id, &body);
        self.notice(Notice::Channels);
    }

    /// Removes a channel and everything said in it.
    pub(crate) fn delete_channel(&mut self, id: &str) {
        let stamp = self.stamps.next(self.now);
        let body = json!({ "type": "channel_deleted", "channel": id, "event_ts": stamp });
        self.tell_bot(id, &body);
        self.channels.retain(|channel| channel.id != id);
        self.notice(Notice::Channels);
    }

    /// Marks a channel as read by somebody up to its newest message.
    pub(crate) fn mark_read(&mut self, id: &str, user: &str) {
        let newest = self.newest_stamp(id);
        if let Some(channel) = self.channel_mut(id) {
            channel.read.insert(user.to_owned(), newest);
        }
    }

    fn newest_stamp(&self, id: &str) -> String {
        self.channel(id)
            .and_then(|channel| channel.messages.last_key_value())
            .map_or_else(|| "0".to_owned(), |(stamp, _)| stamp.clone())
    }
}
