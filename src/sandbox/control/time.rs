//! The clock of the workspace, moved forward by hand.

use std::sync::Arc;

use axum::extract::State as Shared;
use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::ToSpan;
use jiff::Zoned;
use jiff::civil::Time;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::json;

use crate::sandbox::workspace::Workspace;

use super::asked::Answer;
use super::asked::Asked;
use super::asked::Refusal;
use super::asked::done;

/// How far one step may go. Ten years are enough to see anything come due.
const FARTHEST: SignedDuration = SignedDuration::from_hours(10 * 366 * 24);

/// A step forward.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    seconds: Option<f64>,
    /// A moment, or words such as `tomorrow 09:00`.
    to: Option<String>,
    /// The zone of those words; the first member's when left out.
    zone: Option<String>,
}

/// `POST /control/advance`
pub(super) async fn advance(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(step): Asked<Step>,
) -> Answer {
    let now = workspace.now();
    let ahead = match (step.seconds, &step.to) {
        (Some(seconds), None) => SignedDuration::try_from_secs_f64(seconds)
            .map_err(|_| Refusal::wrong("invalid_time", "that is no number of seconds"))?,
        (None, Some(words)) => {
            let first =
                workspace.with(|state| state.members.first().map(|member| member.zone.clone()));
            let zone = step
                .zone
                .clone()
                .or(first)
                .unwrap_or_else(|| "UTC".to_owned());
            let zone = TimeZone::get(&zone).map_err(|_| {
                Refusal::wrong("unknown_zone", format!("no time zone is called {zone:?}"))
            })?;
            moment(words, now, &zone)?.duration_since(now)
        }
        _ => {
            return Err(Refusal::wrong(
                "invalid_time",
                "say either `seconds` or `to`",
            ));
        }
    };
    if ahead.is_negative() {
        return Err(Refusal::wrong(
            "time_goes_forward",
            format!("it is {now} already; the clock only moves forward"),
        ));
    }
    if ahead > FARTHEST {
        return Err(Refusal::wrong("too_far", "one step goes at most ten years"));
    }
    workspace.skip(ahead);
    Ok(done(json!({ "now": workspace.now().to_string() })))
}

/// Returns the moment that words mean: RFC 3339, or a day and a time of day.
fn moment(words: &str, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, Refusal> {
    if let Ok(moment) = words.parse::<Timestamp>() {
        return Ok(moment);
    }
    spoken(words, &now.to_zoned(zone.clone())).ok_or_else(|| {
        Refusal::wrong("invalid_time", format!("{words:?} is neither a moment such as 2026-03-02T09:00:00Z nor words such as tomorrow 09:00, monday 09:00, 17:30"))
    })
}

fn spoken(words: &str, now: &Zoned) -> Option<Timestamp> {
    let words = words.trim().to_lowercase();
    let (day, time) = words.rsplit_once(' ').unwrap_or(("", &words));
    let (hour, minute) = time.split_once(':')?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let at = |days: i64| {
        let date = now.date().checked_add(days.days()).ok()?;
        let moment = date
            .to_datetime(time)
            .to_zoned(now.time_zone().clone())
            .ok()?;
        Some(moment.timestamp())
    };
    let next = |first: i64, step: i64| {
        let soon = at(first)?;
        if soon > now.timestamp() {
            Some(soon)
        } else {
            at(first + step)
        }
    };
    match day.trim() {
        "" => next(0, 1),
        "today" => at(0),
        "tomorrow" => at(1),
        name => {
            let weekday = weekday(name)?;
            let days = i64::from(now.weekday().until(weekday));
            next(days, 7)
        }
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    let all = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    all.into_iter()
        .find(|(known, _)| *known == name)
        .map(|(_, weekday)| weekday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, want: &str) {
        // A Monday, eleven in the morning in Berlin.
        let now: Timestamp = "2026-03-02T10:00:00Z".parse().unwrap();
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let got = moment(words, now, &zone).map_or_else(
            |refusal| format!("{refusal:?}"),
            |moment| moment.to_string(),
        );
        assert!(got.contains(want), "{words}: {got}");
    }

    #[test]
    fn words_mean_the_next_such_moment_in_that_zone() {
        check("tomorrow 09:00", "2026-03-03T08:00:00Z");
        check("17:30", "2026-03-02T16:30:00Z");
        check("10:30", "2026-03-03T09:30:00Z");
        check("monday 12:00", "2026-03-02T11:00:00Z");
        check("monday 9:00", "2026-03-09T08:00:00Z");
        check("Friday 15:00", "2026-03-06T14:00:00Z");
        check("2026-03-30T09:00:00+02:00", "2026-03-30T07:00:00Z");
        check("soon", "invalid_time");
        check("tomorrow 25:00", "invalid_time");
    }
}
