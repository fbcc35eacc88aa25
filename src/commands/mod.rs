//! The command line: one file a subcommand.

mod analyze;
mod check;
mod demo;
mod manifest;
mod sandbox;
mod serve;

use std::io::Write as _;
use std::path::PathBuf;

use clap::Parser;
use clap::Subcommand;

use crate::clock::SystemClock;
use crate::config::Config;

pub use manifest::manifest;
pub use sandbox::app as sandbox_app;

/// Helps a service team say it well and keep its word, in Slack.
#[derive(Debug, Parser)]
#[command(
    name = "goodword",
    version,
    after_help = "New here? `goodword demo` starts a whole workspace with the bot in it, on this machine alone:\n\
                  open the page it prints, type `/tip` or `/promise send Acme the quote by Friday 3pm`, and skip\n\
                  the clock forward to see the nudge."
)]
pub struct Arguments {
    /// The configuration file (TOML); every key may also come from the environment.
    #[arg(long, global = true, env = "GOODWORD_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts a sample workspace and the bot in one process: the way to try everything.
    Demo(demo::Demo),
    /// Runs the bot against Slack (or against a sandbox, with `SLACK_API_URL`).
    Serve,
    /// Starts the sample workspace alone, so that any Slack bot can be tried against it.
    Sandbox(sandbox::Alone),
    /// Reads messages, one a line, and writes what the bot sees in each: times, a promise, phrases.
    Analyze(analyze::Analyze),
    /// Prints the app manifest to paste into Slack when creating the app.
    Manifest,
    /// Proves every tip, rule and cue of a folder, and says in plain words what is wrong where.
    Check(check::Check),
}

/// Runs the command that was asked for.
///
/// # Errors
/// Says what could not be done and what to do about it.
pub fn run(arguments: Arguments) -> anyhow::Result<()> {
    match arguments.command {
        Command::Manifest => {
            print!("{}", manifest());
            return Ok(());
        }
        Command::Check(check) => return check.run(),
        Command::Analyze(_) | Command::Demo(_) | Command::Serve | Command::Sandbox(_) => {}
    }
    let config = Config::load(
        arguments
            .config
            .as_deref()
            .filter(|path| !path.as_os_str().is_empty()),
        environment()?,
    )?;
    if let Command::Analyze(analyze) = arguments.command {
        return analyze.run(config, &SystemClock);
    }
    crate::telemetry::start(&config.log, config.log_format)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        // Two are enough for a bot that waits most of the time, and each costs memory.
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match arguments.command {
            Command::Demo(demo) => demo.run(config).await,
            Command::Sandbox(alone) => alone.run().await,
            _ => serve::run(config).await,
        }
    })
}

/// Returns the environment. What is not text and not ours is none of our business.
fn environment() -> anyhow::Result<Vec<(String, String)>> {
    let mut variables = Vec::new();
    for (name, value) in std::env::vars_os() {
        let Ok(name) = name.into_string() else {
            continue;
        };
        match value.into_string() {
            Ok(value) => variables.push((name, value)),
            Err(_) if name.starts_with("GOODWORD_") || name.starts_with("SLACK_") => {
                anyhow::bail!("{name} is not readable text (UTF-8)");
            }
            Err(_) => {}
        }
    }
    Ok(variables)
}

/// Tells whoever started the program something; that nobody reads it is no reason to end.
fn tell(words: std::fmt::Arguments<'_>) {
    let _unread = writeln!(std::io::stdout(), "{words}");
}

/// Waits until somebody asks the program to end.
async fn asked_to_end() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
    }
}
