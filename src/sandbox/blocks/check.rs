//! What Slack accepts as blocks: types, required fields, lengths, counts, and names that differ.
//!
//! Refusals are worded and placed as Slack words and places them: `[ERROR] … [json-pointer:/blocks/0/text]`.

use std::collections::HashSet;

use serde_json::Value;

use super::check_element::check_element;

/// Where blocks shall stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a message.
    Message,
    /// In a modal or Home tab.
    View,
}

impl Place {
    /// Returns how many blocks fit.
    const fn most(self) -> usize {
        match self {
            Self::Message => 50,
            Self::View => 100,
        }
    }
}

/// What was found wrong.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<String>);

impl Faults {
    /// Notes something wrong at a place.
    pub(super) fn note(&mut self, at: &str, what: &str) {
        self.0.push(format!("[ERROR] {what} [json-pointer:{at}]"));
    }

    /// Returns everything noted.
    pub(super) fn into_messages(self) -> Vec<String> {
        self.0
    }

    /// Checks a text field that is a plain string.
    pub(super) fn string(&mut self, of: &Value, at: &str, name: &str, most: usize) {
        match of.get(name) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => self.length(text, &format!("{at}/{name}"), most),
            Some(_) => self.note(&format!("{at}/{name}"), "must be a string"),
        }
    }

    /// Checks that a text is neither empty nor too long.
    fn length(&mut self, text: &str, at: &str, most: usize) {
        if text.chars().count() > most {
            self.note(at, &format!("must be less than {} characters", most + 1));
        }
    }

    /// Checks a text object.
    pub(super) fn text(&mut self, of: &Value, at: &str, name: &str, want: Words) {
        let at = format!("{at}/{name}");
        let Some(text) = of.get(name).filter(|text| !text.is_null()) else {
            if want.required {
                self.note(&at, &format!("missing required field: {name}"));
            }
            return;
        };
        let kinds: &[&str] = if want.plain {
            &["plain_text"]
        } else {
            &["plain_text", "mrkdwn"]
        };
        let kind = text["type"].as_str().unwrap_or_default();
        if !kinds.contains(&kind) {
            self.note(&at, &format!("must be a {} object", kinds.join(" or ")));
            return;
        }
        match text["text"].as_str() {
            None => self.note(&format!("{at}/text"), "missing required field: text"),
            Some("") => self.note(&format!("{at}/text"), "must be more than 0 characters"),
            Some(words) => self.length(words, &format!("{at}/text"), want.most),
        }
    }

    /// Checks a list and returns it.
    pub(super) fn list<'a>(
        &mut self,
        of: &'a Value,
        at: &str,
        name: &str,
        counts: (usize, usize),
    ) -> &'a [Value] {
        let at = format!("{at}/{name}");
        let Some(all) = of.get(name).and_then(Value::as_array) else {
            self.note(&at, &format!("missing required field: {name}"));
            return &[];
        };
        if all.len() < counts.0 {
            self.note(&at, &format!("no less than {} items allowed", counts.0));
        }
        if all.len() > counts.1 {
            self.note(&at, &format!("no more than {} items allowed", counts.1));
        }
        all
    }
}

/// What a text object must be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    plain: bool,
    required: bool,
    most: usize,
}

impl Words {
    /// A required text that may have formatting.
    pub(super) const fn any(most: usize) -> Self {
        Self {
            plain: false,
            required: true,
            most,
        }
    }

    /// A required text without formatting.
    pub(super) const fn plain(most: usize) -> Self {
        Self {
            plain: true,
            required: true,
            most,
        }
    }

    /// The same, but it may be left out.
    pub(super) const fn optional(mut self) -> Self {
        self.required = false;
        self
    }
}

/// Returns everything wrong with blocks, nothing when Slack would take them.
pub(crate) fn check_blocks(blocks: &Value, place: Place, at: &str) -> Vec<String> {
    let mut faults = Faults::default();
    let Some(all) = blocks.as_array() else {
        faults.note(at, "must be an array");
        return faults.into_messages();
    };
    if all.len() > place.most() {
        faults.note(at, &format!("no more than {} items allowed", place.most()));
    }
    let mut names = HashSet::new();
    for (index, block) in all.iter().enumerate() {
        let at = format!("{at}/{index}");
        if !block.is_object() {
            faults.note(&at, "must be an object");
            continue;
        }
        faults.string(block, &at, "block_id", 255);
        if let Some(name) = block["block_id"].as_str().filter(|name| !name.is_empty())
            && !names.insert(name)
        {
            faults.note(&at, &format!("`block_id` {name} already exists"));
        }
        check_block(&mut faults, block, place, &at);
    }
    faults.into_messages()
}

fn check_block(faults: &mut Faults, block: &Value, place: Place, at: &str) {
    match block["type"].as_str().unwrap_or_default() {
        "section" => section(faults, block, at),
        "header" => faults.text(block, at, "text", Words::plain(150)),
        "divider" | "rich_text" | "video" | "table" | "context_actions" => {}
        "markdown" if place == Place::Message => faults.string(block, at, "text", 12_000),
        "file" if place == Place::Message => {}
        "image" => image(faults, block, at),
        "context" => context(faults, block, at),
        "actions" => actions(faults, block, at),
        "input" => input(faults, block, at),
        "" => faults.note(at, "missing required field: type"),
        other => faults.note(at, &format!("unsupported type: {other}")),
    }
}

fn section(faults: &mut Faults, block: &Value, at: &str) {
    if block.get("fields").is_none_or(Value::is_null) {
        faults.text(block, at, "text", Words::any(3_000));
    } else {
        faults.text(block, at, "text", Words::any(3_000).optional());
        let fields = faults.list(block, at, "fields", (1, 10));
        for (index, field) in fields.iter().enumerate() {
            let name = index.to_string();
            // A field is a text object at its own place in the list.
            let wrapped = serde_json::json!({ name.as_str(): field });
            faults.text(&wrapped, &format!("{at}/fields"), &name, Words::any(2_000));
        }
    }
    if let Some(accessory) = block.get("accessory").filter(|part| !part.is_null()) {
        check_element(faults, accessory, "section", &format!("{at}/accessory"));
    }
}

/// Checks an image block or element.
pub(super) fn image(faults: &mut Faults, image: &Value, at: &str) {
    let sources = ["image_url", "slack_file"];
    if !sources
        .iter()
        .any(|name| image.get(name).is_some_and(|given| !given.is_null()))
    {
        faults.note(at, "missing required field: image_url");
    }
    faults.string(image, at, "image_url", 3_000);
    if image["alt_text"].as_str().is_none() {
        faults.note(
            &format!("{at}/alt_text"),
            "missing required field: alt_text",
        );
    }
    faults.string(image, at, "alt_text", 2_000);
    faults.text(image, at, "title", Words::plain(2_000).optional());
}

fn context(faults: &mut Faults, block: &Value, at: &str) {
    let elements = faults.list(block, at, "elements", (1, 10));
    for (index, element) in elements.iter().enumerate() {
        let at = format!("{at}/elements/{index}");
        match element["type"].as_str().unwrap_or_default() {
            "image" => image(faults, element, &at),
            "plain_text" | "mrkdwn" => match element["text"].as_str() {
                None | Some("") => {
                    faults.note(&format!("{at}/text"), "must be more than 0 characters");
                }
                Some(_) => faults.string(element, &at, "text", 3_000),
            },
            other => faults.note(&at, &format!("unsupported type: {other}")),
        }
    }
}

fn actions(faults: &mut Faults, block: &Value, at: &str) {
    let elements = faults.list(block, at, "elements", (1, 25));
    let mut names = HashSet::new();
    for (index, element) in elements.iter().enumerate() {
        let at = format!("{at}/elements/{index}");
        check_element(faults, element, "actions", &at);
        if let Some(name) = element["action_id"].as_str()
            && !names.insert(name)
        {
            let block_id = block["block_id"].as_str().unwrap_or_default();
            faults.note(
                &at,
                &format!("`action_id` {name} already exists for block_id {block_id}"),
            );
        }
    }
}

fn input(faults: &mut Faults, block: &Value, at: &str) {
    faults.text(block, at, "label", Words::plain(2_000));
    faults.text(block, at, "hint", Words::plain(2_000).optional());
    match block.get("element").filter(|element| element.is_object()) {
        Some(element) => check_element(faults, element, "input", &format!("{at}/element")),
        None => faults.note(&format!("{at}/element"), "missing required field: element"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Checks one block; `want` is the only refusal, or nothing.
    #[track_caller]
    fn check(block: &Value, want: &str) {
        let said = check_blocks(&json!([block]), Place::Message, "/blocks").join("; ");
        let want = if want.is_empty() {
            String::new()
        } else {
            format!("[ERROR] {want}")
        };
        assert_eq!(said, want);
    }

    fn plain(length: usize) -> Value {
        json!({ "type": "plain_text", "text": "é".repeat(length) })
    }

    fn marked(length: usize) -> Value {
        json!({ "type": "mrkdwn", "text": "é".repeat(length) })
    }

    fn button(more: &Value) -> Value {
        let mut button = json!({ "type": "button", "action_id": "a", "text": plain(75) });
        button
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().cloned().unwrap());
        button
    }

    fn with(element: &Value) -> Value {
        json!({ "type": "actions", "elements": [element] })
    }

    fn options(count: usize) -> Vec<Value> {
        (0..count)
            .map(|number| json!({ "text": plain(75), "value": number.to_string() }))
            .collect()
    }

    #[test]
    fn texts_may_be_so_long_and_no_longer() {
        check(&json!({ "type": "section", "text": marked(3_000) }), "");
        check(
            &json!({ "type": "section", "text": marked(3_001) }),
            "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
        );
        check(
            &json!({ "type": "section", "text": marked(0) }),
            "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
        );
        check(&json!({ "type": "section", "fields": [marked(2_000)] }), "");
        check(
            &json!({ "type": "section", "fields": [marked(2_001)] }),
            "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
        );
        check(&json!({ "type": "header", "text": plain(150) }), "");
        check(
            &json!({ "type": "header", "text": plain(151) }),
            "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
        );
        check(
            &json!({ "type": "header", "text": marked(9) }),
            "must be a plain_text object [json-pointer:/blocks/0/text]",
        );
        check(
            &with(&button(&json!({ "text": plain(76) }))),
            "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
        );
        check(&with(&button(&json!({ "value": "x".repeat(2_000) }))), "");
        check(
            &with(&button(&json!({ "value": "x".repeat(2_001) }))),
            "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
        );
        check(
            &with(&button(&json!({ "action_id": "x".repeat(256) }))),
            "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
        );
    }

    #[test]
    fn lists_may_be_so_long_and_no_longer() {
        let buttons = |count: usize| -> Vec<Value> {
            (0..count)
                .map(|number| button(&json!({ "action_id": number.to_string() })))
                .collect()
        };
        check(&json!({ "type": "actions", "elements": buttons(25) }), "");
        check(
            &json!({ "type": "actions", "elements": buttons(26) }),
            "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
        );
        check(
            &json!({ "type": "actions", "elements": [] }),
            "no less than 1 items allowed [json-pointer:/blocks/0/elements]",
        );
        check(
            &json!({ "type": "context", "elements": vec![marked(1); 11] }),
            "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
        );
        let of = |kind: &str, count: usize| {
            with(&json!({ "type": kind, "action_id": "a", "options": options(count) }))
        };
        check(&of("static_select", 100), "");
        check(
            &of("static_select", 101),
            "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
        );
        check(&of("overflow", 5), "");
        check(
            &of("overflow", 6),
            "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
        );
        check(
            &of("checkboxes", 11),
            "no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]",
        );
        let many = |count| vec![json!({ "type": "divider" }); count];
        let wrong = |count, place| check_blocks(&Value::Array(many(count)), place, "/blocks");
        assert_eq!(wrong(50, Place::Message), [] as [&str; 0]);
        assert_eq!(
            wrong(51, Place::Message),
            ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]
        );
        assert_eq!(wrong(100, Place::View), [] as [&str; 0]);
        assert_eq!(
            wrong(101, Place::View),
            ["[ERROR] no more than 100 items allowed [json-pointer:/blocks]"]
        );
    }

    #[test]
    fn names_must_differ_where_slack_needs_them_to() {
        let two = json!({ "type": "actions", "block_id": "row", "elements": [button(&json!({})), button(&json!({}))] });
        check(
            &two,
            "`action_id` a already exists for block_id row [json-pointer:/blocks/0/elements/1]",
        );
        let row = |name: &str| json!({ "type": "section", "block_id": name, "text": marked(1), "accessory": button(&json!({})) });
        assert_eq!(
            check_blocks(&json!([row("1"), row("2")]), Place::Message, ""),
            [] as [&str; 0]
        );
        assert_eq!(
            check_blocks(&json!([row("1"), row("1")]), Place::Message, ""),
            ["[ERROR] `block_id` 1 already exists [json-pointer:/1]"]
        );
    }

    #[test]
    fn what_is_missing_or_unknown_is_named() {
        check(
            &json!({ "type": "section" }),
            "missing required field: text [json-pointer:/blocks/0/text]",
        );
        check(
            &json!({ "type": "poem" }),
            "unsupported type: poem [json-pointer:/blocks/0]",
        );
        check(
            &json!({}),
            "missing required field: type [json-pointer:/blocks/0]",
        );
        check(
            &json!("words"),
            "must be an object [json-pointer:/blocks/0]",
        );
        check(
            &json!({ "type": "image", "image_url": "https://a.example/b.png" }),
            "missing required field: alt_text [json-pointer:/blocks/0/alt_text]",
        );
        check(
            &json!({ "type": "input", "label": plain(1) }),
            "missing required field: element [json-pointer:/blocks/0/element]",
        );
        check(
            &with(&button(&json!({ "style": "loud" }))),
            "must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]",
        );
        check(
            &with(&json!({ "type": "plain_text_input", "action_id": "a" })),
            "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0]",
        );
        check(
            &with(&json!({ "type": "datepicker", "initial_date": "2026-02-30" })),
            "must be a date in the form YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]",
        );
        let chosen = json!({ "type": "radio_buttons", "options": options(2), "initial_option": options(3)[2] });
        check(
            &with(&chosen),
            "initial_option must match one of the provided options [json-pointer:/blocks/0/elements/0]",
        );
        let confirm =
            json!({ "title": plain(1), "text": marked(1), "confirm": plain(31), "deny": plain(1) });
        check(
            &with(&button(&json!({ "confirm": confirm }))),
            "must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/confirm/text]",
        );
    }
}
