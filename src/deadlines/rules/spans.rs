//! Amounts of time from now or from something else: "in 2 hours", "within 3 days", "two weeks after Friday".

use super::super::amount::Amount;
use super::super::classes::NUMBER;
use super::super::classes::UNIT;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::lexicon::UNITS;
use super::super::lexicon::Unit;
use super::super::said::Said;
use super::super::slots::Anchor;
use super::super::slots::Period;
use super::super::slots::Shift;
use super::super::slots::Strength;
use super::super::words;
use super::ends_well;

pub(super) const ROWS: &[Row] = &[
    (
        "in|within [no|at] [only|just|less|more|most|least|under|max|<|about] [than|about|=] {amount} ['] [time] [max|flat]",
        |found| shift(found, Anchor::Now),
    ),
    ("in|within [about] {amount} from|after now|today", |found| {
        shift(found, Anchor::Now)
    }),
    ("give me|us [about|another|like] {amount}", |found| {
        shift(found, Anchor::Now)
    }),
    ("eta [is|:] [in|about|another] {amount}", |found| {
        shift(found, Anchor::Now)
    }),
    ("{amount} max|latest", tops),
    ("{amount} today|tomorrow", weeks_from),
    (
        "next|following|coming workday",
        |_| Some(next_working_day()),
    ),
    ("w / in [about] {amount}", |found| shift(found, Anchor::Now)),
    ("w / in the [next] {unit}", within_the),
    (
        "in|within|over|during [the|about] next|coming|following {amount}",
        |found| shift(found, Anchor::Throughout),
    ),
    ("next|coming|following {amount}", next_amount),
    ("{number} coming|following {unit}", coming_units),
    ("next|following|coming business day", |_| {
        Some(next_working_day())
    }),
    ("within the {unit}", within_the),
    ("{amount} [.] from now|today", |found| {
        shift(found, Anchor::Now)
    }),
    ("{amount} hence|later|out|away", |found| {
        shift(found, Anchor::Now)
    }),
    ("{amount} after|from", |found| shift(found, Anchor::Rest)),
    ("{amount} before", before),
    ("after {amount}", after),
    ("[the] {unit} after", |found| one_more(found)),
    ("tomorrow or [the] day after", |_| Some(tomorrow_or_after())),
    ("+ {amount}", |found| shift(found, Anchor::Now)),
    ("in {number}", minutes),
    ("in {number} '", minutes),
    ("{amount} ago", ago),
    ("for [about|at|a] [least] {amount}", for_a_while),
    ("for the next {amount}", for_a_while),
    ("now", |found| {
        let lasting = found
            .before()
            .is_some_and(|before| matches!(before.word, words::FROM | words::FOR | words::OF));
        (!lasting).then(now)
    }),
    ("right now", |_| Some(now())),
    ("at|for the moment|minute", |_| Some(now())),
    ("atm", |_| Some(now())),
    ("at this time|moment|point", |_| Some(now())),
];

fn shifted(amount: Amount, from: Anchor) -> Said {
    Said {
        shift: Some(Shift { amount, from }),
        ..Said::sure()
    }
}

fn shift(found: &Match<'_>, from: Anchor) -> Option<Said> {
    Some(shifted(found.amount?, from))
}

/// "next 2 weeks": the day two weeks from now. "next week" alone is a calendar week.
fn next_amount(found: &Match<'_>) -> Option<Said> {
    let several = found.end > found.first + 2 || found.amount?.is_elapsed();
    let from = if found.amount?.is_elapsed() {
        Anchor::Throughout
    } else {
        Anchor::Now
    };
    several.then(|| shift(found, from))?
}

fn next_working_day() -> Said {
    let amount = Amount {
        working_days: 1,
        ..Amount::default()
    };
    shifted(amount, Anchor::Now)
}

/// "within the hour", "within the week".
fn within_the(found: &Match<'_>) -> Option<Said> {
    let mut amount = Amount::default();
    amount.add_units(1, found.of(UNIT)?)?;
    if amount.is_elapsed() {
        return Some(shifted(amount, Anchor::Now));
    }
    let unit = *UNITS.get(usize::try_from(found.of(UNIT)?.name).ok()?)?;
    Some(match unit {
        Unit::Day => Said {
            days: Some(0),
            ..Said::sure()
        },
        unit => Said {
            period: Some(Period { unit, offset: 0 }),
            ..Said::sure()
        },
    })
}

/// "two hours tops", "30 min max"
fn tops(found: &Match<'_>) -> Option<Said> {
    ends_well(found).then(|| shift(found, Anchor::Now))?
}

/// "two weeks today", as the British say, is two weeks from today.
fn weeks_from(found: &Match<'_>) -> Option<Said> {
    let amount = found.amount?;
    let weeks = amount.days != 0 && amount.days % 7 == 0;
    let days = i32::from(found.has("tomorrow"));
    (weeks && !amount.is_elapsed()).then(|| Said {
        days: Some(days),
        ..shifted(amount, Anchor::Rest)
    })
}

/// "tomorrow or the day after"
fn tomorrow_or_after() -> Said {
    let day = |days: i32| Said {
        days: Some(days),
        ..Said::sure()
    };
    Said {
        // Counted from the first of the two.
        through: Some(Box::new(day(1))),
        ..day(1)
    }
}

fn coming_units(found: &Match<'_>) -> Option<Said> {
    let mut amount = Amount::default();
    amount.add_units(
        found.of(NUMBER)?.number.into(),
        found.tokens.get(found.end - 1)?,
    )?;
    Some(shifted(amount, Anchor::Now))
}

fn before(found: &Match<'_>) -> Option<Said> {
    Some(shifted(found.amount?.backward(), Anchor::Rest))
}

/// "after an hour", at the end of a phrase.
fn after(found: &Match<'_>) -> Option<Said> {
    ends_well(found).then(|| shift(found, Anchor::Now))?
}

/// "the minute after": one more of it, from now.
fn one_more(found: &Match<'_>) -> Option<Said> {
    let unit = found.tokens.get(found.end - 2)?;
    let mut amount = Amount::default();
    amount.add_units(1, unit)?;
    let ends = found.next().is_none_or(|next| next.is(super::STOP));
    ends.then(|| shifted(amount, Anchor::Now))
}

/// "in 15" at the end of a sentence: minutes.
fn minutes(found: &Match<'_>) -> Option<Said> {
    let number = found.of(NUMBER)?;
    let ends = found
        .next()
        .is_none_or(|next| next.is(super::STOP) && !next.glued || next.is(super::STOP));
    let round = number.number % 5 == 0 && number.number > 0;
    let sensible =
        (number.is_digits() || round) && (1..=90).contains(&number.number) || found.has("'");
    let amount = Amount {
        seconds: 60 * i64::from(number.number),
        ..Amount::default()
    };
    (ends && sensible).then(|| shifted(amount, Anchor::Now))
}

fn ago(found: &Match<'_>) -> Option<Said> {
    Some(shifted(found.amount?.backward(), Anchor::Now))
}

/// "for two hours" says how long, not until when.
fn for_a_while(found: &Match<'_>) -> Option<Said> {
    let ends = ends_well(found);
    ends.then(|| {
        Some(Said {
            never_due: true,
            ..shift(found, Anchor::Now)?
        })
    })?
}

fn now() -> Said {
    Said {
        now: true,
        ..Said::unsure(Strength::Full)
    }
}
