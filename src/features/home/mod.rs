//! The Home tab: a person's open promises and their settings, in one place.

mod cards;

use super::Context;
use super::Feature;
use super::Outcome;
use super::promise::book;
use crate::chat::Heard;
use crate::chat::Reply;
use crate::chat::What;
use crate::store::StoreError;
use crate::view::Card;
use crate::view::Text;

/// The feature.
pub(super) struct Home;

impl Feature for Home {
    fn name(&self) -> &'static str {
        "home"
    }

    fn hear(&self, context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
        Ok(match heard.what {
            What::HomeOpened => Some(Outcome::reply(Reply::Home(card(context, heard, None)?))),
            _ => None,
        })
    }
}

/// Returns a person's Home tab, with a note above it about what they just did.
pub(super) fn card(
    context: &Context<'_>,
    heard: &Heard,
    note: Option<&str>,
) -> Result<Card, StoreError> {
    let (workspace, person) = (&heard.workspace, &heard.who);
    let promises = book::open_promises(context.reads, workspace, &person.id)?;
    let preferences = context.preferences(workspace, &person.id)?;
    let zone = preferences.time_zone(person);
    let mut card = Card::new("Home").heading("Your promises");
    if let Some(note) = note {
        card = card.words(Text::default().and_said(note));
    }
    card = cards::promises(card, &promises, context.now, &zone);
    Ok(cards::settings(card, &preferences, person))
}
