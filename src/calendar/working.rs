//! What follows from a team's week: the next working day, the last working moment before a deadline.
//!
//! Every search is bounded, so a week without working days, or a list of holidays that never ends, gives a plain
//! answer instead of none at all.

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::civil::Time;
use jiff::civil::time;
use jiff::tz::TimeZone;

use super::Calendar;
use super::wall_time;

/// How many days a search looks at before it gives up: no team rests for two years.
const LONGEST_REST: usize = 731;

/// How many working days can be counted: ten years' worth. More than that is not a deadline.
const MOST_WORKING_DAYS: u32 = 2_600;

impl Calendar {
    /// Returns whether people work on that day.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.working_days.contains(&date.weekday()) && !self.holidays.contains(&date)
    }

    /// Returns the first working day after `date`; the day after it when nobody ever works.
    pub fn next_working_day(&self, date: Date) -> Date {
        let next = date.tomorrow().unwrap_or(Date::MAX);
        self.first_working_day(next).unwrap_or(next)
    }

    /// Returns the last working day before `date`; the day before it when nobody ever works.
    pub fn previous_working_day(&self, date: Date) -> Date {
        let previous = date.yesterday().unwrap_or(Date::MIN);
        self.last_working_day(previous, Date::MIN)
            .unwrap_or(previous)
    }

    /// Returns the `count`th working day after `date`; `None` when it lies beyond what can be counted.
    pub fn add_working_days(&self, date: Date, count: u32) -> Option<Date> {
        if count > MOST_WORKING_DAYS {
            return None;
        }
        (0..count).try_fold(date, |date, _| {
            self.first_working_day(date.tomorrow().ok()?)
        })
    }

    /// Returns the `count`th working day before `date`; `None` when it lies beyond what can be counted.
    pub fn subtract_working_days(&self, date: Date, count: u32) -> Option<Date> {
        if count > MOST_WORKING_DAYS {
            return None;
        }
        (0..count).try_fold(date, |date, _| {
            self.last_working_day(date.yesterday().ok()?, Date::MIN)
        })
    }

    /// Returns the first working day from `date` on, `date` among them.
    pub fn first_working_day(&self, date: Date) -> Option<Date> {
        if self.working_days.is_empty() {
            return None;
        }
        date.series(1.day())
            .take(LONGEST_REST)
            .find(|day| self.is_working_day(*day))
    }

    /// Returns the last working day up to `date`, `date` among them, but none before `first`.
    pub fn last_working_day(&self, date: Date, first: Date) -> Option<Date> {
        if self.working_days.is_empty() {
            return None;
        }
        date.series(-1.day())
            .take(LONGEST_REST)
            .take_while(|day| *day >= first)
            .find(|day| self.is_working_day(*day))
    }

    /// Returns whether people work at that moment in that zone.
    pub fn is_working_moment(&self, moment: &Zoned) -> bool {
        self.is_working_day(moment.date())
            && (self.day_start..self.day_end).contains(&moment.time())
    }

    /// Returns `moment` when people work then, or the next start of a working day; `moment` when nobody ever works.
    pub fn working_moment_from(&self, moment: Timestamp, zone: &TimeZone) -> Timestamp {
        let local = moment.to_zoned(zone.clone());
        if self.is_working_moment(&local) {
            return moment;
        }
        let from = if local.time() < self.day_start {
            Some(local.date())
        } else {
            local.date().tomorrow().ok()
        };
        from.and_then(|date| self.first_working_day(date))
            .and_then(|date| wall_time(date.to_datetime(self.day_start), zone))
            .map_or(moment, |start| start.timestamp().max(moment))
    }

    /// Returns the last working moment at or before `moment`, if there is one after `earliest`.
    ///
    /// Outside working hours that is the last minute of the working day before.
    pub fn working_moment_before(
        &self,
        moment: Timestamp,
        earliest: Timestamp,
        zone: &TimeZone,
    ) -> Option<Timestamp> {
        let local = moment.to_zoned(zone.clone());
        let found = if self.is_working_moment(&local) {
            moment
        } else {
            let last = if local.time() < self.day_start {
                local.date().yesterday().ok()?
            } else {
                local.date()
            };
            let first = earliest.to_zoned(zone.clone()).date();
            let date = self.last_working_day(last, first)?;
            wall_time(date.to_datetime(self.last_minute()), zone)?.timestamp()
        };
        (found > earliest && found <= moment).then_some(found)
    }

    /// Returns the last minute of a working day.
    fn last_minute(&self) -> Time {
        let last = if self.day_end == Time::MIN {
            time(23, 59, 0, 0)
        } else {
            self.day_end.saturating_sub(1.minute())
        };
        last.max(self.day_start)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;
    use jiff::civil::date;

    use super::*;

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    fn at(local: &str) -> Timestamp {
        wall_time(local.parse().unwrap(), &berlin())
            .unwrap()
            .timestamp()
    }

    #[track_caller]
    fn check_from(moment: &str, want: &str) {
        let calendar = Calendar {
            holidays: [date(2026, 4, 3), date(2026, 4, 6)].into(),
            ..Calendar::default()
        };
        assert_eq!(
            calendar.working_moment_from(at(moment), &berlin()),
            at(want)
        );
    }

    #[track_caller]
    fn check_before(moment: &str, earliest: &str, want: Option<&str>) {
        assert_eq!(
            Calendar::default().working_moment_before(at(moment), at(earliest), &berlin()),
            want.map(at)
        );
    }

    #[test]
    fn the_next_working_moment_skips_nights_weekends_and_holidays() {
        check_from("2026-03-04T10:20:00", "2026-03-04T10:20:00");
        check_from("2026-03-04T07:20:00", "2026-03-04T09:00:00");
        check_from("2026-03-04T17:00:00", "2026-03-05T09:00:00");
        check_from("2026-03-06T17:01:00", "2026-03-09T09:00:00");
        check_from("2026-04-02T18:00:00", "2026-04-07T09:00:00");
    }

    #[test]
    fn the_last_working_moment_lies_after_the_earliest() {
        check_before(
            "2026-03-04T10:20:00",
            "2026-03-04T09:00:00",
            Some("2026-03-04T10:20:00"),
        );
        check_before(
            "2026-03-04T21:00:00",
            "2026-03-04T09:00:00",
            Some("2026-03-04T16:59:00"),
        );
        check_before(
            "2026-03-09T08:00:00",
            "2026-03-04T09:00:00",
            Some("2026-03-06T16:59:00"),
        );
        check_before("2026-03-08T12:00:00", "2026-03-06T18:00:00", None);
        check_before("2026-03-04T10:20:00", "2026-03-04T10:20:00", None);
    }

    #[test]
    fn working_days_are_counted_without_weekends_and_holidays() {
        let calendar = Calendar {
            holidays: [date(2026, 3, 9)].into(),
            ..Calendar::default()
        };
        let friday = date(2026, 3, 6);
        assert_eq!(calendar.next_working_day(friday), date(2026, 3, 10));
        assert_eq!(
            calendar.previous_working_day(date(2026, 3, 10)),
            date(2026, 3, 6)
        );
        assert_eq!(
            calendar.add_working_days(friday, 2),
            Some(date(2026, 3, 11))
        );
        assert_eq!(calendar.add_working_days(friday, 0), Some(friday));
        assert_eq!(calendar.add_working_days(friday, u32::MAX), None);
    }

    #[test]
    fn a_week_without_working_days_still_gives_an_answer() {
        let calendar = Calendar {
            working_days: Vec::new(),
            ..Calendar::default()
        };
        let day = date(2026, 3, 6);
        assert_eq!(calendar.next_working_day(day), date(2026, 3, 7));
        assert_eq!(calendar.previous_working_day(day), date(2026, 3, 5));
        assert_eq!(calendar.add_working_days(day, 2), None);
        let moment = at("2026-03-04T10:20:00");
        assert_eq!(calendar.working_moment_from(moment, &berlin()), moment);
        assert_eq!(
            calendar.working_moment_before(moment, Timestamp::MIN, &berlin()),
            None
        );
    }

    #[test]
    fn holidays_without_end_still_give_an_answer() {
        let calendar = Calendar {
            working_days: vec![Weekday::Monday],
            holidays: date(2026, 1, 1).series(1.day()).take(1_500).collect(),
            ..Calendar::default()
        };
        let day = date(2026, 3, 6);
        assert_eq!(calendar.next_working_day(day), date(2026, 3, 7));
        assert_eq!(calendar.add_working_days(day, 1), None);
    }

    #[test]
    fn the_ends_of_time_are_no_trap() {
        let calendar = Calendar::default();
        assert_eq!(calendar.next_working_day(Date::MAX), Date::MAX);
        assert_eq!(calendar.previous_working_day(Date::MIN), Date::MIN);
        calendar.working_moment_from(Timestamp::MAX, &berlin());
        calendar.working_moment_before(Timestamp::MIN, Timestamp::MIN, &berlin());
    }
}
