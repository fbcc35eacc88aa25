//! A channel's hour has come: which tip it gets, and when the next one is due.

use jiff::SignedDuration;
use jiff::civil::Date;

use super::cards;
use super::hear::FEATURE;
use super::record::Daily;
use super::record::Votes;
use super::times::next_slot;
use super::times::slot_on;
use crate::chat::Outbound;
use crate::chat::Recipient;
use crate::features::Context;
use crate::store::Change;
use crate::store::Entry;
use crate::store::StoreError;

/// How late a tip may be and still count as on time.
const GRACE: SignedDuration = SignedDuration::from_mins(15);

/// Posts a tip when it is time for one, and sets the next moment.
pub(super) fn due(context: &Context<'_>, entry: &Entry) -> Result<Change, StoreError> {
    let mut change = Change::default();
    let daily: Option<Daily> = context.reads.get(&entry.workspace, &entry.subject)?;
    let Some(mut daily) = daily.filter(|daily| daily.on) else {
        return Ok(change);
    };
    if let Some(day) = day_to_post(context, entry, &daily) {
        post(context, entry, &mut daily, day, &mut change)?;
    }
    let zone = daily.time_zone();
    let next = next_slot(
        context.calendar,
        &zone,
        daily.time,
        context.now,
        daily.posted,
    );
    change.schedule(&entry.workspace, FEATURE, &entry.subject, next);
    Ok(change)
}

/// Returns the day whose tip is to be posted now; `None` when it has one, nobody works, or it is too late.
fn day_to_post(context: &Context<'_>, entry: &Entry, daily: &Daily) -> Option<Date> {
    let zone = daily.time_zone();
    let now = context.now.to_zoned(zone.clone());
    let is_late = context.now.duration_since(entry.at) > GRACE;
    let day = if is_late {
        // After a downtime one tip at most, and only where today's hour has passed: otherwise that comes soon.
        let slot = slot_on(now.date(), daily.time, &zone)?;
        let is_fit = slot <= context.now && context.calendar.is_working_moment(&now);
        is_fit.then(|| now.date())?
    } else {
        let day = entry.at.to_zoned(zone).date();
        context.calendar.is_working_day(day).then_some(day)?
    };
    daily
        .posted
        .is_none_or(|posted| posted < day)
        .then_some(day)
}

fn post(
    context: &Context<'_>,
    entry: &Entry,
    daily: &mut Daily,
    day: Date,
    change: &mut Change,
) -> Result<(), StoreError> {
    let library = &context.knowledge.library;
    daily.retired.retain(|id| library.tip(id).is_some());
    let retired = &daily.retired;
    let Some(tip) = daily.deck.draw(library, |tip| !retired.contains(&tip.id)) else {
        return Ok(());
    };
    let votes = context
        .reads
        .get(&entry.workspace, Votes::id_of(&daily.channel, &tip.id))?
        .unwrap_or_else(|| Votes::none(daily.channel.clone(), tip.id.clone()));
    let message = Outbound {
        key: format!("daily/{}/{day}", daily.channel),
        workspace: entry.workspace.clone(),
        to: Recipient::Channel {
            channel: daily.channel.clone(),
            thread: None,
        },
        card: cards::tip_of_the_day(library, tip, &votes),
    };
    daily.posted = Some(day);
    change.put(&entry.workspace, daily);
    change.send(message, context.now);
    Ok(())
}
