//! Reads what a rule offers instead, and puts it together for what was found.
//!
//! Knows which alternative was said and which words filled the slots; invents nothing.

use super::pattern::Pattern;
use super::slot::Slot;
use super::verbs::Form;

/// An offer, read.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
enum Piece {
    /// Words as they are.
    Plain(String),
    /// For each pattern of the rule: which of its groups decides; and what to say for each alternative.
    Either(Vec<usize>, Vec<String>),
    /// What filled the slot, in a form.
    Slot(Slot, Form),
}

/// What an offer is filled with.
pub(super) struct Said<'a> {
    /// Which pattern of the rule matched.
    pub(super) pattern: usize,
    /// Which alternative of each group was said.
    pub(super) choices: &'a [usize],
    /// Says what filled a slot, in a form.
    pub(super) filled: &'a dyn Fn(Slot, Form) -> String,
}

impl Offer {
    /// Reads an offer for the patterns of its rule.
    ///
    /// # Errors
    /// Says in plain words what is wrong with it.
    pub(super) fn read(better: &str, patterns: &[Pattern]) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = better;
        while let Some((plain, from)) = rest.split_once('{') {
            pieces.push(Piece::Plain(plain.to_owned()));
            let (content, after) = from
                .split_once('}')
                .ok_or_else(|| format!("a `{{` in `{better}` is never closed"))?;
            pieces.push(if content.contains('|') {
                either(content, patterns)?
            } else {
                slot(content, patterns)?
            });
            rest = after;
        }
        if rest.contains('}') {
            return Err(format!(
                "a bracket in `{better}` is closed but never opened"
            ));
        }
        pieces.push(Piece::Plain(rest.to_owned()));
        Ok(Self { pieces })
    }

    /// Returns the form that the verb has at the end of what it says, if the offer changes it.
    pub(super) fn inflects(&self) -> Option<Form> {
        self.pieces.iter().rev().find_map(|piece| match piece {
            Piece::Slot(Slot::Verb, form) if *form != Form::Base => Some(*form),
            _ => None,
        })
    }

    /// Returns whether its last words are the verb, so that what follows the verb still follows.
    pub(super) fn ends_with_verb(&self) -> bool {
        let mut pieces = self.pieces.iter().rev();
        let last = pieces.find(|piece| !matches!(piece, Piece::Plain(words) if words.is_empty()));
        matches!(last, Some(Piece::Slot(Slot::Verb, _)))
    }

    /// Returns whether the offer is to leave the words out.
    pub(super) fn is_silent(&self) -> bool {
        self.pieces
            .iter()
            .all(|piece| matches!(piece, Piece::Plain(words) if words.is_empty()))
    }

    /// Puts the offer together.
    pub(super) fn put(&self, said: &Said<'_>) -> String {
        let mut words = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Plain(plain) => words.push_str(plain),
                Piece::Slot(slot, form) => {
                    let filled = (said.filled)(*slot, *form);
                    // Nothing there: no space for it either.
                    if filled.is_empty() && words.ends_with(' ') {
                        words.pop();
                    }
                    words.push_str(&filled);
                }
                Piece::Either(groups, choices) => {
                    let chosen = groups
                        .get(said.pattern)
                        .and_then(|group| said.choices.get(*group))
                        .and_then(|choice| choices.get(*choice));
                    words.push_str(chosen.map_or("", String::as_str));
                }
            }
        }
        words
    }
}

/// Reads `I|we` or `2:I|we`: the number says which group of the pattern decides.
fn either(content: &str, patterns: &[Pattern]) -> Result<Piece, String> {
    let numbered = content
        .split_once(':')
        .and_then(|(number, rest)| Some((number.trim().parse::<usize>().ok()?, rest)));
    let choices: Vec<String> = numbered
        .map_or(content, |(_, rest)| rest)
        .split('|')
        .map(|words| words.trim().to_owned())
        .collect();
    let groups = patterns
        .iter()
        .map(|pattern| {
            let number = numbered.map(|(number, _)| number);
            deciding(&pattern.groups, &choices, number)
        })
        .collect::<Option<Vec<usize>>>()
        .ok_or_else(|| {
            format!(
                "{{{content}}} could follow several {{…|…}} of `say`, or none: begin it with the number of the one meant, as in {{1:I|we}}"
            )
        })?;
    Ok(Piece::Either(groups, choices))
}

/// Returns which group decides: the numbered one, the same alternatives, or the only one with as many.
fn deciding(groups: &[Vec<String>], choices: &[String], number: Option<usize>) -> Option<usize> {
    let as_many = |group: &Vec<String>| group.len() == choices.len();
    if let Some(number) = number {
        let index = number.checked_sub(1)?;
        return groups
            .get(index)
            .filter(|group| as_many(group))
            .map(|_| index);
    }
    if let Some(index) = groups.iter().position(|group| group == choices) {
        return Some(index);
    }
    let mut fitting = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| as_many(group));
    let (index, _) = fitting.next()?;
    fitting.next().is_none().then_some(index)
}

/// Reads `verb`, `verb:past`, `words`.
fn slot(content: &str, patterns: &[Pattern]) -> Result<Piece, String> {
    let (name, form) = content.split_once(':').unwrap_or((content, "base"));
    let slot = Slot::NAMES
        .iter()
        .find(|(known, _)| *known == name.trim())
        .map(|(_, slot)| *slot)
        .ok_or_else(|| format!("there is no slot {{{name}}}"))?;
    let form = Form::NAMES
        .iter()
        .find(|(known, _)| *known == form.trim())
        .map(|(_, form)| *form)
        .ok_or_else(|| {
            let known: Vec<&str> = Form::NAMES.iter().map(|(name, _)| *name).collect();
            format!("there is no form `{form}`: known are {}", known.join(", "))
        })?;
    let times = |pattern: &Pattern| {
        pattern.sequences.first().map_or(0, |sequence| {
            sequence
                .atoms
                .iter()
                .filter(|atom| **atom == super::pattern::Atom::Slot(slot))
                .count()
        })
    };
    if patterns.iter().any(|pattern| times(pattern) != 1) {
        return Err(format!(
            "{{{name}}} is offered, so every `say` needs it exactly once"
        ));
    }
    Ok(Piece::Slot(slot, form))
}
