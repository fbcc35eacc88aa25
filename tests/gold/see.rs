//! What is seen in a sentence, by the same steps as in a channel. Judges nothing.

use std::path::Path;

use goodword::datafile::DataFile;
use goodword::deadlines;
use goodword::deadlines::Deadline;
use goodword::deadlines::Reference;
use goodword::deadlines::TimeExpression;
use goodword::promises::Cues;
use jiff::Timestamp;

use crate::row::Row;

/// What is seen in a sentence.
pub(crate) struct Seen {
    /// The times in it, as they were said.
    pub(crate) times: Vec<String>,
    /// Whether a promise is recognised in it.
    pub(crate) recognised: bool,
    /// The time that counts.
    pub(crate) expression: Option<String>,
    /// When it is due.
    pub(crate) due: Option<Timestamp>,
    /// When it would be due by its other readings.
    pub(crate) others: Vec<Timestamp>,
}

/// Reads the promise cues of the project.
pub(crate) fn cues(folder: &Path) -> Cues {
    let mut paths = Vec::new();
    let mut folders = vec![folder.join("tips/promises")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let files: Vec<DataFile> = paths
        .iter()
        .map(|path| DataFile {
            name: path
                .strip_prefix(folder.join("tips"))
                .unwrap()
                .display()
                .to_string(),
            text: std::fs::read_to_string(path).unwrap(),
        })
        .collect();
    Cues::load(&files).unwrap()
}

/// Sees what a row's sentence promises, and for when.
pub(crate) fn see(row: &Row, cues: &Cues) -> Seen {
    let text = row.sentence.as_str();
    let reference = Reference {
        now: row.now.timestamp(),
        zone: row.now.time_zone(),
        calendar: &row.calendar,
    };
    let times = deadlines::read(text, reference);
    let spoken = cues.recognise(text, &[], &times);
    let counts = match &spoken {
        Some(spoken) => spoken.deadline.map(|index| times[index].clone()),
        None => whole(text, reference),
    };
    let due = counts
        .as_ref()
        .and_then(|time| Some(time.due.as_ref()?.timestamp()));
    Seen {
        recognised: spoken.is_some(),
        expression: counts
            .as_ref()
            .map(|time| text[time.core.clone()].to_owned()),
        due,
        others: counts
            .iter()
            .flat_map(|time| &time.others)
            .map(|other| other.timestamp())
            .collect(),
        times: times
            .iter()
            .map(|time| text[time.core.clone()].to_owned())
            .collect(),
    }
}

/// Returns the time that counts in a sentence in which no promise is recognised.
fn whole(text: &str, reference: Reference<'_>) -> Option<TimeExpression> {
    match deadlines::deadline(text, reference) {
        Deadline::Due(time) | Deadline::Past(time) => Some(time),
        Deadline::Open => None,
    }
}
