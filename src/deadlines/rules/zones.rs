//! Zones after a time: "3pm ET", "GMT+2", "+02:00".

use super::super::classes::CLOCK;
use super::super::classes::HHMM;
use super::super::classes::HOUR;
use super::super::classes::ZONE;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::said::Said;
use super::super::slots::Strength;
use super::super::words;
use super::super::zones::NAMES;
use super::super::zones::SaidZone;
use super::index;

pub(super) const ROWS: &[Row] = &[
    ("{zone} [standard|daylight|summer] [time]", zone),
    ("central european [standard|summer] [time]", |_| {
        Some(zone_said(SaidZone::CENTRAL_EUROPE))
    }),
    ("utc|gmt +|- {hour}|{clock}", offset),
    ("+|- {clock}", glued_offset),
    ("+|- {hhmm}", mail_offset),
    ("new york [time]", |_| Some(named("et"))),
    ("los angeles [time]", |_| Some(named("pt"))),
    ("san francisco [time]", |_| Some(named("pt"))),
    ("hong kong [time]", |_| Some(named("hkt"))),
    ("tel aviv [time]", |_| Some(named("jerusalem"))),
    ("sao paulo [time]", |_| Some(named("brt"))),
];

/// "3pm London", but not "at 3pm, Austin will call".
fn zone(found: &Match<'_>) -> Option<Said> {
    let token = found.of(ZONE)?;
    let place = token.end - token.start > 4 && found.end == found.first + 1;
    if place
        && found
            .before()
            .is_some_and(|before| before.word == words::COMMA)
    {
        return None;
    }
    Some(zone_said(SaidZone::Named(index(found.of(ZONE)?))))
}

fn zone_said(zone: SaidZone) -> Said {
    Said {
        zone: Some(zone),
        ..Said::unsure(Strength::None)
    }
}

/// Returns the zone with that name in the table of zones.
fn named(name: &str) -> Said {
    let index = NAMES
        .iter()
        .find(|(_, form)| *form == name)
        .map_or(0, |(index, _)| *index);
    zone_said(SaidZone::Named(index))
}

/// "08:09:10 +0100", as in the head of a mail.
fn mail_offset(found: &Match<'_>) -> Option<Said> {
    let token = found
        .of(HHMM)
        .filter(|token| token.glued && token.numeric.digits[0] == 4)?;
    let value = token.numeric.groups[0];
    let sign = if found.has("-") { -1 } else { 1 };
    let after_time = found.before().is_some_and(|before| before.is(CLOCK));
    (after_time && value <= 1400)
        .then(|| zone_said(SaidZone::Offset(sign * (60 * (value / 100) + value % 100))))
}

/// "GMT+2", "UTC -5:30".
fn offset(found: &Match<'_>) -> Option<Said> {
    let amount = found.of(CLOCK | HOUR)?;
    let [hours, minutes, _] = amount.numeric.groups;
    let east = 60 * hours + if amount.is(CLOCK) { minutes } else { 0 };
    let sign = if found.has("-") { -1 } else { 1 };
    amount
        .glued
        .then(|| zone_said(SaidZone::Offset(sign * east)))
}

/// "+02:00" right after an ISO time.
fn glued_offset(found: &Match<'_>) -> Option<Said> {
    let sign = found.tokens.get(found.first)?;
    let after_time = found.before().is_some_and(|before| before.is(CLOCK)) && sign.glued;
    let iso = found
        .first
        .checked_sub(2)
        .and_then(|at| found.tokens.get(at))
        .is_some_and(|token| token.word == words::T);
    (after_time && iso).then(|| offset(found))?
}
