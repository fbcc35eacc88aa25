//! Times of day: which hour "at 7" means, and what a part of the day does to it.

use super::slots::Part;

/// Whether a time was said to be before or after noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    /// "am"
    Morning,
    /// "pm"
    Afternoon,
    /// Not said.
    Unsaid,
    /// In 24 hours: "15:00", "07:00".
    Whole,
}

/// A time of day as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// The hour as it was said, 0 to 24.
    pub hour: i32,
    /// The minute.
    pub minute: i32,
    /// The second, when it was said.
    pub second: Option<i32>,
    /// Before or after noon.
    pub half: Half,
    /// The end of a span: "3-4pm", as hour, minute, half.
    pub until: Option<(i32, i32, Half)>,
}

/// A time as minutes after the start of its day, with another plausible one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Minutes {
    /// The first reading; 1,440 is the midnight that ends the day.
    pub first: i32,
    /// The other one.
    pub other: Option<i32>,
}

/// Minutes in half a day.
const HALF_A_DAY: i32 = 720;

impl Clock {
    /// Returns an hour and a minute.
    pub(super) fn new(hour: i32, minute: i32, half: Half) -> Option<Self> {
        let twelve = matches!(half, Half::Morning | Half::Afternoon);
        let sound = (0..=24).contains(&hour)
            && (0..=59).contains(&minute)
            && !(hour == 24 && minute > 0)
            && !(twelve && hour > 12)
            && !(half == Half::Morning && hour == 0);
        let half = if hour > 12 || hour == 0 {
            Half::Whole
        } else {
            half
        };
        sound.then_some(Self {
            hour,
            minute,
            second: None,
            half,
            until: None,
        })
    }

    /// Returns the same time, so many minutes later: "quarter past".
    pub(super) fn later(self, minutes: i32) -> Option<Self> {
        let total = self.hour * 60 + self.minute + minutes;
        let total = if total < 60 && self.half != Half::Whole {
            total + HALF_A_DAY
        } else {
            total
        };
        let half = match self.half {
            // "quarter to 12pm" is before noon.
            Half::Afternoon if self.hour == 12 && minutes < 0 => Half::Morning,
            Half::Morning if self.hour == 12 && minutes < 0 => Half::Afternoon,
            half => half,
        };
        Some(Self {
            hour: total.div_euclid(60),
            minute: total.rem_euclid(60),
            half,
            ..self
        })
        .filter(|clock| (0..=24).contains(&clock.hour))
    }

    /// Returns when that is in a day, given the part of the day said with it.
    pub(super) fn minutes(self, part: Option<Part>) -> Minutes {
        let (hour, minute) = (self.hour, self.minute);
        let plain = hour * 60 + minute;
        let half = match self.until {
            // "3-4pm", "11-1pm": the start takes its half from the end.
            Some((to, _, end @ (Half::Morning | Half::Afternoon))) if self.half == Half::Unsaid => {
                from_end(hour, to, end)
            }
            _ => self.half,
        };
        let first = in_half(plain, half, part);
        let other = (half == Half::Unsaid && part.is_none() && (1..=11).contains(&hour))
            .then_some(first)
            .map(|first| {
                if first >= HALF_A_DAY {
                    first - HALF_A_DAY
                } else {
                    first + HALF_A_DAY
                }
            });
        // "Friday at midnight" is the end of that day, and to some its start.
        let other = if hour == 24 { Some(0) } else { other };
        Minutes { first, other }
    }

    /// Returns when the span ends, given when it starts.
    pub(super) fn end(self, start: i32, part: Option<Part>) -> Option<i32> {
        let (hour, minute, half) = self.until?;
        let mut end = in_half(hour * 60 + minute, half, part);
        while end <= start {
            end += HALF_A_DAY;
        }
        (end <= 2 * 1440).then_some(end)
    }
}

/// Returns which half the start of a span is in when only its end says so.
fn from_end(hour: i32, to: i32, end: Half) -> Half {
    match end {
        // "11-1pm", "9-12pm" start before noon.
        Half::Afternoon if hour != 12 && (to == 12 || hour > to) => Half::Morning,
        half => half,
    }
}

fn in_half(plain: i32, half: Half, part: Option<Part>) -> i32 {
    let hour = plain / 60;
    let afternoon = if hour < 12 { plain + HALF_A_DAY } else { plain };
    match (half, part) {
        (Half::Morning, _) => plain % HALF_A_DAY,
        (Half::Unsaid, Some(Part::Evening | Part::Night)) if hour == 12 => plain + HALF_A_DAY,
        // "tonight at 2" is past midnight.
        (Half::Unsaid, Some(Part::Night)) if hour < 4 => plain + 2 * HALF_A_DAY,
        (Half::Afternoon, _)
        | (Half::Unsaid, Some(Part::Afternoon | Part::Lunch | Part::Evening | Part::Night)) => {
            afternoon
        }
        (Half::Unsaid, None) if (1..=6).contains(&hour) => afternoon,
        (Half::Whole, _) | (Half::Unsaid, None | Some(Part::Morning)) => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(hour: i32, half: Half, part: Option<Part>, want: i32) {
        let clock = Clock::new(hour, 0, half).unwrap();
        assert_eq!(clock.minutes(part).first, want * 60);
    }

    #[test]
    fn working_hours_are_preferred_until_something_says_otherwise() {
        check(1, Half::Unsaid, None, 13);
        check(6, Half::Unsaid, None, 18);
        check(7, Half::Unsaid, None, 7);
        check(11, Half::Unsaid, None, 11);
        check(12, Half::Unsaid, None, 12);
        check(7, Half::Unsaid, Some(Part::Evening), 19);
        check(3, Half::Unsaid, Some(Part::Morning), 3);
        check(12, Half::Morning, None, 0);
        check(12, Half::Afternoon, None, 12);
        check(12, Half::Unsaid, Some(Part::Night), 24);
        check(15, Half::Unsaid, None, 15);
    }

    #[test]
    fn impossible_times_are_refused() {
        assert_eq!(Clock::new(14, 0, Half::Afternoon), None);
        assert_eq!(Clock::new(25, 0, Half::Unsaid), None);
        assert_eq!(Clock::new(24, 1, Half::Unsaid), None);
        assert_eq!(Clock::new(3, 60, Half::Unsaid), None);
    }
}
