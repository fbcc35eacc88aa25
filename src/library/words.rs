//! Text to words: lower case, without accents or markup, reduced to their stems, words of one meaning joined.

use std::collections::HashMap;
use std::collections::HashSet;

use bm25::DefaultTokenizer;
use bm25::Tokenizer;

use super::vocabulary::Vocabulary;

/// How much of a text is read. A longer one has said what it is about by then, and reading stays quick.
const MOST_CHARACTERS: usize = 3_000;

/// How many words of a text are read for their small signs.
const MOST_SIGNS: usize = 60;

/// A word as it was typed, and what it is reduced to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) written: String,
    pub(super) stem: String,
    pub(super) is_noise: bool,
}

/// One idea in a text: a word, or several that mean one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Idea {
    /// What stands for it: a group's name, or the stem of the word.
    pub(super) key: String,
    /// The stems of the words themselves.
    pub(super) stems: Vec<String>,
    /// The words as typed.
    pub(super) written: Vec<String>,
}

/// Turns text into words.
#[derive(Debug)]
pub(super) struct Reader {
    plain: DefaultTokenizer,
    stemming: DefaultTokenizer,
    stopping: DefaultTokenizer,
    noise: HashSet<String>,
    /// Phrases of stems by their first stem, the longest first, with the name of their group.
    phrases: HashMap<String, Vec<(Vec<String>, String)>>,
    /// Every stem of these phrases.
    grouped: HashSet<String>,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new(&Vocabulary::default())
    }
}

impl Reader {
    /// Makes a reader that knows which words mean the same.
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let tokenizer = |stem, stop| {
            DefaultTokenizer::builder()
                .stemming(stem)
                .stopwords(stop)
                .build()
        };
        let mut reader = Self {
            plain: tokenizer(false, false),
            stemming: tokenizer(true, false),
            stopping: tokenizer(false, true),
            noise: HashSet::new(),
            phrases: HashMap::new(),
            grouped: HashSet::new(),
        };
        reader.noise = vocabulary
            .noise
            .iter()
            .flat_map(|word| reader.plain.tokenize(&clean(word)))
            .collect();
        for group in &vocabulary.groups {
            let name = format!("={}", group.first().map_or("", String::as_str));
            for phrase in group {
                let stems = reader.stemming.tokenize(&clean(phrase));
                reader.grouped.extend(stems.iter().cloned());
                if let Some(first) = stems.first().cloned() {
                    let phrases = reader.phrases.entry(first).or_default();
                    phrases.push((stems, name.clone()));
                }
            }
        }
        for phrases in reader.phrases.values_mut() {
            phrases.sort_by_key(|(stems, _)| std::cmp::Reverse(stems.len()));
        }
        reader
    }

    /// Returns the words of a text, noise included.
    pub(super) fn words(&self, text: &str) -> Vec<Word> {
        let text = clean(text);
        let written = self.plain.tokenize(&text);
        let stems = self.stemming.tokenize(&text);
        // The same words without those of every text: what is missing there says nothing.
        let mut telling = self.stopping.tokenize(&text).into_iter().peekable();
        written
            .into_iter()
            .zip(stems)
            .map(|(written, stem)| {
                let is_telling = telling.next_if_eq(&written).is_some();
                Word {
                    is_noise: !is_telling
                        || self.noise.contains(&written)
                        || written.bytes().all(|byte| byte.is_ascii_digit()),
                    written,
                    stem,
                }
            })
            .collect()
    }

    /// Returns the stem of one word.
    pub(super) fn stem(&self, word: &str) -> String {
        self.stemming.tokenize(word).concat()
    }

    /// Returns whether a stem stands in some group, alone or in a phrase.
    pub(super) fn has_in_group(&self, stem: &str) -> bool {
        self.grouped.contains(stem)
    }

    /// Returns the ideas in a row of words: phrases of a group first, then the words that say something.
    pub(super) fn ideas(&self, words: &[Word]) -> Vec<Idea> {
        let mut ideas = Vec::new();
        let mut rest = words;
        while let Some(first) = rest.first() {
            let found = self.phrase_at(rest);
            let (length, key) = found.map_or((1, None), |(length, name)| (length, Some(name)));
            let (taken, after) = rest.split_at(length);
            rest = after;
            if key.is_none() && first.is_noise {
                continue;
            }
            let telling = taken.iter().filter(|word| !word.is_noise);
            ideas.push(Idea {
                key: key.unwrap_or(&first.stem).to_owned(),
                stems: telling.clone().map(|word| word.stem.clone()).collect(),
                written: telling.map(|word| word.written.clone()).collect(),
            });
        }
        ideas
    }

    /// Returns the small signs of a row of words: each word and each pair of neighbours, noise included.
    ///
    /// They say little alone, but "would you like me to" consists of nothing else.
    pub(super) fn signs(words: &[Word]) -> Vec<String> {
        let words = words.get(..MOST_SIGNS).unwrap_or(words);
        let single = words.iter().map(|word| format!("~{}", word.stem));
        let pairs = words.iter().zip(words.iter().skip(1));
        let pairs = pairs.map(|(one, next)| format!("~{} {}", one.stem, next.stem));
        single.chain(pairs).collect()
    }

    fn phrase_at(&self, words: &[Word]) -> Option<(usize, &str)> {
        let phrases = self.phrases.get(&words.first()?.stem)?;
        phrases.iter().find_map(|(stems, name)| {
            let here = words.get(..stems.len())?;
            let fits = here
                .iter()
                .zip(stems)
                .all(|(word, stem)| word.stem == *stem);
            fits.then_some((stems.len(), name.as_str()))
        })
    }
}

/// Returns the beginning of a text without mentions, links and other markup, and without apostrophes, so
/// that "don't" and "dont" are one word.
fn clean(text: &str) -> String {
    let mut cleaned = String::new();
    let mut in_markup = false;
    let mut in_name = false;
    let mut before = ' ';
    for c in text.chars().take(MOST_CHARACTERS) {
        match c {
            '<' => in_markup = true,
            '>' if in_markup => {
                in_markup = false;
                cleaned.push(' ');
            }
            _ if in_markup => {}
            '@' | '#' if !before.is_alphanumeric() => in_name = true,
            _ if in_name && (c.is_alphanumeric() || "._-".contains(c)) => {}
            '\'' | '’' | '‘' | '`' => in_name = false,
            _ => {
                in_name = false;
                cleaned.push(c);
            }
        }
        before = c;
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &str) {
        let vocabulary = Vocabulary {
            noise: vec!["say".into()],
            groups: vec![
                vec!["angry".into(), "furious".into(), "pissed off".into()],
                vec!["refuse".into(), "say no".into()],
            ],
        };
        let reader = Reader::new(&vocabulary);
        let ideas = reader.ideas(&reader.words(text));
        let keys: Vec<_> = ideas.into_iter().map(|idea| idea.key).collect();
        assert_eq!(keys.join(" "), want);
    }

    #[test]
    fn words_of_one_meaning_become_one_idea() {
        check("She is FURIOUS", "=angry");
        check("totally pissed off", "total =angry");
        check("how do I say no, and what do I say", "=refuse");
    }

    #[test]
    fn noise_markup_names_and_apostrophes_are_not_read() {
        check("<@U1|Maria> and @sam in #front-desk", "");
        check(
            "<!channel> invoices <https://x.example/late|here>",
            "invoic",
        );
        check("the customer's bills", "custom bill");
    }

    #[test]
    fn an_unclosed_bracket_swallows_the_rest_and_nothing_breaks() {
        check("refund < 20 euros", "refund");
        check("a@b.example refund", "b.exampl refund");
    }

    #[test]
    fn other_scripts_and_emoji_are_read_without_breaking() {
        check("הלקוח כועס", "hlqvkh kv");
        check("", "");
    }
}
