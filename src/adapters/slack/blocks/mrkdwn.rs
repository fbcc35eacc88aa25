//! Text to mrkdwn, in pieces that each fit where they go.
//!
//! A person's words are shown inert: whatever was a mention, a link or a format in them is plain letters here.

use super::inert;
use crate::text;
use crate::view::Span;
use crate::view::Text;

/// Returns a text in at most `most` pieces of at most `limit` characters; none when it says nothing.
pub(super) fn pieces(text: &Text, limit: usize, most: usize) -> Vec<String> {
    let mut writer = Writer::new(limit, most);
    for span in &text.spans {
        writer.span(span);
    }
    writer.finish()
}

/// Returns a text in one piece.
pub(super) fn piece(text: &Text, limit: usize) -> Option<String> {
    pieces(text, limit, 1).pop()
}

/// Writes spans into pieces. One character of every piece is kept free for an ellipsis.
struct Writer {
    limit: usize,
    most: usize,
    done: Vec<String>,
    current: String,
    length: usize,
    full: bool,
}

impl Writer {
    fn new(limit: usize, most: usize) -> Self {
        Self {
            limit: limit.saturating_sub(1),
            most,
            done: Vec::new(),
            current: String::new(),
            length: 0,
            full: false,
        }
    }

    fn span(&mut self, span: &Span) {
        match span {
            Span::Plain(words) => self.words(&inert::harmless(words), ""),
            Span::Bold(words) => self.styled(&inert::harmless(words), '*'),
            Span::Italic(words) => self.styled(&inert::harmless(words), '_'),
            Span::Code(letters) => self.code(letters),
            Span::Said(raw) => self.words(&inert::unformatted(&text::shown(raw)), ""),
            Span::SaidBold(raw) => self.styled(&inert::unformatted(&text::shown(raw)), '*'),
            Span::Mention(member) => self.reference('@', member.as_str()),
            Span::Channel(channel) => self.reference('#', channel.as_str()),
            Span::Link { url, label } => self.link(url, label),
            Span::Break => self.atom("\n"),
        }
    }

    /// Writes words in a format whose mark must not stand in them.
    fn styled(&mut self, words: &str, mark: char) {
        let words = words.replace(mark, &inert::alike(mark).to_string());
        self.words(&words, mark.encode_utf8(&mut [0; 4]));
    }

    fn code(&mut self, letters: &str) {
        let letters: String = letters
            .chars()
            .filter(|letter| !inert::turns_text(*letter))
            .map(|letter| {
                if letter == '`' {
                    inert::alike('`')
                } else {
                    letter
                }
            })
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .collect();
        self.words(&letters, "`");
    }

    fn reference(&mut self, mark: char, id: &str) {
        if !id.is_empty() && id.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
            self.atom(&format!("<{mark}{id}>"));
        }
    }

    fn link(&mut self, url: &str, label: &str) {
        let label = inert::one_line(label);
        let label = label.replace('|', "/");
        match safe_address(url) {
            Some(url) if label.trim().is_empty() => self.atom(&format!("<{url}>")),
            Some(url) => self.atom(&format!("<{url}|{}>", inert::escaped(&label))),
            None => self.words(&label, ""),
        }
    }

    /// Writes something that must stay in one piece.
    fn atom(&mut self, atom: &str) {
        let length = inert::length(atom);
        if self.length + length > self.limit {
            self.turn_over();
        }
        if self.full || length > self.limit {
            return;
        }
        self.current.push_str(atom);
        self.length += length;
    }

    /// Writes words, each line in its format: Slack's formats neither span lines nor touch spaces.
    fn words(&mut self, words: &str, mark: &str) {
        for (index, line) in words.split('\n').enumerate() {
            if index > 0 {
                self.atom("\n");
            }
            let core = line.trim();
            let (mark, core, lead, trail) = if mark.is_empty() || core.is_empty() {
                ("", line, "", "")
            } else {
                let lead = line.len() - line.trim_start().len();
                let trail = line.trim_end().len();
                (mark, core, &line[..lead], &line[trail..])
            };
            self.run(lead, "");
            self.run(core, mark);
            self.run(trail, "");
        }
    }

    /// Writes part of a line, going on in the next piece at a space where it does not fit.
    fn run(&mut self, words: &str, mark: &str) {
        let mut rest = words;
        while !rest.is_empty() && !self.full {
            let room = self
                .limit
                .saturating_sub(self.length + 2 * inert::length(mark));
            let (taken, escaped, length) = fitting(rest, room);
            if taken == 0 {
                if self.length == 0 {
                    return;
                }
                self.turn_over();
                continue;
            }
            self.current.push_str(mark);
            self.current.push_str(&escaped);
            self.current.push_str(mark);
            self.length += length + 2 * inert::length(mark);
            rest = &rest[taken..];
        }
    }

    /// Begins the next piece, or ends with an ellipsis when there may be none.
    fn turn_over(&mut self) {
        if self.done.len() + 1 >= self.most {
            if !std::mem::replace(&mut self.full, true) {
                self.current.push('…');
            }
            return;
        }
        self.done.push(std::mem::take(&mut self.current));
        self.length = 0;
    }

    fn finish(mut self) -> Vec<String> {
        self.done.push(self.current);
        self.done.retain(|piece| !piece.trim().is_empty());
        self.done
    }
}

/// Returns how many bytes of `words` fit into `room`, and those escaped with their length.
fn fitting(words: &str, room: usize) -> (usize, String, usize) {
    let mut escaped = String::new();
    let (mut length, mut taken) = (0, 0);
    let mut space = None;
    for cluster in unicode_segmentation::UnicodeSegmentation::graphemes(words, true) {
        // A cluster heaped up with marks loses some of them.
        let shown = inert::clusters(cluster).next().unwrap_or(cluster);
        let piece = inert::escaped(shown);
        let more = inert::length(&piece);
        if length + more > room {
            // A word is not broken when it can begin the next piece.
            return match space {
                Some((taken, end, length)) => {
                    escaped.truncate(end);
                    (taken, escaped, length)
                }
                None => (taken, escaped, length),
            };
        }
        length += more;
        taken += cluster.len();
        escaped.push_str(&piece);
        if cluster.chars().all(char::is_whitespace) {
            space = Some((taken, escaped.len(), length));
        }
    }
    (taken, escaped, length)
}

/// Returns an address that can stand in a link; only those that lead to a page or a letter.
fn safe_address(url: &str) -> Option<String> {
    let known = ["https://", "http://", "mailto:"];
    if !known.iter().any(|scheme| url.starts_with(scheme)) {
        return None;
    }
    let mut safe = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            '<' => safe.push_str("%3C"),
            '>' => safe.push_str("%3E"),
            '|' => safe.push_str("%7C"),
            '&' => safe.push_str("&amp;"),
            _ if letter.is_whitespace() || letter.is_control() => return None,
            _ => safe.push(letter),
        }
    }
    Some(safe)
}
