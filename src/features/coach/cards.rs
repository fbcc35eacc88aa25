//! What the coach says: the hint, and the answers to it and to an offer. Only the author sees any of it.

use crate::features::promise::in_line;
use crate::features::promise::shortened;
use crate::ids::Channel;
use crate::phrases::Finding;
use crate::view::Button;
use crate::view::Card;
use crate::view::Text;

/// The most wordings a hint offers.
const MOST_OFFERS: usize = 3;

/// Suggests a better wording.
pub(super) fn hint(finding: &Finding, channel: &Channel) -> Card {
    let mut better = Text::default();
    for (index, offer) in finding.offers.iter().take(MOST_OFFERS).enumerate() {
        if index > 0 {
            better = better.and_break();
        }
        better = better.and("\u{2022} ").and_said_bold(shortened(offer));
    }
    Card::new(format!(
        "A wording that may land better than \u{201c}{}\u{201d}",
        in_line(&finding.found)
    ))
    .words(
        Text::plain("You wrote \u{201c}")
            .and_said(shortened(&finding.found))
            .and("\u{201d}. This may land better:"),
    )
    .words(better)
    .small(finding.why.clone())
    .buttons([
        Button::new("coach.mute", "Not here", channel.as_str()),
        Button::new("coach.no_hints", "No hints at all", ""),
    ])
}

/// Takes a no.
pub(super) fn not_a_promise() -> Card {
    Card::saying("All right, I leave that one alone.")
}

/// Takes a no, and says that such words are not asked about again.
pub(super) fn never_again(wording: &str) -> Card {
    let words = "All right. I won't ask anybody in this workspace about words like these again.";
    Card::saying(words)
        .buttons([Button::new("coach.ask_again", "Undo", wording)])
        .small("I keep a fingerprint of the wording for that, not the words.")
}

/// Says that such words are asked about again.
pub(super) fn asks_again() -> Card {
    Card::saying("All right, I ask about words like these again.")
}

/// Says that nothing changes.
pub(super) fn still_on() -> Card {
    Card::saying("All right, it stays as it is.")
}

/// Says that a channel is left alone.
pub(super) fn muted() -> Card {
    settings("From now on I neither ask nor hint in this channel. ")
}

/// Says that there are no more hints.
pub(super) fn no_hints() -> Card {
    settings("I no longer suggest wordings. ")
}

fn settings(words: &str) -> Card {
    Card::new(words.trim()).words(
        Text::plain(words)
            .and_code("/goodword settings")
            .and(" brings it back."),
    )
}

/// Says that a card was made for somebody else, or is too old.
pub(super) fn stale() -> Card {
    Card::new("That button no longer works.").words(
        Text::plain("That button no longer works. To keep track of something, type ")
            .and_code("/promise send Acme the quote by Friday 3pm")
            .and("."),
    )
}
