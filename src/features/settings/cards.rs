//! What `/goodword` says.

use crate::calendar::DateOrder;
use crate::calendar::weekday_name;
use crate::chat::Person;
use crate::features::preferences::Preferences;
use crate::view::Button;
use crate::view::Card;
use crate::view::Confirm;
use crate::view::Part;
use crate::view::Text;
use crate::view::wording;

/// Shows a person's settings.
pub(super) fn settings(preferences: &Preferences, person: &Person) -> Card {
    Card::new("Your settings")
        .heading("Your settings")
        .words(in_words(preferences, person))
        .buttons([
            Button::new("settings.change", "Change settings", "").primary(),
            forget_button(),
        ])
        .small("Only you see this, and these settings are yours alone.")
}

/// Says a person's settings, a line each.
pub(in crate::features) fn in_words(preferences: &Preferences, person: &Person) -> Text {
    let on = |on: bool| if on { "on" } else { "off" };
    let zone = preferences.time_zone(person);
    let heads_up = match preferences.heads_up_minutes {
        None => "by how far away the deadline is".to_owned(),
        Some(minutes) if minutes >= 60 && minutes % 60 == 0 => {
            wording::count((minutes / 60) as usize, "hour before", "hours before")
        }
        Some(minutes) => wording::count(minutes as usize, "minute before", "minutes before"),
    };
    let quiet = preferences.quiet.map_or_else(
        || "none beyond your working hours".to_owned(),
        |(from, until)| format!("{} to {}", from.strftime("%H:%M"), until.strftime("%H:%M")),
    );
    let line = |text: Text, label: &str, value: String| {
        text.and_bold(format!("{label}:"))
            .and(format!(" {value}"))
            .and_break()
    };
    let mut text = Text::default();
    text = line(text, "Phrase hints", on(preferences.hints).into());
    text = line(text, "Promise offers", on(preferences.offers).into());
    text = line(text, "Heads-up", heads_up);
    text = line(text, "Quiet hours", quiet);
    if let Some(week) = own_week(preferences) {
        text = line(text, "Your working week", week);
    }
    if !preferences.muted.is_empty() {
        let count = wording::count(preferences.muted.len(), "channel", "channels");
        text = line(text, "Not asked in", count);
    }
    text.and_bold("Time zone:")
        .and(format!(" {}", wording::zone_name(&zone)))
}

/// Says what of the working week is the person's own; `None` when all of it is the team's.
fn own_week(preferences: &Preferences) -> Option<String> {
    let hours = preferences
        .hours
        .map(|(from, until)| format!("{} to {}", from.strftime("%H:%M"), until.strftime("%H:%M")));
    let days = preferences.own_working_days().map(|days| {
        let days: Vec<&str> = days.iter().map(|day| weekday_name(*day)).collect();
        days.join(", ")
    });
    let order = preferences.date_order.map(|order| match order {
        DateOrder::MonthFirst => "3/4 is March 4".to_owned(),
        DateOrder::DayFirst => "3/4 is 3 April".to_owned(),
    });
    let parts: Vec<String> = [hours, days, order].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Asks before everything about a person is erased.
pub(super) fn ask_to_forget() -> Card {
    Card::new("Shall I forget you?")
        .words("I can erase everything I keep about you: your promises and their record, saved tips, settings. This cannot be undone.")
        .buttons([forget_button(), Button::new("settings.keep", "Keep everything", "")])
}

fn forget_button() -> Button {
    Button::new("settings.forget", "Forget me", "")
        .danger()
        .confirm(Confirm {
            title: "Forget you?".into(),
            words: "Your promises, saved tips and settings are erased. This cannot be undone."
                .into(),
            yes: "Forget me".into(),
            no: "Keep everything".into(),
        })
}

/// Answers a word that `/goodword` does not know.
pub(super) fn unknown(word: &str, meant: Option<&str>) -> Card {
    let text = Text::plain("I don't know ")
        .and_said(crate::text::cut(word, 60))
        .and(". ");
    let text = match meant {
        Some(meant) => text
            .and("Did you mean ")
            .and_code(format!("/goodword {meant}"))
            .and("? "),
        None => text,
    };
    Card::new("I don't know that word")
        .words(
            text.and("Type ")
                .and_code("/goodword help")
                .and(" to see what I can do."),
        )
        .part(Part::Small(Text::plain("Nothing has changed.")))
}
