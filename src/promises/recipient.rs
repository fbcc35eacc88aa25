//! To whom something is owed, read from what is owed: "send Acme the quote", "report to <@U1|Maria>".
//!
//! Finds a name or nobody; a pronoun names nobody.

/// Verbs whose first object, when it is a name, is the one who waits.
const GIVING: &[&str] = &[
    "answer", "ask", "brief", "bring", "buy", "call", "email", "forward", "get", "give", "inform",
    "invite", "mail", "message", "notify", "offer", "pay", "phone", "ping", "quote", "refund",
    "remind", "send", "ship", "show", "teach", "tell", "text", "thank", "update", "write",
];

/// Words before the one who waits.
const TOWARDS: &[&str] = &["to", "for", "with"];

/// The longest name that is taken: "the Acme Support Team" and no sentence.
const MOST_WORDS: usize = 4;

/// Returns to whom `what` is owed, in the person's own words (raw), when it names somebody.
pub fn recipient(what: &str) -> Option<String> {
    if let Some(mention) = mention(what) {
        return Some(mention.to_owned());
    }
    let words: Vec<&str> = what.split_whitespace().collect();
    let first = words.first()?.to_lowercase();
    if GIVING.contains(&first.as_str())
        && let Some(name) = name(words.get(1..)?)
    {
        return Some(name);
    }
    words
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, word)| TOWARDS.contains(&word.to_lowercase().as_str()))
        .find_map(|(at, _)| name(words.get(at + 1..)?))
}

/// Returns the first mention of a person, as it came.
fn mention(text: &str) -> Option<&str> {
    let start = text.find("<@")?;
    let rest = text.get(start..)?;
    let end = rest.find('>')?;
    rest.get(..=end)
}

/// Returns the name that stands first: a run of capitalised words.
fn name(words: &[&str]) -> Option<String> {
    let words = match words.first() {
        Some(word) if word.eq_ignore_ascii_case("the") => words.get(1..)?,
        _ => words,
    };
    let mut name = Vec::new();
    for word in words.iter().take(MOST_WORDS) {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let bare = bare
            .strip_suffix("'s")
            .or_else(|| bare.strip_suffix("\u{2019}s"))
            .unwrap_or(bare);
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        if !capital || is_no_name(bare) {
            break;
        }
        name.push(bare);
        if !word.ends_with(|letter: char| letter.is_alphanumeric()) || bare.len() + 1 < word.len() {
            break;
        }
    }
    (!name.is_empty()).then(|| name.join(" "))
}

/// Returns whether a capitalised word is no name: "I", and shouted abbreviations such as "ETA" or "PR".
fn is_no_name(word: &str) -> bool {
    matches!(
        word,
        "I" | "I'm" | "I'll" | "PR" | "PRs" | "ETA" | "FYI" | "ASAP" | "API" | "PDF" | "URL" | "QA"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(what: &str, want: Option<&str>) {
        assert_eq!(recipient(what).as_deref(), want, "{what}");
    }

    #[test]
    fn whoever_waits_is_named_after_the_verb_or_after_to() {
        check("send Acme the revised quote", Some("Acme"));
        check("send the quote to Acme", Some("Acme"));
        check(
            "send the quote to the Acme Support Team.",
            Some("Acme Support Team"),
        );
        check("call Maria Lopez back", Some("Maria Lopez"));
        check("fix Maria's login for Acme", Some("Acme"));
        check("update Maria's ticket", Some("Maria"));
        check("report to <@U1|Maria>", Some("<@U1|Maria>"));
        check("write Ünal, then sleep", Some("Ünal"));
    }

    #[test]
    fn a_pronoun_or_a_thing_names_nobody() {
        check("get back to you", None);
        check("send the quote", None);
        check("open a PR for it", None);
        check("send PDF files", None);
        check("", None);
        check("<@", None);
        check("to", None);
        check("send", None);
    }
}
