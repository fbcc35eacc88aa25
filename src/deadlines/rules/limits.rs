//! Words that bound something by a time: "by", "no later than", "at the latest".

use super::super::grammar::Match;
use super::super::grammar::Row;
use super::super::lexicon::TIMES;
use super::super::said::Limit;
use super::super::said::Said;
use super::ends_well;

pub(super) const ROWS: &[Row] = &[
    ("by", |_| limit(Limit::By)),
    ("due [by|on|at|in|before|is]", |_| limit(Limit::By)),
    ("deadline [is|of|for|:] [on|at]", |_| limit(Limit::By)),
    ("in time for", |_| limit(Limit::Before)),
    ("before", |_| limit(Limit::Before)),
    ("before or on|in|at", |_| limit(Limit::By)),
    ("on|at|in or before|earlier [than]", |_| limit(Limit::By)),
    ("prior|previous to", |_| limit(Limit::Before)),
    ("ahead of", |_| limit(Limit::Before)),
    ("earlier|sooner than", |_| limit(Limit::Before)),
    ("until", |_| limit(Limit::Until)),
    ("up to|until", |_| limit(Limit::Until)),
    ("between now and", |_| limit(Limit::Until)),
    ("as late as", |_| limit(Limit::Until)),
    ("no|not later then|than", |_| limit(Limit::Latest)),
    ("nlt", |_| limit(Limit::Latest)),
    ("at|by [the] [very] latest [by|on|is]", |_| {
        limit(Limit::Latest)
    }),
    ("[the] latest [by|on|is]", latest),
    ("or earlier|sooner|before", or_sooner),
    ("< [=]", less_than),
    ("since|ever-since", |_| limit(Limit::Since)),
    ("after", |_| limit(Limit::After)),
    ("not before", |_| limit(Limit::After)),
];

fn limit(limit: Limit) -> Option<Said> {
    Some(Said {
        limit: Some(limit),
        ..Said::default()
    })
}

/// "<6pm", but not "</div>".
fn less_than(found: &Match<'_>) -> Option<Said> {
    let opens_a_time = found.next().is_some_and(|next| next.is(TIMES));
    opens_a_time.then(|| limit(Limit::Latest))?
}

/// "Friday latest", but not "the latest version".
fn latest(found: &Match<'_>) -> Option<Said> {
    let opens_a_time = found.next().is_some_and(|next| next.is(TIMES));
    (opens_a_time || ends_well(found)).then(|| limit(Limit::Latest))?
}

/// "Friday or sooner", "Friday or before", but not "or before Monday".
fn or_sooner(found: &Match<'_>) -> Option<Said> {
    ends_well(found).then(|| limit(Limit::Latest))?
}
