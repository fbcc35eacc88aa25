//! Mentions in a raw text: which people and conversations they name, and putting the names in.

use std::collections::BTreeMap;

/// How many different mentions of one text are looked up; the rest stay as they came.
const MOST: usize = 20;

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named<'a> {
    /// A person's id.
    Person(&'a str),
    /// A conversation's id.
    Place(&'a str),
}

/// One mention: what it names, and where in the text it stands, brackets included.
struct Mention<'a> {
    named: Named<'a>,
    start: usize,
    end: usize,
}

/// Returns who and what a text mentions, each once.
pub(super) fn mentioned(text: &str) -> Vec<Named<'_>> {
    let mut all: Vec<Named<'_>> = Vec::new();
    for mention in mentions(text) {
        if all.len() == MOST {
            break;
        }
        if !all.contains(&mention.named) {
            all.push(mention.named);
        }
    }
    all
}

/// Returns the text with names in its mentions: `<@U1>` becomes `<@U1|Maria>`.
pub(super) fn with_names(text: &str, names: &BTreeMap<Named<'_>, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for mention in mentions(text) {
        let Some(name) = names.get(&mention.named).filter(|name| !name.is_empty()) else {
            continue;
        };
        out.push_str(&text[done..mention.start]);
        let (mark, id) = match mention.named {
            Named::Person(id) => ('@', id),
            Named::Place(id) => ('#', id),
        };
        out.push('<');
        out.push(mark);
        out.push_str(id);
        out.push('|');
        out.push_str(name);
        out.push('>');
        done = mention.end;
    }
    out.push_str(&text[done..]);
    out
}

fn mentions(text: &str) -> impl Iterator<Item = Mention<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find('<')?;
            at = start + 1;
            let inner_end = at + text[at..].find(['<', '>'])?;
            if text.as_bytes()[inner_end] == b'<' {
                continue;
            }
            let inner = &text[at..inner_end];
            at = inner_end + 1;
            if let Some(named) = named(inner) {
                return Some(Mention {
                    named,
                    start,
                    end: at,
                });
            }
        }
    })
}

fn named(inner: &str) -> Option<Named<'_>> {
    let id = inner.split('|').next()?;
    let (mark, id) = id.split_at_checked(1)?;
    if id.is_empty() || !id.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
        return None;
    }
    match mark {
        "@" => Some(Named::Person(id)),
        "#" => Some(Named::Place(id)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &str) {
        let names = BTreeMap::from([
            (Named::Person("U1"), "Maria".to_owned()),
            (Named::Place("C1"), "front-desk".to_owned()),
        ]);
        assert_eq!(with_names(text, &names), want);
    }

    #[test]
    fn mentions_get_the_names_that_are_known() {
        check("ask <@U1>, not <@U2>", "ask <@U1|Maria>, not <@U2>");
        check("<@U1|old name>", "<@U1|Maria>");
        check("in <#C1|>", "in <#C1|front-desk>");
        check(
            "<!channel> <https://a.b|@U1> é",
            "<!channel> <https://a.b|@U1> é",
        );
    }

    #[test]
    fn broken_brackets_stay_as_they_came() {
        check("a < b <@U1> <@ <@U1", "a < b <@U1|Maria> <@ <@U1");
        check("<@>", "<@>");
        check("", "");
    }

    #[test]
    fn a_text_full_of_mentions_asks_for_a_few() {
        let text = (0..500).fold(String::new(), |text, number| {
            text + &format!("<@U{number}>")
        });
        assert_eq!(mentioned(&text).len(), MOST);
        assert_eq!(mentioned("<@U1> <@U1>"), [Named::Person("U1")]);
    }
}
