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

/// Returns a seed for a name: always the same for the same one, on every machine.
pub fn seed_of(name: &str) -> u64 {
    mix(0, name.as_bytes())
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

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;
    use crate::datafile::DataFile;

    /// A library with so many tips in each topic.
    fn library(topics: &[usize]) -> Library {
        let files: Vec<DataFile> = topics
            .iter()
            .enumerate()
            .map(|(topic, tips)| {
                let mut text = "name = \"N\"\nabout = \"A\"\n".to_owned();
                for tip in 0..*tips {
                    let id = format!("t{topic}-{tip}");
                    write!(
                        text,
                        "[[tip]]\nid = \"{id}\"\ntitle = \"T\"\nsituations = [\"s\"]\n\
                         say = \"S\"\navoid = \"A\"\nwhy = \"W\"\n"
                    )
                    .unwrap();
                }
                DataFile {
                    name: format!("library/topic-{topic:03}.toml"),
                    text,
                }
            })
            .collect();
        Library::load(&files).unwrap()
    }

    fn draw(deck: &mut Deck, library: &Library, many: usize) -> Vec<Tip> {
        (0..many)
            .map(|_| deck.draw(library, |_| true).unwrap().clone())
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_round_shows_everything_once_and_neighbours_differ(
            topics in prop::collection::vec(1..6_usize, 2..8),
            seed in any::<u64>(),
        ) {
            let library = library(&topics);
            let all = library.len();
            let largest = topics.iter().copied().max().unwrap_or_default();
            let drawn = draw(&mut Deck::new(seed), &library, 3 * all);
            for round in drawn.chunks(all) {
                let ids: std::collections::HashSet<_> = round.iter().map(|tip| &tip.id).collect();
                prop_assert_eq!(ids.len(), all);
            }
            // Where one topic is more than half of everything, it must follow itself somewhere.
            if 2 * largest <= all {
                prop_assert!(drawn.windows(2).all(|two| two[0].topic != two[1].topic));
            }
        }

        #[test]
        fn a_restart_does_not_change_what_comes(seed in any::<u64>(), at in 0..20_usize) {
            let library = library(&[3, 4, 2]);
            let mut deck = Deck::new(seed);
            draw(&mut deck, &library, at);
            let kept = serde_json::to_string(&deck).unwrap();
            let mut restarted: Deck = serde_json::from_str(&kept).unwrap();
            prop_assert_eq!(draw(&mut deck, &library, 9), draw(&mut restarted, &library, 9));
        }
    }

    #[test]
    fn two_channels_are_shown_different_orders() {
        let library = library(&[5, 5, 5]);
        let orders = [1, 2].map(|seed| draw(&mut Deck::new(seed), &library, 15));
        assert_ne!(orders[0], orders[1]);
    }

    #[test]
    fn a_new_tip_joins_the_round_and_a_lost_one_leaves_it() {
        let before = library(&[2, 2]);
        let mut deck = Deck::new(9);
        let mut shown = draw(&mut deck, &before, 2);
        let after = library(&[2, 2, 1]);
        shown.extend(draw(&mut deck, &after, 3));
        assert!(shown.iter().any(|tip| tip.id.as_str() == "t2-0"));
        assert_eq!(deck.round, 0);
        let fewer = library(&[1, 1]);
        draw(&mut deck, &fewer, 1);
        assert!(deck.shown.len() <= 2);
    }

    #[test]
    fn what_does_not_fit_is_never_drawn_and_nothing_comes_of_nothing() {
        let library = library(&[2, 2]);
        let mut deck = Deck::new(4);
        for _ in 0..6 {
            let tip = deck.draw(&library, |tip| tip.topic.as_str() == "topic-001");
            assert_eq!(tip.unwrap().topic.as_str(), "topic-001");
        }
        assert_eq!(deck.draw(&library, |_| false), None);
        assert_eq!(Library::default().pick(1, &[], |_| true), None);
    }

    #[test]
    fn a_pick_is_new_while_there_is_something_new_and_the_oldest_afterwards() {
        let library = library(&[2, 2]);
        let mut shown: Vec<TipId> = Vec::new();
        for _ in 0..4 {
            let tip = library.pick(5, &shown, |_| true).unwrap();
            assert!(!shown.contains(&tip.id));
            shown.push(tip.id.clone());
        }
        assert_eq!(
            library.pick(5, &shown, |_| true).map(|tip| &tip.id),
            shown.first()
        );
    }
}
