//! What can be chosen for `goodword analyze`.

use std::path::PathBuf;

use clap::Args;

/// What to read, and what of it to write.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::commands) struct Analyze {
    /// The file to read; standard input, when left out or `-`.
    pub(super) file: Option<PathBuf>,
    /// Reads every line as a text, instead of as a JSON object.
    #[arg(long)]
    pub(super) text: bool,
    /// The zone of rows that name none: an IANA name or an offset; this machine's, when left out.
    #[arg(long, value_name = "ZONE", allow_hyphen_values = true)]
    pub(super) timezone: Option<String>,
    /// The moment of rows that name none, such as 2026-03-04T10:20:00; now, when left out.
    #[arg(long, value_name = "MOMENT")]
    pub(super) reference: Option<String>,
    #[command(flatten)]
    pub(super) only: Only,
}

/// The parts to write. Without any of these all are written; several add up.
#[derive(Clone, Copy, Debug, Default, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line, and they go no further"
)]
pub(super) struct Only {
    /// Writes the promise, and no part that is not asked for likewise.
    #[arg(long = "promises-only")]
    promises: bool,
    /// Writes the times, and no part that is not asked for likewise.
    #[arg(long = "times-only")]
    times: bool,
    /// Writes the phrases, and no part that is not asked for likewise.
    #[arg(long = "phrases-only")]
    phrases: bool,
    /// Writes the private details, and no part that is not asked for likewise.
    #[arg(long = "private-only")]
    private: bool,
}

/// What is shown below the options.
const EXAMPLES: &str = "\
In:   {\"id\": 1, \"text\": \"I'll send it by Friday 3pm\", \"reference\": \"2026-03-04T10:20:00\", \"timezone\": \"Europe/Berlin\"}\n\
      Only `text` is needed. `context` holds earlier messages: a text, or a list of texts.\n\
Out:  {\"id\": 1, \"times\": [...], \"promise\": {...} or null, \"phrases\": [...], \"private\": [...]}\n\
      A line that cannot be read becomes {\"line\": 3, \"error\": \"...\"}, and the run goes on.";

/// A part of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The times in the text.
    Times,
    /// The promise in it.
    Promise,
    /// What could be said better.
    Phrases,
    /// Private details.
    Private,
}

impl Only {
    /// Returns whether a part is written.
    pub(super) fn wants(self, part: Part) -> bool {
        let chosen = [
            (Part::Times, self.times),
            (Part::Promise, self.promises),
            (Part::Phrases, self.phrases),
            (Part::Private, self.private),
        ];
        chosen.iter().all(|(_, only)| !only) || chosen.contains(&(part, true))
    }
}
