//! What the bot posted: nothing in it may call anybody because a person's words did.

use serde_json::Value;
use serde_json::json;

/// What would be live in Slack, when it stands in text that Slack reads.
const LIVE: &[&str] = &[
    "<!channel",
    "<!here",
    "<!everyone",
    "<!subteam",
    "<@U0SAM",
    "<#C0BILLING",
    "<http://evil.example",
    "<https://evil.example",
    "<mailto:",
];

/// Arguments that Slack hands back to the bot, or shows only in a field to type in: never read as markup.
const OPAQUE: &[&str] = &[
    "value",
    "private_metadata",
    "metadata",
    "initial_value",
    "trigger_id",
];

/// Returns everything live in the calls the bot made, each with where it stands.
pub(crate) fn live(calls: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for call in calls["calls"].as_array().unwrap() {
        let method = call["method"].as_str().unwrap();
        let arguments = &call["arguments"];
        for parse in ["link_names", "parse"] {
            if !matches!(
                arguments[parse].as_str(),
                None | Some("none" | "0" | "false")
            ) || arguments[parse] == json!(true)
            {
                found.push(format!("{method}: {parse} makes names live"));
            }
        }
        look(arguments, method, &mut found);
    }
    found
}

fn look(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            // Blocks may travel as a string in a form.
            if let Some(inner) = serde_json::from_str::<Value>(text)
                .ok()
                .filter(|inner| inner.is_array() || inner.is_object())
            {
                return look(&inner, at, found);
            }
            for mark in LIVE.iter().filter(|mark| text.contains(**mark)) {
                found.push(format!("{at}: {mark} in {text:?}"));
            }
        }
        Value::Array(all) => all.iter().for_each(|inner| look(inner, at, found)),
        Value::Object(all) => {
            let kind = all.get("type").and_then(Value::as_str).unwrap_or_default();
            let rich = match kind {
                "broadcast" | "usergroup" => true,
                "user" => all.get("user_id") == Some(&json!("U0SAM")),
                "channel" => all.get("channel_id") == Some(&json!("C0BILLING")),
                "link" => all
                    .get("url")
                    .is_some_and(|url| url.to_string().contains("evil.example")),
                _ => false,
            };
            // Slack shows these to the letter.
            let literal = matches!(kind, "text" | "plain_text");
            if rich {
                found.push(format!("{at}: a live {kind}"));
            }
            for (name, inner) in all.iter().filter(|(name, _)| {
                !(OPAQUE.contains(&name.as_str()) || literal && *name == "text")
            }) {
                look(inner, &format!("{at}.{name}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_live_mention_in_a_call_is_found_wherever_it_stands() {
    let call = |arguments: Value| json!({ "calls": [{ "method": "m", "arguments": arguments }] });
    for arguments in [
        json!({ "text": "<!channel> hi" }),
        json!({ "blocks": [{ "type": "section", "text": { "type": "mrkdwn", "text": "a <@U0SAM>" } }] }),
        json!({ "blocks": "[{\"text\":{\"text\":\"<#C0BILLING|x>\"}}]" }),
        json!({ "view": { "blocks": [{ "elements": [{ "type": "broadcast", "range": "here" }] }] } }),
        json!({ "text": "@here", "link_names": true }),
    ] {
        assert_eq!(live(&call(arguments.clone())).len(), 1, "{arguments}");
    }
    let inert =
        json!({ "text": "@\u{2060}channel &lt;!channel&gt;", "private_metadata": "<@U0SAM>" });
    assert_eq!(live(&call(inert)), Vec::<String>::new());
}
