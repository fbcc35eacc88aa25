//! What is remembered for a person: the tips they saw lately, and those they saved.

use serde::Deserialize;
use serde::Serialize;

use crate::ids::Member;
use crate::ids::TipId;
use crate::store::Record;

/// How many tips count as seen lately.
const MOST_SEEN: usize = 60;

/// How many tips somebody can save. More is a list nobody reads.
pub(super) const MOST_SAVED: usize = 50;

/// The tips somebody saw lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Who.
    pub member: Member,
    /// What, the latest last; each once.
    pub tips: Vec<TipId>,
}

impl Seen {
    /// Returns the record of somebody who has seen nothing.
    pub fn nothing(member: Member) -> Self {
        Self {
            member,
            tips: Vec::new(),
        }
    }

    /// Notes that a tip was shown now; the ones seen longest ago are forgotten.
    pub fn note(&mut self, tip: &TipId) {
        self.tips.retain(|seen| seen != tip);
        self.tips.push(tip.clone());
        let surplus = self.tips.len().saturating_sub(MOST_SEEN);
        self.tips.drain(..surplus);
    }
}

impl Record for Seen {
    const KIND: &'static str = "tips-seen";

    fn id(&self) -> String {
        self.member.as_str().to_owned()
    }
}

/// The tips somebody saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Who.
    pub member: Member,
    /// What, the latest first; each once.
    pub tips: Vec<TipId>,
}

impl Saved {
    /// Returns the record of somebody who has saved nothing.
    pub fn nothing(member: Member) -> Self {
        Self {
            member,
            tips: Vec::new(),
        }
    }
}

impl Record for Saved {
    const KIND: &'static str = "tips-saved";

    fn id(&self) -> String {
        self.member.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tips_seen_lately_are_remembered_and_each_once() {
        let mut seen = Seen::nothing(Member::new("U1"));
        for number in (0..100).chain([99]) {
            seen.note(&TipId::new(format!("tip-{number}")));
        }
        assert_eq!(seen.tips.len(), MOST_SEEN);
        assert_eq!(seen.tips.first(), Some(&TipId::new("tip-40")));
        assert_eq!(seen.tips.last(), Some(&TipId::new("tip-99")));
    }
}
