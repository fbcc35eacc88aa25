//! The feature: what is asked with `/tip`, and what that shows.

use super::ask::Ask;
use super::ask::Given;
use super::cards;
use super::kept::Saved;
use super::kept::Seen;
use super::press;
use crate::chat::Heard;
use crate::chat::Reply;
use crate::chat::What;
use crate::features::Command;
use crate::features::Context;
use crate::features::Feature;
use crate::features::Outcome;
use crate::features::daily;
use crate::ids::Member;
use crate::ids::Workspace;
use crate::library::Tip;
use crate::library::seed_of;
use crate::store::Change;
use crate::store::StoreError;
use crate::view::Card;
use crate::view::Text;

/// How many of the latest messages tell what a conversation is about.
const LATEST: usize = 5;

/// The feature.
pub struct Tips;

const COMMANDS: &[Command] = &[Command {
    name: "/tip",
    about: "The right words for a situation, in thirty seconds.",
    usage: "[what is going on | saved | topics]",
    examples: &[
        (
            "/tip she is furious about the late delivery",
            "the best three, with words to borrow and why",
        ),
        (
            "/tip",
            "a tip that fits here and that you have not seen lately",
        ),
        ("/tip saved", "the tips you saved"),
        ("/tip topics", "everything there are tips on"),
    ],
}];

impl Feature for Tips {
    fn name(&self) -> &'static str {
        "tip"
    }

    fn commands(&self) -> &'static [Command] {
        COMMANDS
    }

    fn hear(&self, context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
        match &heard.what {
            What::Command { text, .. } => command(context, heard, text).map(Some),
            What::Press { action, value, .. } => {
                press::pressed(context, heard, action, value).map(Some)
            }
            What::MemberGone => Ok(Some(Outcome::change(forget(
                &heard.workspace,
                &heard.who.id,
            )))),
            _ => Ok(None),
        }
    }

    fn forget(
        &self,
        _context: &Context<'_>,
        workspace: &Workspace,
        member: &Member,
    ) -> Result<Change, StoreError> {
        Ok(forget(workspace, member))
    }
}

/// Answers a command.
fn command(context: &Context<'_>, heard: &Heard, text: &str) -> Result<Outcome, StoreError> {
    let library = &context.knowledge.library;
    match text.trim().to_lowercase().as_str() {
        "" => without_words(context, heard),
        "saved" => press::saved(context, heard, 0),
        "topics" => Ok(answer(heard, cards::topics(library))),
        _ => show(context, heard, &Ask::about(text)),
    }
}

/// Answers somebody who gave no words: what was said in the thread tells what it is about.
fn without_words(context: &Context<'_>, heard: &Heard) -> Result<Outcome, StoreError> {
    let in_thread = heard
        .place
        .as_ref()
        .is_some_and(|place| place.thread.is_some());
    if let (true, Some(ask)) = (in_thread, talked_about(context))
        && let Given::Tips(tips, more) = ask.answer(&context.knowledge.library)
    {
        let intro = Text::plain("Going by the last messages here:");
        return with_tips(context, heard, intro, &tips, more.as_ref());
    }
    show(context, heard, &Ask::Anything)
}

/// Shows what is asked for.
pub(super) fn show(context: &Context<'_>, heard: &Heard, ask: &Ask) -> Result<Outcome, StoreError> {
    let library = &context.knowledge.library;
    match (ask, ask.answer(library)) {
        (Ask::Anything, _) => anything(context, heard),
        (_, Given::Tips(tips, more)) => {
            with_tips(context, heard, intro(context, ask), &tips, more.as_ref())
        }
        (_, Given::NoMore(topics)) => Ok(answer(heard, cards::no_more(&topics))),
        (Ask::Situation(_, words), Given::Nothing(topics)) => {
            Ok(answer(heard, cards::nothing_fits(words, &topics)))
        }
        (_, Given::Nothing(_)) => Ok(answer(heard, cards::topics(library))),
    }
}

fn intro(context: &Context<'_>, ask: &Ask) -> Text {
    match ask {
        Ask::Anything => Text::default(),
        Ask::Situation(_, words) => cards::for_situation(&crate::text::shown(words)),
        Ask::Topic(_, topic) => {
            let topic = context.knowledge.library.topic(topic);
            Text::plain(topic.map_or("", |topic| &topic.about))
        }
    }
}

/// Shows a tip that fits here and that the person has not seen lately.
fn anything(context: &Context<'_>, heard: &Heard) -> Result<Outcome, StoreError> {
    let library = &context.knowledge.library;
    let seen = seen(context, heard)?;
    let retired = match &heard.place {
        Some(place) => daily::retired(context, &heard.workspace, &place.channel)?,
        None => Vec::new(),
    };
    let fits = |tip: &Tip| !retired.contains(&tip.id);
    let about = match talked_about(context).map(|ask| ask.answer(library)) {
        Some(Given::Tips(tips, _)) => tips,
        _ => Vec::new(),
    };
    // Two people get different tips, and the same person the same one when the answer is made again.
    let chance = seed_of(&format!("{}/{}", heard.workspace, heard.who.id));
    let fresh = |tip: &&Tip| fits(tip) && !seen.tips.contains(&tip.id);
    let fresh = about.into_iter().find(fresh);
    let tip = fresh.or_else(|| library.pick(chance, &seen.tips, fits));
    match tip {
        Some(tip) => with_tips(
            context,
            heard,
            Text::default(),
            &[tip],
            Some(&Ask::Anything),
        ),
        None => Ok(answer(heard, cards::no_tips())),
    }
}

/// Shows tips, and remembers that they were seen.
fn with_tips(
    context: &Context<'_>,
    heard: &Heard,
    intro: Text,
    tips: &[&Tip],
    more: Option<&Ask>,
) -> Result<Outcome, StoreError> {
    let mut seen = seen(context, heard)?;
    // The best one was read last thing, so to say: what follows should be of another topic.
    for tip in tips.iter().rev() {
        seen.note(&tip.id);
    }
    let kind = heard.place.as_ref().map(|place| place.kind);
    let card = cards::tips(&context.knowledge.library, intro, tips, more, kind);
    let mut outcome = answer(heard, card);
    outcome.change.put(&heard.workspace, &seen);
    Ok(outcome)
}

fn seen(context: &Context<'_>, heard: &Heard) -> Result<Seen, StoreError> {
    let member = &heard.who.id;
    let seen = context.reads.get(&heard.workspace, member.as_str())?;
    Ok(seen.unwrap_or_else(|| Seen::nothing(member.clone())))
}

/// Returns what was talked about here lately: the latest message that there are tips for.
fn talked_about(context: &Context<'_>) -> Option<Ask> {
    let library = &context.knowledge.library;
    let latest = context.recent.iter().rev().take(LATEST);
    latest
        .map(|said| Ask::about(&said.text))
        .find(|ask| matches!(ask.answer(library), Given::Tips(..)))
}

/// Answers privately; an answer to a press on a private card takes its place.
pub(super) fn answer(heard: &Heard, card: Card) -> Outcome {
    Outcome::reply(match heard.what {
        What::Press { private: true, .. } => Reply::Replace(card),
        _ => Reply::Private(card),
    })
}

/// Takes away everything that is remembered for a person.
fn forget(workspace: &Workspace, member: &Member) -> Change {
    let mut change = Change::default();
    change.remove::<Seen>(workspace, member.as_str());
    change.remove::<Saved>(workspace, member.as_str());
    change
}
