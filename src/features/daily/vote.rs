//! 👍 and 👎 below a daily tip: counted once a person; disliked by two, a tip stays away from the channel.

use super::cards;
use super::record::Daily;
use super::record::Votes;
use crate::chat::Heard;
use crate::chat::Place;
use crate::chat::Reply;
use crate::features::Context;
use crate::features::Outcome;
use crate::ids::TipId;
use crate::store::StoreError;

/// Counts a vote and shows the counts.
pub(super) fn voted(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
    tip: &str,
    likes: bool,
) -> Result<Outcome, StoreError> {
    let library = &context.knowledge.library;
    let daily: Option<Daily> = context
        .reads
        .get(&heard.workspace, place.channel.as_str())?;
    let (Some(mut daily), Some(tip)) = (daily, library.tip(&TipId::new(tip))) else {
        return Ok(Outcome::reply(Reply::Private(cards::gone())));
    };
    let before: Option<Votes> = context
        .reads
        .get(&heard.workspace, Votes::id_of(&place.channel, &tip.id))?;
    let mut votes = before
        .clone()
        .unwrap_or_else(|| Votes::none(place.channel.clone(), tip.id.clone()));
    votes.count(&heard.who.id, likes);
    let card = cards::tip_of_the_day(library, tip, &votes);
    let mut outcome = Outcome::reply(Reply::Replace(card));
    if before.as_ref() != Some(&votes) {
        outcome.change.put(&heard.workspace, &votes);
    }
    let is_retired = daily.retired.contains(&tip.id);
    if votes.retires() != is_retired {
        daily.retired.retain(|id| *id != tip.id);
        if votes.retires() {
            daily.retired.push(tip.id.clone());
        }
        outcome.change.put(&heard.workspace, &daily);
    }
    Ok(outcome)
}
