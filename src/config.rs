//! The configuration: one TOML file, and the environment over it. No logic of the domain.
//!
//! Unknown keys are refused with the nearest known one. Secrets are a type that cannot print, and are
//! taken from the environment or the file alike.

mod environment;
mod file;
mod holidays;

use std::path::PathBuf;

use jiff::civil::Time;
use thiserror::Error;

use crate::calendar::Calendar;
use crate::secret::Secret;

pub use environment::VARIABLES;

/// Everything an operator can set.
#[derive(Debug)]
pub struct Config {
    /// The folder of the embedded store.
    pub data: PathBuf,
    /// The folder of tips, rules and cues; `None`: `tips` here if there is one, otherwise those built in.
    pub tips: Option<PathBuf>,
    /// The team's week.
    pub calendar: Calendar,
    /// What is logged, in the manner of `RUST_LOG`.
    pub log: String,
    /// How log lines look.
    pub log_format: LogFormat,
    /// Slack's access.
    pub slack: SlackAccess,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For machines, one JSON object a line.
    Json,
}

/// How Slack is reached.
#[derive(Debug, Default)]
pub struct SlackAccess {
    /// The app-level token, `xapp-…`.
    pub app_token: Option<Secret>,
    /// The bot token, `xoxb-…`.
    pub bot_token: Option<Secret>,
    /// The Web API's address, when it is not Slack's own; for a sandbox.
    pub api_url: Option<String>,
}

/// Why a configuration cannot be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("could not read {path}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A key or value in the file is wrong.
    #[error("{path}:{line}: {words}")]
    Wrong {
        /// Which file.
        path: PathBuf,
        /// Which line.
        line: usize,
        /// What is wrong, and what to do.
        words: String,
    },
    /// A value, wherever it stands, is wrong.
    #[error("{name}: {words}")]
    Value {
        /// Which setting.
        name: String,
        /// What is wrong, and what to do.
        words: String,
    },
}

impl Config {
    /// Reads the file, if any, then puts the environment over it.
    ///
    /// # Errors
    /// Says which key of which file or which variable is wrong, and what to do.
    pub fn load(
        file: Option<&std::path::Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut settings = file.map_or_else(|| Ok(file::Settings::default()), file::read)?;
        environment::overlay(&mut settings, environment)?;
        settings.try_into()
    }
}

impl TryFrom<file::Settings> for Config {
    type Error = ConfigError;

    fn try_from(settings: file::Settings) -> Result<Self, ConfigError> {
        let slack = settings.slack;
        Ok(Self {
            data: settings.data.unwrap_or_else(|| PathBuf::from("data")),
            tips: settings.tips,
            calendar: calendar(settings.team)?,
            log: settings.log.filter.unwrap_or_else(|| "info".to_owned()),
            log_format: settings.log.format.unwrap_or_default(),
            slack: SlackAccess {
                app_token: slack
                    .app_token
                    .filter(|token| !token.is_empty())
                    .map(Secret::new),
                bot_token: slack
                    .bot_token
                    .filter(|token| !token.is_empty())
                    .map(Secret::new),
                api_url: slack.api_url,
            },
        })
    }
}

/// Checks the team's week.
fn calendar(team: file::Team) -> Result<Calendar, ConfigError> {
    let wrong = |name: &str, words: String| ConfigError::Value {
        name: format!("team.{name}"),
        words,
    };
    let time = |name: &str, value: Option<String>, default: Time| match value {
        None => Ok(default),
        Some(value) => Time::strptime("%H:%M", &value).map_err(|_| {
            wrong(
                name,
                format!("{value:?} is not a time of day; write it like \"09:00\""),
            )
        }),
    };
    let standard = Calendar::default();
    let day_start = time("day_start", team.day_start, standard.day_start)?;
    let day_end = time("day_end", team.day_end, standard.day_end)?;
    if day_start >= day_end {
        return Err(wrong("day_end", "the day must end after it starts".into()));
    }
    let working_days = match team.working_days {
        None => standard.working_days,
        Some(days) if days.is_empty() => {
            return Err(wrong(
                "working_days",
                "name at least one day, such as \"monday\"".into(),
            ));
        }
        Some(days) => days.into_iter().map(file::Day::weekday).collect(),
    };
    let holidays = holidays::read(team.holidays.unwrap_or_default())?;
    Ok(Calendar {
        day_start,
        day_end,
        working_days,
        holidays,
        date_order: team.date_order.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, environment: &[(&str, &str)], want: Result<(), &str>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("goodword.toml");
        std::fs::write(&path, file).unwrap();
        let environment = environment
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()));
        let got = Config::load(Some(&path), environment).map(|_| ());
        let got = got.map_err(|error| {
            error
                .to_string()
                .replace(&format!("{}", folder.path().display()), "")
        });
        assert_eq!(got, want.map_err(str::to_owned));
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest_known_one() {
        check(
            "dta = \"x\"",
            &[],
            Err("/goodword.toml:1: unknown key `dta`; did you mean `data`?"),
        );
        check(
            "[team]\nday_strat = \"09:00\"",
            &[],
            Err("/goodword.toml:2: unknown key `day_strat`; did you mean `day_start`?"),
        );
        check(
            "",
            &[("GOODWORD_DTA", "x")],
            Err("GOODWORD_DTA: there is no such variable; did you mean GOODWORD_DATA?"),
        );
    }

    #[test]
    fn a_wrong_value_is_refused_with_an_example() {
        check(
            "[team]\nday_start = \"nine\"",
            &[],
            Err("team.day_start: \"nine\" is not a time of day; write it like \"09:00\""),
        );
        check(
            "[team]\nday_end = \"08:00\"",
            &[],
            Err("team.day_end: the day must end after it starts"),
        );
        check(
            "[team]\nholidays = [\"25.12.\"]",
            &[],
            Err(
                "team.holidays: \"25.12.\" is neither a date like \"2026-12-25\" nor a file ending in .ics",
            ),
        );
        check(
            "data = 3",
            &[],
            Err("/goodword.toml:1: invalid type: integer `3`, expected path string"),
        );
    }

    #[test]
    fn holidays_are_dates_and_calendar_files() {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write(
            "closed.ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n",
        );
        write(
            "wrong.ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:soon\nEND:VEVENT\n",
        );
        write(
            "goodword.toml",
            "[team]\nholidays = [\"2026-05-01\", \"closed.ics\"]",
        );
        let load = |name: Option<&str>, environment: &[(&str, String)]| {
            let path = name.map(|name| folder.path().join(name));
            let environment = environment
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()));
            Config::load(path.as_deref(), environment)
        };
        let off =
            |config: &Config, day: &str| config.calendar.holidays.contains(&day.parse().unwrap());
        // A file is looked for beside the configuration that names it.
        let config = load(Some("goodword.toml"), &[]).unwrap();
        assert!(off(&config, "2026-05-01") && off(&config, "2027-12-25"));
        let path = folder.path().join("closed.ics").display().to_string();
        let config = load(
            None,
            &[("GOODWORD_HOLIDAYS", format!("2026-05-02, {path}"))],
        )
        .unwrap();
        assert!(off(&config, "2026-05-02") && off(&config, "2026-12-25"));
        let path = folder.path().join("wrong.ics").display().to_string();
        let error = load(None, &[("GOODWORD_HOLIDAYS", path.clone())]).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("{path}:3: \"soon\" is not a day; one is written like 20261225")
        );
        let error = load(None, &[("GOODWORD_HOLIDAYS", "missing.ics".into())]).unwrap_err();
        assert_eq!(error.to_string(), "could not read missing.ics");
    }

    #[test]
    fn the_environment_stands_over_the_file() {
        let environment = [
            ("GOODWORD_DATA", "/elsewhere"),
            ("SLACK_BOT_TOKEN", "xoxb-secret"),
            ("SLACK_API_URL", ""),
            ("GOODWORD_DAY_START", ""),
            ("PATH", "/bin"),
        ];
        let config = Config::load(
            None,
            environment.map(|(name, value)| (name.into(), value.into())),
        )
        .unwrap();
        assert_eq!(config.data, PathBuf::from("/elsewhere"));
        assert_eq!(config.slack.api_url, None);
        assert_eq!(
            config.slack.bot_token.as_ref().map(Secret::reveal),
            Some("xoxb-secret")
        );
        assert!(
            !format!("{config:?}").contains("xoxb-secret"),
            "a secret must not print"
        );
    }
}
