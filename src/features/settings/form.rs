//! The form of a person's settings: asked, checked, kept.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Time;

use super::cards;
use super::week;
use super::zone;
use crate::calendar::Calendar;
use crate::chat::Heard;
use crate::chat::Person;
use crate::chat::Reply;
use crate::datafile::nearest;
use crate::features::Context;
use crate::features::Outcome;
use crate::features::preferences::Preferences;
use crate::features::promise::book;
use crate::store::Change;
use crate::store::StoreError;
use crate::view::Choice;
use crate::view::Field;
use crate::view::FieldKind;
use crate::view::Form;

/// Heads-up times to choose from, in minutes before the deadline.
const HEADS_UP: &[(u32, &str)] = &[
    (15, "15 minutes before"),
    (30, "30 minutes before"),
    (60, "1 hour before"),
    (120, "2 hours before"),
    (1_440, "1 day before"),
];

/// Asks for the settings, filled with the present ones.
pub(super) fn ask(preferences: &Preferences, person: &Person, team: &Calendar) -> Form {
    let (from, until) = preferences.quiet.unzip();
    let form = Form::new("settings.save", "Your settings", "Save")
        .optional("speaks", "In channels I am invited to", speaks(preferences))
        .field(
            "heads_up",
            "Heads-up before a deadline",
            heads_up(preferences),
        )
        .optional("quiet_from", "No nudges from", time_of_day(from))
        .optional("quiet_until", "No nudges until", time_of_day(until))
        .with(zone_field(preferences, person));
    let form = week::ask(form, preferences, team);
    if preferences.muted.is_empty() {
        return form;
    }
    form.optional(
        "unmute",
        "Channels where I stay silent for you",
        FieldKind::Choices {
            choices: vec![Choice::new("all", "Speak up there again")],
            chosen: vec![],
        },
    )
}

fn speaks(preferences: &Preferences) -> FieldKind {
    let speaks = [
        (
            preferences.hints,
            "hints",
            "Suggest a better phrase, privately",
        ),
        (
            preferences.offers,
            "offers",
            "Offer to track promises I make, privately",
        ),
    ];
    FieldKind::Choices {
        choices: speaks
            .iter()
            .map(|(_, value, label)| Choice::new(value, label))
            .collect(),
        chosen: speaks
            .iter()
            .filter(|(on, ..)| *on)
            .map(|(_, value, _)| (*value).to_owned())
            .collect(),
    }
}

fn heads_up(preferences: &Preferences) -> FieldKind {
    let auto = Choice::new("auto", "By how far away the deadline is");
    let minutes = HEADS_UP
        .iter()
        .map(|(minutes, label)| Choice::new(&minutes.to_string(), label));
    let chosen = preferences
        .heads_up_minutes
        .map_or_else(|| "auto".to_owned(), |minutes| minutes.to_string());
    FieldKind::Choice {
        choices: std::iter::once(auto).chain(minutes).collect(),
        chosen: Some(chosen),
    }
}

fn time_of_day(time: Option<Time>) -> FieldKind {
    FieldKind::TimeOfDay(time.map(|time| time.strftime("%H:%M").to_string()))
}

fn zone_field(preferences: &Preferences, person: &Person) -> Field {
    Field {
        id: "zone".into(),
        label: "Time zone".into(),
        hint: Some(format!(
            "Leave it empty to use the one of your profile ({}).",
            person.zone
        )),
        optional: true,
        kind: FieldKind::Words {
            value: preferences.zone.clone().unwrap_or_default(),
            long: false,
        },
    }
}

/// Keeps the settings, or says which answer cannot be used.
pub(super) fn save(
    context: &Context<'_>,
    heard: &Heard,
    answers: &BTreeMap<String, String>,
) -> Result<Outcome, StoreError> {
    let before = context.preferences(&heard.workspace, &heard.who.id)?;
    let mut preferences = before.clone();
    let filled = fill(&mut preferences, answers)
        .and_then(|()| week::fill(&mut preferences, answers, context.calendar));
    if let Err((field, words)) = filled {
        return Ok(Outcome::reply(Reply::Refuse(BTreeMap::from([(
            field.to_owned(),
            words,
        )]))));
    }
    let mut change = Change::default();
    change.put(&heard.workspace, &preferences);
    if preferences.moves_nudges(&before) {
        book::reschedule(
            context,
            &mut change,
            &heard.workspace,
            &preferences,
            &heard.who,
        )?;
    }
    let mut card = cards::settings(&preferences, &heard.who);
    card.summary = "Your settings are saved.".into();
    Ok(Outcome {
        reply: Some(Reply::Private(card)),
        change,
        forgets: false,
    })
}

/// Puts the answers into the settings; otherwise the field that is wrong and why.
fn fill(
    preferences: &mut Preferences,
    answers: &BTreeMap<String, String>,
) -> Result<(), (&'static str, String)> {
    let answer = |id: &str| {
        answers
            .get(id)
            .map(|answer| answer.trim())
            .filter(|answer| !answer.is_empty())
    };
    let speaks: BTreeSet<&str> = answer("speaks").unwrap_or_default().split(',').collect();
    preferences.hints = speaks.contains("hints");
    preferences.offers = speaks.contains("offers");
    preferences.heads_up_minutes = answer("heads_up")
        .and_then(|minutes| minutes.parse().ok())
        .filter(|minutes| HEADS_UP.iter().any(|(known, _)| known == minutes));
    preferences.quiet = match (time(answer("quiet_from")), time(answer("quiet_until"))) {
        (Some(from), Some(until)) if from != until => Some((from, until)),
        (None, None) => None,
        (Some(_), Some(_)) => {
            return Err((
                "quiet_until",
                "Please choose an end that differs from the start.".into(),
            ));
        }
        (Some(_), None) => {
            return Err((
                "quiet_until",
                "Please choose when nudges may come again.".into(),
            ));
        }
        (None, Some(_)) => {
            return Err((
                "quiet_from",
                "Please choose when nudges should stop.".into(),
            ));
        }
    };
    preferences.zone = match answer("zone") {
        None => None,
        Some(name) => Some(known_zone(name).ok_or_else(|| ("zone", unknown_zone(name)))?),
    };
    if answer("unmute").is_some() {
        preferences.muted.clear();
    }
    Ok(())
}

fn time(answer: Option<&str>) -> Option<Time> {
    answer.and_then(|answer| Time::strptime("%H:%M", answer).ok())
}

/// Returns the zone's proper name.
fn known_zone(name: &str) -> Option<String> {
    zone(&name.replace(' ', "_"))?
        .iana_name()
        .map(str::to_owned)
}

fn unknown_zone(name: &str) -> String {
    let database = jiff::tz::db();
    let known: Vec<String> = database.available().map(|name| name.to_string()).collect();
    let typed = name.replace(' ', "_");
    let city_or_name = known
        .iter()
        .flat_map(|known| [known.as_str(), known.rsplit('/').next().unwrap_or(known)]);
    match nearest(&typed, city_or_name) {
        Some(meant) => {
            let full = known
                .iter()
                .find(|known| known.as_str() == meant || known.ends_with(&format!("/{meant}")));
            format!(
                "I don't know that zone. Did you mean {}?",
                full.map_or(meant, String::as_str)
            )
        }
        None => {
            "I don't know that zone. Use a name such as Europe/Berlin or America/New_York.".into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Member;

    #[track_caller]
    fn check(answers: &[(&str, &str)], want: Result<(), (&str, &str)>) -> Preferences {
        let mut preferences = Preferences::of(Member::new("U1"));
        let answers = answers
            .iter()
            .map(|(id, answer)| ((*id).into(), (*answer).into()))
            .collect();
        let got = fill(&mut preferences, &answers);
        assert_eq!(
            got,
            want.map_err(|(field, words)| (field, words.to_owned()))
        );
        preferences
    }

    #[test]
    fn answers_become_settings() {
        let kept = check(
            &[
                ("speaks", "offers"),
                ("heads_up", "60"),
                ("quiet_from", "20:00"),
                ("quiet_until", "07:30"),
                ("zone", "america/new york"),
            ],
            Ok(()),
        );
        assert!(!kept.hints && kept.offers);
        assert_eq!(kept.heads_up_minutes, Some(60));
        assert_eq!(kept.zone.as_deref(), Some("America/New_York"));
        assert!(kept.quiet.is_some());
    }

    #[test]
    fn a_wrong_answer_is_refused_with_a_way_out() {
        check(
            &[("zone", "Berlim")],
            Err((
                "zone",
                "I don't know that zone. Did you mean Europe/Berlin?",
            )),
        );
        check(
            &[("quiet_from", "20:00")],
            Err(("quiet_until", "Please choose when nudges may come again.")),
        );
        check(
            &[("quiet_from", "20:00"), ("quiet_until", "20:00")],
            Err((
                "quiet_until",
                "Please choose an end that differs from the start.",
            )),
        );
    }

    #[test]
    fn nonsense_from_a_forged_form_changes_nothing_harmful() {
        let kept = check(
            &[("heads_up", "999999999999"), ("speaks", "root,hints")],
            Ok(()),
        );
        assert_eq!(kept.heads_up_minutes, None);
        assert!(kept.hints && !kept.offers);
    }
}
