//! What a payload says before Slack has been asked for names, zones and kinds of conversations.

use crate::chat::AnswerTo;
use crate::chat::PlaceKind;
use crate::chat::What;
use crate::ids::Channel;
use crate::ids::EventId;
use crate::ids::Member;
use crate::ids::Stamp;
use crate::ids::Workspace;

/// Longest kind that is counted; what Slack documents is shorter.
const MOST_KIND: usize = 80;

/// Who the bot is in its workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The workspace the app is installed in.
    pub workspace: Workspace,
    /// The bot's own member id.
    pub user: Member,
    /// The bot's own bot id.
    pub bot: Option<String>,
    /// Whether the app is installed for a whole organisation, so that deliveries come from many workspaces.
    pub whole_org: bool,
}

impl Me {
    /// Returns the workspace that a delivery belongs to: the one the app is installed in, whatever company the
    /// person comes from.
    pub(super) fn workspace(&self, claimed: Option<&str>) -> Workspace {
        match claimed {
            Some(team) if self.whole_org => Workspace::new(team),
            _ => self.workspace.clone(),
        }
    }

    /// Returns whether a person of `team` comes from another company.
    pub(super) fn foreign(&self, team: Option<&str>) -> bool {
        !self.whole_org && team.is_some_and(|team| team != self.workspace.as_str())
    }
}

/// What became of a payload.
#[derive(Clone, Debug)]
pub enum Reading {
    /// It is understood.
    Heard(Box<Draft>),
    /// It is left alone on purpose; the kind can be counted and logged.
    SetAside(String),
    /// It is not what Slack documents; the kind can be counted and logged.
    Malformed(String),
}

impl Reading {
    pub(super) fn heard(draft: Draft) -> Self {
        Self::Heard(Box::new(draft))
    }

    pub(super) fn aside(family: &str, kind: &str) -> Self {
        Self::SetAside(name(family, kind))
    }

    pub(super) fn malformed(family: &str, kind: &str) -> Self {
        Self::Malformed(name(family, kind))
    }
}

/// Returns a kind fit for logs and metrics: no letters but those that Slack's own kinds have.
fn name(family: &str, kind: &str) -> String {
    let kind: String = kind
        .chars()
        .take(MOST_KIND)
        .map(|letter| {
            if letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-') {
                letter
            } else {
                '_'
            }
        })
        .collect();
    format!("{family}/{kind}")
}

/// What a payload says.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Which delivery this is.
    pub event: EventId,
    /// The workspace it belongs to.
    pub workspace: Workspace,
    /// Who did it.
    pub who: Who,
    /// Where it happened.
    pub place: Option<Spot>,
    /// What it was; mentions carry no names yet.
    pub what: What,
    /// How to answer.
    pub answer: AnswerTo,
}

/// A person, as far as a payload tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// Their id.
    pub id: Member,
    /// A name to fall back on.
    pub name: Option<String>,
    /// Whether the payload shows that they come from another company.
    pub foreign: bool,
}

impl Who {
    pub(super) fn new(id: Member) -> Self {
        Self {
            id,
            name: None,
            foreign: false,
        }
    }
}

/// A conversation, as far as a payload tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its id.
    pub channel: Channel,
    /// Its kind, when the payload is sure.
    pub kind: Option<PlaceKind>,
    /// The thread within it.
    pub thread: Option<Stamp>,
}

/// Something remembered that an event has overtaken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stale {
    /// A person changed.
    Person(Member),
    /// A conversation changed.
    Place(Channel),
}
