//! The weights of the cues are what the examples in `tips/promises/` teach, and nothing else.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use std::collections::BTreeMap;
use std::path::Path;

use goodword::datafile::DataFile;
use goodword::promises::WORDS_FILE;
use goodword::promises::learn;
use goodword::wire::read_folder;

/// Weights are written in steps of this.
const STEP: f64 = 0.1;

/// How far a word's weight may be off: another processor may round differently.
const WORD_STEP: f64 = 0.05;

fn files() -> Vec<DataFile> {
    let tips = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
    let mut files = read_folder(&tips).unwrap();
    files.retain(|file| file.name.starts_with("promises/"));
    files
}

#[test]
fn every_weight_is_the_learned_one() {
    let files = files();
    let learned = learn(&files).unwrap();
    for (name, weight) in &learned.weights {
        let path = format!("promises/{name}.toml");
        let file = files.iter().find(|file| file.name == path).unwrap();
        let table: toml::Table = toml::from_str(&file.text).unwrap();
        let written = table["weight"].as_float().unwrap();
        // A step of room: another processor may round a sum at the edge the other way.
        assert!(
            (written - weight).abs() < 1.5 * STEP,
            "{path} says {written}, the examples {weight}; write it anew: cargo run --example learn_cues"
        );
    }
}

#[test]
fn the_weights_of_words_are_the_learned_ones() {
    let files = files();
    let learned = learn(&files).unwrap();
    let file = files.iter().find(|file| file.name == WORDS_FILE).unwrap();
    let written: toml::Table = toml::from_str(&file.text).unwrap();
    let again: toml::Table = toml::from_str(&learned.words_file()).unwrap();
    let weights = |table: &toml::Table| -> BTreeMap<String, f64> {
        let places = table["weights"].as_table().unwrap();
        let each = places.iter().flat_map(|(place, words)| {
            let words = words.as_table().unwrap().iter();
            words.map(move |(said, weight)| (format!("{place} {said}"), weight.as_float().unwrap()))
        });
        each.collect()
    };
    let (written, again) = (weights(&written), weights(&again));
    assert!(again.len() > 1_000, "{}", again.len());
    for said in written.keys().chain(again.keys()) {
        let (one, other) = (written.get(said), again.get(said));
        let apart = one.unwrap_or(&0.0) - other.unwrap_or(&0.0);
        assert!(
            apart.abs() < WORD_STEP,
            "{said:?}: the file says {one:?}, the examples {other:?}; write it anew: cargo run --example learn_cues"
        );
    }
}

#[test]
fn most_examples_come_out_right_and_there_are_enough_of_both_kinds() {
    let files = files();
    let learned = learn(&files).unwrap();
    assert!(learned.examples > 9_000, "{}", learned.examples);
    let wrong = learned.examples - learned.right;
    assert!(wrong * 8 < learned.examples, "{wrong} come out wrong");
}
