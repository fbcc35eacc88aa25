//! Messages of people: new, edited, deleted. Messages of apps, this one included, are set aside.
//!
//! A mention arrives twice, as a message and as a mention: both bear the same name, so that they have one effect.

use serde_json::Value;

use super::Reading;
use super::Spot;
use super::event::Happening;
use super::fields;
use crate::chat::What;
use crate::ids::Channel;
use crate::ids::EventId;
use crate::ids::Stamp;

/// Slack's own voice.
const SLACKBOT: &str = "USLACKBOT";

pub(super) fn read(happening: Happening<'_>) -> Reading {
    let event = happening.event;
    match fields::text(event, "/subtype") {
        None | Some("file_share" | "thread_broadcast" | "me_message") => {
            written(happening, "message")
        }
        Some("message_changed") => changed(happening),
        Some("message_deleted") => {
            let before = event.get("previous_message").unwrap_or(&Value::Null);
            let stamp = fields::stamp(event, &["/deleted_ts", "/previous_message/ts"]);
            deleted(happening, before, stamp)
        }
        Some(other) => Reading::aside("event", &format!("message.{other}")),
    }
}

pub(super) fn mention(happening: Happening<'_>) -> Reading {
    written(happening, "app_mention")
}

fn written(happening: Happening<'_>, kind: &str) -> Reading {
    let event = happening.event;
    if by_app(event, happening) {
        return Reading::aside("event", &format!("{kind}.by_app"));
    }
    let (Some(channel), Some(stamp), Some(user)) = (
        fields::channel(event, &["/channel"]),
        fields::stamp(event, &["/ts"]),
        fields::member(event, &["/user"]),
    ) else {
        return Reading::malformed("event", kind);
    };
    let edit = fields::text(event, "/edited/ts");
    happening.draft(
        version(&channel, &stamp, edit),
        happening.who(user),
        Some(spot(happening, channel, event, &stamp)),
        What::Message {
            text: words(event),
            edited: edit.is_some(),
            before: None,
            stamp,
        },
    )
}

fn changed(happening: Happening<'_>) -> Reading {
    let event = happening.event;
    let (Some(message), Some(channel)) = (
        event.get("message").filter(|message| message.is_object()),
        fields::channel(event, &["/channel"]),
    ) else {
        return Reading::malformed("event", "message_changed");
    };
    let before = event.get("previous_message").unwrap_or(&Value::Null);
    let stamp = fields::stamp(message, &["/ts"]).or_else(|| fields::stamp(before, &["/ts"]));
    match fields::text(message, "/subtype") {
        // The first message of a thread leaves a gravestone while its replies stay.
        Some("tombstone") => return deleted(happening, before, stamp),
        None | Some("file_share" | "thread_broadcast" | "me_message") => {}
        Some(other) => return Reading::aside("event", &format!("message_changed.{other}")),
    }
    if by_app(message, happening) {
        return Reading::aside("event", "message_changed.by_app");
    }
    let edit = fields::text(message, "/edited/ts");
    let words_before = before.get("text").and_then(Value::as_str);
    let same = match words_before {
        Some(before) => before == words(message),
        // Without the version before, only a person's own edit bears a moment; a link that unfolds does not.
        None => edit.is_none(),
    };
    if same {
        return Reading::aside("event", "message_changed.same_words");
    }
    let (Some(stamp), Some(user)) = (stamp, fields::member(message, &["/user"])) else {
        return Reading::malformed("event", "message_changed");
    };
    let edit = edit.or_else(|| fields::first(event, &["/event_ts", "/ts"]));
    happening.draft(
        version(&channel, &stamp, Some(edit.unwrap_or_default())),
        happening.who(user),
        Some(spot(happening, channel, message, &stamp)),
        What::Message {
            text: words(message),
            edited: true,
            before: words_before.map(str::to_owned),
            stamp,
        },
    )
}

fn deleted(happening: Happening<'_>, before: &Value, stamp: Option<Stamp>) -> Reading {
    if by_app(before, happening) && before.is_object() {
        return Reading::aside("event", "message_deleted.by_app");
    }
    let (Some(channel), Some(stamp)) = (fields::channel(happening.event, &["/channel"]), stamp)
    else {
        return Reading::malformed("event", "message_deleted");
    };
    let author = fields::member(before, &["/user"]);
    let who = happening.who(author.unwrap_or_else(|| happening.me.user.clone()));
    happening.draft(
        EventId::new(format!("deleted/{channel}/{stamp}")),
        who,
        Some(spot(happening, channel, before, &stamp)),
        What::Deleted { stamp },
    )
}

/// Names a version of a message. The first bears no more than the message itself.
fn version(channel: &Channel, stamp: &Stamp, edit: Option<&str>) -> EventId {
    EventId::new(match edit {
        None => format!("message/{channel}/{stamp}"),
        Some(edit) => format!("message/{channel}/{stamp}/{edit}"),
    })
}

fn spot(happening: Happening<'_>, channel: Channel, message: &Value, stamp: &Stamp) -> Spot {
    Spot {
        channel,
        kind: happening.kind(),
        thread: fields::thread(message, &["/thread_ts"], Some(stamp)),
    }
}

fn words(message: &Value) -> String {
    fields::text(message, "/text")
        .unwrap_or_default()
        .to_owned()
}

/// Returns whether an app wrote it, this one included: we never react to machines.
fn by_app(message: &Value, happening: Happening<'_>) -> bool {
    let user = fields::text(message, "/user");
    fields::text(message, "/bot_id").is_some()
        || message.get("bot_profile").is_some_and(Value::is_object)
        || fields::text(message, "/subtype") == Some("bot_message")
        || user == Some(SLACKBOT)
        || user == Some(happening.me.user.as_str())
}
