//! A Slack-compatible workspace in one process, with a web page: for the demo and the tests.
//!
//! It speaks Slack's Web API and Socket Mode to any bot, draws the workspace on a page, and lets a script be a
//! person through `/control`. Everything is in memory and on loopback; it knows nothing of what the bot does.
//! `README.md` in this folder documents every address with examples.

mod app;
mod blocks;
mod control;
mod default_seed;
mod guard;
mod link;
mod page;
mod respond;
mod rich_text;
mod seed;
mod server;
mod socket;
mod state;
mod typed;
mod web_api;
mod workspace;

pub use app::App;
pub use app::AppCommand;
pub use app::Options;
pub use seed::Seed;
pub use seed::SeedChannel;
pub use seed::SeedError;
pub use seed::SeedMember;
pub use seed::SeedMessage;
pub use seed::SeedTeam;
pub use server::Running;
pub use server::Sandbox;
pub use server::StartError;
