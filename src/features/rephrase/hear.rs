//! The feature: what is asked with `/rephrase`, from a message's menu, or in its form.

use std::collections::BTreeMap;

use super::cards;
use super::cards::Offered;
use super::praise;
use super::share;
use crate::chat::Heard;
use crate::chat::Place;
use crate::chat::PlaceKind;
use crate::chat::Reply;
use crate::chat::What;
use crate::features::Command;
use crate::features::Context;
use crate::features::Feature;
use crate::features::Outcome;
use crate::features::Shortcut;
use crate::store::StoreError;
use crate::text;
use crate::view::Card;

/// The form that asks for the words.
pub(super) const ASK: &str = "rephrase.ask";

const COMMANDS: &[Command] = &[Command {
    name: "/rephrase",
    about: "Your sentence, said better, with what changed and why.",
    usage: "<your sentence>",
    examples: &[
        (
            "/rephrase Would you like me to send it?",
            "a better way to offer, ready to copy or share",
        ),
        (
            "/rephrase I'll try to call you",
            "a promise with a blank for the time, or an honest no",
        ),
        ("/rephrase", "opens a window for a longer text"),
    ],
}];

/// The entry in a message's menu.
const MENU: Shortcut = Shortcut {
    name: "rephrase.this",
    label: "Rephrase this",
};

/// The feature.
pub(crate) struct Rephrase;

impl Feature for Rephrase {
    fn name(&self) -> &'static str {
        "rephrase"
    }

    fn commands(&self) -> &'static [Command] {
        COMMANDS
    }

    fn shortcuts(&self) -> &'static [Shortcut] {
        &[MENU]
    }

    fn hear(&self, context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
        match &heard.what {
            What::Command { text, .. } if text.trim().is_empty() => {
                Ok(Some(Outcome::reply(Reply::Form(cards::ask("")))))
            }
            What::Command { text, .. } => asked(context, heard, text).map(Some),
            What::MessageShortcut { text, author, .. } => {
                let own = author.as_ref() == Some(&heard.who.id);
                let card = answer(context, heard, text, Offered::FromMenu { own })?;
                Ok(Some(Outcome::reply(Reply::Private(card))))
            }
            What::Press { action, value, .. } => {
                share::pressed(context, heard, action, value).map(Some)
            }
            What::Submit { form, answers, .. } => {
                submitted(context, heard, form, answers).map(Some)
            }
            _ => Ok(None),
        }
    }
}

fn submitted(
    context: &Context<'_>,
    heard: &Heard,
    form: &str,
    answers: &BTreeMap<String, String>,
) -> Result<Outcome, StoreError> {
    let words = answers.get("text").map_or("", String::as_str);
    if words.trim().is_empty() {
        return Ok(refuse("Write a sentence here, and I look at it."));
    }
    if form == ASK {
        return asked(context, heard, words);
    }
    share::filled_in(context, heard, words)
}

/// Keeps the form open and says what is missing.
pub(super) fn refuse(words: &str) -> Outcome {
    Outcome::reply(Reply::Refuse(BTreeMap::from([(
        "text".to_owned(),
        words.to_owned(),
    )])))
}

fn asked(context: &Context<'_>, heard: &Heard, words: &str) -> Result<Outcome, StoreError> {
    let offered = Offered::Asked {
        shareable: heard.place.as_ref().is_some_and(may_share),
    };
    let card = answer(context, heard, words.trim(), offered)?;
    Ok(Outcome::reply(Reply::Private(card)))
}

/// Returns whether a wording may be shared there: in a channel of the team, and nowhere else.
pub(super) fn may_share(place: &Place) -> bool {
    place.kind == PlaceKind::Channel
}

/// Returns the card about a text.
fn answer(
    context: &Context<'_>,
    heard: &Heard,
    words: &str,
    offered: Offered,
) -> Result<Card, StoreError> {
    if !has_words(words) {
        return Ok(cards::no_words());
    }
    let rewrite = context.knowledge.phrases.rewrite(words);
    if !rewrite.options.is_empty() {
        return Ok(cards::better(&rewrite, offered));
    }
    if !is_readable(words) {
        return Ok(cards::another_language());
    }
    let preferences = context.preferences(&heard.workspace, &heard.who.id)?;
    let zone = preferences.time_zone(&heard.who);
    Ok(cards::fine(praise::reason(context, &zone, words)))
}

/// Returns whether there are words of the author's own in it.
fn has_words(words: &str) -> bool {
    text::own_prose(words).chars().any(char::is_alphabetic)
}

/// Returns whether it is written in letters that the rules can know.
fn is_readable(words: &str) -> bool {
    let prose = text::own_prose(words);
    let letters = || prose.chars().filter(|letter| letter.is_alphabetic());
    letters().filter(char::is_ascii_alphabetic).count() * 2 >= letters().count()
}
