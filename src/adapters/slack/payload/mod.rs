//! Slack's raw JSON to [`Heard`](crate::chat::Heard): what was said, by whom, where.
//!
//! Reads the JSON itself, because slack-morphism's types drop fields. Every payload is either understood, set
//! aside on purpose by a kind that can be counted, or malformed. Nothing here asks Slack anything: names, zones
//! and the kind of a conversation come later.

mod command;
mod draft;
mod event;
mod fields;
mod interactive;
mod message;
mod press;
mod submission;

pub use draft::Draft;
pub use draft::Me;
pub use draft::Reading;
pub use draft::Spot;
pub use draft::Stale;
pub use draft::Who;
pub use event::stale;
pub(super) use press::MODAL_MARK;
pub(super) use submission::Carried;

use serde_json::Value;

/// Reads one delivery: `kind` is the envelope's type (`events_api`, `slash_commands`, `interactive`).
pub fn read(kind: &str, payload: &Value, me: &Me) -> Reading {
    match kind {
        "events_api" => event::read(payload, me),
        "slash_commands" => command::read(payload, me),
        "interactive" => interactive::read(payload, me),
        other => Reading::aside("envelope", other),
    }
}
