//! Dates: "March 20", "the 12th", "3/20", "2026-03-20", "first Tuesday of October".

use jiff::civil::Weekday;

use super::super::classes::AMPM;
use super::super::classes::AT;
use super::super::classes::DATE;
use super::super::classes::DAY;
use super::super::classes::DECIMAL;
use super::super::classes::DOUBTFUL;
use super::super::classes::LINK;
use super::super::classes::MEASURE;
use super::super::classes::MONTH;
use super::super::classes::NUMBER;
use super::super::classes::OBJECT;
use super::super::classes::ORDINAL;
use super::super::classes::PAIR;
use super::super::classes::SHORT;
use super::super::classes::SPELLED;
use super::super::classes::UNIT;
use super::super::classes::WEEKDAY;
use super::super::classes::YEAR;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::lexicon::UNITS;
use super::super::lexicon::Unit;
use super::super::said::Said;
use super::super::slots::Digits;
use super::super::slots::Nth;
use super::super::slots::Nthable;
use super::super::slots::Period;
use super::super::slots::Strength;
use super::super::tokens::Token;
use super::super::words;
use super::ends_well;
use super::index;

pub(super) const ROWS: &[Row] = &[
    ("{month}", month),
    ("next|this|coming|following {month}", next_month),
    ("[the] {month} after next", month_after_next),
    ("{year}", year),
    ("{month} [.] [the|-|/] {ordinal}|{day}", month_day),
    ("[the] {ordinal}|{day} [day] [of|-|/|.] {month}", month_day),
    (
        "{month} [.] [the] {ordinal}|{day} to|-|through|until|and [the] {ordinal}|{day}",
        month_days,
    ),
    (
        "[the] {ordinal}|{day} to|-|through|until|and [the] {ordinal}|{day} [of] {month}",
        month_days,
    ),
    ("{month} {pair}", month_pair),
    ("{pair} [of] {month}", month_pair),
    ("{year} -|/ {day}", month_of_year),
    ("{day} -|/ {year}", month_of_year),
    ("[the] {ordinal}", ordinal),
    ("on [the] {day}|{ordinal}", on_a_number),
    (
        "[the] {day} of [the] next|this|current|coming|following month",
        number_of_a_month,
    ),
    ("{date}", |found| digits(found, DATE)),
    ("{pair}", pair),
    ("on {decimal}", |found| digits(found, DECIMAL)),
    ("[the] {ordinal}|last|first {weekday} of|in", nth_weekday),
    ("[the] {ordinal}|last|first {unit} of|in", nth_unit),
    ("[the] {ordinal} last {unit} of|in", nth_unit),
    ("[the] {ordinal}|last|first business day of|in", nth_unit),
];

/// A month alone. "March", "may" and short names are often something else.
fn month(found: &Match<'_>) -> Option<Said> {
    let token = found.of(MONTH)?;
    let strength = if !token.is(DOUBTFUL) {
        Strength::Full
    } else if token.capital && !token.is(SHORT) {
        Strength::Some
    } else {
        Strength::None
    };
    Some(Said {
        month: Some(index(token)),
        ..Said::unsure(strength)
    })
}

/// "next March", "this May", but not "this may help".
fn next_month(found: &Match<'_>) -> Option<Said> {
    let token = found.of(MONTH)?;
    let common = token.is(DOUBTFUL) && !token.is(SHORT) && !token.capital;
    if common && found.has("this") {
        return None;
    }
    Some(Said {
        strength: Strength::Full,
        ..month(found)?
    })
}

fn month_after_next(found: &Match<'_>) -> Option<Said> {
    Some(Said {
        strength: Strength::Full,
        period: Some(Period {
            unit: Unit::Year,
            offset: 1,
        }),
        ..month(found)?
    })
}

fn year(found: &Match<'_>) -> Option<Said> {
    let token = found.of(YEAR)?;
    let value = if token.number != 0 {
        token.number
    } else {
        token.numeric.groups[0]
    };
    Some(Said {
        year: Some(value),
        ..Said::unsure(Strength::None)
    })
}

fn month_day(found: &Match<'_>) -> Option<Said> {
    let month = found.of(MONTH)?;
    let day = found.of(ORDINAL | DAY)?;
    let month_first = month.start < day.start;
    let plain = !day.is(ORDINAL);
    // "march 3pm" is a time, "one may" is a wish.
    if plain && month_first && found.next().is_some_and(|next| next.is(AMPM) && next.glued) {
        return None;
    }
    if plain && !month_first && day.is(SPELLED) {
        return None;
    }
    // "by the 12th. May I …"
    let stop = found.tokens[found.first..found.end]
        .iter()
        .any(|token| token.word == words::DOT);
    if stop && day.is(ORDINAL) && !month_first {
        return None;
    }
    // "the second may help", "all 3 march on", "may 5 people come"
    let common = month.is(DOUBTFUL) && !month.is(SHORT) && !month.capital;
    let spelled_out = found.has("of") || (day.is(ORDINAL) && month_first);
    if common && !spelled_out && (!ends_well(found) || day.is(SPELLED)) {
        return None;
    }
    Some(Said {
        month: Some(index(month)),
        number: Some(day.number),
        ..Said::sure()
    })
}

/// "March 3-5", "3 to 5 March"
fn month_days(found: &Match<'_>) -> Option<Said> {
    let month = index(found.of(MONTH)?);
    let first = found.of(ORDINAL | DAY)?;
    let last = found.nth_of(ORDINAL | DAY, 1)?;
    let and = found.tokens[found.first..found.end]
        .iter()
        .any(|token| token.word == words::AND);
    let between = found
        .before()
        .is_some_and(|before| before.word == words::BETWEEN);
    let timed = found.next().is_some_and(|next| next.is(AMPM));
    if last.number <= first.number || (and && !between) || timed {
        return None;
    }
    let day = |token: &Token| Said {
        month: Some(month),
        number: Some(token.number),
        ..Said::sure()
    };
    Some(Said {
        through: Some(Box::new(day(last))),
        ..day(first)
    })
}

/// "March 3-5" without spaces.
fn month_pair(found: &Match<'_>) -> Option<Said> {
    let month = index(found.of(MONTH)?);
    let pair = found.of(PAIR)?.numeric;
    let [first, last, _] = pair.groups;
    let day = |number: i32| Said {
        month: Some(month),
        number: Some(number),
        ..Said::sure()
    };
    (pair.separator == b'-' && first < last && last <= 31).then(|| Said {
        through: Some(Box::new(day(last))),
        ..day(first)
    })
}

fn month_of_year(found: &Match<'_>) -> Option<Said> {
    let year = found.of(YEAR)?;
    // The year of four digits is a number too, so the month is the other one.
    let month = found.nth_of(DAY, 0).filter(|token| token.is_digits())?;
    let month = i8::try_from(month.number)
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    Some(Said {
        month: Some(month),
        year: Some(year.number),
        ..Said::sure()
    })
}

/// "the 12th", if it is not the twelfth of something.
fn ordinal(found: &Match<'_>) -> Option<Said> {
    let token = found.of(ORDINAL)?;
    // "first may I ask" is no date, and one that is has been read as a whole.
    let before_month = found.next().is_some_and(|next| next.is(MONTH));
    if !ends_well(found) || before_month {
        return None;
    }
    let after_object = found.before().is_some_and(|before| before.is(OBJECT));
    let named = found.has("the");
    let strength = match (after_object, named) {
        (true, true) => Strength::Full,
        (false, true) => Strength::Some,
        _ => Strength::None,
    };
    Some(Said {
        number: Some(token.number),
        ..Said::unsure(strength)
    })
}

fn on_a_number(found: &Match<'_>) -> Option<Said> {
    let token = found.of(DAY | ORDINAL)?;
    let timed = found.next().is_some_and(|next| next.is(AMPM | MONTH));
    let written =
        token.is_digits() || token.is(ORDINAL) && (!token.is(SPELLED) || found.has("the"));
    (written && ends_well(found) && !timed).then(|| Said {
        number: Some(token.number),
        ..Said::sure()
    })
}

fn number_of_a_month(found: &Match<'_>) -> Option<Said> {
    let offset = i32::from(!(found.has("this") || found.has("current")));
    Some(Said {
        number: Some(found.of(DAY)?.number),
        period: Some(Period {
            unit: Unit::Month,
            offset,
        }),
        ..Said::sure()
    })
}

fn digits(found: &Match<'_>, class: u32) -> Option<Said> {
    Some(digits_of(found.of(class)?, Strength::Full))
}

fn digits_of(token: &Token, strength: Strength) -> Said {
    let numeric = token.numeric;
    Said {
        digits: Some(Digits {
            groups: numeric.groups,
            leading: numeric.digits[0],
            count: numeric.count,
            dotted: numeric.separator == b'.',
        }),
        ..Said::unsure(strength)
    }
}

/// "3/4": a date, unless the words around it say that it is a fraction, a score or a version.
fn pair(found: &Match<'_>) -> Option<Said> {
    let token = found.of(PAIR)?;
    let numeric = token.numeric;
    let has_year = numeric.digits[0] == 4 || numeric.digits[1] == 4;
    let before = found.before();
    // "by 10.30" is a time of day.
    let [hour, minute, _] = numeric.groups;
    let clock = numeric.separator == b'.' && numeric.digits[1] == 2 && hour <= 24 && minute <= 59;
    if clock && before.is_some_and(|before| before.is(AT)) {
        return None;
    }
    let always_open = numeric.groups[..2] == [24, 7];
    let counts = found.next().is_some_and(|next| next.is(UNIT | AMPM));
    if always_open || counts || before.is_some_and(|before| before.is(MEASURE | NUMBER)) {
        return None;
    }
    let expected = before
        .is_none_or(|before| before.is(LINK | AT | OBJECT | WEEKDAY) || before.is(super::STOP));
    let strength = match numeric.separator {
        _ if has_year => Strength::Full,
        b'/' if expected => {
            if ends_well(found) {
                Strength::Full
            } else {
                Strength::Some
            }
        }
        b'/' if ends_well(found) => Strength::Some,
        _ => Strength::None,
    };
    Some(digits_of(token, strength))
}

fn count(found: &Match<'_>) -> Option<i32> {
    let last = found.has("last");
    match found.of(ORDINAL) {
        Some(token) if last => Some(-token.number),
        Some(token) => Some(token.number),
        None if last => Some(-1),
        None => None,
    }
}

fn nth_weekday(found: &Match<'_>) -> Option<Said> {
    let day = Weekday::from_monday_zero_offset(index(found.of(WEEKDAY)?)).ok()?;
    Some(nth(count(found)?, Nthable::Weekday(day)))
}

fn nth_unit(found: &Match<'_>) -> Option<Said> {
    let number = count(found)?;
    if found.has("business") {
        return Some(nth(number, Nthable::WorkingDay));
    }
    let units = found.nth_of(UNIT, usize::from(found.of(UNIT)?.is(ORDINAL)))?;
    let unit = *UNITS.get(usize::try_from(index(units)).ok()?)?;
    let fits = matches!(
        unit,
        Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter
    );
    fits.then(|| nth(number, Nthable::Unit(unit)))
}

fn nth(number: i32, of: Nthable) -> Said {
    Said {
        nth: Some(Nth { number, of }),
        ..Said::unsure(Strength::None)
    }
}
