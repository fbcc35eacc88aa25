//! From an interval to the one moment that is owed, and the other moments it may be.
//!
//! A deadline is never in the past. When the first reading is, the later ones are offered but not assumed.

use jiff::Zoned;
use jiff::civil::Time;

use super::expression::Grain;
use super::lexicon::Unit;
use super::resolve::Interval;
use super::resolve::Owed;
use super::resolve::Scene;
use super::said::Said;
use super::slots::Edge;
use super::slots::Limit;
use crate::calendar::wall_time;

/// How many other readings are kept: a card has room for two more buttons.
const MOST_OTHERS: usize = 2;

/// Returns what is owed, and the other readings.
pub(super) fn due(
    scene: &Scene<'_>,
    said: &Said,
    interval: &Interval,
) -> (Option<Zoned>, Vec<Zoned>) {
    if said.never_due || said.limit == Some(Limit::Since) {
        return (None, Vec::new());
    }
    let owed = match said.limit {
        // "before the end of the week" is by the end of it.
        Some(Limit::Before) if matches!(said.edge, Some(Edge::End | Edge::LastWorkingDay)) => {
            interval.owed
        }
        Some(Limit::Before) => interval.owed_before,
        Some(Limit::After) => interval.owed_after(scene),
        _ => interval.owed,
    };
    let weekend_limit =
        matches!(said.limit, Some(Limit::By | Limit::Latest | Limit::Until)) && is_weekend(said);
    let owed = if weekend_limit {
        interval.owed_before
    } else {
        owed
    };
    let ahead = |moment: &Zoned| moment.timestamp() >= scene.now;
    let due = moment(scene, interval, owed).filter(ahead);
    let mut others: Vec<Zoned> = Vec::new();
    // A minute that is past is over; a day, an afternoon or a week may still go on.
    let goes_on = due.is_none() && interval.grain >= Grain::Hour;
    let late = goes_on
        .then(|| wall_time(interval.end, &interval.zone))
        .flatten();
    let late = late.map(|end| end.with_time_zone(scene.reference.zone.clone()));
    let readings = interval
        .others
        .iter()
        .filter_map(|owed| moment(scene, interval, *owed));
    for reading in readings.chain(late) {
        if ahead(&reading)
            && due.as_ref() != Some(&reading)
            && !others.contains(&reading)
            && others.len() < MOST_OTHERS
        {
            others.push(reading);
        }
    }
    (due, others)
}

fn is_weekend(said: &Said) -> bool {
    said.period
        .is_some_and(|period| period.unit == Unit::Weekend)
}

impl Interval {
    /// Returns what is owed "after lunch", "after Friday": its end, or the end of the next working day.
    fn owed_after(&self, scene: &Scene<'_>) -> Owed {
        match self.grain {
            Grain::Hour | Grain::DayPart => Owed::At(self.end),
            Grain::Second | Grain::Minute => self.owed,
            _ => {
                let over = self.end.date();
                let calendar = scene.reference.calendar;
                Owed::DayEnd(calendar.first_working_day(over).unwrap_or(over))
            }
        }
    }
}

/// Returns the moment something is owed, on the speaker's wall.
fn moment(scene: &Scene<'_>, interval: &Interval, owed: Owed) -> Option<Zoned> {
    let calendar = scene.reference.calendar;
    let zone = scene.reference.zone;
    match owed {
        Owed::Instant(moment) => Some(moment.to_zoned(zone.clone())),
        Owed::At(local) => {
            wall_time(local, &interval.zone).map(|moment| moment.with_time_zone(zone.clone()))
        }
        Owed::LastWorkingDay(first, last) => {
            let day = calendar.last_working_day(last, first).unwrap_or(last);
            moment(scene, interval, Owed::DayEnd(day))
        }
        // A day that ends at midnight ends with the start of the next.
        Owed::DayEnd(day) if calendar.day_end == Time::MIN => {
            wall_time(day.tomorrow().ok()?.at(0, 0, 0, 0), zone)
        }
        Owed::DayEnd(day) => wall_time(day.to_datetime(calendar.day_end), zone),
    }
}
