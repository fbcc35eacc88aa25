//! One cue: a family of words that speaks for a promise or against it, as its file says.
//!
//! Reads a file and checks its shape; whether the examples hold is proved by all cues together.

use serde::Deserialize;

use super::example;
use super::example::Example;
use super::example::Said;
use crate::datafile::DataFile;
use crate::datafile::Problem;
use crate::text;
use crate::text::Kind;

/// The heaviest a cue may weigh; one cue alone should rarely decide.
const HEAVIEST: f64 = 6.0;

/// A family of words that speaks for a promise or against it.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// Its file's name, without folder and ending.
    pub(super) name: String,
    /// Where its words stand.
    pub(super) place: Place,
    /// How much it speaks for a promise (above 0) or against one (below 0).
    pub(super) weight: f64,
    /// Who promises, for an opener.
    pub(super) owner: Option<Owner>,
    /// What else it tells.
    pub(super) tells: Option<Tells>,
    /// For an opener that only opens at the start of a sentence or clause.
    pub(super) at_start: bool,
    /// For words that are skipped: whether they stay part of what is owed ("try to").
    pub(super) kept: bool,
    /// For an opener: what stands before its words when they are said as an infinitive.
    pub(super) says: Option<String>,
    /// Its words, split and folded.
    pub(super) words: Vec<Vec<String>>,
}

/// Where a cue's words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Place {
    /// They open a promise, and what is owed follows: "I'll".
    Opener,
    /// They are a promise on their own: "consider it done".
    Whole,
    /// They may stand between the opener and the verb: "just", "try to".
    Between,
    /// They are what is done: "send", "get back to you".
    Verb,
    /// Anywhere after the verb, in the same clause.
    After,
    /// Anywhere before the opener, in the same sentence.
    Before,
    /// Right before the opener.
    JustBefore,
    /// Anywhere in the sentence.
    Sentence,
    /// Anywhere in the message.
    Message,
    /// In what somebody else said before.
    Asked,
    /// In what the same person said before.
    Said,
}

/// Who promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Owner {
    /// The speaker.
    I,
    /// The speaker's side.
    We,
}

/// What else a cue tells about a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Tells {
    /// It depends on something: "if you".
    Conditional,
    /// It is meant to be done at once: "one moment".
    Immediate,
}

/// The file of a cue.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueFile {
    place: Place,
    weight: f64,
    words: Vec<String>,
    why: String,
    #[serde(default)]
    owner: Option<Owner>,
    #[serde(default)]
    tells: Option<Tells>,
    #[serde(default)]
    at_start: bool,
    #[serde(default)]
    kept: bool,
    #[serde(default)]
    says: Option<String>,
    #[serde(default)]
    notices: Vec<Said>,
    #[serde(default)]
    leaves: Vec<Said>,
}

/// A cue as its file has it, with the examples that prove it.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) cue: Cue,
    pub(super) examples: Vec<Example>,
}

/// Reads one file and checks its shape.
pub(super) fn read(file: &DataFile) -> Result<Loaded, Vec<Problem>> {
    let read: CueFile = file.read().map_err(|problem| vec![problem])?;
    let problems = problems(file, &read);
    if !problems.is_empty() {
        return Err(problems);
    }
    let words = read.words.iter().map(|words| split(words)).collect();
    let cue = Cue {
        name: name(file),
        place: read.place,
        weight: read.weight,
        owner: read.owner,
        tells: read.tells,
        at_start: read.at_start,
        kept: read.kept,
        says: read.says,
        words,
    };
    let examples = example::examples(file, &read.notices, &read.leaves)?;
    Ok(Loaded { cue, examples })
}

fn problems(file: &DataFile, read: &CueFile) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !(read.weight.is_finite() && read.weight.abs() <= HEAVIEST) {
        problems.push(file.problem_at(
            "weight",
            format!("a weight is a number from -{HEAVIEST} to {HEAVIEST}"),
        ));
    }
    if read.words.is_empty() {
        problems.push(file.problem_at("words", "a cue needs at least one word"));
    }
    for words in read.words.iter().filter(|words| split(words).is_empty()) {
        problems.push(file.problem_at(&format!("{words:?}"), "these words are empty"));
    }
    if read.why.trim().is_empty() {
        problems.push(file.problem_at("why", "say in a sentence why these words matter"));
    }
    if matches!(read.place, Place::Opener | Place::Whole) && read.owner.is_none() {
        problems
            .push(file.problem_at("place", "say who promises: owner = \"i\" or owner = \"we\""));
    }
    if read.notices.is_empty() && read.leaves.is_empty() {
        problems.push(file.problem_at(
            "words",
            "give at least one example: notices = [\"…\"] or leaves = [\"…\"]",
        ));
    }
    problems
}

fn name(file: &DataFile) -> String {
    let name = file.name.rsplit('/').next().unwrap_or(&file.name);
    name.strip_suffix(".toml").unwrap_or(name).to_owned()
}

/// Splits words as messages are split. `<time>` and `<name>` stand for themselves.
fn split(words: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for piece in words.split_whitespace() {
        if matches!(piece, "<time>" | "<hidden>" | "<end>") {
            pieces.push(piece.to_owned());
            continue;
        }
        for token in text::tokens(piece) {
            match token.kind {
                Kind::Word(word) => pieces.push(word.into_owned()),
                Kind::Mark(mark) => pieces.push(mark.to_string()),
                Kind::Break | Kind::Hidden => {}
            }
        }
    }
    pieces
}
