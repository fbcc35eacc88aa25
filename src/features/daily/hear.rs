//! The feature: its moments, its votes, and its end when the channel goes.

use super::due;
use super::record::Daily;
use super::record::Votes;
use super::vote;
use crate::chat::Heard;
use crate::chat::What;
use crate::features::Context;
use crate::features::Feature;
use crate::features::Outcome;
use crate::ids::Channel;
use crate::ids::Member;
use crate::ids::Workspace;
use crate::store::Change;
use crate::store::Entry;
use crate::store::StoreError;

/// The feature's name, in its actions and in the agenda.
pub(super) const FEATURE: &str = "daily";

/// How many records are gone through at most when something is taken out of all of them.
const MOST: usize = 100_000;

/// The feature.
pub struct DailyTip;

impl Feature for DailyTip {
    fn name(&self) -> &'static str {
        FEATURE
    }

    fn hear(&self, context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
        let Some(place) = &heard.place else {
            return Ok(None);
        };
        let workspace = &heard.workspace;
        match &heard.what {
            What::Press { action, value, .. } => match action.as_str() {
                "daily.up" => vote::voted(context, heard, place, value, true).map(Some),
                "daily.down" => vote::voted(context, heard, place, value, false).map(Some),
                _ => Ok(None),
            },
            What::Removed => Ok(some(end(context, workspace, &place.channel)?)),
            What::ChannelGone => Ok(some(erase(context, workspace, &place.channel)?)),
            _ => Ok(None),
        }
    }

    fn due(&self, context: &Context<'_>, entry: &Entry) -> Result<Change, StoreError> {
        due::due(context, entry)
    }

    fn forget(
        &self,
        context: &Context<'_>,
        workspace: &Workspace,
        member: &Member,
    ) -> Result<Change, StoreError> {
        let mut change = Change::default();
        for mut votes in context.reads.list::<Votes>(workspace, "", MOST)? {
            if votes.forget(member) {
                change.put(workspace, &votes);
            }
        }
        for mut daily in context.reads.list::<Daily>(workspace, "", MOST)? {
            if daily.by.as_ref() == Some(member) {
                daily.by = None;
                change.put(workspace, &daily);
            }
        }
        Ok(change)
    }
}

fn some(change: Change) -> Option<Outcome> {
    (!change.is_empty()).then(|| Outcome::change(change))
}

/// Ends a channel's tips; what was shown is kept in case the bot is invited again.
fn end(
    context: &Context<'_>,
    workspace: &Workspace,
    channel: &Channel,
) -> Result<Change, StoreError> {
    let mut change = Change::default();
    let daily: Option<Daily> = context.reads.get(workspace, channel.as_str())?;
    if let Some(mut daily) = daily.filter(|daily| daily.on) {
        daily.on = false;
        change.put(workspace, &daily);
        change.schedule(workspace, FEATURE, channel.as_str(), None);
    }
    Ok(change)
}

/// Takes away everything that is kept about a channel.
fn erase(
    context: &Context<'_>,
    workspace: &Workspace,
    channel: &Channel,
) -> Result<Change, StoreError> {
    let mut change = Change::default();
    let daily: Option<Daily> = context.reads.get(workspace, channel.as_str())?;
    if daily.is_some() {
        change.remove::<Daily>(workspace, channel.as_str());
        change.schedule(workspace, FEATURE, channel.as_str(), None);
    }
    let prefix = format!("{channel}/");
    for votes in context.reads.list::<Votes>(workspace, &prefix, MOST)? {
        change.remove::<Votes>(workspace, Votes::id_of(&votes.channel, &votes.tip));
    }
    Ok(change)
}
