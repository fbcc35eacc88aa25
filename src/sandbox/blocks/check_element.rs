//! What Slack accepts as a part of a block: buttons, menus, pickers, text fields.

use jiff::civil::Date;
use serde_json::Value;

use super::check::Faults;
use super::check::Words;
use super::check::image;

/// The parts that may stand in each kind of block.
const IN_SECTION: &[&str] = &[
    "button",
    "checkboxes",
    "datepicker",
    "image",
    "overflow",
    "radio_buttons",
    "timepicker",
    "workflow_button",
];
const IN_ACTIONS: &[&str] = &[
    "button",
    "checkboxes",
    "datepicker",
    "datetimepicker",
    "overflow",
    "radio_buttons",
    "timepicker",
    "workflow_button",
];
const IN_INPUT: &[&str] = &[
    "checkboxes",
    "datepicker",
    "datetimepicker",
    "email_text_input",
    "file_input",
    "number_input",
    "plain_text_input",
    "radio_buttons",
    "rich_text_input",
    "timepicker",
    "url_text_input",
];

/// Checks a part that stands in a block of type `within`.
pub(super) fn check_element(faults: &mut Faults, element: &Value, within: &str, at: &str) {
    let kind = element["type"].as_str().unwrap_or_default();
    let allowed = match within {
        "section" => IN_SECTION,
        "actions" => IN_ACTIONS,
        _ => IN_INPUT,
    };
    if !allowed.contains(&kind) && !kind.ends_with("_select") {
        return faults.note(at, &format!("unsupported type: {kind}"));
    }
    faults.string(element, at, "action_id", 255);
    faults.text(element, at, "placeholder", Words::plain(150).optional());
    if let Some(confirm) = element.get("confirm").filter(|confirm| !confirm.is_null()) {
        check_confirm(faults, confirm, &format!("{at}/confirm"));
    }
    match kind {
        "button" => button(faults, element, at),
        "image" => image(faults, element, at),
        "static_select" | "multi_static_select" => select(faults, element, at),
        "overflow" => options(faults, element, at, (1, 5), 75),
        "checkboxes" | "radio_buttons" => options(faults, element, at, (1, 10), 75),
        "datepicker" => initial_date(faults, element, at),
        "timepicker" => initial_time(faults, element, at),
        "plain_text_input" => {
            lengths(faults, element, at);
            faults.string(element, at, "initial_value", 3_000);
        }
        "number_input" if !element["is_decimal_allowed"].is_boolean() => {
            faults.note(at, "missing required field: is_decimal_allowed");
        }
        "external_select"
        | "users_select"
        | "conversations_select"
        | "channels_select"
        | "multi_external_select"
        | "multi_users_select"
        | "multi_conversations_select"
        | "multi_channels_select"
        | "datetimepicker"
        | "email_text_input"
        | "url_text_input"
        | "number_input"
        | "rich_text_input"
        | "file_input"
        | "workflow_button" => {}
        other => faults.note(at, &format!("unsupported type: {other}")),
    }
}

fn button(faults: &mut Faults, button: &Value, at: &str) {
    faults.text(button, at, "text", Words::plain(75));
    faults.string(button, at, "value", 2_000);
    faults.string(button, at, "url", 3_000);
    faults.string(button, at, "accessibility_label", 75);
    let style = button.get("style").filter(|style| !style.is_null());
    if style.is_some_and(|style| style != "primary" && style != "danger") {
        faults.note(&format!("{at}/style"), "must be one of: primary, danger");
    }
}

fn check_confirm(faults: &mut Faults, confirm: &Value, at: &str) {
    faults.text(confirm, at, "title", Words::plain(100));
    faults.text(confirm, at, "text", Words::any(300));
    faults.text(confirm, at, "confirm", Words::plain(30));
    faults.text(confirm, at, "deny", Words::plain(30));
}

fn select(faults: &mut Faults, element: &Value, at: &str) {
    if element.get("option_groups").is_none_or(Value::is_null) {
        return options(faults, element, at, (1, 100), 75);
    }
    let groups = faults.list(element, at, "option_groups", (1, 100));
    for (index, group) in groups.iter().enumerate() {
        let at = format!("{at}/option_groups/{index}");
        faults.text(group, &at, "label", Words::plain(75));
        options(faults, group, &at, (1, 100), 75);
    }
}

fn options(faults: &mut Faults, element: &Value, at: &str, counts: (usize, usize), most: usize) {
    let all = faults.list(element, at, "options", counts);
    for (index, option) in all.iter().enumerate() {
        let at = format!("{at}/options/{index}");
        faults.text(option, &at, "text", Words::any(most));
        faults.text(option, &at, "description", Words::any(75).optional());
        if option["value"].as_str().is_none() {
            faults.note(&format!("{at}/value"), "missing required field: value");
        }
        faults.string(option, &at, "value", 150);
    }
    let initial = element
        .get("initial_option")
        .filter(|initial| !initial.is_null());
    let several = element["initial_options"].as_array().into_iter().flatten();
    for chosen in initial.into_iter().chain(several) {
        if !all.iter().any(|option| option["value"] == chosen["value"]) {
            faults.note(at, "initial_option must match one of the provided options");
        }
    }
}

fn initial_date(faults: &mut Faults, element: &Value, at: &str) {
    let given = element.get("initial_date").filter(|given| !given.is_null());
    let real = |given: &Value| {
        let text = given.as_str().unwrap_or_default();
        text.len() == 10 && text.parse::<Date>().is_ok()
    };
    if given.is_some_and(|given| !real(given)) {
        faults.note(
            &format!("{at}/initial_date"),
            "must be a date in the form YYYY-MM-DD",
        );
    }
}

fn initial_time(faults: &mut Faults, element: &Value, at: &str) {
    let given = element.get("initial_time").filter(|given| !given.is_null());
    let real = |given: &Value| {
        let (hour, minute) = given.as_str().and_then(|text| text.split_once(':'))?;
        let two_digits = hour.len() == 2 && minute.len() == 2;
        let fine = hour.parse::<u8>().ok()? < 24 && minute.parse::<u8>().ok()? < 60;
        (two_digits && fine).then_some(())
    };
    if given.is_some_and(|given| real(given).is_none()) {
        faults.note(
            &format!("{at}/initial_time"),
            "must be a time in the form HH:mm",
        );
    }
}

fn lengths(faults: &mut Faults, element: &Value, at: &str) {
    for name in ["min_length", "max_length"] {
        let given = element.get(name).filter(|given| !given.is_null());
        let fine = |given: &Value| given.as_u64().is_some_and(|length| length <= 3_000);
        if given.is_some_and(|given| !fine(given)) {
            faults.note(&format!("{at}/{name}"), "must be a number up to 3000");
        }
    }
}
