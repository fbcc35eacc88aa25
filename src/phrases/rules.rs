//! All rules together: load them, find in a text what could be said better, say it better.
//!
//! A text without a word that some rule needs is passed over at once; everything else is linear in the text.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::btree_map::Entry;
use std::path::Path;

use super::compose::compose;
use super::file;
use super::file::Rule;
use super::finding::Finding;
use super::finding::Rewrite;
use super::gate::Gate;
use super::gate::rarest;
use super::guard::Around;
use super::matched::Matched;
use super::prove::prove;
use super::trie::Match;
use super::trie::Trie;
use crate::datafile::DataFile;
use crate::datafile::Problem;
use crate::text::Token;
use crate::text::tokens;

/// The most whole texts to choose from.
const MOST_OPTIONS: usize = 3;
/// How often a rewritten text is rewritten again before it is given up.
const MOST_ROUNDS: usize = 3;

/// The phrase rules.
#[derive(Debug, Default)]
pub struct Rules {
    all: Vec<Rule>,
    /// For each sequence of the tree: its rule, its pattern there, and its place in that pattern.
    sequences: Vec<(usize, usize, usize)>,
    trie: Trie,
    gate: Gate,
}

impl Rules {
    /// Loads the rules; each proves itself by its own examples.
    ///
    /// Files outside `phrases/`, and files that are not TOML, are passed over.
    ///
    /// # Errors
    /// Every problem in every file.
    pub fn load(files: &[DataFile]) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut sources = BTreeMap::new();
        for file in files.iter().filter(|file| is_rule(file)) {
            match sources.entry(file::id(file)) {
                Entry::Vacant(place) => {
                    place.insert(file);
                }
                Entry::Occupied(_) => {
                    problems.push(file.problem_at("", "another rule has the same file name"));
                }
            }
        }
        let mut rules = Self::default();
        let mut words = BTreeSet::new();
        for file in sources.values() {
            match file::read(file) {
                Ok(rule) => rules.add(rule, &mut words),
                Err(more) => problems.extend(more),
            }
        }
        rules.sequences.shrink_to_fit();
        rules.trie.shrink_to_fit();
        // A gate too big to build is no gate: nothing is found, and the examples say so.
        rules.gate = Gate::build(&words).unwrap_or_default();
        for (index, rule) in rules.all.iter().enumerate() {
            if let Some(file) = sources.get(&rule.id) {
                problems.extend(prove(&rules, index, rule, file));
            }
        }
        if problems.is_empty() {
            Ok(rules)
        } else {
            Err(problems)
        }
    }

    /// Adds a rule, and to `words` the rarest word of each of its sequences. What the tree knows is not kept
    /// a second time: spelled out, the rules are by far the largest thing in memory.
    fn add(&mut self, mut rule: Rule, words: &mut BTreeSet<String>) {
        for (pattern_index, pattern) in rule.patterns.iter_mut().enumerate() {
            for (index, sequence) in pattern.sequences.iter_mut().enumerate() {
                let atoms = std::mem::take(&mut sequence.atoms);
                let number = u32::try_from(self.sequences.len()).unwrap_or(u32::MAX);
                self.trie.add(&atoms, number);
                self.sequences.push((self.all.len(), pattern_index, index));
                if let Some(word) = rarest(&atoms).filter(|word| !words.contains(*word)) {
                    words.insert(word.to_owned());
                }
            }
        }
        self.all.push(rule);
    }

    /// Returns what could be said better in `raw`, in order, without overlaps.
    pub fn find(&self, raw: &str) -> Vec<Finding> {
        self.find_by(raw, None)
    }

    /// Returns the whole text said better.
    pub fn rewrite(&self, raw: &str) -> Rewrite {
        self.rewrite_by(raw, None)
    }

    /// Returns how many rules there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Finds by one rule only, or by all.
    pub(super) fn find_by(&self, raw: &str, only: Option<usize>) -> Vec<Finding> {
        if !self.gate.opens(raw) {
            return Vec::new();
        }
        let tokens = tokens(raw);
        let numbered = self.trie.number(&tokens);
        let mut matches = Vec::new();
        for start in 0..tokens.len() {
            self.trie.walk(&numbered, start, &mut matches);
        }
        let candidates = matches
            .into_iter()
            .filter_map(|found| self.candidate(raw, &tokens, found, only))
            .collect();
        without_overlaps(candidates)
    }

    /// Rewrites by one rule only, or by all. What comes out is clean by all rules.
    pub(super) fn rewrite_by(&self, raw: &str, only: Option<usize>) -> Rewrite {
        let mut findings = self.find_by(raw, only);
        let most = findings.iter().map(|finding| finding.offers.len()).max();
        let mut options = Vec::new();
        let mut hidden = Vec::new();
        for pick in 0..most.unwrap_or(0).min(MOST_OPTIONS) {
            let option = self.settled(compose(raw, &findings, pick));
            if let Some((option, more)) = option
                && option != raw
                && !options.contains(&option)
            {
                options.push(option);
                hidden.extend(more);
            }
        }
        if options.is_empty() {
            return Rewrite::default();
        }
        explain(raw, hidden, &mut findings);
        Rewrite { options, findings }
    }

    /// Rewrites a rewritten text until nothing in it could be said better, and returns it with what was found
    /// on the way; `None` when that never ends.
    fn settled(&self, mut text: String) -> Option<(String, Vec<Finding>)> {
        let mut found = Vec::new();
        for _ in 0..MOST_ROUNDS {
            let more = self.find(&text);
            if more.is_empty() {
                return Some((text, found));
            }
            text = compose(&text, &more, 0);
            found.extend(more);
        }
        self.find(&text).is_empty().then_some((text, found))
    }

    /// Returns what a match offers, if the words around it let its rule speak.
    fn candidate(
        &self,
        raw: &str,
        tokens: &[Token<'_>],
        found: Match,
        only: Option<usize>,
    ) -> Option<Candidate> {
        let (index, pattern, sequence) = *self.sequences.get(found.sequence as usize)?;
        if only.is_some_and(|only| only != index) {
            return None;
        }
        let rule = self.all.get(index)?;
        let around = Around {
            tokens,
            start: found.start,
            end: found.end,
        };
        if !rule.allows(&around) {
            return None;
        }
        let choices = &rule.patterns.get(pattern)?.sequences.get(sequence)?.choices;
        let words = found.end - found.start;
        let matched = Matched {
            raw,
            around,
            found,
            pattern,
            choices,
        };
        Some(Candidate {
            finding: matched.finding(rule)?,
            priority: rule.priority,
            words,
        })
    }
}

/// Adds what came to light only after a first change, where it stands in the text as it was written.
fn explain(raw: &str, hidden: Vec<Finding>, findings: &mut Vec<Finding>) {
    let mut known: BTreeSet<String> = findings.iter().map(|one| one.rule.clone()).collect();
    for mut finding in hidden {
        if let Some(start) = raw.find(&finding.found)
            && known.insert(finding.rule.clone())
        {
            finding.span = start..start + finding.found.len();
            findings.push(finding);
        }
    }
    findings.sort_by_key(|finding| finding.span.start);
}

fn is_rule(file: &DataFile) -> bool {
    let path = Path::new(&file.name);
    let folder = path.parent().and_then(Path::file_name);
    path.extension().is_some_and(|ending| ending == "toml")
        && folder.is_none_or(|folder| folder == "phrases")
}

/// A finding and what decides between it and another on the same words.
struct Candidate {
    finding: Finding,
    priority: i8,
    words: usize,
}

/// Keeps, of findings on the same words, the one of higher priority, then the longer, then the first.
fn without_overlaps(mut candidates: Vec<Candidate>) -> Vec<Finding> {
    candidates.sort_by_key(|one| {
        (
            std::cmp::Reverse(one.priority),
            std::cmp::Reverse(one.words),
            one.finding.span.start,
        )
    });
    let mut taken = BTreeSet::new();
    let mut kept = Vec::new();
    for Candidate { finding, .. } in candidates {
        let span = &finding.span;
        // Spans that are kept do not overlap, so only the last one before this end can reach into it.
        let before = taken.range(..(span.end, 0)).next_back();
        if before.is_some_and(|(_, end)| *end > span.start) {
            continue;
        }
        taken.insert((span.start, span.end));
        kept.push(finding);
    }
    kept.sort_by_key(|finding| finding.span.start);
    kept
}
