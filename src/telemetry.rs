//! Logs: one line each, to standard error, without anything private.
//!
//! Libraries that could log what people say are silenced whatever the filter says, and a panic logs where
//! it happened but not what it says, because that may hold a message.

use std::io;
use std::io::IsTerminal;

use thiserror::Error;
use tracing::error;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::LogFormat;

/// Libraries whose own lines can hold message text, tokens or addresses with tickets.
const SILENCED: &[&str] = &[
    "slack_morphism",
    "hyper",
    "hyper_rustls",
    "hyper_util",
    "tokio_rustls",
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
    let chosen =
        EnvFilter::try_new(filter).map_err(|_| TelemetryError::Filter(filter.to_owned()))?;
    let lines = fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    let lines = match format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    // A filter of its own: a directive could name a part of a library, and the closest name wins.
    let kept = filter_fn(|line| !is_silenced(line.target()));
    let started = tracing_subscriber::registry()
        .with(chosen)
        .with(kept)
        .with(lines)
        .try_init();
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

/// Returns whether a line comes from a library whose lines can hold something private.
fn is_silenced(target: &str) -> bool {
    SILENCED
        .iter()
        .any(|library| target == *library || target.starts_with(&format!("{library}::")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_silent_in_all_its_parts_and_nobody_else_is() {
        for target in ["hyper", "hyper::client", "slack_morphism::socket_mode"] {
            assert!(is_silenced(target), "{target}");
        }
        for target in ["goodword", "goodword::engine", "hyperactive", "sled"] {
            assert!(!is_silenced(target), "{target}");
        }
    }
}
