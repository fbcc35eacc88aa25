//! A card to blocks, top to bottom.

use serde_json::Value;
use serde_json::json;

use super::control;
use super::control::Actions;
use super::inert;
use super::marked_up;
use super::mrkdwn;
use super::plain_text;
use crate::view::Card;
use crate::view::Control;
use crate::view::Part;
use crate::view::Text;

/// Longest text of a section.
const MOST_SECTION: usize = 3_000;

/// Into how many sections one paragraph may be split; the rest is cut with an ellipsis.
const MOST_SECTIONS: usize = 3;

/// Longest heading.
const MOST_HEADING: usize = 150;

/// Most fields of a section, and the longest of them.
const MOST_FIELDS: usize = 10;
const MOST_FIELD: usize = 2_000;

/// Longest fine print.
const MOST_SMALL: usize = 2_000;

/// Most controls in a row.
const MOST_CONTROLS: usize = 25;

/// Longest words to copy. Slack names no limit; this is what a section may have.
const MOST_COPYABLE: usize = 3_000;

/// Draws a card in at most `most` blocks.
pub(super) fn blocks(card: &Card, most: usize) -> Vec<Value> {
    let mut actions = Actions::default();
    let mut drawn = Vec::new();
    for part in &card.parts {
        draw(part, &mut actions, &mut drawn);
    }
    if drawn.len() > most {
        control::left_out("more parts than fit");
        drawn.truncate(most.saturating_sub(1));
        drawn.push(small("There is more than fits here."));
    }
    drawn
}

fn draw(part: &Part, actions: &mut Actions, drawn: &mut Vec<Value>) {
    match part {
        Part::Heading(words) => drawn.extend(
            plain_text(words, MOST_HEADING).map(|words| json!({ "type": "header", "text": words })),
        ),
        Part::Words(text) => drawn.extend(
            mrkdwn::pieces(text, MOST_SECTION, MOST_SECTIONS)
                .iter()
                .map(|piece| section(piece)),
        ),
        Part::Row(text, control) => row(text, control, actions, drawn),
        Part::Fields(texts) => fields(texts, drawn),
        Part::Copyable(words) => drawn.extend(copyable(words)),
        Part::Small(text) => {
            drawn.extend(mrkdwn::piece(text, MOST_SMALL).map(|piece| small(&piece)));
        }
        Part::Divider => drawn.push(json!({ "type": "divider" })),
        Part::Controls(controls) => row_of(controls, actions, drawn),
    }
}

fn section(piece: &str) -> Value {
    json!({ "type": "section", "text": marked_up(piece) })
}

fn small(piece: &str) -> Value {
    json!({ "type": "context", "elements": [marked_up(piece)] })
}

fn row(text: &Text, control: &Control, actions: &mut Actions, drawn: &mut Vec<Value>) {
    let control_drawn = control::draw(control, actions);
    match (mrkdwn::piece(text, MOST_SECTION), control_drawn) {
        (Some(piece), Some(control)) => {
            let mut section = section(&piece);
            section["accessory"] = control;
            drawn.push(section);
        }
        (Some(piece), None) => drawn.push(section(&piece)),
        (None, Some(control)) => {
            drawn.push(json!({ "type": "actions", "elements": [control] }));
        }
        (None, None) => {}
    }
}

fn fields(texts: &[Text], drawn: &mut Vec<Value>) {
    let fields: Vec<Value> = texts
        .iter()
        .filter_map(|text| mrkdwn::piece(text, MOST_FIELD))
        .map(|piece| marked_up(&piece))
        .collect();
    drawn.extend(
        fields
            .chunks(MOST_FIELDS)
            .map(|fields| json!({ "type": "section", "fields": fields })),
    );
}

fn row_of(controls: &[Control], actions: &mut Actions, drawn: &mut Vec<Value>) {
    let controls: Vec<Value> = controls
        .iter()
        .filter_map(|control| control::draw(control, actions))
        .collect();
    drawn.extend(
        controls
            .chunks(MOST_CONTROLS)
            .map(|controls| json!({ "type": "actions", "elements": controls })),
    );
}

/// Draws words to copy: letters without any markup, so that backticks and brackets in them are just that.
fn copyable(words: &str) -> Option<Value> {
    let words: String = words
        .replace("\r\n", "\n")
        .chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'))
        .filter(|letter| !inert::turns_text(*letter))
        .collect();
    let words = inert::cut(words.trim_end(), MOST_COPYABLE);
    (!words.trim().is_empty()).then(|| {
        json!({
            "type": "rich_text",
            "elements": [{
                "type": "rich_text_preformatted",
                "elements": [{ "type": "text", "text": words }],
            }],
        })
    })
}
