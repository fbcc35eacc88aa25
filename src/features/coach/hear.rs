//! What is heard in a channel: a promise to offer to track, a wording to better, or, mostly, nothing.

use jiff::SignedDuration;
use jiff::Timestamp;

use super::asked::Asked;
use super::cards;
use super::hint::HintDay;
use super::listen;
use super::no_promise::Fingerprint;
use super::no_promise::NoPromise;
use super::offer::Offered;
use super::offer::Taken;
use super::offer_card;
use super::press;
use super::whom::whom;
use super::withdrawn;
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
use crate::features::keep;
use crate::features::promise::Desk;
use crate::features::promise::times;
use crate::ids::EventId;
use crate::ids::Member;
use crate::ids::Stamp;
use crate::ids::Workspace;
use crate::promises::Due;
use crate::promises::Spoken;
use crate::store::Change;
use crate::store::Record;
use crate::store::StoreError;
use crate::view::Card;

/// A promise due sooner than this is kept within the same conversation; a nudge could only disturb it.
const SAME_CONVERSATION: SignedDuration = SignedDuration::from_mins(10);

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
            (
                What::Message {
                    stamp,
                    text,
                    edited,
                    ..
                },
                Some(place),
            ) if place.kind == PlaceKind::Direct && !edited => {
                Ok(direct(context, heard, stamp, text))
            }
            (What::Message { .. }, Some(place)) => message(context, heard, place),
            (What::Deleted { stamp }, Some(place)) => {
                let change = withdrawn::deleted(context, heard, place, stamp)?;
                Ok((!change.is_empty()).then(|| Outcome::change(change)))
            }
            (What::ChannelGone, Some(place)) => listen::gone(context, heard, place),
            (What::Press { action, value, .. }, _) if action == "coach.listen" => {
                listen::pressed(context, heard, value).map(Some)
            }
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
                press::submitted(&desk, heard, (form, carry), answers).map(Some)
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
        change.remove::<Asked>(workspace, member.as_str());
        let taken: Vec<Taken> = context.reads.list(workspace, "", usize::MAX)?;
        for taken in taken.iter().filter(|taken| taken.member == *member) {
            change.remove::<Taken>(workspace, taken.id());
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

/// Decides about a message, or a later version of one.
fn message(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
) -> Result<Option<Outcome>, StoreError> {
    let What::Message {
        stamp,
        text,
        edited,
        before,
    } = &heard.what
    else {
        return Ok(None);
    };
    if *edited {
        let versions = (before.as_deref(), text.as_str());
        if let Some(change) = withdrawn::edited(context, heard, place, stamp, versions)? {
            return Ok((!change.is_empty()).then(|| Outcome::change(change)));
        }
    }
    if !matches!(place.kind, PlaceKind::Channel | PlaceKind::Shared) {
        return Ok(None);
    }
    let preferences = context.preferences(&heard.workspace, &heard.who.id)?;
    if preferences.muted.contains(&place.channel) {
        return Ok(None);
    }
    let mut outcome = None;
    if preferences.offers {
        outcome = offer(context, heard, place, stamp, text)?;
    }
    if outcome.is_none() && preferences.offers {
        outcome = is_it_kept(context, heard, place, stamp, text)?;
    }
    if outcome.is_none() && preferences.hints {
        outcome = hint(context, heard, place, stamp, text)?;
    }
    // Asked last: most messages end before it.
    match outcome {
        Some(outcome) if listen::may_speak(context, heard, place)? => Ok(Some(outcome)),
        _ => Ok(None),
    }
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
    let due = due(&spoken, &times, &desk);
    let sure = context.team(&heard.workspace)?.asks.least_confidence();
    if spoken.confidence < sure || done_at_once(&spoken, due.as_ref(), desk.now()) {
        return Ok(None);
    }
    let wording = Fingerprint::of(
        &heard.workspace,
        text,
        &spoken.span,
        spoken.conditional,
        &times,
    );
    if NoPromise::of(context, &heard.workspace)?.has(&wording) {
        return Ok(None);
    }
    let message = place.message(stamp);
    let to = whom(text, spoken.to.as_deref(), &heard.who.id, context.recent);
    let speaker = heard.who.id.clone();
    let offered =
        Offered::new(speaker.clone(), &spoken.what, to.as_deref(), message).worded(&wording);
    let offered = offered.said_by(spoken.owner);
    let card = offer_card::offer(
        text,
        &offered,
        due.as_ref(),
        &times::to_offer(desk.now(), &desk.zone, &desk.calendar),
        &desk.zone,
    );
    let asked: Option<Asked> = context.reads.get(&heard.workspace, speaker.as_str())?;
    let asked = asked
        .unwrap_or_else(|| Asked::none(speaker))
        .and(&offered.message(), desk.now());
    let mut outcome = only_to_author(context, heard, place, stamp, card);
    outcome.change.put(&heard.workspace, &asked);
    Ok(Some(outcome))
}

/// Returns whether a promise is kept within the same conversation, so that nobody has to remember it.
fn done_at_once(spoken: &Spoken, due: Option<&Due>, now: Timestamp) -> bool {
    match due {
        Some(due) => due.at.duration_since(now) < SAME_CONVERSATION,
        None => spoken.immediate && spoken.deadline.is_none(),
    }
}

/// Returns a promise in a text, with the times in it.
pub(super) fn spoken(desk: &Desk<'_>, text: &str) -> Option<(Spoken, Vec<TimeExpression>)> {
    let times = deadlines::read(text, desk.reference());
    let earlier: Vec<(bool, &str)> = desk
        .context
        .recent
        .iter()
        .map(|said| (said.author == desk.who.id, said.text.as_str()))
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

/// Asks whether a message fulfils a promise.
fn is_it_kept(
    context: &Context<'_>,
    heard: &Heard,
    place: &Place,
    stamp: &Stamp,
    text: &str,
) -> Result<Option<Outcome>, StoreError> {
    let message = place.message(stamp);
    let question = keep::question(context, heard, &message, text)?;
    Ok(question.map(|(card, change)| {
        let mut outcome = only_to_author(context, heard, place, stamp, card);
        outcome.change.absorb(change);
        outcome
    }))
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
