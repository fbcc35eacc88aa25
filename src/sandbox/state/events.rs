//! What the bot and the pages are told when something changes.
//!
//! An event goes only where the bot is, as in Slack. Nothing is sent from here; it is noted and leaves later.

use serde_json::Value;
use serde_json::json;

use super::Happened;
use super::State;

/// What a page should look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// The messages of a channel.
    Messages {
        /// The channel.
        channel: String,
    },
    /// What only one member sees in a channel.
    Ephemeral {
        /// The channel.
        channel: String,
        /// Who sees it.
        user: String,
    },
    /// The modals of a member.
    Views {
        /// Who has them open.
        user: String,
    },
    /// The Home tab of a member.
    Home {
        /// Whose.
        user: String,
    },
    /// Channels, members, and who is where.
    Channels,
    /// The clock was moved.
    Clock,
}

impl Notice {
    /// Returns the notice as the page reads it, when it concerns `user`.
    pub(crate) fn for_user(&self, user: &str) -> Option<Value> {
        match self {
            Self::Messages { channel } => {
                Some(json!({ "changed": "messages", "channel": channel }))
            }
            Self::Ephemeral { channel, user: who } => {
                (who == user).then(|| json!({ "changed": "ephemeral", "channel": channel }))
            }
            Self::Views { user: who } => (who == user).then(|| json!({ "changed": "views" })),
            Self::Home { user: who } => (who == user).then(|| json!({ "changed": "home" })),
            Self::Channels => Some(json!({ "changed": "channels" })),
            Self::Clock => Some(json!({ "changed": "clock" })),
        }
    }
}

impl State {
    /// Notes something for the pages.
    pub(crate) fn notice(&mut self, notice: Notice) {
        self.happened.push(Happened::Notice(notice));
    }

    /// Notes an event of a channel for the bot, when the bot is in it.
    pub(crate) fn tell_bot(&mut self, channel: &str, event: &Value) {
        let Some(shared) = self
            .channel(channel)
            .filter(|channel| channel.has(&self.bot.user))
            .map(|channel| channel.shared)
        else {
            return;
        };
        self.tell_bot_about_team(event, shared);
    }

    /// Notes an event for the bot that belongs to no channel.
    pub(crate) fn tell_bot_about_team(&mut self, event: &Value, shared: bool) {
        let number = self.next_number();
        let kind = event["type"].as_str().unwrap_or_default().to_owned();
        let place = event["channel"].as_str().unwrap_or_default().to_owned();
        let payload = json!({
            "token": "sandbox-verification-token",
            "team_id": self.team.id,
            "context_team_id": self.team.id,
            "context_enterprise_id": null,
            "api_app_id": self.bot.app,
            "event": event,
            "type": "event_callback",
            "event_id": format!("Ev0{number:08}"),
            "event_time": self.now.as_second(),
            "authorizations": [{
                "enterprise_id": null, "team_id": self.team.id, "user_id": self.bot.user,
                "is_bot": true, "is_enterprise_install": false,
            }],
            "is_ext_shared_channel": shared,
            "event_context": format!("1-{kind}-{}-{place}", self.team.id),
        });
        self.happened.push(Happened::Event(payload));
    }
}
