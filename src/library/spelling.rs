//! The known word that a misspelt one was meant to be.

use super::words::Reader;

/// Shorter words have too many neighbours to guess from.
const SHORTEST: usize = 4;

/// Below this length only swapped letters are forgiven: "lunch" is not a launch.
const SHORT: usize = 6;

/// From this length on a word may be two letters off.
const LONG: usize = 8;

/// Every word that is known, as written.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    words: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    word: Box<str>,
    letters: u32,
    uses: u32,
}

impl Spelling {
    /// Learns words with how often each is used.
    pub(super) fn new(uses: impl IntoIterator<Item = (String, u32)>) -> Self {
        let mut words: Vec<Known> = uses
            .into_iter()
            .filter(|(word, _)| word.len() >= SHORTEST)
            .map(|(word, uses)| Known {
                letters: letters(&word),
                word: word.into(),
                uses,
            })
            .collect();
        words.sort_by(|a, b| (a.word.len(), &a.word).cmp(&(b.word.len(), &b.word)));
        words.dedup_by(|a, b| a.word == b.word);
        Self { words }
    }

    /// Returns the stem of the known word nearest to an unknown one.
    pub(super) fn correct(
        &self,
        typed: &str,
        reader: &Reader,
        is_known: impl Fn(&str) -> bool,
    ) -> Option<String> {
        for most in [2, 1] {
            let calm = squeeze(typed, most);
            let stem = reader.stem(&calm);
            if calm != typed && is_known(&stem) {
                return Some(stem);
            }
        }
        self.nearest(&squeeze(typed, 2))
            .map(|word| reader.stem(word))
    }

    fn nearest(&self, typed: &str) -> Option<&str> {
        if typed.len() < SHORTEST || !typed.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let slips = if typed.len() >= LONG { 2 } else { 1 };
        let letters = letters(typed);
        let from = self
            .words
            .partition_point(|known| known.word.len() + slips < typed.len());
        self.words
            .iter()
            .skip(from)
            .take_while(|known| known.word.len() <= typed.len() + slips)
            // A slip changes at most two of the letters that occur.
            .filter(|known| (known.letters ^ letters).count_ones() as usize <= 2 * slips)
            .filter_map(|known| {
                let distance = strsim::osa_distance(typed, &known.word);
                let same_start = typed.as_bytes().first() == known.word.as_bytes().first();
                // A first letter is seldom mistyped, so another one counts as a further slip.
                let cost = distance + usize::from(!same_start);
                let swapped = known.letters == letters && known.word.len() == typed.len();
                (cost <= slips && (swapped || typed.len() >= SHORT)).then_some((
                    cost,
                    std::cmp::Reverse(known.uses),
                    &known.word,
                ))
            })
            .min()
            .map(|(_, _, word)| &**word)
    }
}

/// Returns which letters occur, one bit each.
fn letters(word: &str) -> u32 {
    word.bytes()
        .filter(u8::is_ascii_lowercase)
        .fold(0, |set, letter| set | 1 << (letter - b'a'))
}

/// Returns the word with no letter more than `most` times in a row: "soooo" becomes "soo" or "so".
fn squeeze(word: &str, most: usize) -> String {
    let mut squeezed = String::with_capacity(word.len());
    let mut run = 0;
    let mut before = None;
    for letter in word.chars() {
        run = if before == Some(letter) { run + 1 } else { 1 };
        if run <= most {
            squeezed.push(letter);
        }
        before = Some(letter);
    }
    squeezed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, want: Option<&str>) {
        let known = [
            "angry",
            "complaint",
            "delay",
            "delivery",
            "promise",
            "refund",
            "calm",
        ];
        let spelling = Spelling::new(known.map(|word| (word.to_owned(), 1)));
        let reader = Reader::default();
        let stems = known.map(|word| reader.stem(word));
        let found = spelling.correct(typed, &reader, |stem| {
            stems.iter().any(|known| known == stem)
        });
        assert_eq!(found, want.map(|word| reader.stem(word)));
    }

    #[test]
    fn a_slip_of_the_fingers_is_forgiven() {
        check("angyr", Some("angry"));
        check("complant", Some("complaint"));
        check("promiss", Some("promise"));
        check("dealy", Some("delay"));
        check("delivrey", Some("delivery"));
        check("angryyyyy", Some("angry"));
        check("caaaalm", Some("calm"));
    }

    #[test]
    fn another_word_is_left_alone() {
        check("hungry", None);
        check("kubernetes", None);
        check("foo", None);
        check("ангри", None);
    }
}
