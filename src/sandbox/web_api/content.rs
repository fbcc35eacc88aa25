//! What a message says: text, blocks, attachments, metadata, checked as Slack checks them.

use serde_json::Map;
use serde_json::Value;

use crate::sandbox::blocks;
use crate::sandbox::blocks::Place;
use crate::sandbox::blocks::check_blocks;
use crate::sandbox::state::State;

use super::Arguments;
use super::Problem;

/// How long a text may be.
const LONGEST_TEXT: usize = 40_000;
/// How many attachments a message may have.
const MOST_ATTACHMENTS: usize = 100;
/// How large metadata may be, in bytes.
const LARGEST_METADATA: usize = 16_000;

/// What a message says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Content {
    /// The fields given, checked.
    pub(crate) body: Map<String, Value>,
    /// What goes along unseen.
    pub(crate) metadata: Option<Value>,
}

impl Content {
    /// Returns whether there is nothing to show.
    pub(crate) fn is_empty(&self) -> bool {
        !["text", "blocks", "attachments"].iter().any(|name| {
            let given = self.body.get(*name);
            given.is_some_and(|given| {
                given.as_str() != Some("") && given.as_array().is_none_or(|all| !all.is_empty())
            })
        })
    }
}

/// Reads and checks what a message says; fields not given are left out.
pub(crate) fn content(state: &mut State, arguments: &Arguments) -> Result<Content, Problem> {
    let mut body = Map::new();
    if let Some(text) = arguments.text("text") {
        if text.chars().count() > LONGEST_TEXT {
            return Err("msg_too_long".into());
        }
        body.insert("text".to_owned(), text.into());
    }
    let given = arguments
        .json("blocks")
        .map_err(|_| Problem::new("invalid_blocks_format"))?;
    if let Some(mut given) = given {
        let messages = check_blocks(&given, Place::Message, "/blocks");
        if !messages.is_empty() {
            return Err(Problem::with("invalid_blocks", messages));
        }
        blocks::name_all(&mut given, || state.next_number());
        body.insert("blocks".to_owned(), given);
    }
    let given = arguments
        .json("attachments")
        .map_err(|_| Problem::new("invalid_attachments"))?;
    if let Some(given) = given {
        let all = given.as_array().ok_or("invalid_attachments")?;
        if all.len() > MOST_ATTACHMENTS {
            return Err("too_many_attachments".into());
        }
        body.insert("attachments".to_owned(), given);
    }
    let metadata = metadata(arguments)?;
    Ok(Content { body, metadata })
}

fn metadata(arguments: &Arguments) -> Result<Option<Value>, Problem> {
    let wrong = || Problem::new("invalid_metadata_format");
    let Some(given) = arguments.json("metadata").map_err(|_| wrong())? else {
        return Ok(None);
    };
    if given["event_type"].as_str().is_none_or(str::is_empty) || !given["event_payload"].is_object()
    {
        return Err(wrong());
    }
    if given.to_string().len() > LARGEST_METADATA {
        return Err("metadata_too_large".into());
    }
    Ok(Some(given))
}
