//! `goodword demo`: a sample workspace and the bot, in one process and on one clock.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use jiff::Zoned;

use super::asked_to_end;
use super::sandbox;
use super::tell;
use crate::config::Config;
use crate::config::SlackAccess;
use crate::sandbox::Options;
use crate::sandbox::Sandbox;
use crate::sandbox::Seed;
use crate::secret::Secret;
use crate::wire::Bot;

/// What can be chosen for the demo.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// The port of the page on 127.0.0.1; 0 takes any free one.
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// A folder to keep the bot's data in; without it the demo forgets everything at its end.
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// The moment the workspace begins at, such as 2026-03-04T10:20[Europe/Berlin]; now, when left out.
    #[arg(long, value_name = "MOMENT")]
    at: Option<Zoned>,
    /// A workspace of your own instead of the sample (JSON; see src/sandbox/README.md).
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,
}

impl Demo {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        let clock = sandbox::clock(self.at.as_ref());
        let workspace = Sandbox::start(Options {
            port: self.port,
            clock: clock.clone(),
            seed: self
                .seed
                .as_deref()
                .map_or_else(|| Ok(Seed::default()), Seed::load)?,
            app: sandbox::app(),
        })
        .await?;
        let passing = Passing::folder(self.data)?;
        let bot = Bot::start(
            &passing.path,
            config.tips,
            config.calendar,
            SlackAccess {
                app_token: Some(Secret::new(sandbox::APP_TOKEN)),
                bot_token: Some(Secret::new(sandbox::BOT_TOKEN)),
                api_url: Some(format!("{}/api", workspace.address)),
            },
            Arc::new(clock),
        )
        .await?;
        tell(format_args!(
            "Goodword is in its workspace: open {} in a browser.",
            workspace.address
        ));
        tell(format_args!(
            "Everything stays on this machine. Press Ctrl+C to end."
        ));
        asked_to_end().await?;
        bot.stop().await;
        workspace.stop().await;
        Ok(())
    }
}

/// The folder of the data, removed at the end unless it was asked for.
struct Passing {
    path: PathBuf,
    remove: bool,
}

impl Passing {
    fn folder(asked: Option<PathBuf>) -> anyhow::Result<Self> {
        let remove = asked.is_none();
        let path = asked.unwrap_or_else(|| {
            std::env::temp_dir().join(format!("goodword-demo-{}", std::process::id()))
        });
        if remove && path.exists() {
            // Left behind by an earlier demo that was cut off: nobody's any more.
            std::fs::remove_dir_all(&path)
                .with_context(|| format!("could not clear {}", path.display()))?;
        }
        std::fs::create_dir_all(&path)
            .with_context(|| format!("could not create {}", path.display()))?;
        Ok(Self { path, remove })
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        if self.remove {
            // Left behind in the temporary folder at worst, which the system clears.
            drop(std::fs::remove_dir_all(&self.path));
        }
    }
}
