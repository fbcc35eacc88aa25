//! What a person has entered: the start value of a part, and a new value checked against what the part takes.
//!
//! The JSON is that of `state.values`: a type and one field named for what was chosen.

use jiff::civil::Date;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::Found;
use super::usable;

/// How a part keeps its value.
struct Shape {
    /// The field in `state.values` and in actions.
    field: &'static str,
    /// The field of the part with its start value.
    initial: &'static str,
    takes: Takes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Text,
    Number,
    Option,
    Options,
    Word,
    Words,
    Date,
    Time,
    Moment,
    Rich,
}

/// A value somebody gave to a part, as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Given {
    /// The field it is kept in, such as `selected_option`.
    pub(crate) field: &'static str,
    /// The value.
    pub(crate) value: Value,
}

fn shape(kind: &str) -> Option<Shape> {
    let (field, initial, takes) = match kind {
        "plain_text_input" | "email_text_input" | "url_text_input" => {
            ("value", "initial_value", Takes::Text)
        }
        "number_input" => ("value", "initial_value", Takes::Number),
        "rich_text_input" => ("rich_text_value", "initial_value", Takes::Rich),
        "static_select" | "external_select" | "radio_buttons" | "overflow" => {
            ("selected_option", "initial_option", Takes::Option)
        }
        "checkboxes" | "multi_static_select" | "multi_external_select" => {
            ("selected_options", "initial_options", Takes::Options)
        }
        "users_select" => ("selected_user", "initial_user", Takes::Word),
        "multi_users_select" => ("selected_users", "initial_users", Takes::Words),
        "conversations_select" => ("selected_conversation", "initial_conversation", Takes::Word),
        "multi_conversations_select" => (
            "selected_conversations",
            "initial_conversations",
            Takes::Words,
        ),
        "channels_select" => ("selected_channel", "initial_channel", Takes::Word),
        "multi_channels_select" => ("selected_channels", "initial_channels", Takes::Words),
        "datepicker" => ("selected_date", "initial_date", Takes::Date),
        "timepicker" => ("selected_time", "initial_time", Takes::Time),
        "datetimepicker" => ("selected_date_time", "initial_date_time", Takes::Moment),
        "file_input" => ("files", "", Takes::Words),
        _ => return None,
    };
    Some(Shape {
        field,
        initial,
        takes,
    })
}

/// Returns `state.values` as it is before anybody enters anything.
pub(crate) fn initial_values(blocks: &Value) -> Map<String, Value> {
    let mut values = Map::new();
    for found in usable(blocks) {
        let Some(shape) = shape(found.kind()).filter(|_| found.kind() != "overflow") else {
            continue;
        };
        let empty = match shape.takes {
            Takes::Options | Takes::Words => json!([]),
            _ => Value::Null,
        };
        let start = found.element.get(shape.initial).cloned().unwrap_or(empty);
        let mut entry = json!({ "type": found.kind() });
        entry[shape.field] = start;
        let block = values
            .entry(found.block_id().to_owned())
            .or_insert_with(|| json!({}));
        block[found.action_id()] = entry;
    }
    values
}

/// Returns every option of a part, those in groups too.
fn options(element: &Value) -> Vec<&Value> {
    let groups = element["option_groups"].as_array().into_iter().flatten();
    let grouped = groups.flat_map(|group| group["options"].as_array().into_iter().flatten());
    let plain = element["options"].as_array().into_iter().flatten();
    plain.chain(grouped).collect()
}

fn option_called(element: &Value, called: &Value) -> Result<Value, String> {
    let all = options(element);
    let word = called
        .as_str()
        .or_else(|| called["value"].as_str())
        .unwrap_or_default();
    let found = all
        .iter()
        .find(|option| option["value"] == word)
        .or_else(|| all.iter().find(|option| option["text"]["text"] == word));
    if let Some(found) = found {
        return Ok((*found).clone());
    }
    // An external select has no list here: the choice must come whole.
    if all.is_empty() && called.is_object() {
        return Ok(called.clone());
    }
    let offered: Vec<&str> = all
        .iter()
        .filter_map(|option| option["value"].as_str())
        .collect();
    Err(format!(
        "there is no option {word:?}; there are {}",
        offered.join(", ")
    ))
}

fn each(given: &Value) -> Vec<Value> {
    match given {
        Value::Array(all) => all.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    }
}

/// Returns what a part keeps after somebody enters `given`; `null` empties it.
///
/// # Errors
/// Says in plain words what the part takes instead.
pub(crate) fn given(found: &Found, given: &Value) -> Result<Given, String> {
    let Some(Shape { field, takes, .. }) = shape(found.kind()) else {
        return Err(format!("a {} takes no value", found.kind()));
    };
    let value = match takes {
        Takes::Options => {
            let chosen: Result<Vec<Value>, String> = each(given)
                .iter()
                .map(|one| option_called(&found.element, one))
                .collect();
            Value::Array(chosen?)
        }
        Takes::Words => Value::Array(each(given)),
        _ if given.is_null() || given == "" => Value::Null,
        Takes::Option => option_called(&found.element, given)?,
        Takes::Rich if given.is_object() => given.clone(),
        Takes::Rich => {
            json!({ "type": "rich_text", "elements": super::super::rich_text::of(&written(given)?) })
        }
        Takes::Text | Takes::Number | Takes::Word => written(given)?.into(),
        Takes::Date => date(&written(given)?)?.into(),
        Takes::Time => time(&written(given)?)?.into(),
        Takes::Moment => moment(given)?,
    };
    Ok(Given { field, value })
}

fn written(given: &Value) -> Result<String, String> {
    match given {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(flag) => Ok(flag.to_string()),
        other => Err(format!("{other} is not a text")),
    }
}

fn date(text: &str) -> Result<String, String> {
    match text.parse::<Date>() {
        Ok(date) => Ok(date.to_string()),
        Err(_) => Err(format!("{text:?} is not a date such as 2026-03-06")),
    }
}

fn time(text: &str) -> Result<String, String> {
    let refusal = || format!("{text:?} is not a time such as 15:00");
    let (hour, minute) = text.split_once(':').ok_or_else(refusal)?;
    let hour: u8 = hour.parse().map_err(|_| refusal())?;
    let minute: u8 = minute.parse().map_err(|_| refusal())?;
    if hour > 23 || minute > 59 {
        return Err(refusal());
    }
    Ok(format!("{hour:02}:{minute:02}"))
}

fn moment(given: &Value) -> Result<Value, String> {
    let seconds = match given {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    seconds
        .map(Value::from)
        .ok_or_else(|| format!("{given} is not a moment in seconds since 1970"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(element: Value, entered: &Value, want: Result<Value, &str>) {
        let found = Found {
            block: json!({}),
            element,
        };
        let got = given(&found, entered).map(|given| given.value);
        assert_eq!(got, want.map_err(str::to_owned));
    }

    fn select(kind: &str) -> Value {
        let option = |value: &str, text: &str| json!({ "value": value, "text": { "type": "plain_text", "text": text } });
        json!({ "type": kind, "options": [option("d", "Daily"), option("w", "Weekly")] })
    }

    #[test]
    fn an_option_is_found_by_its_value_or_by_its_words() {
        let daily = select("static_select")["options"][0].clone();
        check(select("static_select"), &json!("d"), Ok(daily.clone()));
        check(select("static_select"), &json!("Daily"), Ok(daily.clone()));
        check(select("static_select"), &json!(null), Ok(json!(null)));
        check(select("checkboxes"), &json!(["d"]), Ok(json!([daily])));
        check(select("checkboxes"), &json!([]), Ok(json!([])));
        check(
            select("radio_buttons"),
            &json!("m"),
            Err("there is no option \"m\"; there are d, w"),
        );
    }

    #[test]
    fn dates_and_times_must_be_real() {
        check(
            json!({ "type": "datepicker" }),
            &json!("2026-03-06"),
            Ok(json!("2026-03-06")),
        );
        check(
            json!({ "type": "datepicker" }),
            &json!("2026-02-30"),
            Err("\"2026-02-30\" is not a date such as 2026-03-06"),
        );
        check(
            json!({ "type": "timepicker" }),
            &json!("9:05"),
            Ok(json!("09:05")),
        );
        check(
            json!({ "type": "timepicker" }),
            &json!("24:00"),
            Err("\"24:00\" is not a time such as 15:00"),
        );
        check(
            json!({ "type": "button" }),
            &json!("x"),
            Err("a button takes no value"),
        );
    }
}
