//! What every interaction tells the bot: who, where, and what lets it answer.

use serde_json::Value;
use serde_json::json;

use crate::sandbox::state::Author;
use crate::sandbox::state::Channel;
use crate::sandbox::state::Draft;
use crate::sandbox::state::State;

/// Returns the start of an interaction's payload.
pub(super) fn interaction(state: &mut State, kind: &str, user: &str) -> Value {
    let now = state.now;
    let handle = state.handle_of(user);
    json!({
        "type": kind,
        "user": { "id": user, "username": handle, "name": handle, "team_id": state.team.id },
        "api_app_id": state.bot.app,
        "token": "sandbox-verification-token",
        "trigger_id": state.passes.trigger(user, now),
        "team": { "id": state.team.id, "domain": state.team.domain },
        "enterprise": null,
        "is_enterprise_install": false,
    })
}

/// Returns where something happened.
pub(super) fn where_at(channel: &Channel) -> Value {
    json!({ "id": channel.id, "name": channel.payload_name() })
}

/// Returns a response address.
pub(super) fn response_url(state: &State, word: &str) -> String {
    format!("{}/respond/{word}", state.address)
}

/// Tells a member, and nobody else, that the bot did not answer.
pub(super) fn apologise(state: &mut State, channel: &str, user: &str, what: &str, word: &str) {
    let name = &state.bot.label;
    let text = format!(
        "{name} didn't respond: {what} failed with the error \"{word}\". Try again in a moment."
    );
    let mut draft = Draft::saying(channel, Author::Slackbot, &text);
    draft.only_for = Some(user.to_owned());
    state.post(draft);
}
