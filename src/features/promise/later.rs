//! More time: moments to choose, and words that tell whoever waits before they have to ask.

use jiff::Timestamp;
use jiff::Zoned;
use jiff::tz::TimeZone;

use super::cards;
use super::times::Moment;
use super::whom;
use crate::promises::Due;
use crate::promises::Happening;
use crate::promises::Promise;
use crate::text;
use crate::view::Button;
use crate::view::Card;
use crate::view::Part;
use crate::view::wording;

/// The longest piece of a promise in words to send.
const MOST_TOLD: usize = 500;

/// Offers later times, with words that name the first of them.
pub(super) fn card(promise: &Promise, offered: &[Moment], now: Timestamp) -> Card {
    let later: Vec<&Moment> = offered
        .iter()
        .filter(|moment| {
            promise
                .due
                .as_ref()
                .is_none_or(|due| due.at < moment.at.timestamp())
        })
        .collect();
    let mut card = Card::new(format!("More time for: {}", cards::in_line(&promise.what)))
        .words(
            cards::owed(promise)
                .and_break()
                .and("By when can you do it? Choose a time:"),
        )
        .buttons(
            later
                .iter()
                .enumerate()
                .map(|(index, moment)| {
                    Button::new(
                        format!("promise.later.{index}"),
                        moment.label.clone(),
                        format!("{}/{}", promise.id, moment.at.timestamp().as_second()),
                    )
                })
                .chain([Button::new(
                    "promise.pick",
                    "Pick a date",
                    promise.id.to_string(),
                )]),
        );
    if let Some(first) = later.first() {
        let words = words(promise, promise.due.as_ref(), &first.at, now);
        card = card
            .words("Telling them first keeps their trust. Words you can send:")
            .part(Part::Copyable(words))
            .small(
                "Choose a time, and these words name it. A day means the end of that working day.",
            );
    }
    card
}

/// Returns words for whoever waits, after a promise was moved to a later time.
pub(super) fn words_after_move(
    promise: &Promise,
    reader: &TimeZone,
    now: Timestamp,
) -> Option<String> {
    let to = promise.due.as_ref()?;
    let from = match promise.history.last()? {
        Happening::Moved { from, .. } => from.as_ref()?,
        _ => return None,
    };
    (from.at < to.at).then(|| words(promise, Some(from), &to.at.to_zoned(reader.clone()), now))
}

/// Returns words that ask whoever waits for a later time.
fn words(promise: &Promise, from: Option<&Due>, to: &Zoned, now: Timestamp) -> String {
    let whom = promise
        .to
        .as_ref()
        .filter(|to| !whom::is_nameless(to))
        .map(|to| {
            format!(
                " {}",
                text::cut(text::shown(to).trim_start_matches('@'), 80)
            )
        })
        .unwrap_or_default();
    let what = text::cut(&text::shown(&promise.what), MOST_TOLD);
    let new = in_words(to);
    let Some(from) = from else {
        return format!(
            "Hi{whom}, I promised to {what}. It will be done by {new}. Does that work for you?"
        );
    };
    let old = in_words(&from.at.to_zoned(to.time_zone().clone()));
    if from.at > now {
        format!(
            "Hi{whom}, I promised to {what} by {old}. To do it properly I need a little longer: \
             it will be done by {new}. Does that work for you?"
        )
    } else {
        format!(
            "Hi{whom}, I promised to {what} by {old}, and I am sorry to keep you waiting. \
             It will be done by {new}. Does that still work for you?"
        )
    }
}

/// Returns a moment as one says it in a message: "Monday, 9 March, 5:00 pm".
fn in_words(moment: &Zoned) -> String {
    format!(
        "{}, {}",
        moment.strftime("%A, %-d %B"),
        wording::clock_time(moment)
    )
}
