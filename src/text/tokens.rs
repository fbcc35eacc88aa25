//! Splits a message into words and marks, with where each stands.
//!
//! Words are folded (lower case, straight apostrophes, no invisible characters) for comparing; the spans
//! lead back to the author's own characters. Knows no language and no rule.

use std::borrow::Cow;
use std::ops::Range;

use super::prose::hidden;

/// A word, a mark, or a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// A word, folded: lower case, with straight apostrophes.
    Word(Cow<'a, str>),
    /// A punctuation mark or symbol.
    Mark(char),
    /// A line break that begins a new thought.
    Break,
    /// Something that is not the author's prose: code, a quotation, a link, a mention, an emoji.
    Hidden,
}

impl Token<'_> {
    /// Returns the folded word, if it is one.
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Returns whether a sentence ends here.
    pub fn ends_sentence(&self) -> bool {
        matches!(
            self.kind,
            Kind::Mark('.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟') | Kind::Break
        )
    }
}

/// Splits the author's own prose in `raw` into words and marks, in order.
pub fn tokens(raw: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    for span in hidden(raw) {
        split(raw, at..span.start, &mut found);
        at = span.end;
        found.push(Token {
            span,
            kind: Kind::Hidden,
        });
    }
    split(raw, at..raw.len(), &mut found);
    found
}

fn split<'a>(raw: &'a str, within: Range<usize>, found: &mut Vec<Token<'a>>) {
    let mut at = within.start;
    while let Some(letter) = raw.get(at..within.end).and_then(|rest| rest.chars().next()) {
        let end = if letter.is_alphanumeric() {
            word_end(raw, at, within.end)
        } else {
            at + letter.len_utf8()
        };
        let kind = if letter.is_alphanumeric() {
            Some(Kind::Word(folded(raw.get(at..end).unwrap_or_default())))
        } else if letter == '\n' {
            begins_thought(raw.get(end..).unwrap_or_default()).then_some(Kind::Break)
        } else if letter.is_whitespace() || is_invisible(letter) {
            None
        } else {
            Some(Kind::Mark(letter))
        };
        if let Some(kind) = kind {
            found.push(Token {
                span: at..end,
                kind,
            });
        }
        at = end;
    }
}

/// Returns whether what follows a line break is a new thought rather than the same sentence, wrapped.
fn begins_thought(rest: &str) -> bool {
    !rest
        .chars()
        .find(|c| !matches!(c, ' ' | '\t' | '\r'))
        .is_some_and(char::is_lowercase)
}

/// Returns where the word that starts at `start` ends.
///
/// An apostrophe, hyphen, underscore or dot within a word belongs to it: `don't`, `follow-up`, `a_b`, `3.5`.
fn word_end(raw: &str, start: usize, most: usize) -> usize {
    let mut end = start;
    let mut chars = raw
        .get(start..most)
        .unwrap_or_default()
        .char_indices()
        .peekable();
    while let Some((at, letter)) = chars.next() {
        let belongs = letter.is_alphanumeric()
            || is_combining(letter)
            || ((is_invisible(letter) || is_joint(letter))
                && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()));
        if !belongs {
            break;
        }
        end = start + at + letter.len_utf8();
    }
    end
}

fn is_joint(c: char) -> bool {
    is_apostrophe(c) || matches!(c, '-' | '_' | '.' | '‐' | '‑')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | 'ʼ' | '＇' | '′')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Zero-width and bidirectional marks, and the soft hyphen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Returns the word for comparing.
fn folded(word: &str) -> Cow<'_, str> {
    if word
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
    {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().filter(|c| !is_invisible(*c)) {
        match c {
            c if is_apostrophe(c) => folded.push('\''),
            '‐' | '‑' => folded.push('-'),
            c => folded.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(raw: &str, want: &str) {
        let seen: Vec<String> = tokens(raw)
            .iter()
            .map(|token| match &token.kind {
                Kind::Word(word) => word.to_string(),
                Kind::Mark(mark) => mark.to_string(),
                Kind::Break => "/".into(),
                Kind::Hidden => "#".into(),
            })
            .collect();
        assert_eq!(seen.join(" "), want);
    }

    #[test]
    fn words_are_folded_and_marks_stand_alone() {
        check("I’ll TRY, OK?", "i'll try , ok ?");
        check("follow-up at 3.5 a_b *now*", "follow-up at 3.5 a_b * now *");
        check("the customers' issue", "the customers ' issue");
        check(
            "zero\u{200b}width \u{202e}rtl\u{202c} e\u{301}te\u{301}",
            "zerowidth rtl e\u{301}te\u{301}",
        );
    }

    #[test]
    fn what_is_not_prose_is_one_hidden_token() {
        check("you `must not` need", "you # need");
    }

    #[test]
    fn a_wrapped_line_goes_on_and_a_new_thought_does_not() {
        check("would you\nlike", "would you like");
        check("Thanks\nNo problem", "thanks / no problem");
        check("a\n\nb", "a / b");
    }

    proptest! {
        #[test]
        fn spans_are_in_order_and_on_characters(raw in "[aZ'’ \n.`\"é\u{301}\u{200b}\0]{0,60}") {
            let found = tokens(&raw);
            prop_assert!(found.windows(2).all(|two| two[0].span.end <= two[1].span.start));
            prop_assert!(found.iter().all(|token| raw.get(token.span.clone()).is_some()));
        }
    }
}
