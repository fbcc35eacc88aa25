//! Reads a TOML table key by key, so that everything wrong in a file is said at once, in plain words.
//!
//! Knows nothing of tips; only of texts, lists and switches.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::datafile::DataFile;
use crate::datafile::Problem;
use crate::datafile::nearest;

/// A file and its parsed text.
pub(super) struct Sheet<'a> {
    file: &'a DataFile,
    text: &'a str,
}

impl<'a> Sheet<'a> {
    /// Opens a file; a byte-order mark at its start is skipped.
    pub(super) fn new(file: &'a DataFile) -> Self {
        Self {
            file,
            text: file.text.strip_prefix('\u{feff}').unwrap_or(&file.text),
        }
    }

    /// Parses the file.
    pub(super) fn table(&self) -> Result<Spanned<DeTable<'a>>, Problem> {
        DeTable::parse(self.text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            self.problem(at, format!("this is not valid TOML: {}", error.message()))
        })
    }

    /// Returns a problem at a byte of the text.
    pub(super) fn problem(&self, at: usize, words: impl Into<String>) -> Problem {
        let before = self.text.get(..at).unwrap_or_default();
        Problem {
            file: self.file.name.clone(),
            line: before.matches('\n').count() + 1,
            words: words.into(),
        }
    }
}

/// A table being read, and what is wrong in it.
pub(super) struct Fields<'s, 't> {
    sheet: &'s Sheet<'t>,
    table: &'s DeTable<'t>,
    at: usize,
    what: &'static str,
    problems: Vec<Problem>,
}

impl<'s, 't> Fields<'s, 't> {
    /// Starts to read a table that stands at byte `at`; `what` says what it describes.
    pub(super) fn new(
        sheet: &'s Sheet<'t>,
        table: &'s DeTable<'t>,
        at: usize,
        what: &'static str,
    ) -> Self {
        Self {
            sheet,
            table,
            at,
            what,
            problems: Vec::new(),
        }
    }

    /// Returns an empty problem at a key's value: where it stands.
    pub(super) fn place(&self, key: &str) -> Problem {
        let at = self
            .table
            .get(key)
            .map_or(self.at, |value| value.span().start);
        self.sheet.problem(at, "")
    }

    /// Notes a problem at a key's value, or at the table when the key is absent.
    pub(super) fn wrong(&mut self, key: &str, words: impl Into<String>) {
        let at = self
            .table
            .get(key)
            .map_or(self.at, |value| value.span().start);
        self.problems.push(self.sheet.problem(at, words));
    }

    /// Returns the text of a key that must be there and not be empty.
    pub(super) fn text(&mut self, key: &str, reason: &str) -> String {
        let Some(value) = self.table.get(key) else {
            let what = self.what;
            self.wrong(key, format!("this {what} has no `{key}`: {reason}"));
            return String::new();
        };
        let Some(words) = value.get_ref().as_str() else {
            self.wrong(key, format!("`{key}` must be text in quotes"));
            return String::new();
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            self.wrong(key, format!("`{key}` is empty: {reason}"));
        }
        words
    }

    /// Returns the text of a key that may be absent.
    pub(super) fn optional_text(&mut self, key: &str) -> Option<String> {
        self.table
            .contains_key(key)
            .then(|| self.text(key, "leave the line out instead"))
    }

    /// Returns a switch that is off when absent.
    pub(super) fn switch(&mut self, key: &str) -> bool {
        match self.table.get(key).map(Spanned::get_ref) {
            None => false,
            Some(DeValue::Boolean(on)) => *on,
            Some(_) => {
                self.wrong(key, format!("`{key}` must be true or false"));
                false
            }
        }
    }

    /// Returns a list of texts with the places they stand at; `None` when it is no list at all.
    pub(super) fn list(&mut self, key: &str) -> Option<Vec<(String, Range<usize>)>> {
        let Some(value) = self.table.get(key) else {
            return Some(Vec::new());
        };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong(
                key,
                format!("`{key}` must be a list, such as [\"one\", \"two\"]"),
            );
            return None;
        };
        let mut texts = Vec::new();
        for item in items {
            match item.get_ref().as_str().map(str::trim) {
                Some(text) if !text.is_empty() => texts.push((text.to_owned(), item.span())),
                _ => self.problems.push(self.sheet.problem(
                    item.span().start,
                    format!("`{key}` must hold texts in quotes, none of them empty"),
                )),
            }
        }
        Some(texts)
    }

    /// Notes every key that is not known, with the one that was probably meant.
    pub(super) fn only(&mut self, known: &[&str]) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let hint = nearest(name, known.iter().copied()).map_or_else(
                || format!("known are {}", known.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            let what = self.what;
            self.problems.push(self.sheet.problem(
                key.span().start,
                format!("a {what} has no key `{name}`; {hint}"),
            ));
        }
    }

    /// Returns what is wrong.
    pub(super) fn problems(self) -> Vec<Problem> {
        self.problems
    }
}
