//! A row as it comes: one JSON object. Checks its shape, and what of it can be saved when that is wrong.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer as _;
use serde::de::DeserializeSeed;
use serde::de::Error as _;
use serde::de::IgnoredAny;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;
use serde_json::value::RawValue;

use super::unreadable::Unreadable;

/// How many earlier messages of a list are kept, the latest: as many as the bot remembers of a conversation.
pub(super) const EARLIER: usize = 6;

/// One thing to read.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    /// What the answer is known by, as it was written.
    pub(super) id: Option<&'a RawValue>,
    /// What was said.
    pub(super) text: Cow<'a, str>,
    /// What was said before.
    pub(super) context: Before<'a>,
    /// When it was said.
    pub(super) reference: Option<Cow<'a, str>>,
    /// Where it was said.
    pub(super) timezone: Option<Cow<'a, str>>,
}

/// What was said before.
#[derive(Debug, Default)]
pub(super) enum Before<'a> {
    /// Nothing.
    #[default]
    Nothing,
    /// One text, which may hold several messages.
    Joined(Cow<'a, str>),
    /// The latest messages, oldest first.
    Listed(Vec<Cow<'a, str>>),
}

impl<'a> Row<'a> {
    /// Reads a line.
    pub(super) fn of(line: &'a str) -> Result<Self, Unreadable> {
        let mut reader = serde_json::Deserializer::from_str(line);
        let mut text = None;
        let row = reader
            .deserialize_any(Keys { text: &mut text })
            .and_then(|row| reader.end().map(|()| row))
            .map_err(|error| Unreadable::json(&error, line))?;
        match text {
            Some(text) => Ok(Self { text, ..row }),
            None => Err(Unreadable::NoText),
        }
    }
}

/// Returns the id of a line that is no row, as far as it can be told.
pub(super) fn id_of(line: &str) -> Option<&RawValue> {
    let mut id = None;
    let mut reader = serde_json::Deserializer::from_str(line);
    // That the line is wrong is known; only what came before the fault counts.
    let _ = reader.deserialize_any(OnlyId { id: &mut id });
    // A number at the very end may have been cut off.
    id.filter(|id: &&RawValue| !line.trim_end().ends_with(id.get()))
}

struct Keys<'s, 'a> {
    text: &'s mut Option<Cow<'a, str>>,
}

impl<'a> Visitor<'a> for Keys<'_, 'a> {
    type Value = Row<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a `text`")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<Row<'a>, M::Error> {
        let mut row = Row::default();
        let mut seen = [false; 5];
        let mut once = |place: usize, key: &str| {
            if std::mem::replace(&mut seen[place], true) {
                return Err(M::Error::custom(format_args!("`{key}` stands twice")));
            }
            Ok(())
        };
        while let Some(key) = map.next_key_seed(Text("a key"))? {
            match &*key {
                "id" => {
                    once(0, "id")?;
                    row.id = Some(map.next_value()?);
                }
                "text" => {
                    once(1, "text")?;
                    *self.text = Some(map.next_value_seed(Text("`text`"))?);
                }
                "context" => {
                    once(2, "context")?;
                    row.context = map.next_value_seed(Earlier)?;
                }
                "reference" => {
                    once(3, "reference")?;
                    row.reference = map.next_value_seed(Perhaps("`reference`"))?;
                }
                "timezone" => {
                    once(4, "timezone")?;
                    row.timezone = map.next_value_seed(Perhaps("`timezone`"))?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(row)
    }
}

struct OnlyId<'s, 'a> {
    id: &'s mut Option<&'a RawValue>,
}

impl<'a> Visitor<'a> for OnlyId<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key_seed(Text("a key"))? {
            if key == "id" {
                *self.id = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// A text; holds what it is called when it is none.
#[derive(Clone, Copy)]
struct Text(&'static str);

impl<'a> DeserializeSeed<'a> for Text {
    type Value = Cow<'a, str>;

    fn deserialize<D: serde::Deserializer<'a>>(self, from: D) -> Result<Cow<'a, str>, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'a> Visitor<'a> for Text {
    type Value = Cow<'a, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string for {}", self.0)
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Cow<'a, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cow<'a, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Cow<'a, str>, E> {
        Ok(Cow::Owned(text))
    }
}

/// A text or null; holds what it is called when it is neither.
#[derive(Clone, Copy)]
struct Perhaps(&'static str);

impl<'a> DeserializeSeed<'a> for Perhaps {
    type Value = Option<Cow<'a, str>>;

    fn deserialize<D: serde::Deserializer<'a>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Perhaps {
    type Value = Option<Cow<'a, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string or null for {}", self.0)
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// What was said before: a text, a list of texts, or null.
struct Earlier;

impl<'a> DeserializeSeed<'a> for Earlier {
    type Value = Before<'a>;

    fn deserialize<D: serde::Deserializer<'a>>(self, from: D) -> Result<Before<'a>, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Earlier {
    type Value = Before<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, a list of strings or null for `context`")
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Before<'a>, E> {
        Ok(Before::Joined(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Before<'a>, E> {
        Ok(Before::Joined(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Before<'a>, E> {
        Ok(Before::Nothing)
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut list: S) -> Result<Before<'a>, S::Error> {
        let mut listed = Vec::new();
        while let Some(text) = list.next_element_seed(Text("each message of `context`"))? {
            if listed.len() == EARLIER {
                listed.remove(0);
            }
            listed.push(text);
        }
        Ok(Before::Listed(listed))
    }
}
