//! Events: what happened in the workspace without anybody addressing the bot.

use serde_json::Value;

use super::Draft;
use super::Me;
use super::Reading;
use super::Spot;
use super::Stale;
use super::Who;
use super::fields;
use super::message;
use crate::chat::AnswerTo;
use crate::chat::PlaceKind;
use crate::chat::What;
use crate::ids::EventId;
use crate::ids::Member;

/// One event with what stands around it.
#[derive(Clone, Copy)]
pub(super) struct Happening<'a> {
    pub(super) outer: &'a Value,
    pub(super) event: &'a Value,
    pub(super) me: &'a Me,
}

pub(super) fn read(payload: &Value, me: &Me) -> Reading {
    let Some(event) = payload.get("event").filter(|event| event.is_object()) else {
        return match fields::text(payload, "/type") {
            Some("event_callback") | None => Reading::malformed("event", "no_event"),
            Some(other) => Reading::aside("event", other),
        };
    };
    let Some(kind) = fields::text(event, "/type") else {
        return Reading::malformed("event", "untyped");
    };
    let happening = Happening {
        outer: payload,
        event,
        me,
    };
    match kind {
        "message" => message::read(happening),
        "app_mention" => message::mention(happening),
        "app_home_opened" => home(happening),
        "member_joined_channel" | "member_left_channel" => membership(happening, kind),
        "channel_left" | "group_left" => happening.here(kind, None, What::Removed),
        "channel_archive" | "channel_deleted" | "group_archive" | "group_deleted" => {
            happening.here(kind, fields::member(event, &["/user"]), What::ChannelGone)
        }
        "user_change" if fields::yes(event, "/user/deleted") => gone(happening),
        "app_uninstalled" => happening.everywhere(kind, What::Uninstalled),
        "tokens_revoked" if has_bot_token(event) => happening.everywhere(kind, What::Uninstalled),
        other => Reading::aside("event", other),
    }
}

/// Returns what an event has overtaken among the things remembered about people and conversations.
pub fn stale(payload: &Value) -> Option<Stale> {
    let event = payload.get("event")?;
    match fields::text(event, "/type")? {
        "user_change" | "user_profile_changed" => {
            fields::member(event, &["/user/id"]).map(Stale::Person)
        }
        "channel_shared"
        | "channel_unshared"
        | "channel_rename"
        | "group_rename"
        | "channel_archive"
        | "channel_deleted"
        | "channel_converted_to_private" => {
            fields::channel(event, &["/channel/id", "/channel"]).map(Stale::Place)
        }
        _ => None,
    }
}

impl Happening<'_> {
    /// Makes a draft of this event.
    pub(super) fn draft(
        &self,
        event: EventId,
        who: Who,
        place: Option<Spot>,
        what: What,
    ) -> Reading {
        Reading::heard(Draft {
            event,
            workspace: self.me.workspace(fields::first(
                self.outer,
                &["/context_team_id", "/team_id", "/authorizations/0/team_id"],
            )),
            who,
            place,
            what,
            answer: AnswerTo::default(),
        })
    }

    /// Returns the name that Slack gives this delivery, the same on every try.
    pub(super) fn id(&self, kind: &str) -> EventId {
        if let Some(id) = fields::text(self.outer, "/event_id") {
            return EventId::new(format!("event/{id}"));
        }
        let when = fields::first(self.event, &["/event_ts", "/ts"]).unwrap_or_default();
        let whom = fields::first(self.event, &["/user", "/user/id", "/channel"]);
        EventId::new(format!("event/{kind}/{when}/{}", whom.unwrap_or_default()))
    }

    /// Returns a person, from another company when the event shows it.
    pub(super) fn who(&self, id: Member) -> Who {
        let team = fields::first(self.event, &["/user_team", "/message/user_team"]);
        Who {
            foreign: self.me.foreign(team),
            ..Who::new(id)
        }
    }

    /// Returns the kind of the conversation, when the event is sure of it.
    pub(super) fn kind(&self) -> Option<PlaceKind> {
        let shared = self
            .outer
            .get("is_ext_shared_channel")
            .and_then(Value::as_bool);
        match (fields::text(self.event, "/channel_type"), shared) {
            (Some("im" | "app_home"), _) => Some(PlaceKind::Direct),
            (Some("mpim"), _) => Some(PlaceKind::Group),
            (Some("channel" | "group"), Some(false)) => Some(PlaceKind::Channel),
            (_, Some(true)) => Some(PlaceKind::Shared),
            _ => None,
        }
    }

    /// Reads something that happened to the conversation as a whole.
    fn here(self, kind: &str, who: Option<Member>, what: What) -> Reading {
        let Some(channel) = fields::channel(self.event, &["/channel", "/channel/id"]) else {
            return Reading::malformed("event", kind);
        };
        let place = Spot {
            channel,
            kind: self.kind(),
            thread: None,
        };
        let who = Who::new(who.unwrap_or_else(|| self.me.user.clone()));
        self.draft(self.id(kind), who, Some(place), what)
    }

    /// Reads something that happened to the app as a whole.
    fn everywhere(self, kind: &str, what: What) -> Reading {
        self.draft(self.id(kind), Who::new(self.me.user.clone()), None, what)
    }
}

fn home(happening: Happening<'_>) -> Reading {
    match fields::text(happening.event, "/tab") {
        Some("home") => {}
        Some(other) => return Reading::aside("event", &format!("app_home_opened.{other}")),
        None => return Reading::aside("event", "app_home_opened.no_tab"),
    }
    match fields::member(happening.event, &["/user"]) {
        Some(user) => happening.draft(
            happening.id("app_home_opened"),
            happening.who(user),
            None,
            What::HomeOpened,
        ),
        None => Reading::malformed("event", "app_home_opened"),
    }
}

fn membership(happening: Happening<'_>, kind: &str) -> Reading {
    let Some(user) = fields::member(happening.event, &["/user"]) else {
        return Reading::malformed("event", kind);
    };
    if user != happening.me.user {
        return Reading::aside("event", kind);
    }
    if kind == "member_joined_channel" {
        let inviter = fields::member(happening.event, &["/inviter"]);
        happening.here(kind, inviter, What::Joined)
    } else {
        happening.here(kind, None, What::Removed)
    }
}

fn gone(happening: Happening<'_>) -> Reading {
    match fields::member(happening.event, &["/user/id"]) {
        Some(user) => {
            let who = Who {
                name: fields::text(happening.event, "/user/name").map(str::to_owned),
                ..Who::new(user)
            };
            happening.draft(happening.id("user_change"), who, None, What::MemberGone)
        }
        None => Reading::malformed("event", "user_change"),
    }
}

fn has_bot_token(event: &Value) -> bool {
    event
        .pointer("/tokens/bot")
        .and_then(Value::as_array)
        .is_some_and(|bots| !bots.is_empty())
}
