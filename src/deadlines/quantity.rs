//! How many of a unit: "2", "one and a half", "a couple of", "1/4", "2-3", "two more".

use super::classes::CLOCK;
use super::classes::DECIMAL;
use super::classes::NUMBER;
use super::classes::PAIR;
use super::classes::PLURAL;
use super::classes::QUANTITY;
use super::classes::SPELLED;
use super::classes::UNIT;
use super::tokens::Token;
use super::words;

/// The largest number before a unit that still makes sense.
const LARGEST: i64 = 99_999;

/// Returns how many there are, as a number of parts and how many parts make one, with the token after it.
pub(super) fn read(tokens: &[Token], at: usize, first: bool) -> Option<(i64, i64, usize)> {
    let token = tokens.get(at)?;
    if token.word == words::HALF {
        return Some((1, 2, after_article(tokens, at + 1)));
    }
    if matches!(token.word, words::A | words::AN | words::ANOTHER) {
        return with_article(tokens, at + 1);
    }
    if token.is(QUANTITY) {
        return Some((i64::from(token.number), 1, after(tokens, at + 1, words::OF)));
    }
    // "1:30 hours"
    if token.is(CLOCK) && token.numeric.count == 2 {
        let hours = tokens
            .get(at + 1)
            .filter(|unit| unit.is(UNIT) && unit.name == 2);
        let [hour, minute, _] = token.numeric.groups.map(i64::from);
        return hours.map(|_| (60 * hour + minute, 60, at + 1));
    }
    if token.is(PAIR | DECIMAL) {
        // "3/4 of an hour"
        let of = word(tokens, at + 1) == words::OF && is_article(tokens, at + 2);
        let end = at + if of { 3 } else { 1 };
        return written(token).map(|(number, parts)| (number, parts, end));
    }
    if token.is(NUMBER) {
        return counted(tokens, at).filter(|(number, ..)| *number <= LARGEST);
    }
    // "the next hour", but not "check in day" and not "the coming days".
    let known = at.checked_sub(1).is_some_and(|before| {
        let before = tokens[before].word;
        matches!(before, words::NEXT | words::COMING | words::FOLLOWING)
    });
    let one = token.is(UNIT) && !token.is(SPELLED | PLURAL);
    (first && known && one).then_some((1, 1, at))
}

/// Reads "and a half", "and a quarter" as one of how many parts.
pub(super) fn and_a_part(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    if word(tokens, at) != words::AND || !is_article(tokens, at + 1) {
        return None;
    }
    match word(tokens, at + 2) {
        words::HALF => Some((2, at + 3)),
        words::QUARTER => Some((4, at + 3)),
        _ => None,
    }
}

fn word(tokens: &[Token], at: usize) -> u16 {
    tokens.get(at).map_or(0, |token| token.word)
}

fn is_article(tokens: &[Token], at: usize) -> bool {
    matches!(word(tokens, at), words::A | words::AN)
}

/// Returns the token after a word that may stand there.
fn after(tokens: &[Token], at: usize, optional: u16) -> usize {
    at + usize::from(word(tokens, at) == optional)
}

fn after_article(tokens: &[Token], at: usize) -> usize {
    at + usize::from(is_article(tokens, at))
}

/// Reads what follows "a": "half", "quarter of an", "couple of", or nothing.
fn with_article(tokens: &[Token], at: usize) -> Option<(i64, i64, usize)> {
    let next = tokens.get(at)?;
    Some(match next.word {
        words::HALF => (1, 2, at + 1),
        words::QUARTER if word(tokens, at + 1) == words::OF => {
            (1, 4, after_article(tokens, at + 2))
        }
        // "a quarter hour"
        words::QUARTER
            if tokens
                .get(at + 1)
                .is_some_and(|unit| unit.is(UNIT) && unit.name == 2) =>
        {
            (1, 4, at + 1)
        }
        // "another two weeks"
        _ if next.is(NUMBER) && word(tokens, at - 1) == words::ANOTHER => counted(tokens, at)?,
        _ if next.is(QUANTITY) => (i64::from(next.number), 1, after(tokens, at + 1, words::OF)),
        _ => (1, 1, at),
    })
}

/// Reads "1.5", "1/4", and the larger of "2-3".
fn written(token: &Token) -> Option<(i64, i64)> {
    let [first, second, _] = token.numeric.groups.map(i64::from);
    let digits = token.numeric.digits[1];
    match token.numeric.separator {
        b'.' if digits <= 6 && first <= LARGEST => {
            let parts = 10_i64.pow(u32::from(digits));
            Some((first * parts + second, parts))
        }
        b'/' if first > 0 && first < second => Some((first, second)),
        b'-' if first < second && second <= LARGEST => Some((second, 1)),
        _ => None,
    }
}

/// Returns the token after "more", "or so" or "ish": "20 more minutes", "20 or so minutes", "20ish minutes".
fn after_vague(tokens: &[Token], at: usize) -> usize {
    let hyphen = usize::from(word(tokens, at) == words::HYPHEN);
    match word(tokens, at) {
        words::MORE => at + 1,
        words::OR if word(tokens, at + 1) == words::SO => at + 2,
        _ if word(tokens, at + hyphen) == words::ISH => at + hyphen + 1,
        _ => at,
    }
}

/// Reads a whole number and what may follow it: "two and a half", "two to three", "2 more", "three quarters of an".
fn counted(tokens: &[Token], at: usize) -> Option<(i64, i64, usize)> {
    let number = i64::from(tokens.get(at)?.number);
    if let Some((parts, next)) = and_a_part(tokens, at + 1) {
        return Some((number * parts + 1, parts, next));
    }
    if word(tokens, at + 1) == words::QUARTER && word(tokens, at + 2) == words::OF {
        return Some((number, 4, after_article(tokens, at + 3)));
    }
    // "two to three weeks": somebody who promises that means three.
    let joint = matches!(word(tokens, at + 1), words::TO | words::OR | words::HYPHEN);
    let larger = tokens
        .get(at + 2)
        .filter(|larger| joint && larger.is(NUMBER) && i64::from(larger.number) > number);
    match larger {
        Some(larger) => Some((i64::from(larger.number), 1, at + 3)),
        None => Some((number, 1, after_vague(tokens, at + 1))),
    }
}
