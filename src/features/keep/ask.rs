//! Whether something that was heard fulfils a promise, and the question about it.
//!
//! Ordinary talk ends at a search for a few words; the store is read only when one of them stands there.

use jiff::SignedDuration;

use super::cards;
use crate::chat::Heard;
use crate::features::Context;
use crate::features::promise::Desk;
use crate::features::promise::threads;
use crate::ids::MessageRef;
use crate::promises::Event;
use crate::promises::Meant;
use crate::promises::Near;
use crate::promises::Owed;
use crate::promises::Promise;
use crate::promises::meant;
use crate::store::Change;
use crate::store::StoreError;
use crate::view::Card;

/// How often one promise is asked about. Whoever says "not yet" twice is nudged in time anyway.
const MOST_ASKED: usize = 2;

/// How long after a promise a bare "sent!" in the same channel is still about it.
const SOON: SignedDuration = SignedDuration::from_hours(24);

/// Returns a question about what a message fulfils, and what to record with it; `None` for almost every
/// message.
pub(crate) fn question(
    context: &Context<'_>,
    heard: &Heard,
    message: &MessageRef,
    text: &str,
) -> Result<Option<(Card, Change)>, StoreError> {
    let done = context.knowledge.deeds.recognise(text);
    if done.is_empty() {
        return Ok(None);
    }
    let (workspace, member) = (&heard.workspace, &heard.who.id);
    let mut open = threads::near(context.reads, workspace, member, message)?;
    open.retain(|promise| promise.times_asked() < MOST_ASKED);
    let near = match message.thread {
        Some(_) => Near::Thread,
        None if context.now.duration_since(threads::latest(&open)) <= SOON => Near::Soon,
        None => Near::Channel,
    };
    let owed: Vec<Owed> = open.iter().map(owed).collect();
    let found = match meant(&context.knowledge.deeds, &done, &owed, near) {
        Meant::Nothing => return Ok(None),
        Meant::One(at) => vec![at],
        Meant::OneOf(several) => several,
    };
    let desk = Desk::of(context, heard)?;
    let mut change = Change::default();
    let mut asked = Vec::new();
    for promise in found.into_iter().filter_map(|at| open.get(at)) {
        // Fetched again: the question counts against what stands now.
        let Some(promise) = desk.mine(promise.id)? else {
            continue;
        };
        if let Ok(next) = promise.after(&Event::Asked, context.now) {
            desk.save(&mut change, &next)?;
            asked.push(next);
        }
    }
    let card = match asked.as_slice() {
        [] => return Ok(None),
        [one] => cards::is_it_kept(one, text, &desk.zone, context.now),
        several => cards::which_is_kept(several, text, context.now),
    };
    Ok(Some((card, change)))
}

fn owed(promise: &Promise) -> Owed {
    Owed {
        what: promise.what.clone(),
        to: promise.to.clone(),
    }
}
