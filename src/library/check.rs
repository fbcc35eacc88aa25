//! What only shows when all tips are read: two tips of one id, links that lead nowhere.

use std::collections::HashMap;
use std::collections::HashSet;

use super::tip::Tip;
use crate::datafile::Problem;
use crate::datafile::nearest;
use crate::ids::TipId;

/// Where a tip's names stand in its file: problems that lack only their words.
pub(super) struct Marks {
    pub(super) id: Problem,
    pub(super) related: Vec<Problem>,
}

/// Notes every id that is taken already.
pub(super) fn check_ids(tips: &[Tip], marks: &[Marks], problems: &mut Vec<Problem>) {
    let mut first: HashMap<&TipId, &Problem> = HashMap::new();
    for (tip, mark) in tips.iter().zip(marks) {
        if tip.id.as_str().is_empty() {
            continue;
        }
        if let Some(other) = first.get(&tip.id) {
            let words = format!(
                "the id `{}` is taken by the tip at {}:{}",
                tip.id, other.file, other.line
            );
            problems.push(with(&mark.id, words));
        } else {
            first.insert(&tip.id, &mark.id);
        }
    }
}

/// Notes every link to a tip that does not exist.
pub(super) fn check_links(tips: &[Tip], marks: &[Marks], problems: &mut Vec<Problem>) {
    let known: HashSet<&TipId> = tips.iter().map(|tip| &tip.id).collect();
    for (tip, mark) in tips.iter().zip(marks) {
        for (related, place) in tip.related.iter().zip(&mark.related) {
            let words = if *related == tip.id {
                format!("the tip `{related}` is related to itself; take that out")
            } else if known.contains(related) {
                continue;
            } else {
                let near = nearest(related.as_str(), known.iter().map(|id| id.as_str()));
                let hint =
                    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                format!(
                    "`{}` is related to `{related}`, which is no tip{hint}",
                    tip.id
                )
            };
            problems.push(with(place, words));
        }
    }
}

fn with(place: &Problem, words: String) -> Problem {
    Problem {
        words,
        ..place.clone()
    }
}
