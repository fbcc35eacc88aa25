//! How dates and counts are said.

use jiff::Timestamp;
use jiff::Zoned;
use jiff::tz::TimeZone;

/// Returns "1 promise", "3 promises".
pub fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{number} {noun}")
}

/// Returns a moment in full, as said back to a person: "Friday, 6 March 2026, 3:00 pm (Europe/Berlin)".
pub fn in_full(moment: &Zoned) -> String {
    format!(
        "{}, {} ({})",
        moment.strftime("%A, %-d %B %Y"),
        clock_time(moment),
        zone_name(moment.time_zone())
    )
}

/// Returns a moment in short, relative to the reader's day: "today 3:00 pm", "tomorrow 9:00 am", "Fri 6 Mar, 3:00 pm".
pub fn in_short(moment: &Zoned, now: Timestamp) -> String {
    let today = now.to_zoned(moment.time_zone().clone()).date();
    let day = if moment.date() == today {
        "today".to_owned()
    } else if today.tomorrow().is_ok_and(|day| day == moment.date()) {
        "tomorrow".to_owned()
    } else if today.yesterday().is_ok_and(|day| day == moment.date()) {
        "yesterday".to_owned()
    } else if moment.year() == today.year() {
        format!("{},", moment.strftime("%a %-d %b"))
    } else {
        format!("{},", moment.strftime("%a %-d %b %Y"))
    };
    format!("{day} {}", clock_time(moment))
}

/// Returns words with a capital first letter, as on a button: "Today 3:00 pm".
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Returns a time of day: "3:00 pm".
pub fn clock_time(moment: &Zoned) -> String {
    moment.strftime("%-I:%M %P").to_string()
}

/// Returns a zone as people know it: its name, or its offset from UTC.
pub fn zone_name(zone: &TimeZone) -> String {
    zone.iana_name().map_or_else(
        || {
            zone.to_fixed_offset()
                .map_or_else(|_| "local time".to_owned(), |offset| format!("UTC{offset}"))
        },
        str::to_owned,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_short(moment: &str, want: &str) {
        let now: Zoned = "2026-03-04T10:20:00[Europe/Berlin]".parse().unwrap();
        let moment: Zoned = moment.parse().unwrap();
        assert_eq!(in_short(&moment, now.timestamp()), want);
    }

    #[test]
    fn a_near_day_is_named_by_its_nearness() {
        check_short("2026-03-04T15:00:00[Europe/Berlin]", "today 3:00 pm");
        check_short("2026-03-05T00:00:00[Europe/Berlin]", "tomorrow 12:00 am");
        check_short("2026-03-03T12:30:00[Europe/Berlin]", "yesterday 12:30 pm");
        check_short("2026-03-06T15:00:00[Europe/Berlin]", "Fri 6 Mar, 3:00 pm");
        check_short(
            "2027-03-06T15:00:00[Europe/Berlin]",
            "Sat 6 Mar 2027, 3:00 pm",
        );
    }

    #[test]
    fn a_moment_in_full_names_weekday_date_time_and_zone() {
        let moment: Zoned = "2026-03-06T15:00:00[Europe/Berlin]".parse().unwrap();
        assert_eq!(
            in_full(&moment),
            "Friday, 6 March 2026, 3:00 pm (Europe/Berlin)"
        );
    }

    #[test]
    fn a_button_begins_with_a_capital() {
        assert_eq!(capitalised("today 3:00 pm"), "Today 3:00 pm");
        assert_eq!(capitalised("\u{e9}t\u{e9}"), "\u{c9}t\u{e9}");
        assert_eq!(capitalised(""), "");
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(count(1, "promise", "promises"), "1 promise");
        assert_eq!(count(0, "promise", "promises"), "0 promises");
    }
}
