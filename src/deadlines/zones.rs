//! Zones as people write them after a time: "ET", "CET", "UTC", "London".

use jiff::tz::Offset;
use jiff::tz::TimeZone;

/// The zones behind the names, by their index. Letters of the United States mean the zone with its present daylight
/// rule: somebody who writes "EST" in July means New York's time.
const ZONES: &[&str] = &[
    "UTC",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "Europe/London",
    "Europe/Paris",
    "Europe/Athens",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Australia/Sydney",
    "Australia/Perth",
    "Pacific/Auckland",
    "America/Halifax",
    "America/Sao_Paulo",
    "Europe/Moscow",
    "Asia/Hong_Kong",
    "Australia/Adelaide",
    "Europe/Berlin",
    "Asia/Dubai",
    "America/Toronto",
    "Europe/Dublin",
    "Europe/Madrid",
    "Asia/Seoul",
    "Europe/Lisbon",
    "Europe/Rome",
    "Europe/Vienna",
    "Europe/Zurich",
    "Europe/Amsterdam",
    "Europe/Brussels",
    "Europe/Stockholm",
    "Europe/Oslo",
    "Europe/Copenhagen",
    "Europe/Helsinki",
    "Europe/Warsaw",
    "Europe/Prague",
    "Europe/Budapest",
    "Europe/Istanbul",
    "Asia/Jerusalem",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Dhaka",
    "Asia/Bangkok",
    "Asia/Jakarta",
    "Asia/Manila",
    "Asia/Shanghai",
    "Asia/Taipei",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Africa/Lagos",
    "Africa/Cairo",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Mexico_City",
    "America/St_Johns",
    "America/Phoenix",
    "America/Vancouver",
];

/// From this index on, a name stands for a fixed offset: so many hours east of UTC.
const FIRST_OFFSET: i8 = 100;

/// The names, each with the index of its zone. Summer times outside the United States are offsets.
pub(super) const NAMES: &[(i8, &str)] = &[
    (0, "utc"),
    (0, "gmt"),
    (0, "z"),
    (0, "zulu"),
    (1, "et"),
    (1, "est"),
    (1, "edt"),
    (1, "eastern"),
    (2, "ct"),
    (2, "cst"),
    (2, "cdt"),
    (2, "central"),
    (3, "mt"),
    (3, "mst"),
    (3, "mdt"),
    (3, "mountain"),
    (4, "pt"),
    (4, "pst"),
    (4, "pdt"),
    (4, "pacific"),
    (5, "akst"),
    (5, "akdt"),
    (6, "hst"),
    (101, "bst"),
    (7, "london"),
    (8, "cet"),
    (102, "cest"),
    (8, "paris"),
    (9, "eet"),
    (103, "eest"),
    (10, "ist"),
    (11, "jst"),
    (11, "tokyo"),
    (12, "sgt"),
    (12, "singapore"),
    (13, "aest"),
    (111, "aedt"),
    (13, "sydney"),
    (14, "awst"),
    (14, "perth"),
    (15, "nzst"),
    (113, "nzdt"),
    (16, "adt"),
    (16, "atlantic"),
    (17, "brt"),
    (18, "msk"),
    (19, "hkt"),
    (20, "acst"),
    (20, "acdt"),
    (21, "berlin"),
    (22, "dubai"),
    (23, "toronto"),
    (24, "dublin"),
    (25, "madrid"),
    (26, "seoul"),
    (26, "kst"),
    (1, "boston"),
    (1, "atlanta"),
    (1, "miami"),
    (2, "chicago"),
    (2, "dallas"),
    (2, "houston"),
    (2, "austin"),
    (3, "denver"),
    (4, "seattle"),
    (10, "mumbai"),
    (10, "delhi"),
    (10, "bangalore"),
    (10, "bengaluru"),
    (13, "melbourne"),
    (15, "auckland"),
    (18, "moscow"),
    (22, "gst"),
    (23, "montreal"),
    (9, "athens"),
    (107, "ict"),
    (27, "lisbon"),
    (28, "rome"),
    (28, "milan"),
    (29, "vienna"),
    (30, "zurich"),
    (31, "amsterdam"),
    (32, "brussels"),
    (33, "stockholm"),
    (34, "oslo"),
    (35, "copenhagen"),
    (36, "helsinki"),
    (37, "warsaw"),
    (38, "prague"),
    (39, "budapest"),
    (40, "istanbul"),
    (40, "trt"),
    (41, "jerusalem"),
    (42, "pkt"),
    (42, "karachi"),
    (43, "npt"),
    (44, "dhaka"),
    (45, "bangkok"),
    (46, "jakarta"),
    (46, "wib"),
    (47, "manila"),
    (48, "shanghai"),
    (48, "beijing"),
    (49, "taipei"),
    (50, "sast"),
    (50, "johannesburg"),
    (51, "nairobi"),
    (52, "lagos"),
    (53, "cairo"),
    (54, "buenos"),
    (55, "bogota"),
    (56, "mexico"),
    (57, "newfoundland"),
    (57, "nst"),
    (57, "ndt"),
    (58, "phoenix"),
    (59, "vancouver"),
];

/// A zone as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SaidZone {
    /// By name: an index of [`ZONES`].
    Named(i8),
    /// As minutes east of UTC.
    Offset(i32),
}

impl SaidZone {
    /// Said in three words.
    pub(super) const CENTRAL_EUROPE: Self = Self::Named(8);

    /// Returns the zone; `None` when there is no such offset.
    pub(super) fn zone(self) -> Option<TimeZone> {
        match self {
            Self::Named(index) if index >= FIRST_OFFSET => {
                Self::Offset(60 * i32::from(index - FIRST_OFFSET)).zone()
            }
            Self::Named(index) => {
                let name = ZONES.get(usize::try_from(index).ok()?)?;
                TimeZone::get(name).ok()
            }
            Self::Offset(minutes) if minutes.abs() <= 14 * 60 => {
                Offset::from_seconds(minutes * 60).ok().map(TimeZone::fixed)
            }
            Self::Offset(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_zone() {
        for (index, name) in NAMES {
            assert!(SaidZone::Named(*index).zone().is_some(), "{name}");
        }
        assert!(SaidZone::Offset(14 * 60).zone().is_some());
        assert!(SaidZone::Offset(-15 * 60).zone().is_none());
    }
}
