//! The people and the bot, as Slack describes them.
//!
//! Nobody joins or leaves here by themselves; that is told through the control API.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::app::App;
use crate::sandbox::seed::BOT_USER;
use crate::sandbox::seed::SeedMember;

use super::State;

/// Slackbot, who speaks when something did not work.
pub(crate) const SLACKBOT: &str = "USLACKBOT";

/// A member.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) real_name: String,
    pub(crate) display_name: String,
    pub(crate) title: String,
    pub(crate) zone: String,
    pub(crate) admin: bool,
    pub(crate) deleted: bool,
}

/// The app's bot.
#[derive(Clone, Debug)]
pub(crate) struct Bot {
    pub(crate) user: String,
    pub(crate) id: String,
    pub(crate) app: String,
    pub(crate) name: String,
    pub(crate) label: String,
}

impl Bot {
    /// Returns the bot of an app.
    pub(crate) fn of(app: &App) -> Self {
        Self {
            user: BOT_USER.to_owned(),
            id: "B0GOODWORD".to_owned(),
            app: "A0GOODWORD".to_owned(),
            name: app.name.to_lowercase().replace(' ', "_"),
            label: app.name.clone(),
        }
    }

    /// Returns what Slack adds to messages of a bot.
    pub(crate) fn profile(&self, team: &str) -> Value {
        json!({
            "id": self.id, "app_id": self.app, "name": self.label, "team_id": team,
            "deleted": false, "updated": 1_700_000_000, "icons": {},
        })
    }
}

impl Member {
    /// Returns a member of the seed.
    pub(crate) fn of(seed: &SeedMember) -> Self {
        let first = seed.real_name.split(' ').next().unwrap_or(&seed.real_name);
        Self {
            id: seed.id.clone(),
            name: seed.name.clone(),
            real_name: seed.real_name.clone(),
            display_name: seed
                .display_name
                .clone()
                .unwrap_or_else(|| first.to_owned()),
            title: seed.title.clone(),
            zone: seed.zone.clone(),
            admin: seed.admin,
            deleted: false,
        }
    }

    /// Returns the seed of a member.
    pub(crate) fn seed(&self) -> SeedMember {
        SeedMember {
            id: self.id.clone(),
            name: self.name.clone(),
            real_name: self.real_name.clone(),
            display_name: Some(self.display_name.clone()),
            title: self.title.clone(),
            zone: self.zone.clone(),
            admin: self.admin,
        }
    }

    /// Returns how many seconds their zone is ahead of UTC.
    fn offset(&self, now: Timestamp) -> i32 {
        TimeZone::get(&self.zone).map_or(0, |zone| zone.to_offset(now).seconds())
    }

    /// Returns what Slack calls their zone.
    fn zone_label(&self, now: Timestamp) -> String {
        TimeZone::get(&self.zone).map_or_else(
            |_| "UTC".to_owned(),
            |zone| zone.to_offset_info(now).abbreviation().to_owned(),
        )
    }

    /// Returns Slack's user object.
    pub(crate) fn json(&self, team: &str, now: Timestamp) -> Value {
        json!({
            "id": self.id, "team_id": team, "name": self.name, "deleted": self.deleted, "color": "9f69e7",
            "real_name": self.real_name, "tz": self.zone, "tz_label": self.zone_label(now),
            "tz_offset": self.offset(now),
            "profile": {
                "title": self.title, "phone": "", "skype": "", "team": team,
                "real_name": self.real_name, "real_name_normalized": self.real_name,
                "display_name": self.display_name, "display_name_normalized": self.display_name,
                "first_name": self.real_name.split(' ').next(), "last_name": self.real_name.split(' ').next_back(),
                "email": format!("{}@harbor.example", self.name), "avatar_hash": "",
                "status_text": "", "status_emoji": "", "status_expiration": 0,
            },
            "is_admin": self.admin, "is_owner": self.admin, "is_primary_owner": self.admin,
            "is_restricted": false, "is_ultra_restricted": false, "is_bot": false, "is_app_user": false,
            "is_email_confirmed": true, "updated": 1_700_000_000, "who_can_share_contact_card": "EVERYONE",
        })
    }
}

impl State {
    /// Finds a member by id.
    pub(crate) fn member(&self, id: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    /// Returns the user object of a member, the bot, or Slackbot.
    pub(crate) fn user_json(&self, id: &str) -> Option<Value> {
        if let Some(member) = self.member(id) {
            return Some(member.json(&self.team.id, self.now));
        }
        let (name, label) = match id {
            SLACKBOT => ("slackbot", "Slackbot"),
            _ if id == self.bot.user => (self.bot.name.as_str(), self.bot.label.as_str()),
            _ => return None,
        };
        Some(json!({
            "id": id, "team_id": self.team.id, "name": name, "deleted": false, "color": "e7392d",
            "real_name": label, "tz": "Etc/UTC", "tz_label": "UTC", "tz_offset": 0,
            "profile": {
                "real_name": label, "real_name_normalized": label, "display_name": label,
                "display_name_normalized": label, "team": self.team.id, "avatar_hash": "", "status_text": "",
                "status_emoji": "", "api_app_id": self.bot.app, "bot_id": self.bot.id, "always_active": true,
            },
            "is_admin": false, "is_owner": false, "is_primary_owner": false, "is_restricted": false,
            "is_ultra_restricted": false, "is_bot": id != SLACKBOT, "is_app_user": false, "updated": 1_700_000_000,
        }))
    }

    /// Returns the ids of everybody: the members and the bot.
    pub(crate) fn everybody(&self) -> Vec<String> {
        let mut all: Vec<String> = self
            .members
            .iter()
            .map(|member| member.id.clone())
            .collect();
        all.push(self.bot.user.clone());
        all
    }

    /// Returns the handle of a member or the bot.
    pub(crate) fn handle_of(&self, id: &str) -> String {
        match self.member(id) {
            Some(member) => member.name.clone(),
            None if id == self.bot.user => self.bot.name.clone(),
            None => id.to_lowercase(),
        }
    }
}
