//! What `/rephrase` says: the better wordings, why, the praise, the forms, and what became of sharing.

use std::collections::BTreeSet;

use super::hear::ASK;
use crate::chat::Person;
use crate::phrases::BLANK;
use crate::phrases::Finding;
use crate::phrases::Rewrite;
use crate::text;
use crate::view::Button;
use crate::view::Card;
use crate::view::FieldKind;
use crate::view::Form;
use crate::view::Part;
use crate::view::Text;

/// The form that asks for what only the author knows, and then shares.
pub(super) const FILL: &str = "rephrase.fill";
/// The longest text that a button can carry.
pub(super) const MOST_CARRIED: usize = 2_000;
/// The longest text that a form's field can hold.
const MOST_IN_A_FIELD: usize = 3_000;
/// The longest text that is shown in a box to copy.
const MOST_SHOWN: usize = 2_800;
/// A longer text is offered in one wording only: two of them could not be compared at a glance.
const LONG: usize = 600;
/// How many reasons are given.
const MOST_REASONS: usize = 6;
/// How much of a phrase is quoted beside its reason.
const MOST_QUOTED: usize = 80;
/// How much of a shared text goes into its notification.
const MOST_ANNOUNCED: usize = 150;

/// How a rewriting was asked for, and what can be done with it.
#[derive(Clone, Copy)]
pub(super) enum Offered {
    /// With the command or its form; shareable in a channel of the team.
    Asked {
        /// Whether it can be shared where it was asked.
        shareable: bool,
    },
    /// From the menu of a message that stands there already.
    FromMenu {
        /// Whether the asker wrote that message.
        own: bool,
    },
}

/// Shows the better wordings, and why.
pub(super) fn better(rewrite: &Rewrite, offered: Offered) -> Card {
    let is_long = rewrite
        .options
        .iter()
        .any(|option| option.chars().count() > LONG);
    let most = if is_long { 1 } else { rewrite.options.len() };
    let options: Vec<&String> = rewrite.options.iter().take(most).collect();
    let title = match options.len() {
        1 => "This may land better:",
        2 => "Two ways that may land better:",
        _ => "Three ways that may land better:",
    };
    let mut card = Card::new(title).words(title);
    for option in &options {
        card = wording(card, option, offered);
    }
    card = reasons(card, &rewrite.findings);
    if options.iter().any(|option| option.contains(BLANK)) {
        card = card.small(format!(
            "Only you know what belongs in {BLANK}. I leave it blank rather than make it up."
        ));
    }
    match offered {
        Offered::FromMenu { own: true } => card.small(
            "I can't change your message, but you can: copy the wording, edit the message, paste.",
        ),
        _ => card,
    }
}

/// Shows one wording to copy, with its button.
fn wording(card: Card, option: &str, offered: Offered) -> Card {
    let words = text::pasteable(option);
    let card = card.part(Part::Copyable(text::cut(&words, MOST_SHOWN)));
    if words.chars().count() > MOST_SHOWN {
        return card.small(
            "This is only the beginning: the whole text is too long for a card. \
             Give me a shorter part to get all of it back.",
        );
    }
    if !matches!(offered, Offered::Asked { shareable: true }) {
        return card;
    }
    if option.chars().count() > MOST_CARRIED {
        return card.small("It is too long for a Share button: copy it from the box to send it.");
    }
    card.buttons([if option.contains(BLANK) {
        Button::new("rephrase.fill", "Fill in and share", option)
    } else {
        Button::new("rephrase.share", "Share here", option)
    }])
}

/// Adds what changed and why, each rule once.
fn reasons(mut card: Card, findings: &[Finding]) -> Card {
    let mut seen = BTreeSet::new();
    let distinct: Vec<&Finding> = findings
        .iter()
        .filter(|finding| seen.insert(&finding.rule))
        .collect();
    for finding in distinct.iter().take(MOST_REASONS) {
        card = card.small(reason(finding));
    }
    match distinct.len().saturating_sub(MOST_REASONS) {
        0 => card,
        1 => card.small("One more change is of another kind."),
        more => card.small(format!("{more} more changes are of other kinds.")),
    }
}

fn reason(finding: &Finding) -> Text {
    let quoted = |words: &str| text::cut(&text::shown(words.trim()), MOST_QUOTED);
    let text = Text::plain("\u{201c}")
        .and_said(quoted(&finding.found))
        .and("\u{201d}");
    let offer = finding.offers.first().map_or("", String::as_str).trim();
    if offer.is_empty() {
        text.and(format!(" can go. {}", finding.why))
    } else {
        text.and(" \u{2192} \u{201c}")
            .and_said(quoted(offer))
            .and(format!("\u{201d}. {}", finding.why))
    }
}

/// Praises a text, with a reason when there is one.
pub(super) fn fine(reason: Option<&str>) -> Card {
    Card::saying(match reason {
        Some(reason) => format!("That reads well as it is. {reason}"),
        None => "That reads well as it is.".to_owned(),
    })
}

/// Says that there is nothing of the author's own to look at.
pub(super) fn no_words() -> Card {
    Card::saying(
        "There are no words of your own in that. I leave code, quotes, links and emoji as they are; \
         give me a sentence and I look at it.",
    )
}

/// Says that the language is not one the rules know.
pub(super) fn another_language() -> Card {
    Card::saying(
        "So far I know English phrases only, so I can't judge this one. Send it with your own good sense.",
    )
}

/// Asks for the words.
pub(super) fn ask(words: &str) -> Form {
    Form::new(ASK, "Say it better", "Rephrase")
        .intro("Write it as it comes to you. Only you see my answer.")
        .field("text", "What do you want to say?", long(words))
}

/// Asks for what only the author knows.
pub(super) fn fill_in(words: &str) -> Form {
    Form::new(FILL, "Fill in and share", "Share")
        .intro(format!(
            "Put what belongs there in place of {BLANK}. Everybody in the channel will see it."
        ))
        .field("text", "Your message", long(&text::pasteable(words)))
}

fn long(words: &str) -> FieldKind {
    FieldKind::Words {
        value: text::cut(words, MOST_IN_A_FIELD),
        long: true,
    }
}

/// Returns what everybody in the channel sees.
pub(super) fn shared(by: &Person, words: &str) -> Card {
    let one_line = text::shown(words)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    Card::new(format!(
        "{}: {}",
        by.name,
        text::cut(&one_line, MOST_ANNOUNCED)
    ))
    .words(
        Text::default()
            .and_said_bold(&by.name)
            .and(": ")
            .and_said(words),
    )
}

/// Says that it is shared.
pub(super) fn on_its_way() -> Card {
    Card::saying("Shared. Everybody here can see it.")
}

/// Says that it was shared before.
pub(super) fn shared_before() -> Card {
    Card::saying("You have shared these words here today already.")
}

/// Says why it is not shared here.
pub(super) fn not_here() -> Card {
    Card::saying(
        "I share wordings only in channels of your own team. Copy it from the box and send it yourself.",
    )
}

/// Says that a button carries nothing that can be shared.
pub(super) fn stale() -> Card {
    Card::new("That button no longer works.").words(
        Text::plain("That button no longer works. Type ")
            .and_code("/rephrase")
            .and(" and the sentence to start afresh."),
    )
}
