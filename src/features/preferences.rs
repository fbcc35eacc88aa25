//! What a person set for themselves.

use std::collections::BTreeSet;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde::Serialize;

use crate::chat::Person;
use crate::ids::Channel;
use crate::ids::Member;
use crate::store::Record;

/// What a person set for themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preferences {
    /// Whose settings these are.
    pub member: Member,
    /// Whether a better phrase is suggested to them, privately.
    pub hints: bool,
    /// Whether they are asked about promises they made in passing.
    pub offers: bool,
    /// How long before a deadline the heads-up comes; `None`: scaled to its distance.
    pub heads_up_minutes: Option<u32>,
    /// When they want no nudges, from and until; may pass midnight.
    pub quiet: Option<(Time, Time)>,
    /// The zone they chose; `None`: the one of their profile.
    pub zone: Option<String>,
    /// Channels where they want neither hints nor offers.
    pub muted: BTreeSet<Channel>,
}

impl Preferences {
    /// Returns the settings of somebody who never changed any.
    pub fn of(member: Member) -> Self {
        Self {
            member,
            hints: true,
            offers: true,
            heads_up_minutes: None,
            quiet: None,
            zone: None,
            muted: BTreeSet::new(),
        }
    }

    /// Returns whether nudges come at other times than with the settings `before`.
    pub fn moves_nudges(&self, before: &Self) -> bool {
        let hours = |of: &Self| (of.heads_up_minutes, of.quiet, of.zone.clone());
        hours(self) != hours(before)
    }

    /// Returns the zone to read this person's words in: the chosen one, their profile's, or UTC.
    pub fn time_zone(&self, person: &Person) -> TimeZone {
        let name = self.zone.as_deref().unwrap_or(&person.zone);
        TimeZone::get(name).unwrap_or(TimeZone::UTC)
    }
}

impl Record for Preferences {
    const KIND: &'static str = "preferences";

    fn id(&self) -> String {
        self.member.as_str().to_owned()
    }
}
