//! The forms that change a promise: what, whom, when; and what is said below a field that is wrong.

use goodword::features::promise::book;
use goodword::ids::PromiseId;
use goodword::promises::Promise;
use insta::assert_snapshot;

use crate::team::Team;
use crate::team::workspace;

const MORNING: &str = "2026-03-04T10:20";

fn first(team: &Team) -> Promise {
    book::promise(&team.store, &workspace(), PromiseId(1))
        .unwrap()
        .unwrap()
}

#[test]
fn a_promise_is_changed_from_the_list_and_a_colleague_is_chosen() {
    let mut team = Team::at(MORNING);
    team.types("U1", "send the quote to Acme by Friday 3pm");
    team.types("U2", "list");
    team.types("U1", "list");
    team.presses("U1", "Change");
    let day = ("date", "2026-03-06");
    let what = ("what", "send the quote to Acme");
    assert_snapshot!(team.fills("U1", &[what, ("to", "Zoë"), ("person", "U2"), day]), @r#"(refused) {"to": "Say one of the two: a name here, or a colleague from the list."}"#);
    assert_snapshot!(team.fills("U1", &[what, ("to", "Acme"), ("person", "U2"), day, ("time", "15:00")]), @r"
    Noted as number 1: «send the quote to Acme» (to «<@U2|u2>»)
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Change] [Undo]
    ");
    // Its name is known by now, so that it reads well in words to send.
    assert_eq!(first(&team).to.as_deref(), Some("<@U2|u2>"));
    team.presses("U1", "Change");
    assert_snapshot!(team.fills("U1", &[what, ("person", "U9"), day, ("time", "15:00")]), @r"
    Noted as number 1: «send the quote to Acme» (to @U9)
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Change] [Undo]
    ");
    assert_eq!(first(&team).to.as_deref(), Some("<@U9>"));
    assert_snapshot!(team.presses("U1", "Change"), @r"
    (form) Change the promise
    What do you promise? [what]: send the quote to Acme
    To whom? [to] (optional): 
    Or to a colleague [person] (optional): U9
    By which day? [date] (optional): 2026-03-06
    By what time? [time] (optional): 15:00
    [Save]
    ");
}

#[test]
fn a_time_that_is_over_is_refused_below_its_field() {
    let mut team = Team::at(MORNING);
    team.types("U1", "call Acme by Friday");
    team.presses("U1", "Change");
    let fills = |team: &mut Team, date: &str, time: &str| {
        team.fills(
            "U1",
            &[("what", "call Acme"), ("date", date), ("time", time)],
        )
    };
    assert_snapshot!(fills(&mut team, "2026-03-04", "10:00"), @r#"(refused) {"time": "That time is over already. Choose a later one."}"#);
    assert_snapshot!(fills(&mut team, "2026-03-03", "10:00"), @r#"(refused) {"date": "That day is over already. Choose a later one."}"#);
    assert_snapshot!(fills(&mut team, "tomorrow", ""), @r#"(refused) {"date": "Write the day like 2026-03-06."}"#);
    assert_snapshot!(fills(&mut team, "2026-03-05", "noon"), @r#"(refused) {"time": "Write the time like 15:00."}"#);
}

#[test]
fn a_time_that_the_clocks_skip_is_said_back() {
    let mut team = Team::at(MORNING);
    team.types("U1", "call Acme by Friday");
    team.presses("U1", "Change");
    let skipped = [
        ("what", "call Acme"),
        ("date", "2026-03-29"),
        ("time", "02:30"),
    ];
    assert_snapshot!(team.fills("U1", &skipped), @r"
    Noted as number 1: «call Acme»
    By Sunday, 29 March 2026, 3:30 am (Europe/Berlin)
    [Change] [Undo]
      The clocks go forward then and skip 2:30 am, so I take 3:30 am.
    ");
    team.says("U1", "I'll send you the summary by Friday");
    team.presses("U1", "Change");
    assert_snapshot!(team.fills("U1", &skipped), @r"
    Noted as number 2: «call Acme»
    By Sunday, 29 March 2026, 3:30 am (Europe/Berlin)
    [Change] [Undo]
      You said it here (https://chat.example/1700000003.000100)
      The clocks go forward then and skip 2:30 am, so I take 3:30 am.
    ");
}

#[test]
fn what_is_left_as_it_stood_stays_as_it_was() {
    let mut team = Team::at(MORNING);
    team.says(
        "U1",
        "<@U2|Sam> I'll forward the invoice to <@U3|Zoë> by Friday 3pm",
    );
    team.presses("U1", "Track it");
    let before = first(&team);
    team.presses("U1", "Change");
    let what = ("what", "forward the invoice to @Zoë");
    let day = ("date", "2026-03-06");
    let when = ("time", "15:00");
    let person = ("person", "U3");
    team.fills("U1", &[what, person, day, when]);
    assert_eq!(first(&team), before);
    // Once it is overdue it can still be worded anew, without a new time.
    team.now = crate::team::moment("2026-03-07T10:00");
    team.presses_value("U1", "promise.change", "1", None);
    team.fills(
        "U1",
        &[("what", "forward both invoices"), person, day, when],
    );
    let after = first(&team);
    assert_eq!(
        (after.what.as_str(), after.due),
        ("forward both invoices", before.due)
    );
}
