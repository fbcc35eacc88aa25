//! The tips as they ship: every file loads, reads easily, and links to what exists.
//!
//! How well they are found is the business of `library_search.rs`.

use goodword::datafile::DataFile;
use goodword::library::Library;
use goodword::library::MOST_SECONDS;
use goodword::library::Tip;
use goodword::phrases::Rules;
use goodword::promises::Cues;

/// Loads the tips or says everything that is wrong with them.
fn library() -> Library {
    Library::load(&crate::files::all()).unwrap_or_else(|problems| {
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("the tips have problems:\n{}", lines.join("\n"))
    })
}

#[test]
fn every_tip_loads() {
    assert!(!library().tips().is_empty());
}

#[test]
fn every_topic_has_at_least_three_tips() {
    let library = library();
    for topic in library.topics() {
        let tips = library.tips_of(&topic.id).count();
        assert!(tips >= 3, "{}: {tips}", topic.id);
    }
}

#[test]
fn every_tip_can_be_read_in_thirty_seconds() {
    for tip in library().tips() {
        assert!(tip.seconds_to_read() <= MOST_SECONDS, "{}", tip.id);
    }
}

#[test]
fn every_tip_names_a_source_and_leads_somewhere() {
    for tip in library().tips() {
        assert!(tip.source.is_some(), "{} has no source", tip.id);
        assert!(!tip.related.is_empty(), "{} leads nowhere", tip.id);
        assert!(tip.situations.len() >= 4, "{} has few situations", tip.id);
    }
}

#[test]
fn no_two_tips_have_one_title_and_no_situation_stands_twice() {
    let library = library();
    let mut titles = std::collections::HashMap::new();
    let mut situations = std::collections::HashMap::new();
    for tip in library.tips() {
        if let Some(other) = titles.insert(&tip.title, &tip.id) {
            panic!("{} and {other} have one title", tip.id);
        }
        for situation in &tip.situations {
            if let Some(other) = situations.insert(situation, &tip.id) {
                panic!("\"{situation}\" stands in {} and {other}", tip.id);
            }
        }
    }
}

#[test]
fn nine_in_ten_tips_read_at_grade_eight_or_below() {
    let library = library();
    let hard: Vec<String> = library
        .tips()
        .iter()
        .map(|tip| (grade(tip), tip))
        .filter(|(grade, _)| *grade > 8.0)
        .map(|(grade, tip)| format!("{} {grade:.1}", tip.id))
        .collect();
    assert!(hard.len() * 10 <= library.tips().len(), "{hard:?}");
}

/// The Flesch-Kincaid grade of what one reads of a tip.
fn grade(tip: &Tip) -> f64 {
    let text = [&tip.title, &tip.say, &tip.why]
        .map(String::as_str)
        .join(" ");
    let text = text.replace("___", "it");
    let sentences = text.matches(['.', '!', '?', ':']).count().max(1);
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let (words, sentences) = (words.len(), sentences);
    let ratio = |a: usize, b: usize| {
        f64::from(u32::try_from(a).unwrap()) / f64::from(u32::try_from(b).unwrap())
    };
    0.39 * ratio(words, sentences) + 11.8 * ratio(syllables, words) - 15.59
}

/// Groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    let mut before = false;
    for letter in word.chars() {
        groups += usize::from(is_vowel(letter) && !before);
        before = is_vowel(letter);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).max(1)
}

/// An example of the README that names the file it could be.
fn example(folder: &str) -> DataFile {
    let readme = include_str!("../../tips/README.md");
    let start = format!("```toml\n# {folder}/example.toml\n");
    let (_, after) = readme.split_once(&start).unwrap();
    let (text, _) = after.split_once("```").unwrap();
    DataFile {
        name: format!("{folder}/example.toml"),
        text: text.to_owned(),
    }
}

#[test]
fn the_example_of_a_tip_in_the_readme_loads() {
    let mut files = crate::files::all();
    files.retain(|file| file.name == "sources.toml");
    files.push(example("library"));
    assert_eq!(Library::load(&files).unwrap().len(), 1);
}

#[test]
fn the_example_of_a_phrase_rule_in_the_readme_proves_itself() {
    let rules = Rules::load(&[example("phrases")]).unwrap();
    assert_eq!(rules.len(), 1);
}

#[test]
fn the_example_of_a_cue_in_the_readme_proves_itself_among_the_others() {
    let mut files = crate::files::below("promises");
    let before = files.len();
    files.push(example("promises"));
    assert_eq!(Cues::load(&files).unwrap().len(), before + 1);
}

#[test]
fn the_readme_names_every_key_of_a_rule_and_a_cue_that_is_in_use() {
    let readme = include_str!("../../tips/README.md");
    for file in [
        crate::files::below("phrases"),
        crate::files::below("promises"),
    ]
    .concat()
    {
        let table: toml::Table = toml::from_str(&file.text).unwrap();
        for key in table.keys() {
            assert!(
                readme.contains(&format!("`{key}`")),
                "{key} of {}",
                file.name
            );
        }
    }
}
