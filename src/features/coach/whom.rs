//! To whom a promise is made: a name in it, whoever the message begins with, or whoever "you" must be.
//!
//! "You" is resolved only when exactly one other person spoke in the thread, or lately in the channel.

use std::collections::BTreeSet;

use crate::features::Earlier;
use crate::ids::Member;
use crate::text;
use crate::text::Kind;
use crate::text::Token;

/// The most people a message may begin with and still be addressed to them.
const MOST_ADDRESSED: usize = 3;

/// Returns to whom a promise is made, as raw text; `named` is the name in it.
pub(super) fn whom(
    raw: &str,
    named: Option<&str>,
    speaker: &Member,
    earlier: &[Earlier],
) -> Option<String> {
    if let Some(named) = named {
        return Some(named.to_owned());
    }
    addressed(raw, speaker).or_else(|| {
        says_you(raw)
            .then(|| the_other(speaker, earlier))
            .flatten()
            .map(mention)
    })
}

/// Returns the people a message begins with, the speaker left out.
fn addressed(raw: &str, speaker: &Member) -> Option<String> {
    let mut found: Vec<&str> = Vec::new();
    let mut rest = raw.trim_start();
    while rest.starts_with("<@") {
        let end = rest.find('>')?;
        let (mention, after) = rest.split_at(end + 1);
        let id = mention.trim_start_matches("<@");
        let id = id.split(['|', '>']).next().unwrap_or_default();
        if id != speaker.as_str() && !found.contains(&mention) {
            found.push(mention);
        }
        rest = after.trim_start_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, ',' | '&' | ':' | '+')
        });
        rest = rest.strip_prefix("and ").unwrap_or(rest).trim_start();
    }
    (1..=MOST_ADDRESSED)
        .contains(&found.len())
        .then(|| found.join(", "))
}

/// Returns whether somebody is spoken to: "you", but neither "thank you" nor "you all".
fn says_you(raw: &str) -> bool {
    let tokens = text::tokens(raw);
    let words: Vec<&str> = tokens.iter().filter_map(Token::word).collect();
    if tokens.iter().all(|token| token.kind == Kind::Hidden) {
        return false;
    }
    let plural = |word: Option<&&str>| {
        matches!(
            word.copied(),
            Some("all" | "guys" | "both" | "two" | "folks" | "everybody" | "everyone")
        )
    };
    words.iter().enumerate().any(|(at, word)| match *word {
        "you" | "u" | "ya" => {
            let thanks = at
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .is_some_and(|before| matches!(*before, "thank" | "see" | "thx"));
            !thanks && !plural(words.get(at + 1))
        }
        "your" | "yours" | "you'll" | "you're" | "you've" | "you'd" => true,
        _ => false,
    })
}

/// Returns the one other person who spoke; `None` when there were several, or nobody.
fn the_other<'a>(speaker: &Member, earlier: &'a [Earlier]) -> Option<&'a Earlier> {
    let others = || earlier.iter().filter(|said| said.author != *speaker);
    let people: BTreeSet<&Member> = others().map(|said| &said.author).collect();
    if people.len() == 1 {
        others().next_back()
    } else {
        None
    }
}

fn mention(said: &Earlier) -> String {
    // A name that could end the mention early is not written into it.
    if said.name.is_empty() || said.name.contains(['<', '>', '|']) {
        format!("<@{}>", said.author)
    } else {
        format!("<@{}|{}>", said.author, said.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Maria (U1) says `raw`, after those named `earlier` spoke.
    #[track_caller]
    fn check(earlier: &[&str], raw: &str, to: Option<&str>, want: Option<&str>) {
        let earlier: Vec<Earlier> = earlier
            .iter()
            .map(|name| Earlier {
                author: Member::new(format!("U{name}")),
                name: (*name).to_owned(),
                text: "words".into(),
            })
            .collect();
        let found = whom(raw, to, &Member::new("UMaria"), &earlier);
        assert_eq!(found.as_deref(), want, "{raw}");
    }

    const SAM: Option<&str> = Some("<@USam|Sam>");

    #[test]
    fn you_is_the_one_other_person_who_spoke() {
        check(&["Sam"], "I'll get back to you", None, SAM);
        check(&["Sam", "Maria", "Sam"], "I'll fix your login", None, SAM);
        check(&["Maria"], "I'll get back to you", None, None);
        check(&[], "I'll get back to you", None, None);
        check(&["Sam", "Ken"], "I'll get back to you", None, None);
        check(&["Sam"], "I'll get back to you all", None, None);
        check(&["Sam"], "I'll get back to you guys", None, None);
        check(&["Sam"], "Thank you! I'll ask around", None, None);
        check(&["Sam"], "I'll ask around", None, None);
        check(&["Sam"], "> you\nI'll ask around", None, None);
        check(&["a|b>"], "I'll get back to you", None, Some("<@Ua|b>>"));
    }

    #[test]
    fn a_name_that_was_said_or_addressed_comes_first() {
        check(
            &["Sam"],
            "I'll send Kim your file",
            Some("Kim"),
            Some("Kim"),
        );
        check(&["Sam"], "<@U9|Kim> I'll call you", None, Some("<@U9|Kim>"));
        check(
            &["Sam"],
            "<@U9|Kim>, <@U8> and <@U9|Kim>: I'll call you",
            None,
            Some("<@U9|Kim>, <@U8>"),
        );
        check(&["Sam"], "<@UMaria|Maria> note: I'll call you", None, SAM);
        check(&[], "<@U1 I'll call you", None, None);
        check(
            &["Sam"],
            "<@U2> <@U3> <@U4> <@U5> I'll call you all",
            None,
            None,
        );
    }
}
