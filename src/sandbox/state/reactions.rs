//! Reactions: emoji under a message, one of each kind for each person.

use serde_json::Value;
use serde_json::json;

use super::Notice;
use super::State;

/// What shall become of a reaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reaction {
    /// Put it there.
    Add,
    /// Take it away.
    Remove,
}

impl State {
    /// Adds or takes away a reaction.
    ///
    /// # Errors
    /// Slack's word for why not.
    pub(crate) fn react(
        &mut self,
        (channel, ts): (&str, &str),
        user: &str,
        name: &str,
        what: Reaction,
    ) -> Result<(), &'static str> {
        let name = name.trim_matches(':');
        let fine = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-+':".contains(&byte)
        };
        if name.is_empty() || !name.bytes().all(fine) {
            return Err("invalid_name");
        }
        let message = self
            .message_mut(channel, ts)
            .filter(|message| message.only_for.is_none());
        let message = message.ok_or("message_not_found")?;
        let author = message.field("user").to_owned();
        let mut all = match message.body.remove("reactions") {
            Some(Value::Array(all)) => all,
            _ => Vec::new(),
        };
        let result = changed(&mut all, user, name, what);
        if !all.is_empty() {
            message
                .body
                .insert("reactions".to_owned(), Value::Array(all));
        }
        result?;
        let kind = if what == Reaction::Add {
            "reaction_added"
        } else {
            "reaction_removed"
        };
        let event = json!({
            "type": kind, "user": user, "reaction": name, "item_user": author,
            "item": { "type": "message", "channel": channel, "ts": ts },
            "event_ts": self.stamps.next(self.now),
        });
        self.tell_bot(channel, &event);
        let channel = channel.to_owned();
        self.notice(Notice::Messages { channel });
        Ok(())
    }
}

fn changed(
    all: &mut Vec<Value>,
    user: &str,
    name: &str,
    what: Reaction,
) -> Result<(), &'static str> {
    let place = all.iter().position(|reaction| reaction["name"] == name);
    let mut users: Vec<Value> = place
        .and_then(|place| all[place]["users"].as_array().cloned())
        .unwrap_or_default();
    let there = users.iter().any(|who| who == user);
    match (what, there) {
        (Reaction::Add, true) => return Err("already_reacted"),
        (Reaction::Remove, false) => return Err("no_reaction"),
        (Reaction::Add, false) => users.push(user.into()),
        (Reaction::Remove, true) => users.retain(|who| who != user),
    }
    let reaction = json!({ "name": name, "count": users.len(), "users": users });
    match place {
        Some(place) if users_left(&reaction) => all[place] = reaction,
        Some(place) => drop(all.remove(place)),
        None => all.push(reaction),
    }
    Ok(())
}

fn users_left(reaction: &Value) -> bool {
    reaction["count"] != 0
}
