//! From what a clock on the wall shows to the moment it means, across clock changes.

use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Returns the moment a wall clock in `zone` shows `local`.
///
/// A time that is skipped when clocks go forward moves on by the gap; one that comes twice means the first.
/// `None` only at the far ends of time.
pub fn wall_time(local: DateTime, zone: &TimeZone) -> Option<Zoned> {
    zone.to_ambiguous_zoned(local).compatible().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(local: &str, zone: &str, want: &str) {
        let zone = TimeZone::get(zone).unwrap();
        let local: DateTime = local.parse().unwrap();
        assert_eq!(wall_time(local, &zone).unwrap().to_string(), want);
    }

    #[test]
    fn a_skipped_time_moves_on_by_the_gap_and_a_doubled_one_is_the_first() {
        check(
            "2026-03-29T02:30:00",
            "Europe/Berlin",
            "2026-03-29T03:30:00+02:00[Europe/Berlin]",
        );
        check(
            "2026-10-25T02:30:00",
            "Europe/Berlin",
            "2026-10-25T02:30:00+02:00[Europe/Berlin]",
        );
        check(
            "2026-10-04T02:10:00",
            "Australia/Lord_Howe",
            "2026-10-04T02:40:00+11:00[Australia/Lord_Howe]",
        );
    }
}
