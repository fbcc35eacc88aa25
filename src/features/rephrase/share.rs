//! Sharing a wording: pressed, filled in, checked, and put on its way at most once.
//!
//! What a button or a form brings back comes from a person's machine; it is posted as that person's words
//! and as nothing else.

use super::cards;
use super::cards::MOST_CARRIED;
use super::hear::may_share;
use super::hear::refuse;
use crate::chat::Heard;
use crate::chat::Outbound;
use crate::chat::Recipient;
use crate::chat::Reply;
use crate::chat::What;
use crate::features::Context;
use crate::features::Outcome;
use crate::phrases::BLANK;
use crate::store::StoreError;
use crate::view::Card;

/// The longest text that is shared.
const MOST_SHARED: usize = 3_000;

/// Answers a press.
pub(super) fn pressed(
    context: &Context<'_>,
    heard: &Heard,
    action: &str,
    value: &str,
) -> Result<Outcome, StoreError> {
    if value.trim().is_empty() || value.chars().count() > MOST_CARRIED {
        return Ok(answer(heard, cards::stale()));
    }
    match action {
        // A wording with blanks is never shared as it is, whatever the button said.
        "rephrase.share" if !value.contains(BLANK) => share(context, heard, value),
        "rephrase.share" | "rephrase.fill" => {
            Ok(Outcome::reply(Reply::Form(cards::fill_in(value))))
        }
        _ => Ok(answer(heard, cards::stale())),
    }
}

/// Shares what was filled in, once no blank is left.
pub(super) fn filled_in(
    context: &Context<'_>,
    heard: &Heard,
    words: &str,
) -> Result<Outcome, StoreError> {
    if words.contains(BLANK) {
        return Ok(refuse(
            "There is still a blank (___). Fill it in, or take it out of the sentence.",
        ));
    }
    if words.chars().count() > MOST_SHARED {
        return Ok(refuse(
            "That is longer than 3,000 characters. Shorten it a little.",
        ));
    }
    share(context, heard, words)
}

fn share(context: &Context<'_>, heard: &Heard, words: &str) -> Result<Outcome, StoreError> {
    let Some(place) = heard.place.as_ref().filter(|place| may_share(place)) else {
        return Ok(answer(heard, cards::not_here()));
    };
    let day = context.now.strftime("%Y-%m-%d");
    let thread = place.thread.as_ref().map_or("-", |thread| thread.as_str());
    let (channel, member) = (&place.channel, &heard.who.id);
    // Names the words without holding them: two quick presses share them once.
    let which = crc32fast::hash(words.trim().as_bytes());
    let key = format!("rephrase/share/{channel}/{thread}/{member}/{which:08x}/{day}");
    if context.reads.message(&heard.workspace, &key)?.is_some() {
        return Ok(answer(heard, cards::shared_before()));
    }
    let mut outcome = answer(heard, cards::on_its_way());
    let message = Outbound {
        key,
        workspace: heard.workspace.clone(),
        to: Recipient::Channel {
            channel: place.channel.clone(),
            thread: place.thread.clone(),
        },
        card: cards::shared(&heard.who, words.trim()),
    };
    outcome.change.send(message, context.now);
    Ok(outcome)
}

/// Answers privately; an answer to a press on a private card takes its place.
fn answer(heard: &Heard, card: Card) -> Outcome {
    Outcome::reply(match heard.what {
        What::Press { private: true, .. } => Reply::Replace(card),
        _ => Reply::Private(card),
    })
}
