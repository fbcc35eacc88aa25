//! Which of the times in a message a promise is owed by.
//!
//! Chooses among times that were read already, by where they stand; when each of them is due is not decided here.

use std::collections::BTreeSet;
use std::ops::Range;

use super::utterance::Utterance;
use crate::deadlines::TimeExpression;

/// Words of a limit that wins over others: "at the latest", "no later than".
const LATEST: [&str; 2] = ["latest", "later"];

/// Returns the time a promise is owed by: one in its clause, else one after its opener, else one in its sentence.
///
/// Of several, "at the latest" wins, then the first limit, then the last. What is over counts only when all are.
pub(super) fn owed_by(
    utterance: &Utterance,
    nearest_first: [Range<usize>; 3],
    times: &[TimeExpression],
) -> Option<usize> {
    let within = |range: Range<usize>| {
        let pieces = utterance.slice(range);
        let mut found: BTreeSet<usize> = pieces.iter().filter_map(|piece| piece.time).collect();
        found.retain(|at| *at < times.len());
        if found.iter().any(|at| times[*at].due.is_some()) {
            found.retain(|at| times[*at].due.is_some());
        }
        let latest = |at: &usize| {
            let words = pieces.iter().filter(|piece| piece.time == Some(*at));
            words
                .map(|piece| piece.text.as_str())
                .any(|word| LATEST.contains(&word))
        };
        let mut latest = found.iter().copied().filter(latest);
        let limit = || found.iter().copied().find(|at| times[*at].is_limit);
        latest
            .next_back()
            .or_else(limit)
            .or_else(|| found.iter().copied().next_back())
    };
    nearest_first.into_iter().find_map(within)
}
