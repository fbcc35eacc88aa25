//! The grammar's tables: patterns, and what each says. `grammar.rs` explains how patterns are written.
//!
//! A rule knows its own words and the tokens right beside them; how phrases go together is in `said.rs`, when they
//! are is in `resolve.rs`.

mod beside;
mod clock_spans;
mod clocks;
mod counted;
mod dates;
mod days;
mod digits;
mod ends;
mod feasts;
mod limits;
mod periods;
mod seasons;
mod spans;
mod zones;

use super::classes::AMPM;
use super::classes::CLOCK;
use super::classes::FOLLOWS;
use super::classes::LINK;
use super::classes::MONTH;
use super::classes::OPAQUE;
use super::classes::PART;
use super::classes::STOP;
use super::classes::WEEKDAY;
use super::classes::YEAR;
use super::classes::ZONE;
use super::grammar::Match;
use super::grammar::Row;
use super::tokens::Token;

/// Returns all tables.
pub(super) fn tables() -> [&'static [Row]; 14] {
    [
        days::ROWS,
        dates::ROWS,
        digits::ROWS,
        clocks::ROWS,
        clock_spans::ROWS,
        counted::ROWS,
        beside::ROWS,
        seasons::ROWS,
        periods::ROWS,
        ends::ROWS,
        spans::ROWS,
        zones::ROWS,
        limits::ROWS,
        feasts::ROWS,
    ]
}

/// Whether what follows a phrase lets its number stand alone: the end, a mark, a time, a small word, but no noun.
fn ends_well(found: &Match<'_>) -> bool {
    found.next().is_none_or(may_follow)
}

/// Whether `token` can follow a time, so that the number before it counts nothing.
fn may_follow(token: &Token) -> bool {
    token.is(STOP | FOLLOWS | LINK | WEEKDAY | MONTH | CLOCK | AMPM | PART | ZONE | YEAR)
        || (token.is(OPAQUE) && token.numeric.count == 0)
}

/// Returns the index of a token as a number of the library's types.
fn index(token: &Token) -> i8 {
    token.name
}
