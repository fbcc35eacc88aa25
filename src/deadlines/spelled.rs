//! Joins what was cut too finely: "twenty one", "thirty first", "two thousand and eighteen", "p . m .".

use super::classes::AMPM;
use super::classes::CLOCK;
use super::classes::DAY;
use super::classes::DECIMAL;
use super::classes::HOUR;
use super::classes::NUMBER;
use super::classes::ORDINAL;
use super::classes::SPELLED;
use super::classes::YEAR;
use super::tokens::Token;
use super::words;

/// Joins tokens in place, in one pass.
pub(super) fn fold(tokens: &mut Vec<Token>) {
    let mut kept: usize = 0;
    let mut next = 0;
    while next < tokens.len() {
        let (token, used) = joined(
            &tokens[next..],
            kept.checked_sub(1).map(|last| &tokens[last]),
        );
        tokens[kept] = token;
        kept += 1;
        next += used;
    }
    tokens.truncate(kept);
}

/// Returns the first token with those that belong to it, and how many they are.
fn joined(tokens: &[Token], before: Option<&Token>) -> (Token, usize) {
    let mut token = tokens[0];
    let mut used = 1;
    if token.is(SPELLED) {
        used = spelled(&mut token, tokens);
        if token.is(NUMBER) {
            if (1..=24).contains(&token.number) {
                token.classes |= HOUR;
            }
            if (1..=31).contains(&token.number) {
                token.classes |= DAY;
            }
        }
    } else if (token.word == words::A || token.word == words::P)
        && before.is_some_and(|before| before.is(NUMBER | CLOCK | DECIMAL))
    {
        used = meridiem(&mut token, tokens);
    }
    token.end = tokens[used - 1].end;
    (token, used)
}

fn spelled(token: &mut Token, tokens: &[Token]) -> usize {
    let digit = |token: &&Token| token.is(SPELLED) && (1..=9).contains(&token.number);
    if token.is(NUMBER) && (20..=90).contains(&token.number) {
        if let Some(unit) = tokens.get(1).filter(digit) {
            token.number += unit.number;
            if unit.is(ORDINAL) && !unit.is(NUMBER) {
                token.classes = if token.number <= 31 {
                    ORDINAL | SPELLED
                } else {
                    SPELLED
                };
            }
            return 2;
        }
        return 1;
    }
    if token.is(NUMBER)
        && token.number == 2
        && tokens
            .get(1)
            .is_some_and(|next| next.word == words::THOUSAND)
    {
        let and = usize::from(tokens.get(2).is_some_and(|next| next.word == words::AND));
        if let Some(rest) = tokens
            .get(2 + and)
            .filter(|rest| rest.is(SPELLED) && rest.is(NUMBER))
        {
            let more = if rest.number >= 20 {
                tokens.get(3 + and).filter(digit)
            } else {
                None
            };
            token.number = 2000 + rest.number + more.map_or(0, |more| more.number);
            token.classes = YEAR;
            return 3 + and + usize::from(more.is_some());
        }
    }
    1
}

/// Reads "a", "p", "a.m.", "p . m ." after a number.
fn meridiem(token: &mut Token, tokens: &[Token]) -> usize {
    let is = |at: usize, word: u16| {
        tokens
            .get(at)
            .is_some_and(|token| token.word == word && token.word != 0)
    };
    let pm = token.word == words::P;
    let dot = usize::from(is(1, words::DOT));
    let used = if is(1 + dot, words::M) {
        2 + dot + usize::from(dot == 1 && is(2 + dot, words::DOT))
    } else if token.glued {
        1
    } else {
        return 1;
    };
    token.classes = AMPM;
    token.name = i8::from(pm);
    used
}
