//! What was said before, and by whom: `[same]` and `[Name]` before a message tell.
//!
//! A message without either is somebody else's.

use super::row::Before;
use super::row::EARLIER;

/// What parts the messages of a single text.
const JOINT: &str = " // ";

/// Stands for whoever wrote the text itself.
const SAME: &str = "same";

/// The longest name, in bytes; a longer thing in brackets is part of the message.
const LONGEST_NAME: usize = 80;

/// Earlier messages, oldest first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Conversation<'a> {
    /// Each with whether the author of the text wrote it.
    pub(super) messages: Vec<(bool, &'a str)>,
    /// The names of the others, each once.
    pub(super) others: Vec<&'a str>,
}

impl<'a> Conversation<'a> {
    /// Reads the context of a row.
    pub(super) fn of(before: &'a Before<'_>) -> Self {
        let mut conversation = Self::default();
        match before {
            Before::Nothing => {}
            Before::Joined(text) => {
                let latest: Vec<&str> = text.rsplit(JOINT).take(EARLIER).collect();
                latest
                    .into_iter()
                    .rev()
                    .for_each(|message| conversation.hear(message));
            }
            Before::Listed(messages) => messages
                .iter()
                .for_each(|message| conversation.hear(message)),
        }
        conversation
    }

    fn hear(&mut self, message: &'a str) {
        let message = message.trim();
        let Some((name, words)) = named(message) else {
            if !message.is_empty() {
                self.messages.push((false, message));
            }
            return;
        };
        let same = name == SAME;
        self.messages.push((same, words));
        if !same && !self.others.contains(&name) {
            self.others.push(name);
        }
    }
}

/// Parts `[Name] words`.
fn named(message: &str) -> Option<(&str, &str)> {
    let (name, words) = message.strip_prefix('[')?.split_once(']')?;
    let name = name.trim();
    let is_name = !name.is_empty() && name.len() <= LONGEST_NAME && !name.contains(['[', '\n']);
    (is_name && words.starts_with(char::is_whitespace)).then(|| (name, words.trim_start()))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    #[track_caller]
    fn check(before: &Before<'_>, messages: &[(bool, &str)], others: &[&str]) {
        let conversation = Conversation::of(before);
        assert_eq!(conversation.messages, messages);
        assert_eq!(conversation.others, others);
    }

    fn joined(text: &str) -> Before<'_> {
        Before::Joined(Cow::Borrowed(text))
    }

    #[test]
    fn who_said_what_stands_before_each_message() {
        check(&Before::Nothing, &[], &[]);
        check(&joined("Is it done?"), &[(false, "Is it done?")], &[]);
        check(
            &joined("[Maria] Is it done? // [same] Not yet. // [Maria] Oh. // [Sam Lee] Hm"),
            &[
                (false, "Is it done?"),
                (true, "Not yet."),
                (false, "Oh."),
                (false, "Hm"),
            ],
            &["Maria", "Sam Lee"],
        );
        let list = ["[<@U1>] Is it done? // really?", "[same] no", ""];
        check(
            &Before::Listed(list.map(Cow::Borrowed).into()),
            &[(false, "Is it done? // really?"), (true, "no")],
            &["<@U1>"],
        );
    }

    #[test]
    fn brackets_that_name_nobody_belong_to_the_message() {
        for message in [
            "[x](http://a.b) see",
            "[] see",
            "[open",
            "[a [b] c",
            "see [same] here",
        ] {
            check(&joined(message), &[(false, message)], &[]);
        }
    }

    #[test]
    fn only_the_latest_messages_count() {
        let long = "[same] no // ".repeat(100_000) + "[Maria] so?";
        assert_eq!(Conversation::of(&joined(&long)).messages.len(), EARLIER);
    }
}
