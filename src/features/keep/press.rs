//! The feature, and the answers to its question. Every value comes from a person's machine and is checked.

use jiff::Timestamp;

use super::cards;
use crate::chat::Heard;
use crate::chat::What;
use crate::features::Context;
use crate::features::Feature;
use crate::features::Outcome;
use crate::features::promise::Desk;
use crate::features::promise::about_mine;
use crate::features::promise::kept_card;
use crate::features::promise::not_found_card;
use crate::features::promise::stale_card;
use crate::promises::Event;
use crate::store::StoreError;

/// The feature.
pub(crate) struct Keep;

impl Feature for Keep {
    fn name(&self) -> &'static str {
        "keep"
    }

    fn hear(&self, context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
        let What::Press { action, value, .. } = &heard.what else {
            return Ok(None);
        };
        let desk = Desk::of(context, heard)?;
        match action.split('.').nth(1) {
            Some("yes") => kept(&desk, value).map(Some),
            Some("not_yet") => Ok(Some(desk.show(cards::stays_open()))),
            _ => Ok(Some(desk.show(stale_card()))),
        }
    }
}

/// Marks a promise kept, as of the moment of the message.
fn kept(desk: &Desk<'_>, value: &str) -> Result<Outcome, StoreError> {
    let (number, moment) = value.split_once('/').unwrap_or((value, ""));
    let Some(promise) = about_mine(desk, number)? else {
        return Ok(desk.show(not_found_card()));
    };
    let then = moment
        .parse()
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .unwrap_or(desk.now());
    desk.apply(&promise, &Event::KeptAt(then), |kept| {
        kept_card(kept, desk.now())
    })
}
