//! Days with a name: "Christmas Eve", "Easter Monday", "Thanksgiving".

use jiff::civil::Weekday;

use super::super::feasts::Feast;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::said::Said;
use super::super::slots::Strength;

/// Days with a name that is nothing else. Rows of patterns and functions cannot carry a value, so each day has its own.
pub(super) const ROWS: &[Row] = &[
    ("[this|next|coming] new year's|year|years' [day]", |found| {
        Some(new_year(found))
    }),
    ("[this|next|coming] christmas|xmas|x-mas [day]", |_| {
        Some(feast(Feast::Fixed(12, 25)))
    }),
    ("[this|next|coming] christmas|xmas eve", |_| {
        Some(feast(Feast::Fixed(12, 24)))
    }),
    ("[this|next|coming] boxing day", |_| {
        Some(feast(Feast::Fixed(12, 26)))
    }),
    ("[this|next|coming] new year's|year|years' eve", |_| {
        Some(feast(Feast::Fixed(12, 31)))
    }),
    ("[this|next|coming] nye", |_| {
        Some(feast(Feast::Fixed(12, 31)))
    }),
    ("[this|next|coming] hogmanay", |_| {
        Some(feast(Feast::Fixed(12, 31)))
    }),
    (
        "[this|next|coming] valentine's|valentines|valentine day",
        |_| Some(feast(Feast::Fixed(2, 14))),
    ),
    (
        "[this|next|coming] saint [.] valentine's|valentines|valentine day",
        |_| Some(feast(Feast::Fixed(2, 14))),
    ),
    ("[this|next|coming] valentine's|valentines", |_| {
        Some(feast(Feast::Fixed(2, 14)))
    }),
    (
        "[this|next|coming] saint [.] patrick's|patricks|paddy's|paddys|patty's|patrick day",
        |_| Some(feast(Feast::Fixed(3, 17))),
    ),
    ("[this|next|coming] patrick's|paddy's day", |_| {
        Some(feast(Feast::Fixed(3, 17)))
    }),
    ("[this|next|coming] halloween|hallowe'en [day]", |_| {
        Some(feast(Feast::Fixed(10, 31)))
    }),
    ("[this|next|coming] independence day", |_| {
        Some(feast(Feast::Fixed(7, 4)))
    }),
    ("[the] ides of march", |_| Some(feast(Feast::Fixed(3, 15)))),
    (
        "[this|next|coming] veterans|veteran's|veterans' day",
        |_| Some(feast(Feast::Fixed(11, 11))),
    ),
    ("[this|next|coming] remembrance|armistice day", |_| {
        Some(feast(Feast::Fixed(11, 11)))
    }),
    ("[this|next|coming] remembrance sunday", |_| {
        Some(feast(Feast::Nth(2, Weekday::Sunday, 11)))
    }),
    ("[this|next|coming] labor|labour day", |_| {
        Some(feast(Feast::Nth(1, Weekday::Monday, 9)))
    }),
    ("[this|next|coming] memorial day", |_| {
        Some(feast(Feast::Nth(-1, Weekday::Monday, 5)))
    }),
    ("[this|next|coming] columbus day", |_| {
        Some(feast(Feast::Nth(2, Weekday::Monday, 10)))
    }),
    (
        "[this|next|coming] indigenous people's|peoples|peoples' day",
        |_| Some(feast(Feast::Nth(2, Weekday::Monday, 10))),
    ),
    (
        "[this|next|coming] presidents|president's|presidents' day",
        |_| Some(feast(Feast::Nth(3, Weekday::Monday, 2))),
    ),
    ("[this|next|coming] mlk day", |_| {
        Some(feast(Feast::Nth(3, Weekday::Monday, 1)))
    }),
    (
        "[this|next|coming] martin luther king's|king [,] [jr] [.] [day]",
        |_| Some(feast(Feast::Nth(3, Weekday::Monday, 1))),
    ),
    ("[this|next|coming] mother's|mothers|mothers' day", |_| {
        Some(feast(Feast::Nth(2, Weekday::Sunday, 5)))
    }),
    ("[this|next|coming] father's|fathers|fathers' day", |_| {
        Some(feast(Feast::Nth(3, Weekday::Sunday, 6)))
    }),
    ("[this|next|coming] thanksgiving [day]", |_| {
        Some(feast(Feast::Thanksgiving(0)))
    }),
    ("[this|next|coming] thanks giving [day]", |_| {
        Some(feast(Feast::Thanksgiving(0)))
    }),
    ("[this|next|coming] black friday", |_| {
        Some(feast(Feast::Thanksgiving(1)))
    }),
    ("[this|next|coming] small business saturday", |_| {
        Some(feast(Feast::Thanksgiving(2)))
    }),
    ("[this|next|coming] cyber monday", |_| {
        Some(feast(Feast::Thanksgiving(4)))
    }),
    ("[this|next|coming] giving tuesday", |_| {
        Some(feast(Feast::Thanksgiving(5)))
    }),
    ("[this|next|coming] easter [sunday|day]", |_| {
        Some(feast(Feast::Easter(0)))
    }),
    ("[this|next|coming] easter monday", |_| {
        Some(feast(Feast::Easter(1)))
    }),
    ("[this|next|coming] easter saturday", |_| {
        Some(feast(Feast::Easter(-1)))
    }),
    ("[this|next|coming] holy saturday", |_| {
        Some(feast(Feast::Easter(-1)))
    }),
    ("[this|next|coming] good friday", |_| {
        Some(feast(Feast::Easter(-2)))
    }),
    ("[this|next|coming] maundy|holy thursday", |_| {
        Some(feast(Feast::Easter(-3)))
    }),
    ("[this|next|coming] palm sunday", |_| {
        Some(feast(Feast::Easter(-7)))
    }),
    ("[this|next|coming] ash wednesday", |_| {
        Some(feast(Feast::Easter(-46)))
    }),
    ("[this|next|coming] shrove|fat|pancake tuesday", |_| {
        Some(feast(Feast::Easter(-47)))
    }),
    ("[this|next|coming] pancake day", |_| {
        Some(feast(Feast::Easter(-47)))
    }),
    ("[this|next|coming] mardi gras", |_| {
        Some(feast(Feast::Easter(-47)))
    }),
    ("[this|next|coming] rose|shrove monday", |_| {
        Some(feast(Feast::Easter(-48)))
    }),
    ("[this|next|coming] ascension day|thursday", |_| {
        Some(feast(Feast::Easter(39)))
    }),
    ("[this|next|coming] pentecost|whitsun [sunday]", |_| {
        Some(feast(Feast::Easter(49)))
    }),
    ("[this|next|coming] whit|pentecost monday", |_| {
        Some(feast(Feast::Easter(50)))
    }),
    ("[this|next|coming] trinity sunday", |_| {
        Some(feast(Feast::Easter(56)))
    }),
    ("[this|next|coming] corpus christi", |_| {
        Some(feast(Feast::Easter(60)))
    }),
    ("[this|next|coming] epiphany", |_| {
        Some(feast(Feast::Fixed(1, 6)))
    }),
    ("[this|next|coming] twelfth night", |_| {
        Some(feast(Feast::Fixed(1, 5)))
    }),
    ("[this|next|coming] three kings|kings' day", |_| {
        Some(feast(Feast::Fixed(1, 6)))
    }),
    ("[this|next|coming] groundhog|groundhog's day", |_| {
        Some(feast(Feast::Fixed(2, 2)))
    }),
    (
        "[this|next|coming] april fool|fools|fool's|fools' [day]",
        |_| Some(feast(Feast::Fixed(4, 1))),
    ),
    ("[this|next|coming] earth day", |_| {
        Some(feast(Feast::Fixed(4, 22)))
    }),
    ("[this|next|coming] may day", |_| {
        Some(feast(Feast::Fixed(5, 1)))
    }),
    ("[this|next|coming] workers|worker's|workers' day", |_| {
        Some(feast(Feast::Fixed(5, 1)))
    }),
    ("[this|next|coming] cinco de mayo", |_| {
        Some(feast(Feast::Fixed(5, 5)))
    }),
    ("[this|next|coming] juneteenth", |_| {
        Some(feast(Feast::Fixed(6, 19)))
    }),
    ("[this|next|coming] flag day", |_| {
        Some(feast(Feast::Fixed(6, 14)))
    }),
    ("[this|next|coming] canada day", |_| {
        Some(feast(Feast::Fixed(7, 1)))
    }),
    ("[this|next|coming] bastille day", |_| {
        Some(feast(Feast::Fixed(7, 14)))
    }),
    ("[this|next|coming] australia day", |_| {
        Some(feast(Feast::Fixed(1, 26)))
    }),
    ("[this|next|coming] anzac day", |_| {
        Some(feast(Feast::Fixed(4, 25)))
    }),
    ("[this|next|coming] burns night", |_| {
        Some(feast(Feast::Fixed(1, 25)))
    }),
    ("[this|next|coming] king's day", |_| {
        Some(feast(Feast::Fixed(4, 27)))
    }),
    ("[this|next|coming] all saints|saints' day", |_| {
        Some(feast(Feast::Fixed(11, 1)))
    }),
    ("[this|next|coming] all souls|souls' day", |_| {
        Some(feast(Feast::Fixed(11, 2)))
    }),
    ("[this|next|coming] guy fawkes [day|night]", |_| {
        Some(feast(Feast::Fixed(11, 5)))
    }),
    ("[this|next|coming] bonfire night", |_| {
        Some(feast(Feast::Fixed(11, 5)))
    }),
    (
        "[this|next|coming] saint [.] nicholas|nicholas' day",
        |_| Some(feast(Feast::Fixed(12, 6))),
    ),
    (
        "[this|next|coming] [international] women's|womens day",
        |_| Some(feast(Feast::Fixed(3, 8))),
    ),
    ("[this|next|coming] international men's|mens day", |_| {
        Some(feast(Feast::Fixed(11, 19)))
    }),
    ("[this|next|coming] pi day", |_| {
        Some(feast(Feast::Fixed(3, 14)))
    }),
    ("[this|next|coming] leap day", |_| {
        Some(feast(Feast::Fixed(2, 29)))
    }),
    ("[this|next|coming] tax day", |_| {
        Some(feast(Feast::Fixed(4, 15)))
    }),
    ("[this|next|coming] singles|single's|singles' day", |_| {
        Some(feast(Feast::Fixed(11, 11)))
    }),
    ("[this|next|coming] election day", |_| {
        Some(feast(Feast::Election))
    }),
    ("[this|next|coming] super bowl [sunday]", |_| {
        Some(feast(Feast::Nth(2, Weekday::Sunday, 2)))
    }),
    ("[this|next|coming] superbowl [sunday]", |_| {
        Some(feast(Feast::Nth(2, Weekday::Sunday, 2)))
    }),
    ("[this|next|coming] kwanzaa", |_| {
        Some(feast(Feast::Fixed(12, 26)))
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
