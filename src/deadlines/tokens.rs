//! Cuts a text into tokens in one pass: words, numbers, times, dates, marks.
//!
//! Letters are compared in lower case, curly quotes and long dashes count as straight ones, and marks of emphasis
//! are skipped. What a token means is in the lexicon.

use super::classes::Classes;
use super::classes::DECIMAL;
use super::classes::MONTH;
use super::classes::NUMBER;
use super::classes::OPAQUE;
use super::classes::STOP;
use super::classes::UNIT;
use super::classes::WEEKDAY;
use super::classes::YEAR;
use super::lexicon::Entry;
use super::lexicon::Lexicon;
use super::numeric::Numeric;
use super::spelled;
use super::words;

/// The longest word that can be one of ours.
pub(super) const LONGEST_WORD: usize = 16;

/// A piece of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Token {
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its number in the rules.
    pub word: u16,
    /// What it can be.
    pub classes: Classes,
    /// Its index as a weekday, month, unit, part or zone.
    pub name: i8,
    /// Its value as a number or ordinal.
    pub number: i32,
    /// The digits it is made of.
    pub numeric: Numeric,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// Whether it starts with a capital.
    pub capital: bool,
}

impl Token {
    /// Whether it can be any of `classes`.
    pub(super) fn is(&self, classes: Classes) -> bool {
        self.classes & classes != 0
    }

    /// Whether it is a number written in digits.
    pub(super) fn is_digits(&self) -> bool {
        self.numeric.count == 1
    }
}

/// Returns the tokens of `text`.
pub(super) fn tokens(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut cutter = Cutter {
        text,
        lexicon,
        tokens: Vec::with_capacity(text.len() / 5 + 4),
        at: 0,
        glued: false,
    };
    while cutter.at < text.len() {
        cutter.step();
    }
    spelled::fold(&mut cutter.tokens);
    cutter.tokens
}

/// Cuts a text, piece by piece.
pub(super) struct Cutter<'a> {
    /// The text.
    pub text: &'a str,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// What was cut off so far.
    pub tokens: Vec<Token>,
    /// Where it is, in bytes.
    pub at: usize,
    /// Whether nothing stands between the last token and the next.
    pub glued: bool,
}

impl Cutter<'_> {
    fn step(&mut self) {
        let byte = self.text.as_bytes()[self.at];
        match byte {
            b'\n' => self.mark(1, OPAQUE | STOP),
            b' ' | b'\t' | b'\r' => self.skip(1),
            // Marks of emphasis in chat.
            b'*' | b'_' | b'~' | b'`' | b'"' => {
                self.at += 1;
            }
            b'0'..=b'9' => self.digits(),
            b'a'..=b'z' | b'A'..=b'Z' => self.letters(),
            _ => self.other(),
        }
    }

    fn skip(&mut self, length: usize) {
        self.at += length;
        self.glued = false;
    }

    pub(super) fn push(&mut self, end: usize, entry: Entry) {
        self.tokens.push(Token {
            start: self.at,
            end,
            word: entry.word,
            classes: entry.classes,
            name: entry.name,
            number: entry.number,
            glued: self.glued,
            ..Token::default()
        });
        self.at = end;
        self.glued = true;
    }

    fn mark(&mut self, length: usize, classes: Classes) {
        let form = &self.text[self.at..self.at + length];
        let mut entry = self.lexicon.get(form);
        entry.classes |= classes;
        self.push(self.at + length, entry);
    }

    /// Takes anything that is neither an ASCII letter, a digit, nor ASCII white space.
    fn other(&mut self) {
        let Some(character) = self.text[self.at..].chars().next() else {
            self.at = self.text.len();
            return;
        };
        let length = character.len_utf8();
        match character {
            '!' | '?' | ';' | '.' => self.mark(length, STOP),
            _ if character.is_ascii() => self.mark(length, 0),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => {
                let entry = self.lexicon.get("-");
                self.push(self.at + length, entry);
            }
            '‘' | '’' | 'ʼ' => {
                let entry = self.lexicon.get("'");
                self.push(self.at + length, entry);
            }
            '½' => self.fraction(length, 5, 1),
            '¼' => self.fraction(length, 25, 2),
            '¾' => self.fraction(length, 75, 2),
            '“' | '”' | '\u{200b}' | '\u{feff}' => self.at += length,
            _ if character.is_whitespace() => self.skip(length),
            _ if character.is_alphabetic() => self.letters(),
            _ => self.mark(length, OPAQUE),
        }
    }

    /// Takes "½" as a decimal, together with a number right before it: "1½".
    fn fraction(&mut self, length: usize, decimals: i32, digits: u8) {
        let whole = self
            .tokens
            .pop_if(|token| token.is_digits() && token.is(NUMBER) && token.end == self.at);
        let end = self.at + length;
        let glued = whole.map_or(self.glued, |whole| whole.glued);
        let mut token = Token {
            start: whole.map_or(self.at, |whole| whole.start),
            end,
            classes: DECIMAL,
            glued,
            ..Token::default()
        };
        token.numeric.groups = [whole.map_or(0, |whole| whole.number), decimals, 0];
        token.numeric.digits = [1, digits, 0];
        token.numeric.count = 2;
        token.numeric.separator = b'.';
        self.tokens.push(token);
        self.at = end;
        self.glued = true;
    }

    /// Takes a word. A word that goes on with digits is opaque, unless it is a month: "Oct2".
    fn letters(&mut self) {
        let mut buffer = [0_u8; LONGEST_WORD];
        let mut length = Some(0);
        let mut end = self.at;
        let mut characters = self.text[self.at..].chars().peekable();
        while let Some(character) = characters.next() {
            let folded = match character {
                '‘' | '’' | 'ʼ' => '\'',
                other => other,
            };
            let inside =
                folded == '\'' && characters.peek().is_some_and(|next| next.is_alphabetic());
            if !(folded.is_alphabetic() || inside) {
                break;
            }
            end += character.len_utf8();
            length = length.and_then(|length| {
                let slot = buffer.get_mut(length)?;
                *slot = u8::try_from(folded)
                    .ok()
                    .filter(u8::is_ascii)?
                    .to_ascii_lowercase();
                Some(length + 1)
            });
        }
        let entry = length
            .and_then(|length| buffer.get(..length))
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .map(|form| self.lexicon.near(form))
            .unwrap_or_default();
        let goes_on = self
            .text
            .as_bytes()
            .get(end)
            .is_some_and(|byte| byte.is_ascii_digit() || *byte == b'_');
        if entry.word == 0 && self.opens_an_address(end) {
            return self.address(end);
        }
        if goes_on && !self.goes_with_digits(entry) && self.joins(end) {
            return self.mixed(end);
        }
        if self.glued && self.tokens.last().is_some_and(|token| self.is_sigil(token)) {
            return self.opaque(end);
        }
        let capital = self.text.as_bytes()[self.at].is_ascii_uppercase();
        self.push(end, entry);
        if let Some(token) = self.tokens.last_mut() {
            token.capital = capital;
        }
        self.drop_hyphen();
    }

    /// Whether digits may follow a word without a space: "Oct2", "Q3", "15h30", the "T" of an ISO time.
    fn goes_with_digits(&self, entry: Entry) -> bool {
        let after_digits = self.glued
            && self
                .tokens
                .last()
                .is_some_and(|token| token.numeric.count > 0);
        entry.classes & MONTH != 0
            || entry.word == words::Q
            || entry.word == words::CW
            || (entry.word == words::WEEK && self.follows_a_year())
            || (after_digits && (entry.classes & UNIT != 0 || entry.word == words::T))
    }

    /// Whether a year and a hyphen stand right before: "2026-W12".
    fn follows_a_year(&self) -> bool {
        let [.., year, hyphen] = self.tokens[..] else {
            return false;
        };
        self.glued && hyphen.glued && hyphen.word == words::HYPHEN && year.is(YEAR)
    }

    /// Whether an unknown word opens a web address: "https://…", "www.…", "example.com/…".
    fn opens_an_address(&self, end: usize) -> bool {
        /// The longest name of a host that is looked through.
        const LONGEST_HOST: usize = 100;
        let rest = &self.text.as_bytes()[end..];
        match rest.first() {
            Some(b':') => rest.starts_with(b"://"),
            Some(b'.') => {
                let host = rest
                    .iter()
                    .take(LONGEST_HOST)
                    .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
                    .count();
                let www = self.text[self.at..end].eq_ignore_ascii_case("www");
                www || host > 2 && rest.get(host) == Some(&b'/')
            }
            _ => false,
        }
    }

    /// Takes a web address whole.
    fn address(&mut self, from: usize) {
        let length = self.text[from..]
            .find(|character: char| character.is_whitespace() || matches!(character, '>' | '|'))
            .unwrap_or(self.text.len() - from);
        self.push(
            from + length,
            Entry {
                classes: OPAQUE,
                ..Entry::default()
            },
        );
    }

    /// Whether the text goes on with letters or digits right after `end`, over underscores.
    fn joins(&self, end: usize) -> bool {
        self.text.as_bytes()[end..]
            .iter()
            .find(|byte| **byte != b'_')
            .is_some_and(u8::is_ascii_alphanumeric)
    }

    /// Whether the token makes what is glued to it a name: "$DEC", "#may", "@sun".
    pub(super) fn is_sigil(&self, token: &Token) -> bool {
        matches!(
            self.text.get(token.start..token.end),
            Some("$" | "#" | "@" | "€" | "£")
        )
    }

    /// Takes a word that goes on with digits: one of ours ("b4"), or an unknown thing.
    fn mixed(&mut self, from: usize) {
        let rest = self.text.as_bytes()[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric());
        let end = from + rest.count();
        let mut buffer = [0_u8; LONGEST_WORD];
        let bytes = &self.text.as_bytes()[self.at..end];
        let entry = buffer
            .get_mut(..bytes.len())
            .map(|form| {
                form.copy_from_slice(bytes);
                form.make_ascii_lowercase();
                &*form
            })
            .and_then(|form| std::str::from_utf8(form).ok())
            .map(|form| self.lexicon.get(form))
            .unwrap_or_default();
        if entry.word == 0 {
            self.opaque(from);
        } else {
            self.push(end, entry);
        }
    }

    /// Takes everything up to the end of the letters and digits as one unknown thing.
    pub(super) fn opaque(&mut self, from: usize) {
        let rest = &self.text.as_bytes()[from..];
        let length = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
            .count();
        self.push(
            from + length,
            Entry {
                classes: OPAQUE,
                ..Entry::default()
            },
        );
    }

    /// Forgets a hyphen between two words ("end-of-day"), but not one between two days or months ("Mon-Fri").
    fn drop_hyphen(&mut self) {
        let [.., before, hyphen, word] = self.tokens[..] else {
            return;
        };
        let is_hyphen = hyphen.glued && word.glued && hyphen.word == words::HYPHEN;
        let range = before.classes & word.classes & (WEEKDAY | MONTH) != 0;
        // "two-three days" is a range, "twenty-one" and "five-thirty" are not.
        let counts = before.is(NUMBER) && word.is(NUMBER) && word.number <= 12;
        let range = range || (counts && before.number < word.number);
        if is_hyphen && before.numeric.count == 0 && before.word != 0 && word.word != 0 && !range {
            let last = self.tokens.len() - 1;
            self.tokens.swap_remove(last - 1);
        }
    }
}
