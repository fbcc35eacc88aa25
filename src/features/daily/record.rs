//! What is kept about a channel's daily tip: when, what was shown, what people think of it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde::Serialize;

use crate::features::Context;
use crate::ids::Channel;
use crate::ids::Member;
use crate::ids::TipId;
use crate::ids::Workspace;
use crate::library::Deck;
use crate::store::Record;
use crate::store::StoreError;

/// How many people have to dislike a tip before it stays away from their channel.
const RETIRES: usize = 2;

/// A channel's daily tip. Kept when it is switched off, so that nothing is repeated when it is on again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Daily {
    /// Which channel.
    pub channel: Channel,
    /// Whether it gets one.
    pub on: bool,
    /// Who switched it on, until they ask to be forgotten.
    pub by: Option<Member>,
    /// The zone of its hour.
    pub zone: String,
    /// Its hour.
    pub time: Time,
    /// What was shown.
    pub deck: Deck,
    /// The last day that had its tip.
    #[serde(default)]
    pub posted: Option<Date>,
    /// The tips this channel does not want again.
    #[serde(default)]
    pub retired: Vec<TipId>,
}

impl Daily {
    /// Returns the zone of its hour, or UTC should the name no longer be known.
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

impl Record for Daily {
    const KIND: &'static str = "daily";

    fn id(&self) -> String {
        self.channel.as_str().to_owned()
    }
}

/// What the people of a channel think of a tip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// Which channel.
    pub channel: Channel,
    /// Which tip.
    pub tip: TipId,
    /// Who likes it.
    pub up: BTreeSet<Member>,
    /// Who does not.
    pub down: BTreeSet<Member>,
}

impl Votes {
    /// Starts with nobody's.
    pub fn none(channel: Channel, tip: TipId) -> Self {
        Self {
            channel,
            tip,
            up: BTreeSet::new(),
            down: BTreeSet::new(),
        }
    }

    /// Returns the id of the votes on a tip in a channel.
    pub(super) fn id_of(channel: &Channel, tip: &TipId) -> String {
        format!("{channel}/{tip}")
    }

    /// Counts somebody's vote, once; a later one takes the place of an earlier one.
    pub(super) fn count(&mut self, member: &Member, likes: bool) {
        let (to, from) = if likes {
            (&mut self.up, &mut self.down)
        } else {
            (&mut self.down, &mut self.up)
        };
        from.remove(member);
        to.insert(member.clone());
    }

    /// Takes somebody's vote away; returns whether there was one.
    pub(super) fn forget(&mut self, member: &Member) -> bool {
        let liked = self.up.remove(member);
        self.down.remove(member) || liked
    }

    /// Returns whether the tip should stay away from the channel.
    pub(super) fn retires(&self) -> bool {
        self.down.len() >= RETIRES
    }
}

impl Record for Votes {
    const KIND: &'static str = "daily-vote";

    fn id(&self) -> String {
        Self::id_of(&self.channel, &self.tip)
    }
}

/// Returns the tips a channel does not want again.
///
/// # Errors
/// When the store fails.
pub(in crate::features) fn retired(
    context: &Context<'_>,
    workspace: &Workspace,
    channel: &Channel,
) -> Result<Vec<TipId>, StoreError> {
    let daily: Option<Daily> = context.reads.get(workspace, channel.as_str())?;
    Ok(daily.map(|daily| daily.retired).unwrap_or_default())
}
