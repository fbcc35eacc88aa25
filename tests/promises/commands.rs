//! What `/promise` answers, and what its buttons and forms do.

use goodword::features::promise::book;
use goodword::ids::Member;
use insta::assert_snapshot;

use crate::team::Team;
use crate::team::workspace;

/// A Wednesday morning.
const MORNING: &str = "2026-03-04T10:20";

fn open(team: &Team, who: &str) -> Vec<String> {
    let promises = book::open_promises(&team.store, &workspace(), &Member::new(who)).unwrap();
    promises.into_iter().map(|promise| promise.what).collect()
}

#[test]
fn a_promise_is_said_back_with_weekday_date_time_and_zone() {
    let mut team = Team::at(MORNING);
    assert_snapshot!(team.types("U1", "send the revised quote to Acme by Friday 3pm"), @r"
    Noted as number 1: «send the revised quote to Acme»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Change] [Undo]
    ");
    assert_snapshot!(team.presses("U1", "Undo"), @r"
    (instead)
    Undone. I no longer keep track of: «send the revised quote to Acme»
    ");
    assert!(open(&team, "U1").is_empty());
    assert_snapshot!(team.presses("U1", "Undo"), @r"
    (instead)
    I don't find that promise among yours. It may be undone, or the number may be another one: `/promise list` shows them all.
    [Show my promises]
    ");
    assert!(team.waits_until("2026-04-01T00:00").is_empty());
}

#[test]
fn another_reading_is_a_press_away() {
    let mut team = Team::at(MORNING);
    assert_snapshot!(team.types("U1", "renew the contract by 4/3"), @r"
    Noted as number 1: «renew the contract»
    By Friday, 3 April 2026, 5:00 pm (Europe/Berlin)
      Did you mean another time?
    [Today 5:00 pm] [Change] [Undo]
    ");
}

#[test]
fn without_a_time_it_asks() {
    let mut team = Team::at(MORNING);
    assert_snapshot!(team.types("U1", "call the Acme team back"), @r"
    Noted as number 1: «call the Acme team back»
    By when? Choose a time, and I nudge you before it.
    [Today, end of day] [Tomorrow] [This week (Friday)]
      A day means the end of that working day; I say the exact time back to you.
    [Pick a date] [No date] [Undo]
    ");
    assert_snapshot!(team.presses("U1", "Tomorrow"), @r"
    (instead)
    «call the Acme team back»
    Now due Thursday, 5 March 2026, 5:00 pm (Europe/Berlin)
    [Undo]
    ");
    assert_snapshot!(team.presses("U1", "Tomorrow"), @r"
    (instead)
    That is when it is due already, so nothing changes.
    «call the Acme team back»
    By Thursday, 5 March 2026, 5:00 pm (Europe/Berlin)
    [Kept] [Need more time] [Hand over] [Let go]
    ");
    assert_snapshot!(team.presses("U1", "Pick a date"), @r"
    (form) By when?
    «call the Acme team back»
    By which day? [date]: 2026-03-05
    By what time? [time] (optional): 17:00
    [Save]
    ");
    assert_snapshot!(team.fills("U1", &[("date", "2026-03-03")]), @r#"(refused) {"date": "That day is over already. Choose a later one."}"#);
    assert_snapshot!(team.fills("U1", &[("date", "2026-03-04"), ("time", "10:00")]), @r#"(refused) {"time": "That time is over already. Choose a later one."}"#);
    assert_snapshot!(team.fills("U1", &[("date", "nonsense")]), @r#"(refused) {"date": "Write the day like 2026-03-06."}"#);
    assert_snapshot!(team.fills("U1", &[("date", "2026-03-09"), ("time", "11:30")]), @r"
    «call the Acme team back»
    Now due Monday, 9 March 2026, 11:30 am (Europe/Berlin)
    Words you can send to whoever waits:
    | Hi Acme, I promised to call the Acme team back by Thursday, 5 March, 5:00 pm. To do it properly I need a little longer: it will be done by Monday, 9 March, 11:30 am. Does that work for you?
    [Undo]
    ");
}

#[test]
fn no_date_is_an_answer_too() {
    let mut team = Team::at(MORNING);
    team.types("U1", "tidy up the shared folder");
    assert_snapshot!(team.presses("U1", "No date"), @r"
    (instead)
    Noted as number 1: «tidy up the shared folder»
    No date: I bring it up once a week.
    [Change] [Undo]
    ");
}

#[test]
fn a_time_that_is_over_is_asked_about() {
    let mut team = Team::at("2026-03-04T16:20");
    assert_snapshot!(team.types("U1", "send the report by yesterday"), @r"
    Noted as number 1: «send the report»
    The time you said is over already. By when? Choose one ahead.
    [Today 5:30 pm] [Tomorrow] [This week (Friday)]
      A day means the end of that working day; I say the exact time back to you.
    [Pick a date] [No date] [Undo]
    ");
    assert_snapshot!(team.types("U1", "move 1 to last week"), @r"
    That time is over already. Which later time suits you?
    «send the report»
    [Today 5:30 pm] [Tomorrow] [This week (Friday)] [Pick a date]
    ");
    assert_snapshot!(team.types("U1", "move 1 to blue"), @r"
    I don't find a time in that. Choose one:
    «send the report»
    [Today 5:30 pm] [Tomorrow] [This week (Friday)] [Pick a date]
    ");
    assert_snapshot!(team.types("U1", "move 1"), @r"
    To when? Choose a time:
    «send the report»
    [Today 5:30 pm] [Tomorrow] [This week (Friday)] [Pick a date]
    ");
    assert_snapshot!(team.types("U1", "snooze 1 blue"), @"When shall I ask again? Type `/promise snooze 1 2h` or `/promise snooze 1 tomorrow 9am`.");
}

#[test]
fn the_list_has_groups_and_pages() {
    let mut team = Team::at(MORNING);
    assert_snapshot!(team.types("U1", "list"), @"Nothing is open. Promise something with `/promise send Acme the quote by Friday 3pm`.");
    team.types("U1", "send the invoice by today 4pm");
    team.types("U1", "write to <@U2|Sam> by Friday");
    team.types("U1", "call Acme by 10:30");
    team.types("U1", "plan the party");
    team.types("U1", "explain the refund by next Tuesday");
    for number in 6..=10 {
        team.types("U1", &format!("check order {number}00 by 20 March 9am"));
    }
    team.waits_until("2026-03-04T11:00");
    assert_snapshot!(team.types("U1", ""), @r"
    # You have 10 open promises
    Overdue
    3. «call Acme»
    today 10:30 am [Kept | Need more time | Hand over | Let go | Change]
    Today
    1. «send the invoice»
    4:00 pm [Kept | Need more time | Hand over | Let go | Change]
    This week
    2. «write to <@U2|Sam>»
    Fri 6 Mar, 5:00 pm [Kept | Need more time | Hand over | Let go | Change]
    Later
    5. «explain the refund»
    Tue 10 Mar, 5:00 pm [Kept | Need more time | Hand over | Let go | Change]
    6. «check order 600»
    Fri 20 Mar, 9:00 am [Kept | Need more time | Hand over | Let go | Change]
    7. «check order 700»
    Fri 20 Mar, 9:00 am [Kept | Need more time | Hand over | Let go | Change]
    8. «check order 800»
    Fri 20 Mar, 9:00 am [Kept | Need more time | Hand over | Let go | Change]
    9. «check order 900»
    Fri 20 Mar, 9:00 am [Kept | Need more time | Hand over | Let go | Change]
    [More]
    ");
    assert_snapshot!(team.presses("U1", "More"), @r"
    (instead)
    # You have 10 open promises
    Later
    10. «check order 1000»
    Fri 20 Mar, 9:00 am [Kept | Need more time | Hand over | Let go | Change]
    No date
    4. «plan the party» [Kept | Give it a date | Hand over | Let go | Change]
    [Back]
    ");
    assert!(team.presses("U1", "Back").contains("Overdue"));
    assert_snapshot!(team.presses_value("U1", "promise.list", "99999999999999999999", None).lines().next().unwrap(), @"(instead)");
}

#[test]
fn promises_are_kept_moved_snoozed_and_let_go_by_number() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the corrected invoice to Maria by today 4pm");
    team.types("U1", "explain the refund by next Tuesday");
    assert_snapshot!(team.types("U1", "kept 1"), @r"
    ✓ «send the corrected invoice to Maria»
    Kept. Well done!
    [Undo] [Show my promises]
    ");
    assert_snapshot!(team.types("U1", "kept 1"), @r"
    You marked this one kept already, so there is nothing left to do.
    «send the corrected invoice to Maria»
    ✓ Kept today 10:20 am.
    ");
    assert_snapshot!(team.types("U1", "move 2 to Thursday noon"), @r"
    «explain the refund»
    Now due Thursday, 5 March 2026, 12:00 pm (Europe/Berlin)
    [Undo]
    ");
    assert_snapshot!(team.types("U1", "move 2 to Wednesday 11 March 9am"), @r"
    «explain the refund»
    Now due Wednesday, 11 March 2026, 9:00 am (Europe/Berlin)
    Words you can send to whoever waits:
    | Hi, I promised to explain the refund by Thursday, 5 March, 12:00 pm. To do it properly I need a little longer: it will be done by Wednesday, 11 March, 9:00 am. Does that work for you?
    [Undo]
    ");
    assert_snapshot!(team.presses("U1", "Undo"), @r"
    (instead)
    Undone. As before: «explain the refund»
    By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin)
    [Kept] [Need more time] [Hand over] [Let go]
    ");
    assert_snapshot!(team.types("U1", "snooze 2 2h"), @r"
    «explain the refund»
    I ask you about this again today 12:20 pm.
    ");
    assert_snapshot!(team.types("U1", "release 2 because the customer found the answer"), @r"
    «explain the refund»
    Let go. I won't bring it up again.
    [Undo] [Show my promises]
      Because: «the customer found the answer»
    ");
    assert_snapshot!(team.types("U1", "move 2 to Monday"), @r"
    You let this one go already, so there is nothing left to do.
    «explain the refund»
    Let go today 10:20 am.
    ");
    assert_snapshot!(team.presses("U1", "Undo"), @r"
    (instead)
    Undone. As before: «explain the refund»
    By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin)
    [Kept] [Need more time] [Hand over] [Let go]
    ");
    assert_snapshot!(team.types("U1", "list"), @r"
    # You have 1 open promise
    This week
    2. «explain the refund»
    tomorrow 12:00 pm [Kept | Need more time | Hand over | Let go | Change]
      In the last 30 days: 1 kept
    ");
}

#[test]
fn a_number_that_is_somebody_elses_is_as_unknown_as_one_nobody_has() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the contract by Friday noon");
    let theirs = team.types("U2", "kept 1");
    assert_snapshot!(theirs, @r"
    I don't find that promise among yours. It may be undone, or the number may be another one: `/promise list` shows them all.
    [Show my promises]
    ");
    for command in [
        "kept 99",
        "move 1 to Monday",
        "release 1",
        "snooze 1 2h",
        "show 1",
        "kept 0",
    ] {
        assert_eq!(team.types("U2", command), theirs, "{command}");
    }
    for (action, value) in [
        ("promise.kept", "1"),
        ("promise.move.0", "1/1999999999"),
        ("promise.undo", "made/1"),
        ("promise.do.1", "kept/1"),
        ("promise.hand_over", "1"),
        ("promise.kept", "not a number"),
        ("promise.undo", ""),
    ] {
        let answer = team.presses_value("U2", action, value, None);
        assert_eq!(answer, format!("(instead)\n{theirs}"), "{action} {value}");
    }
    assert_eq!(open(&team, "U1").len(), 1);
}

#[test]
fn a_forged_button_does_nothing() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the contract by Friday noon");
    for (action, value) in [
        ("promise.move.0", "1/-99999999999999999999"),
        ("promise.move.0", "1"),
        ("promise.nonsense", "1"),
        ("promise.", "1"),
        ("promise.undo", "moved/1/2026-03-04T09:20:00Z"),
        ("promise.undo", "kept/1/x"),
        ("promise.do.1", "make/1"),
    ] {
        let before = open(&team, "U1");
        team.presses_value("U1", action, value, None);
        assert_eq!(open(&team, "U1"), before, "{action} {value}");
    }
    assert_snapshot!(team.presses_value("U1", "promise.move.0", "1/1000", None), @r"
    (instead)
    That time is over already. Which later time suits you?
    «send the contract»
    By Friday, 6 March 2026, 12:00 pm (Europe/Berlin)
    [Kept] [Need more time] [Hand over] [Let go]
    ");
}

#[test]
fn slips_and_half_commands_are_answered_with_a_way_out() {
    let mut team = Team::at(MORNING);
    assert_snapshot!(team.types("U1", "kpet 1"), @r"
    I don't know «kpet». Did you mean `/promise kept`?
    [It is a promise]
    ");
    assert_snapshot!(team.types("U1", "lst"), @r"
    I don't know «lst». Did you mean `/promise list`?
    [Show my promises] [It is a promise]
    ");
    assert_snapshot!(team.types("U1", "kept"), @r"
    Which one? Type its number too, such as `/promise kept 3`.
    Nothing is open. Promise something with `/promise send Acme the quote by Friday 3pm`.
    ");
    assert_snapshot!(team.types("U1", "by Friday"), @"What do you promise? Type it with its time: `/promise send Acme the quote by Friday 3pm`");
    assert!(open(&team, "U1").is_empty());
    team.types("U1", "lst");
    assert_snapshot!(team.presses("U1", "It is a promise"), @r"
    (instead)
    Noted as number 1: «lst»
    By when? Choose a time, and I nudge you before it.
    [Today, end of day] [Tomorrow] [This week (Friday)]
      A day means the end of that working day; I say the exact time back to you.
    [Pick a date] [No date] [Undo]
    ");
}

#[test]
fn a_promise_is_changed_in_a_form() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the quote to Acme by Friday 3pm");
    assert_snapshot!(team.presses("U1", "Change"), @r"
    (form) Change the promise
    What do you promise? [what]: send the quote to Acme
    To whom? [to] (optional): Acme
    Or to a colleague [person] (optional): 
    By which day? [date] (optional): 2026-03-06
    By what time? [time] (optional): 15:00
    [Save]
    ");
    assert_snapshot!(team.fills("U1", &[("what", "  "), ("date", "2026-03-06")]), @r#"(refused) {"what": "Say in a few words what you promise."}"#);
    assert_snapshot!(team.fills("U1", &[("what", "send two quotes"), ("time", "15:00")]), @r#"(refused) {"date": "Choose a day to go with that time."}"#);
    assert_snapshot!(team.fills("U1", &[("what", "send two quotes"), ("to", "Acme"), ("date", "2026-03-09"), ("time", "10:00")]), @r"
    Noted as number 1: «send two quotes» (to «Acme»)
    By Monday, 9 March 2026, 10:00 am (Europe/Berlin)
    [Change] [Undo]
    ");
}

#[test]
fn hostile_and_huge_words_are_kept_whole_and_shown_inert() {
    let mut team = Team::at(MORNING);
    assert_snapshot!(team.types("U1", "tell <!channel> and <@U2|Maria> *now* & <http://evil.example|free> by Friday"), @r"
    Noted as number 1: «tell <!channel> and <@U2|Maria> *now* & <http://evil.example|free>»
    By Friday, 6 March 2026, 5:00 pm (Europe/Berlin)
    [Change] [Undo]
    ");
    let huge = "x".repeat(40_000);
    let answer = team.types("U1", &format!("{huge} by Friday"));
    assert!(answer.chars().count() < 1_000);
    assert_eq!(open(&team, "U1")[1].len(), 40_000);
    for words in [
        "\u{1f389}\u{1f389}",
        "שלחו את ההצעה by Friday",
        "e\u{301}\u{301}\u{301}",
        "\u{202e}\0",
        "<@",
        "`",
        "<!",
        "kept\u{a0}1",
    ] {
        team.types("U1", words);
        team.types("U1", "list");
    }
}
