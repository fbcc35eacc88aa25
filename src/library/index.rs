//! Which tips speak of which ideas, weighed by BM25.
//!
//! The weights come from the `bm25` crate. Its own scorer walks every word of every tip that shares one
//! with the query, so the lists here are kept by word instead: a query costs what its own words cost.

use std::collections::HashMap;
use std::collections::HashSet;

use bm25::Embedder;
use bm25::EmbedderBuilder;
use bm25::Tokenizer;

use super::spelling::Spelling;
use super::tip::Tip;
use super::tip::Topic;
use super::vocabulary::Vocabulary;
use super::words::Idea;
use super::words::Reader;

/// How much the very word counts beside its meaning.
const VERY_WORD: f32 = 0.4;

/// The number a word or a group of words is kept under.
pub(super) type Token = u32;

/// Where a token occurs, and how much it says there.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    /// How telling the token is: the rarer the more.
    pub(super) rarity: f32,
    /// (situation, weight)
    pub(super) situations: Vec<(u32, f32)>,
    /// (tip, weight) in its title and texts.
    pub(super) texts: Vec<(u32, f32)>,
}

/// Everything needed to search.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) reader: Reader,
    pub(super) spelling: Spelling,
    occurrences: HashMap<Token, Occurrences>,
    /// The tip each situation belongs to.
    pub(super) owners: Vec<u32>,
    situations: Vec<Situation>,
    /// The ideas of each tip's title, topic and situations, sorted.
    tips: Vec<Box<[Token]>>,
}

/// What a situation is made of.
#[derive(Debug, Default)]
pub(super) struct Situation {
    /// Its ideas.
    pub(super) ideas: Box<[Token]>,
    /// Its small signs.
    pub(super) signs: Box<[Token]>,
}

/// Hands our words with their small signs to the `bm25` crate.
struct Signs<'a>(&'a Reader);

impl Tokenizer for Signs<'_> {
    fn tokenize(&self, text: &str) -> Vec<String> {
        Reader::signs(&self.0.words(text))
    }
}

/// Hands our words to the `bm25` crate.
struct Ideas<'a>(&'a Reader);

impl Tokenizer for Ideas<'_> {
    fn tokenize(&self, text: &str) -> Vec<String> {
        let words = self.0.words(text);
        self.0.ideas(&words).into_iter().flat_map(tokens).collect()
    }
}

impl Index {
    /// Reads every tip once.
    pub(super) fn new(tips: &[Tip], topics: &[Topic], vocabulary: &Vocabulary) -> Self {
        let reader = Reader::new(vocabulary);
        let mut index = Self {
            spelling: learn(tips, &reader, vocabulary),
            ..Self::default()
        };
        let texts: Vec<String> = tips.iter().map(|tip| text_of(tip, topics)).collect();
        let situations: Vec<&str> = tips
            .iter()
            .flat_map(|tip| tip.situations.iter().map(String::as_str))
            .collect();
        index.owners = (0..)
            .zip(tips)
            .flat_map(|(number, tip)| std::iter::repeat_n(number, tip.situations.len()))
            .collect();
        index.add_texts(&texts, &reader);
        index.add_situations(&situations, &reader);
        index.add_subjects(tips, topics, &reader);
        index.reader = reader;
        index.weigh(tips.len());
        index
    }

    /// Returns where a token occurs.
    pub(super) fn occurrences(&self, token: Token) -> Option<&Occurrences> {
        self.occurrences.get(&token)
    }

    /// Returns how telling a token is; 0 for one that never occurs.
    pub(super) fn rarity(&self, token: Token) -> f32 {
        self.occurrences(token).map_or(0.0, |found| found.rarity)
    }

    /// Returns whether a word occurs.
    pub(super) fn knows(&self, stem: &str) -> bool {
        self.occurrences.contains_key(&token(stem)) || self.reader.has_in_group(stem)
    }

    /// Returns what a situation is made of.
    pub(super) fn situation(&self, number: usize) -> Option<&Situation> {
        self.situations.get(number)
    }

    /// Returns how many tips there are.
    pub(super) fn tips(&self) -> usize {
        self.tips.len()
    }

    /// Returns whether a tip is about an idea; a word in its texts alone does not make it so.
    pub(super) fn tip_has(&self, number: usize, idea: Token) -> bool {
        self.tips
            .get(number)
            .is_some_and(|ideas| ideas.binary_search(&idea).is_ok())
    }

    fn add_texts(&mut self, texts: &[String], reader: &Reader) {
        let embedder = embedder(texts.iter().map(String::as_str), Ideas(reader));
        for (number, text) in (0..).zip(texts) {
            for (token, weight) in weights(&embedder, text) {
                let entry = self.occurrences.entry(token).or_default();
                entry.texts.push((number, weight));
            }
        }
    }

    fn add_situations(&mut self, situations: &[&str], reader: &Reader) {
        let ideas = embedder(situations.iter().copied(), Ideas(reader));
        let signs = embedder(situations.iter().copied(), Signs(reader));
        for (number, text) in (0..).zip(situations) {
            let mut made = Situation {
                ideas: keys(text, reader),
                signs: Box::default(),
            };
            for (token, weight) in weights(&ideas, text) {
                let entry = self.occurrences.entry(token).or_default();
                entry.situations.push((number, weight));
            }
            let found = weights(&signs, text);
            made.signs = found.iter().map(|(token, _)| *token).collect();
            for (token, weight) in found {
                let entry = self.occurrences.entry(token).or_default();
                entry.situations.push((number, weight));
            }
            self.situations.push(made);
        }
    }

    /// Notes what each tip is about.
    fn add_subjects(&mut self, tips: &[Tip], topics: &[Topic], reader: &Reader) {
        let mut number = 0;
        for tip in tips {
            let topic = topics.iter().find(|topic| topic.id == tip.topic);
            let about = topic.map_or(String::new(), |topic| {
                format!("{}. {}. {}", tip.title, topic.name, topic.about)
            });
            let mut ideas = keys(&about, reader).into_vec();
            for _ in &tip.situations {
                ideas.extend(
                    self.situation(number)
                        .into_iter()
                        .flat_map(|made| &made.ideas),
                );
                number += 1;
            }
            ideas.sort_unstable();
            ideas.dedup();
            self.tips.push(ideas.into());
        }
    }

    /// Weighs each token by how few tips it occurs in.
    fn weigh(&mut self, tips: usize) {
        let all = count(tips);
        for entry in self.occurrences.values_mut() {
            let owners = entry
                .situations
                .iter()
                .filter_map(|(number, _)| self.owners.get(*number as usize));
            let with: HashSet<u32> = entry
                .texts
                .iter()
                .map(|(number, _)| *number)
                .chain(owners.copied())
                .collect();
            let with = count(with.len());
            entry.rarity = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
        }
    }
}

/// Returns the number of a word or a group's name.
pub(super) fn token(key: &str) -> Token {
    <Token as bm25::TokenEmbedder>::embed(key)
}

/// Returns how many as a weight; exact for as many tips as fit into memory.
#[expect(clippy::cast_precision_loss, reason = "a weight needs no more digits")]
pub(super) fn count(number: usize) -> f32 {
    number as f32
}

/// Returns what an idea is found by: its meaning, and its very words when those say more.
pub(super) fn tokens(idea: Idea) -> Vec<String> {
    let mut tokens = vec![idea.key];
    let key = tokens.first().cloned().unwrap_or_default();
    tokens.extend(idea.stems.into_iter().filter(|stem| *stem != key));
    tokens
}

/// Returns how much a token counts in a query.
pub(super) fn share(key: &str, token: &str) -> f32 {
    if key == token { 1.0 } else { VERY_WORD }
}

fn embedder<'t, T: Tokenizer + Sync>(
    texts: impl Iterator<Item = &'t str>,
    tokenizer: T,
) -> Embedder<Token, T> {
    let texts: Vec<&str> = texts.collect();
    EmbedderBuilder::with_tokenizer_and_fit_to_corpus(tokenizer, &texts).build()
}

/// Returns the tokens of a text, each once, with their weights.
fn weights<T: Tokenizer>(embedder: &Embedder<Token, T>, text: &str) -> Vec<(Token, f32)> {
    let mut weights: Vec<(Token, f32)> = embedder
        .embed(text)
        .iter()
        .map(|entry| (entry.index, entry.value))
        .collect();
    weights.sort_by_key(|(token, _)| *token);
    weights.dedup_by_key(|(token, _)| *token);
    weights
}

/// Returns the ideas of a text, sorted, each once.
fn keys(text: &str, reader: &Reader) -> Box<[Token]> {
    let words = reader.words(text);
    let ideas = reader.ideas(&words).into_iter();
    let mut keys: Vec<Token> = ideas.map(|idea| token(&idea.key)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into()
}

/// Returns what a tip is found by besides its situations; its title counts twice.
fn text_of(tip: &Tip, topics: &[Topic]) -> String {
    let topic = topics.iter().find(|topic| topic.id == tip.topic);
    let (name, about) = topic.map_or(("", ""), |topic| (&topic.name, &topic.about));
    [
        &tip.title, &tip.title, name, about, &tip.say, &tip.avoid, &tip.why,
    ]
    .join(". ")
}

/// Learns how the words of all tips, and those of the word table, are spelt.
fn learn(tips: &[Tip], reader: &Reader, vocabulary: &Vocabulary) -> Spelling {
    let mut uses: HashMap<String, u32> = HashMap::new();
    let texts = tips.iter().flat_map(|tip| {
        let texts = [&tip.title, &tip.say, &tip.avoid, &tip.why];
        tip.situations.iter().chain(texts)
    });
    for text in texts.chain(vocabulary.groups.iter().flatten()) {
        for word in reader.words(text) {
            if !word.is_noise {
                *uses.entry(word.written).or_default() += 1;
            }
        }
    }
    Spelling::new(uses)
}
