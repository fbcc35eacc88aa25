//! What a person set for themselves.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Time;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde::Serialize;

use crate::calendar::Calendar;
use crate::calendar::DateOrder;
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
    /// When their own working day starts and ends; `None`: as the team's.
    pub hours: Option<(Time, Time)>,
    /// The days they work, Monday as 1; `None`: as the team does.
    pub working_days: Option<BTreeSet<i8>>,
    /// Which number comes first in their dates; `None`: as in the team's.
    pub date_order: Option<DateOrder>,
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
            hours: None,
            working_days: None,
            date_order: None,
            muted: BTreeSet::new(),
        }
    }

    /// Returns whether nudges come at other times than with the settings `before`.
    pub fn moves_nudges(&self, before: &Self) -> bool {
        let hours = |of: &Self| {
            (
                of.heads_up_minutes,
                of.quiet,
                of.zone.clone(),
                of.hours,
                of.working_days.clone(),
            )
        };
        hours(self) != hours(before)
    }

    /// Returns the days they work, when those are their own, from Monday on.
    pub fn own_working_days(&self) -> Option<Vec<Weekday>> {
        let days = self.working_days.as_ref()?;
        let days = days
            .iter()
            .filter_map(|day| Weekday::from_monday_one_offset(*day).ok());
        Some(days.collect())
    }

    /// Returns the week to read this person's words by: their own where they set one, otherwise the team's.
    pub fn calendar<'a>(&self, team: &'a Calendar) -> Cow<'a, Calendar> {
        if self.hours.is_none() && self.working_days.is_none() && self.date_order.is_none() {
            return Cow::Borrowed(team);
        }
        let (day_start, day_end) = self.hours.unwrap_or((team.day_start, team.day_end));
        Cow::Owned(Calendar {
            day_start,
            day_end,
            working_days: self
                .own_working_days()
                .unwrap_or_else(|| team.working_days.clone()),
            holidays: team.holidays.clone(),
            date_order: self.date_order.unwrap_or(team.date_order),
        })
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
