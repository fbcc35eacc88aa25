//! What somebody asks for, and which tips that gives. It travels in the value of the button for more.

use crate::library::Library;
use crate::library::Tip;
use crate::library::Topic;
use crate::library::TopicId;
use crate::text;

/// How many tips are offered at once.
pub(super) const AT_ONCE: usize = 3;

/// How much of a situation is read. It has to fit into a button's value, in whatever script.
const MOST_WORDS: usize = 900;

/// What somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Whatever fits here.
    Anything,
    /// Tips for a situation, after the first so many.
    Situation(usize, String),
    /// Tips of a topic, after the first so many.
    Topic(usize, TopicId),
}

/// What an ask gives.
#[derive(Debug, PartialEq)]
pub(super) enum Given<'a> {
    /// Tips, and how to ask for more of them if there are more.
    Tips(Vec<&'a Tip>, Option<Ask>),
    /// Everything was shown already.
    NoMore(Vec<&'a Topic>),
    /// Nothing fits; these topics come nearest.
    Nothing(Vec<&'a Topic>),
}

impl Ask {
    /// Asks about a situation.
    pub(super) fn about(words: &str) -> Self {
        Self::Situation(0, text::cut(words.trim(), MOST_WORDS))
    }

    /// Writes the ask so that a button can carry it.
    pub(super) fn written(&self) -> String {
        match self {
            Self::Anything => "any".to_owned(),
            Self::Situation(skip, words) => format!("situation/{skip}/{words}"),
            Self::Topic(skip, topic) => format!("topic/{skip}/{topic}"),
        }
    }

    /// Reads what a button carried; `None` when it is not one of ours.
    pub(super) fn read(value: &str) -> Option<Self> {
        if value == "any" {
            return Some(Self::Anything);
        }
        let mut parts = value.splitn(3, '/');
        let (kind, skip, rest) = (parts.next()?, parts.next()?, parts.next()?);
        let skip = skip.parse().ok()?;
        match kind {
            "situation" => Some(Self::Situation(skip, text::cut(rest, MOST_WORDS))),
            "topic" => Some(Self::Topic(skip, TopicId::new(rest))),
            _ => None,
        }
    }

    /// Returns what the library has for this; nothing for [`Ask::Anything`], which is a matter of taste.
    pub(super) fn answer<'a>(&self, library: &'a Library) -> Given<'a> {
        match self {
            Self::Anything => Given::Nothing(Vec::new()),
            Self::Situation(skip, words) => {
                let found = library.search(words);
                if !found.confident {
                    return Given::Nothing(found.topics);
                }
                let tips = found.tips.iter().map(|(tip, _)| *tip);
                let more = |skip| Self::Situation(skip, words.clone());
                page(tips, *skip, found.topics, more)
            }
            Self::Topic(skip, topic) => {
                let common = library.topics().iter().filter(|topic| topic.is_common);
                let common = common.take(AT_ONCE).collect();
                if library.topic(topic).is_none() {
                    return Given::Nothing(common);
                }
                let more = |skip| Self::Topic(skip, topic.clone());
                page(library.tips_of(topic), *skip, common, more)
            }
        }
    }
}

fn page<'a>(
    tips: impl Iterator<Item = &'a Tip>,
    skip: usize,
    topics: Vec<&'a Topic>,
    more: impl Fn(usize) -> Ask,
) -> Given<'a> {
    let mut rest = tips.skip(skip);
    let shown: Vec<&Tip> = rest.by_ref().take(AT_ONCE).collect();
    if shown.is_empty() {
        return Given::NoMore(topics);
    }
    let next = rest.next().map(|_| more(skip.saturating_add(AT_ONCE)));
    Given::Tips(shown, next)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_ask_comes_back_from_a_button_as_it_went() {
        for ask in [
            Ask::Anything,
            Ask::Situation(3, "late / again, <@U1> says".into()),
            Ask::Topic(0, TopicId::new("delay")),
        ] {
            assert_eq!(Ask::read(&ask.written()), Some(ask));
        }
    }

    #[test]
    fn a_forged_value_is_not_read() {
        for value in [
            "",
            "situation",
            "situation/x/y",
            "topic/-1/delay",
            "drop/1/2",
        ] {
            assert_eq!(Ask::read(value), None, "{value}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_fits_into_a_button(words in ".{0,2000}") {
            prop_assert!(Ask::about(&words).written().encode_utf16().count() <= 2_000);
        }
    }
}
