//! Finding the parts of blocks that people can use, and giving each a name.

use std::collections::HashSet;

use serde_json::Value;

/// A part that can be used.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The block it stands in.
    pub(crate) block: Value,
    /// The part itself.
    pub(crate) element: Value,
}

impl Found {
    /// Returns the name of its block.
    pub(crate) fn block_id(&self) -> &str {
        self.block["block_id"].as_str().unwrap_or_default()
    }

    /// Returns its own name.
    pub(crate) fn action_id(&self) -> &str {
        self.element["action_id"].as_str().unwrap_or_default()
    }

    /// Returns its type.
    pub(crate) fn kind(&self) -> &str {
        self.element["type"].as_str().unwrap_or_default()
    }

    /// Returns whether using it tells the bot at once.
    pub(crate) fn dispatches(&self) -> bool {
        self.block["type"] != "input" || self.block["dispatch_action"] == true
    }

    /// Returns whether its value is needed to submit.
    pub(crate) fn required(&self) -> bool {
        self.block["type"] == "input" && self.block["optional"] != true
    }
}

/// Returns the keys under which a block keeps parts that can be used.
fn parts_of(block: &Value) -> Vec<&Value> {
    match block["type"].as_str().unwrap_or_default() {
        "section" => block.get("accessory").into_iter().collect(),
        "input" => block.get("element").into_iter().collect(),
        "actions" | "context_actions" => {
            block["elements"].as_array().into_iter().flatten().collect()
        }
        _ => Vec::new(),
    }
}

/// Returns every part that can be used, in reading order.
pub(crate) fn usable(blocks: &Value) -> Vec<Found> {
    let all = blocks.as_array().into_iter().flatten();
    all.flat_map(|block| {
        let parts = parts_of(block).into_iter();
        parts
            .filter(|part| part["type"] != "image")
            .map(|part| Found {
                block: block.clone(),
                element: part.clone(),
            })
    })
    .collect()
}

/// Returns the parts of input blocks.
pub(crate) fn inputs(blocks: &Value) -> Vec<Found> {
    let mut all = usable(blocks);
    all.retain(|found| found.block["type"] == "input");
    all
}

/// Finds a part by its name, its block's name when given, and a button also by its value when several are called so.
pub(crate) fn find(
    blocks: &Value,
    action_id: &str,
    block_id: Option<&str>,
    value: Option<&str>,
) -> Option<Found> {
    let mut called = usable(blocks);
    called.retain(|found| {
        found.action_id() == action_id && block_id.is_none_or(|id| found.block_id() == id)
    });
    let exact = value.and_then(|value| {
        called
            .iter()
            .position(|found| found.kind() == "button" && found.element["value"] == value)
    });
    let only_buttons = called.iter().all(|found| found.kind() == "button");
    match exact {
        Some(place) => Some(called.swap_remove(place)),
        // Asking for a value that no button has is a mistake worth hearing about.
        None if value.is_some() && only_buttons => None,
        None => called.into_iter().next(),
    }
}

/// Gives every block and usable part without a name one, as Slack does.
pub(crate) fn name_all(blocks: &mut Value, mut next: impl FnMut() -> u64) {
    let Some(all) = blocks.as_array_mut() else {
        return;
    };
    let taken: HashSet<String> = all
        .iter()
        .filter_map(|block| block["block_id"].as_str().map(str::to_owned))
        .collect();
    for block in all {
        if !block.is_object() {
            continue;
        }
        if block["block_id"].as_str().is_none_or(str::is_empty) {
            let mut id = format!("b{:x}", next());
            while taken.contains(&id) {
                id = format!("b{:x}", next());
            }
            block["block_id"] = id.into();
        }
        for key in ["accessory", "element"] {
            if let Some(part) = block.get_mut(key) {
                name_part(part, &mut next);
            }
        }
        let interactive = matches!(block["type"].as_str(), Some("actions" | "context_actions"));
        if let Some(parts) = block.get_mut("elements").filter(|_| interactive) {
            for part in parts.as_array_mut().into_iter().flatten() {
                name_part(part, &mut next);
            }
        }
    }
}

fn name_part(part: &mut Value, next: &mut impl FnMut() -> u64) {
    let nameless = part["action_id"].as_str().is_none_or(str::is_empty);
    if part.is_object() && part["type"] != "image" && nameless {
        part["action_id"] = format!("a{:x}", next()).into();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rows() -> Value {
        let row = |value: &str| {
            json!({ "type": "section", "text": { "type": "mrkdwn", "text": value },
                "accessory": { "type": "button", "action_id": "kept", "value": value,
                    "text": { "type": "plain_text", "text": "Kept" } } })
        };
        json!([row("1"), row("2")])
    }

    #[test]
    fn buttons_of_one_name_are_told_apart_by_their_value() {
        let found = find(&rows(), "kept", None, Some("2")).unwrap();
        assert_eq!(found.element["value"], "2");
        assert_eq!(
            find(&rows(), "kept", None, None).unwrap().element["value"],
            "1"
        );
        assert!(find(&rows(), "kept", None, Some("3")).is_none());
        assert!(find(&rows(), "lost", None, None).is_none());
    }

    #[test]
    fn nameless_blocks_are_given_names_that_nobody_has() {
        let mut blocks = json!([{ "type": "divider" }, { "type": "divider", "block_id": "b1" }]);
        let mut number = 0;
        name_all(&mut blocks, || {
            number += 1;
            number
        });
        assert_eq!(blocks[0]["block_id"], "b2");
        assert_eq!(blocks[1]["block_id"], "b1");
    }
}
