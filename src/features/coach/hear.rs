//! What is heard in a channel: a promise to offer to track, a wording to better, or, mostly, nothing.

use super::cards;
use super::hint::HintDay;
use super::offer::Offered;
use super::offer::Taken;
use super::press;
use crate::chat::Heard;
use crate::chat::Outbound;
use crate::chat::Place;
use crate::chat::PlaceKind;
use crate::chat::Recipient;
use crate::chat::Reply;
use crate::chat::What;
use crate::deadlines;
use crate::deadlines::TimeExpression;
use crate::features::Context;
use crate::features::Feature;
use crate::features::Outcome;
use crate::features::Shortcut;
use crate::features::help;
use crate::features::promise::Desk;
use crate::features::promise::times;
use crate::ids::EventId;
use crate::ids::Member;
use crate::ids::MessageRef;
use crate::ids::Stamp;
use crate::ids::Workspace;
use crate::promises::Due;
use crate::promises::Spoken;
use crate::store::Change;
use crate::store::StoreError;
use crate::view::Card;

/// How sure the recogniser must be before anybody is asked. A missed offer costs less than a wrong one.
const SURE: f64 = 0.6;

/// The feature.
pub(crate) struct Coach;

/// The entry in a message's menu.
const TRACK: Shortcut = Shortcut {
    name: "coach.track",
    label: "Keep track of this",
};

impl Feature for Coach {
    fn name(&self) -> &'static str {
        "coach"
    }

    fn shortcuts(&self) -> &'static [Shortcut] {
        &[TRACK]
    }

    fn hear(&self, context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
        match (&heard.what, &heard.place) {
            (What::Message { stamp, text, .. }, Some(place)) => match place.kind {
                PlaceKind::Channel => message(context, heard, place, stamp, text),
                PlaceKind::Direct => Ok(direct(context, heard, stamp, text)),
                PlaceKind::Shared | PlaceKind::Group => Ok(None),
            },
            (What::Press { action, value, .. }, _) if action.starts_with("coach.") => {
                let desk = Desk::of(context, heard)?;
                press::pressed(&desk, heard, action, value).map(Some)
            }
            (
                What::Submit {
                    form,
                    carry,
                    answers,
                },
                _,
            ) if form.starts_with("coach.") => {
                let desk = Desk::of(context, heard)?;
                press::submitted(&desk, heard, carry, answers).map(Some)
            }
            (What::MessageShortcut { name, on, text, .. }, _) if name == TRACK.name => {
                let desk = Desk::of(context, heard)?;
                Ok(Some(press::from_menu(&desk, on, text)))
            }
            _ => Ok(None),
        }
    }

    fn forget(
        &self,
        context: &Context<'_>,
        workspace: &Workspace,
        member: &Member,
    ) -> Result<Change, StoreError> {
        let mut change = Change::default();
        change.remove::<HintDay>(workspace, member.as_str());
        let prefix = format!("{member}/");
        let taken: Vec<Taken> = context.reads.list(workspace, &prefix, usize::MAX)?;
        for taken in taken {
            change.remove::<Taken>(workspace, Taken::id_of(&taken.member, &taken.message));
        }
        Ok(change)
    }
}

/// Answers a direct message: only a greeting or a cry for help, and nothing else.
fn direct(context: &Context<'_>, heard: &Heard, stamp: &Stamp, text: &str) -> Option<Outcome> {
    let text = text.trim().trim_end_matches(['!', '?', '.', ' ']);
    let known = [
        "help",
        "hi",
        "hello",
        "hey",
        "/help",
        "start",
        "what can you do",
    ];
    if !known.contains(&text.to_lowercase().as_str()) {
        return None;
    }
    let mut change = Change::default();
    let message = Outbound {
        key: format!("help/{}/{stamp}", heard.who.id),
        workspace: heard.workspace.clone(),
        to: Recipient::Direct(heard.who.id.clone()),
        card: help::overview(),
    };
    change.send(message, context.now);
    Some(Outcome::change(change))
}

/// Decides about a message in a channel.
fn message(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
    stamp: &Stamp,
    text: &str,
) -> Result<Option<Outcome>, StoreError> {
    let preferences = context.preferences(&heard.workspace, &heard.who.id)?;
    if preferences.muted.contains(&place.channel) {
        return Ok(None);
    }
    if preferences.offers
        && let Some(outcome) = offer(context, heard, place, stamp, text)?
    {
        return Ok(Some(outcome));
    }
    if preferences.hints {
        return hint(context, heard, place, stamp, text);
    }
    Ok(None)
}

fn offer(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
    stamp: &Stamp,
    text: &str,
) -> Result<Option<Outcome>, StoreError> {
    let desk = Desk::of(context, heard)?;
    let Some((spoken, times)) = spoken(&desk, text) else {
        return Ok(None);
    };
    if spoken.confidence < SURE || (spoken.immediate && spoken.deadline.is_none()) {
        return Ok(None);
    }
    let message = MessageRef {
        channel: place.channel.clone(),
        stamp: stamp.clone(),
        thread: place.thread.clone(),
    };
    let to = spoken.to.as_deref().or_else(|| addressed(text));
    let offered = Offered::new(heard.who.id.clone(), &spoken.what, to, message);
    let due = due(&spoken, &times, &desk);
    let card = cards::offer(
        text,
        &offered,
        due.as_ref(),
        &times::to_offer(desk.now(), &desk.zone, &desk.calendar),
        &desk.zone,
    );
    Ok(Some(only_to_author(context, heard, place, stamp, card)))
}

/// Returns a promise in a text, with the times in it.
pub(super) fn spoken(desk: &Desk<'_>, text: &str) -> Option<(Spoken, Vec<TimeExpression>)> {
    let times = deadlines::read(text, desk.reference());
    let earlier: Vec<(bool, &str)> = desk
        .context
        .recent
        .iter()
        .map(|(author, text)| (*author == desk.who.id, text.as_str()))
        .collect();
    let spoken = desk
        .context
        .knowledge
        .cues
        .recognise(text, &earlier, &times)?;
    (!spoken.what.trim().is_empty()).then_some((spoken, times))
}

/// Returns when a spoken promise is due, when that is said and still ahead.
pub(super) fn due(spoken: &Spoken, times: &[TimeExpression], desk: &Desk<'_>) -> Option<Due> {
    let due = times.get(spoken.deadline?)?.due.as_ref()?;
    (due.timestamp() > desk.now()).then(|| Due::of(due))
}

/// Returns the person a message begins with.
fn addressed(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let end = text.find('>')?;
    text.starts_with("<@").then(|| text.get(..=end))?
}

fn hint(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
    stamp: &Stamp,
    text: &str,
) -> Result<Option<Outcome>, StoreError> {
    let findings = context.knowledge.phrases.find(text);
    if findings.is_empty() {
        return Ok(None);
    }
    let desk = Desk::of(context, heard)?;
    let today = desk.now().to_zoned(desk.zone.clone()).date();
    let member = &heard.who.id;
    let recorded = context.reads.get(&heard.workspace, member.as_str())?;
    let Some((finding, day)) = HintDay::on(today, member, recorded)
        .choose(&findings)
        .map(|(finding, day)| (finding.clone(), day))
    else {
        return Ok(None);
    };
    let card = cards::hint(&finding, &place.channel);
    let mut outcome = only_to_author(context, heard, place, stamp, card);
    outcome.change.put(&heard.workspace, &day);
    Ok(Some(outcome))
}

/// Says something to the author alone, once for a message, whatever becomes of it. The card goes out as a
/// direct answer: of the message itself nothing is kept but the fact that it was handled.
fn only_to_author(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
    stamp: &Stamp,
    card: Card,
) -> Outcome {
    let mut outcome = Outcome::reply(Reply::Private(card));
    let once = EventId::new(format!("coach/{}/{stamp}", place.channel));
    let handled = (heard.workspace.clone(), once, context.now);
    outcome.change.handled.push(handled);
    outcome
}
