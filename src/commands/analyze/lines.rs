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
