//! The question whether a promise is kept, and the answer to "not yet". Only its owner sees them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::features::promise::and_owed;
use crate::features::promise::by;
use crate::features::promise::in_line;
use crate::features::promise::shortened;
use crate::promises::Promise;
use crate::view::Button;
use crate::view::Card;
use crate::view::Text;

/// Said below every question.
const PRIVATE: &str = "Only you see this. I ask once about a message, and mark nothing by myself.";

/// Asks whether a promise is kept.
pub(super) fn is_it_kept(promise: &Promise, text: &str, reader: &TimeZone, now: Timestamp) -> Card {
    Card::new(format!("Is it kept? {}", in_line(&promise.what)))
        .words(
            Text::plain("You wrote: \u{201c}")
                .and_said(shortened(text.trim()))
                .and("\u{201d}. Is this promise kept?"),
        )
        .words(
            and_owed(Text::default(), promise)
                .and_break()
                .and(by(promise, reader)),
        )
        .buttons([
            Button::new("keep.yes", "Yes, kept", carried(promise, now)).primary(),
            not_yet("Not yet"),
        ])
        .small(PRIVATE)
}

/// Asks which of several promises is kept.
pub(super) fn which_is_kept(promises: &[Promise], text: &str, now: Timestamp) -> Card {
    let buttons = promises.iter().enumerate().map(|(index, promise)| {
        Button::new(
            format!("keep.yes.{index}"),
            format!("{}. {}", promise.id, in_line(&promise.what)),
            carried(promise, now),
        )
    });
    Card::new("Which promise is kept?")
        .words(
            Text::plain("You wrote: \u{201c}")
                .and_said(shortened(text.trim()))
                .and("\u{201d}. Which promise is kept?"),
        )
        .buttons(buttons)
        .buttons([not_yet("None of them yet")])
        .small(PRIVATE)
}

fn not_yet(label: &str) -> Button {
    Button::new("keep.not_yet", label, "")
}

/// Returns what a yes is about: the promise, and the moment of the message.
fn carried(promise: &Promise, now: Timestamp) -> String {
    format!("{}/{}", promise.id, now.as_second())
}

/// Takes a "not yet".
pub(super) fn stays_open() -> Card {
    Card::saying("All right, it stays open. I don't ask about that message again.")
}
