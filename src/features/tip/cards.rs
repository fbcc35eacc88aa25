//! What a person reads about tips.

use super::ask::Ask;
use super::kept::MOST_SAVED;
use crate::chat::Person;
use crate::chat::PlaceKind;
use crate::library::Library;
use crate::library::Tip;
use crate::library::Topic;
use crate::text;
use crate::view::Button;
use crate::view::Card;
use crate::view::Choice;
use crate::view::Control;
use crate::view::Part;
use crate::view::Picker;
use crate::view::PickerKind;
use crate::view::Text;
use crate::view::wording::count;

/// How many saved tips stand on one card.
const PAGE: usize = 8;

/// How much of a person's own words is said back to them.
const SAID_BACK: usize = 120;

/// How many topics stand in one paragraph, so that none grows longer than a chat allows.
const PARAGRAPH: usize = 15;

/// Adds a tip: what to do, the words to borrow, why, and how long it takes to read.
pub(in crate::features) fn in_full(card: Card, tip: &Tip, library: &Library) -> Card {
    let topic = library.topic(&tip.topic);
    let topic = topic.map_or_else(|| tip.topic.to_string(), |topic| topic.name.clone());
    let seconds = count(tip.seconds_to_read(), "second", "seconds");
    card.words(Text::default().and_bold(&tip.title))
        .part(Part::Copyable(tip.say.clone()))
        .words(
            Text::plain("Rather not: ")
                .and(quoted(&tip.avoid))
                .and_break()
                .and_italic("Why: ")
                .and(&tip.why),
        )
        .small(format!("{topic} · {seconds} to read"))
}

/// Returns the card for tips that were asked for.
pub(super) fn tips(
    library: &Library,
    intro: Text,
    tips: &[&Tip],
    more: Option<&Ask>,
    place: Option<PlaceKind>,
) -> Card {
    let summary = match tips {
        [tip] => format!("A tip: {}", tip.title),
        tips => count(tips.len(), "tip for you", "tips for you"),
    };
    let mut card = Card::new(summary);
    if !intro.spans.is_empty() {
        card = card.words(intro);
    }
    for (number, tip) in tips.iter().enumerate() {
        if number > 0 {
            card = card.part(Part::Divider);
        }
        card = in_full(card, tip, library);
        let mut buttons = vec![save(tip)];
        if place == Some(PlaceKind::Channel) {
            buttons.insert(0, Button::new("tip.share", "Share here", tip.id.as_str()));
        }
        if let (Some(ask), true) = (more, number + 1 == tips.len()) {
            buttons.insert(0, Button::new("tip.more", "Another", ask.written()));
        }
        card = card.buttons(buttons);
    }
    card
}

/// Says what tips for a situation are for.
pub(super) fn for_situation(words: &str) -> Text {
    Text::plain("For ")
        .and_said(text::cut(words, SAID_BACK))
        .and(":")
}

/// Returns the card of a tip shared with everybody.
pub(super) fn shared(library: &Library, tip: &Tip, by: &Person) -> Card {
    let card = Card::new(format!("A tip was shared: {}", tip.title)).words(
        Text::default()
            .and_said_bold(&by.name)
            .and(" shares a tip:"),
    );
    in_full(card, tip, library).buttons([save(tip)])
}

/// Says that nothing fits, and what comes nearest.
pub(super) fn nothing_fits(words: &str, topics: &[&Topic]) -> Card {
    let said = text::cut(&text::shown(words), SAID_BACK);
    let mut what = Text::plain("I have no tip that really fits ");
    what = if said.trim().is_empty() {
        what.and("that.")
    } else {
        what.and_said(said).and(".")
    };
    let card = Card::new("No tip really fits that").words(what);
    near(card, "These topics come nearest:", topics).small(
        Text::plain("Try other words, such as ")
            .and_code("/tip she is upset about the delay")
            .and(", or see ")
            .and_code("/tip topics")
            .and("."),
    )
}

/// Says that everything for this has been shown.
pub(super) fn no_more(topics: &[&Topic]) -> Card {
    let card = Card::saying("That is all I have for this.");
    near(card, "More like it:", topics)
}

/// Says that there is nothing to choose from.
pub(super) fn no_tips() -> Card {
    Card::saying("There are no tips here yet. Whoever runs me can add some to the tips folder.")
}

fn near(card: Card, words: &str, topics: &[&Topic]) -> Card {
    if topics.is_empty() {
        return card;
    }
    let button = |topic: &&Topic| Button::new("tip.topic", &topic.name, topic.id.as_str());
    card.words(words).buttons(topics.iter().map(button))
}

/// Lists every topic.
pub(super) fn topics(library: &Library) -> Card {
    if library.topics().is_empty() {
        return no_tips();
    }
    let many = count(library.topics().len(), "topic", "topics");
    let mut card = Card::new(format!("Tips on {many}")).heading(format!("Tips on {many}"));
    for part in library.topics().chunks(PARAGRAPH) {
        let mut lines = Text::default();
        for (number, topic) in part.iter().enumerate() {
            if number > 0 {
                lines = lines.and_break();
            }
            lines = lines
                .and_bold(&topic.name)
                .and(format!("  {}", topic.about));
        }
        card = card.words(lines);
    }
    let choices = library.topics().iter().map(|topic| Choice {
        label: topic.name.clone(),
        value: topic.id.to_string(),
    });
    card.part(Part::Controls(vec![Control::Select(Picker {
        action: "tip.topic".into(),
        hint: "Choose a topic".into(),
        choices: choices.take(100).collect(),
        chosen: None,
        kind: PickerKind::List,
    })]))
}

/// Lists the tips somebody saved, from the `skip`th on.
pub(super) fn saved(tips: &[&Tip], skip: usize) -> Card {
    if tips.is_empty() {
        return Card::new("You have no saved tips").words(
            Text::plain("You have no saved tips. Press Save below a tip, and it waits here: ")
                .and_code("/tip saved"),
        );
    }
    let many = count(tips.len(), "saved tip", "saved tips");
    let mut card = Card::new(format!("You have {many}")).heading(format!("You have {many}"));
    // Taking away the last one of a page leads to the page before.
    let skip = skip.min((tips.len() - 1) / PAGE * PAGE);
    let (_, rest) = tips.split_at(skip);
    for tip in rest.iter().take(PAGE) {
        let text = Text::default()
            .and_bold(&tip.title)
            .and_break()
            .and(&tip.say);
        let remove = Button::new("tip.remove", "Remove", format!("{skip}/{}", tip.id));
        card = card.part(Part::Row(text, Control::Button(remove)));
    }
    let earlier = (skip > 0).then(|| {
        Button::new(
            "tip.saved",
            "Earlier",
            skip.saturating_sub(PAGE).to_string(),
        )
    });
    let later =
        (rest.len() > PAGE).then(|| Button::new("tip.saved", "More", (skip + PAGE).to_string()));
    card.buttons(earlier.into_iter().chain(later))
}

/// Says that a tip is saved.
pub(super) fn kept(many: usize) -> Card {
    let many = count(many, "saved tip", "saved tips");
    Card::new("Saved").words(
        Text::plain(format!("Saved. You have {many}: "))
            .and_code("/tip saved")
            .and("."),
    )
}

/// Says that no more can be saved.
pub(super) fn full() -> Card {
    let words =
        format!("You have {MOST_SAVED} saved tips, which is as many as I keep. Remove one first: ");
    Card::new("You have as many saved tips as I keep")
        .words(Text::plain(words).and_code("/tip saved").and("."))
}

/// Says that a tip is gone from the library.
pub(super) fn gone() -> Card {
    Card::new("This tip is no longer in the library").words(
        Text::plain("This tip is no longer in the library. Ask for another: ").and_code("/tip"),
    )
}

/// Says that a tip is on its way to everybody here.
pub(super) fn on_its_way() -> Card {
    Card::saying("Shared. Everybody here can see it.")
}

/// Says that a tip was shared before.
pub(super) fn shared_before() -> Card {
    Card::saying("You have shared this tip here today already.")
}

/// Says why a tip is not shared here.
pub(super) fn not_shared(kind: Option<PlaceKind>) -> Card {
    Card::saying(match kind {
        Some(PlaceKind::Shared) => {
            "People from another company read along here, so I keep tips among ourselves. \
             Share it in a channel of your team."
        }
        _ => {
            "I can share a tip in a channel of your team. Ask for one there, then press Share here."
        }
    })
}

fn save(tip: &Tip) -> Button {
    Button::new("tip.save", "Save", tip.id.as_str())
}

/// Puts words in quotation marks; a remark in brackets stays as it is.
fn quoted(words: &str) -> String {
    if words.starts_with('(') {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}
