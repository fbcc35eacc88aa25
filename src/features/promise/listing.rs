//! The list of a person's open promises, in groups and pages.

use std::ops::Range;

use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Desk;
use super::book;
use super::cards;
use super::source;
use crate::promises::Group;
use crate::promises::Ledger;
use crate::promises::Promise;
use crate::store::StoreError;
use crate::view::Button;
use crate::view::Card;
use crate::view::Choice;
use crate::view::Control;
use crate::view::Part;
use crate::view::Picker;
use crate::view::PickerKind;
use crate::view::Text;
use crate::view::wording;

/// How many promises a page shows.
const PAGE: usize = 8;

/// How far back the record at the foot looks.
const RECORD: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Returns a page of the asker's open promises, counted from 0.
pub(super) fn page(desk: &Desk<'_>, page: usize) -> Result<Card, StoreError> {
    let (reads, member) = (desk.context.reads, &desk.who.id);
    let open = book::open_promises(reads, desk.workspace, member)?;
    let now = desk.now();
    let month = Range {
        start: now.saturating_sub(RECORD).unwrap_or(Timestamp::MIN),
        end: now
            .saturating_add(SignedDuration::from_secs(1))
            .unwrap_or(Timestamp::MAX),
    };
    let ledger = book::ledger(reads, desk.workspace, member, &month)?;
    Ok(card(&open, page, ledger, &desk.zone, now))
}

fn card(open: &[Promise], page: usize, ledger: Ledger, zone: &TimeZone, now: Timestamp) -> Card {
    if open.is_empty() {
        return foot(empty(), ledger);
    }
    let pages = open.len().div_ceil(PAGE);
    let page = page.min(pages - 1);
    let count = wording::count(open.len(), "open promise", "open promises");
    let mut card = Card::new(format!("You have {count}.")).heading(format!("You have {count}"));
    let mut heading = None;
    for promise in open.iter().skip(page * PAGE).take(PAGE) {
        let group = promise.group(now, zone);
        if heading != Some(group) {
            card = card.words(Text::default().and_bold(group.heading()));
            heading = Some(group);
        }
        card = card.part(row(promise, group, zone, now));
    }
    card = card.buttons(turns(page, pages));
    foot(card, ledger)
}

fn empty() -> Card {
    Card::new("Nothing is open.").words(
        Text::plain("Nothing is open. Promise something with ")
            .and_code("/promise send Acme the quote by Friday 3pm")
            .and("."),
    )
}

fn row(promise: &Promise, group: Group, zone: &TimeZone, now: Timestamp) -> Part {
    let mut text = cards::and_owed(Text::plain(format!("{}. ", promise.id)), promise);
    if let Some(due) = &promise.due {
        let here = due.at.to_zoned(zone.clone());
        let when = match group {
            Group::Today => wording::clock_time(&here),
            _ => wording::in_short(&here, now),
        };
        text = text.and_break().and_italic(when);
    }
    let text = source::within(text, promise);
    let choices = [
        ("Kept", "kept"),
        match promise.due {
            Some(_) => ("Need more time", "more_time"),
            None => ("Give it a date", "pick"),
        },
        ("Hand over", "hand_over"),
        ("Let go", "let_go"),
        ("Change", "change"),
    ];
    let choices = choices
        .into_iter()
        .map(|(label, action)| Choice {
            label: label.into(),
            value: format!("{action}/{}", promise.id),
        })
        .collect();
    Part::Row(
        text,
        Control::Select(Picker {
            action: format!("promise.do.{}", promise.id),
            hint: "What about it?".into(),
            choices,
            chosen: None,
            kind: PickerKind::More,
        }),
    )
}

fn turns(page: usize, pages: usize) -> Vec<Button> {
    let mut buttons = Vec::new();
    if page > 0 {
        let value = (page - 1).to_string();
        buttons.push(Button::new("promise.list.back", "Back", value));
    }
    if page + 1 < pages {
        let value = (page + 1).to_string();
        buttons.push(Button::new("promise.list.on", "More", value));
    }
    buttons
}

fn foot(card: Card, ledger: Ledger) -> Card {
    if ledger.settled() == 0 {
        return card;
    }
    let late = counted(ledger.late, "kept late");
    let let_go = counted(ledger.let_go, "let go");
    card.small(format!(
        "In the last 30 days: {} kept{late}{let_go}",
        ledger.kept
    ))
}

fn counted(number: usize, how: &str) -> String {
    if number == 0 {
        String::new()
    } else {
        format!(", {number} {how}")
    }
}
