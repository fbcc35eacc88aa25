//! What is written for a row: the shape of an answer, and of a line that cannot be read.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Serialize;
use serde_json::value::RawValue;

use super::analyst::Seen;
use super::characters::Characters;
use super::options::Only;
use super::options::Part;
use crate::calendar::wall_time;
use crate::deadlines::Grain;
use crate::deadlines::TimeExpression;
use crate::phrases::Finding;
use crate::phrases::Speaks;
use crate::promises::Owner;
use crate::promises::Spoken;

/// The answer to a row. The order of the fields is the order of the keys.
#[derive(Debug, Serialize)]
pub(super) struct Answer<'a> {
    id: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<Vec<Time<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    promise: Option<PromiseOrNone<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phrases: Option<Vec<Phrase<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    private: Option<&'static [Private]>,
}

/// A line that cannot be read.
#[derive(Debug, Serialize)]
pub(super) struct Failure<'a> {
    /// The row's own, when it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<&'a RawValue>,
    /// Its number, from 1.
    pub(super) line: u64,
    /// What is wrong, and what to do.
    pub(super) error: String,
}

#[derive(Debug, Serialize)]
struct Time<'a> {
    text: &'a str,
    span: [usize; 2],
    start: DateTime,
    end: DateTime,
    grain: &'static str,
    due: Option<DateTime>,
    others: Vec<DateTime>,
}

/// A promise, or that there is none, which is an answer too.
#[derive(Debug, Serialize)]
struct PromiseOrNone<'a>(Option<Promise<'a>>);

#[derive(Debug, Serialize)]
struct Promise<'a> {
    what: &'a str,
    to: Option<&'a str>,
    owner: &'static str,
    conditional: bool,
    immediate: bool,
    deadline: Option<&'a str>,
    due: Option<DateTime>,
    confidence: f64,
}

#[derive(Debug, Serialize)]
struct Phrase<'a> {
    rule: &'a str,
    span: [usize; 2],
    found: &'a str,
    offer: &'a [String],
    why: &'a str,
    speaks: Speaks,
}

/// A private detail. Nothing finds any yet.
#[derive(Debug, Serialize)]
enum Private {}

impl<'a> Answer<'a> {
    /// Puts what was seen into the words of an answer.
    pub(super) fn of(id: Option<&'a RawValue>, text: &'a str, seen: &'a Seen, only: Only) -> Self {
        let zone = &seen.zone;
        let mut characters = Characters::of(text);
        let times = only.wants(Part::Times).then(|| {
            let times = seen.times.iter();
            times
                .map(|time| Time::of(time, text, zone, &mut characters))
                .collect()
        });
        let promise = only.wants(Part::Promise).then(|| {
            let spoken = seen.promise.as_ref();
            PromiseOrNone(spoken.map(|spoken| Promise::of(spoken, text, seen)))
        });
        let phrases = only.wants(Part::Phrases).then(|| {
            let findings = seen.phrases.iter();
            findings
                .map(|finding| Phrase::of(finding, &mut characters))
                .collect()
        });
        Self {
            id,
            times,
            promise,
            phrases,
            private: only.wants(Part::Private).then_some(&[]),
        }
    }
}

impl<'a> Time<'a> {
    fn of(
        time: &TimeExpression,
        text: &'a str,
        zone: &TimeZone,
        characters: &mut Characters<'_>,
    ) -> Self {
        Self {
            text: words(time, text),
            span: characters.span(&time.core),
            start: local(time.start, time, zone),
            end: local(time.end, time, zone),
            grain: grain(time.grain),
            due: due(time, zone),
            others: time
                .others
                .iter()
                .map(|other| zone.to_datetime(other.timestamp()))
                .collect(),
        }
    }
}

impl<'a> Promise<'a> {
    fn of(spoken: &'a Spoken, text: &'a str, seen: &'a Seen) -> Self {
        let deadline = spoken.deadline.and_then(|index| seen.times.get(index));
        Self {
            what: &spoken.what,
            to: seen.to.as_deref(),
            owner: match spoken.owner {
                Owner::I => "i",
                Owner::We => "we",
            },
            conditional: spoken.conditional,
            immediate: spoken.immediate,
            deadline: deadline.map(|time| words(time, text)),
            due: deadline.and_then(|time| due(time, &seen.zone)),
            confidence: (spoken.confidence * 1000.0).round() / 1000.0,
        }
    }
}

impl<'a> Phrase<'a> {
    fn of(finding: &'a Finding, characters: &mut Characters<'_>) -> Self {
        Self {
            rule: &finding.rule,
            span: characters.span(&finding.span),
            found: &finding.found,
            offer: &finding.offers,
            why: &finding.why,
            speaks: finding.speaks,
        }
    }
}

/// Returns the words of a time itself, without "by" and the like.
fn words<'a>(time: &TimeExpression, text: &'a str) -> &'a str {
    text.get(time.core.clone()).unwrap_or_default()
}

/// Returns when a time is due, on a wall of the row's zone.
fn due(time: &TimeExpression, zone: &TimeZone) -> Option<DateTime> {
    let due = time.due.as_ref()?;
    Some(zone.to_datetime(due.timestamp()))
}

/// Returns an edge of a time on a wall of the row's zone.
///
/// A time of day that is skipped when clocks go forward moves on by the gap, as its deadline does. A day that has no
/// midnight is still that day.
fn local(edge: DateTime, time: &TimeExpression, zone: &TimeZone) -> DateTime {
    if time.grain >= Grain::Day && time.zone == *zone {
        return edge;
    }
    wall_time(edge, &time.zone).map_or(edge, |moment| zone.to_datetime(moment.timestamp()))
}

/// Returns the grain's name. A part of a day is a matter of hours.
fn grain(grain: Grain) -> &'static str {
    match grain {
        Grain::Second => "second",
        Grain::Minute => "minute",
        Grain::Hour | Grain::DayPart => "hour",
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Year => "year",
    }
}
