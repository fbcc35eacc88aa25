//! The daily tip of a channel: on, off, at its hour, never twice, counted, retired, and gone with the channel.

use std::collections::HashSet;

use crate::stage::Stage;
use crate::stage::titles;
use crate::stage::words;
use goodword::chat::PlaceKind;
use goodword::chat::Role;
use goodword::chat::What;
use goodword::features::daily::Daily;
use goodword::features::daily::Votes;
use goodword::library::Library;
use insta::assert_snapshot;

/// Thursday, nine in the morning in Berlin.
const THURSDAY: &str = "2026-03-05T08:00:00Z";

fn daily(stage: &mut Stage, rest: &str) -> String {
    words(&stage.types("U1", "/goodword", &format!("daily {rest}")))
}

#[test]
fn it_is_switched_on_moved_and_off_and_says_how_it_stands() {
    let mut stage = Stage::at(THURSDAY);
    assert_snapshot!(daily(&mut stage, ""), @"This channel gets no daily tip. Switch it on: `/goodword daily on 9:30`");
    assert_snapshot!(daily(&mut stage, "on 9:30"), @r"
    This channel gets a tip every working day at 9:30 am (Europe/Berlin). The next one comes today 9:30 am.
    (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)
    ");
    assert_eq!(stage.next_moment().unwrap(), "Thu 2026-03-05 09:30");
    daily(&mut stage, "on 8.15");
    assert_eq!(stage.next_moment().unwrap(), "Fri 2026-03-06 08:15");
    assert_snapshot!(daily(&mut stage, ""), @r"
    This channel gets a tip every working day at 8:15 am (Europe/Berlin). The next one comes tomorrow 8:15 am.
    (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)
    (That is outside your working hours; if this was meant otherwise, just give another time.)
    ");
    assert_snapshot!(daily(&mut stage, "off"), @"No more daily tips here. Back on: `/goodword daily on 9:30`");
    assert_eq!(stage.next_moment(), None);
    assert_eq!(daily(&mut stage, "off"), daily(&mut stage, ""));
}

#[test]
fn nonsense_is_answered_with_an_example() {
    let mut stage = Stage::at(THURSDAY);
    assert_snapshot!(daily(&mut stage, "on half past never"), @"I don't know how to read «half past never». Give a time of day, such as `/goodword daily on 9:30` or `/goodword daily on 2pm`. To stop: `/goodword daily off`");
    for nonsense in ["on 25:00", "onn 9:30", "<!channel>", "off tomorrow", "🕘"] {
        assert!(
            daily(&mut stage, nonsense).contains("daily on 9:30"),
            "{nonsense}"
        );
    }
    assert_eq!(stage.next_moment(), None);
}

#[test]
fn where_it_cannot_be_it_says_why() {
    let mut stage = Stage::at(THURSDAY).in_a(PlaceKind::Shared);
    assert_snapshot!(daily(&mut stage, "on 9:30"), @"People from another company read along here, so I keep tips among ourselves. Switch the daily tip on in a channel of your team.");
    stage.place.kind = PlaceKind::Direct;
    assert_snapshot!(daily(&mut stage, "on 9:30"), @"The daily tip is for channels: type this in one of yours. Here you can have one whenever you like: `/tip`");
    stage.place.kind = PlaceKind::Channel;
    stage.role = Role::Guest;
    assert_snapshot!(daily(&mut stage, "on 9:30"), @"As a guest you cannot switch the daily tip on or off. Ask somebody of the team to do it.");
    assert_eq!(stage.next_moment(), None);
}

#[test]
fn every_working_day_has_its_tip_and_the_weekend_none() {
    let mut stage = Stage::at(THURSDAY);
    daily(&mut stage, "on 9:30");
    stage.waits_until("2026-03-10T12:00:00Z");
    let keys: Vec<String> = stage.outbox().into_iter().map(|out| out.key).collect();
    assert_eq!(
        keys,
        ["05", "06", "09", "10"].map(|day| format!("daily/C1/2026-03-{day}"))
    );
    assert_snapshot!(words(&stage.outbox()[0].card), @r"
    # Tip of the day
    Say no early, with what you can do instead.
    | I can't get ___ done by ___. What I can do is ___. Would that help?
    Rather not: “I'll see what I can do.”
    Why: An early no leaves them time to find another way. A late one leaves them stranded.
    (Making promises · 17 seconds to read)
    [👍] [👎] [Save]
    ");
    assert_eq!(stage.next_moment().unwrap(), "Wed 2026-03-11 09:30");
}

#[test]
fn the_hour_stays_when_the_clocks_change_and_holidays_are_left_out() {
    let mut stage = Stage::at("2026-03-27T12:00:00Z");
    stage
        .calendar
        .holidays
        .insert("2026-03-30".parse().unwrap());
    daily(&mut stage, "on 9:30");
    assert_eq!(stage.next_moment().unwrap(), "Tue 2026-03-31 09:30");
}

#[test]
fn a_holiday_declared_after_the_date_was_set_is_left_out_too() {
    let mut stage = Stage::at(THURSDAY);
    daily(&mut stage, "on 9:30");
    stage
        .calendar
        .holidays
        .insert("2026-03-05".parse().unwrap());
    stage.waits_until("2026-03-05T12:00:00Z");
    assert!(stage.outbox().is_empty());
    assert_eq!(stage.next_moment().unwrap(), "Fri 2026-03-06 09:30");
}

#[test]
fn nothing_is_repeated_before_everything_was_shown_and_no_neighbours_share_a_topic() {
    let mut stage = Stage::at(THURSDAY);
    daily(&mut stage, "on 9:30");
    stage.waits_until("2027-03-05T12:00:00Z");
    let many = stage.knowledge.library.len();
    let shown: Vec<String> = stage
        .outbox()
        .iter()
        .map(|out| titles(&out.card).remove(0))
        .collect();
    assert!(shown.len() > 2 * many);
    for round in shown.chunks(many) {
        let different: HashSet<&String> = round.iter().collect();
        assert_eq!(different.len(), round.len());
    }
    let topic = |title: &String| {
        let tips = stage.knowledge.library.tips();
        tips.iter()
            .find(|tip| tip.title == *title)
            .unwrap()
            .topic
            .clone()
    };
    let topics: Vec<_> = shown.iter().map(topic).collect();
    assert!(topics.windows(2).all(|two| two[0] != two[1]));
}

#[test]
fn after_a_downtime_there_is_one_tip_within_working_hours() {
    let mut stage = Stage::at(THURSDAY);
    daily(&mut stage, "on 9:30");
    stage.sleeps_until("2026-03-11T10:00:00Z");
    let keys: Vec<String> = stage.outbox().into_iter().map(|out| out.key).collect();
    assert_eq!(keys, ["daily/C1/2026-03-11"]);
    assert_eq!(stage.next_moment().unwrap(), "Thu 2026-03-12 09:30");
}

#[test]
fn after_a_downtime_nothing_comes_at_night_or_just_before_the_hour() {
    for (moment, next) in [
        ("2026-03-05T21:00:00Z", "Fri 2026-03-06 09:30"),
        ("2026-03-07T10:00:00Z", "Mon 2026-03-09 09:30"),
        ("2026-03-06T08:10:00Z", "Fri 2026-03-06 09:30"),
    ] {
        let mut stage = Stage::at(THURSDAY);
        daily(&mut stage, "on 9:30");
        stage.sleeps_until(moment);
        assert!(stage.outbox().is_empty(), "{moment}");
        assert_eq!(stage.next_moment().unwrap(), next);
    }
}

#[test]
fn off_and_on_again_on_one_day_gives_no_second_tip_and_no_repetition() {
    let mut stage = Stage::at(THURSDAY);
    daily(&mut stage, "on 9:30");
    stage.waits_until("2026-03-05T09:00:00Z");
    daily(&mut stage, "off");
    daily(&mut stage, "on 15:00");
    stage.waits_until("2026-03-06T16:00:00Z");
    let outbox = stage.outbox();
    let keys: Vec<&str> = outbox.iter().map(|out| out.key.as_str()).collect();
    assert_eq!(keys, ["daily/C1/2026-03-05", "daily/C1/2026-03-06"]);
    assert_ne!(titles(&outbox[0].card), titles(&outbox[1].card));
}

#[test]
fn a_thumb_counts_once_a_person_and_can_turn() {
    let mut stage = Stage::at(THURSDAY);
    daily(&mut stage, "on 9:30");
    stage.waits_until("2026-03-05T09:00:00Z");
    let card = stage.outbox().remove(0).card;
    let card = stage.presses("U1", "👍", &card);
    let card = stage.presses("U1", "👍 1", &card);
    let card = stage.presses("U2", "👍 1", &card);
    assert!(words(&card).ends_with("[👍 2] [👎] [Save]"));
    let card = stage.presses("U2", "👎", &card);
    assert!(words(&card).ends_with("[👍 1] [👎 1] [Save]"));
}

#[test]
fn a_tip_two_people_dislike_stays_away_from_that_channel() {
    let mut stage = Stage::at(THURSDAY);
    daily(&mut stage, "on 9:30");
    stage.waits_until("2026-03-05T09:00:00Z");
    let card = stage.outbox().remove(0).card;
    let card = stage.presses("U1", "👎", &card);
    let card = stage.presses("U1", "👎 1", &card);
    assert!(stage.record::<Daily>("C1").unwrap().retired.is_empty());
    let card = stage.presses("U2", "👎 1", &card);
    assert!(words(&card).ends_with("(Noted: this tip does not come back here.)"));
    let title = titles(&card).remove(0);
    stage.waits_until("2027-03-05T12:00:00Z");
    let later: Vec<String> = stage.outbox()[1..]
        .iter()
        .map(|out| titles(&out.card).remove(0))
        .collect();
    assert!(!later.is_empty() && !later.contains(&title));
}

#[test]
fn a_vote_on_what_is_not_there_is_answered_and_not_counted() {
    let mut stage = Stage::at(THURSDAY);
    assert!(stage.forges("U1", "daily.up", "call-back").is_some());
    daily(&mut stage, "on 9:30");
    assert!(stage.forges("U1", "daily.up", "no-such-tip").is_some());
    assert!(stage.record::<Votes>("C1/call-back").is_none());
    assert!(stage.record::<Votes>("C1/no-such-tip").is_none());
}

#[test]
fn it_ends_with_the_channel_or_when_the_bot_is_removed() {
    for what in [What::Removed, What::ChannelGone] {
        let mut stage = Stage::at(THURSDAY);
        daily(&mut stage, "on 9:30");
        stage.hears("U2", what);
        assert_eq!(stage.next_moment(), None);
        stage.waits_until("2026-03-06T12:00:00Z");
        assert!(stage.outbox().is_empty());
    }
}

#[test]
fn a_moment_without_a_subscription_clears_itself() {
    let mut stage = Stage::at(THURSDAY);
    daily(&mut stage, "on 9:30");
    let mut change = goodword::store::Change::default();
    change.remove::<Daily>(&crate::stage::workspace(), "C1");
    stage.records(change);
    stage.waits_until("2026-03-06T12:00:00Z");
    assert!(stage.outbox().is_empty());
    assert_eq!(stage.next_moment(), None);
}

#[test]
fn without_any_tips_nothing_is_posted_and_nothing_breaks() {
    let mut stage = Stage::at(THURSDAY);
    stage.knowledge.library = Library::default();
    daily(&mut stage, "on 9:30");
    stage.waits_until("2026-03-06T12:00:00Z");
    assert!(stage.outbox().is_empty());
    assert_eq!(stage.next_moment().unwrap(), "Mon 2026-03-09 09:30");
}
