//! A file of knowledge (TOML), and what is wrong in it, said to a person who does not write Rust.
//!
//! Reads text that somebody else fetched; opens no file itself.

use std::fmt;

use serde::de::DeserializeOwned;
use thiserror::Error;

/// The text of one file below `tips/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Its path below `tips/`, such as `phrases/asap.toml`.
    pub name: String,
    /// Its whole text.
    pub text: String,
}

/// What is wrong in a file: which, where, and in plain words what.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct Problem {
    /// The file's name, as in [`DataFile::name`].
    pub file: String,
    /// The line, counted from 1; 0 when it concerns the whole file.
    pub line: usize,
    /// What is wrong and what to do.
    pub words: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.words)
    }
}

impl DataFile {
    /// Reads the file's TOML into `T`.
    ///
    /// # Errors
    /// Says the line and, for an unknown key, the keys that are known (`T` must deny unknown fields).
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(&self.text);
        toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            Problem {
                file: self.name.clone(),
                line: text
                    .get(..at)
                    .map_or(0, |before| before.matches('\n').count() + 1),
                words: error.message().to_owned(),
            }
        })
    }

    /// Returns a problem at the line where `needle` first stands, or in the whole file.
    pub fn problem_at(&self, needle: &str, words: impl Into<String>) -> Problem {
        let line = self
            .text
            .lines()
            .position(|line| line.contains(needle))
            .map_or(0, |index| index + 1);
        Problem {
            file: self.name.clone(),
            line,
            words: words.into(),
        }
    }
}

/// Returns the known word that `typed` was probably meant to be.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Below this likeness (0 to 1) a suggestion would puzzle more than it helps.
    const ALIKE: f64 = 0.7;
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(typed, word), word))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[expect(dead_code, reason = "only its key matters here")]
        why: String,
    }

    #[test]
    fn a_wrong_key_is_reported_with_its_line() {
        let file = DataFile {
            name: "phrases/x.toml".into(),
            text: "why = \"w\"\nwyh = \"w\"\n".into(),
        };
        let problem = file.read::<Sample>().unwrap_err();
        assert_eq!((problem.file.as_str(), problem.line), ("phrases/x.toml", 2));
        assert!(problem.words.contains("unknown field `wyh`"), "{problem}");
    }

    #[test]
    fn a_near_miss_is_suggested_and_a_far_one_is_not() {
        assert_eq!(nearest("kpet", ["kept", "move", "release"]), Some("kept"));
        assert_eq!(nearest("xyzzy", ["kept", "move"]), None);
    }
}
