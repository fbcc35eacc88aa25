//! `reactions.*`: the bot's own emoji under messages.

use serde_json::json;

use crate::sandbox::state::Reaction;
use crate::sandbox::state::State;

use super::Answer;
use super::Arguments;
use super::chat::channel;
use super::said;

fn change(state: &mut State, arguments: &Arguments, what: Reaction) -> Answer {
    let channel = channel(state, arguments)?;
    let place = state.channel(&channel).ok_or("channel_not_found")?;
    if place.archived {
        return Err("is_archived".into());
    }
    if !place.has(&state.bot.user) {
        return Err("not_in_channel".into());
    }
    let ts = arguments.need("timestamp")?;
    let name = arguments.need("name")?;
    let bot = state.bot.user.clone();
    state.react((&channel, &ts), &bot, &name, what)?;
    Ok(said(json!({})))
}

/// `reactions.add`
pub(super) fn add(state: &mut State, arguments: &Arguments) -> Answer {
    change(state, arguments, Reaction::Add)
}

/// `reactions.remove`
pub(super) fn remove(state: &mut State, arguments: &Arguments) -> Answer {
    change(state, arguments, Reaction::Remove)
}

/// `reactions.get`
pub(super) fn get(state: &mut State, arguments: &Arguments) -> Answer {
    let channel = channel(state, arguments)?;
    let ts = arguments.need("timestamp")?;
    let message = state.message(&channel, &ts).ok_or("message_not_found")?;
    Ok(said(
        json!({ "type": "message", "channel": channel, "message": message.body }),
    ))
}
