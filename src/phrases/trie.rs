//! All sequences of all rules as one tree, walked from a word of the text.
//!
//! The cost of a word hardly depends on how many rules there are. Judges no context.

use std::collections::HashMap;

use super::pattern::Atom;
use super::slot::Slot;
use crate::text::Kind;
use crate::text::Token;

/// All sequences as one tree.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// A number for each word and mark that any sequence holds.
    numbers: HashMap<String, u32>,
    /// From a node, with a word, to a node. Node 0 is the root.
    steps: HashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    slots: Vec<(Slot, u32)>,
    /// The sequences that end here.
    ends: Vec<u32>,
}

/// A text with the numbers of its words looked up once.
pub(super) struct Numbered<'a> {
    tokens: &'a [Token<'a>],
    numbers: Vec<Option<u32>>,
}

/// A way in which the text follows a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Which sequence.
    pub(super) sequence: u32,
    /// The first token.
    pub(super) start: usize,
    /// The token after the last.
    pub(super) end: usize,
    /// What filled the slots: from and to, in tokens.
    pub(super) filled: Vec<(Slot, usize, usize)>,
}

impl Trie {
    /// Adds a sequence under a number of its own.
    pub(super) fn add(&mut self, atoms: &[Atom], sequence: u32) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut node = 0;
        for atom in atoms {
            node = self.step(node, atom);
        }
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.ends.push(sequence);
        }
    }

    /// Gives back what was taken in advance for more sequences.
    pub(super) fn shrink_to_fit(&mut self) {
        self.numbers.shrink_to_fit();
        self.steps.shrink_to_fit();
        self.nodes.shrink_to_fit();
    }

    fn step(&mut self, from: u32, atom: &Atom) -> u32 {
        let fresh = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let to = match atom {
            Atom::Literal(word) => {
                let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                let number = *self.numbers.entry(word.clone()).or_insert(next);
                *self.steps.entry((from, number)).or_insert(fresh)
            }
            Atom::Slot(slot) => {
                let slots = self
                    .nodes
                    .get_mut(from as usize)
                    .map(|node| &mut node.slots);
                let Some(slots) = slots else { return fresh };
                if let Some((_, to)) = slots.iter().find(|(known, _)| known == slot) {
                    *to
                } else {
                    slots.push((*slot, fresh));
                    fresh
                }
            }
        };
        if to == fresh {
            self.nodes.push(Node::default());
        }
        to
    }

    /// Looks up the words of a text.
    pub(super) fn number<'a>(&self, tokens: &'a [Token<'a>]) -> Numbered<'a> {
        let mut letter = [0; 4];
        let numbers = tokens
            .iter()
            .map(|token| match &token.kind {
                Kind::Word(word) => self.numbers.get(word.as_ref()).copied(),
                Kind::Mark(mark) => self.numbers.get(&*mark.encode_utf8(&mut letter)).copied(),
                Kind::Break | Kind::Hidden => None,
            })
            .collect();
        Numbered { tokens, numbers }
    }

    /// Adds to `found` every way in which the text follows a sequence from token `start`.
    pub(super) fn walk(&self, text: &Numbered<'_>, start: usize, found: &mut Vec<Match>) {
        let mut walk = Walk {
            trie: self,
            text,
            start,
            filled: Vec::new(),
            found,
        };
        walk.from(0, start);
    }
}

struct Walk<'a> {
    trie: &'a Trie,
    text: &'a Numbered<'a>,
    start: usize,
    filled: Vec<(Slot, usize, usize)>,
    found: &'a mut Vec<Match>,
}

impl Walk<'_> {
    /// Goes on from a node with the token at `at`. As deep as the longest sequence, no deeper.
    fn from(&mut self, node: u32, at: usize) {
        let trie = self.trie;
        let Some(here) = trie.nodes.get(node as usize) else {
            return;
        };
        for sequence in &here.ends {
            self.found.push(Match {
                sequence: *sequence,
                start: self.start,
                end: at,
                filled: self.filled.clone(),
            });
        }
        let number = self.text.numbers.get(at).copied().flatten();
        if let Some(to) = number.and_then(|number| trie.steps.get(&(node, number))) {
            self.from(*to, at + 1);
        }
        for (slot, to) in &here.slots {
            let rest = self.text.tokens.get(at..).unwrap_or_default();
            for count in slot.fits(rest) {
                self.filled.push((*slot, at, at + count));
                self.from(*to, at + count);
                self.filled.pop();
            }
        }
    }
}
