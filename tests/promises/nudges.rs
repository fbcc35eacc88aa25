//! Nudges as they come, and what follows a press on one.

use insta::assert_snapshot;

use crate::team::Team;

const MORNING: &str = "2026-03-04T10:20";

#[test]
fn a_promise_nobody_answers_is_nudged_three_times() {
    let mut team = Team::at(MORNING);
    team.types("U1", "call Acme by today 3pm");
    assert_snapshot!(team.waits_until("2026-03-20T12:00"), @r"
    -- Wed 4 March 14:30
    (to U1)
    Coming up: «call Acme»
    Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
    Is it on its way? If it needs longer, now is a good moment to say so.
    [Kept] [Need more time] [Hand over] [Let go]
    -- Wed 4 March 15:00
    (to U1)
    Due now: «call Acme»
    Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
    Did you get it done?
    [Kept] [Need more time] [Hand over] [Let go]
    -- Wed 4 March 16:00
    (to U1)
    Just checking: «call Acme»
    It was due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
    If it is done, let me know. If not, a new time agreed today keeps their trust.
    [Kept] [Need more time] [Hand over] [Let go]
    ");
}

#[test]
fn a_promise_without_a_date_comes_up_weekly() {
    let mut team = Team::at(MORNING);
    team.types("U1", "plan the party");
    assert_snapshot!(team.waits_until("2026-03-12T12:00"), @r"
    -- Wed 11 March 10:20
    (to U1)
    Still open: «plan the party»
    It has no date.
    Is it done, or shall it get a date?
    [It's done] [Give it a date] [Let it go]
    ");
}

#[test]
fn more_time_is_asked_for_with_words_to_send() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the quote to Acme by today 3pm");
    team.waits_until("2026-03-04T14:31");
    assert_snapshot!(team.presses("U1", "Need more time"), @r"
    (instead)
    «send the quote to Acme»
    By when can you do it? Choose a time:
    [Today, end of day] [Tomorrow] [This week (Friday)] [Pick a date]
    Telling them first keeps their trust. Words you can send:
    | Hi Acme, I promised to send the quote to Acme by Wednesday, 4 March, 3:00 pm. To do it properly I need a little longer: it will be done by Wednesday, 4 March, 5:00 pm. Does that work for you?
      Choose a time, and these words name it. A day means the end of that working day.
    ");
    assert_snapshot!(team.presses("U1", "Tomorrow"), @r"
    (instead)
    «send the quote to Acme»
    Now due Thursday, 5 March 2026, 5:00 pm (Europe/Berlin)
    Words you can send to whoever waits:
    | Hi Acme, I promised to send the quote to Acme by Wednesday, 4 March, 3:00 pm. To do it properly I need a little longer: it will be done by Thursday, 5 March, 5:00 pm. Does that work for you?
    [Undo]
    ");
    assert_snapshot!(team.presses("U1", "Undo"), @r"
    (instead)
    Undone. As before: «send the quote to Acme»
    By Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin)
    [Kept] [Need more time] [Hand over] [Let go]
    ");
    assert_snapshot!(team.waits_until("2026-03-04T15:00"), @r"
    -- Wed 4 March 15:00
    (to U1)
    Due now: «send the quote to Acme»
    Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
    Did you get it done?
    [Kept] [Need more time] [Hand over] [Let go]
    ");
    assert_snapshot!(team.presses("U1", "Need more time"), @r"
    (instead)
    «send the quote to Acme»
    By when can you do it? Choose a time:
    [Today, end of day] [Tomorrow] [This week (Friday)] [Pick a date]
    Telling them first keeps their trust. Words you can send:
    | Hi Acme, I promised to send the quote to Acme by Wednesday, 4 March, 3:00 pm, and I am sorry to keep you waiting. It will be done by Wednesday, 4 March, 5:00 pm. Does that still work for you?
      Choose a time, and these words name it. A day means the end of that working day.
    ");
}

#[test]
fn a_promise_is_handed_over_and_its_new_owner_is_told() {
    let mut team = Team::at(MORNING);
    team.types("U1", "check the order for Acme by today 3pm");
    team.waits_until("2026-03-04T14:31");
    assert_snapshot!(team.presses("U1", "Hand over"), @r"
    (form) Hand over
    «check the order for Acme»
    Who takes it over? [to]: 
    [Hand over]
    ");
    assert_snapshot!(team.fills("U1", &[("to", "U1")]), @r#"(refused) {"to": "This promise is yours already. Choose somebody else to hand it to."}"#);
    assert_snapshot!(team.fills("U1", &[("to", "<!channel>")]), @r#"(refused) {"to": "Choose somebody from the list."}"#);
    assert_snapshot!(team.fills("U1", &[("to", "U2")]), @r"
    «check the order for Acme»
    Handed over to @U2. I have told them, and I nudge them from now on.
      A word from you about what is done and what is left makes it easy for them.
    (updated nudge/1/heads-up/1772631000)
    «check the order for Acme»
    Handed over to @U2. I have told them, and I nudge them from now on.
      A word from you about what is done and what is left makes it easy for them.
    (to U2)
    @U1 hands a promise over to you:
    «check the order for Acme»
    By Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin)
    [Kept] [Need more time] [Hand over] [Let go]
      If it cannot be yours, hand it on, or back, with one press.
    ");
    assert!(team.types("U2", "list").contains("check the order"));
    assert!(team.types("U1", "list").contains("Nothing is open"));
    assert_snapshot!(team.waits_until("2026-03-04T15:00"), @r"
    -- Wed 4 March 14:52
    (to U2)
    Coming up: «check the order for Acme»
    Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
    Is it on its way? If it needs longer, now is a good moment to say so.
    [Kept] [Need more time] [Hand over] [Let go]
    -- Wed 4 March 15:00
    (to U2)
    Due now: «check the order for Acme»
    Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
    Did you get it done?
    [Kept] [Need more time] [Hand over] [Let go]
    ");
}

#[test]
fn a_promise_is_let_go_with_a_reason() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the old invoice by today 11am");
    team.waits_until("2026-03-04T11:00");
    assert_snapshot!(team.presses("U1", "Let go"), @r"
    (form) Let it go
    Letting go openly is better than leaving somebody waiting.
    Why? (only you see this) [because] (optional): 
    [Let go]
    ");
    assert_snapshot!(team.fills("U1", &[("because", "the customer does not need it any more")]), @r"
    «send the old invoice»
    Let go. I won't bring it up again.
    [Undo] [Show my promises]
      Because: «the customer does not need it any more»
    (updated nudge/1/due/1772618400)
    «send the old invoice»
    Let go today 11:00 am.
    ");
    assert!(team.waits_until("2026-03-20T12:00").is_empty());
}

#[test]
fn a_nudge_is_brought_up_to_date_when_the_promise_is_kept_elsewhere() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the quote by today noon");
    team.waits_until("2026-03-04T12:00");
    assert_snapshot!(team.types("U1", "kept 1"), @r"
    ✓ «send the quote»
    Kept. Well done!
    [Undo] [Show my promises]
    (updated nudge/1/due/1772622000)
    «send the quote»
    ✓ Kept today 12:00 pm.
    ");
}

#[test]
fn a_press_on_a_settled_promise_says_how_it_stands() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the quote by today noon");
    team.waits_until("2026-03-04T12:00");
    assert_snapshot!(team.presses("U1", "Kept"), @r"
    (instead)
    ✓ «send the quote»
    Kept. Well done!
    [Undo] [Show my promises]
    ");
    assert_snapshot!(team.presses("U1", "Kept"), @r"
    (instead)
    You marked this one kept already, so there is nothing left to do.
    «send the quote»
    ✓ Kept today 12:00 pm.
    ");
    assert_snapshot!(team.presses("U1", "Need more time"), @r"
    (instead)
    You marked this one kept already, so there is nothing left to do.
    «send the quote»
    ✓ Kept today 12:00 pm.
    ");
}

#[test]
fn a_snoozed_promise_is_asked_about_when_the_snooze_ends() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the quote by tomorrow noon");
    assert_snapshot!(team.types("U1", "snooze 1 90 min"), @r"
    «send the quote»
    I ask you about this again today 11:50 am.
    ");
    assert_snapshot!(team.waits_until("2026-03-04T12:00").lines().next().unwrap(), @"-- Wed 4 March 11:50");
    assert_snapshot!(team.types("U1", "snooze 1 friday"), @r"
    «send the quote»
    I ask you about this again Fri 6 Mar, 9:00 am.
      That is after it is due, tomorrow 12:00 pm. If it needs more time, a word to whoever waits helps.
    (updated nudge/1/heads-up/1772621400)
    «send the quote»
    By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin). I ask again Fri 6 Mar, 9:00 am.
    [Kept] [Need more time] [Hand over] [Let go]
    ");
}

#[test]
fn whoever_left_is_not_nudged() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the quote by today noon");
    team.hears("U1", goodword::chat::What::MemberGone);
    assert!(team.waits_until("2026-03-20T12:00").is_empty());
}
