//! Logs: one line each, to standard error, without anything private.
//!
//! Libraries that could log what people say are silenced whatever the filter says, and a panic logs where
//! it happened but not what it says, because that may hold a message.

use std::io;
use std::io::IsTerminal;

use thiserror::Error;
use tracing::error;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

use crate::config::LogFormat;

/// Libraries whose own lines can hold message text, tokens or addresses with tickets.
const SILENCED: &[&str] = &[
    "slack_morphism",
    "hyper",
    "hyper_util",
    "tungstenite",
    "tokio_tungstenite",
    "reqwest",
    "h2",
    "rustls",
];

/// Why logging could not be set up.
#[derive(Debug, Error)]
pub enum TelemetryError {
    /// The filter cannot be read.
    #[error("{0:?} is not a log filter; write it like \"info\" or \"info,goodword=debug\"")]
    Filter(String),
    /// Logging is set up already.
    #[error("logging is set up already")]
    Twice,
}

/// Sets logging up for the whole process.
///
/// # Errors
/// When the filter cannot be read, or logging is set up already.
pub fn start(filter: &str, format: LogFormat) -> Result<(), TelemetryError> {
    let silenced = SILENCED.iter().map(|library| format!(",{library}=off"));
    let whole: String = std::iter::once(filter.to_owned()).chain(silenced).collect();
    let filter =
        EnvFilter::try_new(whole).map_err(|_| TelemetryError::Filter(filter.to_owned()))?;
    let lines = fmt::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    let started = match format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
    started.map_err(|_| TelemetryError::Twice)?;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        error!(
            place,
            "a part of the program panicked; what it said is withheld, it may hold a message"
        );
    }));
    Ok(())
}
