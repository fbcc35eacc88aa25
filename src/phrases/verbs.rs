//! Puts an English verb into the form a sentence asks for: past, -ing, participle.
//!
//! A table for the irregular ones, the regular rules behind it. A misspelt verb is inflected as it stands.

use super::irregular::IRREGULAR;

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "send".
    Base,
    /// "sent", as in "if I sent".
    Past,
    /// "sending".
    Ing,
    /// "sent", as in "has been sent".
    Participle,
}

impl Form {
    /// The forms by the name that rule files use.
    pub(super) const NAMES: &[(&str, Form)] = &[
        ("base", Self::Base),
        ("past", Self::Past),
        ("ing", Self::Ing),
        ("done", Self::Participle),
    ];
}

/// Prefixes that leave the verb behind them as irregular as it was.
const PREFIXES: &[&str] = &[
    "re-", "re", "un", "over", "under", "mis", "out", "fore", "pre-", "pre", "up",
];

/// Verbs that only look like a prefix and an irregular verb.
const NOT_PREFIXED: &[&str] = &["outfit", "relay"];

/// Verbs of more than one syllable that end in an unstressed consonant, or in `l`, and double it nonetheless.
const DOUBLING: &[&str] = &[
    "abet", "abhor", "acquit", "admit", "allot", "annul", "befit", "begin", "commit", "compel",
    "confer", "control", "debug", "defer", "deter", "dispel", "emit", "enrol", "enroll", "equip",
    "excel", "expel", "forbid", "forget", "format", "handicap", "incur", "infer", "input",
    "kidnap", "occur", "offset", "omit", "outfit", "outwit", "patrol", "permit", "prefer",
    "program", "propel", "rebut", "recap", "recur", "refer", "regret", "repel", "sublet", "submit",
    "transfer", "transmit", "unplug", "unzip", "worship", "zigzag",
];

/// Verbs in `c` that take a `k`, and what they are without it.
const WITH_K: &[&str] = &["frolic", "mimic", "panic", "picnic", "traffic"];

/// Regular verbs that people in service use most; enough to tell a verb after "or" and "and" from a noun.
const COMMON: &[&str] = &[
    "add",
    "adjust",
    "apply",
    "approve",
    "arrange",
    "ask",
    "assign",
    "book",
    "call",
    "cancel",
    "change",
    "charge",
    "check",
    "close",
    "collect",
    "compare",
    "complete",
    "confirm",
    "contact",
    "continue",
    "copy",
    "correct",
    "create",
    "credit",
    "decline",
    "delay",
    "delete",
    "deliver",
    "discuss",
    "download",
    "email",
    "escalate",
    "explain",
    "extend",
    "file",
    "fix",
    "follow",
    "forward",
    "guide",
    "handle",
    "help",
    "include",
    "inform",
    "invite",
    "issue",
    "launch",
    "list",
    "load",
    "look",
    "mail",
    "mark",
    "mention",
    "move",
    "note",
    "offer",
    "open",
    "order",
    "organise",
    "organize",
    "phone",
    "pick",
    "place",
    "plan",
    "play",
    "post",
    "prepare",
    "print",
    "process",
    "provide",
    "purchase",
    "push",
    "raise",
    "recommend",
    "refer",
    "refund",
    "register",
    "release",
    "remind",
    "remove",
    "rename",
    "renew",
    "rent",
    "repair",
    "repeat",
    "replace",
    "reply",
    "report",
    "request",
    "reserve",
    "reset",
    "resolve",
    "restore",
    "return",
    "review",
    "save",
    "schedule",
    "search",
    "share",
    "ship",
    "sort",
    "start",
    "stop",
    "submit",
    "suggest",
    "switch",
    "talk",
    "test",
    "text",
    "transfer",
    "try",
    "turn",
    "update",
    "upgrade",
    "upload",
    "use",
    "verify",
    "wait",
    "walk",
    "work",
];

/// Returns the verb in a form, in the author's case.
pub(super) fn inflect(verb: &str, form: Form) -> String {
    let base = verb.to_lowercase();
    let inflected = match form {
        Form::Base => return verb.to_owned(),
        Form::Ing => ing(&base),
        Form::Past => irregular(&base, |row| row.1).unwrap_or_else(|| past(&base)),
        Form::Participle => irregular(&base, |row| row.2).unwrap_or_else(|| past(&base)),
    };
    in_case_of(verb, &inflected)
}

/// Returns whether this is the base form of a verb that is known for certain.
pub(super) fn is_known(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok() || row(word).is_some()
}

type Row = (&'static str, &'static str, &'static str);

fn row(base: &str) -> Option<&'static Row> {
    IRREGULAR
        .binary_search_by(|row| row.0.cmp(base))
        .ok()
        .and_then(|index| IRREGULAR.get(index))
}

fn irregular(base: &str, pick: impl Fn(&Row) -> &'static str) -> Option<String> {
    if let Some(row) = row(base) {
        return Some(pick(row).to_owned());
    }
    if NOT_PREFIXED.contains(&base) {
        return None;
    }
    PREFIXES.iter().find_map(|prefix| {
        let row = row(base.strip_prefix(prefix)?)?;
        Some(format!("{prefix}{}", pick(row)))
    })
}

fn past(base: &str) -> String {
    if WITH_K.contains(&base) {
        return format!("{base}ked");
    }
    if base.ends_with('e') {
        return format!("{base}d");
    }
    if let Some(stem) = base.strip_suffix('y')
        && !stem.ends_with(is_vowel)
    {
        return format!("{stem}ied");
    }
    format!("{}ed", doubled(base))
}

fn ing(base: &str) -> String {
    if WITH_K.contains(&base) {
        return format!("{base}king");
    }
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    let keeps_e = base == "be" || ["ee", "oe", "ye"].iter().any(|end| base.ends_with(end));
    if let Some(stem) = base.strip_suffix('e')
        && !keeps_e
    {
        return format!("{stem}ing");
    }
    format!("{}ing", doubled(base))
}

/// Returns the verb with its last consonant doubled where the spelling asks for it.
fn doubled(base: &str) -> String {
    let letters: Vec<char> = base.chars().collect();
    let [.., before, vowel, last] = letters.as_slice() else {
        return base.to_owned();
    };
    // The u of "qu" is no vowel: quit, equip, quiz.
    let first = letters.iter().take(letters.len() - 2).copied();
    let one_syllable =
        first.clone().filter(|c| is_vowel(*c)).count() == usize::from(base.starts_with("qu"));
    let short_vowel = is_vowel(*vowel) && (!is_vowel(*before) || is_qu(&letters));
    let doubles = is_doubling(*last) && short_vowel && (one_syllable || is_stressed_last(base));
    if doubles {
        format!("{base}{last}")
    } else {
        base.to_owned()
    }
}

/// Returns whether the last syllable carries the stress, by the list, also behind a prefix.
fn is_stressed_last(base: &str) -> bool {
    DOUBLING.contains(&base)
        || PREFIXES.iter().any(|prefix| {
            base.strip_prefix(prefix)
                .is_some_and(|verb| verb.len() >= 3 && is_one_syllable(verb) && row(verb).is_some())
        })
}

fn is_one_syllable(verb: &str) -> bool {
    verb.chars().filter(|c| is_vowel(*c)).count() == 1
}

fn is_qu(letters: &[char]) -> bool {
    matches!(letters, [.., 'q', 'u', _, _])
}

fn is_doubling(c: char) -> bool {
    c.is_ascii_lowercase() && !is_vowel(c) && !matches!(c, 'w' | 'x' | 'y' | 'h')
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Returns `word` in the case of the author's word: `SEND` gives `SENT`, `Send` gives `Sent`.
fn in_case_of(author: &str, word: &str) -> String {
    let mut letters = author.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return word.to_owned();
    }
    if letters.clone().next().is_some() && letters.all(char::is_uppercase) {
        return word.to_uppercase();
    }
    super::casing::capitalised(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(verb: &str, past: &str, ing: &str) {
        assert_eq!(inflect(verb, Form::Past), past);
        assert_eq!(inflect(verb, Form::Ing), ing);
    }

    #[test]
    fn the_tables_are_sorted_so_that_they_can_be_searched() {
        assert!(IRREGULAR.is_sorted_by(|a, b| a.0 < b.0));
        assert!(COMMON.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn irregular_verbs_come_from_the_table() {
        check("send", "sent", "sending");
        check("go", "went", "going");
        check("be", "were", "being");
        check("put", "put", "putting");
        check("get", "got", "getting");
        check("see", "saw", "seeing");
        check("lie", "lay", "lying");
        check("begin", "began", "beginning");
        check("forget", "forgot", "forgetting");
        check("read", "read", "reading");
        assert_eq!(inflect("write", Form::Participle), "written");
        assert_eq!(inflect("do", Form::Participle), "done");
    }

    #[test]
    fn a_prefix_leaves_a_verb_as_irregular_as_it_was() {
        check("resend", "resent", "resending");
        check("rerun", "reran", "rerunning");
        check("reset", "reset", "resetting");
        check("overpay", "overpaid", "overpaying");
        check("undo", "undid", "undoing");
        check("rewrite", "rewrote", "rewriting");
        check("relay", "relayed", "relaying");
        check("delay", "delayed", "delaying");
    }

    #[test]
    fn regular_verbs_follow_the_spelling_rules() {
        check("check", "checked", "checking");
        check("book", "booked", "booking");
        check("reserve", "reserved", "reserving");
        check("apply", "applied", "applying");
        check("play", "played", "playing");
        check("agree", "agreed", "agreeing");
        check("tie", "tied", "tying");
        check("panic", "panicked", "panicking");
        check("sync", "synced", "syncing");
        check("email", "emailed", "emailing");
        check("e-mail", "e-mailed", "e-mailing");
    }

    #[test]
    fn a_last_consonant_is_doubled_only_after_a_short_stressed_vowel() {
        check("stop", "stopped", "stopping");
        check("ship", "shipped", "shipping");
        check("plan", "planned", "planning");
        check("swap", "swapped", "swapping");
        check("quiz", "quizzed", "quizzing");
        check("equip", "equipped", "equipping");
        check("refer", "referred", "referring");
        check("submit", "submitted", "submitting");
        check("transfer", "transferred", "transferring");
        check("visit", "visited", "visiting");
        check("offer", "offered", "offering");
        check("open", "opened", "opening");
        check("cancel", "canceled", "canceling");
        check("help", "helped", "helping");
        check("look", "looked", "looking");
        check("fix", "fixed", "fixing");
        check("show", "showed", "showing");
        check("wait", "waited", "waiting");
        check("explain", "explained", "explaining");
        check("add", "added", "adding");
        check("use", "used", "using");
        check("buy", "bought", "buying");
    }

    #[test]
    fn the_authors_case_stays() {
        check("SEND", "SENT", "SENDING");
        check("Send", "Sent", "Sending");
    }

    #[test]
    fn what_is_no_english_verb_is_inflected_without_harm() {
        check("", "ed", "ing");
        check("é", "éed", "éing");
        check("reseve", "reseved", "reseving");
    }
}
