//! The rich text that Slack adds to what a person types, made from the text with its marks.
//!
//! It knows what the composer produces: bold, italic, strike, code, code blocks, quotes, mentions, links, emoji.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

/// The marks that can stand around words, and the style each gives.
const MARKS: [(char, &str); 4] = [
    ('*', "bold"),
    ('_', "italic"),
    ('~', "strike"),
    ('`', "code"),
];

/// Returns the elements of a `rich_text` block for a text as Slack passes it on.
pub(crate) fn of(text: &str) -> Vec<Value> {
    let mut elements = Vec::new();
    for (index, part) in text.split("```").enumerate() {
        let closed = text.matches("```").count() > index;
        if index % 2 == 1 && closed {
            let code = plain(part.strip_prefix('\n').unwrap_or(part));
            elements.push(json!({ "type": "rich_text_preformatted", "elements": [{ "type": "text", "text": code }] }));
        } else if index % 2 == 1 {
            elements.extend(paragraphs(&format!("```{part}")));
        } else if !part.is_empty() {
            elements.extend(paragraphs(part));
        }
    }
    elements
}

/// Splits a text into quoted and other lines.
fn paragraphs(text: &str) -> Vec<Value> {
    let mut groups: Vec<(bool, Vec<&str>)> = Vec::new();
    for line in text.split('\n') {
        let quoted = line.strip_prefix("&gt;");
        let line = quoted.map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest));
        match groups.last_mut() {
            Some((kind, lines)) if *kind == quoted.is_some() => lines.push(line),
            _ => groups.push((quoted.is_some(), vec![line])),
        }
    }
    let named = groups.into_iter().map(|(quoted, lines)| {
        let kind = if quoted {
            "rich_text_quote"
        } else {
            "rich_text_section"
        };
        (kind, inline(&lines.join("\n"), &Map::new()))
    });
    named
        .filter(|(_, inside)| !inside.is_empty())
        .map(|(kind, inside)| json!({ "type": kind, "elements": inside }))
        .collect()
}

fn inline(text: &str, style: &Map<String, Value>) -> Vec<Value> {
    let mut out = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    let mut before = None;
    while let Some(next) = rest.chars().next() {
        if let Some((length, mut found)) = piece(rest, before, style) {
            flush(&mut out, &mut words, style);
            out.append(&mut found);
            before = rest[..length].chars().next_back();
            rest = &rest[length..];
        } else {
            words.push(next);
            before = Some(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    flush(&mut out, &mut words, style);
    out
}

fn flush(out: &mut Vec<Value>, words: &mut String, style: &Map<String, Value>) {
    if !words.is_empty() {
        out.push(styled(
            json!({ "type": "text", "text": plain(words) }),
            style,
        ));
        words.clear();
    }
}

fn styled(mut element: Value, style: &Map<String, Value>) -> Value {
    if !style.is_empty() {
        element["style"] = Value::Object(style.clone());
    }
    element
}

/// Returns the mention, link, emoji or marked words at the start of `rest`, and how long they are.
fn piece(
    rest: &str,
    before: Option<char>,
    style: &Map<String, Value>,
) -> Option<(usize, Vec<Value>)> {
    if let Some(inside) = rest.strip_prefix('<') {
        let end = inside.find('>')?;
        return Some((end + 2, vec![styled(angle(&inside[..end])?, style)]));
    }
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    if let Some(inside) = rest.strip_prefix(':') {
        let end = inside.find(':')?;
        let fine =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(&byte);
        let name = &inside[..end];
        let real = !name.is_empty()
            && name.bytes().all(fine)
            && !name.bytes().all(|byte| byte.is_ascii_digit());
        return real.then(|| {
            (
                end + 2,
                vec![styled(json!({ "type": "emoji", "name": name }), style)],
            )
        });
    }
    let (mark, kind) = MARKS
        .into_iter()
        .find(|(mark, _)| rest.starts_with(*mark))?;
    let inside = &rest[1..];
    let end = closing(inside, mark)?;
    let mut inner = style.clone();
    inner.insert(kind.to_owned(), true.into());
    let found = if mark == '`' {
        vec![styled(
            json!({ "type": "text", "text": plain(&inside[..end]) }),
            &inner,
        )]
    } else {
        inline(&inside[..end], &inner)
    };
    Some((end + 2, found))
}

/// Finds where a mark closes: on the same line, after a word, before something that is none.
fn closing(inside: &str, mark: char) -> Option<usize> {
    let line = inside.split('\n').next().unwrap_or_default();
    if line.is_empty() || (mark != '`' && line.starts_with(char::is_whitespace)) {
        return None;
    }
    line.match_indices(mark)
        .map(|(index, _)| index)
        .find(|index| {
            let last = line[..*index].chars().next_back();
            let after = line[index + 1..].chars().next();
            let word_before = last.is_some_and(|last| mark == '`' || !last.is_whitespace());
            word_before && after.is_none_or(|after| !after.is_alphanumeric())
        })
}

fn angle(inside: &str) -> Option<Value> {
    let (target, label) = match inside.split_once('|') {
        Some((target, label)) => (target, Some(label)),
        None => (inside, None),
    };
    if let Some(user) = target.strip_prefix('@') {
        return Some(json!({ "type": "user", "user_id": user }));
    }
    if let Some(channel) = target.strip_prefix('#') {
        return Some(json!({ "type": "channel", "channel_id": channel }));
    }
    if let Some(range) = target.strip_prefix('!') {
        return Some(json!({ "type": "broadcast", "range": range }));
    }
    if !target.contains(':') {
        return None;
    }
    let mut link = json!({ "type": "link", "url": plain(target) });
    if let Some(label) = label {
        link["text"] = plain(label).into();
    }
    Some(link)
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &Value) {
        assert_eq!(&Value::Array(of(text)), want);
    }

    #[test]
    fn marks_become_styles() {
        check(
            "a *bold _both_* `x_y_` 2*3*4",
            &json!([{ "type": "rich_text_section", "elements": [
                { "type": "text", "text": "a " },
                { "type": "text", "text": "bold ", "style": { "bold": true } },
                { "type": "text", "text": "both", "style": { "bold": true, "italic": true } },
                { "type": "text", "text": " " },
                { "type": "text", "text": "x_y_", "style": { "code": true } },
                { "type": "text", "text": " 2*3*4" },
            ] }]),
        );
    }

    #[test]
    fn mentions_links_and_emoji_are_parts_of_their_own() {
        check(
            "<@U0SAM> see <https://a.example/?a&amp;b> :wave: at 10:30:00 &lt;b&gt;",
            &json!([{ "type": "rich_text_section", "elements": [
                { "type": "user", "user_id": "U0SAM" },
                { "type": "text", "text": " see " },
                { "type": "link", "url": "https://a.example/?a&b" },
                { "type": "text", "text": " " },
                { "type": "emoji", "name": "wave" },
                { "type": "text", "text": " at 10:30:00 <b>" },
            ] }]),
        );
    }

    #[test]
    fn quotes_and_code_blocks_stand_apart() {
        check(
            "&gt; said\nanswer\n```\nlet x;\n```",
            &json!([
                { "type": "rich_text_quote", "elements": [{ "type": "text", "text": "said" }] },
                { "type": "rich_text_section", "elements": [{ "type": "text", "text": "answer\n" }] },
                { "type": "rich_text_preformatted", "elements": [{ "type": "text", "text": "let x;\n" }] },
            ]),
        );
        check(
            "*",
            &json!([{ "type": "rich_text_section", "elements": [{ "type": "text", "text": "*" }] }]),
        );
        check(
            "```open",
            &json!([{ "type": "rich_text_section", "elements": [{ "type": "text", "text": "```open" }] }]),
        );
    }
}
