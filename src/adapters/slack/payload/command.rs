//! A typed command.

use serde_json::Value;

use super::Draft;
use super::Me;
use super::Reading;
use super::Spot;
use super::Who;
use super::fields;
use crate::chat::What;
use crate::ids::Channel;
use crate::ids::Member;

pub(super) fn read(payload: &Value, me: &Me) -> Reading {
    if fields::yes(payload, "/ssl_check") && fields::text(payload, "/command").is_none() {
        return Reading::aside("command", "ssl_check");
    }
    let (Some(name), Some(user), Some(channel), Some(trigger)) = (
        fields::text(payload, "/command"),
        fields::text(payload, "/user_id"),
        fields::text(payload, "/channel_id"),
        fields::text(payload, "/trigger_id"),
    ) else {
        return Reading::malformed("command", "incomplete");
    };
    let team = fields::text(payload, "/team_id");
    Reading::heard(Draft {
        event: fields::event_of("command", trigger),
        workspace: me.workspace(team),
        who: Who {
            id: Member::new(user),
            name: fields::text(payload, "/user_name").map(str::to_owned),
            foreign: me.foreign(team),
        },
        place: Some(Spot {
            channel: Channel::new(channel),
            // A direct message is called so whether it is one with the bot or between people.
            kind: None,
            thread: None,
        }),
        what: What::Command {
            name: name.to_owned(),
            text: fields::text(payload, "/text")
                .unwrap_or_default()
                .to_owned(),
        },
        answer: fields::answer(payload),
    })
}
