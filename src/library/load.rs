//! Files to tips, and everything that is wrong with them.
//!
//! Tips stand in `library/<topic>.toml`, whose ideas they are in `sources.toml`, words that mean the
//! same in `search.toml`. Other files are somebody else's.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

use super::check::Marks;
use super::check::check_ids;
use super::check::check_links;
use super::sheet::Fields;
use super::sheet::Sheet;
use super::tip::MOST_SECONDS;
use super::tip::MOST_WORDS;
use super::tip::Tip;
use super::tip::Topic;
use super::tip::TopicId;
use super::vocabulary::Vocabulary;
use crate::datafile::DataFile;
use crate::datafile::Problem;
use crate::datafile::nearest;
use crate::ids::TipId;

const TOPIC_KEYS: &[&str] = &["name", "about", "common", "tip"];
const TIP_KEYS: &[&str] = &[
    "id",
    "title",
    "situations",
    "say",
    "avoid",
    "why",
    "source",
    "related",
];
const SOURCE_KEYS: &[&str] = &["who", "what"];

/// What the files hold, once nothing is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub(super) topics: Vec<Topic>,
    pub(super) tips: Vec<Tip>,
    pub(super) vocabulary: Vocabulary,
}

/// Reads every file that belongs to the library.
pub(super) fn load(files: &[DataFile]) -> Result<Loaded, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut sources = HashSet::new();
    let mut loaded = Loaded::default();
    let mut marks = Vec::new();
    for file in files.iter().filter(|file| file.name == "sources.toml") {
        read_sources(file, &mut sources, &mut problems);
    }
    for file in files.iter().filter(|file| file.name == "search.toml") {
        loaded.vocabulary = Vocabulary::read(file, &mut problems);
    }
    let mut topic_files: Vec<_> = files
        .iter()
        .filter_map(|file| {
            let name = file.name.strip_prefix("library/")?.strip_suffix(".toml")?;
            Some((name, file))
        })
        .collect();
    topic_files.sort_by_key(|(name, _)| *name);
    for (name, file) in topic_files {
        let found = read_topic(name, file, &sources, &mut loaded, &mut problems);
        marks.extend(found);
    }
    check_ids(&loaded.tips, &marks, &mut problems);
    check_links(&loaded.tips, &marks, &mut problems);
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    if problems.is_empty() {
        Ok(loaded)
    } else {
        Err(problems)
    }
}

fn read_sources(file: &DataFile, sources: &mut HashSet<String>, problems: &mut Vec<Problem>) {
    let sheet = Sheet::new(file);
    let table = match sheet.table() {
        Ok(table) => table,
        Err(problem) => return problems.push(problem),
    };
    for (key, value) in table.get_ref() {
        let Some(source) = value.get_ref().as_table() else {
            problems.push(sheet.problem(
                key.span().start,
                "a source is a table: write [name], then who and what below it",
            ));
            continue;
        };
        let mut fields = Fields::new(&sheet, source, key.span().start, "source");
        fields.only(SOURCE_KEYS);
        fields.text("who", "say whose ideas these are");
        fields.text("what", "say where they were published");
        problems.extend(fields.problems());
        sources.insert(key.get_ref().to_string());
    }
}

/// Reads the topic of a file with its tips; returns where each tip stands.
fn read_topic(
    name: &str,
    file: &DataFile,
    sources: &HashSet<String>,
    loaded: &mut Loaded,
    problems: &mut Vec<Problem>,
) -> Vec<Marks> {
    let sheet = Sheet::new(file);
    let table = match sheet.table() {
        Ok(table) => table,
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    let mut fields = Fields::new(&sheet, table.get_ref(), 0, "topic");
    fields.only(TOPIC_KEYS);
    if !is_plain_name(name) {
        fields.wrong(
            "",
            "name the file with small letters, digits and hyphens, such as upset-customer.toml",
        );
    }
    let topic = Topic {
        id: TopicId::new(name),
        name: fields.text(
            "name",
            "say what people call this topic, such as \"Upset customers\"",
        ),
        about: fields.text("about", "say in one line when these tips help"),
        is_common: fields.switch("common"),
    };
    let listed = table.get_ref().get("tip");
    if listed.is_some_and(|value| value.get_ref().as_array().is_none()) {
        fields.wrong(
            "tip",
            "start each tip with a line [[tip]], in double brackets",
        );
    }
    problems.extend(fields.problems());
    let mut marks = Vec::new();
    for entry in listed
        .and_then(|value| value.get_ref().as_array())
        .into_iter()
        .flatten()
    {
        match entry.get_ref() {
            DeValue::Table(tip) => {
                let (tip, mark) = read_tip(&sheet, tip, entry, &topic.id, sources, problems);
                loaded.tips.push(tip);
                marks.push(mark);
            }
            _ => {
                problems
                    .push(sheet.problem(entry.span().start, "a tip starts with a line [[tip]]"));
            }
        }
    }
    loaded.topics.push(topic);
    marks
}

fn read_tip(
    sheet: &Sheet<'_>,
    table: &DeTable<'_>,
    entry: &Spanned<DeValue<'_>>,
    topic: &TopicId,
    sources: &HashSet<String>,
    problems: &mut Vec<Problem>,
) -> (Tip, Marks) {
    let mut fields = Fields::new(sheet, table, entry.span().start, "tip");
    fields.only(TIP_KEYS);
    let situations = fields.list("situations");
    let has_none = situations.as_ref().is_some_and(Vec::is_empty);
    let (related, places): (Vec<TipId>, Vec<Problem>) = fields
        .list("related")
        .unwrap_or_default()
        .into_iter()
        .map(|(id, at)| (TipId::new(id), sheet.problem(at.start, "")))
        .unzip();
    let tip = Tip {
        id: TipId::new(fields.text("id", "links need a short name, such as let-them-finish")),
        topic: topic.clone(),
        title: fields.text("title", "say in one sentence what to do"),
        situations: situations
            .into_iter()
            .flatten()
            .map(|(text, _)| text)
            .collect(),
        say: fields.text("say", "give words to borrow, with ___ for a blank"),
        avoid: fields.text("avoid", "show what is better left unsaid"),
        why: fields.text("why", "people follow a reason sooner than a rule"),
        source: fields.optional_text("source"),
        related,
    };
    if !tip.id.as_str().is_empty() && !is_plain_name(tip.id.as_str()) {
        fields.wrong(
            "id",
            "write the id with small letters, digits and hyphens only",
        );
    }
    if has_none {
        fields.wrong(
            "situations",
            "this tip has no `situations`: list how a person in a hurry would ask for it",
        );
    }
    let words = tip.words_to_read();
    if words > MOST_WORDS {
        fields.wrong(
            "title",
            format!(
                "title, say and why have {words} words together; {MOST_WORDS} can be read in \
                 {MOST_SECONDS} seconds, so take {} away",
                words - MOST_WORDS
            ),
        );
    }
    if let Some(source) = tip.source.as_deref().filter(|key| !sources.contains(*key)) {
        let near = nearest(source, sources.iter().map(String::as_str));
        let hint = near.map_or_else(String::new, |near| format!("; did you mean \"{near}\"?"));
        fields.wrong("source", format!("sources.toml has no \"{source}\"{hint}"));
    }
    let marks = Marks {
        id: fields.place("id"),
        related: places,
    };
    problems.extend(fields.problems());
    (tip, marks)
}

/// Returns whether a name can stand in a file name, a link and a record.
fn is_plain_name(name: &str) -> bool {
    (1..=60).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn file(name: &str, text: &str) -> DataFile {
        DataFile {
            name: name.into(),
            text: text.into(),
        }
    }

    /// Returns what is wrong in the files, a line each.
    fn problems(files: &[DataFile]) -> String {
        let problems = load(files).err().unwrap_or_default();
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    const GOOD: &str = "name = \"Delays\"\nabout = \"Late.\"\n\n[[tip]]\nid = \"one\"\ntitle = \"Do it.\"\n\
        situations = [\"late\"]\nsay = \"Hello ___.\"\navoid = \"No.\"\nwhy = \"It helps.\"\n";

    #[test]
    fn everything_wrong_is_said_at_once_with_its_line() {
        let text = "name = \"Delays\"\nabuot = \"Late.\"\n\n[[tip]]\nid = \"Not Good\"\ntitel = \"Do it.\"\n\
            situations = \"late\"\nsay = 3\navoid = \"\"\nsource = \"mowat\"\nrelated = [\"one\", \"\"]\n";
        let sources =
            "[mowatt]\nwho = \"J\"\nwhat = \"B\"\n\n[other]\nwho = \"J\"\nwhere = \"x\"\n";
        assert_snapshot!(problems(&[file("library/delay.toml", text), file("sources.toml", sources)]), @r#"
    library/delay.toml:1: this topic has no `about`: say in one line when these tips help
    library/delay.toml:2: a topic has no key `abuot`; did you mean `about`?
    library/delay.toml:4: this tip has no `title`: say in one sentence what to do
    library/delay.toml:4: this tip has no `why`: people follow a reason sooner than a rule
    library/delay.toml:5: write the id with small letters, digits and hyphens only
    library/delay.toml:6: a tip has no key `titel`; did you mean `title`?
    library/delay.toml:7: `situations` must be a list, such as ["one", "two"]
    library/delay.toml:8: `say` must be text in quotes
    library/delay.toml:9: `avoid` is empty: show what is better left unsaid
    library/delay.toml:10: sources.toml has no "mowat"; did you mean "mowatt"?
    library/delay.toml:11: `related` must hold texts in quotes, none of them empty
    library/delay.toml:11: `Not Good` is related to `one`, which is no tip
    sources.toml:5: this source has no `what`: say where they were published
    sources.toml:7: a source has no key `where`; known are who, what
    "#);
    }

    #[test]
    fn ids_and_links_are_checked_across_files() {
        let other = GOOD.replace(
            "why =",
            "related = [\"one\", \"onne\", \"wholly-different\"]\nwhy =",
        );
        assert_snapshot!(problems(&[file("library/a.toml", GOOD), file("library/b.toml", &other)]), @r"
    library/b.toml:5: the id `one` is taken by the tip at library/a.toml:5
    library/b.toml:10: the tip `one` is related to itself; take that out
    library/b.toml:10: `one` is related to `onne`, which is no tip; did you mean `one`?
    library/b.toml:10: `one` is related to `wholly-different`, which is no tip
    ");
    }

    #[test]
    fn a_tip_nobody_can_read_in_thirty_seconds_is_refused() {
        let long = GOOD.replace("It helps.", &"word ".repeat(90));
        assert_snapshot!(problems(&[file("library/a.toml", &long)]), @"library/a.toml:6: title, say and why have 94 words together; 75 can be read in 30 seconds, so take 19 away");
    }

    #[test]
    fn files_that_are_no_toml_or_empty_or_named_oddly_are_told_apart() {
        assert_snapshot!(problems(&[
            file("library/broken.toml", "name = \"A\"\nabout = \n"),
            file("library/empty.toml", ""),
            file("library/Bad Name.toml", GOOD),
            file("library/flat.toml", "name = \"A\"\nabout = \"B\"\n[tip]\nid = \"x\"\n"),
        ]), @r#"
    library/Bad Name.toml:1: name the file with small letters, digits and hyphens, such as upset-customer.toml
    library/broken.toml:2: this is not valid TOML: string values must be quoted, expected literal string
    library/empty.toml:1: this topic has no `name`: say what people call this topic, such as "Upset customers"
    library/empty.toml:1: this topic has no `about`: say in one line when these tips help
    library/flat.toml:3: start each tip with a line [[tip]], in double brackets
    "#);
    }

    #[test]
    fn the_word_table_is_checked_too() {
        let table =
            "nois = [\"a\"]\ngroups = [[\"mad\"], [\"late\", \"slow\"], [\"slow\", \"lazy\"], 3]\n";
        assert_snapshot!(problems(&[file("search.toml", table)]), @r#"
    search.toml:1: a word table has no key `nois`; did you mean `noise`?
    search.toml:2: a group needs two words or more, in quotes
    search.toml:2: "slow" stands twice among the groups; keep one of them
    search.toml:2: a group needs two words or more, in quotes
    "#);
    }

    #[test]
    fn byte_order_marks_and_windows_line_ends_do_no_harm() {
        let text = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
        assert_eq!(problems(&[file("library/a.toml", &text)]), "");
    }

    #[test]
    fn files_of_others_are_left_to_them() {
        let others = [
            file("phrases/asap.toml", "nonsense"),
            file("README.md", "# Tips"),
        ];
        assert_eq!(problems(&others), "");
    }
}
