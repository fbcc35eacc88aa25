//! What the bot does, one folder each. A feature reads and decides; the engine records and sends.
//!
//! [`ALL`] is the only list: help, the manifest and the README's command table are written from it.

mod coach;
pub mod daily;
mod help;
mod home;
mod keep;
pub mod preferences;
pub mod promise;
mod rephrase;
mod route;
mod settings;
pub mod team;
pub mod tip;

pub use route::command;
pub use route::hear;
pub use route::home_after;
pub use route::named;

use jiff::Timestamp;

use crate::calendar::Calendar;
use crate::chat::Heard;
use crate::chat::Person;
use crate::chat::Reply;
use crate::ids::Member;
use crate::ids::MessageRef;
use crate::ids::Workspace;
use crate::library::Library;
use crate::phrases::Rules;
use crate::promises::Cues;
use crate::promises::Deeds;
use crate::store::Change;
use crate::store::Entry;
use crate::store::Reads;
use crate::store::Record;
use crate::store::StoreError;

/// Everything the bot does.
pub static ALL: &[&dyn Feature] = &[
    &tip::Tips,
    &rephrase::Rephrase,
    &promise::Promises,
    &daily::DailyTip,
    &coach::Coach,
    &keep::Keep,
    &settings::Settings,
    &home::Home,
];

/// Something the bot does.
pub trait Feature: Sync {
    /// Its name; the part before the dot in its actions and forms.
    fn name(&self) -> &'static str;

    /// The commands it answers.
    fn commands(&self) -> &'static [Command] {
        &[]
    }

    /// The entries it adds to a message's menu.
    fn shortcuts(&self) -> &'static [Shortcut] {
        &[]
    }

    /// Decides about something heard; `None` when it is not for this feature.
    ///
    /// A command, press, form or shortcut comes only to the feature that owns it. Messages, `Joined` and the
    /// like come to every feature, in the order of [`ALL`], and their outcomes are recorded together; of
    /// their outgoing cards only the first is kept, so that a message gets at most one.
    ///
    /// # Errors
    /// When the store fails.
    fn hear(&self, context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError>;

    /// Acts on an agenda entry of its own that has come due. The entry is taken away unless the change
    /// schedules its subject anew.
    ///
    /// # Errors
    /// When the store fails.
    fn due(&self, _context: &Context<'_>, _entry: &Entry) -> Result<Change, StoreError> {
        Ok(Change::default())
    }

    /// Takes away everything this feature keeps about a person.
    ///
    /// # Errors
    /// When the store fails.
    fn forget(
        &self,
        _context: &Context<'_>,
        _workspace: &Workspace,
        _member: &Member,
    ) -> Result<Change, StoreError> {
        Ok(Change::default())
    }
}

/// A command people type.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// Such as `/promise`.
    pub name: &'static str,
    /// One line: what it does.
    pub about: &'static str,
    /// What can follow it, for the suggestion list, such as `<what> by <when>`.
    pub usage: &'static str,
    /// Examples with what each does, for help and the README.
    pub examples: &'static [(&'static str, &'static str)],
}

/// An entry in a message's menu.
#[derive(Clone, Copy, Debug)]
pub struct Shortcut {
    /// Its callback name; starts with the feature's name and a dot.
    pub name: &'static str,
    /// What it says, at most 24 characters.
    pub label: &'static str,
}

/// What a feature may look at.
pub struct Context<'a> {
    /// The moment it is.
    pub now: Timestamp,
    /// Chance, for choices that should vary.
    pub seed: u64,
    /// What is recorded.
    pub reads: &'a dyn Reads,
    /// What the bot knows.
    pub knowledge: &'a Knowledge,
    /// The team's week.
    pub calendar: &'a Calendar,
    /// The latest messages of the same conversation before this one, oldest first. From memory, never stored.
    pub recent: &'a [Earlier],
    /// Returns a permanent link to a message.
    pub link: &'a (dyn Fn(&MessageRef) -> Option<String> + Send + Sync),
}

/// A message that came before another in the same conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Who wrote it.
    pub author: Member,
    /// The name that others see.
    pub name: String,
    /// Its raw text.
    pub text: String,
}

/// What the bot knows, loaded from `tips/`.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Tips.
    pub library: Library,
    /// Phrase rules.
    pub phrases: Rules,
    /// How promises are made.
    pub cues: Cues,
    /// How people say that something is done.
    pub deeds: Deeds,
}

/// What a feature decided.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The direct answer; leaves only after `change` is recorded.
    pub reply: Option<Reply>,
    /// What to record and send.
    pub change: Change,
    /// Whether the person asked to be forgotten: nothing about them is kept with this.
    pub forgets: bool,
}

impl Outcome {
    /// Answers without recording anything.
    pub fn reply(reply: Reply) -> Self {
        Self {
            reply: Some(reply),
            ..Self::default()
        }
    }

    /// Records and answers nothing.
    pub fn change(change: Change) -> Self {
        Self {
            change,
            ..Self::default()
        }
    }
}

/// A person as last heard, kept so that timed work knows their name and zone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Known(pub Person);

impl Record for Known {
    const KIND: &'static str = "person";

    fn id(&self) -> String {
        self.0.id.as_str().to_owned()
    }
}

impl Context<'_> {
    /// Returns a person's settings, the defaults when they never changed any.
    ///
    /// # Errors
    /// When the store fails.
    pub fn preferences(
        &self,
        workspace: &Workspace,
        member: &Member,
    ) -> Result<preferences::Preferences, StoreError> {
        Ok(self
            .reads
            .get(workspace, member.as_str())?
            .unwrap_or_else(|| preferences::Preferences::of(member.clone())))
    }
}
