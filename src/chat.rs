//! The port to a chat platform: what it tells us, and what we ask of it.
//!
//! No platform's types and no platform's name. Two implementations: Slack, and the terminal of a test.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde::Deserialize;
use serde::Serialize;
use thiserror::Error;

use crate::ids::Channel;
use crate::ids::EventId;
use crate::ids::Member;
use crate::ids::MessageRef;
use crate::ids::Stamp;
use crate::ids::Workspace;
use crate::view::Card;
use crate::view::Form;

/// Something that happened on the platform, once per delivery.
#[derive(Clone, Debug)]
pub struct Heard {
    /// Which delivery this is; handled once.
    pub event: EventId,
    /// The workspace it happened in.
    pub workspace: Workspace,
    /// Who did it.
    pub who: Person,
    /// Where it happened; `None` on the Home tab and for forms opened there.
    pub place: Option<Place>,
    /// What it was.
    pub what: What,
    /// How to answer directly.
    pub answer: AnswerTo,
}

/// A person, as the platform knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: Member,
    /// The name that others see.
    pub name: String,
    /// Their time zone, an IANA name; empty when the platform cannot tell now.
    pub zone: String,
    /// What they may do.
    pub role: Role,
}

/// What a person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Leads the team: an admin or owner of the workspace.
    Lead,
    /// A full member.
    Member,
    /// A guest, or somebody from another company.
    Guest,
}

/// A conversation, as far as its kind matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its id.
    pub channel: Channel,
    /// What kind it is.
    pub kind: PlaceKind,
    /// The thread within it.
    pub thread: Option<Stamp>,
}

impl Place {
    /// Returns which message stands here at `stamp`.
    pub fn message(&self, stamp: &Stamp) -> MessageRef {
        MessageRef {
            channel: self.channel.clone(),
            stamp: stamp.clone(),
            thread: self.thread.clone(),
        }
    }
}

/// What kind of conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// A channel of the team.
    Channel,
    /// A channel shared with another company.
    Shared,
    /// A direct message with the bot.
    Direct,
    /// A direct message or group among people.
    Group,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum What {
    /// A command was typed: `name` with its slash, and all the rest as raw text.
    Command {
        /// Such as `/promise`.
        name: String,
        /// What follows it.
        text: String,
    },
    /// A person wrote a message where the bot is.
    Message {
        /// Which message.
        stamp: Stamp,
        /// Its raw text; mentions carry names (`<@U1|Maria>`).
        text: String,
        /// Whether this is a later version of a message seen before.
        edited: bool,
        /// Its raw text before the edit, when the platform tells.
        before: Option<String>,
    },
    /// A message was deleted.
    Deleted {
        /// Which message.
        stamp: Stamp,
    },
    /// A control was pressed or chosen.
    Press {
        /// The control's action.
        action: String,
        /// Its value, or the value chosen. Comes from a person's machine: check it.
        value: String,
        /// The message it stands on; `None` on the Home tab.
        on: Option<MessageRef>,
        /// Whether only the presser sees that message.
        private: bool,
    },
    /// A form was sent.
    Submit {
        /// The form's name.
        form: String,
        /// What it carried.
        carry: String,
        /// The answers by field id; an empty answer is absent.
        answers: BTreeMap<String, String>,
    },
    /// An entry of a message's menu was chosen.
    MessageShortcut {
        /// Which entry.
        name: String,
        /// The message.
        on: MessageRef,
        /// Who wrote it.
        author: Option<Member>,
        /// Its raw text.
        text: String,
    },
    /// The Home tab was opened.
    HomeOpened,
    /// The bot was added to the channel by `who`.
    Joined,
    /// The bot was removed from the channel.
    Removed,
    /// The channel was deleted or archived.
    ChannelGone,
    /// `who` left the workspace or was deactivated.
    MemberGone,
    /// The app was removed from the workspace.
    Uninstalled,
}

/// How to answer an event directly. Opaque to everybody but the adapter; never logged.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct AnswerTo {
    /// Where a later private answer goes.
    pub url: Option<String>,
    /// What allows a form to be opened, for about three seconds.
    pub trigger: Option<String>,
}

impl fmt::Debug for AnswerTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnswerTo(..)")
    }
}

/// The direct answer to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A card that only the person sees, where they are.
    Private(Card),
    /// The card that was pressed now shows this.
    Replace(Card),
    /// The card that was pressed goes away.
    Remove,
    /// A window opens.
    Form(Form),
    /// The form stays open; what is wrong, by field id.
    Refuse(BTreeMap<String, String>),
    /// The person's Home tab shows this.
    Home(Card),
}

/// A message on its way out, recorded before it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbound {
    /// Names this message for ever: the same key is never sent twice. Such as `nudge/12/due/1`.
    pub key: String,
    /// Its workspace.
    pub workspace: Workspace,
    /// Where it goes.
    pub to: Recipient,
    /// What it shows.
    pub card: Card,
}

/// Where a message goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// A person's direct messages with the bot.
    Direct(Member),
    /// Everybody in a channel.
    Channel {
        /// The channel.
        channel: Channel,
        /// The thread within it.
        thread: Option<Stamp>,
    },
    /// One person in a channel; nobody else sees it, and it is gone when they reload.
    OnlyTo {
        /// The person.
        member: Member,
        /// The channel.
        channel: Channel,
        /// The thread within it.
        thread: Option<Stamp>,
    },
    /// A message sent before now shows this instead.
    Update(MessageRef),
}

/// Why a message could not be sent.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SendError {
    /// Certainly not sent; worth another try, after this long when the platform said so.
    #[error("the chat platform is unavailable")]
    Later(Option<Duration>),
    /// Certainly not sent, and no use trying again. The code is the platform's and says nothing private.
    #[error("the chat platform refused: {0}")]
    Never(String),
    /// Nobody can tell whether it was sent: look for its key before trying again.
    #[error("it is not known whether the message was sent")]
    Uncertain,
}

/// A chat platform.
pub trait Chat: Send + Sync {
    /// Sends a message and returns where it stands (`None` for one that only one person sees).
    fn post<'a>(
        &'a self,
        message: &'a Outbound,
    ) -> BoxFuture<'a, Result<Option<MessageRef>, SendError>>;

    /// Looks for a message sent earlier, by its key.
    fn find<'a>(
        &'a self,
        message: &'a Outbound,
    ) -> BoxFuture<'a, Result<Option<MessageRef>, SendError>>;

    /// Answers an event directly. [`Reply::Refuse`] does not come here: it travels in the
    /// acknowledgement of the form.
    fn answer<'a>(
        &'a self,
        heard: &'a Heard,
        reply: &'a Reply,
    ) -> BoxFuture<'a, Result<(), SendError>>;

    /// Returns a person, as the platform knows them now; `None` for somebody unknown.
    fn person<'a>(
        &'a self,
        workspace: &'a Workspace,
        member: &'a Member,
    ) -> BoxFuture<'a, Result<Option<Person>, SendError>>;

    /// Returns a permanent link to a message; `None` when the platform has none for it.
    fn link(&self, workspace: &Workspace, message: &MessageRef) -> Option<String>;
}

/// What became of something heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hearing {
    /// It is handled and recorded (or was before).
    Done,
    /// The form stays open; what is wrong, by field id. Goes into its acknowledgement.
    Refused(BTreeMap<String, String>),
    /// It could not be recorded; the person has been told so where that was possible.
    NotSaved,
}

/// Who listens to a platform: the engine. Called once per delivery, in a task of its own.
pub type Ear = std::sync::Arc<dyn Fn(Heard) -> BoxFuture<'static, Hearing> + Send + Sync>;
