//! The zone a row names: an IANA name or an offset, or the nearest known name in the refusal.

use jiff::tz::Offset;
use jiff::tz::TimeZone;

use super::unreadable::NoZone;
use crate::datafile::nearest;

/// The farthest a zone is from UTC, in minutes.
const FARTHEST: i32 = 14 * 60;

/// Returns zones by name, and remembers the last one: rows mostly come from one place.
#[derive(Debug, Default)]
pub(super) struct Zones {
    last: Option<(String, Result<TimeZone, NoZone>)>,
}

impl Zones {
    /// Returns the zone called `name`.
    pub(super) fn get(&mut self, name: &str) -> Result<TimeZone, NoZone> {
        if let Some((last, found)) = &self.last
            && last == name
        {
            return found.clone();
        }
        let found = zone(name);
        self.last = Some((name.to_owned(), found.clone()));
        found
    }
}

/// Returns the zone called `name`: "Europe/Berlin", "UTC", "-02:00".
pub(super) fn zone(name: &str) -> Result<TimeZone, NoZone> {
    let typed = name.trim();
    if let Some(minutes) = minutes(typed) {
        return fixed(minutes).ok_or_else(|| NoZone::TooFar(typed.to_owned()));
    }
    TimeZone::get(typed).map_err(|_| NoZone::Unknown {
        typed: crate::text::cut(typed, 80),
        meant: known(typed),
    })
}

/// Returns the zone that is always so many minutes east of UTC.
pub(super) fn fixed(minutes: i32) -> Option<TimeZone> {
    let offset = Offset::from_seconds(minutes.checked_mul(60)?).ok()?;
    (minutes.abs() <= FARTHEST).then(|| TimeZone::fixed(offset))
}

/// Returns the minutes east of UTC of "+05:30", "-0200", "+2", "UTC-3", "Z"; `None` for what is no offset.
fn minutes(typed: &str) -> Option<i32> {
    if typed.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let bare = typed
        .strip_prefix("UTC")
        .or_else(|| typed.strip_prefix("GMT"))
        .unwrap_or(typed);
    let (sign, digits) = match bare.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, bare.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.is_ascii() && digits.len() > 2 => digits.split_at(digits.len() - 2),
        None => (digits, "00"),
    };
    let number = |digits: &str, most: usize| {
        let fits = (1..=most).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_digit());
        fits.then(|| digits.parse::<i32>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours, 3)?, number(minutes, 2)?);
    (minutes < 60).then_some(sign * (60 * hours + minutes))
}

/// Returns the known zone that was probably meant: by its whole name, or by its city.
fn known(typed: &str) -> Option<String> {
    let typed = typed.to_lowercase().replace(' ', "_");
    let names: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.as_str().to_owned())
        .collect();
    let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let city = |name: &'_ str| name.rsplit('/').next().map(str::to_owned);
    let same_city = lower
        .iter()
        .position(|name| city(name).is_some_and(|city| city == typed));
    let at = same_city.or_else(|| {
        let meant = nearest(&typed, lower.iter().map(String::as_str))?;
        lower.iter().position(|name| name == meant)
    });
    names.get(at?).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, want: Result<&str, &str>) {
        let got = match zone(name) {
            Ok(zone) => Ok(zone.iana_name().map_or_else(
                || zone.to_fixed_offset().unwrap().to_string(),
                str::to_owned,
            )),
            Err(error) => Err(error.to_string()),
        };
        assert_eq!(got, want.map(str::to_owned).map_err(str::to_owned));
    }

    #[test]
    fn a_zone_has_a_name_or_an_offset() {
        check("Europe/Berlin", Ok("Europe/Berlin"));
        check("europe/berlin", Ok("Europe/Berlin"));
        check("-02:00", Ok("-02"));
        check("+0530", Ok("+05:30"));
        check("+5", Ok("+05"));
        check("UTC+14:00", Ok("+14"));
        check("-14:00", Ok("-14"));
    }

    #[test]
    fn an_offset_that_no_zone_has_is_refused() {
        for typed in ["+14:01", "-15:00", "+99", "-100:00"] {
            check(
                typed,
                Err(&format!(
                    "`{typed}` is no offset of a time zone; they go from -14:00 to +14:00"
                )),
            );
        }
    }

    #[test]
    fn an_unknown_zone_is_named_with_the_nearest_known_one() {
        check(
            "Europe/Berln",
            Err("there is no time zone `Europe/Berln`; did you mean `Europe/Berlin`?"),
        );
        check(
            "New York",
            Err("there is no time zone `New York`; did you mean `America/New_York`?"),
        );
        check("%%%%", Err("there is no time zone `%%%%`"));
        check("", Err("there is no time zone ``"));
    }
}
