//! Cards, forms and texts to Block Kit: what Slack allows, and nothing live that a person did not mean.
//!
//! Slack refuses a whole message for one thing too long. So everything is cut with an ellipsis, split, or, where
//! a cut would change its meaning (a value), left out and logged.

mod card;
mod control;
mod form;
mod inert;
mod mrkdwn;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::view::Card;

pub(super) use control::plain_action;
pub use form::modal;
pub(super) use inert::turns_text;

/// Most blocks of a message.
const MESSAGE_BLOCKS: usize = 50;

/// Most blocks of a form or a Home tab.
const VIEW_BLOCKS: usize = 100;

/// Longest private metadata of a form.
pub(super) const MOST_METADATA: usize = 3_000;

/// Longest summary. Slack cuts far later, but a notification shows one line.
const MOST_SUMMARY: usize = 1_000;

/// A card as Slack takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// For notifications and screen readers.
    pub text: String,
    /// What is shown.
    pub blocks: Vec<Value>,
}

impl Message {
    /// Returns the fields of a new message: no blocks when there are none.
    pub(super) fn sparse(self) -> Map<String, Value> {
        let mut body = self.whole();
        if body.get("blocks") == Some(&Value::Array(Vec::new())) {
            body.remove("blocks");
        }
        body
    }

    /// Returns the fields of a message that takes another's place: blocks even when there are none, so that the
    /// old ones go.
    pub(super) fn whole(self) -> Map<String, Value> {
        let mut body = Map::new();
        body.insert("text".into(), self.text.into());
        body.insert("blocks".into(), self.blocks.into());
        body
    }
}

/// Draws a card as a message.
pub fn message(card: &Card) -> Message {
    Message {
        text: summary(&card.summary),
        blocks: card::blocks(card, MESSAGE_BLOCKS),
    }
}

/// Draws a card as a person's Home tab.
pub fn home(card: &Card) -> Value {
    json!({ "type": "home", "blocks": card::blocks(card, VIEW_BLOCKS) })
}

fn summary(words: &str) -> String {
    let line = inert::one_line(words);
    inert::escaped(&inert::cut(&line, MOST_SUMMARY))
}

/// Returns words as Slack's plain text; `None` when nothing is left of them.
fn plain_text(words: &str, most: usize) -> Option<Value> {
    let words = inert::cut(inert::one_line(words).trim(), most);
    if words.is_empty() {
        return None;
    }
    Some(json!({ "type": "plain_text", "text": words, "emoji": true }))
}

/// Returns marked-up words as Slack's text: names and addresses in them stay as they are written.
fn marked_up(words: &str) -> Value {
    json!({ "type": "mrkdwn", "text": words, "verbatim": true })
}
