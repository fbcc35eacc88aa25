//! The chat's markup in angle brackets: mentions, channels, special words, links.
//!
//! Only recognises; what to do with it is the caller's business.

/// Something in angle brackets.
pub(super) struct Bracketed<'a> {
    /// What is between the brackets and before the bar.
    pub(super) target: &'a str,
    /// What follows the bar, when something does.
    pub(super) label: Option<&'a str>,
    /// How many bytes it takes, brackets included.
    pub(super) len: usize,
}

/// Reads the markup that `rest` starts with; `None` when its `<` is only a character.
pub(super) fn bracketed(rest: &str) -> Option<Bracketed<'_>> {
    let inner = rest.strip_prefix('<')?;
    // Stopping at the next `<` keeps a text of nothing but `<` linear.
    let end = inner.find(['<', '>', '\n'])?;
    let inner = inner.get(..end)?;
    if rest.as_bytes().get(end + 1) != Some(&b'>') || !is_markup(inner) {
        return None;
    }
    let (target, label) = match inner.split_once('|') {
        Some((target, label)) => (target, Some(label).filter(|label| !label.is_empty())),
        None => (inner, None),
    };
    Some(Bracketed {
        target,
        label,
        len: end + 2,
    })
}

fn is_markup(inner: &str) -> bool {
    let target = inner.split('|').next().unwrap_or(inner);
    let mut chars = target.chars();
    match chars.next() {
        Some('@' | '#' | '!') => chars.next().is_some_and(char::is_alphanumeric),
        Some(first) if first.is_alphanumeric() => {
            target.contains(':') && !target.contains(char::is_whitespace)
        }
        _ => false,
    }
}
