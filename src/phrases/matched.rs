//! From a match to a finding: the words it offers, in the author's case, with everything that hangs on them.
//!
//! "send it or call you" hangs together: when the first verb changes its form, the second does too, or the
//! offer that would change it is withdrawn.

use std::ops::Range;

use super::casing::fitted;
use super::file::Rule;
use super::finding::Finding;
use super::guard::Around;
use super::offer::Offer;
use super::offer::Said;
use super::slot;
use super::slot::Slot;
use super::trie::Match;
use super::verbs;
use super::verbs::Form;
use crate::text::Kind;

/// How many words after a verb may follow another that hangs on it.
const REACH: usize = 16;

/// A match in its text.
pub(super) struct Matched<'a> {
    pub(super) raw: &'a str,
    pub(super) around: Around<'a>,
    pub(super) found: Match,
    /// Which pattern of its rule.
    pub(super) pattern: usize,
    /// Which alternatives were said.
    pub(super) choices: &'a [usize],
}

/// What may hang on the verb that a match ends with.
enum Hanging {
    /// Nothing.
    Nothing,
    /// Verbs that take the same form, by token.
    Verbs(Vec<usize>),
    /// Perhaps a verb, perhaps a noun: only an offer that leaves the verb alone is safe.
    Unclear,
}

impl Matched<'_> {
    /// Returns the finding, or `None` when nothing that it could offer would be right.
    pub(super) fn finding(&self, rule: &Rule) -> Option<Finding> {
        let hanging = self.hanging(rule);
        let span = self.span();
        let found = self.raw.get(span.clone())?;
        let put: Vec<(String, &Offer)> = rule
            .offers
            .iter()
            .filter(|offer| !(matches!(hanging, Hanging::Unclear) && offer.inflects().is_some()))
            .map(|offer| (self.put(offer, found), offer))
            .collect();
        let end = match &hanging {
            Hanging::Verbs(verbs) => self.token_end(*verbs.last()?),
            _ => span.end,
        };
        let (lead, trail) = if put.iter().any(|(words, _)| words.is_empty()) {
            self.slack(&span)
        } else {
            (span.start, end)
        };
        let whole = lead..trail.max(end);
        let before = self.raw.get(lead..span.start)?;
        let after = self.raw.get(end..whole.end)?;
        let found = self.raw.get(whole.clone())?;
        let mut offers: Vec<String> = Vec::new();
        for (words, offer) in put {
            let words = match &hanging {
                Hanging::Verbs(verbs) => words + &self.following(verbs, offer),
                _ => words,
            };
            let words = if words.is_empty() {
                words
            } else {
                format!("{before}{words}{after}")
            };
            if words != found && !offers.contains(&words) {
                offers.push(words);
            }
        }
        (!offers.is_empty()).then(|| Finding {
            rule: rule.id.clone(),
            found: found.to_owned(),
            span: whole,
            offers,
            why: rule.why.clone(),
            speaks: rule.speaks,
        })
    }

    fn span(&self) -> Range<usize> {
        let start = self.around.tokens.get(self.found.start);
        let start = start.map_or(0, |token| token.span.start);
        start..self.token_end(self.found.end.saturating_sub(1))
    }

    fn token_end(&self, at: usize) -> usize {
        self.around.tokens.get(at).map_or(0, |token| token.span.end)
    }

    fn token_text(&self, at: usize) -> &str {
        let token = self.around.tokens.get(at);
        token
            .and_then(|token| self.raw.get(token.span.clone()))
            .unwrap_or_default()
    }

    /// Returns the offer's words, in the author's case.
    fn put(&self, offer: &Offer, found: &str) -> String {
        let words = offer.put(&Said {
            pattern: self.pattern,
            choices: self.choices,
            filled: &|slot, form| self.filled(slot, form),
        });
        fitted(&words, found, self.around.opens_sentence())
    }

    /// Returns what filled a slot; of a verb, its last word in the form asked for.
    fn filled(&self, slot: Slot, form: Form) -> String {
        let filled = self.found.filled.iter().find(|(one, _, _)| *one == slot);
        let Some((_, from, to)) = filled.filter(|(_, from, to)| from < to) else {
            return String::new();
        };
        let last = to.saturating_sub(1);
        let start = self
            .around
            .tokens
            .get(*from)
            .map_or(0, |token| token.span.start);
        let verb = self
            .around
            .tokens
            .get(last)
            .map_or(start, |token| token.span.start);
        let before = self.raw.get(start..verb).unwrap_or_default();
        format!("{before}{}", verbs::inflect(self.token_text(last), form))
    }

    /// Returns what lies between the match and the last verb that hangs on it, with those verbs in the
    /// form that the offer gives to the first.
    fn following(&self, verbs: &[usize], offer: &Offer) -> String {
        let form = offer.inflects().unwrap_or(Form::Base);
        let mut words = String::new();
        let mut at = self.span().end;
        for verb in verbs {
            let start = self
                .around
                .tokens
                .get(*verb)
                .map_or(at, |token| token.span.start);
            words.push_str(self.raw.get(at..start).unwrap_or_default());
            words.push_str(&verbs::inflect(self.token_text(*verb), form));
            at = self.token_end(*verb);
        }
        words
    }

    /// Looks for verbs after "or" and "and" that hang on the verb which ends the match.
    fn hanging(&self, rule: &Rule) -> Hanging {
        let ends_with_verb = self
            .found
            .filled
            .last()
            .is_some_and(|(slot, _, to)| *slot == Slot::Verb && *to == self.found.end);
        let changes_it = |offer: &Offer| offer.inflects().is_some() && offer.ends_with_verb();
        if !ends_with_verb || !rule.offers.iter().any(changes_it) {
            return Hanging::Nothing;
        }
        let after = self.around.sentence_after();
        let word = |at: usize| after.get(at).and_then(|token| token.word());
        let mut verbs = Vec::new();
        let mut subordinate = false;
        for at in 0..after.len().min(REACH) {
            let joins = match after.get(at).map(|token| &token.kind) {
                Some(Kind::Mark('&')) => return Hanging::Unclear,
                Some(Kind::Mark(mark)) => matches!(mark, ',' | '/'),
                Some(Kind::Word(word)) => {
                    subordinate |=
                        slot::begins_clause(word) && !matches!(word.as_ref(), "and" | "or");
                    matches!(word.as_ref(), "and" | "or")
                }
                _ => false,
            };
            if !joins || !word(at + 1).is_some_and(verbs::is_known) {
                continue;
            }
            if subordinate || !word(at + 2).is_some_and(slot::begins_object) {
                return Hanging::Unclear;
            }
            verbs.push(self.found.end + at + 1);
        }
        if verbs.is_empty() {
            Hanging::Nothing
        } else {
            Hanging::Verbs(verbs)
        }
    }

    /// Returns from where to where the text goes when the match is left out: a space and a comma with it.
    fn slack(&self, span: &Range<usize>) -> (usize, usize) {
        let after = self.raw.get(span.end..).unwrap_or_default();
        let before = self.raw.get(..span.start).unwrap_or_default();
        if self.around.sentence_after().is_empty() && !self.around.opens_sentence() {
            let kept = before.trim_end_matches([' ', '\t', ',']);
            return (kept.len(), span.end);
        }
        let rest = after.strip_prefix(',').unwrap_or(after);
        let rest = rest.trim_start_matches([' ', '\t']);
        (span.start, self.raw.len() - rest.len())
    }
}
