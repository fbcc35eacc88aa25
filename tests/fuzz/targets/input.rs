//! From the bytes of a fuzzer to a moment, a place and a text. Tries nothing itself.
//!
//! The first six bytes choose calendar, zone, moment and kind; the rest is the text itself, or, for the kind `w`, each
//! byte is one of the words that times are made of. Letters will do, so a seed can be typed.

use goodword::calendar::Calendar;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::ground::CHANGES;
use crate::ground::WORDS;
use crate::ground::ZONES;
use crate::ground::calendars;

/// What is said, when, where, and by whose week.
pub struct Input {
    /// The team's week.
    pub calendar: Calendar,
    /// The speaker's zone.
    pub zone: TimeZone,
    /// The moment it is said.
    pub now: Timestamp,
    /// What is said.
    pub text: String,
}

/// Reads an input; `None` when the bytes are too few.
pub fn input(bytes: &[u8]) -> Option<Input> {
    let (&[calendar, zone, place, coarse, fine, kind], rest) = bytes.split_first_chunk()?;
    let calendars = calendars();
    let text = if kind == b'w' {
        let words = rest.iter().map(|byte| WORDS[usize::from(*byte) % WORDS.len()]);
        words.collect::<Vec<_>>().join(" ")
    } else {
        String::from_utf8_lossy(rest).into_owned()
    };
    Some(Input {
        calendar: calendars[usize::from(calendar) % calendars.len()].clone(),
        zone: TimeZone::get(ZONES[usize::from(zone) % ZONES.len()]).ok()?,
        now: moment(place, coarse, fine),
        text,
    })
}

/// Near a clock change or the end of a year, or, seldom, anywhere from the first moment to the last.
fn moment(place: u8, coarse: u8, fine: u8) -> Timestamp {
    let (coarse, fine) = (i64::from(coarse), i64::from(fine));
    let second = if place == u8::MAX {
        let whole = Timestamp::MAX.as_second() - Timestamp::MIN.as_second();
        Timestamp::MIN.as_second() + whole / 255 * coarse + fine
    } else {
        CHANGES[usize::from(place) % CHANGES.len()] + coarse * 900 + fine * 7
    };
    Timestamp::from_second(second).unwrap_or(Timestamp::MAX)
}
