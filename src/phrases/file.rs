//! A rule file as it is written, and the rule that it becomes.
//!
//! Everything wrong in a file is said in plain words with its line. Proving the examples is not done here.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;

use super::finding::Speaks;
use super::gate::rarest;
use super::guard::Around;
use super::guard::Guard;
use super::guard::Setting;
use super::offer::Offer;
use super::pattern::Pattern;
use crate::datafile::DataFile;
use crate::datafile::Problem;
use crate::datafile::nearest;

/// The most offers a rule may make: more than three choices are none.
const MOST_OFFERS: usize = 3;

/// A rule file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(deserialize_with = "texts")]
    say: Vec<String>,
    #[serde(deserialize_with = "texts")]
    better: Vec<String>,
    why: String,
    /// Whose idea it is. For readers of the file; the bot does not show it.
    #[serde(default, rename = "source")]
    _source: String,
    speaks: Speaks,
    #[serde(default)]
    priority: i8,
    #[serde(default)]
    not_after: Vec<String>,
    #[serde(default)]
    not_before: Vec<String>,
    #[serde(default)]
    not_with: Vec<String>,
    #[serde(default)]
    only_after: Vec<String>,
    #[serde(default)]
    only_before: Vec<String>,
    #[serde(default)]
    only_with: Vec<String>,
    #[serde(default)]
    only_in: Vec<Setting>,
    #[serde(default)]
    except: Vec<String>,
    changes: BTreeMap<String, String>,
    leaves: Vec<String>,
}

/// The fields of [`Written`], for suggestions.
const FIELDS: &[&str] = &[
    "say",
    "better",
    "why",
    "source",
    "speaks",
    "priority",
    "not_after",
    "not_before",
    "not_with",
    "only_after",
    "only_before",
    "only_with",
    "only_in",
    "except",
    "changes",
    "leaves",
];

/// A rule, ready to use.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) why: String,
    pub(super) speaks: Speaks,
    pub(super) priority: i8,
    pub(super) patterns: Vec<Pattern>,
    pub(super) offers: Vec<Offer>,
    guards: Guards,
    /// Texts with what they must become.
    pub(super) changes: Vec<(String, String)>,
    /// Texts that must stay as they are.
    pub(super) leaves: Vec<String>,
}

#[derive(Debug)]
struct Guards {
    not_after: Vec<Guard>,
    not_before: Vec<Guard>,
    not_with: Vec<Guard>,
    only_after: Vec<Guard>,
    only_before: Vec<Guard>,
    only_with: Vec<Guard>,
    only_in: Vec<Setting>,
    except: Vec<Guard>,
}

impl Rule {
    /// Returns whether the words around a match let the rule speak.
    pub(super) fn allows(&self, around: &Around<'_>) -> bool {
        let guards = &self.guards;
        let wanted = |list: &[Guard], stands: fn(&Guard, &Around<'_>) -> bool| {
            list.is_empty() || list.iter().any(|guard| stands(guard, around))
        };
        !guards.not_after.iter().any(|guard| guard.before(around))
            && !guards.not_before.iter().any(|guard| guard.after(around))
            && !guards.not_with.iter().any(|guard| guard.near(around))
            && wanted(&guards.only_after, Guard::before)
            && wanted(&guards.only_before, Guard::after)
            && wanted(&guards.only_with, Guard::near)
            && !guards.except.iter().any(|guard| guard.within(around))
            && guards.only_in.iter().all(|setting| setting.holds(around))
    }
}

/// Reads a rule file.
///
/// # Errors
/// Everything that is wrong in it.
pub(super) fn read(file: &DataFile) -> Result<Rule, Vec<Problem>> {
    let written: Written = file.read().map_err(|problem| vec![plainly(problem)])?;
    let mut reading = Reading {
        file,
        problems: Vec::new(),
    };
    let rule = reading.rule(written);
    if reading.problems.is_empty() {
        Ok(rule)
    } else {
        Err(reading.problems)
    }
}

/// Returns the id of the rule that a file holds: its name without folder and ending.
pub(super) fn id(file: &DataFile) -> String {
    let name = file.name.rsplit('/').next().unwrap_or(&file.name);
    name.strip_suffix(".toml").unwrap_or(name).to_owned()
}

struct Reading<'a> {
    file: &'a DataFile,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn rule(&mut self, written: Written) -> Rule {
        let patterns = self.each(&written.say, "say", Pattern::read);
        let offers = self.each(&written.better, "better", |better| {
            Offer::read(better, &patterns)
        });
        let rule = Rule {
            id: id(self.file),
            why: written.why,
            speaks: written.speaks,
            priority: written.priority,
            guards: Guards {
                not_after: self.each(&written.not_after, "not_after", Guard::read),
                not_before: self.each(&written.not_before, "not_before", Guard::read),
                not_with: self.each(&written.not_with, "not_with", Guard::read),
                only_after: self.each(&written.only_after, "only_after", Guard::read),
                only_before: self.each(&written.only_before, "only_before", Guard::read),
                only_with: self.each(&written.only_with, "only_with", Guard::read),
                only_in: written.only_in,
                except: self.each(&written.except, "except", Guard::read),
            },
            patterns,
            offers,
            changes: written.changes.into_iter().collect(),
            leaves: written.leaves,
        };
        self.whole(&rule, written.say.len(), written.better.len());
        rule
    }

    /// Reads each text of a field, and notes what is wrong at its line.
    fn each<T>(
        &mut self,
        texts: &[String],
        field: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Vec<T> {
        let mut found = Vec::new();
        for text in texts {
            match read(text) {
                Ok(one) => found.push(one),
                Err(words) => self.problem(text, field, &words),
            }
        }
        found
    }

    /// Checks what concerns the rule as a whole.
    fn whole(&mut self, rule: &Rule, says: usize, betters: usize) {
        let sequences = || rule.patterns.iter().flat_map(|pattern| &pattern.sequences);
        let wordless = sequences().any(|sequence| rarest(&sequence.atoms).is_none());
        let silent = rule.speaks == Speaks::Coach && rule.offers.iter().any(Offer::is_silent);
        let missing = [
            (
                silent,
                "better",
                "a hint that comes uninvited must offer words, not only leave some out",
            ),
            (says == 0, "say", "it needs something to look for"),
            (betters == 0, "better", "it needs something better to say"),
            (rule.why.trim().is_empty(), "why", "it needs a reason"),
            (
                rule.changes.is_empty(),
                "changes",
                "it needs an example of what it changes",
            ),
            (
                rule.leaves.is_empty(),
                "leaves",
                "it needs an example of what it leaves alone",
            ),
            (
                betters > MOST_OFFERS,
                "better",
                "it has more than three offers: keep the best three",
            ),
            (
                wordless,
                "say",
                "a pattern needs at least one word that is always there",
            ),
        ];
        for (is_wrong, field, words) in missing {
            if is_wrong {
                self.problem(field, field, words);
            }
        }
    }

    fn problem(&mut self, needle: &str, field: &str, words: &str) {
        self.problems.push(problem(self.file, needle, field, words));
    }
}

/// Returns a problem at the line of a text, or of its field when the text is written with escapes.
pub(super) fn problem(file: &DataFile, needle: &str, field: &str, words: &str) -> Problem {
    let words = format!("`{field}`: {words}");
    let found = [needle, field]
        .into_iter()
        .map(|needle| file.problem_at(needle, words.clone()))
        .find(|problem| problem.line > 0);
    found.unwrap_or_else(|| Problem {
        file: file.name.clone(),
        line: 0,
        words,
    })
}

/// Says a TOML reader's message in plainer words.
fn plainly(mut problem: Problem) -> Problem {
    let quoted = |prefix: &str| {
        let rest = problem.words.strip_prefix(prefix)?.strip_prefix('`')?;
        rest.split_once('`').map(|(name, _)| name.to_owned())
    };
    if let Some(name) = quoted("unknown field ") {
        problem.words = match near(&name) {
            Some(near) => format!("there is no field `{name}`: did you mean `{near}`?"),
            None => format!(
                "there is no field `{name}`: known are {}",
                FIELDS.join(", ")
            ),
        };
    } else if let Some(name) = quoted("missing field ") {
        problem.words = format!("the field `{name}` is missing");
        problem.line = 0;
    } else if let Some(name) = quoted("unknown variant ") {
        let known = problem
            .words
            .split_once("expected ")
            .map_or("", |(_, known)| known);
        let known = known.trim_start_matches("one of ");
        problem.words = format!("`{name}` is not possible here: choose {known}");
    }
    problem
}

/// Returns the field that was probably meant: likely by its beginning, or one or two letters off.
fn near(name: &str) -> Option<&'static str> {
    let off = |field: &&str| strsim::osa_distance(name, field);
    let slip = FIELDS.iter().copied().min_by_key(off);
    nearest(name, FIELDS.iter().copied()).or(slip.filter(|field| off(field) * 3 <= field.len()))
}

/// Reads one text or a list of texts.
fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let wrong = || D::Error::custom("this is a text, or a list of texts in [square brackets]");
    match toml::Value::deserialize(deserializer)? {
        toml::Value::String(text) => Ok(vec![text]),
        toml::Value::Array(items) => items
            .into_iter()
            .map(|item| match item {
                toml::Value::String(text) => Ok(text),
                _ => Err(wrong()),
            })
            .collect(),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::phrases::Rules;

    const GOOD: &str = r#"
say = "no problem"
better = "happy to help"
why = "It is warmer."
speaks = "coach"
leaves = ["no problems were found"]

[changes]
"No problem!" = "Happy to help!"
"#;

    fn file(name: &str, text: &str) -> DataFile {
        DataFile {
            name: format!("phrases/{name}.toml"),
            text: text.to_owned(),
        }
    }

    /// Loads the good rule with one change, and says what is wrong.
    fn wrong(from: &str, to: &str) -> String {
        let text = GOOD.replace(from, to);
        assert_ne!(text, GOOD);
        let problems = Rules::load(&[file("x", &text)]).unwrap_err();
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    #[test]
    fn a_good_rule_loads_and_other_files_are_passed_over() {
        let files = [
            file("x", GOOD),
            DataFile {
                name: "library/y.toml".into(),
                text: "not = 'a rule'".into(),
            },
            DataFile {
                name: "phrases/README.md".into(),
                text: "# not a rule".into(),
            },
        ];
        assert_eq!(Rules::load(&files).unwrap().len(), 1);
        assert!(Rules::load(&[]).unwrap().is_empty());
    }

    #[test]
    fn what_is_wrong_in_a_file_is_said_with_its_line() {
        assert_snapshot!(wrong("why", "wyh"), @"phrases/x.toml:4: there is no field `wyh`: did you mean `why`?");
        assert_snapshot!(wrong("why = \"It is warmer.\"\n", ""), @"phrases/x.toml:0: the field `why` is missing");
        assert_snapshot!(wrong("It is warmer.", ""), @"phrases/x.toml:4: `why`: it needs a reason");
        assert_snapshot!(wrong("\"coach\"", "\"always\""), @"phrases/x.toml:5: `always` is not possible here: choose `coach` or `rephrase`");
        assert_snapshot!(wrong("say = \"no problem\"", "say = 3"), @"phrases/x.toml:2: this is a text, or a list of texts in [square brackets]");
        assert_snapshot!(wrong("no problem\"", "no {problm}\""), @"phrases/x.toml:2: `say`: there is no slot {problm}: known are verb, noun, number, time, words, rest");
        assert_snapshot!(wrong("no problem\"", "{verb}\""), @"phrases/x.toml:2: `say`: a pattern needs at least one word that is always there");
        assert_snapshot!(wrong("happy to help", "happy to {verb}"), @"phrases/x.toml:3: `better`: {verb} is offered, so every `say` needs it exactly once");
        assert_snapshot!(wrong("better = \"happy to help\"", "better = \"\""), @"phrases/x.toml:3: `better`: a hint that comes uninvited must offer words, not only leave some out");
        assert_snapshot!(wrong("happy to help", "{I|we} help"), @"phrases/x.toml:3: `better`: {I|we} could follow several {…|…} of `say`, or none: begin it with the number of the one meant, as in {1:I|we}");
        assert_snapshot!(wrong("[\"no problems were found\"]", "[]"), @"phrases/x.toml:6: `leaves`: it needs an example of what it leaves alone");
        assert_snapshot!(wrong("speaks", "not_after = [\"a {\"]\nspeaks"), @"phrases/x.toml:5: `not_after`: a `{` in `a {` is never closed");
    }

    #[test]
    fn a_rule_that_fails_its_own_example_does_not_load() {
        assert_snapshot!(wrong("Happy to help!", "Glad to help!"), @r#"phrases/x.toml:9: `changes`: "No problem!" should become "Glad to help!", but becomes "Happy to help!""#);
        assert_snapshot!(wrong("No problem!", "No trouble!"), @r#"phrases/x.toml:9: `changes`: nothing is found in "No trouble!""#);
        assert_snapshot!(wrong("no problems were", "There was no problem"), @r#"phrases/x.toml:6: `leaves`: "There was no problem found" should stay, but "no problem" is found in it"#);
    }

    #[test]
    fn two_rules_that_undo_each_other_do_not_load() {
        let back = GOOD
            .replace("no problem\"", "happy to help\"")
            .replace("better = \"happy to help\"", "better = \"no problem\"")
            .replace(
                "\"No problem!\" = \"Happy to help!\"",
                "\"Happy to help!\" = \"No problem!\"",
            );
        let files = [file("back", &back), file("forth", GOOD)];
        let problems = Rules::load(&files).unwrap_err();
        assert_eq!(problems.len(), 2);
        assert_snapshot!(problems[1], @r#"phrases/forth.toml:9: `changes`: every way of saying "No problem!" better is found fault with again"#);
    }

    #[test]
    fn every_problem_of_every_file_is_reported() {
        let files = [
            file("a", "why = 3"),
            file("b", "say = 'x"),
            file("a", GOOD),
            file("c", GOOD),
        ];
        assert_eq!(Rules::load(&files).unwrap_err().len(), 3);
    }
}
