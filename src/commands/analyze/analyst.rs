//! Sees in a row what the bot sees in a message: times, a promise, phrases.
//!
//! Decides nothing of its own; it asks in the order the bot asks.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::conversation::Conversation;
use super::moment::Moment;
use super::options::Only;
use super::options::Part;
use super::row::Row;
use super::unreadable::Unreadable;
use super::zone::Zones;
use crate::calendar::Calendar;
use crate::deadlines;
use crate::deadlines::Reference;
use crate::deadlines::TimeExpression;
use crate::features::Knowledge;
use crate::phrases::Finding;
use crate::promises;
use crate::promises::Spoken;

/// Somebody who knows what the bot knows.
pub(super) struct Analyst {
    /// What the bot knows.
    pub(super) knowledge: Knowledge,
    /// The team's week.
    pub(super) calendar: Calendar,
    /// The moment of rows that name none; `None`: the present one.
    pub(super) reference: Option<String>,
    /// The zone of rows that name none.
    pub(super) zone: TimeZone,
    /// The zones of those that do.
    pub(super) zones: Zones,
    /// What is asked for.
    pub(super) only: Only,
}

/// What was seen in a row.
#[derive(Debug)]
pub(super) struct Seen {
    /// The row's zone.
    pub(super) zone: TimeZone,
    /// The times.
    pub(super) times: Vec<TimeExpression>,
    /// The promise.
    pub(super) promise: Option<Spoken>,
    /// To whom it was made.
    pub(super) to: Option<String>,
    /// What could be said better.
    pub(super) phrases: Vec<Finding>,
}

impl Analyst {
    /// Looks at a row, which was said at `now` when it does not say when.
    pub(super) fn look(&mut self, row: &Row<'_>, now: Timestamp) -> Result<Seen, Unreadable> {
        let moment = self.moment(row, now)?;
        let text = &*row.text;
        let only = self.only;
        let (mut times, mut promise, mut to) = (Vec::new(), None, None);
        if only.wants(Part::Times) || only.wants(Part::Promise) {
            let reference = Reference {
                now: moment.at,
                zone: &moment.zone,
                calendar: &self.calendar,
            };
            times = deadlines::read(text, reference);
        }
        if only.wants(Part::Promise) {
            let conversation = Conversation::of(&row.context);
            promise = self
                .knowledge
                .cues
                .recognise(text, &conversation.messages, &times)
                .filter(|spoken| !spoken.what.trim().is_empty());
            to = promise.as_ref().and_then(|spoken| {
                let named = spoken.to.as_deref();
                named
                    .or_else(|| promises::addressee(text, &spoken.what, &conversation.others))
                    .map(str::to_owned)
            });
        }
        let mut phrases = Vec::new();
        if only.wants(Part::Phrases) {
            phrases = self.knowledge.phrases.find(text);
        }
        Ok(Seen {
            zone: moment.zone,
            times,
            promise,
            to,
            phrases,
        })
    }

    fn moment(&mut self, row: &Row<'_>, now: Timestamp) -> Result<Moment, Unreadable> {
        let zone = row.timezone.as_deref();
        let zone = zone.map(|name| self.zones.get(name)).transpose()?;
        match row.reference.as_deref().or(self.reference.as_deref()) {
            Some(reference) => Moment::of(reference, zone, &self.zone),
            None => Ok(Moment {
                // Answers count whole seconds.
                at: Timestamp::from_second(now.as_second()).unwrap_or(now),
                zone: zone.unwrap_or_else(|| self.zone.clone()),
            }),
        }
    }
}
