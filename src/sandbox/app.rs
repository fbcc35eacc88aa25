//! What a sandbox is started with: its port, its clock, its people, and what the app in it offers.
//!
//! Nothing here decides; these are the choices of whoever starts it.

use crate::clock::MovableClock;

use super::seed::Seed;

/// How to start a sandbox.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// The clock of the workspace.
    pub clock: MovableClock,
    /// Its people, channels and first messages.
    pub seed: Seed,
    /// The app installed in it.
    pub app: App,
}

/// The app installed in the workspace.
#[derive(Clone, Debug)]
pub struct App {
    /// The name of its bot.
    pub name: String,
    /// Its slash commands. When there are none listed, any command is passed on to the bot.
    pub commands: Vec<AppCommand>,
    /// Its entries in a message's menu: callback name and label.
    pub shortcuts: Vec<(String, String)>,
}

/// A slash command.
#[derive(Clone, Debug)]
pub struct AppCommand {
    /// Such as `/promise`.
    pub name: String,
    /// What it does, in one line.
    pub about: String,
    /// What can follow it.
    pub usage: String,
    /// Whether `@Maria` in its text arrives as `<@U0MARIA|maria>`, as set in the app's manifest.
    pub should_escape: bool,
}

impl Default for App {
    fn default() -> Self {
        Self {
            name: "Goodword".to_owned(),
            commands: Vec::new(),
            shortcuts: Vec::new(),
        }
    }
}
