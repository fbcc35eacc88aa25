//! Dates: "March 20", "the 12th", "3/20", "2026-03-20", "first Tuesday of October".

use super::super::classes::ACTS;
use super::super::classes::ADDRESSED;
use super::super::classes::AMPM;
use super::super::classes::DAY;
use super::super::classes::DOUBTFUL;
use super::super::classes::HHMM;
use super::super::classes::MONTH;
use super::super::classes::NUMBER;
use super::super::classes::OBJECT;
use super::super::classes::ORDINAL;
use super::super::classes::PAIR;
use super::super::classes::SHORT;
use super::super::classes::SPELLED;
use super::super::classes::STOP;
use super::super::classes::UNIT;
use super::super::classes::WEEKDAY;
use super::super::classes::YEAR;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::lexicon::Unit;
use super::super::said::Said;
use super::super::slots::Period;
use super::super::slots::Strength;
use super::super::slots::Turn;
use super::super::tokens::Token;
use super::super::words;
use super::ends_well;
use super::index;

pub(super) const ROWS: &[Row] = &[
    ("{month}", month),
    ("next|this|coming|following {month}", next_month),
    ("last|past {month}", |found| {
        Some(Said {
            turn: Turn::Back,
            strength: Strength::Full,
            ..month(found)?
        })
    }),
    ("{day} -|/ {month} -|/ {number}", short_dated),
    ("{year}", year),
    ("' {number}", short_year),
    ("[the] {month} after next", month_after_next),
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
    ("[the] {day}|{ordinal} [day] of [the] month", of_the_month),
    (
        "[the] {day} of [the] next|this|current|coming|following month",
        number_of_a_month,
    ),
];

/// A month alone. "March", "may" and short names are often something else.
fn month(found: &Match<'_>) -> Option<Said> {
    let token = found.of(MONTH)?;
    if is_a_name(found, token) {
        return None;
    }
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

/// Whether April, May, June or August is somebody: "ask April", "June will call you".
fn is_a_name(found: &Match<'_>, token: &Token) -> bool {
    let named = token.capital && !token.is(SHORT) && matches!(index(token), 4 | 5 | 6 | 8);
    let before = found.before();
    let asked = before.is_some_and(|before| before.is(ADDRESSED));
    let opens = before.is_none_or(|before| before.is(STOP | ADDRESSED));
    let acts = opens && found.next().is_some_and(|next| next.is(ACTS));
    named && (asked || acts)
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
    // "at 1930" is a time of day.
    let at = found
        .before()
        .is_some_and(|before| matches!(before.word, words::AT | words::AT_SIGN));
    if at && token.is(HHMM) && ends_well(found) {
        return None;
    }
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

/// "03-Jun-27"
fn short_dated(found: &Match<'_>) -> Option<Said> {
    let day = found.of(DAY).filter(|token| token.is_digits())?;
    let year = found
        .tokens
        .get(found.end - 1)
        .filter(|token| token.glued && token.is_digits() && token.numeric.digits[0] == 2)?;
    Some(Said {
        month: Some(index(found.of(MONTH)?)),
        number: Some(day.number),
        year: Some(2000 + year.number),
        ..Said::sure()
    })
}

/// "March 14, '26"
fn short_year(found: &Match<'_>) -> Option<Said> {
    let token = found
        .of(NUMBER)
        .filter(|token| token.glued && token.numeric.digits[0] == 2)?;
    let dated = found
        .before()
        .is_some_and(|before| before.is(MONTH | DAY | ORDINAL) || before.word == words::COMMA);
    dated.then(|| Said {
        year: Some(2000 + token.number),
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
    // "on the second Friday in June"
    let counts = token.is(ORDINAL) && found.next().is_some_and(|next| next.is(WEEKDAY | UNIT));
    (written && ends_well(found) && !timed && !counts).then(|| Said {
        number: Some(token.number),
        ..Said::sure()
    })
}

/// "the 1st of the month": of this one, or of the next when it is past.
fn of_the_month(found: &Match<'_>) -> Option<Said> {
    Some(Said {
        number: Some(found.of(DAY | ORDINAL)?.number),
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
