//! `goodword serve`: the bot against Slack.

use std::pin::pin;
use std::sync::Arc;

use tokio::signal::unix::SignalKind;
use tokio::signal::unix::signal;
use tracing::error;
use tracing::info;

use super::asked_to_end;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::wire::Bot;

/// Runs until asked to end; reads the tips again on SIGHUP.
pub(super) async fn run(config: Config) -> anyhow::Result<()> {
    let bot = Bot::from_config(config, Arc::new(SystemClock)).await?;
    info!("goodword is listening");
    let mut hang_up = signal(SignalKind::hangup())?;
    // Listened for all the time: a request that comes while the tips are read is not lost.
    let mut end = pin!(asked_to_end());
    loop {
        tokio::select! {
            ended = &mut end => {
                ended?;
                break;
            }
            _ = hang_up.recv() => match bot.reload() {
                Ok(()) => info!("the tips are read again"),
                Err(problem) => error!(%problem, "the tips cannot be used; the last good ones stay"),
            },
        }
    }
    info!("goodword is ending");
    bot.stop().await;
    Ok(())
}
