//! The grammar's tables: patterns, and what each says. `grammar.rs` explains how patterns are written.
//!
//! A rule knows its own words and the tokens right beside them; how phrases go together is in `said.rs`, when they
//! are is in `resolve.rs`.

mod clocks;
mod dates;
mod days;
mod feasts;
mod limits;
mod periods;
mod spans;

use super::grammar::Match;
use super::grammar::Row;
use super::lexicon::AMPM;
use super::lexicon::CLOCK;
use super::lexicon::FOLLOWS;
use super::lexicon::LINK;
use super::lexicon::MONTH;
use super::lexicon::OPAQUE;
use super::lexicon::PART;
use super::lexicon::STOP;
use super::lexicon::WEEKDAY;
use super::lexicon::YEAR;
use super::lexicon::ZONE;
use super::tokens::Token;

/// Returns all tables.
pub(super) fn tables() -> [&'static [Row]; 7] {
    [
        days::ROWS,
        dates::ROWS,
        clocks::ROWS,
        periods::ROWS,
        spans::ROWS,
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
