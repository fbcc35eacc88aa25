//! `goodword sandbox`: the sample workspace alone.

use std::path::PathBuf;

use clap::Args;
use jiff::Zoned;

use super::asked_to_end;
use super::tell;
use crate::clock::MovableClock;
use crate::features;
use crate::sandbox::App;
use crate::sandbox::AppCommand;
use crate::sandbox::Options;
use crate::sandbox::Sandbox;
use crate::sandbox::Seed;

/// The app-level token the workspace accepts.
pub(super) const APP_TOKEN: &str = "xapp-sandbox";
/// The bot token the workspace accepts.
pub(super) const BOT_TOKEN: &str = "xoxb-sandbox";

/// What can be chosen for the workspace.
#[derive(Debug, Args)]
pub(super) struct Alone {
    /// The port on 127.0.0.1; 0 takes any free one.
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// The moment the workspace begins at, such as 2026-03-04T10:20[Europe/Berlin]; now, when left out.
    #[arg(long, value_name = "MOMENT")]
    at: Option<Zoned>,
    /// A workspace of your own instead of the sample (JSON; see src/sandbox/README.md).
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,
}

impl Alone {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let workspace = Sandbox::start(Options {
            port: self.port,
            clock: clock(self.at.as_ref()),
            seed: self
                .seed
                .as_deref()
                .map_or_else(|| Ok(Seed::default()), Seed::load)?,
            app: app(),
        })
        .await?;
        let address = workspace.address.clone();
        tell(format_args!("The workspace is open: {address}"));
        tell(format_args!("Point a bot at it with:"));
        tell(format_args!(
            "  SLACK_API_URL={address}/api SLACK_APP_TOKEN={APP_TOKEN} SLACK_BOT_TOKEN={BOT_TOKEN}"
        ));
        asked_to_end().await?;
        workspace.stop().await;
        Ok(())
    }
}

/// Returns a clock that begins at a moment, or now.
pub(super) fn clock(at: Option<&Zoned>) -> MovableClock {
    at.map_or_else(MovableClock::default, |at| {
        MovableClock::starting_at(at.timestamp())
    })
}

/// Describes the bot to the workspace, as its manifest does to Slack.
pub fn app() -> App {
    let commands = features::ALL.iter().flat_map(|feature| feature.commands());
    let shortcuts = features::ALL.iter().flat_map(|feature| feature.shortcuts());
    App {
        name: "Goodword".into(),
        commands: commands
            .map(|command| AppCommand {
                name: command.name.into(),
                about: command.about.into(),
                usage: command.usage.into(),
                should_escape: true,
            })
            .collect(),
        shortcuts: shortcuts
            .map(|shortcut| (shortcut.name.into(), shortcut.label.into()))
            .collect(),
    }
}
