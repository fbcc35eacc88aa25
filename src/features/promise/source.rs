//! Where a promise was made: the link to its message, on every card that shows it.

use crate::promises::Happening;
use crate::promises::Promise;
use crate::view::Card;
use crate::view::Span;
use crate::view::Text;

/// Returns a link to the message a promise was made in, when there is one.
pub(super) fn link(promise: &Promise) -> Option<Span> {
    let url = promise.source.as_ref()?.link.clone()?;
    Some(Span::Link {
        url,
        label: "here".into(),
    })
}

/// Adds where a promise was made in fine print.
pub(super) fn below(card: Card, promise: &Promise) -> Card {
    match link(promise) {
        Some(link) => card.small(Text::plain(lead(promise)).with(link)),
        None => card,
    }
}

/// Returns the words before the link: whoever took a promise over did not say it.
fn lead(promise: &Promise) -> &'static str {
    let handed = |happening: &Happening| matches!(happening, Happening::HandedOver { .. });
    if promise.history.iter().any(handed) {
        "It was said "
    } else {
        "You said it "
    }
}

/// Adds where a promise was made to the line of a list.
pub(crate) fn within(text: Text, promise: &Promise) -> Text {
    match promise
        .source
        .as_ref()
        .and_then(|source| source.link.clone())
    {
        Some(url) => text.and(" \u{b7} ").with(Span::Link {
            url,
            label: "message".into(),
        }),
        None => text,
    }
}
