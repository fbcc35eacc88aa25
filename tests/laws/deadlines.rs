//! The laws of reading times: what holds for every text, at every moment, in every zone, by every calendar.
//!
//! Used by the property tests and by the fuzz targets. Knows no right answer: the gold does.

use std::ops::Range;

use goodword::deadlines::Deadline;
use goodword::deadlines::Grain;
use goodword::deadlines::Reference;
use goodword::deadlines::TimeExpression;
use goodword::deadlines::deadline;
use goodword::deadlines::duration;
use goodword::deadlines::read;
use jiff::Timestamp;
use jiff::Zoned;
use jiff::civil::Time;

/// Words without any time in them, to stand before and after a text.
const BEFORE: &str = "\n\nThe blue boxes went to our shop.\n\n";
const AFTER: &str = "\n\nThanks for asking us about them.\n\n";

/// Words that name a time only with a capital letter, or only without one, because they also mean something else.
const CASE_MATTERS: &[&str] = &[
    "may", "march", "mon", "wed", "sat", "sun", "tom", "april", "june", "august",
];

/// Says which law a text breaks.
pub(crate) fn check(text: &str, reference: Reference<'_>) -> Result<(), String> {
    let times = read(text, reference);
    same(&times, &read(text, reference), "read twice")?;
    let mut end = 0;
    for time in &times {
        let Range { start, end: stop } = time.span.clone();
        law(start >= end && start < stop, || {
            format!("{:?} overlaps", time.span)
        })?;
        law(text.get(time.span.clone()).is_some(), || {
            format!("{:?} cuts a letter", time.span)
        })?;
        let Range {
            start: from,
            end: to,
        } = time.core.clone();
        law(start <= from && from < to && to <= stop, || {
            format!("{:?} leaves the span", time.core)
        })?;
        law(text.get(time.core.clone()).is_some(), || {
            format!("{:?} cuts a letter", time.core)
        })?;
        end = stop;
        lawful(time, reference.now)?;
    }
    chosen(text, &times, reference)?;
    alone(text, reference)?;
    letters(text, &times, reference)
}

fn law(holds: bool, broken: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(broken()) }
}

fn same(one: &[TimeExpression], other: &[TimeExpression], when: &str) -> Result<(), String> {
    law(one == other, || format!("{when}: {one:#?} but {other:#?}"))
}

/// One time by itself: it runs forward, its grain divides its start, and nothing of it is due in the past.
fn lawful(time: &TimeExpression, now: Timestamp) -> Result<(), String> {
    law(time.start < time.end, || {
        format!("ends before it starts: {time:?}")
    })?;
    law(divides(time, now), || {
        format!("starts within its grain: {time:?}")
    })?;
    law(time.others.len() <= 2, || {
        format!("more than two others: {time:?}")
    })?;
    let readings: Vec<Timestamp> = time
        .due
        .iter()
        .chain(&time.others)
        .map(Zoned::timestamp)
        .collect();
    for (index, reading) in readings.iter().enumerate() {
        law(reading.as_second() >= now.as_second(), || {
            format!("due in the past, by more than the second: {time:?}")
        })?;
        law(!readings[..index].contains(reading), || {
            format!("a reading twice: {time:?}")
        })?;
    }
    Ok(())
}

/// Whether an interval starts where its grain does, or with the present.
fn divides(time: &TimeExpression, now: Timestamp) -> bool {
    let (date, clock) = (time.start.date(), time.start.time());
    let whole_minute = clock.second() == 0 && clock.subsec_nanosecond() == 0;
    let from_now = Timestamp::from_second(now.as_second())
        .is_ok_and(|second| time.zone.to_datetime(second) == time.start);
    from_now
        || match time.grain {
            Grain::Second => clock.subsec_nanosecond() == 0,
            Grain::Minute => whole_minute,
            Grain::Hour | Grain::DayPart => whole_minute && clock.minute() == 0,
            Grain::Day | Grain::Week => clock == Time::MIN,
            Grain::Month => clock == Time::MIN && date.day() == 1,
            Grain::Quarter => clock == Time::MIN && date.day() == 1 && date.month() % 3 == 1,
            Grain::Year => clock == Time::MIN && date.day_of_year() == 1,
        }
}

/// The deadline of a text is one of its times, and a length of time ends after now.
fn chosen(text: &str, times: &[TimeExpression], reference: Reference<'_>) -> Result<(), String> {
    match deadline(text, reference) {
        Deadline::Due(time) => {
            law(time.due.is_some() && times.contains(&time), || {
                format!("not due: {time:?}")
            })?;
        }
        Deadline::Past(time) => {
            law(time.due.is_none() && times.contains(&time), || {
                format!("not past: {time:?}")
            })?;
        }
        Deadline::Open => {}
    }
    let ends = duration(text, reference);
    law(ends.is_none_or(|ends| ends > reference.now), || {
        format!("ends at {ends:?}")
    })
}

/// Sentences without times around a text change nothing in it, and it makes no difference which ones.
///
/// A text that begins or ends with a time may be the answer to "when?" and is read more boldly ("mon", "five today"),
/// so to compare it with itself alone, it first gets words around it.
fn alone(text: &str, reference: Reference<'_>) -> Result<(), String> {
    let one = among(text, BEFORE, AFTER, reference)?;
    let other = among(text, AFTER, BEFORE, reference)?;
    same(&one, &other, "among yet other sentences")?;
    let told = ["They wrote: ", text, " as we know."].concat();
    let among = among(&told, BEFORE, AFTER, reference)?;
    same(&read(&told, reference), &among, "among other sentences")
}

/// Reads a text between two others, and returns the times as if it stood alone.
fn among(
    text: &str,
    before: &str,
    after: &str,
    reference: Reference<'_>,
) -> Result<Vec<TimeExpression>, String> {
    let mut times = read(&[before, text, after].concat(), reference);
    for time in &mut times {
        let inside = time.span.start >= before.len() && time.span.end <= before.len() + text.len();
        law(inside, || format!("reaches out of the text: {time:?}"))?;
        for range in [&mut time.span, &mut time.core] {
            *range = range.start - before.len()..range.end - before.len();
        }
    }
    Ok(times)
}

/// Small and capital letters mean the same, but for the words that are a day or a month only with a capital.
fn letters(text: &str, times: &[TimeExpression], reference: Reference<'_>) -> Result<(), String> {
    let small = text.to_ascii_lowercase();
    let differs = small
        .split(|letter: char| !letter.is_alphabetic())
        .any(|word| CASE_MATTERS.contains(&word));
    if differs {
        return Ok(());
    }
    same(times, &read(&small, reference), "in small letters")?;
    same(
        times,
        &read(&text.to_ascii_uppercase(), reference),
        "in capitals",
    )
}
