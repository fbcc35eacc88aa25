//! A card: what one message, or the Home tab, shows.
//!
//! Serializable, because a card waits in the outbox until it is sent.

use serde::Deserialize;
use serde::Serialize;

use super::Text;

/// What one message shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The same in one line of plain text: for notifications and screen readers.
    pub summary: String,
    /// What stands on it, top to bottom.
    pub parts: Vec<Part>,
}

/// One part of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A heading, at most 150 characters.
    Heading(String),
    /// A paragraph.
    Words(Text),
    /// A paragraph with one control beside it.
    Row(Text, Control),
    /// Short texts side by side, at most ten.
    Fields(Vec<Text>),
    /// Words to copy, shown to the letter in a box.
    Copyable(String),
    /// Fine print.
    Small(Text),
    /// A line across.
    Divider,
    /// Controls in a row.
    Controls(Vec<Control>),
}

/// Something to press or choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Control {
    /// A button.
    Button(Button),
    /// One of several, in a list that opens.
    Select(Picker),
    /// A date or a time of day.
    Pick(Pick),
}

/// A button. Its `action` starts with the feature's name and a dot: `promise.kept`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// What to do, at most 255 characters.
    pub action: String,
    /// What it says, at most 75 characters.
    pub label: String,
    /// What it is about, at most 2,000 characters. Comes back from a person's machine: check it.
    pub value: String,
    /// How it looks.
    #[serde(default)]
    pub style: Style,
    /// What to ask before it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm: Option<Confirm>,
}

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Like any other.
    #[default]
    Plain,
    /// The one most people want; at most one on a card.
    Primary,
    /// Takes something away.
    Danger,
}

/// A question asked before a press counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirm {
    /// The question.
    pub title: String,
    /// What happens then.
    pub words: String,
    /// The yes.
    pub yes: String,
    /// The no.
    pub no: String,
}

/// A list to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picker {
    /// What to do with the choice; as [`Button::action`].
    pub action: String,
    /// Shown while nothing is chosen.
    pub hint: String,
    /// What can be chosen, at most 100.
    pub choices: Vec<Choice>,
    /// The value chosen now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<String>,
    /// How the list opens.
    #[serde(default)]
    pub kind: PickerKind,
}

/// How a list opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PickerKind {
    /// A box that shows the choice.
    #[default]
    List,
    /// Three dots; at most five choices.
    More,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What it says, at most 75 characters.
    pub label: String,
    /// What comes back, at most 150 characters.
    pub value: String,
}

impl Choice {
    /// Makes a choice: the value it stands for, and what is read.
    pub fn new(value: &str, label: &str) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
        }
    }
}

/// A date (`2026-03-06`) or time of day (`15:00`) to pick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub struct Pick {
    /// What to do with it; as [`Button::action`].
    pub action: String,
    /// Whether it is a time of day rather than a date.
    pub time_of_day: bool,
    /// What is picked now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<String>,
}

impl Card {
    /// Starts an empty card.
    pub fn new(summary: impl Into<String>) -> Self {
        Self {
            summary: summary.into(),
            parts: Vec::new(),
        }
    }

    /// Makes a card of one paragraph, which is its summary too.
    pub fn saying(words: impl Into<String>) -> Self {
        let words = words.into();
        Self::new(words.clone()).words(words)
    }

    /// Adds a heading.
    #[must_use]
    pub fn heading(self, words: impl Into<String>) -> Self {
        self.part(Part::Heading(words.into()))
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn words(self, text: impl Into<Text>) -> Self {
        self.part(Part::Words(text.into()))
    }

    /// Adds fine print.
    #[must_use]
    pub fn small(self, text: impl Into<Text>) -> Self {
        self.part(Part::Small(text.into()))
    }

    /// Adds a row of buttons; none when there are none.
    #[must_use]
    pub fn buttons(self, buttons: impl IntoIterator<Item = Button>) -> Self {
        let controls: Vec<Control> = buttons.into_iter().map(Control::Button).collect();
        if controls.is_empty() {
            return self;
        }
        self.part(Part::Controls(controls))
    }

    /// Adds any part.
    #[must_use]
    pub fn part(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }
}

impl Button {
    /// Makes a plain button.
    pub fn new(
        action: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        Self {
            action: action.into(),
            label: label.into(),
            value: value.into(),
            style: Style::Plain,
            confirm: None,
        }
    }

    /// Makes it the one most people want.
    #[must_use]
    pub fn primary(mut self) -> Self {
        self.style = Style::Primary;
        self
    }

    /// Makes it look like it takes something away.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.style = Style::Danger;
        self
    }

    /// Asks before it counts.
    #[must_use]
    pub fn confirm(mut self, confirm: Confirm) -> Self {
        self.confirm = Some(confirm);
        self
    }
}
