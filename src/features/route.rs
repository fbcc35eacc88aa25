//! Who answers what: a command, press, form or shortcut goes to its owner, the rest to everybody.

use super::ALL;
use super::Command;
use super::Context;
use super::Feature;
use super::Outcome;
use super::help;
use super::home;
use crate::chat::Heard;
use crate::chat::Reply;
use crate::chat::What;
use crate::store::StoreError;
use crate::view::Card;

/// Returns the feature of that name.
pub fn named(name: &str) -> Option<&'static dyn Feature> {
    ALL.iter().copied().find(|feature| feature.name() == name)
}

/// Returns a command and the feature that answers it.
pub fn command(name: &str) -> Option<(&'static Command, &'static dyn Feature)> {
    ALL.iter().copied().find_map(|feature| {
        let command = feature
            .commands()
            .iter()
            .find(|command| command.name == name)?;
        Some((command, feature))
    })
}

/// Returns what follows from something heard; `None` when it concerns nobody.
///
/// # Errors
/// When the store fails.
pub fn hear(context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
    match &heard.what {
        What::Command { name, text } => match command(name) {
            Some((command, _)) if asks_for_help(text) => Ok(Some(private(help::of(command)))),
            Some((_, feature)) => feature.hear(context, heard),
            None => Ok(Some(private(help::overview()))),
        },
        What::Press { action: name, .. } | What::Submit { form: name, .. } => {
            owner_hears(context, heard, name)
        }
        What::MessageShortcut { name, .. } => owner_hears(context, heard, name),
        _ => everybody_hears(context, heard),
    }
}

/// Asks the feature whose name stands before the dot.
fn owner_hears(
    context: &Context<'_>,
    heard: &Heard,
    action: &str,
) -> Result<Option<Outcome>, StoreError> {
    let name = action.split('.').next().unwrap_or_default();
    match named(name) {
        Some(feature) => feature.hear(context, heard),
        None => Ok(Some(private(Card::saying(
            "That button is from an older version of me and no longer works. Type `/goodword help` to see what I can do.",
        )))),
    }
}

/// Asks everybody; about one message only the first who has something to say says it, and of the others
/// nothing is recorded, as if they had not been asked.
fn everybody_hears(context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
    let mut together = Outcome::default();
    let mut somebody = false;
    for feature in ALL {
        let Some(outcome) = feature.hear(context, heard)? else {
            continue;
        };
        if matches!(heard.what, What::Message { .. }) && shows(&together) && shows(&outcome) {
            continue;
        }
        somebody = true;
        together.reply = together.reply.or(outcome.reply);
        together.change.absorb(outcome.change);
    }
    Ok(somebody.then_some(together))
}

fn shows(outcome: &Outcome) -> bool {
    outcome.reply.is_some() || !outcome.change.outbox.is_empty()
}

/// Returns the answer to something done on the Home tab: the Home tab as it is after the change, with
/// what the owner's answer says in short. `None` when the owner's answer stands as it is.
///
/// # Errors
/// When the store fails.
pub fn home_after(
    context: &Context<'_>,
    heard: &Heard,
    reply: Option<&Reply>,
) -> Result<Option<Reply>, StoreError> {
    let at_home = heard.place.is_none()
        && matches!(
            heard.what,
            What::Press { on: None, .. } | What::Submit { .. }
        );
    let note = match reply {
        _ if !at_home => return Ok(None),
        Some(Reply::Form(_) | Reply::Home(_) | Reply::Refuse(_)) => return Ok(None),
        Some(Reply::Private(card) | Reply::Replace(card)) => Some(card.summary.as_str()),
        Some(Reply::Remove) | None => None,
    };
    home::card(context, heard, note).map(|card| Some(Reply::Home(card)))
}

fn asks_for_help(text: &str) -> bool {
    let text = text.trim().trim_start_matches('-');
    text.eq_ignore_ascii_case("help") || text == "?"
}

fn private(card: Card) -> Outcome {
    Outcome::reply(Reply::Private(card))
}
