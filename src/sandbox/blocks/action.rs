//! The entry of `actions` that tells the bot what somebody pressed or chose.

use serde_json::Value;

use super::Found;
use super::Given;

/// Returns Slack's action object for using a part, with what was given to it.
pub(crate) fn action(found: &Found, given: Option<&Given>, stamp: &str) -> Value {
    let mut action = serde_json::json!({
        "type": found.kind(),
        "action_id": found.action_id(),
        "block_id": found.block_id(),
    });
    for name in [
        "text",
        "value",
        "style",
        "url",
        "placeholder",
        "confirm",
        "initial_option",
        "initial_options",
        "initial_date",
        "initial_time",
    ] {
        if let Some(kept) = found.element.get(name) {
            action[name] = kept.clone();
        }
    }
    if let Some(given) = given {
        action[given.field] = given.value.clone();
    }
    action["action_ts"] = stamp.into();
    action
}
