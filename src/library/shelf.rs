//! Every tip, by id, by topic, by situation.

use std::collections::HashMap;

use super::index::Index;
use super::load;
use super::search;
use super::search::Found;
use super::tip::Tip;
use super::tip::Topic;
use super::tip::TopicId;
use crate::datafile::DataFile;
use crate::datafile::Problem;
use crate::ids::TipId;

/// Every tip.
#[derive(Debug, Default)]
pub struct Library {
    tips: Vec<Tip>,
    topics: Vec<Topic>,
    by_id: HashMap<TipId, usize>,
    index: Index,
}

impl Library {
    /// Loads the tips from `library/<topic>.toml`, `sources.toml` and `search.toml`; other files are skipped.
    ///
    /// # Errors
    /// Every problem in every file.
    pub fn load(files: &[DataFile]) -> Result<Self, Vec<Problem>> {
        let loaded = load::load(files)?;
        let by_id = loaded
            .tips
            .iter()
            .enumerate()
            .map(|(number, tip)| (tip.id.clone(), number))
            .collect();
        Ok(Self {
            index: Index::new(&loaded.tips, &loaded.topics, &loaded.vocabulary),
            tips: loaded.tips,
            topics: loaded.topics,
            by_id,
        })
    }

    /// Returns every tip, by topic.
    pub fn tips(&self) -> &[Tip] {
        &self.tips
    }

    /// Returns how many tips there are.
    pub fn len(&self) -> usize {
        self.tips.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tips.is_empty()
    }

    /// Returns every topic, by its id.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// Returns a tip.
    pub fn tip(&self, id: &TipId) -> Option<&Tip> {
        self.tips.get(*self.by_id.get(id)?)
    }

    /// Returns a topic.
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == *id)
    }

    /// Returns the tips of a topic.
    pub fn tips_of(&self, topic: &TopicId) -> impl Iterator<Item = &Tip> {
        self.tips.iter().filter(move |tip| tip.topic == *topic)
    }

    /// Finds the tips for a situation in somebody's own words.
    pub fn search(&self, query: &str) -> Found<'_> {
        search::search(&self.index, &self.tips, &self.topics, query)
    }
}
