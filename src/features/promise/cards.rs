//! What the bot says about a promise: made, moved, kept, let go, refused.
//!
//! Words only. People's own words stay theirs: shown, never live.

use jiff::Timestamp;
use jiff::Zoned;
use jiff::tz::TimeZone;

use super::source;
use super::times::Moment;
use super::whom::and_whom;
use crate::ids::Member;
use crate::promises::Act;
use crate::promises::Due;
use crate::promises::Happening;
use crate::promises::Promise;
use crate::promises::Standing;
use crate::promises::State;
use crate::promises::UNDO_WITHIN;
use crate::text;
use crate::view::Button;
use crate::view::Card;
use crate::view::Part;
use crate::view::Span;
use crate::view::Text;
use crate::view::wording;

/// The longest piece of somebody's words on a card; all of it stays recorded.
const MOST_SHOWN: usize = 300;

/// The longest piece of somebody's words in a line of plain text.
const MOST_IN_A_LINE: usize = 100;

/// Says what a day on a button stands for.
pub(crate) const END_OF_DAY: &str =
    "A day means the end of that working day; I say the exact time back to you.";

/// Returns somebody's words cut to what a card can hold.
pub(crate) fn shortened(words: &str) -> String {
    if words.chars().count() <= MOST_SHOWN {
        words.to_owned()
    } else {
        text::cut(&text::shown(words), MOST_SHOWN)
    }
}

/// Returns somebody's words in one plain line.
pub(crate) fn in_line(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    text::cut(&text::shown(&line.join(" ")), MOST_IN_A_LINE)
}

/// Returns "send Acme the quote", and to whom when that is not said in it.
pub(super) fn owed(promise: &Promise) -> Text {
    and_owed(Text::default(), promise)
}

/// Adds the same to a text, cut to what a card can hold.
pub(crate) fn and_owed(text: Text, promise: &Promise) -> Text {
    let text = text.and_said_bold(shortened(&promise.what));
    match &promise.to {
        Some(to) if !promise.what.contains(to.as_str()) => {
            and_whom(text.and(" (to "), to, shortened).and(")")
        }
        _ => text,
    }
}

/// Returns a deadline in full, with the reader's own time when it was spoken in another zone.
pub(crate) fn in_full(due: &Due, reader: &TimeZone) -> String {
    let moment = due.moment();
    let here = due.at.to_zoned(reader.clone());
    let said = wording::in_full(&moment);
    if here.datetime() == moment.datetime() {
        said
    } else {
        format!("{said}, {} for you", wording::clock_time(&here))
    }
}

/// Returns by when, in a sentence.
pub(crate) fn by(promise: &Promise, reader: &TimeZone) -> String {
    promise.due.as_ref().map_or_else(
        || "No date: I bring it up once a week.".to_owned(),
        |due| format!("By {}", in_full(due, reader)),
    )
}

/// Says back a promise that was just recorded, with its other readings.
pub(crate) fn made(promise: &Promise, others: &[Zoned], reader: &TimeZone, now: Timestamp) -> Card {
    let number = promise.id;
    let mut card = Card::new(format!("Promise {number}: {}", in_line(&promise.what)))
        .words(and_owed(
            Text::plain(format!("Noted as number {number}: ")),
            promise,
        ))
        .words(by(promise, reader));
    if !others.is_empty() {
        card = card.small("Did you mean another time?");
    }
    let card = card.buttons(readings(promise, others, now).chain([
        Button::new("promise.change", "Change", number.to_string()),
        undo_making(promise),
    ]));
    source::below(card, promise)
}

fn undo_making(promise: &Promise) -> Button {
    Button::new("promise.undo", "Undo", format!("made/{}", promise.id))
}

/// Returns a button for each other reading of a time, at most two.
fn readings<'a>(
    promise: &'a Promise,
    others: &'a [Zoned],
    now: Timestamp,
) -> impl Iterator<Item = Button> + 'a {
    others
        .iter()
        .take(2)
        .enumerate()
        .map(move |(index, other)| {
            let label = wording::capitalised(&wording::in_short(other, now));
            move_button(promise, index, label, other.timestamp())
        })
}

/// Returns a button that moves a promise to a moment. Each on a card has an action of its own.
pub(super) fn move_button(promise: &Promise, index: usize, label: String, at: Timestamp) -> Button {
    Button::new(
        format!("promise.move.{index}"),
        label,
        format!("{}/{}", promise.id, at.as_second()),
    )
}

/// Asks by when, after recording a promise without a time.
pub(crate) fn ask_when(promise: &Promise, lead: &str, offered: &[Moment]) -> Card {
    let number = promise.id;
    let times = offered.iter().enumerate().map(|(index, moment)| {
        move_button(promise, index, moment.label.clone(), moment.at.timestamp())
    });
    Card::new(format!("By when? {}", in_line(&promise.what)))
        .words(and_owed(
            Text::plain(format!("Noted as number {number}: ")),
            promise,
        ))
        .words(lead)
        .buttons(times)
        .small(END_OF_DAY)
        .buttons([
            Button::new("promise.pick", "Pick a date", number.to_string()),
            Button::new("promise.no_date", "No date", number.to_string()),
            undo_making(promise),
        ])
}

/// Says how a promise stands, with what can be done about it.
pub(crate) fn standing(promise: &Promise, reader: &TimeZone, now: Timestamp) -> Card {
    let summary = format!("Promise {}: {}", promise.id, in_line(&promise.what));
    let card = Card::new(summary)
        .words(owed(promise))
        .words(stands(promise, reader, now));
    let card = if promise.is_open() {
        card.buttons(actions(promise))
    } else {
        card
    };
    source::below(card, promise)
}

/// Returns how a promise stands, in a sentence.
fn stands(promise: &Promise, reader: &TimeZone, now: Timestamp) -> String {
    let short = |at: Timestamp| wording::in_short(&at.to_zoned(reader.clone()), now);
    match (&promise.state, promise.standing(now)) {
        (State::Kept { at }, Standing::KeptLate) => {
            format!("✓ Kept {}, later than first said.", short(*at))
        }
        (State::Kept { at }, _) => format!("✓ Kept {}.", short(*at)),
        (State::Released { at, .. }, _) => format!("Let go {}.", short(*at)),
        (State::Open, Standing::Overdue) => promise.due.as_ref().map_or_else(String::new, |due| {
            format!("It was due {}.", in_full(due, reader))
        }),
        (State::Open, _) => promise.snoozed.filter(|until| *until > now).map_or_else(
            || by(promise, reader),
            |until| format!("{}. I ask again {}.", by(promise, reader), short(until)),
        ),
    }
}

/// Returns what can be done about an open promise.
pub(super) fn actions(promise: &Promise) -> Vec<Button> {
    let button = |action: &str, label: &str| Button::new(action, label, promise.id.to_string());
    if promise.due.is_none() {
        return vec![
            button("promise.kept", "It's done").primary(),
            button("promise.pick", "Give it a date"),
            button("promise.let_go", "Let it go"),
        ];
    }
    vec![
        button("promise.kept", "Kept").primary(),
        button("promise.more_time", "Need more time"),
        button("promise.hand_over", "Hand over"),
        button("promise.let_go", "Let go"),
    ]
}

/// Says that a promise is kept.
pub(crate) fn kept(promise: &Promise, now: Timestamp) -> Card {
    let thanks = match promise.standing(now) {
        Standing::KeptLate => "Done, and noted. Thank you for seeing it through.",
        _ => "Kept. Well done!",
    };
    let at = match promise.state {
        State::Kept { at } => at,
        _ => now,
    };
    let mut card = settled(promise, "✓ ", thanks, Act::Kept(at));
    if now.duration_since(at) > UNDO_WITHIN {
        // It was kept days ago and is only marked now: nothing would undo it.
        card.parts.pop();
        card = card.buttons([list_button()]);
    }
    card
}

/// Says that a promise is let go.
pub(super) fn released(promise: &Promise, now: Timestamp) -> Card {
    let card = settled(
        promise,
        "",
        "Let go. I won't bring it up again.",
        Act::Released(now),
    );
    match &promise.state {
        State::Released { because, .. } if !because.is_empty() => {
            card.small(Text::plain("Because: ").and_said(shortened(because)))
        }
        _ => card.small("If somebody waits for it, a short word to them helps."),
    }
}

fn settled(promise: &Promise, mark: &str, words: &str, act: Act) -> Card {
    Card::new(format!("{words} {}", in_line(&promise.what)))
        .words(and_owed(Text::plain(mark), promise).and_break().and(words))
        .buttons([undo(promise, act), list_button()])
}

/// Says that a promise has a new deadline.
///
/// `tell` are words to send to whoever waits.
pub(super) fn moved(
    promise: &Promise,
    others: &[Zoned],
    tell: Option<String>,
    reader: &TimeZone,
    now: Timestamp,
) -> Card {
    let words = promise.due.as_ref().map_or_else(
        || "It has no date now: I bring it up once a week.".to_owned(),
        |due| format!("Now due {}", in_full(due, reader)),
    );
    let mut card = Card::new(format!("{}: {words}", in_line(&promise.what)))
        .words(owed(promise).and_break().and(words));
    if let Some(tell) = tell {
        card = card
            .words("Words you can send to whoever waits:")
            .part(Part::Copyable(tell));
    }
    if !others.is_empty() {
        card = card.small("Did you mean another time?");
    }
    card.buttons(readings(promise, others, now).chain([undo(promise, Act::Moved(now))]))
}

/// Says until when a promise is left alone.
pub(super) fn snoozed(
    promise: &Promise,
    until: Timestamp,
    reader: &TimeZone,
    now: Timestamp,
) -> Card {
    let until_words = wording::in_short(&until.to_zoned(reader.clone()), now);
    let words = format!("I ask you about this again {until_words}.");
    let card = Card::new(words.clone()).words(owed(promise).and_break().and(words));
    match &promise.due {
        Some(due) if due.at < until && due.at > now => card.small(format!(
            "That is after it is due, {}. If it needs more time, a word to whoever waits helps.",
            wording::in_short(&due.at.to_zoned(reader.clone()), now)
        )),
        _ => card,
    }
}

/// Says who has a promise now.
pub(super) fn handed(promise: &Promise) -> Card {
    Card::new(format!("Handed over: {}", in_line(&promise.what)))
        .words(
            owed(promise)
                .and_break()
                .and("Handed over to ")
                .with(Span::Mention(promise.owner.clone()))
                .and(". I have told them, and I nudge them from now on."),
        )
        .small("A word from you about what is done and what is left makes it easy for them.")
}

/// Tells somebody that a promise is theirs now.
pub(super) fn received(promise: &Promise, from: &Member, reader: &TimeZone) -> Card {
    let card = Card::new(format!("A promise for you: {}", in_line(&promise.what)))
        .words(
            Text::default()
                .with(Span::Mention(from.clone()))
                .and(" hands a promise over to you:"),
        )
        .words(owed(promise).and_break().and(by(promise, reader)))
        .buttons(actions(promise))
        .small("If it cannot be yours, hand it on, or back, with one press.");
    source::below(card, promise)
}

/// Says that something was taken back.
pub(super) fn reopened(promise: &Promise, reader: &TimeZone) -> Card {
    Card::new(format!("Undone. As before: {}", in_line(&promise.what)))
        .words(
            and_owed(Text::plain("Undone. As before: "), promise)
                .and_break()
                .and(by(promise, reader)),
        )
        .buttons(actions(promise))
}

/// Says that a promise is taken back.
pub(super) fn unmade(promise: &Promise) -> Card {
    Card::new("Undone. I no longer keep track of it.").words(
        Text::plain("Undone. I no longer keep track of: ").and_said(shortened(&promise.what)),
    )
}

/// Returns a button that shows the list.
pub(super) fn list_button() -> Button {
    Button::new("promise.list", "Show my promises", "0")
}

/// Returns a button that takes something back.
fn undo(promise: &Promise, act: Act) -> Button {
    let (name, at) = match act {
        Act::Kept(at) => ("kept", at),
        Act::Released(at) => ("released", at),
        Act::Moved(at) => ("moved", at),
    };
    Button::new(
        "promise.undo",
        "Undo",
        format!("{name}/{}/{at}", promise.id),
    )
}

/// Returns whether nothing but nudges happened since a promise was made, so that it can be taken back whole.
pub(super) fn is_fresh(promise: &Promise) -> bool {
    promise.is_open()
        && promise.history.iter().all(|happening| {
            !matches!(
                happening,
                Happening::HandedOver { .. } | Happening::Reopened { .. }
            )
        })
}
