//! What Slack accepts as a modal or Home tab.

use serde_json::Value;

use super::check::Faults;
use super::check::Place;
use super::check::Words;
use super::check::check_blocks;

/// Returns everything wrong with a view of type `want`, nothing when Slack would take it.
pub(crate) fn check_view(view: &Value, want: &str) -> Vec<String> {
    let mut faults = Faults::default();
    let at = "/view";
    if !view.is_object() {
        faults.note(at, "must be an object");
        return faults.into_messages();
    }
    if view["type"] != want {
        let what = format!("must be of type {want}");
        faults.note(&format!("{at}/type"), &what);
    }
    if want == "modal" {
        faults.text(view, at, "title", Words::plain(24));
        faults.text(view, at, "submit", Words::plain(24).optional());
        faults.text(view, at, "close", Words::plain(24).optional());
        let blocks = view["blocks"].as_array();
        let asks = blocks.is_some_and(|all| all.iter().any(|block| block["type"] == "input"));
        if asks && view.get("submit").is_none_or(Value::is_null) {
            faults.note(
                &format!("{at}/submit"),
                "missing required field: submit, because there is an input block",
            );
        }
    }
    faults.string(view, at, "private_metadata", 3_000);
    faults.string(view, at, "callback_id", 255);
    faults.string(view, at, "external_id", 255);
    let mut messages = faults.into_messages();
    let blocks = view.get("blocks").unwrap_or(&Value::Null);
    messages.extend(check_blocks(blocks, Place::View, "/view/blocks"));
    messages
}
