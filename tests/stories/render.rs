//! What a message or view of Slack JSON looks like, as lines of text.

use serde_json::Value;

/// Returns the lines of a message's or view's blocks; of its text when it has none.
pub(crate) fn lines(message: &Value) -> Vec<String> {
    let blocks = message["blocks"]
        .as_array()
        .filter(|blocks| !blocks.is_empty());
    let mut lines = Vec::new();
    match blocks {
        Some(blocks) => blocks.iter().for_each(|block| one_block(block, &mut lines)),
        None => lines.extend(text(&message["text"]).lines().map(str::to_owned)),
    }
    lines
        .into_iter()
        .map(|line| shortened(&without_stamps(&line)))
        .collect()
}

/// Where the workspace listens and when a message was sent differ at each play: `<http://127.0.0.1:…/archives/…|here>`
/// becomes `<link|here>`.
fn without_stamps(line: &str) -> String {
    let Some((before, rest)) = line.split_once("<http://127.0.0.1:") else {
        return line.to_owned();
    };
    let label = rest.split_once('|').map_or(rest, |(_, label)| label);
    format!("{before}<link|{label}")
}

/// Very long lines are shown by their beginning, so that a story stays readable.
fn shortened(line: &str) -> String {
    let count = line.chars().count();
    if count <= 400 {
        return line.to_owned();
    }
    let start: String = line.chars().take(80).collect();
    format!("{start}… ({count} characters)")
}

fn one_block(block: &Value, lines: &mut Vec<String>) {
    match block["type"].as_str().unwrap_or_default() {
        "header" => lines.push(format!("# {}", text(&block["text"]))),
        "section" => {
            let mut words: Vec<String> = text(&block["text"]).lines().map(str::to_owned).collect();
            if !block["accessory"].is_null() {
                let control = control(&block["accessory"]);
                match words.last_mut() {
                    Some(last) => *last = format!("{last} {control}"),
                    None => words.push(control),
                }
            }
            lines.extend(words);
            let fields = block["fields"].as_array().into_iter().flatten();
            lines.extend(fields.map(|field| format!("| {}", text(field).replace('\n', " / "))));
        }
        "context" => {
            let words: Vec<String> = block["elements"]
                .as_array()
                .into_iter()
                .flatten()
                .map(text)
                .collect();
            lines.extend(words.join(" ").lines().map(|line| format!("({line})")));
        }
        "divider" => lines.push("----".into()),
        "actions" => {
            let controls: Vec<String> = block["elements"]
                .as_array()
                .into_iter()
                .flatten()
                .map(control)
                .collect();
            lines.push(controls.join(" "));
        }
        "input" => {
            let optional = if block["optional"] == true {
                " (optional)"
            } else {
                ""
            };
            lines.push(format!(
                "{}{optional}: {}",
                text(&block["label"]),
                control(&block["element"])
            ));
        }
        "rich_text" => {
            for element in block["elements"].as_array().into_iter().flatten() {
                let mark = if element["type"] == "rich_text_preformatted" {
                    "» "
                } else {
                    ""
                };
                lines.extend(rich(element).lines().map(|line| format!("{mark}{line}")));
            }
        }
        other => lines.push(format!("<{other}>")),
    }
}

/// Returns a control as `[Label]`, with its choice or choices.
fn control(element: &Value) -> String {
    let label = |option: &Value| text(&option["text"]);
    let options: Vec<String> = element["options"]
        .as_array()
        .into_iter()
        .flatten()
        .map(label)
        .collect();
    match element["type"].as_str().unwrap_or_default() {
        "button" => {
            let mark = match element["style"].as_str() {
                Some("primary") => "*",
                Some("danger") => "!",
                _ => "",
            };
            format!("[{}{mark}]", text(&element["text"]))
        }
        "overflow" => format!("[… {}]", options.join(" | ")),
        "checkboxes" => {
            let chosen: Vec<String> = element["initial_options"]
                .as_array()
                .into_iter()
                .flatten()
                .map(label)
                .collect();
            let boxes: Vec<String> = options
                .iter()
                .map(|option| {
                    format!(
                        "[{}] {option}",
                        if chosen.contains(option) { "x" } else { " " }
                    )
                })
                .collect();
            boxes.join(", ")
        }
        kind => {
            let chosen = [
                &element["initial_value"],
                &element["initial_date"],
                &element["initial_time"],
                &element["initial_user"],
            ]
            .into_iter()
            .find_map(|value| value.as_str().map(str::to_owned))
            .unwrap_or_else(|| text(&element["initial_option"]["text"]));
            let hint = text(&element["placeholder"]);
            let shown = if chosen.is_empty() { hint } else { chosen };
            let all = if options.is_empty() {
                String::new()
            } else {
                format!(" of {}", options.join(" | "))
            };
            format!(
                "<{} {shown}{all}>",
                kind.replace("plain_text_input", "words")
                    .replace("static_", "")
            )
        }
    }
}

fn rich(element: &Value) -> String {
    if let Some(words) = element["text"].as_str() {
        return words.to_owned();
    }
    if let Some(user) = element["user_id"].as_str() {
        return format!("<@{user}>");
    }
    element["elements"]
        .as_array()
        .into_iter()
        .flatten()
        .map(rich)
        .collect()
}

/// Returns the words of a text object or a plain string.
fn text(value: &Value) -> String {
    value
        .as_str()
        .or_else(|| value["text"].as_str())
        .unwrap_or_default()
        .to_owned()
}
