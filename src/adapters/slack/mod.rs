//! The chat port for Slack: Socket Mode in, the Web API out, Block Kit on the way.
//!
//! Knows Slack's limits and the traps of slack-morphism. Decides nothing about promises, tips or people.
//!
//! slack-morphism's own log lines carry addresses with tickets and, at debug, whole bodies: a subscriber keeps
//! the targets of [`QUIET_TARGETS`] silent. What matters of them is logged here, without private parts.

mod answer;
mod api;
pub mod blocks;
mod chat;
mod connect;
mod counts;
mod failure;
mod find;
mod holds;
mod intake;
mod naming;
mod pace;
pub mod payload;
mod people;
mod places;
mod post;
mod recent;
mod resolve;
mod respond;
mod socket;
mod supervise;
mod wire;

pub use chat::SlackChat;
pub use connect::ConnectError;
pub use connect::SlackSettings;
pub use counts::Counts;
pub use socket::Listening;
pub use socket::Stopped;
pub use wire::choose_cryptography;

/// Log targets that a subscriber keeps silent: they print addresses with tickets, and bodies.
pub const QUIET_TARGETS: &[&str] = &[
    "slack_morphism",
    "tungstenite",
    "tokio_tungstenite",
    "reqwest",
    "hyper",
    "hyper_util",
    "hyper_rustls",
    "rustls",
];
