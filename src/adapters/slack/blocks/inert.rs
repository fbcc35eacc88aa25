//! Words made harmless: no control characters, nothing that turns a line around, nobody called by accident.
//!
//! What is read stays the same to the eye; only what Slack would act upon changes.

use unicode_segmentation::UnicodeSegmentation;

/// Joins two characters invisibly, so that `@here` is no longer a name.
const JOINER: char = '\u{2060}';

/// Longest cluster that is one character to the eye; more marks than this are heaped up to annoy.
const MOST_MARKS: usize = 32;

/// Returns whether a character changes the direction of the text around it.
pub(in crate::adapters::slack) fn turns_text(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns words without control characters, and with calls to people or to everybody defused.
pub(super) fn harmless(words: &str) -> String {
    let words = words.replace("\r\n", "\n");
    let mut out = String::with_capacity(words.len());
    let mut letters = words.chars().filter_map(visible).peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        out.push(letter);
        let calls = letter == '@'
            && !before.is_some_and(char::is_alphanumeric)
            && letters.peek().is_some_and(|next| next.is_alphanumeric());
        if calls {
            out.push(JOINER);
        }
        before = Some(letter);
    }
    out
}

/// Returns the same without formatting: marks that Slack would read become marks that only look alike.
pub(super) fn unformatted(words: &str) -> String {
    let words = harmless(words);
    let mut out = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    let mut before: Option<char> = None;
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied();
        let line_start = before.is_none_or(|before| before == '\n');
        match letter {
            '>' if line_start => out.extend([JOINER, letter]),
            '`' => out.push(alike(letter)),
            '*' | '_' | '~' if !within(before, after) => out.push(alike(letter)),
            _ => out.push(letter),
        }
        before = Some(letter);
    }
    out
}

/// Returns a character that looks like a formatting mark and is none.
pub(super) fn alike(mark: char) -> char {
    match mark {
        '*' => '\u{2217}',
        '_' => '\u{02cd}',
        '~' => '\u{223c}',
        '`' => '\u{02cb}',
        other => other,
    }
}

/// Returns words in one line.
pub(super) fn one_line(words: &str) -> String {
    harmless(words).replace(['\n', '\t'], " ")
}

/// Escapes what Slack's markup reads. The last thing done to any words.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(letter),
        }
    }
    out
}

/// Returns how long Slack finds a text. It does not say what it counts, so this is the longest measure.
pub(super) fn length(words: &str) -> usize {
    words.encode_utf16().count()
}

/// Returns words cut to a length, with an ellipsis where something is missing.
pub(super) fn cut(words: &str, most: usize) -> String {
    if length(words) <= most {
        return words.to_owned();
    }
    let mut kept = String::new();
    let mut room = most.saturating_sub(1);
    for cluster in clusters(words) {
        let Some(rest) = room.checked_sub(length(cluster)) else {
            break;
        };
        room = rest;
        kept.push_str(cluster);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// Returns the characters as an eye sees them, none longer than a reader could bear.
pub(super) fn clusters(words: &str) -> impl Iterator<Item = &str> {
    words.graphemes(true).map(|cluster| {
        let end = cluster.char_indices().nth(MOST_MARKS);
        end.map_or(cluster, |(end, _)| &cluster[..end])
    })
}

/// Returns a character as it may be shown, if it may.
fn visible(letter: char) -> Option<char> {
    match letter {
        '\n' | '\t' => Some(letter),
        '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{200b}' | '\u{2060}' | '\u{feff}' => None,
        _ if letter.is_control() || turns_text(letter) => None,
        _ => Some(letter),
    }
}

/// Returns whether a mark stands inside a word or alone between spaces, where Slack lets it be.
fn within(before: Option<char>, after: Option<char>) -> bool {
    let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let space = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    (word(before) && word(after)) || (space(before) && space(after))
}
