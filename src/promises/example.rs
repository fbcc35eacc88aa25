//! An example: a message, what was said before it, and whether it is a promise.
//!
//! A cue is proved by the examples in its own file. The weights of all cues are learned from these and from
//! the lessons in `promises/examples/`, which teach together and need not all come out right; those of single
//! words from the conversations in `promises/conversations/` as well.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::cues::Cues;
use super::recognise::Told;
use super::utterance::Utterance;
use crate::calendar::Calendar;
use crate::datafile::DataFile;
use crate::datafile::Problem;
use crate::deadlines;
use crate::deadlines::Reference;

/// Where the lessons are, in the names of their files.
const LESSONS: &str = "promises/examples/";

/// Where the conversations are.
const CONVERSATIONS: &str = "promises/conversations/";

/// How an earlier message of somebody else begins, and one of the author.
const WHO: [(&str, bool); 2] = [("them: ", false), ("me: ", true)];

/// A message, with what was said before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Example {
    /// The earlier messages, each with whether the same author wrote it.
    pub(super) before: Vec<(bool, String)>,
    /// The message.
    pub(super) text: String,
    /// Whether it is a promise.
    pub(super) promise: bool,
}

/// An example as a file has it: a message, or a conversation that ends with it.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Said {
    /// A message alone.
    Message(String),
    /// Earlier messages, each after "them: " or "me: ", and last the message.
    Conversation(Vec<String>),
}

/// A file of lessons.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lessons {
    why: String,
    #[serde(default)]
    notices: Vec<Said>,
    #[serde(default)]
    leaves: Vec<Said>,
}

impl Example {
    /// Returns the message as it is read, with its times.
    pub(super) fn utterance(&self) -> Utterance {
        let calendar = Calendar::default();
        let reference = Reference {
            now: Timestamp::UNIX_EPOCH,
            zone: &TimeZone::UTC,
            calendar: &calendar,
        };
        Utterance::of(&self.text, &deadlines::read(&self.text, reference))
    }

    /// Returns everything in the message that is opened like a promise.
    pub(super) fn told(&self, cues: &Cues, utterance: &Utterance) -> Vec<Told> {
        if !cues.may_promise(&self.text) {
            return Vec::new();
        }
        let before: Vec<(bool, &str)> = self
            .before
            .iter()
            .map(|(same, text)| (*same, text.as_str()))
            .collect();
        cues.told(utterance, &before)
    }
}

/// Returns whether a file holds lessons, and no cue.
pub(super) fn is_lessons(file: &DataFile) -> bool {
    file.name.contains(LESSONS)
}

/// Returns whether a file holds conversations: lessons for the words, and not for the cues.
pub(super) fn is_conversations(file: &DataFile) -> bool {
    file.name.contains(CONVERSATIONS)
}

/// Returns what is wrong in the files of conversations, which loading passes over.
pub fn check_conversations(files: &[DataFile]) -> Vec<Problem> {
    let files = files.iter().filter(|file| is_conversations(file));
    files
        .filter_map(|file| lessons(file).err())
        .flatten()
        .collect()
}

/// Reads a file of lessons.
pub(super) fn lessons(file: &DataFile) -> Result<Vec<Example>, Vec<Problem>> {
    let read: Lessons = file.read().map_err(|problem| vec![problem])?;
    if read.why.trim().is_empty() {
        return Err(vec![file.problem_at(
            "why",
            "say in a sentence what these examples have in common",
        )]);
    }
    examples(file, &read.notices, &read.leaves)
}

/// Turns what a file says into examples.
pub(super) fn examples(
    file: &DataFile,
    notices: &[Said],
    leaves: &[Said],
) -> Result<Vec<Example>, Vec<Problem>> {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    let all = notices.iter().map(|said| (said, true));
    for (said, promise) in all.chain(leaves.iter().map(|said| (said, false))) {
        match example(said, promise) {
            Ok(example) => found.push(example),
            Err(line) => problems.push(file.problem_at(
                line,
                format!(
                    "say who wrote this earlier message: \"them: {line}\" or \"me: {line}\"; the last one is the example"
                ),
            )),
        }
    }
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(problems)
    }
}

/// Returns an example, or the line that does not say who wrote it.
fn example(said: &Said, promise: bool) -> Result<Example, &str> {
    let (text, earlier) = match said {
        Said::Message(text) => (text.as_str(), &[][..]),
        Said::Conversation(lines) => match lines.split_last() {
            Some((last, earlier)) => (last.as_str(), earlier),
            None => return Err(""),
        },
    };
    let before: Result<Vec<_>, _> = earlier.iter().map(|line| by_whom(line)).collect();
    Ok(Example {
        before: before?,
        text: text.to_owned(),
        promise,
    })
}

fn by_whom(line: &str) -> Result<(bool, String), &str> {
    WHO.iter()
        .find_map(|(mark, same)| Some((*same, line.strip_prefix(mark)?.to_owned())))
        .ok_or(line)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn file(text: &str) -> DataFile {
        DataFile {
            name: "promises/examples/x.toml".into(),
            text: text.into(),
        }
    }

    #[test]
    fn a_conversation_says_who_wrote_what_and_ends_with_the_example() {
        let read = lessons(&file(
            "why = \"w\"\nnotices = [[\"me: Hm.\", \"them: Can you?\", \"I can.\"]]\nleaves = [\"No.\"]",
        ));
        let [asked, alone] = &read.unwrap()[..] else {
            panic!("two examples");
        };
        assert_eq!(
            asked.before,
            [(true, "Hm.".to_owned()), (false, "Can you?".to_owned())]
        );
        assert_eq!((asked.text.as_str(), asked.promise), ("I can.", true));
        assert_eq!((alone.text.as_str(), alone.promise), ("No.", false));
    }

    #[test]
    fn a_malformed_lesson_is_reported_in_plain_words() {
        let said = |text| lessons(&file(text)).unwrap_err()[0].to_string();
        assert_snapshot!(said("why = \"w\"\nleaves = [[\"Can you?\", \"I can.\"]]"), @r#"promises/examples/x.toml:2: say who wrote this earlier message: "them: Can you?" or "me: Can you?"; the last one is the example"#);
        assert_snapshot!(said("why = \"\""), @"promises/examples/x.toml:1: say in a sentence what these examples have in common");
        assert_snapshot!(said("why = \"w\"\nweight = 1"), @"promises/examples/x.toml:2: unknown field `weight`, expected one of `why`, `notices`, `leaves`");
    }
}
