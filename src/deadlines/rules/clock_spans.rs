//! From one time of day to another: "3-4pm", "between 3 and 4", "10:00 to 11:30".

use super::super::classes::AMPM;
use super::super::classes::CLOCK;
use super::super::classes::HOUR;
use super::super::classes::NAMED_HOUR;
use super::super::classes::PAIR;
use super::super::classes::WEEKDAY;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::hours::Clock;
use super::super::hours::Half;
use super::super::said::Said;
use super::super::slots::Strength;
use super::super::tokens::Token;
use super::super::words;
use super::clocks::clock_of;
use super::clocks::half_of;
use super::clocks::said;
use super::ends_well;

pub(super) const ROWS: &[Row] = &[
    (
        "between|from {hour}|{clock}|{noon} [{ampm}] and|to|-|until|through {hour}|{clock}|{noon} [{ampm}]",
        span,
    ),
    (
        "{hour}|{clock}|{noon} [{ampm}] to|-|until|through {hour}|{clock} {ampm}",
        span,
    ),
    (
        "{clock}|{noon} [{ampm}] to|-|until|through {clock}|{noon} [{ampm}]",
        span,
    ),
    ("{hour} {ampm} to|-|until|through {noon}", span),
    ("{noon} to|-|until|through {hour} [{ampm}]", span),
    ("{hour} to|-|until|through {hour}", |found| {
        let beside_a_day = is_a_day(found.next()) || is_a_day(found.before());
        let sound = beside_a_day && !found.follows_a_count();
        sound.then(|| span(found))?
    }),
    ("{pair} {ampm}", pair_span),
    ("{pair}", hours),
];

/// "3 to 4pm", "between 3 and 4", "10:00-11:30", "noon to 2".
fn span(found: &Match<'_>) -> Option<Said> {
    let first = found.of(CLOCK | HOUR | NAMED_HOUR)?;
    let second = found.nth_of(CLOCK | HOUR | NAMED_HOUR, 1)?;
    let ampm = found.of(AMPM);
    let after_first = ampm.filter(|ampm| ampm.start < second.start);
    let after_second = match after_first {
        Some(_) => found.nth_of(AMPM, 1),
        None => ampm,
    };
    let bare = second.is(HOUR) && ampm.is_none();
    if bare && (!ends_well(found) || first.number > 12 || second.number > 12 || second.number == 0)
    {
        return None;
    }
    // "rate it from 1 to 10"
    let scale = bare && first.number <= 1 && second.number % 5 == 0 && first.is(HOUR);
    let strength = if scale {
        Strength::None
    } else {
        Strength::Full
    };
    let start = clock_of(first, after_first)?;
    let end = clock_of(second, after_second)?;
    Some(said(
        Clock {
            until: Some((end.hour, end.minute, end.half)),
            ..start
        },
        strength,
    ))
}

/// Whether "3-4" is hours, not a date: beside "today", after "from", or one after the other on a weekday.
pub(super) fn is_hours(found: &Match<'_>) -> bool {
    let Some(token) = found
        .of(PAIR)
        .filter(|token| token.numeric.separator == b'-')
    else {
        return false;
    };
    let [from, to, _] = token.numeric.groups;
    let working = (7..=11).contains(&from) && (1..=6).contains(&to);
    let sound = (1..=12).contains(&from) && (1..=12).contains(&to) && (from < to || working);
    let before = found.before();
    let opened = before.is_some_and(|before| matches!(before.word, words::FROM | words::BETWEEN));
    let on_a_weekday = before.is_some_and(|before| before.is(WEEKDAY))
        && (from < to || (8..=11).contains(&from) && to < 6);
    sound
        && ends_well(found)
        && (is_a_day(before) || is_a_day(found.next()) || opened || on_a_weekday)
}

/// Whether a token is "today", "tonight" or "tomorrow".
fn is_a_day(token: Option<&Token>) -> bool {
    token.is_some_and(|token| matches!(token.word, words::TODAY | words::TONIGHT | words::TOMORROW))
}

fn hours(found: &Match<'_>) -> Option<Said> {
    is_hours(found).then(|| pair_span(found))?
}

fn pair_span(found: &Match<'_>) -> Option<Said> {
    let token = found
        .of(PAIR)
        .filter(|token| token.numeric.separator == b'-')?;
    let [from, to, _] = token.numeric.groups;
    let half = half_of(found.of(AMPM));
    let end = Clock::new(to, 0, half)?;
    let start = Clock::new(from, 0, Half::Unsaid)?;
    Some(said(
        Clock {
            until: Some((end.hour, end.minute, half)),
            ..start
        },
        Strength::Full,
    ))
}
