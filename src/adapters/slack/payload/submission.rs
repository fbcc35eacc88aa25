//! A form sent, and what a form carries from where it was opened.
//!
//! Slack's payload of a form does not say where it was opened, nor how to answer there: both travel in the
//! form's private metadata, in a line of their own before what the feature carries.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;

use super::Draft;
use super::Me;
use super::Reading;
use super::Spot;
use super::fields;
use super::interactive;
use super::press;
use crate::chat::What;
use crate::ids::Channel;
use crate::ids::EventId;
use crate::ids::Stamp;

/// What a form carries from where it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Carried {
    /// The conversation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) channel: Option<Channel>,
    /// The thread in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) thread: Option<Stamp>,
    /// Where a later private answer goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    /// What the feature gave along.
    #[serde(skip)]
    pub(crate) carry: String,
}

impl Carried {
    /// Returns what the view of a payload carries; what we did not write ourselves is all the feature's.
    pub(super) fn of(payload: &Value) -> Self {
        let metadata = fields::text(payload, "/view/private_metadata").unwrap_or_default();
        let ours = metadata.split_once('\n').and_then(|(line, carry)| {
            // A list would be read as our fields in their order.
            let object = line.starts_with('{').then_some(line)?;
            let carried: Self = serde_json::from_str(object).ok()?;
            Some(Self {
                carry: carry.to_owned(),
                ..carried
            })
        });
        ours.unwrap_or_else(|| Self {
            carry: metadata.to_owned(),
            ..Self::default()
        })
    }

    /// Returns it as private metadata, leaving out first the address and then the place when it would not fit.
    pub(crate) fn written(&self, most: usize) -> Option<String> {
        let without_url = Self {
            url: None,
            ..self.clone()
        };
        [self, &without_url, &Self::default()]
            .into_iter()
            .filter_map(|head| serde_json::to_string(head).ok())
            .map(|head| format!("{head}\n{}", self.carry))
            .find(|whole| whole.chars().count() <= most)
    }

    pub(super) fn spot(&self) -> Option<Spot> {
        self.channel.clone().map(|channel| Spot {
            channel,
            kind: None,
            thread: self.thread.clone(),
        })
    }
}

pub(super) fn read(payload: &Value, me: &Me) -> Reading {
    let (Some(who), Some(view), Some(form)) = (
        interactive::who(payload, me),
        fields::text(payload, "/view/id"),
        fields::text(payload, "/view/callback_id"),
    ) else {
        let kind = fields::text(payload, "/view/type").unwrap_or("untyped");
        // A workflow's step has a view without a name: not ours.
        return if kind == "modal" {
            Reading::malformed("interactive", "view_submission")
        } else {
            Reading::aside("interactive", "view_submission.unnamed")
        };
    };
    let answers = answers(payload);
    let carried = Carried::of(payload);
    let mut answer = fields::answer(payload);
    answer.url = answer.url.or_else(|| carried.url.clone());
    Reading::heard(Draft {
        event: event(payload, view, &answers),
        workspace: me.workspace(interactive::team(payload)),
        who,
        place: carried.spot(),
        what: What::Submit {
            form: form.to_owned(),
            carry: carried.carry,
            answers,
        },
        answer,
    })
}

/// Names the sending: a form that stayed open keeps its hash, so its answers are part of the name.
fn event(payload: &Value, view: &str, answers: &BTreeMap<String, String>) -> EventId {
    let hash = fields::text(payload, "/view/hash").unwrap_or_default();
    let mut said = Vec::new();
    for (field, answer) in answers {
        said.extend_from_slice(field.as_bytes());
        said.push(0);
        said.extend_from_slice(answer.as_bytes());
        said.push(0);
    }
    let said = fields::fingerprint(&said);
    EventId::new(format!("submit/{view}/{hash}/{said:016x}"))
}

fn answers(payload: &Value) -> BTreeMap<String, String> {
    let blocks = payload
        .pointer("/view/state/values")
        .and_then(Value::as_object);
    blocks
        .into_iter()
        .flatten()
        .filter_map(|(field, controls)| {
            let answer = controls
                .as_object()?
                .values()
                .find_map(press::value)
                .filter(|answer| !answer.is_empty())?;
            Some((field.clone(), answer))
        })
        .collect()
}
