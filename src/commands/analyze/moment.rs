//! When a row was said: its `reference`, in its zone.

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::fmt::temporal::Pieces;
use jiff::fmt::temporal::PiecesOffset;
use jiff::tz::TimeZone;

use super::unreadable::NoZone;
use super::unreadable::Unreadable;
use super::zone::fixed;
use crate::calendar::wall_time;

/// When and where something was said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moment {
    /// When.
    pub(super) at: Timestamp,
    /// Where.
    pub(super) zone: TimeZone,
}

impl Moment {
    /// Reads a reference: the time on a wall of `zone`, or, with an offset, that instant.
    ///
    /// A wall time that is skipped when clocks go forward moves on by the gap. Without a zone, an offset gives it.
    pub(super) fn of(
        reference: &str,
        zone: Option<TimeZone>,
        otherwise: &TimeZone,
    ) -> Result<Self, Unreadable> {
        let no_moment = || Unreadable::NoMoment(crate::text::cut(reference, 80));
        let end_of_time = || Unreadable::EndOfTime(crate::text::cut(reference, 80));
        let pieces = Pieces::parse(reference.trim()).map_err(|_| no_moment())?;
        if pieces.time_zone_annotation().is_some() {
            return Err(no_moment());
        }
        let time = pieces.time().unwrap_or(Time::midnight());
        // Answers count whole seconds.
        let time = time.with().subsec_nanosecond(0).build().unwrap_or(time);
        let local = pieces.date().to_datetime(time);
        if local.year() < 0 {
            return Err(end_of_time());
        }
        let said = pieces.offset().map(|offset| match offset {
            PiecesOffset::Numeric(offset) => offset.offset(),
            _ => jiff::tz::Offset::UTC,
        });
        let Some(offset) = said else {
            let zone = zone.unwrap_or_else(|| otherwise.clone());
            let at = wall_time(local, &zone).ok_or_else(end_of_time)?;
            return Ok(Self {
                at: at.timestamp(),
                zone,
            });
        };
        let minutes = offset.seconds() / 60;
        let own = fixed(minutes).ok_or_else(|| NoZone::TooFar(offset.to_string()))?;
        Ok(Self {
            at: offset.to_timestamp(local).map_err(|_| end_of_time())?,
            zone: zone.unwrap_or(own),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(reference: &str, zone: Option<&str>, want: Result<&str, &str>) {
        let zone = zone.map(|name| TimeZone::get(name).unwrap());
        let got = Moment::of(reference, zone, &TimeZone::UTC)
            .map(|moment| moment.at.to_zoned(moment.zone).to_string())
            .map_err(|error| error.to_string());
        assert_eq!(got, want.map(str::to_owned).map_err(str::to_owned));
    }

    #[test]
    fn a_reference_is_the_time_on_a_wall_of_the_rows_zone() {
        let berlin = Some("Europe/Berlin");
        let want = Ok("2026-03-04T10:20:00+01:00[Europe/Berlin]");
        check("2026-03-04T10:20:00", berlin, want);
        check("2026-03-04T10:20", berlin, want);
        check("2026-03-04 10:20:00.75", berlin, want);
        check(
            "2026-03-04T10:20:00",
            None,
            Ok("2026-03-04T10:20:00+00:00[UTC]"),
        );
        check("2026-03-04", None, Ok("2026-03-04T00:00:00+00:00[UTC]"));
    }

    #[test]
    fn an_offset_makes_it_an_instant_and_gives_the_zone_when_there_is_none() {
        check(
            "2026-03-04T09:20:00Z",
            Some("Europe/Berlin"),
            Ok("2026-03-04T10:20:00+01:00[Europe/Berlin]"),
        );
        check(
            "2026-03-04T09:20:00-05:00",
            None,
            Ok("2026-03-04T09:20:00-05:00[-05:00]"),
        );
        check(
            "2026-03-04T09:20:00+15:00",
            None,
            Err("`+15` is no offset of a time zone; they go from -14:00 to +14:00"),
        );
    }

    #[test]
    fn a_skipped_time_moves_on_by_the_gap() {
        check(
            "2026-03-29T02:30:00",
            Some("Europe/Berlin"),
            Ok("2026-03-29T03:30:00+02:00[Europe/Berlin]"),
        );
    }

    #[test]
    fn the_ends_of_time_are_told() {
        check(
            "0000-01-01T00:00:00",
            None,
            Ok("0000-01-01T00:00:00+00:00[UTC]"),
        );
        check(
            "9999-12-30T00:00:00",
            None,
            Ok("9999-12-30T00:00:00+00:00[UTC]"),
        );
        for reference in ["9999-12-31T23:59:59", "-000001-12-31T00:00:00"] {
            check(
                reference,
                None,
                Err(&format!(
                    "`{reference}` is too near the end of time to read from; write a `reference` between 0000-01-01 and 9999-12-29"
                )),
            );
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for reference in [
            "",
            "now",
            "2026-13-01T00:00:00",
            "10:20",
            "2026-03-04T10:20[Europe/Berlin]",
        ] {
            check(
                reference,
                None,
                Err(&format!(
                    "`{reference}` is not a moment to read from; write `reference` like 2026-03-04T10:20:00"
                )),
            );
        }
    }
}
