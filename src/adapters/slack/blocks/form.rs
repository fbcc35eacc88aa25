//! A form to a modal view.

use serde_json::Value;
use serde_json::json;

use super::VIEW_BLOCKS;
use super::control;
use super::inert;
use super::marked_up;
use super::mrkdwn;
use super::plain_text;
use crate::view::Choice;
use crate::view::Field;
use crate::view::FieldKind;
use crate::view::Form;

/// Longest title, and longest words on the buttons.
const MOST_TITLE: usize = 24;

/// Longest question and longest fine print below it.
const MOST_QUESTION: usize = 2_000;

/// Longest text of the introduction.
const MOST_INTRO: usize = 3_000;

/// Longest words that can be typed, and so that can stand there already.
const MOST_WORDS: usize = 3_000;

/// Most choices that Slack shows as boxes to tick; more become a list.
const MOST_BOXES: usize = 10;

/// Most choices of a list.
const MOST_CHOICES: usize = 100;

/// Longest name of a field.
const MOST_ID: usize = 255;

/// Draws a form; `metadata` comes back with the answers.
pub fn modal(form: &Form, metadata: &str) -> Value {
    let mut blocks: Vec<Value> = form
        .intro
        .iter()
        .filter_map(|intro| mrkdwn::piece(intro, MOST_INTRO))
        .map(|piece| json!({ "type": "section", "text": marked_up(&piece) }))
        .collect();
    blocks.extend(form.fields.iter().filter_map(question));
    blocks.truncate(VIEW_BLOCKS);
    let button = |words: &str, otherwise: &str| {
        plain_text(words, MOST_TITLE).or_else(|| plain_text(otherwise, MOST_TITLE))
    };
    let mut view = json!({
        "type": "modal",
        "callback_id": form.name,
        "title": button(&form.title, "Goodword"),
        "close": button("Cancel", "Cancel"),
        "private_metadata": metadata,
        "blocks": blocks,
    });
    if !form.fields.is_empty() {
        view["submit"] = button(&form.send, "Send").unwrap_or_default();
    }
    view
}

fn question(field: &Field) -> Option<Value> {
    let fits = !field.id.is_empty() && inert::length(&field.id) <= MOST_ID;
    let label = plain_text(&field.label, MOST_QUESTION);
    let element = element(field);
    let (true, Some(label), Some(element)) = (fits, label, element) else {
        control::left_out("a question that cannot be asked");
        return None;
    };
    let mut block = json!({
        "type": "input",
        "block_id": field.id,
        "label": label,
        "optional": field.optional,
        "element": element,
    });
    let hint = field.hint.as_deref();
    if let Some(hint) = hint.and_then(|hint| plain_text(hint, MOST_QUESTION)) {
        block["hint"] = hint;
    }
    Some(block)
}

fn element(field: &Field) -> Option<Value> {
    let mut drawn = match &field.kind {
        FieldKind::Words { value, long } => words(value, *long),
        FieldKind::Choice { choices, chosen } => one_of(choices, chosen.as_deref())?,
        FieldKind::Choices { choices, chosen } => some_of(choices, chosen)?,
        FieldKind::Date(chosen) => control::picked(false, chosen.as_deref()),
        FieldKind::TimeOfDay(chosen) => control::picked(true, chosen.as_deref()),
        FieldKind::Person(chosen) => {
            let mut drawn = json!({ "type": "users_select" });
            if let Some(member) = chosen.as_deref().filter(|member| !member.is_empty()) {
                drawn["initial_user"] = member.into();
            }
            drawn
        }
    };
    drawn["action_id"] = field.id.as_str().into();
    Some(drawn)
}

fn words(value: &str, long: bool) -> Value {
    let mut drawn = json!({
        "type": "plain_text_input",
        "multiline": long,
        "max_length": MOST_WORDS,
    });
    let value = inert::cut(value, MOST_WORDS);
    if !value.is_empty() {
        drawn["initial_value"] = value.into();
    }
    drawn
}

fn one_of(choices: &[Choice], value: Option<&str>) -> Option<Value> {
    let options = control::draw_choices(choices, MOST_CHOICES);
    if options.is_empty() {
        return None;
    }
    let mut drawn = json!({ "type": "static_select" });
    if let Some(chosen) = control::chosen(&options, value) {
        drawn["initial_option"] = chosen;
    }
    drawn["options"] = options.into();
    Some(drawn)
}

fn some_of(choices: &[Choice], values: &[String]) -> Option<Value> {
    let options = control::draw_choices(choices, MOST_CHOICES);
    if options.is_empty() {
        return None;
    }
    let kind = if options.len() <= MOST_BOXES {
        "checkboxes"
    } else {
        "multi_static_select"
    };
    let mut drawn = json!({ "type": kind });
    let chosen: Vec<Value> = values
        .iter()
        .filter_map(|value| control::chosen(&options, Some(value)))
        .collect();
    // Slack refuses an empty list here.
    if !chosen.is_empty() {
        drawn["initial_options"] = chosen.into();
    }
    drawn["options"] = options.into();
    Some(drawn)
}
