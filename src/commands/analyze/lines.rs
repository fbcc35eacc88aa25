//! Reads lines of bytes, none longer than can be kept, and tells before it may have to wait for more.

use std::io;
use std::io::BufRead as _;
use std::io::BufReader;
use std::io::Read;

/// The longest line that is kept, in megabytes: room for a text of 1 MB with every letter escaped, and its context.
pub(super) const MOST_MEGABYTES: usize = 16;

/// The same in bytes.
const MOST: usize = MOST_MEGABYTES * 1_000_000;

/// How much is read at a time.
const CHUNK: usize = 64 * 1024;

/// A source of lines.
pub(super) struct Lines<R> {
    source: BufReader<R>,
    line: Vec<u8>,
    number: u64,
    bytes: u64,
}

/// One line, without what ends it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its number, from 1.
    pub(super) number: u64,
    /// Its bytes: all of them, or, of a line that is too long, the first.
    pub(super) bytes: &'a [u8],
    /// Whether all of it is there.
    pub(super) length: Length,
}

/// Whether a line could be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    /// All of it is there.
    Whole,
    /// It is too long to keep.
    TooLong,
}

impl<R: Read> Lines<R> {
    /// Reads the lines of `source`.
    pub(super) fn of(source: R) -> Self {
        Self {
            source: BufReader::with_capacity(CHUNK, source),
            line: Vec::new(),
            number: 0,
            bytes: 0,
        }
    }

    /// Returns the next line; `None` at the end.
    ///
    /// Before more is asked of the source, which may take as long as it likes, `before_waiting` gets the number of
    /// bytes read so far.
    pub(super) fn next(
        &mut self,
        mut before_waiting: impl FnMut(u64) -> io::Result<()>,
    ) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        // What one huge line took is not kept for all the others.
        self.line.shrink_to(CHUNK);
        let mut length = Length::Whole;
        let mut begun = false;
        loop {
            if self.source.buffer().is_empty() {
                before_waiting(self.bytes)?;
            }
            let chunk = match self.source.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() && !begun {
                return Ok(None);
            }
            begun = true;
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or(chunk);
            if length == Length::Whole && self.line.len() + part.len() > MOST {
                length = Length::TooLong;
            }
            if length == Length::Whole {
                self.line.extend_from_slice(part);
            }
            let at_end = chunk.is_empty();
            let used = part.len() + usize::from(end.is_some());
            self.bytes += u64::try_from(used).unwrap_or(u64::MAX);
            self.source.consume(used);
            if end.is_some() || at_end {
                break;
            }
        }
        self.number += 1;
        let mut bytes = self.line.as_slice();
        if self.number == 1 {
            bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        }
        Ok(Some(Line {
            number: self.number,
            bytes: bytes.strip_suffix(b"\r").unwrap_or(bytes),
            length,
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// Gives its pieces one at a time, with an interruption before each.
    struct Pieces<'a>(Vec<&'a [u8]>, bool);

    impl Read for Pieces<'_> {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(io::ErrorKind::Interrupted.into());
            }
            if self.0.is_empty() {
                return Ok(0);
            }
            let piece = self.0.remove(0);
            room[..piece.len()].copy_from_slice(piece);
            Ok(piece.len())
        }
    }

    /// Reads all lines; a wait is shown as the bytes read before it.
    #[track_caller]
    fn check(pieces: &[&str], want: &str) {
        let pieces = pieces.iter().map(|piece| piece.as_bytes()).collect();
        let mut lines = Lines::of(Pieces(pieces, false));
        let mut seen = String::new();
        loop {
            let mut waits = Vec::new();
            let line = lines.next(|bytes| {
                waits.push(bytes);
                Ok(())
            });
            waits.dedup();
            for bytes in waits {
                write!(seen, "<{bytes}>").unwrap();
            }
            let Some(line) = line.unwrap() else { break };
            let words = str::from_utf8(line.bytes).unwrap();
            write!(seen, "{}:{words:?} ", line.number).unwrap();
        }
        assert_eq!(seen, want);
    }

    #[test]
    fn lines_are_told_apart_wherever_they_are_cut() {
        check(&[], "<0>");
        check(&["a\nb"], "<0>1:\"a\" <3>2:\"b\" <3>");
        check(
            &["a\nb", "c\r\n", "\n"],
            "<0>1:\"a\" <3>2:\"bc\" <6>3:\"\" <7>",
        );
        check(&["a\r", "\nb\rc"], "<0><2>1:\"a\" <6>2:\"b\\rc\" <6>");
    }

    #[test]
    fn a_mark_at_the_start_is_no_letter_and_elsewhere_it_is() {
        check(
            &["\u{feff}a\n\u{feff}b\n"],
            "<0>1:\"a\" 2:\"\\u{feff}b\" <10>",
        );
    }

    #[test]
    fn a_line_that_is_too_long_is_cut_and_the_next_is_whole() {
        let input = io::repeat(b'a').take(3 * MOST as u64).chain(&b"\nb"[..]);
        let mut lines = Lines::of(input);
        let line = lines.next(|_| Ok(())).unwrap().unwrap();
        assert_eq!((line.number, line.length), (1, Length::TooLong));
        assert!(line.bytes.len() <= MOST);
        let line = lines.next(|_| Ok(())).unwrap().unwrap();
        assert_eq!(
            (line.number, line.length, line.bytes),
            (2, Length::Whole, &b"b"[..])
        );
        assert_eq!(lines.next(|_| Ok(())).unwrap(), None);
    }
}
