//! The environment over the file.

use std::path::PathBuf;

use super::ConfigError;
use super::LogFormat;
use super::file::Settings;
use crate::calendar::DateOrder;
use crate::datafile::nearest;

/// Every variable that is read, with what it sets.
pub const VARIABLES: &[(&str, &str)] = &[
    ("GOODWORD_CONFIG", "the configuration file"),
    ("GOODWORD_DATA", "data"),
    ("GOODWORD_TIPS", "tips"),
    ("GOODWORD_DAY_START", "team.day_start"),
    ("GOODWORD_DAY_END", "team.day_end"),
    ("GOODWORD_HOLIDAYS", "team.holidays"),
    ("GOODWORD_DATE_ORDER", "team.date_order"),
    ("GOODWORD_LOG", "log.filter"),
    ("GOODWORD_LOG_FORMAT", "log.format"),
    ("SLACK_APP_TOKEN", "slack.app_token"),
    ("SLACK_BOT_TOKEN", "slack.bot_token"),
    ("SLACK_API_URL", "slack.api_url"),
];

/// Puts the variables over the settings. Only `GOODWORD_…` must be known: `SLACK_…` may serve others too.
/// An empty one counts as not set, as compose files and unit files leave them.
pub(super) fn overlay(
    settings: &mut Settings,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<(), ConfigError> {
    for (name, value) in environment {
        let wrong = |words: String| ConfigError::Value {
            name: name.clone(),
            words,
        };
        let is_known = VARIABLES.iter().any(|(known, _)| *known == name);
        match name.as_str() {
            _ if is_known && value.is_empty() => {}
            "GOODWORD_CONFIG" => {}
            "GOODWORD_DATA" => settings.data = Some(PathBuf::from(value)),
            "GOODWORD_TIPS" => settings.tips = Some(PathBuf::from(value)),
            "GOODWORD_DAY_START" => settings.team.day_start = Some(value),
            "GOODWORD_DAY_END" => settings.team.day_end = Some(value),
            "GOODWORD_HOLIDAYS" => {
                let entries = value.split(',').map(str::trim);
                let entries = entries.filter(|entry| !entry.is_empty());
                settings.team.holidays = Some(entries.map(str::to_owned).collect());
            }
            "GOODWORD_DATE_ORDER" => {
                settings.team.date_order = Some(date_order(&value).map_err(wrong)?);
            }
            "GOODWORD_LOG" => settings.log.filter = Some(value),
            "GOODWORD_LOG_FORMAT" => settings.log.format = Some(log_format(&value).map_err(wrong)?),
            "SLACK_APP_TOKEN" => settings.slack.app_token = Some(value),
            "SLACK_BOT_TOKEN" => settings.slack.bot_token = Some(value),
            "SLACK_API_URL" => settings.slack.api_url = Some(value),
            unknown if unknown.starts_with("GOODWORD_") => {
                let known = VARIABLES.iter().map(|(name, _)| *name);
                let meant = nearest(unknown, known)
                    .map_or_else(String::new, |meant| format!("; did you mean {meant}?"));
                return Err(wrong(format!("there is no such variable{meant}")));
            }
            _ => {}
        }
    }
    Ok(())
}

fn date_order(value: &str) -> Result<DateOrder, String> {
    match value {
        "month-first" => Ok(DateOrder::MonthFirst),
        "day-first" => Ok(DateOrder::DayFirst),
        other => Err(format!("{other:?} is not one of month-first, day-first")),
    }
}

fn log_format(value: &str) -> Result<LogFormat, String> {
    match value {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        other => Err(format!("{other:?} is not one of text, json")),
    }
}
