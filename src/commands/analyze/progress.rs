//! How far a run is, for somebody who watches a terminal while the answers go elsewhere.

use std::fs::File;
use std::io;
use std::io::IsTerminal as _;
use std::os::fd::AsFd;

use indicatif::ProgressBar;
use indicatif::ProgressStyle;

/// A bar, or nothing where nobody looks.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// Starts a bar when a person can see it and it is not in the way of the answers.
    pub(super) fn start(bytes: Option<u64>) -> Self {
        let watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self(watched.then(|| bar(bytes)))
    }

    /// Shows how many bytes have been read.
    pub(super) fn reached(&self, bytes: u64) {
        if let Some(bar) = &self.0 {
            bar.set_position(bytes);
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

/// Returns how many bytes a source holds, when it is a file and can tell.
pub(super) fn size(source: impl AsFd) -> Option<u64> {
    let file = File::from(source.as_fd().try_clone_to_owned().ok()?);
    let about = file.metadata().ok()?;
    about.is_file().then_some(about.len())
}

fn bar(bytes: Option<u64>) -> ProgressBar {
    let (bar, template) = match bytes {
        Some(bytes) => (
            ProgressBar::new(bytes),
            "{wide_bar} {percent:>3} %  {bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left",
        ),
        None => (
            ProgressBar::new_spinner(),
            "{spinner} {bytes} read, {binary_bytes_per_sec}",
        ),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        // The library's own looks say the same in other words.
        Err(_) => bar,
    }
}
