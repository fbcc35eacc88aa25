//! Zones after a time: "3pm ET", "GMT+2", "+02:00".

use super::super::classes::CLOCK;
use super::super::classes::HOUR;
use super::super::classes::ZONE;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::said::Said;
use super::super::slots::Strength;
use super::super::words;
use super::super::zones::SaidZone;
use super::index;

pub(super) const ROWS: &[Row] = &[
    ("{zone} [standard|daylight|summer] [time]", zone),
    ("central european [standard|summer] [time]", |_| {
        Some(zone_said(SaidZone::CENTRAL_EUROPE))
    }),
    ("utc|gmt +|- {hour}|{clock}", offset),
    ("+|- {clock}", glued_offset),
];

fn zone(found: &Match<'_>) -> Option<Said> {
    Some(zone_said(SaidZone::Named(index(found.of(ZONE)?))))
}

fn zone_said(zone: SaidZone) -> Said {
    Said {
        zone: Some(zone),
        ..Said::unsure(Strength::None)
    }
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
