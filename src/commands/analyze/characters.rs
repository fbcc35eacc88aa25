//! From bytes to characters (Unicode scalar values), which is how answers count.

use std::ops::Range;

/// Counts the characters of a text, quickly when asked from left to right.
#[derive(Debug)]
pub(super) struct Characters<'a> {
    text: &'a str,
    is_ascii: bool,
    byte: usize,
    count: usize,
}

impl<'a> Characters<'a> {
    /// Counts in `text`.
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            is_ascii: text.is_ascii(),
            byte: 0,
            count: 0,
        }
    }

    /// Returns a span of bytes as a span of characters.
    pub(super) fn span(&mut self, bytes: &Range<usize>) -> [usize; 2] {
        [self.before(bytes.start), self.before(bytes.end)]
    }

    /// Returns how many characters stand before a byte.
    fn before(&mut self, byte: usize) -> usize {
        if self.is_ascii {
            return byte;
        }
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        let between = self.text.get(self.byte..byte).unwrap_or_default();
        self.count += between.chars().count();
        self.byte = byte;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, spans: &[(Range<usize>, [usize; 2])]) {
        let mut characters = Characters::of(text);
        for (bytes, want) in spans {
            assert_eq!(characters.span(bytes), *want, "{text} {bytes:?}");
        }
    }

    #[test]
    fn characters_are_scalar_values_not_bytes_and_not_clusters() {
        check("by Friday", &[(3..9, [3, 9])]);
        check(
            "ünd 👩‍👩 x",
            &[(0..4, [0, 3]), (5..16, [4, 7]), (17..18, [8, 9])],
        );
    }

    #[test]
    fn going_back_starts_anew() {
        check("üü ab", &[(5..7, [3, 5]), (0..2, [0, 1])]);
    }
}
