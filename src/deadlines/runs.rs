//! Cuts off a run of digits, with the letters that belong to it: "3pm", "12th", "2h".
//!
//! What the digits alone can be is in `numeric.rs`.

use super::classes::AMPM;
use super::classes::Classes;
use super::classes::DATE;
use super::classes::MONTH;
use super::classes::NUMBER;
use super::classes::OPAQUE;
use super::classes::ORDINAL;
use super::classes::SHORT;
use super::classes::UNIT;
use super::classes::WEEKDAY;
use super::lexicon::Entry;
use super::numeric;
use super::numeric::Numeric;
use super::tokens::Cutter;
use super::tokens::LONGEST_WORD;
use super::tokens::Token;
use super::words;

impl Cutter<'_> {
    /// Takes a run of digits, with the letters that belong to it.
    pub(super) fn digits(&mut self) {
        let bytes = self.text.as_bytes();
        let (numeric, mut classes, end) = numeric::run(bytes, self.at);
        let suffix_end = end
            + bytes[end..]
                .iter()
                .take_while(|byte| byte.is_ascii_alphabetic())
                .count();
        if self.is_priced(end) || self.is_in_a_name(end, classes) {
            classes = OPAQUE;
        }
        if suffix_end == end || numeric.count > 3 {
            return self.number(end, numeric, classes);
        }
        let mut buffer = [0_u8; LONGEST_WORD];
        let whole = self.at..suffix_end;
        let form = buffer.get_mut(..whole.len()).map(|form| {
            form.copy_from_slice(&bytes[whole]);
            form.make_ascii_lowercase();
            &*form
        });
        let Some(form) = form.and_then(|form| std::str::from_utf8(form).ok()) else {
            return self.opaque(end);
        };
        let suffix = &form[end - self.at..];
        if matches!(suffix, "st" | "nd" | "rd" | "th") && numeric.count == 1 {
            let entry = Entry {
                classes: if (1..=31).contains(&numeric.groups[0]) {
                    ORDINAL
                } else {
                    OPAQUE
                },
                number: numeric.groups[0],
                ..Entry::default()
            };
            return self.push(suffix_end, entry);
        }
        let joined = self.lexicon.get(form);
        if joined.word != 0 {
            return self.push(suffix_end, joined);
        }
        let entry = self.lexicon.get(suffix);
        let known = entry.classes & (AMPM | UNIT | MONTH | WEEKDAY) != 0
            || matches!(suffix, "a" | "p" | "t" | "z" | "ish");
        let wall = |byte: &u8| byte.is_ascii_alphanumeric();
        let ends = !bytes.get(suffix_end).is_some_and(wall)
            || matches!(suffix, "h" | "t" | "d" | "hr" | "hrs")
            || entry.classes & MONTH != 0;
        if known && ends && classes & OPAQUE == 0 {
            self.number(end, numeric, classes);
        } else {
            self.opaque(end);
        }
    }

    /// Whether a currency, a sign of a version, or a percent sign is glued to the digits.
    fn is_priced(&self, end: usize) -> bool {
        let after = matches!(self.text.as_bytes().get(end), Some(b'%' | b'$'))
            || self.text[end..].starts_with(['€', '£', '°']);
        let before = self.glued
            && self.tokens.last().is_some_and(|token| {
                let mark = self.text.get(token.start..token.end);
                let at = mark == Some("@");
                let dot = mark == Some(".")
                    && !self
                        .tokens
                        .iter()
                        .rev()
                        .nth(1)
                        .is_some_and(|word| word.is(MONTH | SHORT));
                !at && (self.is_sigil(token)
                    || dot
                    || matches!(mark, Some("\\"))
                    || token.is(OPAQUE) && token.numeric.count > 0)
            });
        after || before
    }

    /// Whether the digits belong to a name: `report-2026-03-10`, `backup_2026`, `2026-03-10.csv`.
    fn is_in_a_name(&self, end: usize, classes: Classes) -> bool {
        let bytes = self.text.as_bytes();
        let unknown = |token: &Token| token.word == 0 && token.classes == 0;
        let before = match self.tokens[..] {
            _ if !self.glued => false,
            [.., word] if unknown(&word) => bytes.get(word.end) == Some(&b'_'),
            [.., word, hyphen] => hyphen.glued && hyphen.word == words::HYPHEN && unknown(&word),
            _ => false,
        };
        let rest = &bytes[end..];
        let extension = rest
            .iter()
            .skip(1)
            .take(5)
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let file =
            classes & DATE != 0 && rest.first() == Some(&b'.') && (2..=4).contains(&extension);
        before || file
    }

    fn number(&mut self, end: usize, numeric: Numeric, classes: Classes) {
        self.push(
            end,
            Entry {
                classes,
                ..Entry::default()
            },
        );
        if let Some(token) = self.tokens.last_mut() {
            token.numeric = numeric;
            if classes & NUMBER != 0 {
                token.number = numeric.groups[0];
            }
        }
    }
}
