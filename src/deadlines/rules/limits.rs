//! Words that bound something by a time: "by", "no later than", "at the latest".

use super::super::classes::TIMES;
use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::said::Said;
use super::super::slots::Limit;
use super::ends_well;

pub(super) const ROWS: &[Row] = &[
    ("by", |_| Some(limit(Limit::By))),
    ("due [by|on|at|in|before|is]", |_| Some(limit(Limit::By))),
    ("deadline [is|of|for|:] [on|at]", |_| Some(limit(Limit::By))),
    ("in time for", |_| Some(limit(Limit::Before))),
    ("before", |_| Some(limit(Limit::Before))),
    ("before or on|in|at", |_| Some(limit(Limit::By))),
    ("on|at|in or before|earlier [than]", |_| {
        Some(limit(Limit::By))
    }),
    ("prior|previous to", |_| Some(limit(Limit::Before))),
    ("ahead of", |_| Some(limit(Limit::Before))),
    ("earlier|sooner than", |_| Some(limit(Limit::Before))),
    ("until", |_| Some(limit(Limit::Until))),
    ("up to|until", |_| Some(limit(Limit::Until))),
    ("between now and", |_| Some(limit(Limit::Until))),
    ("as late as", |_| Some(limit(Limit::Until))),
    ("no|not later then|than", |_| Some(limit(Limit::Latest))),
    ("nlt", |_| Some(limit(Limit::Latest))),
    ("at|by [the] [very] latest [by|on|is]", |_| {
        Some(limit(Limit::Latest))
    }),
    ("[the] latest [by|on|is]", latest),
    ("or earlier|sooner|before", or_sooner),
    ("< [=]", less_than),
    ("since|ever-since", |_| Some(limit(Limit::Since))),
    ("after", |_| Some(limit(Limit::After))),
    ("not before", |_| Some(limit(Limit::NotBefore))),
    ("no|not sooner|earlier than|then|before", |_| {
        Some(limit(Limit::NotBefore))
    }),
];

fn limit(limit: Limit) -> Said {
    Said {
        limit: Some(limit),
        ..Said::default()
    }
}

/// `<6pm`, but not `</div>`.
fn less_than(found: &Match<'_>) -> Option<Said> {
    let opens_a_time = found.next().is_some_and(|next| next.is(TIMES));
    opens_a_time.then(|| limit(Limit::Latest))
}

/// "Friday latest", but not "the latest version".
fn latest(found: &Match<'_>) -> Option<Said> {
    let opens_a_time = found.next().is_some_and(|next| next.is(TIMES));
    (opens_a_time || ends_well(found)).then(|| limit(Limit::Latest))
}

/// "Friday or sooner", "Friday or before", but not "or before Monday".
fn or_sooner(found: &Match<'_>) -> Option<Said> {
    ends_well(found).then(|| limit(Limit::Latest))
}
