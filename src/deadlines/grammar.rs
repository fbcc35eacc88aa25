//! Finds the phrases of the rules in a row of tokens.
//!
//! A pattern is a row of slots, each with words and `{classes}` that may stand there; a slot in square brackets may
//! be missing. Slots are taken greedily and never given back, so a phrase costs its own length and no more. Of all
//! the rules that match at a token the longest wins, then the first in the tables.

use std::sync::LazyLock;

use super::amount;
use super::amount::Amount;
use super::classes::CLASS_NAMES;
use super::classes::COUNTED;
use super::classes::Classes;
use super::classes::NUMBER;
use super::classes::OPAQUE;
use super::lexicon::Lexicon;
use super::rules;
use super::said::Said;
use super::tokens::Token;
use super::zones;

/// The most slots a pattern has.
const MOST_SLOTS: usize = 10;

/// A rule: a pattern, and what it says when it matches.
pub(super) type Row = (&'static str, fn(&Match<'_>) -> Option<Said>);

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);

/// Returns the grammar, built on first use.
pub(super) fn grammar() -> &'static Grammar {
    &GRAMMAR
}

/// The rules, ready to be matched.
#[derive(Debug)]
pub(super) struct Grammar {
    /// The words.
    pub lexicon: Lexicon,
    rules: Vec<Rule>,
    /// The rules that can start with a word, by its number.
    by_word: Vec<Vec<u16>>,
    /// The rules that can start with a class, by its bit.
    by_class: Vec<Vec<u16>>,
}

#[derive(Debug)]
struct Rule {
    slots: Vec<Slot>,
    make: fn(&Match<'_>) -> Option<Said>,
}

#[derive(Clone, Debug, Default)]
struct Slot {
    words: Vec<u16>,
    classes: Classes,
    /// Whether an amount of time ("two and a half hours") may stand here.
    amount: bool,
    optional: bool,
}

impl Slot {
    fn takes(&self, token: &Token) -> bool {
        token.is(self.classes) || (token.word != 0 && self.words.contains(&token.word))
    }
}

/// A rule that matched, and the tokens in its slots.
pub(super) struct Match<'t> {
    /// All the tokens.
    pub tokens: &'t [Token],
    /// Where the match starts.
    pub first: usize,
    /// Where it ends.
    pub end: usize,
    /// The amount of time in it.
    pub amount: Option<Amount>,
    taken: [Option<(Classes, u32)>; MOST_SLOTS],
}

impl Match<'_> {
    /// Returns the first token taken as a `class`.
    pub(super) fn of(&self, class: Classes) -> Option<&Token> {
        self.nth_of(class, 0)
    }

    /// Returns the token taken as a `class` after `skip` others.
    pub(super) fn nth_of(&self, class: Classes, skip: usize) -> Option<&Token> {
        self.taken
            .iter()
            .flatten()
            .filter(|(classes, _)| classes & class != 0)
            .map(|(_, at)| &self.tokens[self.first + *at as usize])
            .filter(|token| token.is(class))
            .nth(skip)
    }

    /// Returns the token right after the match.
    pub(super) fn next(&self) -> Option<&Token> {
        self.tokens.get(self.end)
    }

    /// Returns the token right before the match.
    pub(super) fn before(&self) -> Option<&Token> {
        self.tokens.get(self.first.checked_sub(1)?)
    }

    /// Whether a word stands before after which a number counts things.
    pub(super) fn follows_a_count(&self) -> bool {
        self.before()
            .is_some_and(|before| before.is(COUNTED | NUMBER | OPAQUE))
    }

    /// Whether a token of the match is this word.
    pub(super) fn has(&self, word: &str) -> bool {
        let id = grammar().lexicon.get(word).word;
        id != 0
            && self.tokens[self.first..self.end]
                .iter()
                .any(|token| token.word == id)
    }
}

/// What a phrase says, and where it ends.
pub(super) struct Found {
    /// What it says.
    pub said: Said,
    /// The token after it.
    pub end: usize,
}

impl Grammar {
    fn new() -> Self {
        let mut lexicon = Lexicon::new(zones::NAMES);
        let rules: Vec<Rule> = rules::tables()
            .into_iter()
            .flatten()
            .map(|(pattern, make)| Rule {
                slots: slots(pattern, &mut lexicon),
                make: *make,
            })
            .collect();
        let mut grammar = Self {
            by_word: vec![Vec::new(); lexicon.len()],
            by_class: vec![Vec::new(); Classes::BITS as usize],
            lexicon,
            rules,
        };
        grammar.index();
        grammar
    }

    /// Notes for each word and class which rules can start with it.
    fn index(&mut self) {
        for (number, rule) in (0_u16..).zip(&self.rules) {
            let openers = rule.slots.iter().position(|slot| !slot.optional);
            let openers =
                &rule.slots[..=openers.unwrap_or(0).min(rule.slots.len().saturating_sub(1))];
            for slot in openers {
                let classes = slot.classes | if slot.amount { amount::OPENERS } else { 0 };
                let words = slot.words.iter().chain(if slot.amount {
                    amount::OPENING_WORDS
                } else {
                    &[]
                });
                for word in words {
                    push_once(&mut self.by_word[usize::from(*word)], number);
                }
                for bit in 0..Classes::BITS {
                    if classes & (1 << bit) != 0 {
                        push_once(&mut self.by_class[bit as usize], number);
                    }
                }
            }
        }
    }

    /// Returns the longest phrase that starts at `at`.
    pub(super) fn longest(&self, tokens: &[Token], at: usize) -> Option<Found> {
        let token = tokens.get(at)?;
        let mut best: Option<Found> = None;
        let mut consider = |rules: &[u16]| {
            for number in rules {
                let rule = &self.rules[usize::from(*number)];
                let Some(found) = rule.matches(tokens, at) else {
                    continue;
                };
                let longer = best.as_ref().is_none_or(|best| found.end > best.end);
                if longer && let Some(said) = (rule.make)(&found) {
                    let end = found.end;
                    best = Some(Found { said, end });
                }
            }
        };
        if token.word != 0 {
            consider(
                self.by_word
                    .get(usize::from(token.word))
                    .map_or(&[], Vec::as_slice),
            );
        }
        let mut classes = token.classes;
        while classes != 0 {
            consider(&self.by_class[classes.trailing_zeros() as usize]);
            classes &= classes - 1;
        }
        best
    }
}

fn push_once(list: &mut Vec<u16>, number: u16) {
    if list.last() != Some(&number) {
        list.push(number);
    }
}

impl Rule {
    fn matches<'t>(&self, tokens: &'t [Token], first: usize) -> Option<Match<'t>> {
        let mut found = Match {
            tokens,
            first,
            end: first,
            amount: None,
            taken: [None; MOST_SLOTS],
        };
        for (slot, taken) in self.slots.iter().zip(&mut found.taken) {
            let token = tokens.get(found.end);
            if slot.amount {
                if let Some((amount, end)) = amount::read(tokens, found.end) {
                    found.amount = Some(amount);
                    found.end = end;
                    continue;
                }
            } else if token.is_some_and(|token| slot.takes(token)) {
                *taken = Some((slot.classes, u32::try_from(found.end - first).ok()?));
                found.end += 1;
                continue;
            }
            if !slot.optional {
                return None;
            }
        }
        (found.end > first).then_some(found)
    }
}

/// Reads a pattern.
fn slots(pattern: &str, lexicon: &mut Lexicon) -> Vec<Slot> {
    pattern
        .split_whitespace()
        .map(|part| {
            let inner = part
                .strip_prefix('[')
                .and_then(|part| part.strip_suffix(']'));
            let mut slot = Slot {
                optional: inner.is_some(),
                ..Slot::default()
            };
            for choice in inner.unwrap_or(part).split('|') {
                match choice
                    .strip_prefix('{')
                    .and_then(|name| name.strip_suffix('}'))
                {
                    Some("amount") => slot.amount = true,
                    Some(name) => {
                        slot.classes |= CLASS_NAMES
                            .iter()
                            .find(|(known, _)| *known == name)
                            .map_or(0, |(_, class)| *class);
                    }
                    None => slot.words.push(lexicon.word(choice)),
                }
            }
            slot
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_of_every_rule_can_be_filled() {
        let mut lexicon = Lexicon::new(zones::NAMES);
        for (pattern, _) in rules::tables().into_iter().flatten() {
            let slots = slots(pattern, &mut lexicon);
            assert!(slots.len() <= MOST_SLOTS, "{pattern} has too many slots");
            assert!(
                slots.iter().any(|slot| !slot.optional),
                "{pattern} matches nothing at all"
            );
            for (slot, part) in slots.iter().zip(pattern.split_whitespace()) {
                let classes = part.matches('{').count();
                assert_eq!(
                    classes,
                    slot.classes.count_ones() as usize + usize::from(slot.amount),
                    "{part} of {pattern} names an unknown class"
                );
            }
        }
    }
}
