//! Which of somebody's open promises a message means that says something is done.
//!
//! By the verb ("sent" fulfils "send") and by words in common ("the quote"). Never more than three.

use std::collections::BTreeSet;

use super::deeds::Deeds;
use super::fulfilled::Done;
use crate::text;

/// The most promises to choose from.
const MOST: usize = 3;

/// An open promise, as far as its words matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// What is owed.
    pub what: String,
    /// To whom.
    pub to: Option<String>,
}

/// Where the message stands, seen from the promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// In their thread.
    Thread,
    /// In their channel, soon after the latest of them.
    Soon,
    /// In their channel.
    Channel,
}

/// Which promises are meant, by their places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// None of them.
    Nothing,
    /// This one.
    One(usize),
    /// One of these, at most three.
    OneOf(Vec<usize>),
}

/// How well a message fits a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It says only that something is done: "Done!".
    Bare,
    /// The verb fits, what it is done with is another thing or goes by another name.
    OtherThing,
    /// The verb fits, and nothing else is said: "Sent!".
    Verb,
    /// The verb is another one, and there are words in common.
    Words,
    /// Any verb fits, and there are words in common: "The quote is done".
    Named,
    /// The verb fits, and there are words in common: "Here's the quote", "sent the quote".
    Clear,
}

/// Returns which of these promises, the earliest deadline first, a message says is done.
pub fn meant(deeds: &Deeds, done: &[Done], open: &[Owed], near: Near) -> Meant {
    let fits: Vec<(usize, Fit)> = open
        .iter()
        .enumerate()
        .filter_map(|(at, owed)| Some((at, best(deeds, done, owed)?)))
        .filter(|(_, fit)| match near {
            Near::Thread => true,
            Near::Soon => *fit >= Fit::Named || (*fit == Fit::Verb && open.len() == 1),
            Near::Channel => *fit >= Fit::Named,
        })
        .collect();
    let Some(best) = fits.iter().map(|(_, fit)| *fit).max() else {
        return Meant::Nothing;
    };
    let mut best: Vec<usize> = fits
        .iter()
        .filter(|(_, fit)| *fit == best)
        .map(|(at, _)| *at)
        .collect();
    best.truncate(MOST);
    match best.as_slice() {
        [one] => Meant::One(*one),
        _ => Meant::OneOf(best),
    }
}

/// Returns how well the best of what is said to be done fits a promise.
fn best(deeds: &Deeds, done: &[Done], owed: &Owed) -> Option<Fit> {
    let what = words(&owed.what);
    let to = owed.to.as_deref().map(words).unwrap_or_default();
    let verb = what.first().cloned().unwrap_or_default();
    let verb = deeds.stems(&verb);
    let named: BTreeSet<String> = deeds
        .stems(&[what.join(" "), to.join(" ")].join(" "))
        .difference(&verb)
        .cloned()
        .collect();
    done.iter()
        .filter_map(|done| fit(done, &what, &named))
        .max()
}

fn fit(done: &Done, what: &[String], named: &BTreeSet<String>) -> Option<Fit> {
    let any = done.does.is_empty();
    let verb = done.does.iter().any(|verb| what.starts_with(verb));
    // What the clause names decides; a clause that names nothing is explained by the rest of the message.
    let said = if done.about.is_empty() {
        &done.message
    } else {
        &done.about
    };
    let common = !said.is_disjoint(named);
    if done.needs_word && !common {
        return None;
    }
    let bare = done.about.is_empty();
    match (common, verb, any) {
        (true, true, _) => Some(Fit::Clear),
        (true, false, true) => Some(Fit::Named),
        (true, false, false) => Some(Fit::Words),
        (false, true, _) if bare => Some(Fit::Verb),
        (false, true, _) => Some(Fit::OtherThing),
        (false, false, true) if bare => Some(Fit::Bare),
        (false, false, _) => None,
    }
}

/// Returns the words of what is owed, folded; a name stands for a mention.
fn words(raw: &str) -> Vec<String> {
    super::deed::split(&text::shown(raw))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::datafile::DataFile;

    /// Reads the families as they are shipped.
    fn deeds() -> Deeds {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips/fulfilled");
        let files: Vec<DataFile> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| DataFile {
                name: path.file_name().unwrap().to_string_lossy().into_owned(),
                text: std::fs::read_to_string(path).unwrap(),
            })
            .collect();
        Deeds::load(&files).unwrap()
    }

    #[track_caller]
    fn check(near: Near, open: &[&str], text: &str, want: &[&str]) {
        let deeds = deeds();
        let owed: Vec<Owed> = open
            .iter()
            .map(|what| Owed {
                what: (*what).into(),
                to: None,
            })
            .collect();
        let found = match meant(&deeds, &deeds.recognise(text), &owed, near) {
            Meant::Nothing => Vec::new(),
            Meant::One(at) => vec![open[at]],
            Meant::OneOf(several) => several.into_iter().map(|at| open[at]).collect(),
        };
        assert_eq!(found, want, "{text}");
    }

    #[test]
    fn in_a_thread_with_one_promise_little_has_to_be_said() {
        let quote = ["send you the revised quote"];
        for text in [
            "Sent!",
            "done",
            "here's the quote",
            "just sent it over",
            "all set",
            "I've forwarded it to you",
            "Here you go: <https://example.com/q.pdf>",
            "Attached the quote :+1:",
            "@Sam it's done",
        ] {
            check(Near::Thread, &quote, text, &quote);
        }
        check(
            Near::Thread,
            &["fix the login page"],
            "fixed in #123",
            &["fix the login page"],
        );
        check(
            Near::Thread,
            &["fix the login page"],
            "it's live",
            &["fix the login page"],
        );
    }

    #[test]
    fn what_is_done_must_fit_what_is_owed() {
        check(Near::Thread, &["call Maria back"], "Sent the slides", &[]);
        check(
            Near::Thread,
            &["send Acme the quote"],
            "Dinner is ready",
            &[],
        );
        check(
            Near::Thread,
            &["send Acme the quote"],
            "Here's my idea",
            &[],
        );
        check(Near::Thread, &["send Acme the quote"], "Thanks!", &[]);
    }

    #[test]
    fn of_several_promises_the_words_choose_or_the_person_does() {
        let open = ["send Acme the quote", "call Bob", "send Zoë the invoice"];
        check(Near::Thread, &open, "Sent the quote", &[open[0]]);
        check(Near::Thread, &open, "Called Bob, all good", &[open[1]]);
        check(Near::Thread, &open, "here is the invoice", &[open[2]]);
        check(Near::Thread, &open, "sent!", &[open[0], open[2]]);
        check(Near::Thread, &open, "All done!", &open);
        let many = ["call A", "call B", "call C", "call D"];
        check(Near::Thread, &many, "done", &many[..3]);
    }

    #[test]
    fn in_a_channel_it_must_be_clear() {
        let quote = ["send Acme the quote"];
        check(Near::Channel, &quote, "The quote is sent", &quote);
        check(Near::Channel, &quote, "I just sent Acme the quote", &quote);
        check(Near::Channel, &quote, "Sent!", &[]);
        check(Near::Channel, &quote, "Done", &[]);
        check(Near::Soon, &quote, "Sent!", &quote);
        check(Near::Soon, &quote, "Done", &[]);
        check(
            Near::Soon,
            &["send Acme the quote", "send it"],
            "Sent!",
            &[],
        );
    }
}
