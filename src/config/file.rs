//! The file's shape, and what is wrong in it.

use std::path::Path;
use std::path::PathBuf;

use jiff::civil::Weekday;
use serde::Deserialize;

use super::ConfigError;
use super::LogFormat;
use super::holidays;
use crate::calendar::DateOrder;
use crate::datafile::DataFile;
use crate::datafile::nearest;

/// The whole file. Everything may be left out.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Settings {
    pub(super) data: Option<PathBuf>,
    pub(super) tips: Option<PathBuf>,
    pub(super) team: Team,
    pub(super) log: Log,
    pub(super) slack: Slack,
}

/// The team's week.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Team {
    pub(super) day_start: Option<String>,
    pub(super) day_end: Option<String>,
    pub(super) working_days: Option<Vec<Day>>,
    pub(super) holidays: Option<Vec<String>>,
    pub(super) date_order: Option<DateOrder>,
}

/// What is logged and how.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Log {
    pub(super) filter: Option<String>,
    pub(super) format: Option<LogFormat>,
}

/// Slack's access.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Slack {
    pub(super) app_token: Option<String>,
    pub(super) bot_token: Option<String>,
    pub(super) api_url: Option<String>,
}

/// A day of the week.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    pub(super) fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Monday,
            Self::Tuesday => Weekday::Tuesday,
            Self::Wednesday => Weekday::Wednesday,
            Self::Thursday => Weekday::Thursday,
            Self::Friday => Weekday::Friday,
            Self::Saturday => Weekday::Saturday,
            Self::Sunday => Weekday::Sunday,
        }
    }
}

/// Reads the file.
pub(super) fn read(path: &Path) -> Result<Settings, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    let file = DataFile {
        name: path.display().to_string(),
        text,
    };
    let mut settings: Settings = file.read().map_err(|problem| ConfigError::Wrong {
        path: path.to_owned(),
        line: problem.line,
        words: plainer(&problem.words),
    })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    for entry in settings.team.holidays.iter_mut().flatten() {
        // A calendar stands beside the file that names it.
        if holidays::is_file(entry) {
            *entry = folder.join(&entry).display().to_string();
        }
    }
    Ok(settings)
}

/// Turns serde's list of known keys into the one that was probably meant.
fn plainer(words: &str) -> String {
    let Some(rest) = words.strip_prefix("unknown field `") else {
        return words.to_owned();
    };
    let mut names = rest.split('`').step_by(2);
    let typed = names.next().unwrap_or_default();
    let known: Vec<&str> = rest.split('`').skip(2).step_by(2).collect();
    match nearest(typed, known.iter().copied()) {
        Some(meant) => format!("unknown key `{typed}`; did you mean `{meant}`?"),
        None => format!("unknown key `{typed}`; known are {}", known.join(", ")),
    }
}
