//! What is seen in a sentence, by the same steps as in a channel. Judges nothing.

use goodword::deadlines;
use goodword::deadlines::Deadline;
use goodword::deadlines::Reference;
use goodword::deadlines::TimeExpression;
use goodword::promises::Cues;
use jiff::Timestamp;
use jiff::Zoned;

use crate::row::Row;

/// What is seen in a sentence.
pub(crate) struct Seen {
    /// The times in it, as they were said.
    pub(crate) times: Vec<String>,
    /// Whether a promise is recognised in it.
    pub(crate) recognised: bool,
    /// Whether it is recognised without the time that is owed.
    pub(crate) left_out: bool,
    /// The time that counts.
    pub(crate) expression: Option<String>,
    /// When it is due.
    pub(crate) due: Option<Timestamp>,
    /// When it would be due by its other readings.
    pub(crate) others: Vec<Timestamp>,
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
    let attached = spoken.as_ref().and_then(|spoken| spoken.deadline);
    let counts = attached.map(|index| times[index].clone());
    let counts = counts.or_else(|| whole(text, reference));
    let due = counts
        .as_ref()
        .and_then(|time| Some(time.due.as_ref()?.timestamp()));
    Seen {
        recognised: spoken.is_some(),
        left_out: spoken.is_some() && attached.is_none() && due.is_some(),
        expression: counts
            .as_ref()
            .map(|time| text[time.core.clone()].to_owned()),
        due,
        others: counts
            .iter()
            .flat_map(|time| &time.others)
            .map(Zoned::timestamp)
            .collect(),
        times: times
            .iter()
            .map(|time| text[time.core.clone()].to_owned())
            .collect(),
    }
}

/// Returns the time that counts in a sentence as a whole.
fn whole(text: &str, reference: Reference<'_>) -> Option<TimeExpression> {
    match deadlines::deadline(text, reference) {
        Deadline::Due(time) | Deadline::Past(time) => Some(time),
        Deadline::Open => None,
    }
}
