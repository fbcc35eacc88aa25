//! What of a message is the author's own prose, and how a message reads as plain text.
//!
//! Knows the chat's markup: code, block quotes, links, mentions, channel names, emoji. Decides nothing.

mod markup;
mod prose;
mod shown;
mod tokens;

pub use prose::hidden;
pub use prose::own_prose;
pub use shown::cut;
pub use shown::pasteable;
pub use shown::shown;
pub use tokens::Kind;
pub use tokens::Token;
pub use tokens::tokens;
