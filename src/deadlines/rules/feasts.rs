//! Days with a name: "Christmas Eve", "Easter Monday", "Thanksgiving".

use jiff::civil::Weekday;

use super::super::feasts::Feast;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::said::Said;
use super::super::said::Strength;

pub(super) const ROWS: &[Row] = &[
    ("[this|next] christmas|xmas|x-mas [day]", |_| {
        feast(Feast::Fixed(12, 25))
    }),
    ("[this|next] christmas|xmas eve", |_| {
        feast(Feast::Fixed(12, 24))
    }),
    ("[this|next] boxing day", |_| feast(Feast::Fixed(12, 26))),
    ("[this|next] new year's|year|years' [day]", new_year),
    ("[this|next] new year's|year|years' eve", |_| {
        feast(Feast::Fixed(12, 31))
    }),
    ("[this|next] valentine's|valentines|valentine day", |_| {
        feast(Feast::Fixed(2, 14))
    }),
    (
        "[this|next] saint patrick's|patricks|paddy's|paddys|patrick day",
        |_| feast(Feast::Fixed(3, 17)),
    ),
    ("[this|next] halloween|hallowe'en", |_| {
        feast(Feast::Fixed(10, 31))
    }),
    ("[this|next] independence day", |_| {
        feast(Feast::Fixed(7, 4))
    }),
    ("[the] ides of march", |_| feast(Feast::Fixed(3, 15))),
    ("[this|next] veterans|veteran's day", |_| {
        feast(Feast::Fixed(11, 11))
    }),
    ("[this|next] labor|labour day", |_| {
        feast(Feast::Nth(1, Weekday::Monday, 9))
    }),
    ("[this|next] memorial day", |_| {
        feast(Feast::Nth(-1, Weekday::Monday, 5))
    }),
    ("[this|next] columbus day", |_| {
        feast(Feast::Nth(2, Weekday::Monday, 10))
    }),
    ("[this|next] presidents|president's|presidents' day", |_| {
        feast(Feast::Nth(3, Weekday::Monday, 2))
    }),
    ("[this|next] mlk day", |_| {
        feast(Feast::Nth(3, Weekday::Monday, 1))
    }),
    ("[this|next] martin luther king [jr] [.] [day]", |_| {
        feast(Feast::Nth(3, Weekday::Monday, 1))
    }),
    ("[this|next] mother's|mothers day", |_| {
        feast(Feast::Nth(2, Weekday::Sunday, 5))
    }),
    ("[this|next] father's|fathers day", |_| {
        feast(Feast::Nth(3, Weekday::Sunday, 6))
    }),
    ("[this|next] thanksgiving [day]", |_| {
        feast(Feast::Thanksgiving(0))
    }),
    ("[this|next] thanks giving [day]", |_| {
        feast(Feast::Thanksgiving(0))
    }),
    ("[this|next] black friday", |_| {
        feast(Feast::Thanksgiving(1))
    }),
    ("[this|next] cyber monday", |_| {
        feast(Feast::Thanksgiving(4))
    }),
    ("[this|next] easter [sunday|day]", |_| {
        feast(Feast::Easter(0))
    }),
    ("[this|next] easter monday", |_| feast(Feast::Easter(1))),
    ("[this|next] good friday", |_| feast(Feast::Easter(-2))),
];

fn feast(feast: Feast) -> Option<Said> {
    Some(Said {
        feast: Some(feast),
        ..Said::sure()
    })
}

/// "new year" alone is more often a wish than a day.
fn new_year(found: &Match<'_>) -> Option<Said> {
    let strength = if found.has("day") {
        Strength::Full
    } else {
        Strength::Some
    };
    Some(Said {
        feast: Some(Feast::Fixed(1, 1)),
        ..Said::unsure(strength)
    })
}
