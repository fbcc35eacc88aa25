//! Reads every time in a text: joins neighbouring phrases that go together, and decides which of them are times.

use std::ops::Range;

use jiff::civil::Date;

use super::amount;
use super::classes::AT;
use super::classes::LINK;
use super::classes::MONTH;
use super::classes::NUMBER;
use super::classes::SHORT;
use super::classes::STOP;
use super::classes::UNIT;
use super::days;
use super::due;
use super::expression::Reference;
use super::expression::TimeExpression;
use super::grammar::Grammar;
use super::grammar::grammar;
use super::judge::is_greeted;
use super::judge::is_time;
use super::resolve::Scene;
use super::said::Said;
use super::slots::Anchor;
use super::slots::Limit;
use super::slots::Part;
use super::slots::Shift;
use super::slots::Turn;
use super::slots::Which;
use super::tokens::Token;
use super::tokens::tokens;
use super::words;

/// The most tokens that may stand between two phrases of one time.
const WIDEST_GAP: usize = 3;

/// The most tokens in a text that only answers with a length of time.
const LONGEST_ANSWER: usize = 8;

/// The most phrases in one time.
pub(super) const MOST_PHRASES: usize = 10;

/// Returns every time in `text`, in order, without overlaps.
pub fn read(text: &str, reference: Reference<'_>) -> Vec<TimeExpression> {
    readings(text, reference)
        .into_iter()
        .map(|reading| reading.expression)
        .collect()
}

/// A time, with what decides whether it is the deadline.
#[derive(Debug)]
pub(super) struct Reading {
    /// The time.
    pub expression: TimeExpression,
    /// How it bounds something.
    pub limit: Option<Limit>,
    /// Whether it was said of the past.
    pub looks_back: bool,
    /// Whether it can be no deadline: a length of time, or something that comes again and again.
    pub never_due: bool,
    /// Whether it is only the present moment.
    pub is_now: bool,
}

/// Returns every time in `text`, with what decides whether it is the deadline.
pub(super) fn readings(text: &str, reference: Reference<'_>) -> Vec<Reading> {
    let grammar = grammar();
    let scene = Scene::new(reference);
    let reader = Reader {
        grammar,
        tokens: &tokens(text, &grammar.lexicon),
        today: scene.today,
    };
    let mut readings = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        let Some(spoken) = reader.expression(at, MOST_PHRASES) else {
            at += 1;
            continue;
        };
        let end = spoken.tokens.end;
        match reader.reading(&scene, &spoken) {
            Some(reading) => readings.push(reading),
            // "10:00 - 15/15": a time beside a day there is none of.
            None if spoken.said.clock.is_some() => {
                let first = reader.expression(at, 1);
                let first = first.filter(|first| !first.said.names_a_day());
                readings.extend(first.and_then(|first| reader.reading(&scene, &first)));
            }
            None => {}
        }
        at = end;
    }
    if readings.is_empty() && reader.tokens.len() <= LONGEST_ANSWER {
        readings.extend(
            reader
                .answer()
                .and_then(|spoken| reader.reading(&scene, &spoken)),
        );
    }
    readings
}

/// What was said, and the tokens it was said in.
pub(super) struct Spoken {
    /// What.
    pub said: Said,
    /// The tokens, with the words that belong to it.
    pub tokens: Range<usize>,
    /// The tokens of the time itself.
    pub core: Range<usize>,
}

/// Reads the times in a row of tokens.
pub(super) struct Reader<'t> {
    /// The rules.
    pub grammar: &'static Grammar,
    /// The tokens.
    pub tokens: &'t [Token],
    /// The speaker's day.
    pub today: Date,
}

impl Reader<'_> {
    fn reading(&self, scene: &Scene<'_>, spoken: &Spoken) -> Option<Reading> {
        let Spoken { said, tokens, core } = spoken;
        let interval = scene.bounded(scene.interval(said)?, said.limit);
        let (due, others) = due::due(scene, said, &interval);
        let bytes =
            |range: &Range<usize>| self.tokens[range.start].start..self.tokens[range.end - 1].end;
        let past = said.days.is_some_and(|days| days < 0)
            || said.period.is_some_and(|period| period.offset < 0)
            || said.turn == Turn::Back
            || said.season.is_some_and(|(_, which)| which < 0)
            || matches!(said.weekday, Some((_, Which::Last)));
        let ago = said
            .shift
            .is_some_and(|shift| shift.from == Anchor::Now && shift.amount.is_backward());
        Some(Reading {
            looks_back: past || ago || said.limit == Some(Limit::Since),
            never_due: said.never_due,
            is_now: said.now,
            limit: said.limit,
            expression: TimeExpression {
                span: bytes(tokens),
                core: bytes(core),
                start: interval.start,
                end: interval.end,
                grain: interval.grain,
                zone: interval.zone,
                due,
                others,
                is_limit: said.limit.is_some_and(|limit| limit > Limit::NotBefore),
            },
        })
    }

    /// Reads the time that starts at a token, with the words before it that belong to it.
    fn expression(&self, first: usize, most: usize) -> Option<Spoken> {
        let token = self.tokens.get(first)?;
        if (token.word == 0 && token.classes == 0) || self.is_mark(first) {
            return None;
        }
        let mut said = Said::default();
        let mut support = 0;
        let mut at = first;
        let mut steps = 0;
        let found = loop {
            let token = self.tokens.get(at)?;
            if steps > WIDEST_GAP {
                return None;
            }
            steps += 1;
            if let Some(found) = self.grammar.longest(self.tokens, at) {
                if found.said.names_a_time()
                    || found.said.nth.is_some()
                    || found.said.edge.is_some()
                    || found.said.beside.is_some()
                    || found.said.mark.is_some()
                    || found.said.turn == Turn::Back
                {
                    break found;
                }
                if found.said.limit.is_some() {
                    said = said.with(&found.said)?;
                    support = 2;
                    at = found.end;
                    continue;
                }
            }
            support = support.max(Self::support(token)?);
            at += 1;
        };
        // "on the 12th" is one phrase, but "on" is not part of the day.
        let core = at + usize::from(self.tokens[at].word == words::ON);
        let mut spoken = self.joined(
            Spoken {
                said: said.with(&found.said)?,
                tokens: first..found.end,
                core: core..found.end,
            },
            most,
        );
        if most > 1 {
            self.extend_to_range(first, &mut spoken);
        }
        let rest = &self.tokens[spoken.tokens.end..];
        let whole =
            first == 0 && rest.len() <= WIDEST_GAP && rest.iter().all(|token| token.is(STOP));
        let mut before = self.tokens[..core].iter().rev().take(2);
        let before = before.find(|token| token.word != words::THE);
        if is_greeted(before, &spoken.said) {
            return None;
        }
        is_time(&spoken.said, support + usize::from(whole)).then_some(spoken)
    }

    /// Reads a length of time that is the whole text, as an answer to "when?": "2 weeks", but not "2w" or "a day".
    fn answer(&self) -> Option<Spoken> {
        let number = self.tokens.first().filter(|token| token.is(NUMBER))?;
        let unit = self.tokens.get(1).filter(|token| token.is(UNIT))?;
        let (amount, end) = amount::read(self.tokens, 0)?;
        let whole = self.tokens[end..].iter().all(|token| token.is(STOP));
        // "one day" is some day.
        let counted = number.number > 1 || number.is_digits() && number.number > 0;
        let spelled_out = unit.end - unit.start > 2 && counted;
        (whole && spelled_out).then(|| Spoken {
            said: Said {
                shift: Some(Shift {
                    amount,
                    from: Anchor::Now,
                }),
                ..Said::sure()
            },
            tokens: 0..end,
            core: 0..end,
        })
    }

    /// Whether a token is a mark, with which no time begins.
    fn is_mark(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        matches!(token.word, words::COMMA | words::HYPHEN | words::DOT)
            || (token.is(LINK)
                && token.end - token.start == 1
                && !token.is(AT)
                && token.word != 0
                && !Self::opens(token))
    }

    fn opens(token: &Token) -> bool {
        !matches!(
            token.word,
            words::T | words::OF | words::OPENING | words::CLOSING
        )
    }

    /// Returns how much a word before a time supports it; `None` for a word that cannot stand there.
    fn support(token: &Token) -> Option<usize> {
        match token.word {
            words::IN | words::DURING => Some(2),
            words::ON | words::FOR | words::FROM | words::BETWEEN | words::TO => Some(1),
            words::AT | words::THE | words::AT_SIGN | words::ABOUT => Some(0),
            _ => None,
        }
    }

    /// Joins what follows as long as it goes together with what was said.
    pub(super) fn joined(&self, mut spoken: Spoken, most: usize) -> Spoken {
        for _ in 1..most {
            let Some(next) = self.next_phrase(&spoken) else {
                break;
            };
            spoken = next;
        }
        spoken
    }

    /// Reads one more phrase that goes together with what was said, over small words.
    fn next_phrase(&self, spoken: &Spoken) -> Option<Spoken> {
        let mut said = spoken.said.clone();
        let mut bounded = false;
        let mut at = spoken.tokens.end;
        for _ in 0..=WIDEST_GAP {
            self.tokens.get(at)?;
            let Some(found) = self.grammar.longest(self.tokens, at) else {
                if !self.links(at) {
                    return None;
                }
                at += 1;
                continue;
            };
            if found.said.limit.is_none() || found.said.names_a_time() {
                // "last week, by Friday" is two times, "next week by Friday" is one.
                let over = said.period.is_some_and(|period| period.offset < 0);
                if bounded && found.said.names_a_day() && (said.names_a_day() || over) {
                    return None;
                }
                // "order lunch by 11": the lunch is what is ordered.
                if bounded && said.part == Some(Part::Lunch) && !said.names_a_day() {
                    return None;
                }
                if self.disagree(&said, &found.said) {
                    return None;
                }
                return Some(Spoken {
                    said: said.with(&found.said)?,
                    tokens: spoken.tokens.start..found.end,
                    core: spoken.core.start..found.end,
                });
            }
            let latest = found.said.limit == Some(Limit::Latest);
            said = said.with(&found.said)?;
            bounded = true;
            at = found.end;
            if latest && !self.goes_on(&said, at) {
                return Some(Spoken {
                    said,
                    tokens: spoken.tokens.start..at,
                    core: spoken.core.clone(),
                });
            }
        }
        None
    }

    /// Whether one names a day and the other a weekday that it is not: "tomorrow, Friday at the latest".
    fn disagree(&self, said: &Said, other: &Said) -> bool {
        let pairs = [(said, other), (other, said)];
        pairs.iter().any(|(one, other)| {
            let day = one
                .days
                .and_then(|days| days::add_days(self.today, days.into()));
            let weekday = other.weekday.map(|(weekday, _)| weekday);
            day.is_some_and(|day| weekday.is_some_and(|weekday| day.weekday() != weekday))
        })
    }

    /// Whether a phrase that goes together with what was said comes next.
    fn goes_on(&self, said: &Said, at: usize) -> bool {
        (at..=at + 1).any(|at| {
            let found = self.grammar.longest(self.tokens, at);
            found.is_some_and(|found| said.with(&found.said).is_some())
        })
    }

    /// Whether a token may stand between two phrases of one time: "at", a comma, the stop of "Oct. 2".
    fn links(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let after_short = at.checked_sub(1).is_some_and(|before| {
            let before = &self.tokens[before];
            before.is(SHORT)
                || before.is(MONTH) && self.tokens.get(at + 1).is_some_and(|next| next.glued)
                || before.is(NUMBER) && before.is_digits()
        });
        token.is(LINK) || (token.word == words::DOT && after_short)
    }
}
