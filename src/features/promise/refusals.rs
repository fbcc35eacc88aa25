//! What the bot says when something cannot be done: why, how it stands, and a way out.
//!
//! The same words for a number that never was and for one that is somebody else's.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::cards::list_button;
use super::cards::move_button;
use super::cards::owed;
use super::cards::shortened;
use super::cards::standing;
use super::times::Moment;
use crate::promises::Promise;
use crate::promises::Refused;
use crate::text;
use crate::view::Button;
use crate::view::Card;
use crate::view::Part;
use crate::view::Text;

/// Says why something cannot be done, and how the promise stands.
pub(super) fn refused(
    promise: &Promise,
    refused: Refused,
    reader: &TimeZone,
    now: Timestamp,
) -> Card {
    let mut card = standing(promise, reader, now);
    card.summary = refused.to_string();
    card.parts
        .insert(0, Part::Words(refused.to_string().into()));
    card
}

/// Says that a number names nothing of the asker's. The same words whether it never was or is another's.
pub(crate) fn not_found() -> Card {
    Card::new("I don't find that promise among yours.")
        .words(
            Text::plain("I don't find that promise among yours. It may be undone, or the number may be another one: ")
                .and_code("/promise list")
                .and(" shows them all."),
        )
        .buttons([list_button()])
}

/// Says that a button no longer works.
pub(crate) fn stale() -> Card {
    Card::new("That button no longer works.")
        .words("That button no longer works. Your list is up to date:")
        .buttons([list_button()])
}

/// Asks what was meant by a word close to a sub-command.
pub(super) fn unclear(typed: &str, meant: &str, whole: &str) -> Card {
    let mut buttons = Vec::new();
    if meant == "list" {
        buttons.push(list_button());
    }
    buttons.push(Button::new(
        "promise.make",
        "It is a promise",
        text::cut(whole, 1_900),
    ));
    Card::new(format!("Did you mean /promise {meant}?"))
        .words(
            Text::plain("I don't know ")
                .and_said(shortened(typed))
                .and(". Did you mean ")
                .and_code(format!("/promise {meant}"))
                .and("?"),
        )
        .buttons(buttons)
}

/// Says what to type when nothing is promised.
pub(super) fn nothing_said() -> Card {
    Card::new("What do you promise?").words(
        Text::plain("What do you promise? Type it with its time: ")
            .and_code("/promise send Acme the quote by Friday 3pm"),
    )
}

/// Asks for another time, when the one that was said cannot be used.
pub(super) fn ask_again(promise: &Promise, lead: &str, offered: &[Moment]) -> Card {
    let times = offered.iter().enumerate().map(|(index, moment)| {
        move_button(promise, index, moment.label.clone(), moment.at.timestamp())
    });
    Card::new(lead)
        .words(lead)
        .words(owed(promise))
        .buttons(times.chain([Button::new(
            "promise.pick",
            "Pick a date",
            promise.id.to_string(),
        )]))
}
