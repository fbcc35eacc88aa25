//! Amounts of time: "an hour and a half", "1d 2hr 5min", "a couple of weeks", "2 business days".

use super::classes::CLOCK;
use super::classes::Classes;
use super::classes::DECIMAL;
use super::classes::NUMBER;
use super::classes::PAIR;
use super::classes::QUANTITY;
use super::classes::SPELLED;
use super::classes::UNIT;
use super::lexicon::UNITS;
use super::lexicon::Unit;
use super::quantity;
use super::tokens::Token;
use super::words;

/// The classes of tokens an amount can start with.
pub(super) const OPENERS: Classes = CLOCK | NUMBER | DECIMAL | PAIR | QUANTITY | UNIT;

/// The most parts an amount has: years, months, weeks, days, hours, minutes, seconds.
const MOST_PARTS: usize = 7;

/// An amount of time. Days are calendar days, seconds are elapsed time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    /// Calendar months.
    pub months: i64,
    /// Calendar days.
    pub days: i64,
    /// Working days.
    pub working_days: i64,
    /// Elapsed seconds.
    pub seconds: i64,
    /// Whether it says "weekends" ("in two weekends").
    pub weekends: i64,
}

impl Amount {
    /// Whether it is elapsed time, not only whole days.
    pub(super) fn is_elapsed(&self) -> bool {
        self.seconds != 0
    }

    /// Whether it goes back.
    pub(super) fn is_backward(&self) -> bool {
        self.months < 0 || self.days < 0 || self.working_days < 0 || self.seconds < 0
    }

    /// Returns the same amount backward.
    pub(super) fn backward(self) -> Self {
        Self {
            months: -self.months,
            days: -self.days,
            working_days: -self.working_days,
            seconds: -self.seconds,
            weekends: -self.weekends,
        }
    }

    /// Adds so many of the unit a token names.
    pub(super) fn add_units(&mut self, number: i64, token: &Token) -> Option<()> {
        let unit = *UNITS.get(usize::try_from(token.name).ok()?)?;
        self.add(number, 1, unit, false);
        Some(())
    }

    /// Adds `number / parts` units.
    fn add(&mut self, number: i64, parts: i64, unit: Unit, working: bool) {
        match unit {
            Unit::Second => self.seconds += number / parts,
            Unit::Minute => self.seconds += 60 * number / parts,
            Unit::Hour => self.seconds += 3_600 * number / parts,
            Unit::Day if working => self.working_days += (number + parts - 1) / parts,
            Unit::Day if number % parts != 0 => self.seconds += 86_400 * number / parts,
            Unit::Day => self.days += number / parts,
            Unit::Weekend => self.weekends += number / parts,
            Unit::Week if working => self.working_days += 5 * number / parts,
            Unit::Week => self.days += 7 * number / parts,
            Unit::Fortnight => self.days += 14 * number / parts,
            Unit::Month => self.fraction_of_months(number, parts),
            Unit::Quarter => self.fraction_of_months(3 * number, parts),
            Unit::Year => self.fraction_of_months(12 * number, parts),
        }
    }

    fn fraction_of_months(&mut self, number: i64, parts: i64) {
        self.months += number / parts;
        self.days += 30 * (number % parts) / parts;
    }
}

/// The words an amount can start with.
pub(super) const OPENING_WORDS: &[u16] = &[
    words::A,
    words::AN,
    words::ANOTHER,
    words::HALF,
    words::QUARTER,
];

/// Reads the amount that starts at `at`; returns it with the token after it.
pub(super) fn read(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let mut amount = Amount::default();
    let mut end = at;
    let mut finest: Option<Unit> = None;
    for part in 0..MOST_PARTS {
        let start = if part == 0 {
            at
        } else {
            after_joint(tokens, end)
        };
        let Some((number, parts, unit_at)) = quantity::read(tokens, start, part == 0) else {
            break;
        };
        let Some((unit, working, next)) = unit(tokens, unit_at) else {
            // "1h30"
            if finest == Some(Unit::Hour) && is_bare_minutes(tokens, start) {
                amount.add(number, parts, Unit::Minute, false);
                end = start + 1;
            }
            break;
        };
        if finest.is_some_and(|finest| unit >= finest) {
            break;
        }
        amount.add(number, parts, unit, working);
        (finest, end) = (Some(unit), next);
        // "an hour or two"
        if let Some((number, next)) = or_more(tokens, start, end) {
            amount.add(number - 1, 1, unit, working);
            end = next;
        }
        // "an hour and a half", "two hours and a quarter"
        if let Some((parts, next)) = quantity::and_a_part(tokens, end) {
            amount.add(1, parts, unit, working);
            end = next;
        }
    }
    finest.map(|_| (amount, or_so(tokens, end)))
}

/// Returns the token after the "or so" of "an hour or so".
fn or_so(tokens: &[Token], at: usize) -> usize {
    let is = |at: usize, word: u16| tokens.get(at).is_some_and(|token| token.word == word);
    at + if is(at, words::OR) && is(at + 1, words::SO) {
        2
    } else {
        0
    }
}

/// Reads the "or two" of "an hour or two".
fn or_more(tokens: &[Token], start: usize, at: usize) -> Option<(i64, usize)> {
    let one = matches!(
        tokens.get(start)?.word,
        words::A | words::AN | words::ANOTHER
    );
    let or = tokens.get(at)?.word == words::OR;
    let more = tokens
        .get(at + 1)
        .filter(|more| more.is(NUMBER) && (more.is(SPELLED) || more.number < 10))?;
    (one && or && more.number > 1).then(|| (i64::from(more.number), at + 2))
}

/// Whether a token is two digits right after an "h".
fn is_bare_minutes(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| token.glued && token.is_digits() && token.numeric.digits[0] == 2)
}

/// Returns the token after "and" or a comma.
fn after_joint(tokens: &[Token], at: usize) -> usize {
    let is = |at: usize, word: u16| tokens.get(at).is_some_and(|token| token.word == word);
    let comma = usize::from(is(at, words::COMMA));
    at + comma + usize::from(is(at + comma, words::AND))
}

/// Reads the unit, with "business" or "working" before it.
fn unit(tokens: &[Token], at: usize) -> Option<(Unit, bool, usize)> {
    let working = tokens.get(at)?.word == words::BUSINESS;
    let at = at + usize::from(working);
    let token = tokens.get(at).filter(|token| token.is(UNIT))?;
    let unit = *UNITS.get(usize::try_from(token.name).ok()?)?;
    // One letter alone is a unit only right after its number: "2d", but "1/4 h".
    let letter = token.end - token.start == 1;
    let lone = letter && !token.glued && unit != Unit::Hour;
    // "for a quarter past 3" is a time of day.
    let next = tokens.get(at + 1).map_or(0, |token| token.word);
    if unit == Unit::Quarter && matches!(next, words::PAST | words::AFTER | words::TO) {
        return None;
    }
    let counts_working = matches!(unit, Unit::Day | Unit::Week);
    (!lone && (!working || counts_working)).then_some((unit, working, at + 1))
}
