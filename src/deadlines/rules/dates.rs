//! Dates: "March 20", "the 12th", "3/20", "2026-03-20", "first Tuesday of October".

use super::super::classes::ACTS;
use super::super::classes::ADDRESSED;
use super::super::classes::AMPM;
use super::super::classes::AT;
use super::super::classes::Classes;
use super::super::classes::DATE;
use super::super::classes::DAY;
use super::super::classes::DECIMAL;
use super::super::classes::DOUBTFUL;
use super::super::classes::HHMM;
use super::super::classes::LINK;
use super::super::classes::MEASURE;
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
use super::super::slots::Digits;
use super::super::slots::Period;
use super::super::slots::Strength;
use super::super::tokens::Token;
use super::super::words;
use super::clock_spans::is_hours;
use super::ends_well;
use super::index;

pub(super) const ROWS: &[Row] = &[
    ("{month}", month),
    ("next|this|coming|following {month}", next_month),
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
    ("{date}", |found| digits(found, DATE)),
    ("{pair}", pair),
    ("on {decimal}", |found| digits(found, DECIMAL)),
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

fn digits(found: &Match<'_>, class: Classes) -> Option<Said> {
    let token = found.of(class)?;
    let numeric = token.numeric;
    let before = found.before();
    let strength = match (numeric.separator, numeric.digits) {
        // "order 20260313"
        (0, _) if before.is_some_and(|before| !before.is(AT | LINK | WEEKDAY)) => Strength::None,
        // "by 6.3.26", but "upgrade to 6.3.26".
        (b'.', [first, second, 2]) if first + second < 4 => {
            let due = [words::BY, words::UNTIL, words::DUE];
            before.filter(|before| due.contains(&before.word))?;
            Strength::Full
        }
        _ => Strength::Full,
    };
    Some(digits_of(token, strength))
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
    let token = found.of(PAIR).filter(|_| !is_hours(found))?;
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
    // "a ratio of 3/4", "the ratio to 3/4", "1/2 of the users"
    let of = before.is_some_and(|before| matches!(before.word, words::OF | words::TO))
        && found.first >= 2
        && found.tokens[found.first - 2].is(MEASURE);
    let share = numeric.separator == b'/'
        && found.next().is_some_and(|next| next.word == words::OF)
        && !found
            .tokens
            .get(found.end + 1)
            .is_some_and(|after| after.is(MONTH));
    if of || share {
        return None;
    }
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
