//! Whether words that could be a time are one: how sure they are, what stands before them, what keeps them company.

use super::lexicon::Unit;
use super::said::Said;
use super::slots::Anchor;
use super::slots::Edge;
use super::slots::Nthable;
use super::slots::Strength;
use super::tokens::Token;
use super::words;

/// Whether something said is a time, given how much the words around it support that.
pub(super) fn is_time(said: &Said, support: usize) -> bool {
    let strength = match said.strength {
        Strength::None => 0,
        Strength::Some => 1,
        Strength::Full => 2,
    };
    is_whole(said) && (strength + support >= 2 || has_company(said))
}

/// Whether nothing is missing: what is counted needs something to be counted in.
fn is_whole(said: &Said) -> bool {
    let day = said.names_a_day() || said.period.is_some();
    let anchored = day || said.clock.is_some() || said.part.is_some() || said.edge.is_some();
    if said.shift.is_some_and(|shift| shift.from == Anchor::Rest) && !anchored {
        return false;
    }
    // "the Monday after the release"
    if said.beside.is_some() && !(day || said.nth.is_some()) {
        return false;
    }
    let contained = said.month.is_some()
        || said.period.is_some()
        || said.year.is_some()
        || said.names_a_quarter();
    match said.nth {
        Some(nth) => contained || matches!(nth.of, Nthable::Weekday(_)),
        None => said.names_a_time(),
    }
}

/// Whether several things were said that make each other a time.
fn has_company(said: &Said) -> bool {
    // "the third Thursday" is one thing.
    let nth = said
        .nth
        .is_some_and(|nth| !matches!(nth.of, Nthable::Unit(Unit::Quarter)));
    let parts = [
        said.month.is_some(),
        said.year.is_some(),
        nth || said.names_a_quarter(),
        said.period.is_some(),
        said.edge.is_some(),
        said.number.is_some(),
        said.weekday.is_some(),
        said.part.is_some(),
        said.clock.is_some(),
        said.days.is_some(),
        said.through.is_some() && said.number.is_some(),
        said.beside.is_some(),
        said.mark.is_some() && !said.now,
        said.season.is_some(),
        said.week.is_some(),
    ];
    parts.iter().filter(|part| **part).count() > 1
}

/// Whether the word before a time makes it a greeting: "good morning", "happy Friday", "have a great weekend".
pub(super) fn is_greeted(before: Option<&Token>, said: &Said) -> bool {
    let day = said.weekday.is_some()
        || said.feast.is_some()
        || said.period.is_some()
        || said.edge == Some(Edge::Rest);
    match before.map(|token| token.word) {
        Some(words::GOOD) => said.part.is_some(),
        Some(words::HAPPY) => day || said.part.is_some(),
        _ => false,
    }
}
