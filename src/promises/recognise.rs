//! Recognises a promise in a message: opener, verb, and the cues around them, each with its weight.
//!
//! All words are data. The sum of the cues is a confidence; what to do with it is the caller's choice.

use std::collections::BTreeSet;
use std::ops::Range;

use super::around;
use super::around::Site;
use super::cue::Owner;
use super::cue::Place;
use super::cue::Tells;
use super::cues::BIAS;
use super::cues::Cues;
use super::index::Found;
use super::index::Piece;
use super::owed_by::owed_by;
use super::phrase;
use super::recipient::recipient;
use super::utterance::Utterance;
use super::words::Sum;
use crate::deadlines::TimeExpression;

/// How many earlier messages are looked at.
const EARLIER: usize = 3;

/// How many words may stand between an opener and its verb.
const MOST_BETWEEN: usize = 4;

/// How many words may stand before a comma that a clause starts after.
const FEW: usize = 4;

/// From this confidence on, a message is taken for a promise.
pub const LIKELY: f64 = 0.5;

/// A promise, as it was said in a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken {
    /// What is owed: an infinitive phrase with the deadline cut out.
    pub what: String,
    /// To whom, in the speaker's own words (raw), when a name was said.
    pub to: Option<String>,
    /// Who owes it.
    pub owner: Owner,
    /// Whether it depends on something the speaker does not control.
    pub conditional: bool,
    /// Whether it is meant to be done within the same conversation.
    pub immediate: bool,
    /// The time it is owed by, as an index into the times.
    pub deadline: Option<usize>,
    /// Where it was said, from its opener to the end of its clause, in bytes.
    pub span: Range<usize>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
}

impl Cues {
    /// Recognises a promise in `raw`; `None` when there is none that is [`LIKELY`].
    ///
    /// `context` are earlier messages, oldest first, each with whether the same author wrote it.
    pub fn recognise(
        &self,
        raw: &str,
        context: &[(bool, &str)],
        times: &[TimeExpression],
    ) -> Option<Spoken> {
        let (utterance, summed) = self.summed(raw, context, times)?;
        let likeliest = summed
            .iter()
            .max_by(|(one, _), (other, _)| one.total_cmp(other));
        let (sum, told) = likeliest?;
        let spoken = self.spoken(raw, &utterance, told, *sum, times);
        (spoken.confidence >= LIKELY).then_some(spoken)
    }

    /// Returns everything in `raw` that is opened like a promise, however unlike one it is.
    pub fn all(
        &self,
        raw: &str,
        context: &[(bool, &str)],
        times: &[TimeExpression],
    ) -> Vec<Spoken> {
        let Some((utterance, summed)) = self.summed(raw, context, times) else {
            return Vec::new();
        };
        let each = summed.iter();
        each.map(|(sum, told)| self.spoken(raw, &utterance, told, *sum, times))
            .collect()
    }

    /// Reads `raw`, and sums up what speaks for each candidate; `None` when it opens nothing like a promise.
    fn summed(
        &self,
        raw: &str,
        context: &[(bool, &str)],
        times: &[TimeExpression],
    ) -> Option<(Utterance, Vec<(f64, Told)>)> {
        if !self.may_promise(raw) {
            return None;
        }
        let utterance = Utterance::of(raw, times);
        let told = self.told(&utterance, context).into_iter();
        let summed = told
            .map(|told| (self.sum(&utterance, &told), told))
            .collect();
        Some((utterance, summed))
    }

    /// Returns everything that is opened like a promise, with what speaks for and against each.
    pub(super) fn told(&self, utterance: &Utterance, context: &[(bool, &str)]) -> Vec<Told> {
        let mut candidates = Vec::new();
        for (number, sentence) in utterance.sentences.iter().enumerate() {
            self.candidates(utterance, number, sentence, &mut candidates);
        }
        if candidates.is_empty() {
            return Vec::new();
        }
        let around = self.cues_around(utterance, context);
        let told = candidates.into_iter();
        told.map(|candidate| self.speaking(utterance, candidate, &around))
            .collect()
    }

    /// Returns the sum of the weights of all that speaks: above 0, a promise is likelier than not.
    pub(super) fn sum(&self, utterance: &Utterance, told: &Told) -> f64 {
        let cues = told.cues.iter().map(|cue| self.cue(*cue).weight);
        let mut words = Sum::of(self.words());
        self.words_of(utterance, told, |place, said| words.add(place, said));
        BIAS + cues.sum::<f64>() + words.total()
    }

    /// Calls `found` with every word around, once for each place.
    pub(super) fn words_of<'a>(
        &'a self,
        utterance: &'a Utterance,
        told: &Told,
        found: impl FnMut(&'static str, &[&'a str]),
    ) {
        let opener = &self.cue(told.candidate.opener).name;
        around::words(utterance, &told.candidate.site, opener, found);
    }

    /// Collects what speaks from the whole message and from those before it.
    fn cues_around(&self, utterance: &Utterance, context: &[(bool, &str)]) -> BTreeSet<usize> {
        let mut around = BTreeSet::new();
        self.index(Place::Message)
            .anywhere(&utterance.pieces, |cue| {
                around.insert(cue);
            });
        let first = context.len().saturating_sub(EARLIER);
        for (same, text) in context.get(first..).unwrap_or_default() {
            let earlier = Utterance::of(text, &[]);
            let place = if *same { Place::Said } else { Place::Asked };
            self.index(place).anywhere(&earlier.pieces, |cue| {
                around.insert(cue);
            });
        }
        around
    }

    /// Finds every opener and whole promise in a sentence.
    fn candidates(
        &self,
        utterance: &Utterance,
        number: usize,
        sentence: &Range<usize>,
        found: &mut Vec<Candidate>,
    ) {
        for at in sentence.clone() {
            let starts = starts_clause(utterance, sentence, at);
            let pieces = utterance.slice(0..sentence.end);
            if let Some(hit) = self.index(Place::Whole).at(pieces, at)
                && (starts || !self.cue(hit.cue).at_start)
            {
                found.push(Candidate {
                    sentence: sentence.clone(),
                    opener: hit.cue,
                    between: Vec::new(),
                    verb: None,
                    what: at..at + hit.length,
                    after: at + hit.length,
                    site: Site {
                        sentence: number,
                        opener: at..at + hit.length,
                        verb: at + hit.length,
                        end: at + hit.length,
                    },
                });
            }
            if let Some(hit) = self.index(Place::Opener).at(pieces, at)
                && (!self.cue(hit.cue).at_start || starts && !is_asked(pieces))
            {
                found.push(self.opened(utterance, number, at, hit));
            }
        }
    }

    /// Reads on from an opener: the words between, the verb, the rest of the clause.
    fn opened(&self, utterance: &Utterance, number: usize, at: usize, opener: Found) -> Candidate {
        let sentence = utterance.sentences[number].clone();
        let pieces = utterance.slice(0..sentence.end);
        let mut verb_at = at + opener.length;
        let mut what_from = None;
        let mut between = Vec::new();
        while between.len() < MOST_BETWEEN {
            let Some(hit) = self.index(Place::Between).at(pieces, verb_at) else {
                break;
            };
            if self.cue(hit.cue).kept {
                what_from.get_or_insert(verb_at);
            }
            between.push(hit.cue);
            verb_at += hit.length;
        }
        let verb = self.index(Place::Verb).at(pieces, verb_at);
        let end = phrase::clause_end(pieces, verb_at);
        Candidate {
            sentence,
            opener: opener.cue,
            between,
            verb: verb.map(|hit| hit.cue),
            what: what_from.unwrap_or(verb_at)..end,
            after: verb_at + verb.map_or(1, |hit| hit.length),
            site: Site {
                sentence: number,
                opener: at..at + opener.length,
                verb: verb_at,
                end,
            },
        }
    }

    /// Collects the cues that speak for a candidate and against it.
    fn speaking(
        &self,
        utterance: &Utterance,
        candidate: Candidate,
        around: &BTreeSet<usize>,
    ) -> Told {
        let mut speak = around.clone();
        speak.insert(candidate.opener);
        speak.extend(candidate.between.iter().copied());
        speak.extend(candidate.verb);
        let sentence = &candidate.sentence;
        let mut add = |place: Place, range: Range<usize>| {
            self.index(place).anywhere(utterance.slice(range), |cue| {
                speak.insert(cue);
            });
        };
        add(Place::Before, sentence.start..candidate.site.opener.start);
        add(Place::After, candidate.after..candidate.what.end);
        add(Place::Sentence, sentence.clone());
        let before = utterance.slice(sentence.start..candidate.site.opener.start);
        let just_before = self.index(Place::JustBefore);
        just_before.at_end(before, |cue| {
            speak.insert(cue);
        });
        Told {
            candidate,
            cues: speak,
        }
    }

    /// Says what was found, in the speaker's own words.
    fn spoken(
        &self,
        raw: &str,
        utterance: &Utterance,
        told: &Told,
        sum: f64,
        times: &[TimeExpression],
    ) -> Spoken {
        let candidate = &told.candidate;
        let tells = |what: Tells| {
            let mut cues = told.cues.iter().map(|cue| self.cue(*cue));
            cues.any(|cue| cue.tells == Some(what))
        };
        let opener = self.cue(candidate.opener);
        let deadline = owed_by(
            utterance,
            [
                candidate.what.clone(),
                candidate.site.opener.start..candidate.sentence.end,
                candidate.sentence.clone(),
            ],
            times,
        );
        let what = phrase::what(
            raw,
            utterance,
            &candidate.what,
            opener,
            deadline.map(|at| &times[at]),
        );
        Spoken {
            to: recipient(&what),
            what,
            owner: opener.owner.unwrap_or(Owner::I),
            span: said(utterance, candidate),
            conditional: tells(Tells::Conditional),
            immediate: tells(Tells::Immediate),
            deadline,
            confidence: 1.0 / (1.0 + (-sum).exp()),
        }
    }
}

/// Something that may be a promise, with all that speaks for it and against it.
#[derive(Debug)]
pub(super) struct Told {
    candidate: Candidate,
    /// The cues, by number.
    pub(super) cues: BTreeSet<usize>,
}

/// Something that may be a promise, in pieces of the message.
#[derive(Debug)]
struct Candidate {
    /// The sentence it stands in.
    sentence: Range<usize>,
    /// The opener or whole promise.
    opener: usize,
    /// The cues between opener and verb.
    between: Vec<usize>,
    /// The verb's cue.
    verb: Option<usize>,
    /// What is owed.
    what: Range<usize>,
    /// Where the words after the verb begin.
    after: usize,
    /// Where its parts stand.
    site: Site,
}

/// Returns whether a sentence is a question. What has no subject opens one: "Will it work?"
fn is_asked(sentence: &[Piece]) -> bool {
    sentence.last().is_some_and(|piece| piece.text == "?")
}

/// Returns where a candidate stands in the message, from its opener to the end of its clause.
fn said(utterance: &Utterance, candidate: &Candidate) -> Range<usize> {
    let end = candidate.what.end.max(candidate.site.opener.start + 1);
    let pieces = utterance.slice(candidate.site.opener.start..end.min(utterance.pieces.len()));
    match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => 0..0,
    }
}

/// Returns whether a clause starts at `at`: a sentence, or what follows a mark or "and".
fn starts_clause(utterance: &Utterance, sentence: &Range<usize>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= sentence.start) else {
        return true;
    };
    utterance.pieces.get(before).is_some_and(|piece: &Piece| {
        if piece.text == "," {
            // Further on, a comma may as well end the subject: "Our partner, Acme, will call."
            return before - sentence.start <= FEW;
        }
        matches!(
            piece.text.as_str(),
            ";" | ":"
                | "-"
                | "\u{2013}"
                | "\u{2014}"
                | "("
                | "<hidden>"
                | "and"
                | "then"
                | "ok"
                | "okay"
                | "sure"
                | "yes"
                | "thanks"
                | "so"
                | "but"
        )
    })
}
