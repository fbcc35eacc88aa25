//! The offer to keep track of a promise: one question, at most three answers, and below them the ways out.
//!
//! By when, for a promise without a time; who owns it, for one made by "we". Only the author sees it.

use jiff::tz::TimeZone;

use super::offer::Offered;
use crate::features::promise::END_OF_DAY;
use crate::features::promise::and_whom;
use crate::features::promise::in_full;
use crate::features::promise::in_line;
use crate::features::promise::shortened;
use crate::features::promise::times::Moment;
use crate::promises::Due;
use crate::view::Button;
use crate::view::Card;
use crate::view::Text;

/// Asks whether to keep track of a promise.
pub(super) fn offer(
    said: &str,
    offered: &Offered,
    due: Option<&Due>,
    times: &[Moment],
    reader: &TimeZone,
) -> Card {
    let card = Card::new(format!(
        "Shall I keep track of it? {}",
        in_line(&offered.what)
    ))
    .words(
        Text::plain("You said: \u{201c}")
            .and_said(shortened(said.trim().trim_end_matches('.')))
            .and("\u{201d}. Shall I keep track of it?"),
    );
    let by = due.map(|due| format!("By {}", in_full(due, reader)));
    let carried = offered.by(due).carried();
    let card = match by {
        _ if offered.ours => who_owns_it(card, offered, by, &carried),
        Some(by) => card.words(what(offered).and_break().and(by)),
        None => by_when(card, offered, times),
    };
    card.buttons(ways_out(offered, due, &carried))
        .small("Only you see this, and nothing is kept until you say so.")
}

/// Returns what is owed, and to whom when that is not said in it.
fn what(offered: &Offered) -> Text {
    let what = Text::default().and_said_bold(shortened(&offered.what));
    match &offered.to {
        Some(to) if !offered.what.contains(to.as_str()) => {
            and_whom(what.and(" (to "), to, shortened).and(")")
        }
        _ => what,
    }
}

/// Offers times for a promise without one.
fn by_when(card: Card, offered: &Offered, times: &[Moment]) -> Card {
    let buttons = times.iter().enumerate().map(|(index, moment)| {
        let due = Due::of(&moment.at);
        Button::new(
            format!("coach.track.{index}"),
            moment.label.clone(),
            offered.by(Some(&due)).carried(),
        )
    });
    card.words(what(offered).and_break().and("By when?"))
        .buttons(buttons)
        .small(END_OF_DAY)
}

/// Asks who owns a promise that "we" made. Whoever is chosen is asked privately before anything is theirs.
fn who_owns_it(card: Card, offered: &Offered, by: Option<String>, carried: &str) -> Card {
    let what = what(offered).and_break();
    let what = match by {
        Some(by) => what.and(by).and_break(),
        None => what,
    };
    card.words(what.and("You said \u{201c}we\u{201d}. Who owns it?"))
        .buttons([
            Button::new("coach.track", "I do", carried).primary(),
            Button::new("coach.ask", "Somebody else\u{2026}", carried),
            not_a_promise(carried),
        ])
}

/// Returns the row below the answers.
fn ways_out(offered: &Offered, due: Option<&Due>, carried: &str) -> Vec<Button> {
    let change = Button::new("coach.change", "Change", carried);
    let channel = offered.message().channel;
    let mute = Button::new("coach.mute", "Don't ask me here", channel.as_str());
    match due {
        _ if offered.ours => vec![change, mute],
        Some(_) => vec![
            Button::new("coach.track", "Track it", carried).primary(),
            change,
            not_a_promise(carried),
            mute,
        ],
        None => vec![
            Button::new("coach.no_date", "No date", carried),
            change,
            not_a_promise(carried),
            mute,
        ],
    }
}

fn not_a_promise(carried: &str) -> Button {
    Button::new("coach.not", "Not a promise", carried)
}
