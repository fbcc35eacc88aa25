//! What the coach says about a message that was edited or deleted. Words only.

use jiff::tz::TimeZone;

use super::asked::Says;
use super::offer::Offered;
use crate::features::promise::Desk;
use crate::features::promise::and_owed;
use crate::features::promise::in_full;
use crate::features::promise::in_line;
use crate::features::promise::shortened;
use crate::promises::Due;
use crate::promises::Promise;
use crate::view::Button;
use crate::view::Card;
use crate::view::Text;

/// Asks before an offer is taken whose message has changed since.
pub(super) fn changed(offered: &Offered, says: Says, desk: &Desk<'_>) -> Card {
    let (lead, question) = match says {
        Says::Deleted => ("You deleted that message since I asked.", "Is it still on?"),
        Says::Nothing => (
            "You edited that message since I asked, and it no longer says this.",
            "Is it still on?",
        ),
        Says::Otherwise | Says::Same => (
            "You edited that message since I asked.",
            "Is this still what you promise?",
        ),
    };
    let mut what = Text::default().and_said_bold(shortened(&offered.what));
    if let Some(due) = offered.due(desk.now()) {
        what = what
            .and_break()
            .and(format!("By {}", in_full(&due, &desk.zone)));
    }
    let carried = offered.carried();
    Card::new(format!("{lead} {question}"))
        .words(format!("{lead} {question}"))
        .words(what)
        .buttons([
            Button::new("coach.anyway", "Track it", carried.clone()),
            Button::new("coach.change", "Change", carried),
            Button::new("coach.leave", "Leave it", ""),
        ])
}

/// Asks whether a promise is still on whose message does not say it any more.
pub(super) fn no_longer_said(promise: &Promise) -> Card {
    still_on(
        promise,
        "You edited the message this is from, and it no longer says so:",
    )
}

/// Asks whether a promise is still on whose message was deleted.
pub(super) fn deleted(promise: &Promise) -> Card {
    still_on(promise, "The message this is from was deleted:")
}

fn still_on(promise: &Promise, lead: &str) -> Card {
    let number = promise.id.to_string();
    Card::new(format!("Is it still on? {}", in_line(&promise.what)))
        .words(and_owed(Text::plain(lead).and_break(), promise))
        .words("Is it still on?")
        .buttons([
            Button::new("coach.still", "Still on", number.clone()).primary(),
            Button::new("promise.let_go", "Let go", number),
        ])
        .small("Until you say so, I keep track of it as before.")
}

/// Asks whether a promise moves along with its message.
pub(super) fn other_time(promise: &Promise, says: &Due, reader: &TimeZone) -> Card {
    let number = promise.id;
    let by = |due: &Due| in_full(due, reader);
    let stands = promise
        .due
        .as_ref()
        .map_or_else(|| "no date".to_owned(), by);
    Card::new(format!("Another time? {}", in_line(&promise.what)))
        .words(and_owed(
            Text::plain("You edited the message this is from:").and_break(),
            promise,
        ))
        .words(
            Text::plain(format!("It now says {}.", by(says)))
                .and_break()
                .and(format!("My note says {stands}. Shall I move it?")),
        )
        .buttons([
            Button::new(
                "promise.move.0",
                "Move it",
                format!("{number}/{}", says.at.as_second()),
            )
            .primary(),
            Button::new("coach.still", "Leave it", number.to_string()),
        ])
}
