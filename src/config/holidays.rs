//! The holidays of a configuration: dates, and the all-day events of `.ics` files.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;

use super::ConfigError;
use crate::calendar::days_off;

/// The largest calendar file that is read, in bytes.
const LARGEST_FILE: u64 = 8 * 1024 * 1024;

/// Returns the days nobody works.
///
/// # Errors
/// Says which entry is neither a date nor a file that can be read, or which line of a file is wrong.
pub(super) fn read(entries: Vec<String>) -> Result<BTreeSet<Date>, ConfigError> {
    let mut days = BTreeSet::new();
    for entry in entries {
        if is_file(&entry) {
            days.extend(of_file(Path::new(&entry))?);
        } else {
            days.insert(entry.parse().map_err(|_| ConfigError::Value {
                name: "team.holidays".into(),
                words: format!(
                    "{entry:?} is neither a date like \"2026-12-25\" nor a file ending in .ics"
                ),
            })?);
        }
    }
    Ok(days)
}

/// Whether an entry names a calendar file.
pub(super) fn is_file(entry: &str) -> bool {
    Path::new(entry)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("ics"))
}

fn of_file(path: &Path) -> Result<BTreeSet<Date>, ConfigError> {
    let unreadable = |source| ConfigError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST_FILE {
        return Err(ConfigError::Value {
            name: "team.holidays".into(),
            words: format!(
                "{} is larger than 8 MB; is it a list of holidays?",
                path.display()
            ),
        });
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8_lossy(&bytes);
    days_off(&text).map_err(|error| ConfigError::Wrong {
        path: path.to_owned(),
        line: error.line,
        words: error.words,
    })
}
