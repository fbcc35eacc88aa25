//! All families of words that say something is done: loaded from their files, proved by their examples.
//!
//! Opens no file, and knows no promise but those of the examples.

use std::collections::BTreeSet;
use std::collections::HashMap;

use bm25::DefaultTokenizer;
use bm25::Tokenizer;

use super::deed;
use super::deed::Deed;
use super::deed::Example;
use super::deed::Place;
use super::gate::Gate;
use super::meant::Meant;
use super::meant::Near;
use super::meant::Owed;
use super::meant::meant;
use crate::datafile::DataFile;
use crate::datafile::Problem;

/// How people say that something is done.
#[derive(Debug)]
pub struct Deeds {
    all: Vec<Deed>,
    /// A word of each deed: a message without any of them is not read any further.
    gate: Gate,
    /// Families by the first of their words: those words, and the family's number, the longest first.
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
    stemming: DefaultTokenizer,
}

impl Default for Deeds {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            gate: Gate::default(),
            by_first: HashMap::new(),
            stemming: DefaultTokenizer::builder()
                .stemming(true)
                .stopwords(true)
                .build(),
        }
    }
}

impl Deeds {
    /// Loads the families; each proves itself by its own examples, read by all of them together.
    ///
    /// # Errors
    /// Every problem in every file.
    pub fn load(files: &[DataFile]) -> Result<Self, Vec<Problem>> {
        let mut read = Vec::new();
        let mut problems = Vec::new();
        for file in files {
            match deed::read(file) {
                Ok((deed, examples)) => read.push((file, deed, examples)),
                Err(wrong) => problems.extend(wrong),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let deeds = Self::of(read.iter().map(|(_, deed, _)| deed.clone()).collect());
        let deeds = deeds.map_err(|words| {
            vec![Problem {
                file: "fulfilled".into(),
                line: 0,
                words,
            }]
        })?;
        let problems: Vec<Problem> = read
            .iter()
            .flat_map(|(file, _, examples)| deeds.unproved(file, examples))
            .collect();
        if problems.is_empty() {
            Ok(deeds)
        } else {
            Err(problems)
        }
    }

    fn of(all: Vec<Deed>) -> Result<Self, String> {
        let opens = |deed: &&Deed| matches!(deed.place, Place::Deed | Place::Whole);
        let gate = Gate::of(all.iter().filter(opens).flat_map(|deed| &deed.words))
            .map_err(|error| format!("the deeds cannot be searched for: {error}"))?;
        let mut by_first: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (number, deed) in all.iter().enumerate() {
            for words in &deed.words {
                if let Some(first) = words.first() {
                    let entry = by_first.entry(first.clone()).or_default();
                    entry.push((words.clone(), number));
                }
            }
        }
        for entry in by_first.values_mut() {
            entry.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Ok(Self {
            all,
            gate,
            by_first,
            ..Self::default()
        })
    }

    /// Returns how many families there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Returns whether a message holds any word of a deed.
    pub(super) fn may_be_done(&self, raw: &str) -> bool {
        self.gate.is_open_to(raw)
    }

    /// Returns the longest words of a place that begin at `at`: how many they are, and their family.
    pub(super) fn at(&self, pieces: &[String], at: usize, place: Place) -> Option<(usize, &Deed)> {
        let rest = pieces.get(at..)?;
        self.by_first
            .get(rest.first()?)?
            .iter()
            .filter_map(|(words, number)| Some((words, self.all.get(*number)?)))
            .find(|(words, deed)| deed.place == place && rest.starts_with(words))
            .map(|(words, deed)| (words.len(), deed))
    }

    /// Returns the stems of the words in a text that say something.
    pub(super) fn stems(&self, text: &str) -> BTreeSet<String> {
        let text: String = text
            .chars()
            .filter(|letter| !matches!(letter, '\'' | '\u{2019}'))
            .collect();
        self.stemming.tokenize(&text).into_iter().collect()
    }

    /// Returns the examples of a file that do not hold.
    fn unproved(&self, file: &DataFile, examples: &[Example]) -> Vec<Problem> {
        examples
            .iter()
            .filter(|example| self.notices(example) != example.done)
            .map(|example| {
                let text = &example.text;
                let words = if example.done {
                    format!("this example does not say that it is done: {text:?}")
                } else {
                    format!("this example says that it is done and should be left alone: {text:?}")
                };
                file.problem_at(text, words)
            })
            .collect()
    }

    fn notices(&self, example: &Example) -> bool {
        let done = self.recognise(&example.text);
        match &example.owed {
            None => done.iter().any(|done| !done.needs_word),
            Some(owed) => {
                let owed = Owed {
                    what: owed.clone(),
                    to: None,
                };
                meant(self, &done, &[owed], Near::Thread) != Meant::Nothing
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    const SENT: &str = "place = \"deed\"\nwhy = \"w\"\nwords = [\"sent\"]\ndoes = [\"send\"]\n";

    fn problem(text: &str) -> String {
        let file = DataFile {
            name: "fulfilled/x.toml".into(),
            text: text.into(),
        };
        let problems = Deeds::load(&[file]).unwrap_err();
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    #[test]
    fn a_family_that_fails_its_own_example_is_reported_with_its_line() {
        assert_snapshot!(problem(&format!("{SENT}notices = [\"on my list\"]")), @r#"fulfilled/x.toml:5: this example does not say that it is done: "on my list""#);
        assert_snapshot!(problem(&format!("{SENT}leaves = [\"Sent\"]")), @r#"fulfilled/x.toml:5: this example says that it is done and should be left alone: "Sent""#);
        assert_snapshot!(problem(&format!("{SENT}notices = [[\"call Bob\", \"Sent the form\"]]")), @r#"fulfilled/x.toml:5: this example does not say that it is done: "Sent the form""#);
    }

    #[test]
    fn a_malformed_family_is_reported_in_plain_words() {
        assert_snapshot!(problem("place = \"ded\""), @"fulfilled/x.toml:1: unknown variant `ded`, expected one of `deed`, `whole`, `mine`, `link`, `between`, `opening`, `not-before`, `not-after`");
        assert_snapshot!(problem("place = \"link\"\nwhy = \" \"\nwords = []\ndoes = [\"send\"]\nneeds_word = true"), @r#"
        fulfilled/x.toml:3: give at least one word
        fulfilled/x.toml:2: say in a sentence what these words have in common
        fulfilled/x.toml:4: only a deed or a whole says what it does
        fulfilled/x.toml:5: only a deed or a whole can need a word
        fulfilled/x.toml:3: give at least one example: notices = ["…"] or leaves = ["…"]
        "#);
        assert_snapshot!(problem(&format!("{SENT}noticed = []")), @"fulfilled/x.toml:5: unknown field `noticed`, expected one of `place`, `words`, `why`, `does`, `needs_word`, `notices`, `leaves`");
        assert_snapshot!(problem(&SENT.replace("[\"send\"]", "[\" \"]")), @r#"
        fulfilled/x.toml:4: these words are empty
        fulfilled/x.toml:3: give at least one example: notices = ["…"] or leaves = ["…"]
        "#);
    }
}
