//! Spoken times: expressions to intervals, intervals to deadlines, with alternatives.
//!
//! Everything is read at a moment, in a zone, by a calendar; nothing reads a clock.
//!
//! A text passes through four steps, each linear in its length: `tokens` cuts it up, `grammar` finds the
//! phrases of `rules` in it, `reader` joins neighbouring phrases into one thing `said`, `resolve` turns that into an
//! interval and `due` into the moment that is owed.

mod amount;
mod choose;
mod classes;
mod counted;
mod days;
mod due;
mod expression;
mod feasts;
mod grammar;
mod hours;
mod judge;
mod lexicon;
mod moments;
mod numeric;
mod places;
mod quantity;
mod ranges;
mod reader;
mod resolve;
mod rules;
mod runs;
mod said;
mod sense;
mod shift;
mod slots;
mod span;
mod spelled;
mod tokens;
mod typos;
mod vocabulary;
mod words;
mod zones;

pub use choose::deadline;
pub use choose::duration;
pub use expression::Deadline;
pub use expression::Grain;
pub use expression::Reference;
pub use expression::TimeExpression;
pub use reader::read;
