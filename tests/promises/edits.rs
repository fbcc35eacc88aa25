//! Messages that are edited or deleted after they were asked about, or tracked.

use goodword::features::promise::book;
use goodword::ids::Member;
use goodword::ids::PromiseId;
use goodword::store::Reads;
use insta::assert_snapshot;

use crate::team::Team;
use crate::team::workspace;

const MORNING: &str = "2026-03-04T10:20";
const SILENCE: &str = "(silence)";
const QUOTE: &str = "I'll send you the quote by Friday 3pm";

/// Maria promises a quote, and is asked about it.
fn asked() -> Team {
    let mut team = Team::at(MORNING);
    assert_ne!(team.says_as("U1", QUOTE, "1.5", false), SILENCE);
    team
}

/// The same, and she has it tracked.
fn tracked() -> Team {
    let mut team = asked();
    assert!(team.presses("U1", "Track it").contains("Noted as number 1"));
    team
}

fn open(team: &Team) -> usize {
    let promises = book::open_promises(&team.store, &workspace(), &Member::new("U1"));
    promises.unwrap().len()
}

#[test]
fn an_edit_that_adds_a_promise_is_asked_about_once() {
    let mut team = Team::at(MORNING);
    let thanks = "Thanks for the call!";
    let more = "Thanks for the call! I'll send you the quote by Friday 3pm";
    assert_eq!(team.says_as("U1", thanks, "1.5", false), SILENCE);
    assert_ne!(team.edits("U1", "1.5", thanks, more), SILENCE);
    assert_eq!(team.edits("U1", "1.5", more, QUOTE), SILENCE);
}

#[test]
fn an_edit_that_takes_the_promise_away_is_told_whoever_presses_then() {
    let mut team = asked();
    assert_eq!(team.edits("U1", "1.5", QUOTE, "Never mind."), SILENCE);
    assert_snapshot!(team.presses("U1", "Track it"), @r"
    (instead)
    You edited that message since I asked, and it no longer says this. Is it still on?
    «send you the quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Track it] [Change] [Leave it]
    ");
    assert_eq!(open(&team), 0);
    assert_snapshot!(team.presses("U1", "Leave it"), @r"
    (instead)
    All right, I leave that one alone.
    ");
    team.presses_value("U1", "coach.anyway", "{}", None);
    assert_eq!(open(&team), 0);
}

#[test]
fn a_promise_can_still_be_on_although_its_message_is_gone() {
    let mut team = asked();
    assert_eq!(team.deletes("U1", "1.5"), SILENCE);
    assert_snapshot!(team.presses("U1", "Track it"), @r"
    (instead)
    You deleted that message since I asked. Is it still on?
    «send you the quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Track it] [Change] [Leave it]
    ");
    assert_snapshot!(team.presses("U1", "Track it"), @r"
    (instead)
    Noted as number 1: «send you the quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Change] [Undo]
    ");
    let promise = book::promise(&team.store, &workspace(), PromiseId(1));
    let source = promise.unwrap().unwrap().source.unwrap();
    assert_eq!(source.link, None);
}

#[test]
fn an_edit_to_another_time_is_asked_about_on_the_press() {
    let mut team = asked();
    let later = "I'll send you the quote by Friday 4pm";
    assert_eq!(team.edits("U1", "1.5", QUOTE, later), SILENCE);
    assert_snapshot!(team.presses("U1", "Track it"), @r"
    (instead)
    You edited that message since I asked. Is this still what you promise?
    «send you the quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Track it] [Change] [Leave it]
    ");
}

#[test]
fn a_slip_of_the_pen_is_no_second_thought() {
    let mut team = asked();
    let better = "I'll send you the quote by Friday 3pm :slightly_smiling_face:";
    assert_eq!(team.edits("U1", "1.5", QUOTE, better), SILENCE);
    let shown = team.presses("U1", "Track it");
    assert!(shown.contains("Noted as number 1"), "{shown}");
}

#[test]
fn the_owner_of_a_tracked_promise_is_asked_once_whether_it_is_still_on() {
    let mut team = tracked();
    assert_snapshot!(team.edits("U1", "1.5", QUOTE, "Never mind."), @r"
    (to U1)
    You edited the message this is from, and it no longer says so:
    «send you the quote»
    Is it still on?
    [Still on] [Let go]
      Until you say so, I keep track of it as before.
    ");
    assert_eq!(team.edits("U1", "1.5", "Never mind.", QUOTE), SILENCE);
    assert_eq!(team.edits("U1", "1.5", QUOTE, "Really not."), SILENCE);
    assert_eq!(team.deletes("U1", "1.5"), SILENCE);
    assert_snapshot!(team.presses("U1", "Still on"), @r"
    (instead)
    All right, it stays as it is.
    ");
    assert_eq!(open(&team), 1);
}

#[test]
fn a_tracked_promise_whose_message_is_deleted_can_be_let_go() {
    let mut team = tracked();
    assert_snapshot!(team.deletes("U1", "1.5"), @r"
    (to U1)
    The message this is from was deleted:
    «send you the quote»
    Is it still on?
    [Still on] [Let go]
      Until you say so, I keep track of it as before.
    ");
    team.presses("U1", "Let go");
    team.fills("U1", &[]);
    assert_eq!(open(&team), 0);
    assert_eq!(team.deletes("U1", "1.5"), SILENCE);
}

#[test]
fn a_tracked_promise_can_move_along_with_its_message() {
    let mut team = tracked();
    let later = "I'll send you the quote by Monday noon";
    assert_snapshot!(team.edits("U1", "1.5", QUOTE, later), @r"
    (to U1)
    You edited the message this is from:
    «send you the quote»
    It now says Monday, 9 March 2026, 12:00 pm (Europe/Berlin).
    My note says Friday, 6 March 2026, 3:00 pm (Europe/Berlin). Shall I move it?
    [Move it] [Leave it]
    ");
    assert_snapshot!(team.presses("U1", "Move it"), @r"
    (instead)
    «send you the quote»
    Now due Monday, 9 March 2026, 12:00 pm (Europe/Berlin)
    [Undo]
    ");
}

#[test]
fn edits_and_deletions_of_what_nobody_asked_about_change_nothing() {
    let mut team = Team::at(MORNING);
    for stamp in ["", "1.5", "../..", "\u{202e}", &"9".repeat(10_000)] {
        assert_eq!(team.deletes("U1", stamp), SILENCE);
        assert_eq!(team.edits("U1", stamp, "", ""), SILENCE);
        assert_eq!(team.edits("U1", stamp, "hello", "<!channel> \0"), SILENCE);
    }
    for kind in ["asked", "offer-taken", "person"] {
        let kept = team.store.facts(&workspace(), kind, "", 1).unwrap();
        assert_eq!(kept, [], "{kind}");
    }
}

#[test]
fn hostile_edits_of_a_promise_stay_words() {
    for text in [
        "",
        "\0\0\0",
        "<!channel> <@U2> ```",
        "\u{202e}I'll send you the quote by Friday 3pm",
        &"I'll send you ((((".repeat(5_000),
        &"<@".repeat(20_000),
    ] {
        let mut team = tracked();
        let shown = team.edits("U1", "1.5", QUOTE, text);
        assert!(!shown.contains("«<!channel>"), "{shown}");
        assert_eq!(open(&team), 1);
    }
}

#[test]
fn nobody_s_second_thoughts_are_about_somebody_else_s_promise() {
    let mut team = asked();
    assert_eq!(team.deletes("U2", "1.5"), SILENCE);
    assert_eq!(team.edits("U2", "1.5", QUOTE, "no"), SILENCE);
    assert!(team.presses("U1", "Track it").contains("Noted as number 1"));
}

#[test]
fn forgetting_somebody_forgets_what_they_were_asked_about() {
    let mut team = tracked();
    team.says("U2", QUOTE);
    team.commands("U1", "/goodword", "forget me");
    team.presses("U1", "Forget me");
    for (kind, left) in [("asked", 1), ("offer-taken", 0), ("promise", 0)] {
        let kept = team.store.facts(&workspace(), kind, "", 9).unwrap();
        assert_eq!(kept.len(), left, "{kind}");
    }
}
