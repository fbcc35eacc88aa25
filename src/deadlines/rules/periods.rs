//! Weeks, months and parts of days: "next week", "end of the month", "this afternoon", "EOD".

use super::super::classes::AMPM;
use super::super::classes::AT;
use super::super::classes::HOUR;
use super::super::classes::MONTH;
use super::super::classes::NUMBER;
use super::super::classes::ORDINAL;
use super::super::classes::PART;
use super::super::classes::PLURAL;
use super::super::classes::SEASON;
use super::super::classes::TIMES;
use super::super::classes::UNIT;
use super::super::classes::WEEKDAY;
use super::super::classes::YEAR;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::lexicon::UNITS;
use super::super::lexicon::Unit;
use super::super::said::Said;
use super::super::slots::Edge;
use super::super::slots::Mark;
use super::super::slots::Nth;
use super::super::slots::Nthable;
use super::super::slots::Part;
use super::super::slots::Period;
use super::super::slots::Strength;
use super::super::slots::Turn;
use super::super::words;
use super::ends_well;
use super::index;

pub(super) const ROWS: &[Row] = &[
    ("this|current {unit}", |found| {
        period(found, 0, Strength::Full)
    }),
    ("next|following {unit}", |found| {
        period(found, 1, Strength::Full)
    }),
    ("[this] coming {unit}", |found| {
        // The coming weekend is the one of this week.
        period(found, i32::from(!found.has("weekend")), Strength::Full)
    }),
    ("last|past {unit}", |found| {
        period(found, -1, Strength::Full)
    }),
    ("[the] {unit} after next", |found| {
        // "the day after next Monday" is beside a Monday.
        let beside = found
            .next()
            .is_some_and(|next| next.is(WEEKDAY | MONTH | UNIT | SEASON));
        (!beside).then(|| period(found, 2, Strength::Full))?
    }),
    ("[the] {unit} after the next", |found| {
        period(found, 2, Strength::Full)
    }),
    ("the {unit}", the_unit),
    ("over [the] weekend", |found| {
        period(found, 0, Strength::Full)
    }),
    ("weekend", |found| period(found, 0, Strength::None)),
    ("this {part}", this_part),
    ("this {ampm}", |found| half_day(found, Some(0))),
    ("in the {ampm}", |found| {
        ends_well(found).then(|| half_day(found, None))?
    }),
    ("{ampm}", |found| {
        // "tomorrow am", but not "Friday am I right".
        let subject = found.next().is_some_and(|next| next.word == words::I);
        let said = half_day(found, None)?;
        (ends_well(found) && !subject).then_some(Said {
            strength: Strength::None,
            ..said
        })
    }),
    ("over|during|at lunch", |_| Some(lunch())),
    ("in the {part}", |found| part(found, Strength::Full)),
    ("early|late|mid in the {part}", |found| {
        part(found, Strength::Full)
    }),
    ("at night", |_| Some(night())),
    ("[early|late|mid] {part}", bare_part),
    ("lunch [time]", bare_part),
    ("q {number}", quarter),
    ("[the] {ordinal} quarter [of]", quarter),
    ("midweek|mid-week", |_| Some(midweek())),
    ("middle week", |_| Some(midweek())),
    ("this|the week end", |found| weekend(found, 0)),
    ("next week end", |found| weekend(found, 1)),
    ("beginning of", |_| Some(edge(Edge::Start, Strength::None))),
    ("early", |found| before_a_time(found, Edge::Early)),
    ("middle [of] [-]", |_| {
        Some(edge(Edge::Middle, Strength::None))
    }),
    ("earlier", earlier),
    ("last|yesterday night|evening", |_| Some(last_night())),
    ("later", |found| before_a_time(found, Edge::Rest)),
    ("late", |found| before_a_time(found, Edge::Late)),
    ("end|top of the hour", |_| {
        Some(Said {
            mark: Some(Mark::NextHour),
            ..Said::sure()
        })
    }),
    ("[at|about|around] [the] same time [of] [the] [day]", |_| {
        Some(same_time())
    }),
    ("[at|about|around] this time", this_time),
    ("[the] same day", |_| Some(same_day())),
    ("w / c", |_| Some(edge(Edge::WeekOf, Strength::None))),
    ("[the] rest of [my|your]", |_| {
        Some(edge(Edge::Rest, Strength::None))
    }),
    ("[the] rest of [the|my|your|our|this] day", |_| {
        Some(of_today(Edge::Rest))
    }),
    ("[the] rest of [the] current day", |_| {
        Some(of_today(Edge::Rest))
    }),
    ("[the] week of|beginning|commencing|from [on]", |found| {
        let plural = found.tokens[found.first..found.end]
            .iter()
            .any(|token| token.is(PLURAL));
        (!plural).then(|| edge(Edge::WeekOf, Strength::None))
    }),
];

/// Returns the unit that was said, if it was said of one: "past years" is no year.
fn unit(found: &Match<'_>) -> Option<Unit> {
    found.of(UNIT).filter(|token| !token.is(PLURAL))?;
    UNITS
        .get(usize::try_from(index(found.of(UNIT)?)).ok()?)
        .copied()
}

fn period(found: &Match<'_>, offset: i32, strength: Strength) -> Option<Said> {
    let weekend = found.has("weekend");
    let unit = if weekend { Unit::Weekend } else { unit(found)? };
    match unit {
        Unit::Day => Some(Said {
            days: Some(offset),
            ..Said::sure()
        }),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Fortnight => None,
        _ => Some(Said {
            period: Some(Period { unit, offset }),
            ..Said::unsure(strength)
        }),
    }
}

/// "the weekend" is a time; "the week" only in company ("for the week", "the end of the week").
fn the_unit(found: &Match<'_>) -> Option<Said> {
    match unit(found)? {
        Unit::Weekend => period(found, 0, Strength::Full),
        Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => Some(Said {
            turn: Turn::Rolls,
            ..period(found, 0, Strength::Some)?
        }),
        _ => None,
    }
}

pub(super) fn part_of(found: &Match<'_>) -> Option<Part> {
    match index(found.of(PART)?) {
        0 => Some(Part::Morning),
        1 => Some(Part::Lunch),
        2 => Some(Part::Afternoon),
        3 => Some(Part::Evening),
        _ => Some(Part::Night),
    }
}

fn part(found: &Match<'_>, strength: Strength) -> Option<Said> {
    Some(Said {
        part: Some(part_of(found)?),
        ..Said::unsure(strength)
    })
}

fn this_part(found: &Match<'_>) -> Option<Said> {
    Some(Said {
        days: Some(0),
        ..part(found, Strength::Full)?
    })
}

/// "this pm", "in the am"
fn half_day(found: &Match<'_>, days: Option<i32>) -> Option<Said> {
    let part = match index(found.of(AMPM)?) {
        0 => Part::Morning,
        1 => Part::Afternoon,
        _ => return None,
    };
    Some(Said {
        part: Some(part),
        days,
        ..Said::sure()
    })
}

fn lunch() -> Said {
    Said {
        part: Some(Part::Lunch),
        ..Said::sure()
    }
}

fn night() -> Said {
    Said {
        part: Some(Part::Night),
        ..Said::unsure(Strength::None)
    }
}

/// "lunch" and "morning" are times beside a day or after a word like "by".
fn bare_part(found: &Match<'_>) -> Option<Said> {
    let part = if found.has("lunch") {
        Part::Lunch
    } else {
        part_of(found)?
    };
    let expected = part == Part::Lunch && found.before().is_some_and(|before| before.is(AT));
    // "late afternoon", but not "an early lunch".
    let placed = found.end > found.first + 1 && part != Part::Lunch && ends_well(found);
    Some(Said {
        part: Some(part),
        ..Said::unsure(match (expected, placed) {
            (true, _) => Strength::Full,
            (_, true) => Strength::Some,
            _ => Strength::None,
        })
    })
}

pub(super) fn edge(edge: Edge, strength: Strength) -> Said {
    Said {
        edge: Some(edge),
        ..Said::unsure(strength)
    }
}

pub(super) fn of_today(place: Edge) -> Said {
    Said {
        days: Some(0),
        ..edge(place, Strength::Full)
    }
}

/// "Q3": a quarter of this year, or of the next when it is over.
fn quarter(found: &Match<'_>) -> Option<Said> {
    let token = found.of(NUMBER | ORDINAL)?;
    let ordinal = token.is(ORDINAL);
    // "in the third quarter", but not "a third quarter" of anything.
    let strength = if ordinal && !found.has("the") {
        Strength::Some
    } else {
        Strength::Full
    };
    ((ordinal || token.glued) && (1..=4).contains(&token.number)).then(|| Said {
        nth: Some(Nth {
            number: token.number,
            of: Nthable::Unit(Unit::Quarter),
        }),
        ..Said::unsure(strength)
    })
}

fn midweek() -> Said {
    Said {
        period: Some(Period {
            unit: Unit::Week,
            offset: 0,
        }),
        ..edge(Edge::Middle, Strength::Full)
    }
}

/// "this week-end", whose hyphen is gone by now.
fn weekend(found: &Match<'_>, offset: i32) -> Option<Said> {
    let glued = found.tokens.get(found.end - 1)?;
    glued.glued.then(|| Said {
        period: Some(Period {
            unit: Unit::Weekend,
            offset,
        }),
        ..Said::sure()
    })
}

/// "earlier today" is over; "earlier next week" is early in it.
fn earlier(found: &Match<'_>) -> Option<Said> {
    if found.next().is_some_and(|next| next.word == words::NEXT) {
        return before_a_time(found, Edge::Early);
    }
    before_a_time(found, Edge::Early).map(|_| Said {
        turn: Turn::Back,
        never_due: true,
        ..Said::unsure(Strength::None)
    })
}

fn last_night() -> Said {
    Said {
        days: Some(-1),
        part: Some(Part::Night),
        ..Said::sure()
    }
}

/// "same time tomorrow"
fn same_time() -> Said {
    Said {
        mark: Some(Mark::SameTime),
        ..Said::unsure(Strength::None)
    }
}

/// "same day next week"
fn same_day() -> Said {
    Said {
        mark: Some(Mark::SameDay),
        ..Said::unsure(Strength::None)
    }
}

/// "this time tomorrow"; "at this time" alone is now.
fn this_time(found: &Match<'_>) -> Option<Said> {
    let day = before_a_time(found, Edge::Early).is_some();
    let at = found.tokens[found.first].word == words::AT;
    if day {
        return Some(same_time());
    }
    at.then(|| Said {
        now: true,
        mark: Some(Mark::SameTime),
        ..Said::unsure(Strength::Full)
    })
}

/// Returns a place in the time that comes next: "later today", "early in March", "late 2027".
fn before_a_time(found: &Match<'_>, place: Edge) -> Option<Said> {
    const OPENERS: [u16; 8] = [
        words::TODAY,
        words::TONIGHT,
        words::TOMORROW,
        words::THIS,
        words::NEXT,
        words::ON,
        words::IN,
        words::YESTERDAY,
    ];
    let opens = found.next().is_some_and(|next| {
        next.is(TIMES | YEAR | SEASON) && !next.is(HOUR) || OPENERS.contains(&next.word)
    });
    opens.then(|| edge(place, Strength::None))
}
