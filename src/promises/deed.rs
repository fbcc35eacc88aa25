//! One file of `tips/fulfilled`: words that say, or help to say, that something is done.
//!
//! Reads a file and checks its shape; whether the examples hold is proved by all files together.

use serde::Deserialize;

use crate::datafile::DataFile;
use crate::datafile::Problem;
use crate::text;
use crate::text::Kind;

/// The most characters an example may have.
const LONGEST_EXAMPLE: usize = 500;

/// A family of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deed {
    /// Where its words stand.
    pub(super) place: Place,
    /// Its words, split and folded.
    pub(super) words: Vec<Vec<String>>,
    /// The verbs of the promises it fulfils, split and folded; none: any.
    pub(super) does: Vec<Vec<String>>,
    /// Whether it counts only for a promise it has a word in common with.
    pub(super) needs_word: bool,
}

/// Where words stand in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Place {
    /// They are what was done, and stand first or after the author: "sent", "I've fixed".
    Deed,
    /// They say it on their own, at the start: "all set", "here's the".
    Whole,
    /// They are the author, or what the talk is about, before a deed: "I've", "it's".
    Mine,
    /// They lead from a thing to what was done with it: "the quote *has been* sent".
    Link,
    /// They may stand right before a deed: "just".
    Between,
    /// They may stand before all else: "ok", "good news".
    Opening,
    /// With them anywhere before it, a deed is none: "when".
    NotBefore,
    /// With them anywhere after it, a deed is none: "tomorrow", "?".
    NotAfter,
}

/// A message, and whether it fulfils something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Example {
    /// What is owed; none: whatever it is.
    pub(super) owed: Option<String>,
    /// The message.
    pub(super) text: String,
    /// Whether it says that this is done.
    pub(super) done: bool,
}

/// The file of a family.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeedFile {
    place: Place,
    words: Vec<String>,
    why: String,
    #[serde(default)]
    does: Vec<String>,
    #[serde(default)]
    needs_word: bool,
    #[serde(default)]
    notices: Vec<Said>,
    #[serde(default)]
    leaves: Vec<Said>,
}

/// An example as a file has it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Said {
    /// A message alone.
    Message(String),
    /// What is owed, and the message.
    Pair([String; 2]),
}

impl Said {
    fn example(&self, done: bool) -> Example {
        let (owed, text) = match self {
            Self::Message(text) => (None, text),
            Self::Pair([owed, text]) => (Some(owed.clone()), text),
        };
        Example {
            owed,
            text: text.clone(),
            done,
        }
    }
}

/// Reads one file and checks its shape.
pub(super) fn read(file: &DataFile) -> Result<(Deed, Vec<Example>), Vec<Problem>> {
    let read: DeedFile = file.read().map_err(|problem| vec![problem])?;
    let examples: Vec<Example> = read
        .notices
        .iter()
        .map(|said| said.example(true))
        .chain(read.leaves.iter().map(|said| said.example(false)))
        .collect();
    let problems = problems(file, &read, &examples);
    if !problems.is_empty() {
        return Err(problems);
    }
    let all = |words: &[String]| words.iter().map(|words| split(words)).collect();
    let deed = Deed {
        place: read.place,
        words: all(&read.words),
        does: all(&read.does),
        needs_word: read.needs_word,
    };
    Ok((deed, examples))
}

fn problems(file: &DataFile, read: &DeedFile, examples: &[Example]) -> Vec<Problem> {
    let mut problems = Vec::new();
    if read.words.is_empty() {
        problems.push(file.problem_at("words", "give at least one word"));
    }
    for words in read.words.iter().chain(&read.does) {
        if split(words).is_empty() {
            problems.push(file.problem_at(&format!("{words:?}"), "these words are empty"));
        }
    }
    if read.why.trim().is_empty() {
        problems.push(file.problem_at("why", "say in a sentence what these words have in common"));
    }
    let says = matches!(read.place, Place::Deed | Place::Whole);
    if !says && !read.does.is_empty() {
        problems.push(file.problem_at("does", "only a deed or a whole says what it does"));
    }
    if !says && read.needs_word {
        problems.push(file.problem_at("needs_word", "only a deed or a whole can need a word"));
    }
    if examples.is_empty() {
        problems.push(file.problem_at(
            "words",
            "give at least one example: notices = [\"…\"] or leaves = [\"…\"]",
        ));
    }
    for example in examples {
        if example.text.chars().count() > LONGEST_EXAMPLE {
            let words = format!("an example has at most {LONGEST_EXAMPLE} characters");
            problems.push(file.problem_at(&example.text, words));
        }
    }
    problems
}

/// Splits words as messages are split.
pub(super) fn split(words: &str) -> Vec<String> {
    text::tokens(words)
        .iter()
        .filter_map(|token| piece(&token.kind))
        .collect()
}

/// Returns a token as it is compared; `None` for a line break.
pub(super) fn piece(kind: &Kind<'_>) -> Option<String> {
    match kind {
        Kind::Word(word) => Some(word.to_string()),
        Kind::Mark(mark) => Some(mark.to_string()),
        Kind::Hidden => Some("<hidden>".to_owned()),
        Kind::Break => None,
    }
}
