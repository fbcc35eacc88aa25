//! The hours in which a person may be nudged: working hours without their quiet hours.
//!
//! Knows nothing of promises; answers only "from when on" and "until when".

use std::borrow::Cow;

use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::calendar::Calendar;

/// How far ahead a free hour is looked for. Longer than any run of holidays.
const DAYS_AHEAD: usize = 60;

/// A moment that falls after work moves this far before the end of the working day, so that
/// there is time left to act on it.
const BEFORE_THE_END: SignedDuration = SignedDuration::from_mins(30);

/// When and how a person wants to be nudged.
#[derive(Clone, Debug)]
pub struct Rhythm<'a> {
    /// The week they work: the team's, or their own.
    pub calendar: Cow<'a, Calendar>,
    /// The person's zone.
    pub zone: TimeZone,
    /// How long before a deadline the heads-up comes; `None`: scaled to its distance.
    pub heads_up_minutes: Option<u32>,
    /// When they want no nudges, from and until; may pass midnight.
    pub quiet: Option<(Time, Time)>,
}

impl Rhythm<'_> {
    /// Returns `moment`, or the end of the quiet hours it falls into.
    pub(super) fn after_quiet(&self, moment: Timestamp) -> Timestamp {
        let Some((from, until)) = self.quiet else {
            return moment;
        };
        let local = moment.to_zoned(self.zone.clone());
        let time = local.time();
        let (quiet, passes_midnight) = if from <= until {
            ((from..until).contains(&time), false)
        } else {
            (time >= from || time < until, time >= from)
        };
        if !quiet {
            return moment;
        }
        let day = if passes_midnight {
            local.date().tomorrow().unwrap_or(local.date())
        } else {
            local.date()
        };
        self.instant(day, until).unwrap_or(moment).max(moment)
    }

    /// Returns the first moment from `moment` on that is working time and not quiet.
    ///
    /// Somebody whose quiet hours swallow their working hours is reached when the quiet hours end.
    pub(super) fn free_from(&self, moment: Timestamp) -> Timestamp {
        let first = moment.to_zoned(self.zone.clone()).date();
        first
            .series(jiff::Span::new().days(1))
            .take(DAYS_AHEAD)
            .flat_map(|day| self.free_hours(day))
            .find(|(_, end)| *end > moment)
            .map_or_else(|| self.after_quiet(moment), |(start, _)| start.max(moment))
    }

    /// Returns the last free moment at or before `moment`, when there is one after `earliest`.
    pub(super) fn free_before(&self, moment: Timestamp, earliest: Timestamp) -> Option<Timestamp> {
        let mut day = moment.to_zoned(self.zone.clone()).date();
        let first = earliest.to_zoned(self.zone.clone()).date();
        for _ in 0..DAYS_AHEAD {
            for (start, end) in self.free_hours(day).into_iter().rev() {
                let last = if moment < end {
                    moment
                } else {
                    (end - BEFORE_THE_END).max(start)
                };
                if start <= moment {
                    return (last > earliest).then_some(last);
                }
            }
            day = day.yesterday().ok().filter(|day| *day >= first)?;
        }
        None
    }

    /// Returns the start of the last working day before `day`.
    pub(super) fn morning_before(&self, day: Date) -> Option<Timestamp> {
        let mut before = day;
        for _ in 0..DAYS_AHEAD {
            before = before.yesterday().ok()?;
            if self.calendar.is_working_day(before) {
                return self.instant(before, self.calendar.day_start);
            }
        }
        None
    }

    /// Returns when the working day starts on `day`, or would start.
    pub(super) fn morning_of(&self, day: Date) -> Option<Timestamp> {
        self.instant(day, self.calendar.day_start)
    }

    /// Returns the free hours of a day, in order.
    fn free_hours(&self, day: Date) -> Vec<(Timestamp, Timestamp)> {
        if !self.calendar.is_working_day(day) {
            return Vec::new();
        }
        let (start, end) = (self.calendar.day_start, self.calendar.day_end);
        let hours = match self.quiet {
            None => vec![(start, end)],
            Some((from, until)) if from <= until => {
                vec![(start, end.min(from)), (start.max(until), end)]
            }
            Some((from, until)) => vec![(start.max(until), end.min(from))],
        };
        hours
            .into_iter()
            .filter(|(start, end)| start < end)
            .filter_map(|(start, end)| Some((self.instant(day, start)?, self.instant(day, end)?)))
            .collect()
    }

    fn instant(&self, day: Date, time: Time) -> Option<Timestamp> {
        self.zone.to_timestamp(day.to_datetime(time)).ok()
    }
}

#[cfg(test)]
mod tests {
    use jiff::Zoned;
    use jiff::civil::time;

    use super::*;

    fn at(local: &str) -> Timestamp {
        let moment: Zoned = format!("{local}[Europe/Berlin]").parse().unwrap();
        moment.timestamp()
    }

    fn rhythm(calendar: &Calendar, quiet: Option<(i8, i8)>) -> Rhythm<'_> {
        Rhythm {
            calendar: Cow::Borrowed(calendar),
            zone: TimeZone::get("Europe/Berlin").unwrap(),
            heads_up_minutes: None,
            quiet: quiet.map(|(from, until)| (time(from, 0, 0, 0), time(until, 0, 0, 0))),
        }
    }

    #[track_caller]
    fn check_from(quiet: Option<(i8, i8)>, moment: &str, want: &str) {
        let calendar = Calendar::default();
        let found = rhythm(&calendar, quiet).free_from(at(moment));
        assert_eq!(found, at(want), "{found}");
    }

    #[test]
    fn a_free_hour_is_working_time_that_is_not_quiet() {
        // 6 March 2026 is a Friday.
        check_from(None, "2026-03-06T10:00", "2026-03-06T10:00");
        check_from(None, "2026-03-06T07:00", "2026-03-06T09:00");
        check_from(None, "2026-03-06T17:00", "2026-03-09T09:00");
        check_from(Some((12, 14)), "2026-03-06T12:30", "2026-03-06T14:00");
        check_from(Some((16, 10)), "2026-03-06T16:00", "2026-03-09T10:00");
        check_from(Some((8, 18)), "2026-03-06T12:00", "2026-03-06T18:00");
        check_from(Some((8, 8)), "2026-03-06T12:00", "2026-03-06T12:00");
    }

    #[track_caller]
    fn check_before(quiet: Option<(i8, i8)>, moment: &str, earliest: &str, want: Option<&str>) {
        let calendar = Calendar::default();
        let found = rhythm(&calendar, quiet).free_before(at(moment), at(earliest));
        assert_eq!(found, want.map(at), "{found:?}");
    }

    #[test]
    fn an_earlier_free_moment_leaves_time_to_act() {
        let monday = "2026-03-02T10:00";
        check_before(None, "2026-03-06T10:00", monday, Some("2026-03-06T10:00"));
        check_before(None, "2026-03-06T20:30", monday, Some("2026-03-06T16:30"));
        check_before(None, "2026-03-09T08:30", monday, Some("2026-03-06T16:30"));
        check_before(
            Some((15, 7)),
            "2026-03-06T16:00",
            monday,
            Some("2026-03-06T14:30"),
        );
        check_before(None, "2026-03-06T20:30", "2026-03-06T19:00", None);
        check_before(None, "2026-03-08T20:30", "2026-03-07T19:00", None);
    }

    #[test]
    fn quiet_hours_may_pass_midnight() {
        let calendar = Calendar::default();
        let rhythm = rhythm(&calendar, Some((20, 7)));
        assert_eq!(
            rhythm.after_quiet(at("2026-03-06T21:00")),
            at("2026-03-07T07:00")
        );
        assert_eq!(
            rhythm.after_quiet(at("2026-03-07T06:59")),
            at("2026-03-07T07:00")
        );
        assert_eq!(
            rhythm.after_quiet(at("2026-03-07T07:00")),
            at("2026-03-07T07:00")
        );
    }

    #[test]
    fn a_week_without_working_days_still_ends() {
        let calendar = Calendar {
            working_days: Vec::new(),
            ..Calendar::default()
        };
        let rhythm = rhythm(&calendar, None);
        let moment = at("2026-03-06T21:00");
        assert_eq!(rhythm.free_from(moment), moment);
        assert_eq!(rhythm.free_before(moment, Timestamp::UNIX_EPOCH), None);
        assert_eq!(
            rhythm.morning_before(moment.to_zoned(TimeZone::UTC).date()),
            None
        );
    }
}
