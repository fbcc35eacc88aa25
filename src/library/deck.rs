//! Which tip comes next: none again before all have been shown, no two neighbours of one topic.
//!
//! The order comes from a seed, so that a restart does not change it, and a new tip joins the round that runs.

use std::collections::HashMap;

use serde::Deserialize;
use serde::Serialize;

use super::shelf::Library;
use super::tip::Tip;
use super::tip::TopicId;
use crate::ids::TipId;

/// What was drawn so far; holds at most one entry for each tip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deck {
    /// Where the order comes from.
    pub seed: u64,
    /// How often every tip has been shown.
    #[serde(default)]
    pub round: u32,
    /// What this round has shown, in order.
    #[serde(default)]
    pub shown: Vec<TipId>,
    /// What was shown last, in whatever round.
    #[serde(default)]
    pub last: Option<TipId>,
}

impl Deck {
    /// Starts a deck.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            ..Self::default()
        }
    }

    /// Draws the next of the fitting tips; `None` when none fits at all.
    pub fn draw<'a>(
        &mut self,
        library: &'a Library,
        fits: impl Fn(&Tip) -> bool,
    ) -> Option<&'a Tip> {
        self.shown.retain(|id| library.tip(id).is_some());
        let fitting: Vec<&Tip> = library.tips().iter().filter(|tip| fits(tip)).collect();
        let mut rest: Vec<&Tip> = fitting
            .iter()
            .copied()
            .filter(|tip| !self.shown.contains(&tip.id))
            .collect();
        if rest.is_empty() {
            self.round = self.round.wrapping_add(1);
            self.shown.clear();
            rest = fitting;
        }
        let last = self.last.as_ref().and_then(|id| library.tip(id));
        let seed = mix(self.seed, &self.round.to_le_bytes());
        let tip = choose(seed, &rest, last.map(|tip| &tip.topic))?;
        self.shown.push(tip.id.clone());
        self.last = Some(tip.id.clone());
        Some(tip)
    }
}

impl Library {
    /// Picks one of the fitting tips: one not in `shown` while there is any, otherwise the one shown
    /// longest ago, and not of the topic shown last if that can be.
    pub fn pick(&self, seed: u64, shown: &[TipId], fits: impl Fn(&Tip) -> bool) -> Option<&Tip> {
        let fitting: Vec<&Tip> = self.tips().iter().filter(|tip| fits(tip)).collect();
        let rest: Vec<&Tip> = fitting
            .iter()
            .copied()
            .filter(|tip| !shown.contains(&tip.id))
            .collect();
        if rest.is_empty() {
            let since = |tip: &&&Tip| shown.iter().rposition(|id| *id == tip.id);
            return fitting.iter().min_by_key(since).copied();
        }
        let last = shown.last().and_then(|id| self.tip(id));
        choose(seed, &rest, last.map(|tip| &tip.topic))
    }
}

/// Chooses one of `rest` by the seed, so that the others can still follow without two neighbours of one topic.
fn choose<'a>(seed: u64, rest: &[&'a Tip], last: Option<&TopicId>) -> Option<&'a Tip> {
    let mut left: HashMap<&TopicId, usize> = HashMap::new();
    for tip in rest {
        *left.entry(&tip.topic).or_default() += 1;
    }
    // After this one, every other topic may fill every second place from the next one on; its own topic
    // only from the one after.
    let after = rest.len().saturating_sub(1);
    let crowded = left.iter().filter(|(_, many)| **many > after.div_ceil(2));
    let crowded: Vec<&TopicId> = crowded.map(|(topic, _)| *topic).collect();
    let leaves_room = |tip: &Tip| {
        let own = left.get(&tip.topic).copied().unwrap_or_default();
        own.saturating_sub(1) <= after / 2 && crowded.iter().all(|topic| **topic == tip.topic)
    };
    let is_new = |tip: &Tip| last != Some(&tip.topic);
    let first_of = |fits: &dyn Fn(&Tip) -> bool| {
        rest.iter()
            .copied()
            .filter(|tip| fits(tip))
            .min_by_key(|tip| mix(seed, tip.id.as_str().as_bytes()))
    };
    first_of(&|tip| is_new(tip) && leaves_room(tip))
        .or_else(|| first_of(&is_new))
        .or_else(|| first_of(&|_| true))
}

/// Mixes a seed with some bytes (FNV-1a, then a final stir). Stays the same on every machine and release,
/// which the hashers of the standard library do not promise.
fn mix(seed: u64, bytes: &[u8]) -> u64 {
    let mut hash = seed ^ 0xcbf2_9ce4_8422_2325;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}
