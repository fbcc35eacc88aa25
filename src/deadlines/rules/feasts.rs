//! Days with a name: "Christmas Eve", "Easter Monday", "Thanksgiving".

use jiff::civil::Weekday;

use super::super::feasts::Feast;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::said::Said;
use super::super::slots::Strength;

pub(super) const ROWS: &[Row] = &[
    ("[this|next] christmas|xmas|x-mas [day]", |_| {
        Some(feast(Feast::Fixed(12, 25)))
    }),
    ("[this|next] christmas|xmas eve", |_| {
        Some(feast(Feast::Fixed(12, 24)))
    }),
    ("[this|next] boxing day", |_| {
        Some(feast(Feast::Fixed(12, 26)))
    }),
    ("[this|next] new year's|year|years' [day]", |found| {
        Some(new_year(found))
    }),
    ("[this|next] new year's|year|years' eve", |_| {
        Some(feast(Feast::Fixed(12, 31)))
    }),
    ("[this|next] valentine's|valentines|valentine day", |_| {
        Some(feast(Feast::Fixed(2, 14)))
    }),
    (
        "[this|next] saint patrick's|patricks|paddy's|paddys|patrick day",
        |_| Some(feast(Feast::Fixed(3, 17))),
    ),
    ("[this|next] halloween|hallowe'en", |_| {
        Some(feast(Feast::Fixed(10, 31)))
    }),
    ("[this|next] independence day", |_| {
        Some(feast(Feast::Fixed(7, 4)))
    }),
    ("[the] ides of march", |_| Some(feast(Feast::Fixed(3, 15)))),
    ("[this|next] veterans|veteran's day", |_| {
        Some(feast(Feast::Fixed(11, 11)))
    }),
    ("[this|next] labor|labour day", |_| {
        Some(feast(Feast::Nth(1, Weekday::Monday, 9)))
    }),
    ("[this|next] memorial day", |_| {
        Some(feast(Feast::Nth(-1, Weekday::Monday, 5)))
    }),
    ("[this|next] columbus day", |_| {
        Some(feast(Feast::Nth(2, Weekday::Monday, 10)))
    }),
    ("[this|next] presidents|president's|presidents' day", |_| {
        Some(feast(Feast::Nth(3, Weekday::Monday, 2)))
    }),
    ("[this|next] mlk day", |_| {
        Some(feast(Feast::Nth(3, Weekday::Monday, 1)))
    }),
    ("[this|next] martin luther king [jr] [.] [day]", |_| {
        Some(feast(Feast::Nth(3, Weekday::Monday, 1)))
    }),
    ("[this|next] mother's|mothers day", |_| {
        Some(feast(Feast::Nth(2, Weekday::Sunday, 5)))
    }),
    ("[this|next] father's|fathers day", |_| {
        Some(feast(Feast::Nth(3, Weekday::Sunday, 6)))
    }),
    ("[this|next] thanksgiving [day]", |_| {
        Some(feast(Feast::Thanksgiving(0)))
    }),
    ("[this|next] thanks giving [day]", |_| {
        Some(feast(Feast::Thanksgiving(0)))
    }),
    ("[this|next] black friday", |_| {
        Some(feast(Feast::Thanksgiving(1)))
    }),
    ("[this|next] cyber monday", |_| {
        Some(feast(Feast::Thanksgiving(4)))
    }),
    ("[this|next] easter [sunday|day]", |_| {
        Some(feast(Feast::Easter(0)))
    }),
    ("[this|next] easter monday", |_| {
        Some(feast(Feast::Easter(1)))
    }),
    ("[this|next] good friday", |_| {
        Some(feast(Feast::Easter(-2)))
    }),
];

fn feast(feast: Feast) -> Said {
    Said {
        feast: Some(feast),
        ..Said::sure()
    }
}

/// "new year" alone is more often a wish than a day.
fn new_year(found: &Match<'_>) -> Said {
    let strength = if found.has("day") {
        Strength::Full
    } else {
        Strength::Some
    };
    Said {
        strength,
        ..feast(Feast::Fixed(1, 1))
    }
}
