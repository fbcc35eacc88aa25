//! From what a person types to the text Slack passes on: entities, mentions, channel names, links.
//!
//! Code stays to the letter, but for the entities that Slack writes everywhere.

use super::state::Kind;
use super::state::State;

/// The names that call many.
const CALLS: [&str; 3] = ["channel", "here", "everyone"];

/// Somebody or something that can be named.
struct Named {
    sign: char,
    name: String,
    becomes: String,
}

/// Returns the text of a message: `@Maria` becomes `<@U0MARIA>`.
pub(crate) fn message(text: &str, state: &State) -> String {
    converted(text, &directory(state, |id, _| format!("<@{id}>")))
}

/// Returns the text of a slash command; with `should_escape`, `@Maria` becomes `<@U0MARIA|maria>`.
pub(crate) fn command(text: &str, state: &State, should_escape: bool) -> String {
    if should_escape {
        converted(
            text,
            &directory(state, |id, name| format!("<@{id}|{name}>")),
        )
    } else {
        escaped(text)
    }
}

/// Writes `&`, `<` and `>` as entities.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Returns all names, longest first, so that `@Sam Carter` is not taken for `@Sam`.
fn directory(state: &State, mention: impl Fn(&str, &str) -> String) -> Vec<Named> {
    let mut all = Vec::new();
    let mut person = |id: &str, handle: &str, names: &[&str]| {
        for name in names {
            all.push(Named {
                sign: '@',
                name: (*name).to_owned(),
                becomes: mention(id, handle),
            });
        }
    };
    for member in &state.members {
        let names = [
            member.display_name.as_str(),
            &member.name,
            &member.real_name,
        ];
        person(&member.id, &member.name, &names);
    }
    person(
        &state.bot.user,
        &state.bot.name,
        &[&state.bot.label, &state.bot.name],
    );
    for call in CALLS {
        all.push(Named {
            sign: '@',
            name: call.to_owned(),
            becomes: format!("<!{call}>"),
        });
    }
    for channel in &state.channels {
        if matches!(channel.kind, Kind::Public | Kind::Private) {
            let becomes = format!("<#{}|{}>", channel.id, channel.name);
            all.push(Named {
                sign: '#',
                name: channel.name.clone(),
                becomes,
            });
        }
    }
    all.retain(|named| !named.name.is_empty());
    all.sort_by_key(|named| std::cmp::Reverse(named.name.chars().count()));
    all
}

fn converted(text: &str, names: &[Named]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = None;
    while let Some(next) = rest.chars().next() {
        let taken = code(rest).map(|code| (code, escaped(code))).or_else(|| {
            at_word_start(before)
                .then(|| name_or_link(rest, names))
                .flatten()
        });
        let (taken, becomes) = taken.unwrap_or_else(|| {
            let (one, _) = rest.split_at(next.len_utf8());
            (one, escaped(one))
        });
        out.push_str(&becomes);
        before = taken.chars().next_back();
        rest = &rest[taken.len()..];
    }
    out
}

fn at_word_start(before: Option<char>) -> bool {
    before.is_none_or(|before| !before.is_alphanumeric() && before != '_')
}

/// Returns the code at the start of `rest`, fences included.
fn code(rest: &str) -> Option<&str> {
    for fence in ["```", "`"] {
        if let Some(inside) = rest.strip_prefix(fence) {
            let end = inside.find(fence).filter(|end| *end > 0)?;
            return Some(&rest[..end + 2 * fence.len()]);
        }
    }
    None
}

fn name_or_link<'a>(rest: &'a str, names: &[Named]) -> Option<(&'a str, String)> {
    let sign = rest.chars().next()?;
    if let Some(found) = names.iter().find_map(|named| {
        let length = (named.sign == sign)
            .then(|| matched(&rest[1..], &named.name))
            .flatten()?;
        Some((&rest[..=length], named.becomes.clone()))
    }) {
        return Some(found);
    }
    if !rest.starts_with("http://") && !rest.starts_with("https://") {
        return None;
    }
    let end = rest
        .find(|next: char| next.is_whitespace() || "<>`\"".contains(next))
        .unwrap_or(rest.len());
    let link =
        rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '*', '_', '~']);
    let host = link.split_once("://")?.1;
    (!host.is_empty()).then(|| (link, format!("<{}>", escaped(link))))
}

/// Returns the length of `name` at the start of `rest`, whatever its case, when a word ends there.
fn matched(rest: &str, name: &str) -> Option<usize> {
    let mut here = rest.char_indices();
    for wanted in name.chars() {
        let (_, found) = here.next()?;
        if !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let end = here.next();
    if end.is_some_and(|(_, next)| next.is_alphanumeric() || next == '_') {
        return None;
    }
    // A hyphen that goes on is part of a longer channel name.
    let mut after = here;
    let longer = end.is_some_and(|(_, next)| next == '-')
        && after.next().is_some_and(|(_, next)| next.is_alphanumeric());
    (!longer).then(|| end.map_or(rest.len(), |(index, _)| index))
}

#[cfg(test)]
mod tests {
    use crate::sandbox::app::App;
    use crate::sandbox::seed::Seed;

    use super::*;

    fn state() -> State {
        let now = "2026-03-02T09:00:00Z".parse().unwrap();
        State::new(&Seed::default(), App::default(), String::new(), now)
    }

    #[track_caller]
    fn check(typed: &str, want: &str) {
        assert_eq!(message(typed, &state()), want);
    }

    #[test]
    fn names_become_mentions_and_nothing_else_does() {
        check("@Maria can you?", "<@U0MARIA> can you?");
        check("thanks @sam!", "thanks <@U0SAM>!");
        check("@Sam Carter, hello", "<@U0SAM>, hello");
        check("@Marianne hello", "@Marianne hello");
        check("write to sam@sam", "write to sam@sam");
        check("@Goodword help", "<@U0GOODWORD> help");
        check("@channel look", "<!channel> look");
        check("see #billing.", "see <#C0BILLING|billing>.");
        check("see #billing-old", "see #billing-old");
        check("(@Ken)", "(<@U0KEN>)");
    }

    #[test]
    fn nobody_can_type_a_live_mention() {
        check(
            "<@U0MARIA> <!channel> a & b",
            "&lt;@U0MARIA&gt; &lt;!channel&gt; a &amp; b",
        );
    }

    #[test]
    fn links_are_wrapped_and_code_is_left_alone() {
        check(
            "see https://a.example/x?a=1&b=2.",
            "see <https://a.example/x?a=1&amp;b=2>.",
        );
        check("`@Maria <b>` @Ken", "`@Maria &lt;b&gt;` <@U0KEN>");
        check("```\n@Maria\n```", "```\n@Maria\n```");
        check("a ` b @Ken", "a ` b <@U0KEN>");
        check("", "");
        check("👍🏽 @Priya é́", "👍🏽 <@U0PRIYA> é́");
        check("مرحبا @Sam", "مرحبا <@U0SAM>");
    }

    #[test]
    fn commands_carry_the_name_beside_the_id() {
        let said = command("quote to @Sam in #billing <now>", &state(), true);
        assert_eq!(
            said,
            "quote to <@U0SAM|sam> in <#C0BILLING|billing> &lt;now&gt;"
        );
        assert_eq!(command("to @Sam & co", &state(), false), "to @Sam &amp; co");
    }
}
