//! What a channel reads every day, and what somebody reads who switches that on or off.

use jiff::Timestamp;
use jiff::civil::Time;

use super::record::Daily;
use super::record::Votes;
use crate::calendar::Calendar;
use crate::chat::PlaceKind;
use crate::features::tip;
use crate::library::Library;
use crate::library::Tip;
use crate::text;
use crate::view::Button;
use crate::view::Card;
use crate::view::Text;
use crate::view::wording;

/// How much of a person's own words is said back to them.
const SAID_BACK: usize = 60;

/// Returns the tip of the day, with what people think of it.
pub(super) fn tip_of_the_day(library: &Library, tip: &Tip, votes: &Votes) -> Card {
    let value = tip.id.as_str();
    let label = |sign: &str, many: usize| match many {
        0 => sign.to_owned(),
        many => format!("{sign} {many}"),
    };
    let card = Card::new(format!("Tip of the day: {}", tip.title)).heading("Tip of the day");
    let card = tip::in_full(card, tip, library).buttons([
        Button::new("daily.up", label("👍", votes.up.len()), value),
        Button::new("daily.down", label("👎", votes.down.len()), value),
        Button::new("tip.save", "Save", value),
    ]);
    if votes.retires() {
        card.small("Noted: this tip does not come back here.")
    } else {
        card
    }
}

/// Says when the next tip comes.
pub(super) fn on(
    daily: &Daily,
    next: Option<Timestamp>,
    now: Timestamp,
    calendar: &Calendar,
) -> Card {
    let zone = daily.time_zone();
    let Some(next) = next else {
        return Card::saying(
            "The daily tip is on, but there is no working day in the coming year.",
        );
    };
    let first = wording::in_short(&next.to_zoned(zone.clone()), now);
    let card = Card::new(format!("The daily tip is on; the next one comes {first}"))
        .words(
            Text::plain("This channel gets a tip every working day at ")
                .and_bold(clock(daily.time))
                .and(format!(
                    " ({}). The next one comes {first}.",
                    wording::zone_name(&zone)
                )),
        )
        .small(
            Text::plain("I have to be in this channel for it. Another time: ")
                .and_code("/goodword daily on 14:00")
                .and("  No more: ")
                .and_code("/goodword daily off"),
        );
    if (calendar.day_start..calendar.day_end).contains(&daily.time) {
        return card;
    }
    card.small(
        "That is outside your working hours; if this was meant otherwise, just give another time.",
    )
}

/// Says that the channel gets no tip.
pub(super) fn off(was_on: bool) -> Card {
    let words = if was_on {
        "No more daily tips here. Back on: "
    } else {
        "This channel gets no daily tip. Switch it on: "
    };
    Card::new("The daily tip is off").words(Text::plain(words).and_code("/goodword daily on 9:30"))
}

/// Says that something else was typed than what is known.
pub(super) fn unclear(typed: &str) -> Card {
    Card::new("I did not understand that time").words(
        Text::plain("I don't know how to read ")
            .and_said(text::cut(&text::shown(typed), SAID_BACK))
            .and(". Give a time of day, such as ")
            .and_code("/goodword daily on 9:30")
            .and(" or ")
            .and_code("/goodword daily on 2pm")
            .and(". To stop: ")
            .and_code("/goodword daily off"),
    )
}

/// Says what the daily tip is and how to have it.
pub(super) fn help() -> Card {
    Card::new("The daily tip").words(
        Text::default()
            .and_code("/goodword daily on 9:30")
            .and("  a tip here every working day")
            .and_break()
            .and_code("/goodword daily off")
            .and("  no more of them")
            .and_break()
            .and_code("/goodword daily")
            .and("  how it stands"),
    )
}

/// Says why there is no daily tip here; `None` where there can be one.
pub(super) fn not_here(kind: PlaceKind) -> Option<Card> {
    match kind {
        PlaceKind::Channel => None,
        PlaceKind::Shared => Some(Card::saying(
            "People from another company read along here, so I keep tips among ourselves. \
             Switch the daily tip on in a channel of your team.",
        )),
        PlaceKind::Direct | PlaceKind::Group => Some(
            Card::new("The daily tip is for channels").words(
                Text::plain("The daily tip is for channels: type this in one of yours. Here you can have one whenever you like: ")
                    .and_code("/tip"),
            ),
        ),
    }
}

/// Says that a guest cannot change this.
pub(super) fn not_yours() -> Card {
    Card::saying(
        "As a guest you cannot switch the daily tip on or off. Ask somebody of the team to do it.",
    )
}

/// Says that the tip of an old message no longer exists.
pub(super) fn gone() -> Card {
    Card::saying("Thank you. This tip has left the library, so there is nothing to count.")
}

fn clock(time: Time) -> String {
    time.strftime("%-I:%M %P").to_string()
}
