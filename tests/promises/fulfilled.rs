//! Messages that sound as if a promise were kept: when its owner is asked, and what follows.

use goodword::features::promise::book;
use goodword::ids::Member;
use goodword::ids::PromiseId;
use goodword::ids::Stamp;
use goodword::promises::State;
use insta::assert_snapshot;

use crate::team::Team;
use crate::team::workspace;

const MORNING: &str = "2026-03-04T10:20";

/// A team in which U1 has promised the quote in a thread.
fn quote_promised() -> Team {
    let mut team = Team::at(MORNING);
    team.thread = Some(Stamp::new("1600000000.000100"));
    promises(&mut team, "I'll send you the revised quote by Friday 3pm");
    team
}

fn promises(team: &mut Team, text: &str) {
    assert_ne!(team.says("U1", text), "(silence)", "{text}");
    team.presses("U1", "Track it");
}

fn open(team: &Team, who: &str) -> usize {
    book::open_promises(&team.store, &workspace(), &Member::new(who))
        .unwrap()
        .len()
}

#[test]
fn whoever_writes_that_it_is_done_is_asked_and_nothing_is_marked_before() {
    let mut team = quote_promised();
    team.now = crate::team::moment("2026-03-06T14:50");
    assert_snapshot!(team.says("U1", "just sent it over"), @r"
    You wrote: “«just sent it over»”. Is this promise kept?
    «send you the revised quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Yes, kept] [Not yet]
      Only you see this. I ask once about a message, and mark nothing by myself.
    ");
    assert_eq!(open(&team, "U1"), 1);
    // The answer counts from the message on, not from the press.
    team.now = crate::team::moment("2026-03-07T10:00");
    assert_snapshot!(team.presses("U1", "Yes, kept"), @r"
    (instead)
    ✓ «send you the revised quote»
    Kept. Well done!
    [Undo] [Show my promises]
    ");
    let promise = book::promise(&team.store, &workspace(), PromiseId(1)).unwrap();
    let at = crate::team::moment("2026-03-06T14:50");
    assert_eq!(promise.unwrap().state, State::Kept { at });
    assert_snapshot!(team.presses("U1", "Yes, kept"), @r"
    (instead)
    You marked this one kept already, so there is nothing left to do.
    «send you the revised quote»
    ✓ Kept yesterday 2:50 pm.
      You said it here (https://chat.example/1700000000.000100)
    ");
    assert_snapshot!(team.presses("U1", "Undo"), @r"
    (instead)
    Undone. As before: «send you the revised quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Kept] [Need more time] [Hand over] [Let go]
    ");
    assert_eq!(open(&team, "U1"), 1);
}

#[test]
fn a_not_yet_leaves_it_open_and_a_promise_is_asked_about_twice_at_most() {
    let mut team = quote_promised();
    team.says("U1", "Done!");
    assert_snapshot!(team.presses("U1", "Not yet"), @r"
    (instead)
    All right, it stays open. I don't ask about that message again.
    ");
    assert!(team.says("U1", "sent!").contains("[Yes, kept] [Not yet]"));
    assert_eq!(team.says("U1", "here's the quote"), "(silence)");
    assert_eq!(open(&team, "U1"), 1);
}

#[test]
fn one_message_is_asked_about_once_however_often_it_is_edited() {
    let mut team = quote_promised();
    assert_ne!(
        team.says_as("U1", "sent", "1800000000.1", false),
        "(silence)"
    );
    assert_eq!(
        team.says_as("U1", "sent", "1800000000.1", false),
        "(silence)"
    );
    assert_eq!(
        team.says_as("U1", "sent!!", "1800000000.1", true),
        "(silence)"
    );
    assert!(team.says("U1", "all set").contains("[Yes, kept]"));
}

#[test]
fn only_the_owners_words_in_the_same_thread_count() {
    let mut team = quote_promised();
    assert_eq!(team.says("U2", "sent!"), "(silence)");
    team.thread = Some(Stamp::new("1600000000.000999"));
    assert_eq!(team.says("U1", "sent!"), "(silence)");
    team.thread = None;
    assert_eq!(team.says("U1", "sent the quote"), "(silence)");
}

#[test]
fn what_only_sounds_like_it_is_left_alone() {
    let mut team = quote_promised();
    for text in [
        "I haven't sent it yet",
        "when it's done",
        "is it done?",
        "not done",
        "well done!",
        "it will be done tomorrow",
        "you sent me the wrong one",
        "`sent`",
        "&gt; sent",
        "Thanks!",
        "",
    ] {
        assert_eq!(team.says("U1", text), "(silence)", "{text}");
    }
}

#[test]
fn a_promise_made_outside_a_thread_is_found_in_its_thread_and_when_clear_in_the_channel() {
    let mut team = Team::at(MORNING);
    promises(&mut team, "I'll send Acme the revised quote by Friday 3pm");
    let root = "1700000000.000100";
    assert_eq!(team.says("U1", "Done"), "(silence)");
    team.thread = Some(Stamp::new(root));
    assert!(team.says("U1", "Done").contains("Is this promise kept?"));
    team.thread = None;
    assert!(
        team.says("U1", "Sent Acme the quote")
            .contains("[Yes, kept]")
    );
}

#[test]
fn a_bare_word_in_the_channel_is_about_a_promise_of_the_same_day() {
    for (now, asked) in [("2026-03-05T10:00", true), ("2026-03-05T11:00", false)] {
        let mut team = Team::at(MORNING);
        promises(&mut team, "I'll send you the quote by Friday 3pm");
        team.now = crate::team::moment(now);
        assert_eq!(team.says("U1", "sent!") != "(silence)", asked, "{now}");
    }
}

#[test]
fn of_several_promises_the_words_choose_and_otherwise_the_owner() {
    let mut team = quote_promised();
    promises(&mut team, "I'll send you the invoice by Friday 4pm");
    promises(&mut team, "I'll call Bob by Friday 5pm");
    assert!(
        team.says("U1", "Called Bob, all good")
            .contains("«call Bob»")
    );
    assert!(
        team.says("U1", "Here's the invoice")
            .contains("«send you the invoice»")
    );
    assert_snapshot!(team.says("U1", "all done"), @r"
    You wrote: “«all done»”. Which promise is kept?
    [1. send you the revised quote] [2. send you the invoice] [3. call Bob]
    [None of them yet]
      Only you see this. I ask once about a message, and mark nothing by myself.
    ");
    let chosen = team.presses("U1", "2. send you the invoice");
    assert!(chosen.contains("Kept. Well done!"), "{chosen}");
    assert_eq!(open(&team, "U1"), 2);
}

#[test]
fn a_promise_handed_over_is_its_new_owners_to_fulfil() {
    let mut team = quote_promised();
    team.presses_value("U1", "promise.hand_over", "1", None);
    team.fills("U1", &[("to", "U2")]);
    assert_eq!(team.says("U1", "sent!"), "(silence)");
    assert!(team.says("U2", "sent!").contains("[Yes, kept]"));
}

#[test]
fn a_settled_or_undone_promise_is_not_asked_about() {
    let mut team = quote_promised();
    team.types("U1", "kept 1");
    assert_eq!(team.says("U1", "sent!"), "(silence)");
    team.presses("U1", "Undo");
    assert_ne!(team.says("U1", "sent!"), "(silence)");
    let mut team = quote_promised();
    team.presses("U1", "Undo");
    assert_eq!(team.says("U1", "sent!"), "(silence)");
}

#[test]
fn an_answer_by_somebody_else_or_forged_marks_nothing() {
    let mut team = quote_promised();
    team.says("U1", "sent!");
    for (who, value) in [
        ("U2", "1/1772800000"),
        ("U1", ""),
        ("U1", "x/1"),
        ("U1", "99999999999999999999/1"),
    ] {
        team.presses_value(who, "keep.yes", value, None);
        team.presses_value(who, "keep.nonsense", value, None);
    }
    assert_eq!(open(&team, "U1"), 1);
    // A moment that cannot be is put right.
    team.presses_value("U1", "keep.yes", "1/99999999999", None);
    let promise = book::promise(&team.store, &workspace(), PromiseId(1)).unwrap();
    assert_eq!(promise.unwrap().state, State::Kept { at: team.now });
}

#[test]
fn whoever_wants_no_offers_is_not_asked_either() {
    let mut team = quote_promised();
    team.presses_value("U1", "coach.mute", "C1", None);
    assert_eq!(team.says("U1", "sent!"), "(silence)");
}
