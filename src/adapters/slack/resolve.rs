//! From what a payload says to what is handed on: names, zones, roles and kinds of conversations.
//!
//! Slack may be slow or away: then what is remembered, what the payload said, and cautious guesses stand in.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::join_all;

use super::naming;
use super::naming::Named;
use super::payload::Draft;
use super::payload::Me;
use super::payload::Spot;
use super::payload::Stale;
use super::payload::Who;
use super::people::People;
use super::people::plain_name;
use super::places;
use super::places::Places;
use crate::chat::Heard;
use crate::chat::Person;
use crate::chat::Place;
use crate::chat::Role;
use crate::chat::What;
use crate::ids::Channel;
use crate::ids::Member;

/// How long a delivery waits for knowledge. A form must be answered within three seconds in all.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Knows people and places, and completes drafts with them.
pub(super) struct Resolver {
    pub(super) me: Me,
    pub(super) people: People,
    pub(super) places: Places,
}

impl Resolver {
    /// Completes a draft.
    pub(super) async fn complete(&self, draft: Draft) -> Heard {
        let (who, place, what) = futures_util::join!(
            self.who(&draft.who, &draft.what),
            self.place(draft.place.as_ref()),
            self.what(draft.what.clone()),
        );
        Heard {
            event: draft.event,
            workspace: draft.workspace,
            who,
            place,
            what,
            answer: draft.answer,
        }
    }

    /// Forgets what an event has overtaken.
    pub(super) fn forget(&self, stale: &Stale) {
        match stale {
            Stale::Person(member) => self.people.forget(member),
            Stale::Place(channel) => self.places.forget(channel),
        }
    }

    async fn who(&self, who: &Who, what: &What) -> Person {
        let nobody_to_ask =
            matches!(what, What::MemberGone | What::Uninstalled) || who.id == self.me.user;
        let known = if nobody_to_ask {
            None
        } else {
            self.person(&who.id).await
        };
        known.unwrap_or_else(|| Person {
            id: who.id.clone(),
            name: plain_name(who.name.as_deref().unwrap_or(who.id.as_str())),
            zone: String::new(),
            role: if who.foreign {
                Role::Guest
            } else {
                Role::Member
            },
        })
    }

    async fn place(&self, spot: Option<&Spot>) -> Option<Place> {
        let spot = spot?;
        let kind = if let Some(kind) = spot.kind {
            kind
        } else {
            let asked = self.places.place(&spot.channel);
            tokio::time::timeout(PATIENCE, asked)
                .await
                .unwrap_or_else(|_| places::caution(&spot.channel))
                .kind
        };
        Some(Place {
            channel: spot.channel.clone(),
            kind,
            thread: spot.thread.clone(),
        })
    }

    async fn what(&self, mut what: What) -> What {
        match &mut what {
            What::Message { text, before, .. } => {
                *text = self.named(text).await;
                if let Some(before) = before {
                    *before = self.named(before).await;
                }
            }
            What::Command { text, .. } | What::MessageShortcut { text, .. } => {
                *text = self.named(text).await;
            }
            _ => {}
        }
        what
    }

    async fn named(&self, text: &str) -> String {
        let found = join_all(naming::mentioned(text).into_iter().map(async |named| {
            let name = match named {
                Named::Person(id) => self.person(&Member::new(id)).await.map(|known| known.name),
                Named::Place(id) => {
                    let channel = Channel::new(id);
                    let asked = self.places.place(&channel);
                    let known = tokio::time::timeout(PATIENCE, asked).await;
                    known.ok().and_then(|known| known.name)
                }
            };
            name.map(|name| (named, name))
        }))
        .await;
        let names: BTreeMap<Named<'_>, String> = found.into_iter().flatten().collect();
        naming::with_names(text, &names)
    }

    async fn person(&self, member: &Member) -> Option<Person> {
        match tokio::time::timeout(PATIENCE, self.people.person(member)).await {
            Ok(Ok(person)) => person,
            // Slack is away or slow; the payload's own words stand in.
            Ok(Err(_)) | Err(_) => None,
        }
    }
}
