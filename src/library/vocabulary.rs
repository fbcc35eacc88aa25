//! Words as people type them: which mean the same, and which say nothing. Read from `search.toml`.

use std::collections::HashMap;

use super::sheet::Fields;
use super::sheet::Sheet;
use crate::datafile::DataFile;
use crate::datafile::Problem;

const SEARCH_KEYS: &[&str] = &["noise", "groups"];

/// Which words mean the same, and which say nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Vocabulary {
    /// Words that say nothing about a situation, besides those of every English text.
    pub(super) noise: Vec<String>,
    /// Words and phrases that mean the same; the first one names the group.
    pub(super) groups: Vec<Vec<String>>,
}

impl Vocabulary {
    /// Reads the word table.
    pub(super) fn read(file: &DataFile, problems: &mut Vec<Problem>) -> Self {
        let sheet = Sheet::new(file);
        let table = match sheet.table() {
            Ok(table) => table,
            Err(problem) => {
                problems.push(problem);
                return Self::default();
            }
        };
        let mut fields = Fields::new(&sheet, table.get_ref(), 0, "word table");
        fields.only(SEARCH_KEYS);
        let noise = fields.list("noise").into_iter().flatten();
        let noise: Vec<String> = noise.map(|(word, _)| word).collect();
        let mut groups = Vec::new();
        let mut seen = HashMap::new();
        let listed = table.get_ref().get("groups");
        if listed.is_some_and(|value| value.get_ref().as_array().is_none()) {
            fields.wrong("groups", "`groups` must be a list of lists of words");
        }
        let lists = listed.and_then(|value| value.get_ref().as_array());
        for (number, list) in lists.into_iter().flatten().enumerate() {
            let at = list.span().start;
            let words: Vec<String> = list
                .get_ref()
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|word| word.get_ref().as_str())
                .map(|word| word.trim().to_lowercase())
                .collect();
            if words.len() < 2 || words.iter().any(String::is_empty) {
                problems.push(sheet.problem(at, "a group needs two words or more, in quotes"));
            }
            for word in &words {
                if seen.insert(word.clone(), number).is_some() {
                    problems.push(sheet.problem(
                        at,
                        format!("\"{word}\" stands twice among the groups; keep one of them"),
                    ));
                }
            }
            groups.push(words);
        }
        problems.extend(fields.problems());
        Self { noise, groups }
    }
}
