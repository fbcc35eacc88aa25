//! Every word the grammar knows: what it can be, and what it is called in the rules.
//!
//! The words stand in `vocabulary.rs`.

use std::collections::HashMap;

use super::classes::ACTS;
use super::classes::ADDRESSED;
use super::classes::AT;
use super::classes::COUNTED;
use super::classes::Classes;
use super::classes::FOLLOWS;
use super::classes::LINK;
use super::classes::MEASURE;
use super::classes::OBJECT;
use super::classes::ORDINAL;
use super::classes::SPELLED;
use super::classes::UNIT;
use super::classes::ZONE;
use super::typos;
use super::vocabulary::ACTS_WORDS;
use super::vocabulary::ADDRESSED_WORDS;
use super::vocabulary::ALIASES;
use super::vocabulary::AT_WORDS;
use super::vocabulary::COUNTED_WORDS;
use super::vocabulary::FOLLOWS_WORDS;
use super::vocabulary::LINKS;
use super::vocabulary::MEASURES;
use super::vocabulary::NAMES;
use super::vocabulary::NUMBERS;
use super::vocabulary::OBJECTS;
use super::words;

/// How long a word must be to be taken for a slip of another.
const SHORTEST_SLIP: usize = 6;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// 1 s
    Second,
    /// 60 s
    Minute,
    /// 3,600 s
    Hour,
    /// A calendar day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Seven days.
    Week,
    /// Fourteen days.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

/// The units by the index their words carry.
pub(super) const UNITS: [Unit; 10] = [
    Unit::Second,
    Unit::Minute,
    Unit::Hour,
    Unit::Day,
    Unit::Weekend,
    Unit::Week,
    Unit::Fortnight,
    Unit::Month,
    Unit::Quarter,
    Unit::Year,
];

/// What a word can be, and its value in each class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// The number the rules know it by; 0 is no word of ours.
    pub word: u16,
    /// What it can be.
    pub classes: Classes,
    /// Its index as a weekday, month, unit, part, feast or zone.
    pub name: i8,
    /// Its value as a number or ordinal.
    pub number: i32,
}

/// The words, by how they are written.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    entries: HashMap<Box<str>, Entry>,
    words: HashMap<Box<str>, u16>,
}

impl Lexicon {
    /// Builds the lexicon from the tables.
    pub(super) fn new(zones: &[(i8, &str)]) -> Self {
        let mut lexicon = Self::default();
        for word in words::FIXED {
            lexicon.word(word);
        }
        for (classes, word, name, forms) in NAMES {
            for form in forms.split_whitespace() {
                let entry = lexicon.entry(form, word);
                entry.classes |= classes;
                entry.name = *name;
            }
        }
        for (classes, number, forms) in NUMBERS {
            for form in forms.split_whitespace() {
                let entry = lexicon.entry(form, form);
                entry.classes |= classes;
                entry.number = *number;
            }
        }
        // The one word that is both a unit and an ordinal.
        let second = lexicon.entry("second", "second");
        *second = Entry {
            classes: UNIT | ORDINAL | SPELLED,
            number: 2,
            name: 0,
            ..*second
        };
        for (name, form) in zones {
            let entry = lexicon.entry(form, form);
            entry.classes |= ZONE;
            if entry.name == 0 {
                entry.name = *name;
            }
        }
        for (class, forms) in [
            (LINK, LINKS),
            (COUNTED, COUNTED_WORDS),
            (OBJECT, OBJECTS),
            (ADDRESSED, ADDRESSED_WORDS),
            (ACTS, ACTS_WORDS),
            (MEASURE, MEASURES),
            (AT, AT_WORDS),
            (FOLLOWS, FOLLOWS_WORDS),
        ] {
            for form in forms.split_whitespace() {
                lexicon.entry(form, form).classes |= class;
            }
        }
        for (word, forms) in ALIASES {
            let classes = lexicon.get(word).classes;
            for form in forms.split_whitespace() {
                lexicon.entry(form, word).classes |= classes;
            }
        }
        lexicon
    }

    /// Returns what a lower-cased word can be.
    pub(super) fn get(&self, form: &str) -> Entry {
        self.entries.get(form).copied().unwrap_or_default()
    }

    /// Returns what a lower-cased word can be, or the long name it is one slip away from.
    pub(super) fn near(&self, form: &str) -> Entry {
        match self.entries.get(form) {
            Some(entry) => *entry,
            None if form.len() >= SHORTEST_SLIP => {
                typos::meant(form).map_or_else(Entry::default, |name| self.get(name))
            }
            None => Entry::default(),
        }
    }

    /// Returns the number a word has in the rules, giving it one if it has none.
    pub(super) fn word(&mut self, word: &str) -> u16 {
        self.entry(word, word).word
    }

    /// Returns how many words there are, for tables indexed by them.
    pub(super) fn len(&self) -> usize {
        self.words.len() + 1
    }

    fn entry(&mut self, form: &str, word: &str) -> &mut Entry {
        let next = u16::try_from(self.words.len() + 1).unwrap_or(u16::MAX);
        let id = *self.words.entry(word.into()).or_insert(next);
        let entry = self.entries.entry(form.into()).or_default();
        if entry.word == 0 {
            entry.word = id;
        }
        entry
    }
}
