//! Times of day: "3pm", "half past 2", "quarter to five", "noon", "3-4pm", and the spans between them.

use super::super::classes::AMPM;
use super::super::classes::AT;
use super::super::classes::CLOCK;
use super::super::classes::COUNTED;
use super::super::classes::DECIMAL;
use super::super::classes::HHMM;
use super::super::classes::HOUR;
use super::super::classes::NAMED_HOUR;
use super::super::classes::NUMBER;
use super::super::classes::PART;
use super::super::classes::SPELLED;
use super::super::classes::STOP;
use super::super::classes::WEEKDAY;
use super::super::classes::YEAR;
use super::super::classes::ZONE;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::hours::Clock;
use super::super::hours::Half;
use super::super::said::Said;
use super::super::slots::Strength;
use super::super::tokens::Token;
use super::super::words;
use super::ends_well;
use super::index;

pub(super) const ROWS: &[Row] = &[
    ("{clock} [{ampm}] [sharp]", plain),
    ("{hour} {ampm} [sharp]", plain),
    ("{hour}", bare_hour),
    ("{hour} o'clock [{ampm}]", plain),
    ("{hour} o clock [{ampm}]", plain),
    ("{hour} sharp", plain),
    ("{hour} [o'clock] in the {ampm}", plain),
    ("{hour}|{clock} [{ampm}] [-] ish [{ampm}]", |found| {
        ends_well(found).then(|| plain(found))?
    }),
    ("{hour} h [{number}] [{ampm}]", h_hour),
    ("{hour} {number} [{ampm}]", two_numbers),
    ("{hour} oh|o {number} [{ampm}]", two_numbers),
    ("{hhmm} {ampm}", hhmm),
    ("{hhmm} h", hhmm),
    ("{clock} h", plain),
    ("{hhmm}", hhmm),
    ("{decimal} [{ampm}]", decimal),
    ("{noon} [sharp]", |found| lean(found, 0)),
    ("{hour} {noon}", |found| {
        (found.of(HOUR)?.number == 12).then(|| lean(found, 0))?
    }),
    ("half {hour} [{ampm}]", half_hour),
    ("mid day", |_| at(12, 0)),
    ("mid night", |_| at(24, 0)),
    ("half past|after {hour}|{noon} [{ampm}]", |found| {
        lean(found, 30)
    }),
    (
        "[a] quarter past|after {hour}|{noon} [h] [{ampm}]",
        |found| lean(found, 15),
    ),
    (
        "[a] quarter to|of|before|until {hour}|{noon} [h] [{ampm}]",
        |found| lean(found, -15),
    ),
    (
        "{number} [minute] past|after {hour}|{noon} [h] [{ampm}]",
        |found| minutes(found, 1),
    ),
    (
        "{number} [minute] to|before|until {hour}|{noon} [h] [{ampm}]",
        |found| minutes(found, -1),
    ),
    ("{hour} [o'clock] in the {part}", |found| {
        bare_with_part(found)
    }),
    ("{hour} at night", |found| bare_with_part(found)),
];

pub(super) fn half_of(token: Option<&Token>) -> Half {
    match token.map(index) {
        Some(0) => Half::Morning,
        Some(1) => Half::Afternoon,
        _ => Half::Unsaid,
    }
}

/// Returns the time a token and its "am" or "pm" say.
pub(super) fn clock_of(token: &Token, ampm: Option<&Token>) -> Option<Clock> {
    let half = half_of(ampm);
    if token.is(CLOCK) {
        let [hour, minute, second] = token.numeric.groups;
        let padded = token.numeric.digits[0] == 2 && hour < 10 && half == Half::Unsaid;
        let clock = Clock::new(hour, minute, if padded { Half::Whole } else { half })?;
        return Some(Clock {
            second: (token.numeric.count == 3).then_some(second),
            ..clock
        });
    }
    if token.is(NAMED_HOUR) {
        return Clock::new(index(token).into(), 0, Half::Whole);
    }
    Clock::new(token.number, 0, half)
}

pub(super) fn said(clock: Clock, strength: Strength) -> Said {
    Said {
        clock: Some(clock),
        ..Said::unsure(strength)
    }
}

fn at(hour: i32, minute: i32) -> Option<Said> {
    Some(said(Clock::new(hour, minute, Half::Whole)?, Strength::Full))
}

fn plain(found: &Match<'_>) -> Option<Said> {
    let token = found.of(CLOCK).or_else(|| found.of(HOUR))?;
    Some(said(clock_of(token, found.of(AMPM))?, Strength::Full))
}

/// "at 3", "9 tomorrow"; not "at 3 stores", not "send 3 tomorrow".
fn bare_hour(found: &Match<'_>) -> Option<Said> {
    let token = found.of(HOUR)?;
    let clock = Clock::new(token.number, 0, Half::Unsaid).filter(|clock| clock.hour > 0)?;
    let before = found.before();
    // "rated at 3"
    let rated = found
        .first
        .checked_sub(2)
        .is_some_and(|at| found.tokens[at].word == words::RATED);
    // "at 10 - 10.1" is a measure.
    let measures = found.next().is_some_and(|next| {
        next.word == words::HYPHEN
            && found
                .tokens
                .get(found.end + 1)
                .is_some_and(|token| token.is(NUMBER | DECIMAL))
    });
    if measures || rated {
        return None;
    }
    if before.is_some_and(|before| before.is(AT)) {
        let word = before.map_or(0, |before| before.word);
        let firm = [
            words::AT,
            words::AT_SIGN,
            words::BY,
            words::BEFORE,
            words::UNTIL,
            words::AFTER,
        ]
        .contains(&word);
        let sure = firm && clock.hour <= 12 && (word == words::AT || !token.is(SPELLED));
        let strength = if sure { Strength::Full } else { Strength::None };
        return if ends_well(found) {
            Some(said(clock, strength))
        } else {
            None
        };
    }
    // "tomorrow 10"
    let after_day = before.is_some_and(|before| {
        matches!(before.word, words::TODAY | words::TONIGHT | words::TOMORROW)
    });
    let ends = found.next().is_none_or(|next| next.is(STOP));
    if after_day && ends && token.is_digits() && clock.hour <= 12 {
        return Some(said(clock, Strength::None));
    }
    let next = found.next()?;
    let day_follows = [words::TODAY, words::TONIGHT, words::TOMORROW].contains(&next.word)
        || (next.word == words::COMMA
            && found
                .tokens
                .get(found.end + 1)
                .is_some_and(|next| next.word == words::TONIGHT))
        || (next.word == words::THIS
            && found
                .tokens
                .get(found.end + 1)
                .is_some_and(|next| next.is(PART)));
    let counts = before.is_some_and(|before| before.is(COUNTED | NUMBER | super::OPAQUE));
    if day_follows && !counts && clock.hour <= 12 {
        return Some(said(clock, Strength::None));
    }
    None
}

fn bare_with_part(found: &Match<'_>) -> Option<Said> {
    let clock = Clock::new(found.of(HOUR)?.number, 0, Half::Unsaid)?;
    let part = match found.of(PART).map(index) {
        Some(0) => super::super::slots::Part::Morning,
        Some(2) => super::super::slots::Part::Afternoon,
        Some(3) => super::super::slots::Part::Evening,
        _ => super::super::slots::Part::Night,
    };
    Some(Said {
        part: Some(part),
        ..said(clock, Strength::Full)
    })
}

/// "15h", "15h30", "8h00". An "h" after a small number alone is an amount of time.
fn h_hour(found: &Match<'_>) -> Option<Said> {
    let hour = found.of(HOUR)?;
    let h = found.tokens.get(found.first + 1)?;
    if h.end - h.start != 1 || !h.glued {
        return None;
    }
    let minute = found
        .of(NUMBER)
        .filter(|minute| minute.glued && minute.numeric.digits[0] == 2);
    let clock = Clock::new(
        hour.number,
        minute.map_or(0, |minute| minute.number),
        half_of(found.of(AMPM)),
    )?;
    let expected = found.before().is_some_and(|before| before.is(AT));
    if found.of(NUMBER).is_some() && minute.is_none() {
        return None;
    }
    let strength = match (minute, expected) {
        (Some(_), _) | (_, true) => Strength::Full,
        (None, false) if hour.number > 12 => Strength::Some,
        (None, false) => Strength::None,
    };
    Some(said(clock, strength))
}

/// "at 3 15", "seven thirty pm", "nine fifty nine".
fn two_numbers(found: &Match<'_>) -> Option<Said> {
    let hour = found.of(HOUR)?;
    let oh = found.has("oh");
    let minute = found
        .of(NUMBER)
        .filter(|minute| (10..=59).contains(&minute.number) != oh && minute.number <= 59)?;
    let ampm = found.of(AMPM);
    let expected = found.before().is_some_and(|before| before.is(AT));
    let both_spelled = hour.is(SPELLED) && minute.is(SPELLED);
    let both_digits = hour.is_digits() && minute.is_digits();
    if !(both_spelled || both_digits && (expected || ampm.is_some()))
        || !(1..=12).contains(&hour.number)
    {
        return None;
    }
    if ampm.is_none() && !ends_well(found) {
        return None;
    }
    let clock = Clock::new(hour.number, minute.number, half_of(ampm))?;
    Some(said(
        clock,
        if expected || ampm.is_some() {
            Strength::Full
        } else {
            Strength::None
        },
    ))
}

/// "1030" after "at" or before "am".
fn hhmm(found: &Match<'_>) -> Option<Said> {
    let token = found.of(HHMM)?;
    let ampm = found.of(AMPM);
    let value = token.numeric.groups[0];
    let before = found.before();
    // "at 1930" is a time, "by 2030" a year.
    let at = before.is_some_and(|before| matches!(before.word, words::AT | words::AT_SIGN));
    let expected =
        before.is_some_and(|before| before.is(AT)) && (at || !token.is(YEAR)) && ends_well(found);
    // "0900 hours"
    let hours = found.has("hour") && token.numeric.digits[0] == 4 && ends_well(found);
    if ampm.is_none() && !expected && !hours {
        return None;
    }
    let padded = token.numeric.digits[0] == 4 && value < 1000 && ampm.is_none();
    let half = if padded { Half::Whole } else { half_of(ampm) };
    Some(said(
        Clock::new(value / 100, value % 100, half)?,
        if ampm.is_some() || expected || value < 1000 {
            Strength::Full
        } else {
            Strength::Some
        },
    ))
}

/// "8.30pm", "at 8.30".
fn decimal(found: &Match<'_>) -> Option<Said> {
    let token = found.of(DECIMAL)?;
    let ampm = found.of(AMPM);
    let zoned = found.next().is_some_and(|next| next.is(ZONE));
    let expected = zoned || found.before().is_some_and(|before| before.is(AT)) && ends_well(found);
    if token.numeric.digits[1] != 2 || ampm.is_none() && !expected {
        return None;
    }
    let [hour, minute, _] = token.numeric.groups;
    Some(said(
        Clock::new(hour, minute, half_of(ampm))?,
        Strength::Full,
    ))
}

fn lean(found: &Match<'_>, minutes: i32) -> Option<Said> {
    Some(said(leaning(found)?.later(minutes)?, Strength::Full))
}

/// "half six", as the British say, is half past six.
fn half_hour(found: &Match<'_>) -> Option<Said> {
    let hour = found
        .of(HOUR)
        .filter(|hour| (1..=12).contains(&hour.number))?;
    let ampm = found.of(AMPM);
    let expected = found.before().is_some_and(|before| {
        before.is(AT) && !matches!(before.word, words::THAN | words::BETWEEN)
    });
    let day = found.next().is_some_and(|next| {
        next.is(WEEKDAY) || matches!(next.word, words::TODAY | words::TONIGHT | words::TOMORROW)
    });
    let strength = match (ampm, expected, day) {
        (Some(_), ..) | (_, true, _) | (_, _, true) => Strength::Full,
        _ => Strength::Some,
    };
    ends_well(found).then(|| Some(said(Clock::new(hour.number, 30, half_of(ampm))?, strength)))?
}

/// Returns the hour that minutes are counted from: "noon", "3pm".
fn leaning(found: &Match<'_>) -> Option<Clock> {
    match found.of(NAMED_HOUR) {
        Some(named) => Clock::new(i32::from(index(named)), 0, Half::Whole),
        None => Clock::new(found.of(HOUR)?.number, 0, half_of(found.of(AMPM))),
    }
}

/// "20 past 3", "ten minutes to noon". Without "minutes" only round numbers count.
fn minutes(found: &Match<'_>, sign: i32) -> Option<Said> {
    let number = found.of(NUMBER)?.number;
    let round = number % 5 == 0 && (5..=25).contains(&number);
    let clear = found.has("past")
        || found.of(AMPM).is_some()
        || found.of(NAMED_HOUR).is_some()
        || found.before().is_some_and(|before| before.is(AT));
    // "twenty to six"
    let spelled =
        found.of(NUMBER).is_some_and(|token| token.is(SPELLED)) && !found.follows_a_count();
    let sure = found.has("minute") || (round && clear && ends_well(found));
    if !(1..=59).contains(&number) || !(sure || (round && spelled && ends_well(found))) {
        return None;
    }
    let strength = if sure { Strength::Full } else { Strength::Some };
    let clock = leaning(found)?;
    Some(said(clock.later(sign * number)?, strength))
}
