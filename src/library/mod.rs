//! The tips: load, search, draw the next one.
//!
//! Reads text that somebody else fetched. Knows no clock, no store and no chat.

mod check;
mod deck;
mod index;

mod load;
mod search;
mod sheet;
mod shelf;
mod spelling;
mod tip;
mod vocabulary;
mod words;

pub use deck::Deck;
pub use deck::seed_of;
pub use search::Found;
pub use shelf::Library;
pub use tip::MOST_SECONDS;
pub use tip::MOST_WORDS;
pub use tip::Tip;
pub use tip::Topic;
pub use tip::TopicId;
