//! Dates in digits: "3/20", "2026-03-20", "14.3.2026", and what only looks like one.

use super::super::classes::AMPM;
use super::super::classes::AT;
use super::super::classes::Classes;
use super::super::classes::DATE;
use super::super::classes::DECIMAL;
use super::super::classes::LINK;
use super::super::classes::MEASURE;
use super::super::classes::MONTH;
use super::super::classes::NUMBER;
use super::super::classes::OBJECT;
use super::super::classes::PAIR;
use super::super::classes::UNIT;
use super::super::classes::WEEKDAY;
use super::super::classes::ZONE;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::said::Said;
use super::super::slots::Digits;
use super::super::slots::Strength;
use super::super::tokens::Token;
use super::super::words;
use super::clock_spans::is_hours;
use super::ends_well;

pub(super) const ROWS: &[Row] = &[
    ("{date}", |found| digits(found, DATE)),
    ("{pair}", pair),
    ("on {decimal}", |found| digits(found, DECIMAL)),
];

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
    let zoned = found.next().is_some_and(|next| next.is(ZONE));
    if clock && (zoned || before.is_some_and(|before| before.is(AT))) {
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
