//! The desk: who asks, from where, and what every answer about a promise needs.
//!
//! Finds only the asker's own promises; a number that is somebody else's is as unknown as one that never was.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::book;
use super::nudging;
use super::refusals;
use crate::calendar::Calendar;
use crate::chat::Heard;
use crate::chat::Person;
use crate::chat::Reply;
use crate::chat::What;
use crate::deadlines::Reference;
use crate::features::Context;
use crate::features::Outcome;
use crate::ids::EventId;
use crate::ids::Member;
use crate::ids::MessageRef;
use crate::ids::PromiseId;
use crate::ids::Workspace;
use crate::promises::Due;
use crate::promises::Event;
use crate::promises::Promise;
use crate::promises::Refused;
use crate::promises::Source;
use crate::promises::next_nudge;
use crate::store::Change;
use crate::store::StoreError;
use crate::view::Card;

/// Who asks, from where, and when.
pub(crate) struct Desk<'a> {
    /// What a feature may look at.
    pub(crate) context: &'a Context<'a>,
    /// The workspace.
    pub(crate) workspace: &'a Workspace,
    /// Who asks.
    pub(crate) who: &'a Person,
    /// The zone their words are read in.
    pub(crate) zone: TimeZone,
    /// The week they are read by.
    pub(crate) calendar: Cow<'a, Calendar>,
    /// The message a button was pressed on.
    pressed: Option<&'a MessageRef>,
    /// Whether that message can show the answer in its place.
    replaces: bool,
}

/// What a new promise says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owed {
    /// What is owed.
    pub(crate) what: String,
    /// To whom.
    pub(crate) to: Option<String>,
    /// By when.
    pub(crate) due: Option<Due>,
    /// The message it was made in.
    pub(crate) source: Option<Source>,
    /// Who is asked to take it over.
    pub(crate) proposed: Option<Member>,
}

impl<'a> Desk<'a> {
    /// Seats whoever is heard.
    pub(crate) fn of(context: &'a Context<'a>, heard: &'a Heard) -> Result<Self, StoreError> {
        let preferences = context.preferences(&heard.workspace, &heard.who.id)?;
        let (pressed, replaces) = match &heard.what {
            What::Press { on, private, .. } => (on.as_ref(), on.is_some() || *private),
            _ => (None, false),
        };
        Ok(Self {
            context,
            workspace: &heard.workspace,
            who: &heard.who,
            zone: preferences.time_zone(&heard.who),
            calendar: preferences.calendar(context.calendar),
            pressed,
            replaces,
        })
    }

    /// Returns the moment it is.
    pub(crate) fn now(&self) -> Timestamp {
        self.context.now
    }

    /// Returns whether a button on the Home tab was pressed, where only a form or the tab itself can answer.
    pub(crate) fn at_home(&self) -> bool {
        !self.replaces
    }

    /// Returns how a spoken time is to be read.
    pub(crate) fn reference(&self) -> Reference<'_> {
        Reference {
            now: self.context.now,
            zone: &self.zone,
            calendar: &self.calendar,
        }
    }

    /// Returns what makes something happen once only for the pressed message.
    pub(super) fn once(&self, what: &str) -> Option<(Workspace, EventId, Timestamp)> {
        let on = self.pressed?;
        let event = EventId::new(format!("{what}/{}/{}", on.channel, on.stamp));
        Some((self.workspace.clone(), event, self.now()))
    }

    /// Returns the message that was pressed on.
    pub(super) fn pressed(&self) -> Option<&'a MessageRef> {
        self.pressed
    }

    /// Returns a promise of the asker's own.
    pub(crate) fn mine(&self, id: PromiseId) -> Result<Option<Promise>, StoreError> {
        let found = book::promise(self.context.reads, self.workspace, id)?;
        Ok(found.filter(|promise| promise.owner == self.who.id))
    }

    /// Records a new promise of the asker's.
    pub(crate) fn record(&self, change: &mut Change, owed: Owed) -> Result<Promise, StoreError> {
        let id = book::next_number(self.context.reads, change, self.workspace)?;
        let mut promise = Promise::new(id, self.who.id.clone(), owed.what, self.now());
        promise.to = owed.to;
        promise.due = owed.due;
        promise.source = owed.source;
        promise.proposed = owed.proposed;
        self.save(change, &promise)?;
        Ok(promise)
    }

    /// Keeps a promise and schedules its next nudge.
    pub(crate) fn save(&self, change: &mut Change, promise: &Promise) -> Result<(), StoreError> {
        let mut rhythm = book::rhythm(self.context, self.workspace, promise)?;
        if promise.owner == self.who.id {
            // Whoever is heard for the first time is not in the store yet.
            rhythm.zone = self.zone.clone();
        }
        let next = next_nudge(promise, &rhythm, self.now());
        book::save(change, self.workspace, promise, next);
        Ok(())
    }

    /// Shows a card where the button was, or privately when there was none.
    pub(crate) fn show(&self, card: Card) -> Outcome {
        Outcome::reply(self.reply(card))
    }

    fn reply(&self, card: Card) -> Reply {
        if self.replaces {
            Reply::Replace(card)
        } else {
            Reply::Private(card)
        }
    }

    /// Applies an event to a promise, keeps what follows, and shows the card that `say` makes of it.
    pub(crate) fn apply(
        &self,
        promise: &Promise,
        event: &Event,
        say: impl FnOnce(&Promise) -> Card,
    ) -> Result<Outcome, StoreError> {
        match promise.after(event, self.now()) {
            Err(refused) => Ok(self.refuse(promise, refused)),
            Ok(next) => {
                let mut change = Change::default();
                self.save(&mut change, &next)?;
                nudging::refresh(self, &mut change, &next, &self.who.id)?;
                Ok(Outcome {
                    reply: Some(self.reply(say(&next))),
                    change,
                    ..Outcome::default()
                })
            }
        }
    }

    /// Says why something cannot be done, and how the promise stands.
    pub(crate) fn refuse(&self, promise: &Promise, refused: Refused) -> Outcome {
        self.show(refusals::refused(promise, refused, &self.zone, self.now()))
    }
}
