//! Finds what in a message is not the author's own prose: code, quotes, links, mentions, emoji.
//!
//! One pass, linear in the text, whatever is unbalanced in it. Changes nothing and judges no words.

use std::ops::Range;

use super::markup::bracketed;

/// The longest emoji name Slack allows.
const EMOJI_NAME: usize = 100;

/// Returns the message with everything that is not the author's own prose blanked out.
///
/// The result has the same length in bytes and the same byte positions as `raw`: code, block quotes,
/// quoted words, links, mentions, channel names and emoji names become spaces, so that a span found in the
/// result is a span of `raw`. Line breaks stay.
pub fn own_prose(raw: &str) -> String {
    let mut prose = String::with_capacity(raw.len());
    let mut at = 0;
    for span in hidden(raw) {
        prose.push_str(raw.get(at..span.start).unwrap_or_default());
        let blanked = raw.get(span.clone()).unwrap_or_default();
        prose.extend(
            blanked
                .bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
        );
        at = span.end;
    }
    prose.push_str(raw.get(at..).unwrap_or_default());
    prose
}

/// Returns the spans of the message that are not the author's own prose, in order, without overlaps.
pub fn hidden(raw: &str) -> Vec<Range<usize>> {
    let mut scan = Scan {
        raw,
        at: 0,
        line_start: true,
        open: [None; CLASSES],
        spans: Vec::new(),
    };
    scan.run();
    scan.spans
}

/// How many classes of quotation marks there are; see [`class`].
const CLASSES: usize = 3;

struct Scan<'a> {
    raw: &'a str,
    at: usize,
    line_start: bool,
    /// Where a quotation of each class was opened.
    open: [Option<usize>; CLASSES],
    spans: Vec<Range<usize>>,
}

impl Scan<'_> {
    fn run(&mut self) {
        while let Some(byte) = self.raw.as_bytes().get(self.at).copied() {
            if std::mem::take(&mut self.line_start)
                && let Some(len) = block_quote(self.rest())
            {
                self.open = [None; CLASSES];
                self.hide(len);
                continue;
            }
            match byte {
                b'\n' => self.line_end(),
                b'`' => self.code(),
                b'<' => match bracketed(self.rest()) {
                    Some(found) => self.hide(found.len),
                    None => self.at += 1,
                },
                b':' => match emoji(self.rest()) {
                    Some(len) if !self.before().is_some_and(char::is_alphanumeric) => {
                        self.hide(len);
                    }
                    _ => self.at += 1,
                },
                b' ' | b'\t' | b'\r' => self.at += 1,
                _ => self.other(),
            }
        }
    }

    fn rest(&self) -> &str {
        self.raw.get(self.at..).unwrap_or_default()
    }

    fn before(&self) -> Option<char> {
        self.raw.get(..self.at)?.chars().next_back()
    }

    fn hide(&mut self, len: usize) {
        self.spans.push(self.at..self.at + len);
        self.at += len;
    }

    fn line_end(&mut self) {
        self.at += 1;
        self.line_start = true;
        self.open[SINGLE] = None;
        // A quotation may run over lines, but not over paragraphs.
        let next = self.rest().trim_start_matches([' ', '\t', '\r']);
        if next.starts_with('\n') {
            self.open = [None; CLASSES];
        }
    }

    fn code(&mut self) {
        let rest = self.rest();
        if let Some(inner) = rest.strip_prefix("```") {
            // A fence that is never closed hides the rest: better silent than wrong about code.
            let len = inner.find("```").map_or(rest.len(), |end| end + 6);
            self.hide(len);
            return;
        }
        match rest.get(1..).and_then(|rest| rest.find(['`', '\n'])) {
            Some(0) | None => self.at += 1,
            Some(end) if rest.as_bytes().get(end + 1) == Some(&b'`') => self.hide(end + 2),
            Some(_) => self.at += 1,
        }
    }

    fn other(&mut self) {
        let Some(letter) = self.rest().chars().next() else {
            return;
        };
        if let Some(class) = class(letter) {
            self.quote(letter, class);
            return;
        }
        let starts_run = self.before().is_none_or(parts_runs) && !parts_runs(letter);
        match starts_run.then(|| link(self.rest())).flatten() {
            Some(len) => self.hide(len),
            None => self.at += letter.len_utf8(),
        }
    }

    fn quote(&mut self, mark: char, class: usize) {
        let start = self.at;
        let before = self.before();
        self.at += mark.len_utf8();
        let after = self.rest().chars().next();
        let can_close =
            before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric);
        let can_open =
            !before.is_some_and(char::is_alphanumeric) && after.is_some_and(|c| !c.is_whitespace());
        match self.open[class] {
            Some(open) if can_close => {
                // What was opened inside this quotation ends with it.
                for inner in &mut self.open {
                    *inner = inner.filter(|inner| *inner < open);
                }
                while self.spans.last().is_some_and(|span| span.start >= open) {
                    self.spans.pop();
                }
                self.spans.push(open..self.at);
            }
            _ if can_open => self.open[class] = Some(start),
            _ => {}
        }
    }
}

const SINGLE: usize = 1;

/// Returns which quotation marks can pair with this one. Whether it opens or closes, its neighbours tell.
fn class(mark: char) -> Option<usize> {
    match mark {
        '"' | '“' | '”' | '„' | '‟' | '＂' => Some(0),
        '\'' | '‘' | '’' | '‚' | '‛' => Some(SINGLE),
        '«' | '»' | '‹' | '›' | '「' | '」' => Some(2),
        _ => None,
    }
}

/// Returns the length of the block quote that a line starts with.
fn block_quote(line: &str) -> Option<usize> {
    let quoted = line.trim_start_matches([' ', '\t']);
    let is_long = quoted.starts_with(">>>") || quoted.starts_with("&gt;&gt;&gt;");
    if is_long {
        return Some(line.len());
    }
    (quoted.starts_with('>') || quoted.starts_with("&gt;"))
        .then(|| line.find('\n').unwrap_or(line.len()))
}

/// Returns the length of the emoji name that `rest` starts with.
fn emoji(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix(':')?;
    let end = name
        .char_indices()
        .take(EMOJI_NAME + 1)
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '\'')))?
        .0;
    (end > 0 && name.get(end..)?.starts_with(':')).then_some(end + 2)
}

/// Returns whether a character parts the runs that may be links.
///
/// What may come before a run also ends one, so that no character is looked at twice.
fn parts_runs(c: char) -> bool {
    c.is_whitespace()
        || class(c).is_some()
        || matches!(
            c,
            '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | ',' | ';' | '|' | '*' | '~' | '`'
        )
}

/// Returns the length of the bare address, mention or channel name that `rest` starts with.
fn link(rest: &str) -> Option<usize> {
    let run = rest.find(parts_runs).map_or(rest, |end| &rest[..end]);
    let run = run.trim_end_matches(['.', '!', '?', ':']);
    let address = || {
        let host = run.split('/').next().unwrap_or_default();
        run.contains("://")
            || run.starts_with("www.")
            || (host.len() < run.len() && host.trim_end_matches('.').contains('.'))
    };
    let mention = || {
        run.split_once('@').is_some_and(|(before, after)| {
            after.starts_with(char::is_alphanumeric)
                && (before.is_empty() || before.ends_with(char::is_alphanumeric))
        })
    };
    let channel = || {
        run.strip_prefix('#')
            .is_some_and(|name| name.starts_with(char::is_alphanumeric))
    };
    (address() || mention() || channel()).then_some(run.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Shows what is hidden as dots, so that a case reads at a glance.
    #[track_caller]
    fn check(raw: &str, want: &str) {
        let prose = own_prose(raw);
        assert_eq!(prose.len(), raw.len());
        let mut seen = raw.to_owned();
        for span in hidden(raw).into_iter().rev() {
            seen.replace_range(span, "…");
        }
        assert_eq!(seen, want);
    }

    #[test]
    fn plain_words_stay() {
        for plain in [
            "",
            "Would you like me to send it?",
            "It's 5 < 6 and 7 > 3 at 10:30:45, isn't it: yes",
            "the customers' issue, don't worry",
            "5\" pipe and 6\" pipe",
            "a <b",
            "2 rooms @ 5 dollars # 3",
            "either/or, and/or",
        ] {
            check(plain, plain);
        }
    }

    #[test]
    fn code_is_not_prose() {
        check("run `asap now` please", "run … please");
        check("```\nyou must\n``` done", "… done");
        check("see ```you must", "see …");
        check("a ` b\nc ` d", "a ` b\nc ` d");
        check("`` you", "`` you");
    }

    #[test]
    fn block_quotes_are_not_prose() {
        check("&gt; you must\nfine", "…\nfine");
        check("> you must\n>and more\nfine", "…\n…\nfine");
        check("hi\n&gt;&gt;&gt; all\nof this", "hi\n…");
        check("a &gt; b", "a &gt; b");
    }

    #[test]
    fn quoted_words_are_not_prose_and_apostrophes_are_no_quotes() {
        check("she wrote \"you must pay\" today", "she wrote … today");
        check("she wrote “you must pay” today", "she wrote … today");
        check("sie schrieb „das geht“ heute", "sie schrieb … heute");
        check("il dit «oui» ici", "il dit … ici");
        check("the word 'asap' isn't nice", "the word … isn't nice");
        check("it's what it's", "it's what it's");
        check("don’t say ‘no problem’ here", "don’t say … here");
        check("an \"open quote", "an \"open quote");
        check("an \"open\n\nquote\" here", "an \"open\n\nquote\" here");
        check("\"with `code` in\" it", "… it");
    }

    #[test]
    fn links_mentions_channels_and_emoji_are_not_prose() {
        check("<@U1|Maria> hi <@U2>", "… hi …");
        check("in <#C1|billing> <!channel>", "in … …");
        check("<https://a.b/you-must|you must> go", "… go");
        check("see https://a.b/asap.", "see ….");
        check("(www.a.com) b@c.de @maria #billing", "(…) … … …");
        check("a.com/asap now", "… now");
        check("thanks :no_problem: :+1::skin-tone-2: ok", "thanks … …… ok");
    }

    #[test]
    fn a_huge_text_of_any_one_mark_is_read_in_one_pass() {
        for mark in [
            "`", "<", "\"", "'", ":", ">", "(a", "a.", "@a", "“", "&gt;", "\n ", "<a:", ":a",
            "\u{202e}", "\0",
        ] {
            let raw = mark.repeat(1_000_000 / mark.len());
            assert_eq!(own_prose(&raw).len(), raw.len());
        }
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_length_and_its_visible_bytes(raw in "[ab`'\"<>@#!|:&;gt\n“”’é\u{200b}\u{202e}\0.]{0,60}") {
            let prose = own_prose(&raw);
            prop_assert_eq!(prose.len(), raw.len());
            for (seen, came) in prose.bytes().zip(raw.bytes()) {
                prop_assert!(seen == came || seen == b' ');
            }
            let spans = hidden(&raw);
            prop_assert!(spans.windows(2).all(|two| two[0].end <= two[1].start));
        }
    }
}
