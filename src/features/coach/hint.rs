//! Hints: at most three a day for one person, and never the same rule twice a day.

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;

use crate::ids::Member;
use crate::phrases::Finding;
use crate::phrases::Speaks;
use crate::store::Record;

/// The most hints a day. More would be nagging.
const MOST_A_DAY: usize = 3;

/// The hints one person got in one day: rules only, no words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HintDay {
    /// Who got them.
    member: Member,
    /// The day, in their zone.
    day: Date,
    /// The rules that spoke.
    rules: Vec<String>,
}

impl Record for HintDay {
    const KIND: &'static str = "hint-day";

    fn id(&self) -> String {
        self.member.as_str().to_owned()
    }
}

impl HintDay {
    /// Returns the day as it was recorded, or a new one.
    pub(super) fn on(day: Date, member: &Member, recorded: Option<Self>) -> Self {
        recorded
            .filter(|recorded| recorded.day == day)
            .unwrap_or_else(|| Self {
                member: member.clone(),
                day,
                rules: Vec::new(),
            })
    }

    /// Returns the first finding worth a hint today, and the day with it.
    pub(super) fn choose<'a>(&self, findings: &'a [Finding]) -> Option<(&'a Finding, Self)> {
        if self.rules.len() >= MOST_A_DAY {
            return None;
        }
        let finding = findings.iter().find(|finding| {
            finding.speaks == Speaks::Coach
                && !finding.offers.is_empty()
                && !self.rules.contains(&finding.rule)
        })?;
        let mut next = self.clone();
        next.rules.push(finding.rule.clone());
        Some((finding, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: &str, speaks: Speaks) -> Finding {
        Finding {
            rule: rule.into(),
            span: 0..4,
            found: "asap".into(),
            offers: vec!["by Friday".into()],
            why: "A date is easier to plan for.".into(),
            speaks,
        }
    }

    #[test]
    fn a_day_has_three_hints_and_each_rule_speaks_once() {
        let member = Member::new("U1");
        let today = jiff::civil::date(2026, 3, 4);
        let rules = ["asap", "asap", "but", "just", "sorry"];
        let mut day = HintDay::on(today, &member, None);
        let mut spoken = Vec::new();
        for rule in rules {
            if let Some((finding, next)) = day.choose(&[finding(rule, Speaks::Coach)]) {
                spoken.push(finding.rule.clone());
                day = next;
            }
        }
        assert_eq!(spoken, ["asap", "but", "just"]);
        let tomorrow = HintDay::on(jiff::civil::date(2026, 3, 5), &member, Some(day));
        assert!(tomorrow.choose(&[finding("asap", Speaks::Coach)]).is_some());
    }

    #[test]
    fn a_rule_that_waits_to_be_asked_stays_silent() {
        let day = HintDay::on(jiff::civil::date(2026, 3, 4), &Member::new("U1"), None);
        assert!(day.choose(&[finding("asap", Speaks::Rephrase)]).is_none());
    }
}
