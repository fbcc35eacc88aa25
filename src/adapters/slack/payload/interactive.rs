//! Presses, forms and menu entries: who did it, and which of them it is.

use serde_json::Value;

use super::Draft;
use super::Me;
use super::Reading;
use super::Spot;
use super::Who;
use super::fields;
use super::press;
use super::submission;
use crate::chat::What;
use crate::ids::Member;
use crate::ids::MessageRef;

pub(super) fn read(payload: &Value, me: &Me) -> Reading {
    let kind = fields::text(payload, "/type").unwrap_or("untyped");
    match kind {
        "block_actions" => press::read(payload, me),
        "view_submission" => submission::read(payload, me),
        "message_action" => shortcut(payload, me),
        // A closed form changes nothing; the others are legacy or belong to features we do not offer.
        other => Reading::aside("interactive", other),
    }
}

/// Returns who did it; their company is told by their own team first.
pub(super) fn who(payload: &Value, me: &Me) -> Option<Who> {
    let id = fields::text(payload, "/user/id")?;
    let team = fields::first(payload, &["/user/team_id", "/team/id"]);
    Some(Who {
        id: Member::new(id),
        name: fields::first(payload, &["/user/name", "/user/username"]).map(str::to_owned),
        foreign: me.foreign(team),
    })
}

/// Returns the workspace claimed by an interactive payload; `team` is null for an organisation's installs.
pub(super) fn team(payload: &Value) -> Option<&str> {
    fields::first(
        payload,
        &["/view/app_installed_team_id", "/team/id", "/user/team_id"],
    )
}

fn shortcut(payload: &Value, me: &Me) -> Reading {
    let on = fields::stamp(payload, &["/message_ts", "/message/ts"]);
    let (Some(who), Some(name), Some(channel), Some(stamp)) = (
        who(payload, me),
        fields::text(payload, "/callback_id"),
        fields::channel(payload, &["/channel/id"]),
        on,
    ) else {
        return Reading::malformed("interactive", "message_action");
    };
    let thread = fields::thread(payload, &["/message/thread_ts"], Some(&stamp));
    let once = fields::first(payload, &["/trigger_id", "/action_ts"]).unwrap_or_default();
    Reading::heard(Draft {
        event: fields::event_of("shortcut", &format!("{once}/{}/{}", who.id, stamp)),
        workspace: me.workspace(team(payload)),
        who,
        place: Some(Spot {
            channel: channel.clone(),
            kind: None,
            thread: thread.clone(),
        }),
        what: What::MessageShortcut {
            name: name.to_owned(),
            on: MessageRef {
                channel,
                stamp,
                thread,
            },
            author: fields::member(payload, &["/message/user"]),
            text: fields::text(payload, "/message/text")
                .unwrap_or_default()
                .to_owned(),
        },
        answer: fields::answer(payload),
    })
}
