//! The names of things: one type for each kind, so that a person is never a channel.
//!
//! An id is what the chat platform or the store calls something. Nothing here knows what it names.

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Names the thing.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// Returns the name as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A team's workspace, `T…` in Slack.
    Workspace
);
id!(
    /// A person in a workspace, `U…` or `W…` in Slack.
    Member
);
id!(
    /// A conversation: channel, group or direct message, `C…`, `G…` or `D…` in Slack.
    Channel
);
id!(
    /// A message within its channel: the platform's own timestamp, such as `1700000000.000100`.
    Stamp
);
id!(
    /// One delivery from the platform; the same delivery twice has one effect.
    EventId
);
id!(
    /// A tip, as its file names it.
    TipId
);

/// A promise within its workspace: a small number that a person can type.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default,
)]
#[serde(transparent)]
pub struct PromiseId(pub u64);

impl fmt::Display for PromiseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A message, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MessageRef {
    /// The conversation it stands in.
    pub channel: Channel,
    /// Which message there.
    pub stamp: Stamp,
    /// The first message of its thread, when it stands in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<Stamp>,
}
