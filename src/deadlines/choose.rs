//! Which of the times in a sentence is its deadline, and how long a bare "2h" is.

use jiff::Timestamp;

use super::amount;
use super::classes::STOP;
use super::expression::Deadline;
use super::expression::Reference;
use super::grammar::grammar;
use super::reader::Reading;
use super::reader::readings;
use super::resolve::Scene;
use super::slots::Limit;
use super::tokens::tokens;
use super::words;

/// Words that may stand before a bare length of time.
const OPENERS: [u16; 3] = [words::FOR, words::IN, words::ABOUT];

/// Returns the deadline in `text`: the expression after "by", "before", "latest", or the last one.
///
/// "Now" is none: what is done at once needs no reminder. Times that look back ("yesterday", "since Monday") are never a
/// deadline; one that is the whole text, or stands after "by", is a deadline that is over.
pub fn deadline(text: &str, reference: Reference<'_>) -> Deadline {
    let mut best: Option<(u8, Reading)> = None;
    for reading in readings(text, reference) {
        let rank = rank(&reading, text);
        if rank > 0 && best.as_ref().is_none_or(|(best, _)| rank >= *best) {
            best = Some((rank, reading));
        }
    }
    match best {
        None => Deadline::Open,
        Some((_, reading)) if reading.expression.due.is_some() => Deadline::Due(reading.expression),
        Some((_, reading)) => Deadline::Past(reading.expression),
    }
}

/// Returns how well a time serves as the deadline; 0 not at all.
fn rank(reading: &Reading, text: &str) -> u8 {
    let expression = &reading.expression;
    let outside = [&text[..expression.span.start], &text[expression.span.end..]];
    let alone = outside
        .iter()
        .all(|rest| !rest.chars().any(char::is_alphanumeric));
    match reading.limit {
        _ if reading.never_due || reading.is_now => 0,
        _ if reading.looks_back && !expression.is_limit && !alone => 0,
        Some(Limit::Latest) => 3,
        _ if expression.is_limit => 2,
        _ => 1,
    }
}

/// Returns the moment a bare length of time from now ends: "2h", "30m", "1d", "90 min", "for two hours".
///
/// `None` when the text is anything else, such as "tomorrow"; [`deadline`] reads that.
pub fn duration(text: &str, reference: Reference<'_>) -> Option<Timestamp> {
    let tokens = tokens(text, &grammar().lexicon);
    let start = tokens
        .iter()
        .position(|token| !OPENERS.contains(&token.word))?;
    let (amount, end) = amount::read(&tokens, start)?;
    let rest = &tokens[end..];
    let moment = Scene::new(reference).moment_after(amount)?;
    (rest.iter().all(|token| token.is(STOP)) && moment > reference.now).then_some(moment)
}
