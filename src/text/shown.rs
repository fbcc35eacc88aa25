//! How a message reads as plain text: names for mentions, labels for links, characters for entities.
//!
//! Nothing that comes out of here is live, and nothing is left out but marks.

use super::markup::Bracketed;
use super::markup::bracketed;

/// Returns the message as a person reads it: mentions as `@Name`, channels as `#name`, links as their
/// label, `&amp; &lt; &gt;` as their characters, without formatting marks. Nothing in it is live.
pub fn shown(raw: &str) -> String {
    read(raw, true)
}

/// Returns the message as [`shown`] does, but with its formatting marks, so that it can be pasted and sent.
pub fn pasteable(raw: &str) -> String {
    read(raw, false)
}

/// Returns `words` cut to at most `most` characters, with an ellipsis where something is missing.
pub fn cut(words: &str, most: usize) -> String {
    let Some((end, _)) = words.char_indices().nth(most) else {
        return words.to_owned();
    };
    let last = words
        .get(..end)
        .and_then(|kept| kept.char_indices().next_back());
    let Some((last, _)) = last else {
        return String::new();
    };
    let mut kept = words.get(..last).unwrap_or_default().to_owned();
    kept.push('…');
    kept
}

fn read(raw: &str, without_marks: bool) -> String {
    let mut reading = Reading {
        out: String::with_capacity(raw.len()),
        open: [None; 3],
        drop: Vec::new(),
    };
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let before = raw.get(..at).and_then(|text| text.chars().next_back());
        at += reading.step(rest, before, without_marks);
    }
    reading.finish()
}

struct Reading {
    out: String,
    /// Where in `out` a bold, italic or struck passage may have begun.
    open: [Option<usize>; 3],
    /// Marks in `out` that turned out to be formatting, in no order.
    drop: Vec<usize>,
}

impl Reading {
    /// Reads one piece of `rest` and returns its length.
    fn step(&mut self, rest: &str, before: Option<char>, without_marks: bool) -> usize {
        if let Some(found) = bracketed(rest) {
            self.out.push_str(&spoken(&found));
            return found.len;
        }
        if let Some((character, len)) = entity(rest) {
            self.out.push(character);
            return len;
        }
        if without_marks && let Some((code, len)) = code(rest) {
            self.out.push_str(&decoded(code));
            return len;
        }
        let mut chars = rest.chars();
        let Some(letter) = chars.next() else {
            return rest.len();
        };
        if without_marks && let Some(kind) = "*_~".find(letter) {
            self.mark(kind, before, chars.next());
        }
        if letter == '\n' {
            self.open = [None; 3];
        }
        self.out.push(letter);
        letter.len_utf8()
    }

    /// Notes a mark about to be written: a passage opens or closes, or it is only a character.
    fn mark(&mut self, kind: usize, before: Option<char>, after: Option<char>) {
        let closes =
            before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric);
        let opens =
            !before.is_some_and(char::is_alphanumeric) && after.is_some_and(|c| !c.is_whitespace());
        let here = self.out.len();
        match self.open.get(kind).copied().flatten() {
            Some(open) if closes && here > open + 1 => {
                self.drop.extend([open, here]);
                self.open[kind] = None;
            }
            _ if opens => self.open[kind] = Some(here),
            _ => {}
        }
    }

    fn finish(mut self) -> String {
        if self.drop.is_empty() {
            return self.out;
        }
        self.drop.sort_unstable();
        let mut drop = self.drop.into_iter().peekable();
        self.out
            .char_indices()
            .filter(|(at, _)| drop.next_if_eq(at).is_none())
            .map(|(_, c)| c)
            .collect()
    }
}

/// Returns how markup in angle brackets is said.
fn spoken(found: &Bracketed<'_>) -> String {
    let target = found.target;
    let label = found.label.map(decoded);
    let named = |sign: char, id: &str| {
        let name = label.clone().unwrap_or_else(|| id.to_owned());
        if name.starts_with(sign) {
            name
        } else {
            format!("{sign}{name}")
        }
    };
    if let Some(id) = target.strip_prefix('@') {
        return named('@', id);
    }
    if let Some(id) = target.strip_prefix('#') {
        return named('#', id);
    }
    match target.strip_prefix('!') {
        // The label of a date is the date in words, not a name.
        Some(special) if special.starts_with("date^") => label.unwrap_or_default(),
        Some(special) => named('@', special.strip_prefix("subteam^").unwrap_or(special)),
        None => label.unwrap_or_else(|| decoded(target)),
    }
}

/// Returns the character that `rest` spells as an entity, and the entity's length.
fn entity(rest: &str) -> Option<(char, usize)> {
    [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')]
        .into_iter()
        .find(|(name, _)| rest.starts_with(name))
        .map(|(name, character)| (character, name.len()))
}

fn decoded(text: &str) -> String {
    // `&amp;` last: `&amp;lt;` is the four characters `&lt;`.
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Returns the code that `rest` starts with, without its backticks, and its length with them.
fn code(rest: &str) -> Option<(&str, usize)> {
    if let Some(inner) = rest.strip_prefix("```") {
        let end = inner.find("```")?;
        return Some((inner.get(..end)?.trim_matches('\n'), end + 6));
    }
    let inner = rest.strip_prefix('`')?;
    let end = inner.find(['`', '\n']).filter(|end| *end > 0)?;
    (inner.as_bytes().get(end) == Some(&b'`')).then_some((inner.get(..end)?, end + 2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(raw: &str, want: &str) {
        assert_eq!(shown(raw), want);
    }

    #[test]
    fn mentions_channels_and_links_read_as_names() {
        check("<@U1|Maria> hi <@U1>", "@Maria hi @U1");
        check("<#C1|billing> <#C1>", "#billing #C1");
        check("<!here> <!channel> <!everyone>", "@here @channel @everyone");
        check("<!subteam^S1|@leads> <!subteam^S1>", "@leads @S1");
        check("<!date^1392734382^{date}|18 Feb>", "18 Feb");
        check(
            "<https://a.b/c|the form> <https://a.b/c>",
            "the form https://a.b/c",
        );
        check("<mailto:a@b.c|a@b.c>", "a@b.c");
    }

    #[test]
    fn entities_become_their_characters_once() {
        check(
            "a &lt; b &amp;&amp; c &gt; d &amp;lt;",
            "a < b && c > d &lt;",
        );
        check("5 < 6 > 4 <", "5 < 6 > 4 <");
    }

    #[test]
    fn formatting_marks_go_and_other_stars_stay() {
        check(
            "*bold* _it_ ~gone~ `co*de*` 2*3*4 snake_case_name",
            "bold it gone co*de* 2*3*4 snake_case_name",
        );
        check("```\nlet a;\n``` * one * two", "let a; * one * two");
        check("*open", "*open");
        assert_eq!(
            pasteable("*bold* `x` <@U1|Maria> &amp;"),
            "*bold* `x` @Maria &"
        );
    }

    #[test]
    fn a_cut_is_never_longer_than_asked() {
        assert_eq!(cut("Grüße", 5), "Grüße");
        assert_eq!(cut("Grüße!", 5), "Grüß…");
        assert_eq!(cut("ab", 1), "…");
        assert_eq!(cut("ab", 0), "");
    }

    #[test]
    fn a_huge_text_of_any_one_mark_is_read_in_one_pass() {
        for mark in ["<", "&", "*", "_a", "*a* ", "<a:", "<@U1>"] {
            assert!(!shown(&mark.repeat(1_000_000 / mark.len())).is_empty());
        }
    }

    proptest! {
        #[test]
        fn nothing_that_was_live_stays_live(raw in "[ab`*_<>@#!|:&;ampltgUC1\n\0é]{0,60}") {
            let _ = pasteable(&raw);
            let _ = cut(&raw, 7);
            let read = shown(&format!("{raw}\n<!channel>"));
            prop_assert!(!read.contains("<!channel>"), "{}", read);
        }
    }
}
