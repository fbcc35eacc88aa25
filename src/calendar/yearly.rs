//! Rules by which a day off comes back: "every 25 December", "the fourth Thursday of November".
//!
//! Only yearly rules: what comes back more often is not a holiday but a week with fewer working days.

use jiff::civil::Date;
use jiff::civil::Weekday;

use super::ics::LAST_YEAR;
use super::ics::date;

/// A yearly rule.
#[derive(Debug)]
pub(super) struct Yearly {
    interval: i16,
    count: Option<usize>,
    until: Option<Date>,
    months: Vec<i8>,
    days: Vec<i8>,
    weekdays: Vec<(i8, Weekday)>,
}

impl Yearly {
    /// Reads the value of a RRULE, for an event that starts on `start`.
    pub(super) fn read(rule: &str, start: Date) -> Result<Self, String> {
        let mut yearly = Self {
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            days: Vec::new(),
            weekdays: Vec::new(),
        };
        let mut frequency = None;
        for part in rule.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let name = name.trim().to_ascii_uppercase();
            let number = || {
                value
                    .parse::<i16>()
                    .ok()
                    .filter(|number| *number > 0)
                    .ok_or_else(|| format!("{part:?} needs a number above 0"))
            };
            match name.as_str() {
                "FREQ" => frequency = Some(value.to_ascii_lowercase()),
                "INTERVAL" => yearly.interval = number()?,
                "COUNT" => yearly.count = Some(usize::try_from(number()?).unwrap_or(1)),
                "UNTIL" => yearly.until = Some(date(value.split('T').next().unwrap_or(value))?),
                "BYMONTH" => yearly.months = listed(value, part)?,
                "BYMONTHDAY" => yearly.days = listed(value, part)?,
                "BYDAY" => {
                    yearly.weekdays = value.split(',').map(weekday).collect::<Result<_, _>>()?;
                }
                "WKST" => {}
                _ => {
                    return Err(format!(
                        "the rule {name:?} is not one I know; BYMONTH, BYMONTHDAY and BYDAY are"
                    ));
                }
            }
        }
        match frequency.as_deref() {
            Some("yearly") => {}
            Some(other) => {
                return Err(format!(
                    "it comes back {other}; a day off comes back yearly"
                ));
            }
            None => return Err("the rule says no FREQ; it should be FREQ=YEARLY".into()),
        }
        if yearly.months.is_empty() {
            if !yearly.weekdays.is_empty() {
                return Err("BYDAY needs BYMONTH beside it".into());
            }
            yearly.months.push(start.month());
        }
        Ok(yearly)
    }

    /// Returns the days from `start` on, up to the last year that is kept.
    pub(super) fn dates(&self, start: Date) -> Vec<Date> {
        let last = self.until.unwrap_or(Date::MAX);
        let step = usize::try_from(self.interval).unwrap_or(1);
        (start.year()..=LAST_YEAR)
            .step_by(step)
            .flat_map(|year| self.in_year(year, start))
            .filter(|day| *day >= start)
            .take_while(|day| *day <= last)
            .take(self.count.unwrap_or(usize::MAX))
            .collect()
    }

    fn in_year(&self, year: i16, start: Date) -> Vec<Date> {
        let mut days: Vec<Date> = self
            .months
            .iter()
            .filter_map(|month| Date::new(year, *month, 1).ok())
            .flat_map(|first| self.in_month(first, start))
            .collect();
        days.sort_unstable();
        days
    }

    fn in_month(&self, first: Date, start: Date) -> Vec<Date> {
        let day = |number: i8| Date::new(first.year(), first.month(), number).ok();
        let from_either_end = |number: i8| match number {
            ..0 => day(first.days_in_month() + 1 + number),
            _ => day(number),
        };
        if self.weekdays.is_empty() {
            let days: &[i8] = if self.days.is_empty() {
                &[start.day()]
            } else {
                &self.days
            };
            return days.iter().copied().filter_map(from_either_end).collect();
        }
        self.weekdays
            .iter()
            .flat_map(|(nth, weekday)| {
                match nth {
                    0 => (1..=5).collect::<Vec<i8>>(),
                    nth => vec![*nth],
                }
                .into_iter()
                .filter_map(|nth| first.nth_weekday_of_month(nth, *weekday).ok())
            })
            .filter(|day| {
                self.days.is_empty()
                    || self
                        .days
                        .iter()
                        .any(|number| from_either_end(*number) == Some(*day))
            })
            .collect()
    }
}

/// Reads a list of small numbers.
fn listed(value: &str, part: &str) -> Result<Vec<i8>, String> {
    value
        .split(',')
        .map(|number| {
            number
                .trim()
                .parse::<i8>()
                .ok()
                .filter(|number| (-31..=31).contains(number) && *number != 0)
                .ok_or_else(|| format!("{part:?} needs numbers of days or months"))
        })
        .collect()
}

/// Reads "4TH", "-1MO", "FR": which of a month, 0 for every one, and the weekday.
fn weekday(value: &str) -> Result<(i8, Weekday), String> {
    let wrong = || format!("{value:?} is not a weekday; one is written like 4TH or -1MO");
    let value = value.trim();
    let at = value.len().checked_sub(2).ok_or_else(wrong)?;
    let (number, name) = value.split_at_checked(at).ok_or_else(wrong)?;
    let weekday = match name.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return Err(wrong()),
    };
    let nth = if number.is_empty() {
        0
    } else {
        number
            .parse()
            .ok()
            .filter(|nth| (-5..=5).contains(nth) && *nth != 0)
            .ok_or_else(wrong)?
    };
    Ok((nth, weekday))
}
