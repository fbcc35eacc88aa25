//! How much each word around a promise tells: learned weights, by place and words.
//!
//! Reads and writes the file that holds them; learning them is done elsewhere.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use serde::Deserialize;

use crate::datafile::DataFile;
use crate::datafile::Problem;

/// The file that holds the weights, in the folder of what the bot knows.
pub const WORDS_FILE: &str = "promises/learned/words.toml";

/// The heaviest a word may weigh.
const HEAVIEST: f64 = 6.0;

/// The weights of all words.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// What is added to every sum.
    bias: f64,
    /// The weights, by a hash of place and words.
    weights: HashMap<u64, f32, FixedState>,
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    bias: f64,
    weights: BTreeMap<String, BTreeMap<String, f64>>,
}

impl Words {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is no such file, or a weight is out of range.
    pub(super) fn read(file: &DataFile) -> Result<Self, Problem> {
        let read: WordsFile = file.read()?;
        let mut words = Self {
            bias: read.bias,
            ..Self::default()
        };
        for (place, each) in &read.weights {
            for (said, weight) in each {
                if !(weight.is_finite() && weight.abs() <= HEAVIEST) {
                    let line = format!("{said:?}");
                    let wrong = format!("a weight is a number from -{HEAVIEST} to {HEAVIEST}");
                    return Err(file.problem_at(&line, wrong));
                }
                #[expect(clippy::cast_possible_truncation, reason = "a weight has two digits")]
                let weight = *weight as f32;
                words.weights.insert(key(place, said.split(' ')), weight);
            }
        }
        Ok(words)
    }

    /// Returns how much these words tell at this place, with what stands for both.
    fn weight(&self, place: &str, said: &[&str]) -> Option<(u64, f64)> {
        let key = key(place, said.iter().copied());
        let weight = self.weights.get(&key)?;
        Some((key, f64::from(*weight)))
    }
}

/// Adds up weights; words said twice at one place count once.
#[derive(Debug)]
pub(super) struct Sum<'a> {
    words: &'a Words,
    counted: Vec<u64>,
    total: f64,
}

impl<'a> Sum<'a> {
    /// Starts with what is added to every sum.
    pub(super) fn of(words: &'a Words) -> Self {
        Self {
            words,
            counted: Vec::with_capacity(64),
            total: words.bias,
        }
    }

    /// Adds words at a place.
    pub(super) fn add(&mut self, place: &str, said: &[&str]) {
        if let Some((key, weight)) = self.words.weight(place, said)
            && !self.counted.contains(&key)
        {
            self.counted.push(key);
            self.total += weight;
        }
    }

    /// Returns the sum.
    pub(super) fn total(&self) -> f64 {
        self.total
    }
}

fn key<'a>(place: &str, said: impl Iterator<Item = &'a str>) -> u64 {
    let state = FixedState::default();
    said.fold(state.hash_one(place), |key, word| {
        state.hash_one((key, word))
    })
}

/// Writes weights, by place and words, as the file that [`Words::read`] reads.
pub(super) fn written(bias: f64, weights: &BTreeMap<(String, String), f64>) -> String {
    let mut text = String::from(
        "# How much each word around a promise tells. Learned from the examples and conversations; not for editing.\n\
         # `cargo run --release --example learn_cues` writes it anew.\n",
    );
    let _ = writeln!(text, "bias = {bias:.2}");
    let mut last = "";
    for ((place, said), weight) in weights {
        if place != last {
            let _ = writeln!(text, "\n[weights.{place}]");
            last = place;
        }
        let _ = writeln!(text, "{} = {weight:.2}", toml::Value::String(said.clone()));
    }
    text
}
