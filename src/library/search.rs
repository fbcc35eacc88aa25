//! A situation in somebody's own words to the tips that fit it, and whether they really do.

use std::collections::HashSet;

use super::index::Index;
use super::index::Token;
use super::index::count;
use super::index::share;
use super::index::token;
use super::index::tokens;
use super::tip::Tip;
use super::tip::Topic;
use super::words::Idea;
use super::words::Reader;
use super::words::Word;

/// How many tips a search returns at most.
const MOST_TIPS: usize = 12;

/// A tip this much weaker than the best one is not worth showing beside it.
const WEAKEST: f32 = 0.3;

/// How much a tip's title and texts count beside its situations.
const TEXTS: f32 = 0.6;

/// How much a word that was corrected counts.
const CORRECTED: f32 = 0.8;

/// How much the small words of a query count: they decide between situations that are alike otherwise.
const SIGNS: f32 = 0.25;

/// From this many small signs on, each counts the less.
const MOST_SIGNS: f32 = 16.0;

/// How telling a word is that nobody knows, beside the most telling one.
const UNKNOWN: f32 = 0.45;

/// How many ideas of a query are looked at: the most telling ones.
const MOST_IDEAS: usize = 24;

/// How many unknown words are compared with the known ones.
const MOST_CORRECTIONS: usize = 16;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found<'a> {
    /// Whether the best tip really fits.
    pub confident: bool,
    /// The tips, the best first, each with its score; a higher score is better.
    pub tips: Vec<(&'a Tip, f32)>,
    /// The topics nearest to the situation, the nearest first, at most three.
    pub topics: Vec<&'a Topic>,
}

/// One idea of a query.
#[derive(Debug)]
struct Asked {
    /// What it is found by, with how much each counts.
    tokens: Vec<(Token, f32)>,
    /// What it means.
    key: Token,
    /// How much of the query it is.
    weight: f32,
}

/// Finds the tips for a situation.
pub(super) fn search<'a>(
    index: &Index,
    tips: &'a [Tip],
    topics: &'a [Topic],
    query: &str,
) -> Found<'a> {
    let words = corrected(index, query);
    let asked = asked(index, &words, tips.len());
    let signs: Vec<Token> = Reader::signs(&words.row)
        .iter()
        .map(|sign| token(sign))
        .collect();
    let ranked = rank(index, &asked, &signs);
    let best = ranked.first().map_or(0.0, |ranked| ranked.score);
    let confident = ranked
        .first()
        .is_some_and(|best| fits(index, &asked, best) || says(index, &signs, best));
    let found: Vec<(&Tip, f32)> = ranked
        .iter()
        .take_while(|ranked| ranked.score >= WEAKEST * best)
        .take(MOST_TIPS)
        .filter_map(|ranked| Some((tips.get(ranked.tip)?, ranked.score)))
        .collect();
    Found {
        confident,
        topics: nearest_topics(&found, topics),
        tips: found,
    }
}

/// The words of a query, and which of their stems were guessed.
struct Words {
    row: Vec<Word>,
    guessed: HashSet<String>,
}

/// Reads a query, misspelt words corrected.
fn corrected(index: &Index, query: &str) -> Words {
    let mut row = index.reader.words(query);
    let mut guessed = HashSet::new();
    let unknown = row
        .iter_mut()
        .filter(|word| !word.is_noise && !index.knows(&word.stem));
    for word in unknown.take(MOST_CORRECTIONS) {
        let meant = index
            .spelling
            .correct(&word.written, &index.reader, |stem| index.knows(stem));
        if let Some(stem) = meant {
            word.stem.clone_from(&stem);
            guessed.insert(stem);
        }
    }
    Words { row, guessed }
}

/// Returns the ideas of a query, each once, the most telling ones.
fn asked(index: &Index, words: &Words, tips: usize) -> Vec<Asked> {
    let most = (count(tips) + 1.0).ln();
    let mut seen = HashSet::new();
    let mut asked: Vec<Asked> = index
        .reader
        .ideas(&words.row)
        .into_iter()
        .map(|idea| weigh(index, idea, &words.guessed, most))
        .filter(|asked| seen.insert(asked.key))
        .collect();
    asked.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    asked.truncate(MOST_IDEAS);
    asked
}

fn weigh(index: &Index, idea: Idea, corrected: &HashSet<String>, most: f32) -> Asked {
    let trust = if idea.stems.iter().any(|stem| corrected.contains(stem)) {
        CORRECTED
    } else {
        1.0
    };
    let name = idea.key.clone();
    let tokens: Vec<(Token, f32)> = tokens(idea)
        .iter()
        .map(|key| (token(key), trust * share(&name, key)))
        .collect();
    let rarity = tokens
        .iter()
        .map(|(token, _)| index.rarity(*token))
        .fold(0.0, f32::max);
    Asked {
        key: token(&name),
        weight: if rarity > 0.0 { rarity } else { UNKNOWN * most },
        tokens,
    }
}

/// A tip with how well it fits, and the situation of it that fits best.
struct Ranked {
    tip: usize,
    score: f32,
    situation: Option<usize>,
}

fn rank(index: &Index, asked: &[Asked], signs: &[Token]) -> Vec<Ranked> {
    let mut situations = vec![0.0_f32; index.owners.len()];
    let mut best = vec![(0.0_f32, None); index.tips()];
    // A long text has so many small words that together they would drown what it is about.
    let small = SIGNS * (MOST_SIGNS / count(signs.len())).min(1.0);
    let signs = signs.iter().map(|sign| (*sign, small));
    let ideas = asked.iter().flat_map(|asked| asked.tokens.iter().copied());
    for (token, share) in ideas.chain(signs) {
        let Some(found) = index.occurrences(token) else {
            continue;
        };
        let share = share * found.rarity;
        for (number, weight) in &found.situations {
            if let Some(score) = situations.get_mut(*number as usize) {
                *score += share * weight;
            }
        }
        for (number, weight) in &found.texts {
            if let Some((score, _)) = best.get_mut(*number as usize) {
                *score += TEXTS * share * weight;
            }
        }
    }
    let mut own = vec![0.0_f32; best.len()];
    for (number, score) in situations.into_iter().enumerate() {
        let owner = index.owners.get(number).map_or(0, |owner| *owner as usize);
        if let (Some(own), Some((_, situation))) = (own.get_mut(owner), best.get_mut(owner))
            && score > *own
        {
            *own = score;
            *situation = Some(number);
        }
    }
    let mut ranked: Vec<Ranked> = best
        .into_iter()
        .zip(own)
        .enumerate()
        .map(|(tip, ((texts, situation), own))| Ranked {
            tip,
            score: texts + own,
            situation,
        })
        .filter(|ranked| ranked.score > 0.0)
        .collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.tip.cmp(&b.tip)));
    ranked
}

/// Returns whether a tip answers the query: it speaks of most of what was asked, or what was asked is
/// one of its situations with something around it.
fn fits(index: &Index, asked: &[Asked], best: &Ranked) -> bool {
    /// Below this share of the query a tip is about something else.
    const MOSTLY: f32 = 0.5;
    /// From this share of a situation on, it is that situation.
    const SITUATION: f32 = 0.75;
    /// The share of the query such a situation has to be.
    const CORE: f32 = 0.3;
    /// Common words alone decide nothing.
    const TELLING: f32 = 1.6;
    let all: f32 = asked.iter().map(|asked| asked.weight).sum();
    let met: f32 = asked
        .iter()
        .filter(|asked| index.tip_has(best.tip, asked.key))
        .map(|asked| asked.weight)
        .sum();
    if met < TELLING {
        return false;
    }
    let situation = best.situation.and_then(|number| index.situation(number));
    let ideas = situation.map_or(&[][..], |situation| &situation.ideas);
    let whole: f32 = ideas.iter().map(|idea| index.rarity(*idea)).sum();
    let shared: f32 = ideas
        .iter()
        .filter(|idea| asked.iter().any(|asked| asked.key == **idea))
        .map(|idea| index.rarity(*idea))
        .sum();
    let core = if ideas.len() > 1 { CORE } else { MOSTLY };
    met >= MOSTLY * all || (whole > 0.0 && shared >= SITUATION * whole && shared >= core * all)
}

/// Returns whether a query is, word for word, about the same as a situation.
fn says(index: &Index, signs: &[Token], best: &Ranked) -> bool {
    /// Below this share of what both say together, they say different things.
    const SAME: f32 = 0.5;
    let situation = best.situation.and_then(|number| index.situation(number));
    let theirs = situation.map_or(&[][..], |situation| &situation.signs);
    let weight = |signs: &mut dyn Iterator<Item = &Token>| -> f32 {
        signs.map(|sign| index.rarity(*sign).max(1.0)).sum()
    };
    let shared = weight(&mut signs.iter().filter(|sign| theirs.contains(sign)));
    let all = weight(&mut signs.iter()) + weight(&mut theirs.iter()) - shared;
    shared > 0.0 && shared >= SAME * all
}

fn nearest_topics<'a>(found: &[(&Tip, f32)], topics: &'a [Topic]) -> Vec<&'a Topic> {
    let mut nearest: Vec<&Topic> = Vec::new();
    let by_score = found
        .iter()
        .filter_map(|(tip, _)| topics.iter().find(|topic| topic.id == tip.topic));
    for topic in by_score.chain(topics.iter().filter(|topic| topic.is_common)) {
        if nearest.len() < 3 && !nearest.contains(&topic) {
            nearest.push(topic);
        }
    }
    nearest
}
