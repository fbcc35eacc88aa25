//! A rule's own examples, tried out: a rule that fails one does not load.
//!
//! Says what was expected and what came, for the person who wrote the rule.

use super::file::Rule;
use super::file::problem;
use super::rules::Rules;
use crate::datafile::DataFile;
use crate::datafile::Problem;

/// Returns everything that the rule's examples show to be wrong with it, or with it among the others.
pub(super) fn prove(rules: &Rules, index: usize, rule: &Rule, file: &DataFile) -> Vec<Problem> {
    let changes = rule.changes.iter().filter_map(|(from, to)| {
        changed(rules, index, from, to).map(|words| problem(file, from, "changes", &words))
    });
    let leaves = rule.leaves.iter().filter_map(|text| {
        let finding = rules.find_by(text, Some(index)).into_iter().next()?;
        let words = format!(
            "\"{text}\" should stay, but \"{}\" is found in it",
            finding.found
        );
        Some(problem(file, text, "leaves", &words))
    });
    changes.chain(leaves).collect()
}

/// Returns what is wrong with an example of a change.
fn changed(rules: &Rules, index: usize, from: &str, to: &str) -> Option<String> {
    if rules.find_by(from, Some(index)).is_empty() {
        return Some(format!("nothing is found in \"{from}\""));
    }
    let rewrite = rules.rewrite_by(from, Some(index));
    let Some(first) = rewrite.options.first() else {
        return Some(format!(
            "every way of saying \"{from}\" better is found fault with again"
        ));
    };
    if first != to {
        return Some(format!(
            "\"{from}\" should become \"{to}\", but becomes \"{first}\""
        ));
    }
    let again = rules.find(to).into_iter().next()?;
    Some(format!(
        "in \"{to}\" the rule `{}` finds \"{}\"",
        again.rule, again.found
    ))
}
