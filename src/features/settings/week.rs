//! A person's own working hours, working days and date order in the settings form: asked, checked, kept.
//!
//! What is left empty, or is what the team has, stays the team's.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Time;
use jiff::civil::Weekday;

use crate::calendar::Calendar;
use crate::calendar::DateOrder;
use crate::calendar::weekday;
use crate::calendar::weekday_name;
use crate::features::preferences::Preferences;
use crate::view::Choice;
use crate::view::Field;
use crate::view::FieldKind;
use crate::view::Form;

/// The orders of a date to choose from.
const ORDERS: [(&str, DateOrder, &str); 2] = [
    (
        "month-first",
        DateOrder::MonthFirst,
        "March 4 (month first)",
    ),
    ("day-first", DateOrder::DayFirst, "3 April (day first)"),
];

/// Adds the questions about the week.
pub(super) fn ask(form: Form, preferences: &Preferences, team: &Calendar) -> Form {
    let (from, until) = preferences.hours.unzip();
    let mine = preferences.calendar(team);
    form.with(time_field(
        "day_start",
        "My day starts at",
        from,
        team.day_start,
    ))
    .with(time_field("day_end", "My day ends at", until, team.day_end))
    .optional(
        "working_days",
        "Days I work",
        FieldKind::Choices {
            choices: Weekday::Monday
                .cycle_forward()
                .take(7)
                .map(|day| Choice::new(weekday_name(day), weekday_name(day)))
                .collect(),
            chosen: mine
                .working_days
                .iter()
                .map(|day| weekday_name(*day).to_owned())
                .collect(),
        },
    )
    .field(
        "date_order",
        "3/4 means",
        FieldKind::Choice {
            choices: ORDERS
                .iter()
                .map(|(value, _, label)| Choice::new(value, label))
                .collect(),
            chosen: ORDERS
                .iter()
                .find(|(_, order, _)| *order == mine.date_order)
                .map(|(value, ..)| (*value).to_owned()),
        },
    )
}

fn time_field(id: &str, label: &str, own: Option<Time>, team: Time) -> Field {
    Field {
        id: id.into(),
        label: label.into(),
        hint: Some(format!(
            "Leave it empty for your team's {}.",
            team.strftime("%H:%M")
        )),
        optional: true,
        kind: FieldKind::TimeOfDay(own.map(|time| time.strftime("%H:%M").to_string())),
    }
}

/// Puts the answers into the settings; otherwise the field that is wrong and why.
pub(super) fn fill(
    preferences: &mut Preferences,
    answers: &BTreeMap<String, String>,
    team: &Calendar,
) -> Result<(), (&'static str, String)> {
    let answer = |id: &str| {
        answers
            .get(id)
            .map(|answer| answer.trim())
            .filter(|answer| !answer.is_empty())
    };
    let time = |id: &str| answer(id).and_then(|answer| Time::strptime("%H:%M", answer).ok());
    let hours = (
        time("day_start").unwrap_or(team.day_start),
        time("day_end").unwrap_or(team.day_end),
    );
    if hours.0 >= hours.1 {
        return Err((
            "day_end",
            format!(
                "Please choose an end after {}, when your day starts.",
                hours.0.strftime("%H:%M")
            ),
        ));
    }
    preferences.hours = Some(hours).filter(|hours| *hours != (team.day_start, team.day_end));
    let numbers = |days: &[Weekday]| -> BTreeSet<i8> {
        days.iter().map(|day| day.to_monday_one_offset()).collect()
    };
    let days: Vec<Weekday> = answer("working_days")
        .unwrap_or_default()
        .split(',')
        .filter_map(|day| weekday(day).ok())
        .collect();
    preferences.working_days = Some(numbers(&days))
        .filter(|days| !days.is_empty() && *days != numbers(&team.working_days));
    if let Some(order) = answer("date_order") {
        preferences.date_order = ORDERS
            .iter()
            .find(|(value, ..)| *value == order)
            .map(|(_, order, _)| *order)
            .filter(|order| *order != team.date_order);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;
    use crate::ids::Member;

    #[track_caller]
    fn check(answers: &[(&str, &str)]) -> Result<Preferences, (&'static str, String)> {
        let mut preferences = Preferences::of(Member::new("U1"));
        let answers = answers
            .iter()
            .map(|(id, answer)| ((*id).into(), (*answer).into()))
            .collect();
        fill(&mut preferences, &answers, &Calendar::default()).map(|()| preferences)
    }

    #[test]
    fn what_differs_from_the_team_is_kept() {
        let kept = check(&[
            ("day_end", "15:30"),
            ("working_days", "Thursday,Monday"),
            ("date_order", "day-first"),
        ])
        .unwrap();
        assert_eq!(kept.hours, Some((time(9, 0, 0, 0), time(15, 30, 0, 0))));
        assert_eq!(
            kept.own_working_days(),
            Some(vec![Weekday::Monday, Weekday::Thursday])
        );
        assert_eq!(kept.date_order, Some(DateOrder::DayFirst));
        let calendar = Calendar::default();
        let mine = kept.calendar(&calendar);
        assert_eq!(mine.day_end, time(15, 30, 0, 0));
        assert_eq!(mine.date_order, DateOrder::DayFirst);
    }

    #[test]
    fn what_is_the_teams_stays_the_teams() {
        let everyday = "Monday,Tuesday,Wednesday,Thursday,Friday";
        let kept = check(&[
            ("day_start", "09:00"),
            ("day_end", ""),
            ("working_days", everyday),
            ("date_order", "month-first"),
        ]);
        assert_eq!(kept, Ok(Preferences::of(Member::new("U1"))));
        assert_eq!(
            check(&[("working_days", ""), ("date_order", "nonsense")]),
            Ok(Preferences::of(Member::new("U1")))
        );
    }

    #[test]
    fn a_day_that_ends_before_it_starts_is_refused_with_a_way_out() {
        assert_eq!(
            check(&[("day_start", "18:00")]),
            Err((
                "day_end",
                "Please choose an end after 18:00, when your day starts.".into()
            ))
        );
    }
}
