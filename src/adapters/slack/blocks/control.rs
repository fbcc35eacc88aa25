//! Buttons, lists and pickers, with names that are unique on their message.

use std::collections::HashMap;

use serde_json::Value;
use serde_json::json;

use super::inert;
use super::plain_text;
use crate::view::Button;
use crate::view::Choice;
use crate::view::Confirm;
use crate::view::Control;
use crate::view::Pick;
use crate::view::Picker;
use crate::view::PickerKind;
use crate::view::Style;

/// Longest name of an action.
const MOST_ACTION: usize = 255;

/// Longest value of a button.
const MOST_VALUE: usize = 2_000;

/// Longest label of a button or a choice.
const MOST_LABEL: usize = 75;

/// Longest value of a choice.
const MOST_CHOICE: usize = 150;

/// Most choices of a list.
const MOST_CHOICES: usize = 100;

/// Most choices behind three dots.
const MOST_OVERFLOW: usize = 5;

/// The actions of one message so far. Slack refuses a message in which one occurs twice.
#[derive(Debug, Default)]
pub(super) struct Actions(HashMap<String, usize>);

impl Actions {
    fn unique(&mut self, action: &str) -> Option<String> {
        let times = self.0.entry(action.to_owned()).or_default();
        *times += 1;
        let name = match *times {
            1 => action.to_owned(),
            times => format!("{action}#{times}"),
        };
        let fits = !name.is_empty() && inert::length(&name) <= MOST_ACTION;
        if !fits {
            left_out("a name that is too long or empty");
        }
        fits.then_some(name)
    }
}

/// Returns an action as the feature named it, without the number that made it unique.
pub(in crate::adapters::slack) fn plain_action(id: &str) -> &str {
    match id.rsplit_once('#') {
        Some((action, number))
            if !action.is_empty()
                && !number.is_empty()
                && number.bytes().all(|digit| digit.is_ascii_digit()) =>
        {
            action
        }
        _ => id,
    }
}

/// Draws a control; `None` when it cannot be drawn without changing what it means.
pub(super) fn draw(control: &Control, actions: &mut Actions) -> Option<Value> {
    match control {
        Control::Button(button) => draw_button(button, actions),
        Control::Select(picker) => draw_picker(picker, actions),
        Control::Pick(pick) => draw_pick(pick, actions),
    }
}

fn draw_button(button: &Button, actions: &mut Actions) -> Option<Value> {
    if inert::length(&button.value) > MOST_VALUE {
        left_out("a value that is too long");
        return None;
    }
    let Some(label) = plain_text(&button.label, MOST_LABEL) else {
        left_out("no label");
        return None;
    };
    let mut drawn = json!({
        "type": "button",
        "action_id": actions.unique(&button.action)?,
        "text": label,
    });
    if !button.value.is_empty() {
        drawn["value"] = button.value.as_str().into();
    }
    match button.style {
        Style::Plain => {}
        Style::Primary => drawn["style"] = "primary".into(),
        Style::Danger => drawn["style"] = "danger".into(),
    }
    if let Some(confirm) = button.confirm.as_ref().and_then(draw_confirm) {
        drawn["confirm"] = confirm;
    }
    Some(drawn)
}

fn draw_confirm(confirm: &Confirm) -> Option<Value> {
    Some(json!({
        "title": plain_text(&confirm.title, 100)?,
        "text": plain_text(&confirm.words, 300)?,
        "confirm": plain_text(&confirm.yes, 30)?,
        "deny": plain_text(&confirm.no, 30)?,
    }))
}

fn draw_picker(picker: &Picker, actions: &mut Actions) -> Option<Value> {
    let options = draw_choices(&picker.choices, MOST_CHOICES);
    if options.is_empty() {
        left_out("nothing to choose");
        return None;
    }
    let action = actions.unique(&picker.action)?;
    if picker.kind == PickerKind::More && options.len() <= MOST_OVERFLOW {
        return Some(json!({ "type": "overflow", "action_id": action, "options": options }));
    }
    let mut drawn = json!({ "type": "static_select", "action_id": action });
    if let Some(hint) = plain_text(&picker.hint, 150) {
        drawn["placeholder"] = hint;
    }
    if let Some(chosen) = chosen(&options, picker.chosen.as_deref()) {
        drawn["initial_option"] = chosen;
    }
    drawn["options"] = options.into();
    Some(drawn)
}

fn draw_pick(pick: &Pick, actions: &mut Actions) -> Option<Value> {
    let mut drawn = picked(pick.time_of_day, pick.chosen.as_deref());
    drawn["action_id"] = actions.unique(&pick.action)?.into();
    Some(drawn)
}

/// Returns a picker of dates or times of day, showing what is picked when that is one.
pub(super) fn picked(time_of_day: bool, chosen: Option<&str>) -> Value {
    if time_of_day {
        let mut drawn = json!({ "type": "timepicker" });
        let valid = |time: &&str| time.len() == 5 && time.parse::<jiff::civil::Time>().is_ok();
        if let Some(time) = chosen.filter(valid) {
            drawn["initial_time"] = time.into();
        }
        drawn
    } else {
        let mut drawn = json!({ "type": "datepicker" });
        let valid = |date: &&str| date.len() == 10 && date.parse::<jiff::civil::Date>().is_ok();
        if let Some(date) = chosen.filter(valid) {
            drawn["initial_date"] = date.into();
        }
        drawn
    }
}

/// Draws choices; those that cannot be chosen safely are left out.
pub(super) fn draw_choices(choices: &[Choice], most: usize) -> Vec<Value> {
    let drawn: Vec<Value> = choices.iter().filter_map(draw_choice).collect();
    if drawn.len() > most {
        left_out("more choices than fit");
    }
    drawn.into_iter().take(most).collect()
}

fn draw_choice(choice: &Choice) -> Option<Value> {
    if choice.value.is_empty() || inert::length(&choice.value) > MOST_CHOICE {
        left_out("a choice whose value is too long or empty");
        return None;
    }
    let Some(label) = plain_text(&choice.label, MOST_LABEL) else {
        left_out("a choice without a label");
        return None;
    };
    Some(json!({ "text": label, "value": choice.value }))
}

/// Returns the drawn choice that is chosen: Slack wants it again, to the letter.
pub(super) fn chosen(options: &[Value], value: Option<&str>) -> Option<Value> {
    let value = value?;
    options
        .iter()
        .find(|option| option["value"].as_str() == Some(value))
        .cloned()
}

/// Logs that something was left out, without its contents.
pub(super) fn left_out(why: &str) {
    tracing::warn!(why, "part of a card was left out: {why}");
}
