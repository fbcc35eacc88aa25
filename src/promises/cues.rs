//! All cues together: loaded from their files, proved by their examples, ready to read messages.

use super::cue;
use super::cue::Cue;
use super::cue::Loaded;
use super::cue::Place;
use super::example;
use super::example::Example;
use super::gate::Gate;
use super::index::Index;
use super::words::WORDS_FILE;
use super::words::Words;
use crate::datafile::DataFile;
use crate::datafile::Problem;

/// How unlikely a promise is before any cue has spoken. Not learned: the openers, one of which always
/// speaks, take up what is missing.
pub(super) const BIAS: f64 = -1.0;

/// How promises are made, and what only looks like one.
#[derive(Debug, Default)]
pub struct Cues {
    all: Vec<Cue>,
    /// A word of each opener: a message without any of them is not read any further.
    gate: Gate,
    indexes: [Index; 11],
    /// How much each single word tells besides.
    words: Words,
}

/// What the files hold.
#[derive(Debug, Default)]
struct ReadFiles<'a> {
    cues: Vec<(&'a DataFile, Loaded)>,
    words: Words,
    lessons: Vec<(Example, Teaches)>,
}

/// What an example is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Teaches {
    /// It proves a cue: it has to come out right.
    Proof,
    /// It teaches cues and words.
    Lesson,
    /// It teaches words only.
    Conversation,
}

/// Cues, and all examples, each with what it is for.
type WithExamples = (Cues, Vec<(Example, Teaches)>);

/// The places in the order of their indexes.
const PLACES: [Place; 11] = [
    Place::Opener,
    Place::Whole,
    Place::Between,
    Place::Verb,
    Place::After,
    Place::Before,
    Place::JustBefore,
    Place::Sentence,
    Place::Message,
    Place::Asked,
    Place::Said,
];

impl Cues {
    /// Loads the cues; each proves itself by its own examples, read by all of them together. Files of
    /// conversations are passed over: they only teach.
    ///
    /// # Errors
    /// Every problem in every file.
    pub fn load(files: &[DataFile]) -> Result<Self, Vec<Problem>> {
        let needed = files.iter();
        let (cues, read) = Self::read(needed.filter(|file| !example::is_conversations(file)))?;
        let problems: Vec<Problem> = read
            .cues
            .iter()
            .flat_map(|(file, one)| cues.unproved(file, one))
            .collect();
        if problems.is_empty() {
            Ok(cues)
        } else {
            Err(problems)
        }
    }

    /// Reads the cues without asking for proof, and all examples, each with what it is for.
    pub(super) fn read_with_examples(files: &[DataFile]) -> Result<WithExamples, Vec<Problem>> {
        let (cues, read) = Self::read(files.iter())?;
        let proofs = read.cues.into_iter().flat_map(|(_, one)| one.examples);
        let examples = proofs
            .map(|example| (example, Teaches::Proof))
            .chain(read.lessons)
            .collect();
        Ok((cues, examples))
    }

    fn read<'a>(
        files: impl Iterator<Item = &'a DataFile>,
    ) -> Result<(Self, ReadFiles<'a>), Vec<Problem>> {
        let mut read = ReadFiles::default();
        let mut problems = Vec::new();
        for file in files {
            if file.name == WORDS_FILE {
                match Words::read(file) {
                    Ok(words) => read.words = words,
                    Err(wrong) => problems.push(wrong),
                }
                continue;
            }
            if let Some(teaches) = teaches(file) {
                match example::lessons(file) {
                    Ok(lessons) => {
                        let lessons = lessons.into_iter();
                        read.lessons.extend(lessons.map(|one| (one, teaches)));
                    }
                    Err(wrong) => problems.extend(wrong),
                }
                continue;
            }
            match cue::read(file) {
                Ok(one) => read.cues.push((file, one)),
                Err(wrong) => problems.extend(wrong),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let cues = Self::of(read.cues.iter().map(|(_, one)| one.cue.clone()).collect());
        let cues = cues.map_err(|words| {
            vec![Problem {
                file: "promises".into(),
                line: 0,
                words,
            }]
        })?;
        let cues = Self {
            words: std::mem::take(&mut read.words),
            ..cues
        };
        Ok((cues, read))
    }

    fn of(cues: Vec<Cue>) -> Result<Self, String> {
        let opens = |cue: &&Cue| matches!(cue.place, Place::Opener | Place::Whole);
        let gate = Gate::of(cues.iter().filter(opens).flat_map(|cue| &cue.words))
            .map_err(|error| format!("the openers cannot be searched for: {error}"))?;
        Ok(Self {
            gate,
            indexes: PLACES.map(|place| Index::of(&cues, place)),
            all: cues,
            words: Words::default(),
        })
    }

    /// Returns the examples of a file that do not hold.
    fn unproved(&self, file: &DataFile, one: &Loaded) -> Vec<Problem> {
        let mut problems = Vec::new();
        for example in &one.examples {
            let utterance = example.utterance();
            let mut told = example.told(self, &utterance).into_iter();
            let found = told.any(|told| self.sum(&utterance, &told) >= 0.0);
            let text = &example.text;
            if example.promise && !found {
                let words = format!("this example is not recognised as a promise: {text:?}");
                problems.push(file.problem_at(text, words));
            }
            if !example.promise && found {
                let words = format!(
                    "this example is taken for a promise and should be left alone: {text:?}"
                );
                problems.push(file.problem_at(text, words));
            }
        }
        problems
    }

    /// Returns how many cues there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Returns all cues, in the order of their numbers.
    pub(super) fn cues(&self) -> &[Cue] {
        &self.all
    }

    /// Returns whether a message holds any word that could open a promise.
    pub(super) fn may_promise(&self, raw: &str) -> bool {
        self.gate.is_open_to(raw)
    }

    /// Returns how much each single word tells.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    pub(super) fn cue(&self, number: usize) -> &Cue {
        &self.all[number]
    }

    pub(super) fn index(&self, place: Place) -> &Index {
        let at = PLACES.iter().position(|known| *known == place).unwrap_or(0);
        &self.indexes[at]
    }
}

/// Returns what the examples in a file are for, when it is a file of examples alone.
fn teaches(file: &DataFile) -> Option<Teaches> {
    if example::is_lessons(file) {
        Some(Teaches::Lesson)
    } else if example::is_conversations(file) {
        Some(Teaches::Conversation)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    const OPENER: &str =
        "place = \"opener\"\nowner = \"i\"\nweight = 2.0\nwhy = \"w\"\nwords = [\"i'll\"]\n";

    fn problem(text: &str) -> String {
        let file = DataFile {
            name: "promises/x.toml".into(),
            text: text.into(),
        };
        let problems = Cues::load(&[file]).unwrap_err();
        problems
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn a_cue_that_fails_its_own_example_is_reported_with_its_line() {
        assert_snapshot!(problem(&format!("{OPENER}notices = [\"Maybe later.\"]")), @r#"promises/x.toml:6: this example is not recognised as a promise: "Maybe later.""#);
        assert_snapshot!(problem(&format!("{OPENER}leaves = [\"I'll send it.\"]")), @r#"promises/x.toml:6: this example is taken for a promise and should be left alone: "I'll send it.""#);
    }

    #[test]
    fn a_malformed_cue_is_reported_in_plain_words() {
        assert_snapshot!(problem("place = \"opner\""), @"promises/x.toml:1: unknown variant `opner`, expected one of `opener`, `whole`, `between`, `verb`, `after`, `before`, `just-before`, `sentence`, `message`, `asked`, `said`");
        assert_snapshot!(problem(&OPENER.replace("weight = 2.0", "weight = 99")), @r#"
        promises/x.toml:3: a weight is a number from -6 to 6
        promises/x.toml:5: give at least one example: notices = ["…"] or leaves = ["…"]
        "#);
        assert_snapshot!(problem(&format!("{OPENER}nottices = []")), @"promises/x.toml:6: unknown field `nottices`, expected one of `place`, `weight`, `words`, `why`, `owner`, `tells`, `at_start`, `kept`, `says`, `notices`, `leaves`");
        assert_snapshot!(problem(&OPENER.replace("owner = \"i\"\n", "")), @r#"
        promises/x.toml:1: say who promises: owner = "i" or owner = "we"
        promises/x.toml:4: give at least one example: notices = ["…"] or leaves = ["…"]
        "#);
    }

    #[test]
    fn without_cues_nothing_is_a_promise() {
        let cues = Cues::load(&[]).unwrap();
        assert!(cues.is_empty());
        assert_eq!(cues.recognise("I'll send it to you", &[], &[]), None);
    }
}
