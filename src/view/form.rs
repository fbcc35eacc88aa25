//! A form: a few questions in a window of their own.

use serde::Deserialize;
use serde::Serialize;

use super::Choice;
use super::Text;

/// A few questions in a window of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Which form it is; starts with the feature's name and a dot: `promise.change`.
    pub name: String,
    /// Its title, at most 24 characters.
    pub title: String,
    /// What the button says that sends it, at most 24 characters.
    pub send: String,
    /// What comes back with the answers, at most 3,000 characters. Check it as any input.
    pub carry: String,
    /// Said above the questions.
    pub intro: Option<Text>,
    /// The questions.
    pub fields: Vec<Field>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name among the answers.
    pub id: String,
    /// The question.
    pub label: String,
    /// Fine print below it.
    pub hint: Option<String>,
    /// Whether it may stay empty.
    pub optional: bool,
    /// What kind of answer it takes.
    pub kind: FieldKind,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Words.
    Words {
        /// What stands there already.
        value: String,
        /// Whether several lines fit.
        long: bool,
    },
    /// One of several.
    Choice {
        /// What can be chosen.
        choices: Vec<Choice>,
        /// The value chosen now.
        chosen: Option<String>,
    },
    /// Any number of several; the answer joins the values with commas.
    Choices {
        /// What can be chosen, at most ten.
        choices: Vec<Choice>,
        /// The values chosen now.
        chosen: Vec<String>,
    },
    /// A date, `2026-03-06`.
    Date(Option<String>),
    /// A time of day, `15:00`.
    TimeOfDay(Option<String>),
    /// A person; the answer is their id.
    Person(Option<String>),
}

impl Form {
    /// Starts a form without questions.
    pub fn new(name: impl Into<String>, title: impl Into<String>, send: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            title: title.into(),
            send: send.into(),
            carry: String::new(),
            intro: None,
            fields: Vec::new(),
        }
    }

    /// Says what comes back with the answers.
    #[must_use]
    pub fn carry(mut self, carry: impl Into<String>) -> Self {
        self.carry = carry.into();
        self
    }

    /// Says something above the questions.
    #[must_use]
    pub fn intro(mut self, intro: impl Into<Text>) -> Self {
        self.intro = Some(intro.into());
        self
    }

    /// Adds a question that must be answered.
    #[must_use]
    pub fn field(self, id: &str, label: &str, kind: FieldKind) -> Self {
        self.with(Field {
            id: id.into(),
            label: label.into(),
            hint: None,
            optional: false,
            kind,
        })
    }

    /// Adds a question that may stay empty.
    #[must_use]
    pub fn optional(self, id: &str, label: &str, kind: FieldKind) -> Self {
        self.with(Field {
            id: id.into(),
            label: label.into(),
            hint: None,
            optional: true,
            kind,
        })
    }

    /// Adds any question.
    #[must_use]
    pub fn with(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }
}
