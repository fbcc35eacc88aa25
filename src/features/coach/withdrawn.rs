//! What becomes of an offer, or of a promise that was tracked, when its message is edited or deleted.
//!
//! A private card that was shown cannot be taken back without being pressed. So an edit that takes the promise
//! away is only noted, as a flag; whoever presses the card then is told, and asked. For a promise that is tracked
//! its owner is asked in a direct message, once.

use super::asked::Asked;
use super::asked::Says;
use super::hear;
use super::offer::Offered;
use super::offer::Taken;
use super::withdrawn_cards as cards;
use crate::chat::Heard;
use crate::chat::Outbound;
use crate::chat::Place;
use crate::chat::Recipient;
use crate::features::Context;
use crate::features::promise::Desk;
use crate::features::promise::book;
use crate::ids::MessageRef;
use crate::ids::Stamp;
use crate::ids::Workspace;
use crate::promises::Due;
use crate::promises::Promise;
use crate::store::Change;
use crate::store::StoreError;
use crate::text;
use crate::text::Token;
use crate::view::Card;

/// Why somebody is asked whether a promise is still on; an edit and a deletion are one reason.
const GONE: &str = "gone";

/// What is known of a message: whether its author was asked about it, and what was tracked from it.
struct Known {
    message: MessageRef,
    asked: Option<Asked>,
    promises: Vec<Promise>,
}

impl Known {
    fn of(
        context: &Context<'_>,
        heard: &Heard,
        place: &Place,
        stamp: &Stamp,
    ) -> Result<Option<Self>, StoreError> {
        let message = place.message(stamp);
        let asked: Option<Asked> = context.reads.get(&heard.workspace, heard.who.id.as_str())?;
        let asked = asked.filter(|asked| asked.about(&message).is_some());
        let promises = tracked(context, &heard.workspace, &message)?;
        let known = Self {
            message,
            asked,
            promises,
        };
        Ok((known.asked.is_some() || !known.promises.is_empty()).then_some(known))
    }

    /// Notes what the message says now.
    fn note(&mut self, change: &mut Change, workspace: &Workspace, says: Says) {
        if let Some(asked) = &mut self.asked
            && asked.note(&self.message, says)
        {
            change.put(workspace, asked);
        }
    }
}

/// Returns the open promises that were tracked from a message.
fn tracked(
    context: &Context<'_>,
    workspace: &Workspace,
    message: &MessageRef,
) -> Result<Vec<Promise>, StoreError> {
    let prefix = Taken::prefix_of(message);
    let mut promises = Vec::new();
    for taken in context
        .reads
        .list::<Taken>(workspace, &prefix, usize::MAX)?
    {
        let promise = book::promise(context.reads, workspace, taken.promise)?;
        promises.extend(promise.filter(Promise::is_open));
    }
    Ok(promises)
}

/// Acts on an edit of a message that somebody was asked about or tracks something from; `None` when it is
/// neither, and the message may be heard as if it were new.
pub(super) fn edited(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
    stamp: &Stamp,
    (before, text): (Option<&str>, &str),
) -> Result<Option<Change>, StoreError> {
    let Some(mut known) = Known::of(context, heard, place, stamp)? else {
        return Ok(None);
    };
    let desk = Desk::of(context, heard)?;
    let promise_in = |text| {
        let (spoken, times) = hear::spoken(&desk, text)?;
        let due = hear::due(&spoken, &times, &desk);
        Some((essence(&spoken.what), due))
    };
    let (said, says) = (before.map(promise_in), promise_in(text));
    let mut change = Change::default();
    match (&said, &says) {
        (_, None) => known.note(&mut change, &heard.workspace, Says::Nothing),
        (Some(said), says) if said == says => {}
        _ => known.note(&mut change, &heard.workspace, Says::Otherwise),
    }
    let about = (&heard.workspace, &known.message);
    for promise in &known.promises {
        match (&said, &says) {
            // Something else than a promise was tracked from it, by its menu.
            (Some(None), _) => {}
            (_, None) => {
                let card = cards::no_longer_said(promise);
                ask(&mut change, context, about, promise, GONE, card);
            }
            (Some(Some((_, said))), Some((_, Some(says))))
                if may_move(&desk, promise, said.as_ref(), says) =>
            {
                let why = format!("moved-{}", says.at.as_second());
                let card = cards::other_time(promise, says, &desk.zone);
                ask(&mut change, context, about, promise, &why, card);
            }
            _ => {}
        }
    }
    Ok(Some(change))
}

/// Returns the words of what is owed, without what a slip of the pen is about.
fn essence(what: &str) -> Vec<String> {
    let tokens = text::tokens(what);
    let words = tokens.iter().filter_map(Token::word);
    words.map(str::to_owned).collect()
}

/// Returns whether a promise may move along with its message: another time is said now, and it was not moved by
/// itself before.
fn may_move(desk: &Desk<'_>, promise: &Promise, said: Option<&Due>, says: &Due) -> bool {
    let at = |due: Option<&Due>| due.map(|due| due.at);
    at(promise.due.as_ref()) == at(said)
        && at(said) != Some(says.at)
        && promise.owner == desk.who.id
}

/// Acts on the deletion of a message.
pub(super) fn deleted(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
    stamp: &Stamp,
) -> Result<Change, StoreError> {
    let mut change = Change::default();
    let Some(mut known) = Known::of(context, heard, place, stamp)? else {
        return Ok(change);
    };
    known.note(&mut change, &heard.workspace, Says::Deleted);
    for mut promise in known.promises {
        // A link to it leads nowhere now.
        if let Some(source) = &mut promise.source
            && source.link.take().is_some()
        {
            change.put(&heard.workspace, &promise);
        }
        let card = cards::deleted(&promise);
        ask(
            &mut change,
            context,
            (&heard.workspace, &known.message),
            &promise,
            GONE,
            card,
        );
    }
    Ok(change)
}

/// Asks a promise's owner, once for each reason.
fn ask(
    change: &mut Change,
    context: &Context<'_>,
    (workspace, message): (&Workspace, &MessageRef),
    promise: &Promise,
    why: &str,
    card: Card,
) {
    let message = Outbound {
        key: format!(
            "withdrawn/{}/{why}/{}/{}",
            promise.id, message.channel, message.stamp
        ),
        workspace: workspace.clone(),
        to: Recipient::Direct(promise.owner.clone()),
        card,
    };
    change.send(message, context.now);
}

/// Returns what to ask before an offer is taken whose message has changed since.
pub(super) fn doubt(desk: &Desk<'_>, offered: &Offered) -> Result<Option<Card>, StoreError> {
    let says = says(desk, offered)?;
    if says == Says::Same || !tracked(desk.context, desk.workspace, &offered.message())?.is_empty()
    {
        return Ok(None);
    }
    Ok(Some(cards::changed(offered, says, desk)))
}

/// Returns what the message of an offer says now, as far as it is known.
pub(super) fn says(desk: &Desk<'_>, offered: &Offered) -> Result<Says, StoreError> {
    let asked: Option<Asked> = desk
        .context
        .reads
        .get(desk.workspace, desk.who.id.as_str())?;
    Ok(asked
        .and_then(|asked| asked.about(&offered.message()))
        .unwrap_or(Says::Same))
}
