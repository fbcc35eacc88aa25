//! From something heard to a recorded outcome, and its answer.
//!
//! Nothing is answered before it is recorded; the same delivery twice has one effect.

use std::collections::hash_map::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;

use tracing::debug;
use tracing::error;
use tracing::warn;

use super::Engine;
use crate::chat::Heard;
use crate::chat::Hearing;
use crate::chat::Person;
use crate::chat::Reply;
use crate::chat::Role;
use crate::chat::What;
use crate::features;
use crate::features::Context;
use crate::features::Known;
use crate::features::Outcome;
use crate::ids::MessageRef;
use crate::store::CommitError;
use crate::store::Reads;
use crate::store::StoreError;
use crate::store::Watched;
use crate::view::Card;

/// How often a decision is made anew because somebody else was quicker. Each round somebody succeeds, so
/// more rivals than this at one moment are needed to fail.
const ROUNDS: usize = 50;

impl Engine {
    /// Handles one delivery to its end.
    pub async fn hear(&self, mut heard: Heard) -> Hearing {
        if let Err(error) = self.recall(&mut heard) {
            return self.not_saved(&heard, &error).await;
        }
        match self.store.is_handled(&heard.workspace, &heard.event) {
            Ok(true) => return Hearing::Done,
            Ok(false) => {}
            Err(error) => return self.not_saved(&heard, &error).await,
        }
        let outcome = self.record(&heard).await;
        self.bear_in_mind(&heard);
        match outcome {
            Ok(Some(Reply::Refuse(wrong))) => Hearing::Refused(wrong),
            Ok(reply) => {
                self.wake();
                if let Some(reply) = self.where_they_are(&heard, reply) {
                    self.answer(&heard, &reply).await;
                }
                Hearing::Done
            }
            Err(error) => self.not_saved(&heard, &error).await,
        }
    }

    /// Keeps the memory of each conversation as it reads now.
    fn bear_in_mind(&self, heard: &Heard) {
        let (workspace, recent) = (&heard.workspace, &self.recent);
        match (&heard.what, &heard.place) {
            (
                What::Message {
                    stamp,
                    text,
                    edited,
                    ..
                },
                Some(place),
            ) if !edited => {
                recent.remember(workspace, place, &heard.who, stamp, text, self.clock.now());
            }
            (What::Message { stamp, text, .. }, Some(place)) => {
                recent.reword(workspace, &place.channel, stamp, text);
            }
            (What::Deleted { stamp }, Some(place)) => {
                recent.delete(workspace, &place.channel, stamp);
            }
            (What::Removed | What::ChannelGone, Some(place)) => {
                recent.leave(workspace, Some(&place.channel));
            }
            (What::Uninstalled, _) => recent.leave(workspace, None),
            _ => {}
        }
    }

    /// Fills in somebody whom the platform could not tell us about: as they were last heard, or in UTC.
    fn recall(&self, heard: &mut Heard) -> Result<(), StoreError> {
        if !heard.who.zone.is_empty() {
            return Ok(());
        }
        let known: Option<Known> = self
            .store
            .reads()
            .get(&heard.workspace, heard.who.id.as_str())?;
        match known {
            Some(Known(known)) => {
                heard.who = Person {
                    // Whoever is seen to come from another company now was perhaps not seen so then.
                    role: match heard.who.role {
                        Role::Guest => Role::Guest,
                        _ => known.role,
                    },
                    ..known
                }
            }
            None => "UTC".clone_into(&mut heard.who.zone),
        }
        Ok(())
    }

    /// Decides and records, again when somebody else was quicker, and returns the answer.
    async fn record(&self, heard: &Heard) -> Result<Option<Reply>, StoreError> {
        for _ in 0..ROUNDS {
            let outcome = self.decide(heard)?;
            let Some(Outcome {
                reply,
                change,
                forgets,
            }) = outcome
            else {
                return Ok(None);
            };
            if forgets {
                self.recent.forget(&heard.workspace, &heard.who.id);
            }
            // A refused form is as if it had never been sent: the person sends it again.
            if matches!(reply, Some(Reply::Refuse(_))) {
                return Ok(reply);
            }
            match self.store.commit(change).await {
                Ok(()) => return Ok(reply),
                Err(CommitError::Handled) => return Ok(None),
                Err(CommitError::Conflict) => {}
                Err(CommitError::Store(error)) => return Err(error),
            }
        }
        Err(StoreError::Unavailable(
            "too many people changed the same thing at once".into(),
        ))
    }

    /// Asks the features, and adds what every record of an outcome carries.
    fn decide(&self, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
        let watched = Watched::new(self.store.reads());
        let outcome =
            self.with_context(heard, &watched, |context| features::hear(context, heard))?;
        let Some(mut outcome) = outcome else {
            return Ok(None);
        };
        if outcome.reply.is_none() && outcome.change.is_empty() {
            return Ok(None);
        }
        let reads: &dyn Reads = &watched;
        let known: Option<Known> = reads.get(&heard.workspace, heard.who.id.as_str())?;
        let is_new = known.is_none_or(|known| known.0 != heard.who);
        if is_new && is_theirs(&heard.what) && !outcome.forgets {
            outcome
                .change
                .put(&heard.workspace, &Known(heard.who.clone()));
        }
        let delivery = (
            heard.workspace.clone(),
            heard.event.clone(),
            self.clock.now(),
        );
        outcome.change.handled.push(delivery);
        outcome.change.expected.extend(watched.seen());
        Ok(Some(outcome))
    }

    /// Lets `ask` look at everything a feature may look at.
    fn with_context<T>(
        &self,
        heard: &Heard,
        reads: &dyn Reads,
        ask: impl FnOnce(&Context<'_>) -> T,
    ) -> T {
        let now = self.clock.now();
        let before = match &heard.what {
            What::Message { stamp, .. } => Some(stamp),
            What::MessageShortcut { on, .. } => Some(&on.stamp),
            _ => None,
        };
        let recent = heard
            .place
            .as_ref()
            .map(|place| self.recent.of(&heard.workspace, place, before, now))
            .unwrap_or_default();
        ask(&Context {
            now,
            seed: seed(heard),
            reads,
            knowledge: &self.knowledge(),
            calendar: &self.calendar,
            recent: &recent,
            link: &|message: &MessageRef| self.chat.link(&heard.workspace, message),
        })
    }

    /// Returns the answer as it is shown where the person is: on the Home tab, the whole tab anew.
    fn where_they_are(&self, heard: &Heard, reply: Option<Reply>) -> Option<Reply> {
        let home = self.with_context(heard, self.store.reads(), |context| {
            features::home_after(context, heard, reply.as_ref())
        });
        home.unwrap_or_else(|error| {
            warn!(%error, "the Home tab could not be drawn");
            None
        })
        .or(reply)
    }

    async fn answer(&self, heard: &Heard, reply: &Reply) {
        if let Err(error) = self.chat.answer(heard, reply).await {
            warn!(%error, "an answer could not be delivered; what it says is recorded");
        }
    }

    /// Tells the person that nothing was recorded, so that they know to do it again.
    async fn not_saved(&self, heard: &Heard, error: &StoreError) -> Hearing {
        error!(%error, cause = ?std::error::Error::source(error).map(ToString::to_string), "not saved");
        if matches!(heard.what, What::Message { .. } | What::Deleted { .. }) {
            debug!("nobody waits for an answer to a message");
        } else {
            let sorry = "This is not saved: my storage does not answer. Nothing has changed; please try again in a minute.";
            self.answer(heard, &Reply::Private(Card::saying(sorry)))
                .await;
        }
        Hearing::NotSaved
    }
}

/// Returns whether something was done by the person it is about, rather than told about them or about us.
fn is_theirs(what: &What) -> bool {
    !matches!(
        what,
        What::Deleted { .. }
            | What::Removed
            | What::ChannelGone
            | What::MemberGone
            | What::Uninstalled
    )
}

/// Returns chance for this delivery: the same when it is decided again.
fn seed(heard: &Heard) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&heard.workspace, &heard.event).hash(&mut hasher);
    hasher.finish()
}
