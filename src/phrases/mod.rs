//! Phrase rules: load them, find what could be said better, say it better.
//!
//! The rules are data (`tips/phrases/`), and each proves itself by its own examples when it is loaded. A
//! rewrite never invents a fact: where one is missing it leaves a [`BLANK`].

mod casing;
mod compose;
mod file;
mod finding;
mod gate;
mod guard;
mod irregular;
mod matched;
mod offer;
mod pattern;
mod prove;
mod rules;
mod slot;
mod trie;
mod verbs;

pub use finding::BLANK;
pub use finding::Finding;
pub use finding::Rewrite;
pub use finding::Speaks;
pub use rules::Rules;
