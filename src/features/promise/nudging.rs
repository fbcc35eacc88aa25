//! The nudge: what it says when its moment comes, and the next one after it.
//!
//! Asks whether a promise was kept; never scolds.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Desk;
use super::book;
use super::cards;
use super::command;
use super::source;
use crate::chat::Outbound;
use crate::chat::Recipient;
use crate::features::Context;
use crate::ids::Member;
use crate::promises::Event;
use crate::promises::Happening;
use crate::promises::NudgeKind;
use crate::promises::Promise;
use crate::promises::next_nudge;
use crate::store::Change;
use crate::store::Entry;
use crate::store::SendState;
use crate::store::StoreError;
use crate::view::Card;
use crate::view::Text;

/// Acts on an agenda entry: nudges when the moment has come, and schedules what comes next.
pub(super) fn due(context: &Context<'_>, entry: &Entry) -> Result<Change, StoreError> {
    let mut change = Change::default();
    let Some(id) = command::number_of(&entry.subject) else {
        return Ok(change);
    };
    let Some(promise) = book::promise(context.reads, &entry.workspace, id)? else {
        return Ok(change);
    };
    let rhythm = book::rhythm(context, &entry.workspace, &promise)?;
    let Some(nudge) = next_nudge(&promise, &rhythm, context.now) else {
        return Ok(change);
    };
    if nudge.at > context.now {
        // It was moved, or the person's hours changed since the entry was made.
        change.schedule(
            &entry.workspace,
            book::FEATURE,
            entry.subject.clone(),
            Some(nudge.at),
        );
        return Ok(change);
    }
    let Ok(nudged) = promise.after(&Event::Nudged(nudge.kind), context.now) else {
        return Ok(change);
    };
    let next = next_nudge(&nudged, &rhythm, context.now);
    book::save(&mut change, &entry.workspace, &nudged, next);
    let message = Outbound {
        key: key(&nudged, nudge.kind, context.now),
        workspace: entry.workspace.clone(),
        to: Recipient::Direct(nudged.owner.clone()),
        card: card(&nudged, nudge.kind, &rhythm.zone),
    };
    change.send(message, context.now);
    Ok(change)
}

/// Returns the key of a nudge: one for each promise, kind and moment.
fn key(promise: &Promise, kind: NudgeKind, at: Timestamp) -> String {
    format!("nudge/{}/{}/{}", promise.id, kind.name(), at.as_second())
}

/// Returns the key of the latest nudge about a promise that went to a member. What went to somebody before
/// a handover stands in their messages, and is none of the present owner's business.
fn last_key(promise: &Promise, member: &Member) -> Option<String> {
    let mut owner = &promise.owner;
    for happening in promise.history.iter().rev() {
        match happening {
            Happening::Nudged { at, nudge } if owner == member => {
                return Some(key(promise, *nudge, *at));
            }
            Happening::HandedOver { .. } if owner == member => return None,
            Happening::HandedOver { from, .. } => owner = from,
            _ => {}
        }
    }
    None
}

/// Returns what a nudge says.
pub(super) fn card(promise: &Promise, kind: NudgeKind, reader: &TimeZone) -> Card {
    let when = promise
        .due
        .as_ref()
        .map(|due| cards::in_full(due, reader))
        .unwrap_or_default();
    let (lead, due, ask) = match kind {
        NudgeKind::HeadsUp => (
            "Coming up:",
            format!("Due {when}."),
            "Is it on its way? If it needs longer, now is a good moment to say so.",
        ),
        NudgeKind::Due => ("Due now:", format!("Due {when}."), "Did you get it done?"),
        NudgeKind::Missed => (
            "Just checking:",
            format!("It was due {when}."),
            "If it is done, let me know. If not, a new time agreed today keeps their trust.",
        ),
        NudgeKind::Weekly => (
            "Still open:",
            "It has no date.".to_owned(),
            "Is it done, or shall it get a date?",
        ),
    };
    let card = Card::new(format!("{lead} {}", cards::in_line(&promise.what)))
        .words(cards::and_owed(Text::plain(format!("{lead} ")), promise))
        .words(Text::plain(due).and_break().and(ask))
        .buttons(cards::actions(promise));
    source::below(card, promise)
}

/// Brings the latest nudge about a promise that went to a member up to date, wherever the change was made.
///
/// Where it stands is read from the outbox, so that nobody can point it at another message.
pub(super) fn refresh(
    desk: &Desk<'_>,
    change: &mut Change,
    promise: &Promise,
    member: &Member,
) -> Result<(), StoreError> {
    let Some(key) = last_key(promise, member) else {
        return Ok(());
    };
    let Some(queued) = desk.context.reads.message(desk.workspace, &key)? else {
        return Ok(());
    };
    let SendState::Sent {
        stands: Some(stands),
        ..
    } = queued.state
    else {
        return Ok(());
    };
    if desk.pressed() == Some(&stands) {
        return Ok(());
    }
    let message = Outbound {
        key: format!("update/{key}/{}", desk.now().as_millisecond()),
        workspace: desk.workspace.clone(),
        to: Recipient::Update(stands),
        card: if promise.owner == *member {
            cards::standing(promise, &desk.zone, desk.now())
        } else {
            cards::handed(promise)
        },
    };
    change.send(message, desk.now());
    Ok(())
}
