//! To whom a message is spoken when its promise names nobody: whoever it begins with, or the only other one there.
//!
//! Where several could be meant, it is nobody.

/// Words that mean the other one.
const YOU: &[&str] = &[
    "you", "your", "yours", "you'll", "you're", "you'd", "you've", "u", "ya",
];

/// Names that stand for many.
const EVERYBODY: &[&str] = &["@here", "@channel", "@everyone", "@all", "@team"];

/// Returns who waits for `what`, said in `text` to some of `others`, when that can be told.
///
/// A mention or one of the others' names at the start of the text tells; so does "you" when there is only one other.
pub fn addressee<'a>(text: &'a str, what: &str, others: &[&'a str]) -> Option<&'a str> {
    let text = text.trim_start();
    if let Some(mention) = mentioned(text) {
        return Some(mention);
    }
    let called = others.iter().copied().find(|name| {
        let rest = text.strip_prefix(*name);
        rest.is_some_and(|rest| rest.starts_with([',', ':']))
    });
    called.or_else(|| match others {
        [only] if says_you(what) => Some(only),
        _ => None,
    })
}

/// Returns the person a text begins with: `<@U1|Maria>`, `@maria`.
fn mentioned(text: &str) -> Option<&str> {
    if text.starts_with("<@") {
        return text.get(..=text.find('>')?);
    }
    let name = text.strip_prefix('@')?;
    let length = name
        .find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.')))
        .unwrap_or(name.len());
    let mention = text.get(..=length)?.trim_end_matches('.');
    (mention.len() > 1 && !EVERYBODY.contains(&mention)).then_some(mention)
}

fn says_you(what: &str) -> bool {
    what.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '\u{2019}'))
        .map(|word| word.to_lowercase().replace('\u{2019}', "'"))
        .any(|word| YOU.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, what: &str, others: &[&str], want: Option<&str>) {
        assert_eq!(addressee(text, what, others), want, "{text}");
    }

    #[test]
    fn you_is_the_only_other_one() {
        check(
            "I'll send you the quote",
            "send you the quote",
            &["Maria"],
            Some("Maria"),
        );
        check(
            "I’ll fix you’re page",
            "fix you’re page",
            &["Maria"],
            Some("Maria"),
        );
        check("I'll send you the quote", "send you the quote", &[], None);
        check(
            "I'll send you the quote",
            "send you the quote",
            &["Maria", "Sam"],
            None,
        );
        check("I'll send the quote", "send the quote", &["Maria"], None);
        check(
            "I'll find a youth hostel",
            "find a youth hostel",
            &["Maria"],
            None,
        );
    }

    #[test]
    fn whoever_a_message_begins_with_is_meant() {
        check(
            "<@U1|Maria> I'll do it",
            "do it",
            &["Sam"],
            Some("<@U1|Maria>"),
        );
        check(
            "@maria.lopez I'll do it",
            "do it",
            &[],
            Some("@maria.lopez"),
        );
        check("Sam: I'll do it", "do it", &["Maria", "Sam"], Some("Sam"));
        check("Sam I'll do it", "do it", &["Maria", "Sam"], None);
        check("@here I'll do it", "do it", &["Maria", "Sam"], None);
        check("@ I'll do it", "do it", &[], None);
        check("<@U1", "do it", &[], None);
    }
}
