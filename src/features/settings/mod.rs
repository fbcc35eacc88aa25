//! `/goodword`: help, what a person set for themselves, the daily tip's switch, and being forgotten.

mod cards;
mod form;
mod team;
mod week;

use jiff::tz::TimeZone;

use super::ALL;
use super::Command;
use super::Context;
use super::Feature;
use super::Outcome;
use super::help;
use super::preferences::Preferences;
use crate::chat::Heard;
use crate::chat::Reply;
use crate::chat::What;
use crate::datafile::nearest;
use crate::ids::Member;
use crate::ids::Workspace;
use crate::store::Change;
use crate::store::StoreError;
use crate::view::Card;

pub(super) use cards::in_words;

/// The feature.
pub(super) struct Settings;

const WORDS: &[&str] = &["help", "settings", "daily", "listen", "forget"];

const COMMANDS: &[Command] = &[Command {
    name: "/goodword",
    about: "Help, your settings, this channel's daily tip, and whether I listen in it.",
    usage: "[help | settings | daily on 9:30 | daily off | listen off | listen on]",
    examples: &[
        ("/goodword help", "everything I can do"),
        (
            "/goodword settings",
            "hints, offers, nudges, quiet hours, time zone",
        ),
        ("/goodword daily on 9:30", "a tip here every working day"),
        ("/goodword daily off", "no more daily tips here"),
        (
            "/goodword listen off",
            "I leave this channel alone; listen on brings me back",
        ),
        ("/goodword forget me", "erase everything I keep about you"),
    ],
}];

impl Feature for Settings {
    fn name(&self) -> &'static str {
        "settings"
    }

    fn commands(&self) -> &'static [Command] {
        COMMANDS
    }

    fn hear(&self, context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
        match &heard.what {
            What::Command { text, .. } => command(context, heard, text).map(Some),
            What::Press { action, .. } => press(context, heard, action).map(Some),
            What::Submit { form, answers, .. } if form == "settings.team" => {
                team::save(context, heard, answers).map(Some)
            }
            What::Submit { answers, .. } => form::save(context, heard, answers).map(Some),
            _ => Ok(None),
        }
    }

    fn forget(
        &self,
        _context: &Context<'_>,
        workspace: &Workspace,
        member: &Member,
    ) -> Result<Change, StoreError> {
        let mut change = Change::default();
        change.remove::<Preferences>(workspace, member.as_str());
        change.remove::<super::Known>(workspace, member.as_str());
        Ok(change)
    }
}

fn command(context: &Context<'_>, heard: &Heard, text: &str) -> Result<Outcome, StoreError> {
    let text = text.trim();
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    match word.to_lowercase().as_str() {
        "" => Ok(private(help::overview())),
        "settings" => show(context, heard),
        "daily" => super::daily::command(context, heard, rest.trim()),
        "listen" => super::coach::listen(context, heard, rest.trim()),
        "forget" => Ok(private(cards::ask_to_forget())),
        other => Ok(private(cards::unknown(
            other,
            nearest(other, WORDS.iter().copied()),
        ))),
    }
}

fn show(context: &Context<'_>, heard: &Heard) -> Result<Outcome, StoreError> {
    let preferences = context.preferences(&heard.workspace, &heard.who.id)?;
    let card = cards::settings(&preferences, &heard.who);
    Ok(private(team::below(context, heard, card)?))
}

fn press(context: &Context<'_>, heard: &Heard, action: &str) -> Result<Outcome, StoreError> {
    match action {
        "settings.change" => {
            let preferences = context.preferences(&heard.workspace, &heard.who.id)?;
            Ok(Outcome::reply(Reply::Form(form::ask(
                &preferences,
                &heard.who,
                context.calendar,
            ))))
        }
        "settings.team" | "settings.ask_again" => team::pressed(context, heard, action),
        "settings.forget" => forget(context, heard),
        "settings.keep" => Ok(Outcome::reply(Reply::Remove)),
        _ => show(context, heard),
    }
}

/// Takes away everything any feature keeps about the person.
fn forget(context: &Context<'_>, heard: &Heard) -> Result<Outcome, StoreError> {
    let mut change = Change::default();
    for feature in ALL {
        change.absorb(feature.forget(context, &heard.workspace, &heard.who.id)?);
    }
    Ok(Outcome {
        reply: Some(Reply::Replace(Card::saying(
            "Done: everything I kept about you is erased, your promises and settings too. If you talk to me again, we start afresh.",
        ))),
        change,
        forgets: true,
    })
}

/// Returns the zone of that name, tolerant of case.
fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name.trim()).ok()
}

fn private(card: Card) -> Outcome {
    Outcome::reply(Reply::Private(card))
}
