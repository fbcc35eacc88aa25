//! A control pressed or chosen, on a message, on the Home tab or in a form.

use serde_json::Value;

use super::Carried;
use super::Draft;
use super::Me;
use super::Reading;
use super::Spot;
use super::fields;
use super::interactive;
use crate::adapters::slack::blocks::plain_action;
use crate::chat::AnswerTo;
use crate::chat::What;
use crate::ids::EventId;
use crate::ids::MessageRef;

/// Stands before a trigger that came from within a form: the next form opens above that one.
pub(crate) const MODAL_MARK: &str = "modal ";

pub(super) fn read(payload: &Value, me: &Me) -> Reading {
    let Some(action) = payload.pointer("/actions/0") else {
        return Reading::malformed("interactive", "block_actions.empty");
    };
    let (Some(who), Some(id)) = (
        interactive::who(payload, me),
        fields::text(action, "/action_id"),
    ) else {
        return Reading::malformed("interactive", "block_actions");
    };
    let on = message(payload);
    Reading::heard(Draft {
        event: event(payload, action, id, who.id.as_str()),
        workspace: me.workspace(interactive::team(payload)),
        place: spot(payload, on.as_ref()),
        answer: answer(payload),
        what: What::Press {
            action: plain_action(id).to_owned(),
            value: value(action)
                .or_else(|| value(state(payload, action, id)?))
                .unwrap_or_default(),
            on,
            private: fields::yes(payload, "/container/is_ephemeral"),
        },
        who,
    })
}

/// Names the press: the same when it is delivered again, another one when it is pressed again.
fn event(payload: &Value, action: &Value, id: &str, user: &str) -> EventId {
    let at = fields::first(payload, &["/container/message_ts", "/container/view_id"])
        .unwrap_or_default();
    match fields::text(action, "/action_ts") {
        Some(when) => EventId::new(format!("press/{user}/{id}/{at}/{when}")),
        None => fields::event_of(
            &format!("press/{user}/{id}/{at}"),
            fields::text(payload, "/trigger_id").unwrap_or_default(),
        ),
    }
}

fn message(payload: &Value) -> Option<MessageRef> {
    let stamp = fields::stamp(payload, &["/container/message_ts", "/message/ts"])?;
    let channel = fields::channel(payload, &["/container/channel_id", "/channel/id"])?;
    let thread = fields::thread(
        payload,
        &["/container/thread_ts", "/message/thread_ts"],
        Some(&stamp),
    );
    Some(MessageRef {
        channel,
        stamp,
        thread,
    })
}

fn spot(payload: &Value, on: Option<&MessageRef>) -> Option<Spot> {
    if let Some(on) = on {
        return Some(Spot {
            channel: on.channel.clone(),
            kind: None,
            thread: on.thread.clone(),
        });
    }
    Carried::of(payload).spot()
}

fn answer(payload: &Value) -> AnswerTo {
    let mut answer = fields::answer(payload);
    if fields::text(payload, "/view/type") == Some("modal") {
        answer.trigger = answer.trigger.map(|id| format!("{MODAL_MARK}{id}"));
        answer.url = answer.url.or_else(|| Carried::of(payload).url);
    }
    answer
}

/// Returns where the chosen value stands when the action itself does not carry it.
fn state<'a>(payload: &'a Value, action: &Value, id: &str) -> Option<&'a Value> {
    let block = fields::text(action, "/block_id")?;
    payload
        .get("state")
        .or_else(|| payload.pointer("/view/state"))?
        .get("values")?
        .get(block)?
        .get(id)
}

/// Returns what was chosen, whatever kind of control it is; several values are joined by commas.
pub(super) fn value(control: &Value) -> Option<String> {
    const ONE: [&str; 11] = [
        "/selected_option/value",
        "/selected_date",
        "/selected_time",
        "/selected_date_time",
        "/selected_user",
        "/selected_conversation",
        "/selected_channel",
        "/rich_text_value",
        "/value",
        "/text_value",
        "/selected_file",
    ];
    const MANY: [&str; 5] = [
        "/selected_options",
        "/selected_users",
        "/selected_conversations",
        "/selected_channels",
        "/files",
    ];
    ONE.iter()
        .find_map(|pointer| control.pointer(pointer).and_then(single))
        .or_else(|| {
            MANY.iter()
                .find_map(|pointer| control.pointer(pointer)?.as_array())
                .map(|all| all.iter().filter_map(single).collect::<Vec<_>>().join(","))
        })
}

fn single(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(_) if value.get("elements").is_some() => {
            let mut words = String::new();
            rich(value, &mut words);
            Some(words.trim_end().to_owned())
        }
        Value::Object(_) => fields::first(value, &["/value", "/id"]).map(str::to_owned),
        _ => None,
    }
}

/// Adds the words of a rich text, without its looks.
fn rich(value: &Value, words: &mut String) {
    if let Some(text) = fields::first(value, &["/text", "/url"]) {
        words.push_str(text);
    }
    let inner = value.get("elements").and_then(Value::as_array);
    for element in inner.into_iter().flatten() {
        rich(element, words);
    }
    if inner.is_some() && !words.is_empty() && !words.ends_with('\n') {
        words.push('\n');
    }
}
