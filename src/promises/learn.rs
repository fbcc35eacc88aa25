//! Learns how much each cue and each word weighs, from the examples in the data files alone.
//!
//! First the cues, from the examples that prove them and the short lessons. Then the single words, from those
//! and the conversations: what the cues leave open, held much closer to zero. A promise is one of the
//! candidates in its message, so the likeliest is taught, and chosen anew.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::around::CLOSE;
use super::cue::Place;
use super::cues::BIAS;
use super::cues::Cues;
use super::cues::Teaches;
use super::example::Example;
use super::logit;
use super::logit::Row;
use super::words;
use crate::datafile::DataFile;
use crate::datafile::Problem;

/// Weights of cues are multiples of one over this: finer ones would claim more than the examples tell.
const STEPS: f64 = 10.0;

/// The same for words.
const WORD_STEPS: f64 = 100.0;

/// How strongly the weights of opener, verb and what stands between them are held near zero.
const HELD: f64 = 1.0;

/// How strongly those of all around are: few examples hold what could stand there, so they teach less of it.
const HELD_AROUND: f64 = 10.0;

/// How strongly the weights of words next to opener and verb are held: there are thousands of them.
const HELD_WORD: f64 = 25.0;

/// How strongly those of words further away are.
const HELD_FAR: f64 = 300.0;

/// How strongly the weight that all candidates share is held: hardly.
const HELD_BIAS: f64 = 0.01;

/// By how much promises are rarer in real talk than among the examples, in log-odds: about two to three.
const RARER: f64 = 0.4;

/// In how many examples a word stands, at least, to be learned at its place.
const FEWEST: usize = 2;

/// How often the likeliest candidates are chosen anew.
const CHOICES: usize = 12;

/// A move below this is none.
const SETTLED: f64 = 1e-4;

/// How often the examples that prove a cue and fail may be taught again.
const REPEATS: usize = 40;

/// What the examples teach.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// The weight of each cue, by its name.
    pub weights: BTreeMap<String, f64>,
    /// The weight of each word: by its place, and the words there.
    pub words: BTreeMap<(String, String), f64>,
    /// What is added to every sum besides.
    pub bias: f64,
    /// How many examples taught them.
    pub examples: usize,
    /// How many of these come out right.
    pub right: usize,
}

impl Learned {
    /// Returns the file of the words' weights, as [`super::WORDS_FILE`] holds it.
    pub fn words_file(&self) -> String {
        words::written(self.bias, &self.words)
    }
}

/// One of the candidates in an example.
#[derive(Debug, Default)]
struct Candidate {
    /// The numbers of what speaks.
    traits: Vec<usize>,
    /// What is added to the sum of their weights.
    offset: f64,
}

/// An example as its candidates.
#[derive(Debug)]
struct Lesson {
    candidates: Vec<Candidate>,
    promise: bool,
    teaches: Teaches,
    /// How often it counts.
    counts: f64,
}

/// An example as the program reads it: what is heard of each candidate.
struct Reading {
    candidates: Vec<Heard>,
    promise: bool,
    teaches: Teaches,
}

/// What is heard of one candidate.
struct Heard {
    /// Its cues, by number.
    cues: Vec<usize>,
    /// Its words, each with its place.
    words: Vec<Placed>,
}

/// A place, and the words there.
type Placed = (String, String);

/// Learns the weights from the examples in these files, whatever weights stand in them.
///
/// # Errors
/// Every problem in every file.
pub fn learn(files: &[DataFile]) -> Result<Learned, Vec<Problem>> {
    let (cues, examples) = Cues::read_with_examples(files)?;
    let readings: Vec<Reading> = examples
        .iter()
        .map(|(example, teaches)| read(&cues, example, *teaches))
        .collect();
    let weights = learn_cues(&cues, &readings);
    let (names, mut lessons) = of_words(&readings, &weights);
    let word_weights = taught(&mut lessons, &held_words(&names), WORD_STEPS, RARER);
    let right = lessons
        .iter()
        .filter(|lesson| lesson.is_right(&word_weights, WORD_STEPS, RARER));
    Ok(Learned {
        right: right.count(),
        examples: lessons.len(),
        weights: cues
            .cues()
            .iter()
            .map(|cue| cue.name.clone())
            .zip(weights)
            .collect(),
        bias: word_weights.first().copied().unwrap_or_default() - RARER,
        words: names
            .into_iter()
            .zip(word_weights)
            .skip(1)
            .filter(|(_, weight)| *weight != 0.0)
            .collect(),
    })
}

/// Reads an example as the program does.
fn read(cues: &Cues, example: &Example, teaches: Teaches) -> Reading {
    let utterance = example.utterance();
    let told = example.told(cues, &utterance);
    let candidates = told.iter().map(|told| {
        let mut words = BTreeSet::new();
        cues.words_of(&utterance, told, |place, said| {
            words.insert((place.to_owned(), said.join(" ")));
        });
        Heard {
            cues: told.cues.iter().copied().collect(),
            words: words.into_iter().collect(),
        }
    });
    Reading {
        candidates: candidates.collect(),
        promise: example.promise,
        teaches,
    }
}

/// Learns the weights of the cues.
fn learn_cues(cues: &Cues, readings: &[Reading]) -> Vec<f64> {
    let held: Vec<f64> = cues.cues().iter().map(|cue| held(cue.place)).collect();
    let readings = readings
        .iter()
        .filter(|one| one.teaches != Teaches::Conversation);
    let mut lessons: Vec<Lesson> = readings
        .map(|reading| {
            reading.lesson(|heard| Candidate {
                traits: heard.cues.clone(),
                offset: BIAS,
            })
        })
        .collect();
    taught(&mut lessons, &held, STEPS, 0.0)
}

/// Returns all words that are learned, the first of them none, and the lessons for them.
fn of_words(readings: &[Reading], weights: &[f64]) -> (Vec<Placed>, Vec<Lesson>) {
    let mut counts: BTreeMap<&Placed, usize> = BTreeMap::new();
    for reading in readings {
        let said: BTreeSet<_> = reading
            .candidates
            .iter()
            .flat_map(|heard| &heard.words)
            .collect();
        for words in said {
            *counts.entry(words).or_default() += 1;
        }
    }
    let often = counts.into_iter().filter(|(_, count)| *count >= FEWEST);
    let bias = (String::new(), String::new());
    let names: Vec<Placed> = std::iter::once(bias)
        .chain(often.map(|(words, _)| words.clone()))
        .collect();
    let numbers: BTreeMap<&Placed, usize> = names.iter().zip(0..).skip(1).collect();
    let lessons = readings
        .iter()
        .map(|reading| {
            reading.lesson(|heard| Candidate {
                traits: std::iter::once(0)
                    .chain(
                        heard
                            .words
                            .iter()
                            .filter_map(|words| numbers.get(words).copied()),
                    )
                    .collect(),
                offset: BIAS
                    + heard
                        .cues
                        .iter()
                        .filter_map(|cue| weights.get(*cue))
                        .sum::<f64>(),
            })
        })
        .collect();
    (names, lessons)
}

fn held_words(names: &[Placed]) -> Vec<f64> {
    let held = names.iter().map(|(place, _)| match place.as_str() {
        "" => HELD_BIAS,
        place if CLOSE.contains(&place) => HELD_WORD,
        _ => HELD_FAR,
    });
    held.collect()
}

/// Learns weights from lessons, in coarse steps, such that every proof comes out right: a promise is what sums
/// up to more than `bar`.
fn taught(lessons: &mut [Lesson], held: &[f64], steps: f64, bar: f64) -> Vec<f64> {
    let mut exact = vec![0.0; held.len()];
    let mut weights = exact.clone();
    for _ in 0..REPEATS {
        fit(lessons, held, &mut exact);
        let rounded = exact
            .iter()
            .map(|weight| (weight * steps).round() / steps + 0.0);
        weights = rounded.collect();
        let mut failed = false;
        for lesson in lessons.iter_mut() {
            if lesson.teaches == Teaches::Proof && !lesson.is_right(&weights, steps, bar) {
                lesson.counts += 1.0;
                failed = true;
            }
        }
        if !failed {
            break;
        }
    }
    weights
}

/// Adjusts the weights until the examples come out as likely as they can.
fn fit(lessons: &[Lesson], held: &[f64], weights: &mut [f64]) {
    for _ in 0..CHOICES {
        let rows = rows(lessons, weights);
        if logit::fit(&rows, held, weights) < SETTLED {
            break;
        }
    }
}

/// Chooses what is taught: of a promise its likeliest candidate, of anything else every one.
fn rows<'a>(lessons: &'a [Lesson], weights: &[f64]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for lesson in lessons {
        let taught: Vec<&Candidate> = if lesson.promise {
            lesson.likeliest(weights).into_iter().collect()
        } else {
            lesson.candidates.iter().collect()
        };
        rows.extend(taught.into_iter().map(|candidate| Row {
            traits: &candidate.traits,
            offset: candidate.offset,
            is: lesson.promise,
            counts: lesson.counts,
        }));
    }
    rows
}

impl Reading {
    fn lesson(&self, candidate: impl Fn(&Heard) -> Candidate) -> Lesson {
        Lesson {
            candidates: self.candidates.iter().map(candidate).collect(),
            promise: self.promise,
            teaches: self.teaches,
            counts: 1.0,
        }
    }
}

impl Candidate {
    fn sum(&self, weights: &[f64]) -> f64 {
        let each = self.traits.iter().filter_map(|one| weights.get(*one));
        self.offset + each.sum::<f64>()
    }
}

impl Lesson {
    /// Returns the likeliest candidate.
    fn likeliest(&self, weights: &[f64]) -> Option<&Candidate> {
        let candidates = self.candidates.iter();
        candidates.max_by(|one, other| one.sum(weights).total_cmp(&other.sum(weights)))
    }

    fn is_right(&self, weights: &[f64], steps: f64, bar: f64) -> bool {
        let found = self.likeliest(weights).map(|found| found.sum(weights));
        // Half a step of room on either side: a sum at the very edge depends on how floats round.
        let room = 0.5 / steps;
        if self.promise {
            found.is_some_and(|sum| sum >= bar + room)
        } else {
            found.is_none_or(|sum| sum <= bar - room)
        }
    }
}

fn held(place: Place) -> f64 {
    match place {
        Place::Opener | Place::Whole | Place::Between | Place::Verb | Place::JustBefore => HELD,
        Place::After
        | Place::Before
        | Place::Sentence
        | Place::Message
        | Place::Asked
        | Place::Said => HELD_AROUND,
    }
}

/// Returns a cue's file with another weight, everything else as it was.
pub fn with_weight(text: &str, weight: f64) -> String {
    let key = |line: &str| line.split('=').next().map(str::trim) == Some("weight");
    text.split_inclusive('\n')
        .map(|line| match line.split_once('=') {
            Some((name, _)) if key(line) => {
                let end = if line.ends_with('\n') { "\n" } else { "" };
                format!("{name}= {weight:.1}{end}")
            }
            _ => line.to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<DataFile> {
        let file = |name: &str, text: &str| DataFile {
            name: format!("promises/{name}.toml"),
            text: text.into(),
        };
        vec![
            file(
                "opener",
                "place = \"opener\"\nowner = \"i\"\nweight = 0.0\nwhy = \"w\"\nwords = [\"i'll\"]\nnotices = [\"I'll send it.\"]",
            ),
            file(
                "own",
                "place = \"verb\"\nweight = 5.0\nwhy = \"w\"\nwords = [\"read\"]\nleaves = [\"I'll read it.\"]",
            ),
            file(
                "examples/x",
                "why = \"w\"\nnotices = [\"I'll write it.\", \"I'll fix it.\"]\nleaves = [\"I'll read that.\"]",
            ),
        ]
    }

    #[test]
    fn what_stands_in_promises_weighs_for_them_and_the_rest_against() {
        let learned = learn(&files()).unwrap();
        assert!(learned.weights["opener"] > 1.0, "{learned:?}");
        assert!(learned.weights["own"] < -0.5, "{learned:?}");
        assert_eq!((learned.examples, learned.right), (5, 5));
    }

    #[test]
    fn what_was_learned_before_changes_nothing() {
        let mut again = files();
        let first = learn(&again).unwrap();
        again[1].text = with_weight(&again[1].text, -3.0);
        assert_eq!(learn(&again).unwrap(), first);
    }

    #[test]
    fn only_the_weight_of_a_file_is_rewritten() {
        assert_eq!(
            with_weight(
                "place   = \"verb\"\nweight  = 5\nwhy = \"weight = 1\"\n",
                -0.34
            ),
            "place   = \"verb\"\nweight  = -0.3\nwhy = \"weight = 1\"\n"
        );
        assert_eq!(with_weight("weight = 5.0", 0.0), "weight = 0.0");
    }
}
