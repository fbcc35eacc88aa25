//! What the Home tab says.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::chat::Person;
use crate::features::preferences::Preferences;
use crate::features::promise::and_owed;
use crate::features::promise::with_source;
use crate::features::settings;
use crate::promises::Group;
use crate::promises::Promise;
use crate::promises::in_order;
use crate::view::Button;
use crate::view::Card;
use crate::view::Part;
use crate::view::Text;
use crate::view::wording;

/// How many promises stand on the tab; the rest is a command away. Each takes two of Slack's 100 blocks.
const MOST: usize = 20;

/// Adds the open promises, grouped by when they are due.
pub(super) fn promises(mut card: Card, open: &[Promise], now: Timestamp, zone: &TimeZone) -> Card {
    if open.is_empty() {
        return card.words(
            Text::plain("Nothing is open. When you promise something in a channel I am in, I offer to keep track of it; or type ")
                .and_code("/promise send Acme the quote by Friday 3pm")
                .and("."),
        );
    }
    let mut open = open.to_vec();
    in_order(&mut open);
    let mut heading: Option<Group> = None;
    for promise in open.iter().take(MOST) {
        let group = promise.group(now, zone);
        if heading != Some(group) {
            card = card.words(Text::default().and_bold(group.heading()));
            heading = Some(group);
        }
        card = one(card, promise, now, zone);
    }
    if open.len() > MOST {
        let rest = wording::count(open.len() - MOST, "more is", "more are");
        card = card.small(Text::plain(format!("{rest} open: ")).and_code("/promise list"));
    }
    card
}

fn one(card: Card, promise: &Promise, now: Timestamp, zone: &TimeZone) -> Card {
    let when = promise.due.as_ref().map_or_else(
        || "no date".to_owned(),
        |due| wording::in_short(&due.at.to_zoned(zone.clone()), now),
    );
    let number = promise.id.to_string();
    let text = and_owed(Text::plain(format!("{number}. ")), promise);
    let text = with_source(text.and_break().and_italic(when), promise);
    let (action, label) = match promise.due {
        Some(_) => ("promise.more_time", "Need more time"),
        None => ("promise.pick", "Give it a date"),
    };
    card.words(text).buttons([
        Button::new("promise.kept", "Kept", number.clone()).primary(),
        Button::new(action, label, number.clone()),
        Button::new("promise.let_go", "Let go", number),
    ])
}

/// Adds the settings.
pub(super) fn settings(card: Card, preferences: &Preferences, person: &Person) -> Card {
    card.part(Part::Divider)
        .heading("Your settings")
        .words(settings::in_words(preferences, person))
        .buttons([Button::new("settings.change", "Change settings", "")])
        .small(
            Text::plain("Only you see this tab. ")
                .and_code("/goodword help")
                .and(" shows what I can do."),
        )
}
