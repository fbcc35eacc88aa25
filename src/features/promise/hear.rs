//! The feature: its command, and who in here answers what is heard.

use super::Desk;
use super::Owed;
use super::book;
use super::cards;
use super::command;
use super::command::Asked;
use super::command::Verb;
use super::later;
use super::listing;
use super::nudging;
use super::press;
use super::refusals;
use super::said;
use super::submit;
use super::times;
use super::times::When;
use crate::chat::Heard;
use crate::chat::What;
use crate::features::Command;
use crate::features::Context;
use crate::features::Feature;
use crate::features::Outcome;
use crate::ids::Member;
use crate::ids::PromiseId;
use crate::ids::Workspace;
use crate::promises::Due;
use crate::promises::Event;
use crate::promises::Promise;
use crate::promises::Refused;
use crate::store::Change;
use crate::store::Entry;
use crate::store::StoreError;
use crate::view::Card;
use crate::view::Part;
use crate::view::Text;

/// The feature.
pub struct Promises;

/// The command, its examples and what each does.
const COMMAND: Command = Command {
    name: "/promise",
    about: "Keep track of what you promise, and get a nudge in time",
    usage: "<what> [to <whom>] by <when> | list | kept 3 | move 3 to … | release 3 because … | snooze 3 2h",
    examples: &[
        (
            "/promise send Acme the quote by Friday 3pm",
            "notes it, and says back what I understood",
        ),
        (
            "/promise list",
            "shows what is open: overdue, today, this week, later",
        ),
        ("/promise kept 3", "marks number 3 as kept"),
        (
            "/promise move 3 to Tuesday noon",
            "gives number 3 a new deadline",
        ),
        (
            "/promise release 3 because the order was cancelled",
            "lets number 3 go",
        ),
        (
            "/promise snooze 3 2h",
            "asks about number 3 again in two hours",
        ),
    ],
};

impl Feature for Promises {
    fn name(&self) -> &'static str {
        book::FEATURE
    }

    fn commands(&self) -> &'static [Command] {
        &[COMMAND]
    }

    fn hear(&self, context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
        match &heard.what {
            What::Command { name, text } if name == COMMAND.name => {
                let desk = Desk::of(context, heard)?;
                asked(&desk, text).map(Some)
            }
            What::Press { action, value, .. } if action.starts_with("promise.") => {
                let desk = Desk::of(context, heard)?;
                press::pressed(&desk, action, value).map(Some)
            }
            What::Submit {
                form,
                carry,
                answers,
            } if form.starts_with("promise.") => {
                let desk = Desk::of(context, heard)?;
                submit::submitted(&desk, form, carry, answers).map(Some)
            }
            What::MemberGone => {
                let change = book::rest(context.reads, &heard.workspace, &heard.who.id)?;
                Ok((!change.is_empty()).then(|| Outcome::change(change)))
            }
            _ => Ok(None),
        }
    }

    fn due(&self, context: &Context<'_>, entry: &Entry) -> Result<Change, StoreError> {
        nudging::due(context, entry)
    }

    fn forget(
        &self,
        context: &Context<'_>,
        workspace: &Workspace,
        member: &Member,
    ) -> Result<Change, StoreError> {
        book::everything_of(context.reads, workspace, member)
    }
}

/// Answers a command.
fn asked(desk: &Desk<'_>, text: &str) -> Result<Outcome, StoreError> {
    match command::read(text) {
        Asked::List => Ok(desk.show(listing::page(desk, 0)?)),
        Asked::WhichNumber(verb) => which_number(desk, verb),
        Asked::Unclear { typed, meant } => {
            Ok(desk.show(refusals::unclear(typed, meant, text.trim())))
        }
        Asked::Promise(words) => promised(desk, words),
        Asked::About(verb, id, words) => match desk.mine(id)? {
            Some(promise) => about(desk, &promise, verb, words),
            None => Ok(desk.show(refusals::not_found())),
        },
    }
}

/// Records a promise said in free words, and says back what was understood.
pub(super) fn promised(desk: &Desk<'_>, words: &str) -> Result<Outcome, StoreError> {
    let said = said::read(words, desk.reference());
    if said.what.is_empty() {
        return Ok(desk.show(refusals::nothing_said()));
    }
    let (due, others, lead) = match said.when {
        When::At(due, others) if due.timestamp() > desk.now() => (Some(due), others, ""),
        When::Unsaid => (
            None,
            Vec::new(),
            "By when? Choose a time, and I nudge you before it.",
        ),
        When::At(..) | When::Past => (
            None,
            Vec::new(),
            "The time you said is over already. By when? Choose one ahead.",
        ),
    };
    let mut change = Change::default();
    let owed = Owed {
        what: said.what,
        to: said.to,
        due: due.as_ref().map(Due::of),
        source: None,
        proposed: None,
    };
    let promise = desk.record(&mut change, owed)?;
    let card = match &promise.due {
        Some(_) => cards::made(&promise, &others, &desk.zone, desk.now()),
        None => cards::ask_when(&promise, lead, &offered(desk)),
    };
    let mut outcome = desk.show(card);
    outcome.change = change;
    Ok(outcome)
}

/// Does what a sub-command says with one promise.
fn about(
    desk: &Desk<'_>,
    promise: &Promise,
    verb: Verb,
    words: &str,
) -> Result<Outcome, StoreError> {
    let now = desk.now();
    match verb {
        Verb::Kept => desk.apply(promise, &Event::Kept, |kept| cards::kept(kept, now)),
        Verb::Release => {
            let because = Event::Released(reason(words).to_owned());
            desk.apply(promise, &because, |let_go| cards::released(let_go, now))
        }
        Verb::Move => moved(desk, promise, words),
        Verb::Snooze => snoozed(desk, promise, words),
        Verb::Show => Ok(desk.show(cards::standing(promise, &desk.zone, now))),
    }
}

fn moved(desk: &Desk<'_>, promise: &Promise, words: &str) -> Result<Outcome, StoreError> {
    if !promise.is_open() {
        // A settled promise says so; there is no use in asking for a time first.
        return desk.apply(promise, &Event::Moved(None), cards::unmade);
    }
    let ask = |lead: &str| Ok(desk.show(refusals::ask_again(promise, lead, &offered(desk))));
    if matches!(
        words.trim_start_matches("to ").trim(),
        "no date" | "none" | "never" | "someday"
    ) {
        return to_moment(desk, promise, None, &[]);
    }
    match times::deadline(words, desk.reference()) {
        When::At(due, others) if due.timestamp() > desk.now() => {
            to_moment(desk, promise, Some(Due::of(&due)), &others)
        }
        When::At(..) | When::Past => ask(&Refused::DueInPast.to_string()),
        When::Unsaid if words.is_empty() => ask("To when? Choose a time:"),
        When::Unsaid => ask("I don't find a time in that. Choose one:"),
    }
}

/// Moves a promise, and says so with words for whoever waits.
pub(super) fn to_moment(
    desk: &Desk<'_>,
    promise: &Promise,
    due: Option<Due>,
    others: &[jiff::Zoned],
) -> Result<Outcome, StoreError> {
    let now = desk.now();
    desk.apply(promise, &Event::Moved(due), |moved| {
        let tell = later::words_after_move(moved, &desk.zone, now);
        cards::moved(moved, others, tell, &desk.zone, now)
    })
}

fn snoozed(desk: &Desk<'_>, promise: &Promise, words: &str) -> Result<Outcome, StoreError> {
    let now = desk.now();
    let Some(until) = times::snooze(words, desk.reference()) else {
        if !promise.is_open() {
            return desk.apply(promise, &Event::Snoozed(now), |same| {
                cards::standing(same, &desk.zone, now)
            });
        }
        return Ok(desk.show(how_long(promise)));
    };
    desk.apply(promise, &Event::Snoozed(until), |snoozed| {
        cards::snoozed(snoozed, until, &desk.zone, now)
    })
}

fn how_long(promise: &Promise) -> Card {
    Card::new("When shall I ask again?").words(
        Text::plain("When shall I ask again? Type ")
            .and_code(format!("/promise snooze {} 2h", promise.id))
            .and(" or ")
            .and_code(format!("/promise snooze {} tomorrow 9am", promise.id))
            .and("."),
    )
}

fn which_number(desk: &Desk<'_>, verb: Verb) -> Result<Outcome, StoreError> {
    let mut card = listing::page(desk, 0)?;
    let lead = Text::plain("Which one? Type its number too, such as ")
        .and_code(format!("/promise {} 3", verb.word()))
        .and(".");
    card.summary = format!(
        "Which one? Type its number too, such as /promise {} 3.",
        verb.word()
    );
    card.parts.insert(0, Part::Words(lead));
    Ok(desk.show(card))
}

/// Returns the reason without the word that leads to it.
fn reason(words: &str) -> &str {
    let words = words.trim();
    ["because", "since", "as"]
        .iter()
        .find_map(|lead| {
            let (first, rest) = words.split_at_checked(lead.len())?;
            (first.eq_ignore_ascii_case(lead) && rest.starts_with(char::is_whitespace))
                .then_some(rest.trim())
        })
        .unwrap_or_else(|| {
            if words.eq_ignore_ascii_case("because") {
                ""
            } else {
                words
            }
        })
}

/// Returns times to offer to whoever asks.
pub(super) fn offered(desk: &Desk<'_>) -> Vec<times::Moment> {
    times::to_offer(desk.now(), &desk.zone, &desk.calendar)
}

/// Returns the promise a button is about, when it is the presser's own.
pub(crate) fn about_mine(desk: &Desk<'_>, number: &str) -> Result<Option<Promise>, StoreError> {
    let id: Option<PromiseId> = command::number_of(number);
    id.map_or(Ok(None), |id| desk.mine(id))
}
