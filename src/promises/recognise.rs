//! Recognises a promise in a message: opener, verb, and the cues around them, each with its weight.
//!
//! All words are data. The sum of the cues is a confidence; what to do with it is the caller's choice.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cue::Cue;
use super::cue::Owner;
use super::cue::Place;
use super::cue::Tells;
use super::cues::BIAS;
use super::cues::Cues;
use super::index::Piece;
use super::phrase;
use super::recipient::recipient;
use super::utterance::Utterance;
use crate::deadlines::TimeExpression;

/// How many earlier messages are looked at.
const EARLIER: usize = 3;

/// How many words may stand between an opener and its verb.
const MOST_BETWEEN: usize = 4;

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
    /// The cues that spoke, by name, each with its weight.
    pub cues: Vec<(String, f64)>,
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
        self.all(raw, context, times)
            .into_iter()
            .filter(|spoken| spoken.confidence >= LIKELY)
            .max_by(|one, other| one.confidence.total_cmp(&other.confidence))
    }

    /// Returns everything in `raw` that is opened like a promise, however unlike one it is.
    pub fn all(
        &self,
        raw: &str,
        context: &[(bool, &str)],
        times: &[TimeExpression],
    ) -> Vec<Spoken> {
        if !self.may_promise(raw) {
            return Vec::new();
        }
        let utterance = Utterance::of(raw, times);
        let mut candidates = Vec::new();
        for sentence in &utterance.sentences {
            self.candidates(&utterance, sentence, &mut candidates);
        }
        if candidates.is_empty() {
            return Vec::new();
        }
        let around = self.cues_around(&utterance, context);
        candidates
            .into_iter()
            .map(|candidate| self.spoken(raw, &utterance, &candidate, &around, times))
            .collect()
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
                    starts: at,
                    between: Vec::new(),
                    verb: None,
                    what: at..at + hit.length,
                    after: at + hit.length,
                });
            }
            if let Some(hit) = self.index(Place::Opener).at(pieces, at)
                && (starts || !self.cue(hit.cue).at_start)
            {
                found.push(self.opened(utterance, sentence, at, hit.cue, hit.length));
            }
        }
    }

    /// Reads on from an opener: the words between, the verb, the rest of the clause.
    fn opened(
        &self,
        utterance: &Utterance,
        sentence: &Range<usize>,
        at: usize,
        opener: usize,
        length: usize,
    ) -> Candidate {
        let pieces = utterance.slice(0..sentence.end);
        let mut verb_at = at + length;
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
        let end = phrase::clause_end(utterance.slice(0..sentence.end), verb_at);
        Candidate {
            sentence: sentence.clone(),
            opener,
            starts: at,
            between,
            verb: verb.map(|hit| hit.cue),
            what: what_from.unwrap_or(verb_at)..end,
            after: verb_at + verb.map_or(1, |hit| hit.length),
        }
    }

    /// Sums up what speaks for a candidate and against it.
    fn spoken(
        &self,
        raw: &str,
        utterance: &Utterance,
        candidate: &Candidate,
        around: &BTreeSet<usize>,
        times: &[TimeExpression],
    ) -> Spoken {
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
        add(Place::Before, sentence.start..candidate.starts);
        add(Place::After, candidate.after..candidate.what.end);
        add(Place::Sentence, sentence.clone());
        let cues: Vec<&Cue> = speak.iter().map(|cue| self.cue(*cue)).collect();
        let sum = BIAS + cues.iter().map(|cue| cue.weight).sum::<f64>();
        let tells = |what: Tells| cues.iter().any(|cue| cue.tells == Some(what));
        let opener = self.cue(candidate.opener);
        let deadline = deadline(utterance, candidate, times);
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
            cues: cues
                .iter()
                .map(|cue| (cue.name.clone(), cue.weight))
                .collect(),
        }
    }
}

/// Something that may be a promise, in pieces of the message.
#[derive(Debug)]
struct Candidate {
    /// The sentence it stands in.
    sentence: Range<usize>,
    /// The opener or whole promise.
    opener: usize,
    /// Where that starts.
    starts: usize,
    /// The cues between opener and verb.
    between: Vec<usize>,
    /// The verb's cue.
    verb: Option<usize>,
    /// What is owed.
    what: Range<usize>,
    /// Where the words after the verb begin.
    after: usize,
}

/// Returns where a candidate stands in the message, from its opener to the end of its clause.
fn said(utterance: &Utterance, candidate: &Candidate) -> Range<usize> {
    let end = candidate.what.end.max(candidate.starts + 1);
    let pieces = utterance.slice(candidate.starts..end.min(utterance.pieces.len()));
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
        matches!(
            piece.text.as_str(),
            "," | ";"
                | ":"
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

/// Returns the time a promise is owed by: one in its clause, a limit first; else one in its sentence.
fn deadline(
    utterance: &Utterance,
    candidate: &Candidate,
    times: &[TimeExpression],
) -> Option<usize> {
    let within = |range: Range<usize>| {
        let indexes = utterance.slice(range).iter().filter_map(|piece| piece.time);
        let found: BTreeSet<usize> = indexes.filter(|at| *at < times.len()).collect();
        let limit = found.iter().copied().find(|at| times[*at].is_limit);
        limit.or_else(|| found.into_iter().next_back())
    };
    within(candidate.what.clone()).or_else(|| within(candidate.sentence.clone()))
}
