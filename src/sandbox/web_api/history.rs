//! `conversations.history` and `.replies`: what was said, in pages.

use serde_json::Value;
use serde_json::json;

use crate::sandbox::state::Message;
use crate::sandbox::state::State;

use super::Answer;
use super::Arguments;
use super::Problem;
use super::chat::channel;
use super::paging::page;
use super::said;

/// Finds a channel the bot may read.
fn readable(state: &State, arguments: &Arguments) -> Result<String, Problem> {
    let id = channel(state, arguments)?;
    let inside = state
        .channel(&id)
        .is_some_and(|channel| channel.has(&state.bot.user));
    if inside {
        Ok(id)
    } else {
        Err("not_in_channel".into())
    }
}

/// Returns whether a message lies between `oldest` and `latest`.
fn within(ts: &str, arguments: &Arguments) -> bool {
    let inclusive = arguments.flag("inclusive");
    let moment = |ts: &str| ts.parse::<f64>().unwrap_or_default();
    // Stamps of one length compare as text, and exactly; a bare number of seconds does not.
    let compare = |bound: &str| {
        if bound.len() == ts.len() {
            ts.cmp(bound)
        } else {
            moment(ts).total_cmp(&moment(bound))
        }
    };
    let after = arguments
        .text("oldest")
        .is_none_or(|oldest| match compare(&oldest) {
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => inclusive,
            std::cmp::Ordering::Less => false,
        });
    let before = arguments
        .text("latest")
        .is_none_or(|latest| match compare(&latest) {
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Equal => inclusive,
            std::cmp::Ordering::Greater => false,
        });
    after && before
}

fn shown(message: &Message, arguments: &Arguments) -> Value {
    let mut body = message.body.clone();
    if let Some(metadata) = message
        .metadata
        .as_ref()
        .filter(|_| arguments.flag("include_all_metadata"))
    {
        body.insert("metadata".to_owned(), metadata.clone());
    }
    Value::Object(body)
}

/// `conversations.history`: newest first.
pub(super) fn history(state: &mut State, arguments: &Arguments) -> Answer {
    let id = readable(state, arguments)?;
    let channel = state.channel(&id).ok_or("channel_not_found")?;
    let all = channel.messages.iter().rev();
    let all: Vec<Value> = all
        .filter(|(ts, message)| {
            message.only_for.is_none() && message.in_channel() && within(ts, arguments)
        })
        .map(|(_, message)| shown(message, arguments))
        .collect();
    answer(all, arguments)
}

/// `conversations.replies`: the first message of the thread, then its replies, oldest first.
pub(super) fn replies(state: &mut State, arguments: &Arguments) -> Answer {
    let id = readable(state, arguments)?;
    let ts = arguments.need("ts")?;
    let found = state.message(&id, &ts).ok_or("thread_not_found")?;
    let root = found.reply_in().unwrap_or(&ts).to_owned();
    let channel = state.channel(&id).ok_or("channel_not_found")?;
    let all: Vec<Value> = channel
        .messages
        .iter()
        .filter(|(_, message)| message.only_for.is_none())
        .filter(|(ts, message)| {
            **ts == root || (message.reply_in() == Some(&root) && within(ts, arguments))
        })
        .map(|(_, message)| shown(message, arguments))
        .collect();
    answer(all, arguments)
}

fn answer(all: Vec<Value>, arguments: &Arguments) -> Answer {
    let page = page(all, arguments)?;
    let metadata = page.metadata();
    let more = !page.next.is_empty();
    let mut body = json!({ "messages": page.items, "has_more": more, "pin_count": 0 });
    if more {
        body["response_metadata"] = metadata;
    }
    Ok(said(body))
}
