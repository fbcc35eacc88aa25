//! Learns how much each cue weighs, from the examples in the data files alone.
//!
//! Logistic regression over the cues that speak in an example, held near zero, in coarse steps, the same on
//! every run. A promise is one of the candidates in its message, so the likeliest is taught, and chosen anew.

use std::collections::BTreeMap;

use super::cue::Place;
use super::cues::BIAS;
use super::cues::Cues;
use super::example::Example;
use crate::datafile::DataFile;
use crate::datafile::Problem;

/// Weights are multiples of one over this: finer ones would claim more than the examples tell.
const STEPS: f64 = 10.0;

/// How strongly the weights of opener, verb and what stands between them are held near zero.
const HELD: f64 = 1.0;

/// How strongly those of all around are: few examples hold what could stand there, so they teach less of it.
const HELD_AROUND: f64 = 10.0;

/// How often the likeliest candidates are chosen anew.
const CHOICES: usize = 12;

/// How often all weights are adjusted before that, at most.
const SWEEPS: usize = 60;

/// An adjustment below this is none.
const SETTLED: f64 = 1e-7;

/// How often the examples that prove a cue and fail may be taught again.
const REPEATS: usize = 40;

/// What the examples teach.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// The weight of each cue, by its name.
    pub weights: BTreeMap<String, f64>,
    /// How many examples taught them.
    pub examples: usize,
    /// How many of these come out right.
    pub right: usize,
}

/// An example as the cues that speak in it.
struct Lesson {
    /// For each candidate, the cues that speak, by number.
    candidates: Vec<Vec<usize>>,
    promise: bool,
    /// Whether it proves a cue, and so has to come out right.
    proof: bool,
    /// How often it counts.
    counts: f64,
}

/// Learns the weights from the examples in these files, whatever weights stand in them.
///
/// # Errors
/// Every problem in every file.
pub fn learn(files: &[DataFile]) -> Result<Learned, Vec<Problem>> {
    let (cues, examples) = Cues::read_with_examples(files)?;
    let names: Vec<String> = cues.cues().iter().map(|cue| cue.name.clone()).collect();
    let held: Vec<f64> = cues.cues().iter().map(|cue| held(cue.place)).collect();
    let numbers: BTreeMap<&str, usize> = names.iter().map(String::as_str).zip(0..).collect();
    let mut lessons: Vec<Lesson> = examples
        .iter()
        .map(|(example, proof)| lesson(&cues, &numbers, example, *proof))
        .collect();
    let mut exact = vec![0.0; names.len()];
    let mut weights = exact.clone();
    for _ in 0..REPEATS {
        fit(&lessons, &held, &mut exact);
        weights = exact
            .iter()
            .map(|weight| (weight * STEPS).round() / STEPS + 0.0)
            .collect();
        let mut failed = false;
        for lesson in &mut lessons {
            if lesson.proof && !lesson.is_right(&weights) {
                lesson.counts += 1.0;
                failed = true;
            }
        }
        if !failed {
            break;
        }
    }
    Ok(Learned {
        examples: lessons.len(),
        right: lessons
            .iter()
            .filter(|lesson| lesson.is_right(&weights))
            .count(),
        weights: names.into_iter().zip(weights).collect(),
    })
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

fn held(place: Place) -> f64 {
    match place {
        Place::Opener | Place::Whole | Place::Between | Place::Verb => HELD,
        Place::After
        | Place::Before
        | Place::Sentence
        | Place::Message
        | Place::Asked
        | Place::Said => HELD_AROUND,
    }
}

fn lesson(cues: &Cues, numbers: &BTreeMap<&str, usize>, example: &Example, proof: bool) -> Lesson {
    let number = |(name, _): &(String, f64)| numbers.get(name.as_str()).copied();
    Lesson {
        candidates: example
            .read_by(cues)
            .iter()
            .map(|spoken| spoken.cues.iter().filter_map(number).collect())
            .collect(),
        promise: example.promise,
        proof,
        counts: 1.0,
    }
}

impl Lesson {
    /// Returns the likeliest candidate.
    fn likeliest(&self, weights: &[f64]) -> Option<&Vec<usize>> {
        let score = |cues: &Vec<usize>| sum(cues, weights);
        self.candidates
            .iter()
            .max_by(|one, other| score(one).total_cmp(&score(other)))
    }

    fn is_right(&self, weights: &[f64]) -> bool {
        let found = self.likeliest(weights).map(|cues| sum(cues, weights));
        // Half a step of room on either side: a sum at the very edge depends on how floats round.
        let room = 0.5 / STEPS;
        if self.promise {
            found.is_some_and(|sum| sum >= room)
        } else {
            found.is_none_or(|sum| sum <= -room)
        }
    }
}

fn sum(cues: &[usize], weights: &[f64]) -> f64 {
    let each = cues.iter().filter_map(|cue| weights.get(*cue));
    BIAS + each.sum::<f64>()
}

/// A candidate that is taught.
struct Row<'a> {
    cues: &'a [usize],
    promise: f64,
    counts: f64,
    /// The sum of its cues under the weights so far.
    sum: f64,
}

/// Adjusts the weights until the examples come out as likely as they can.
fn fit(lessons: &[Lesson], held: &[f64], weights: &mut [f64]) {
    for _ in 0..CHOICES {
        let mut rows = rows(lessons, weights);
        let mut moved: f64 = 0.0;
        for _ in 0..SWEEPS {
            let widest = sweep(&mut rows, held, weights);
            moved = moved.max(widest);
            if widest < SETTLED {
                break;
            }
        }
        if moved < SETTLED {
            break;
        }
    }
}

/// Chooses what is taught: of a promise its likeliest candidate, of anything else every one.
fn rows<'a>(lessons: &'a [Lesson], weights: &[f64]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for lesson in lessons {
        let taught: Vec<&Vec<usize>> = if lesson.promise {
            lesson.likeliest(weights).into_iter().collect()
        } else {
            lesson.candidates.iter().collect()
        };
        for cues in &taught {
            rows.push(Row {
                cues,
                promise: f64::from(u8::from(lesson.promise)),
                counts: lesson.counts,
                sum: sum(cues, weights),
            });
        }
    }
    rows
}

/// Moves each weight once, by Newton's step; returns the widest move.
fn sweep(rows: &mut [Row<'_>], held: &[f64], weights: &mut [f64]) -> f64 {
    let mut widest: f64 = 0.0;
    for (cue, (weight, held)) in weights.iter_mut().zip(held).enumerate() {
        let (mut slope, mut bend) = (held * *weight, *held);
        for row in rows.iter().filter(|row| row.cues.contains(&cue)) {
            let likely = 1.0 / (1.0 + (-row.sum).exp());
            slope += row.counts * (likely - row.promise);
            bend += row.counts * likely * (1.0 - likely);
        }
        // A long step may overshoot where the curve is flat.
        let step = (-slope / bend).clamp(-1.0, 1.0);
        *weight += step;
        widest = widest.max(step.abs());
        for row in rows.iter_mut().filter(|row| row.cues.contains(&cue)) {
            row.sum += step;
        }
    }
    widest
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
