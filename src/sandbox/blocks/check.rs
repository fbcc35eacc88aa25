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
