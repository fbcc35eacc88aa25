//! Promises noticed in channels: who is asked, what is kept, and when there is silence.

use goodword::chat::PlaceKind;
use goodword::features::promise::book;
use goodword::ids::Member;
use goodword::promises::Cues;
use goodword::promises::Owner;
use insta::assert_snapshot;

use crate::team::Team;
use crate::team::files;
use crate::team::workspace;

const MORNING: &str = "2026-03-04T10:20";

fn tracked(team: &Team, who: &str) -> usize {
    book::open_promises(&team.store, &workspace(), &Member::new(who))
        .unwrap()
        .len()
}

#[test]
fn a_promise_made_in_passing_is_offered_to_its_author_alone() {
    let mut team = Team::at(MORNING);
    assert_snapshot!(team.says("U1", "I'll send you the revised quote by Friday 3pm"), @r"
    You said: “«I'll send you the revised quote by Friday 3pm»”. Shall I keep track of it?
    «send you the revised quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Track it] [Change] [Not a promise] [Don't ask me here]
      Only you see this, and nothing is kept until you say so.
    ");
    assert_eq!(tracked(&team, "U1"), 0);
    assert_snapshot!(team.presses("U1", "Track it"), @r"
    (instead)
    Noted as number 1: «send you the revised quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Change] [Undo]
      You said it here (https://chat.example/1700000000.000100)
    ");
    assert_snapshot!(team.presses("U1", "Track it"), @r"
    (instead)
    I keep track of this one already.
    «send you the revised quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Kept] [Need more time] [Hand over] [Let go]
      You said it here (https://chat.example/1700000000.000100)
    ");
    assert_eq!(tracked(&team, "U1"), 1);
    assert_snapshot!(team.waits_until("2026-03-05T09:00"), @r"
    -- Thu 5 March 09:00
    (to U1)
    Coming up: «send you the revised quote»
    Due Friday, 6 March 2026, 3:00 pm (Europe/Berlin).
    Is it on its way? If it needs longer, now is a good moment to say so.
    [Kept] [Need more time] [Hand over] [Let go]
      You said it here (https://chat.example/1700000000.000100)
    ");
}

#[test]
fn an_offer_without_a_time_offers_some() {
    let mut team = Team::at(MORNING);
    assert_snapshot!(team.says("U1", "<@U2|Sam> I'll forward you the invoice."), @r"
    You said: “«<@U2|Sam> I'll forward you the invoice»”. Shall I keep track of it?
    «forward you the invoice» (to «<@U2|Sam>»)
    By when?
    [Today, end of day] [Tomorrow] [This week (Friday)]
      A day means the end of that working day; I say the exact time back to you.
    [No date] [Change] [Not a promise] [Don't ask me here]
      Only you see this, and nothing is kept until you say so.
    ");
    assert_snapshot!(team.presses("U1", "Tomorrow"), @r"
    (instead)
    Noted as number 1: «forward you the invoice» (to «<@U2|Sam>»)
    By Thursday, 5 March 2026, 5:00 pm (Europe/Berlin)
    [Change] [Undo]
      You said it here (https://chat.example/1700000000.000100)
    ");
}

#[test]
fn an_offer_can_be_changed_before_it_is_taken() {
    let mut team = Team::at(MORNING);
    team.says("U1", "Sure, I'll get back to you tomorrow at noon!");
    assert_snapshot!(team.presses("U1", "Change"), @r"
    (form) Keep track of this
    What do you promise? [what]: get back to you
    To whom? [to] (optional): 
    Or to a colleague [person] (optional): 
    By which day? [date] (optional): 2026-03-05
    By what time? [time] (optional): 12:00
    [Track it]
    ");
    assert_snapshot!(team.fills("U1", &[("what", "call Maria back"), ("to", "Maria")]), @r"
    Noted as number 1: «call Maria back»
    By when? Choose a time, and I nudge you before it.
    [Today, end of day] [Tomorrow] [This week (Friday)]
      A day means the end of that working day; I say the exact time back to you.
    [Pick a date] [No date] [Undo]
    ");
}

#[test]
fn a_no_is_a_no() {
    let mut team = Team::at(MORNING);
    team.says("U1", "I'll send you the summary by Friday");
    assert_snapshot!(team.presses("U1", "Not a promise"), @r"
    (instead)
    All right. I won't ask anybody in this workspace about words like these again.
    [Undo]
      I keep a fingerprint of the wording for that, not the words.
    ");
    team.says("U1", "I'll send you the minutes by Friday");
    assert_snapshot!(team.presses("U1", "Don't ask me here"), @r"
    (instead)
    From now on I neither ask nor hint in this channel. `/goodword settings` brings it back.
    ");
    assert_eq!(
        team.says("U1", "I'll call you back on Monday at 10"),
        "(silence)"
    );
    assert_ne!(
        team.says("U2", "I'll call you back on Monday at 10"),
        "(silence)"
    );
    assert_eq!(tracked(&team, "U1"), 0);
}

#[test]
fn most_talk_is_left_alone() {
    let mut team = Team::at(MORNING);
    for text in [
        "Thanks, I'll try that.",
        "I'll be out on Friday.",
        "I'll be honest, that was a long day.",
        "Sarah will send it next week.",
        "Will you send it by Friday?",
        "Let me explain.",
        "&gt; I'll send you the file by Friday",
        "`I'll send you the file by Friday`",
        "I told him \"I'll send you the file by Friday\"",
        "",
        "\u{1f389}",
    ] {
        assert_eq!(team.says("U1", text), "(silence)", "{text}");
    }
}

#[test]
fn only_channels_of_the_team_are_listened_to() {
    for kind in [PlaceKind::Shared, PlaceKind::Group, PlaceKind::Direct] {
        let mut team = Team::at(MORNING);
        team.kind = kind;
        assert_eq!(
            team.says("U1", "I'll send you the quote by Friday 3pm"),
            "(silence)",
            "{kind:?}"
        );
    }
}

#[test]
fn one_message_gets_one_card_however_often_it_comes() {
    let mut team = Team::at(MORNING);
    let text = "I'll send you the quote by Friday 3pm";
    assert_ne!(team.says_as("U1", text, "1.5", false), "(silence)");
    assert_eq!(team.says_as("U1", text, "1.5", false), "(silence)");
    assert_eq!(
        team.says_as("U1", "I'll send you the quote by Friday 4pm", "1.5", true),
        "(silence)"
    );
}

#[test]
fn an_offer_pressed_by_somebody_else_or_forged_is_refused() {
    let mut team = Team::at(MORNING);
    team.says("U1", "I'll send you the quote by Friday 3pm");
    assert_snapshot!(team.presses("U2", "Track it"), @r"
    (instead)
    That button no longer works. To keep track of something, type `/promise send Acme the quote by Friday 3pm`.
    ");
    for value in [
        "",
        "{}",
        "null",
        "{\"s\":\"U2\",\"w\":\" \",\"m\":[\"C1\",\"1\",null]}",
    ] {
        team.presses_value("U2", "coach.track", value, None);
    }
    assert_eq!(tracked(&team, "U2"), 0);
}

#[test]
fn a_direct_cry_for_help_is_answered() {
    let mut team = Team::at(MORNING);
    team.kind = PlaceKind::Direct;
    assert!(team.says("U1", "Help!").contains("`/promise"));
}

#[test]
fn forgetting_somebody_leaves_nothing_of_their_promises() {
    let mut team = Team::at(MORNING);
    team.says("U1", "I'll send you the quote by Friday 3pm");
    team.presses("U1", "Track it");
    team.types("U2", "call Acme by Friday");
    let change = book::everything_of(&team.store, &workspace(), &Member::new("U1")).unwrap();
    let store = &team.store;
    futures_util::FutureExt::now_or_never(goodword::store::Store::commit(store, change))
        .unwrap()
        .unwrap();
    assert_eq!((tracked(&team, "U1"), tracked(&team, "U2")), (0, 1));
    assert_eq!(
        team.waits_until("2026-03-06T15:00")
            .matches("(to U1)")
            .count(),
        0
    );
}

#[track_caller]
fn check(text: &str, want: &str) {
    let cues = Cues::load(&files("tips/promises")).unwrap();
    let zone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap();
    let calendar = goodword::calendar::Calendar::default();
    let reference = goodword::deadlines::Reference {
        now: crate::team::moment(MORNING),
        zone: &zone,
        calendar: &calendar,
    };
    let times = goodword::deadlines::read(text, reference);
    let found = cues.recognise(text, &[], &times).map_or_else(
        || "nothing".to_owned(),
        |spoken| {
            let mut said = format!(
                "{} {}",
                if spoken.owner == Owner::I { "I" } else { "we" },
                spoken.what
            );
            if let Some(to) = &spoken.to {
                said += &[" | to ", to].concat();
            }
            if let Some(deadline) = spoken.deadline {
                said += " | ";
                said += &text[times[deadline].span.clone()];
            }
            if spoken.conditional {
                said.push_str(" | conditional");
            }
            if spoken.immediate {
                said.push_str(" | immediate");
            }
            said
        },
    );
    assert_eq!(found, want, "{text}");
}

#[test]
fn what_is_owed_is_a_phrase_without_its_deadline() {
    check(
        "I'll send Acme the revised quote by Friday 3pm.",
        "I send Acme the revised quote | to Acme | by Friday 3pm",
    );
    check(
        "I\u{2019}ll get back to you tomorrow",
        "I get back to you | tomorrow",
    );
    check(
        "We'll let you know by Monday noon!",
        "we let you know | by Monday noon",
    );
    check(
        "If you send me the form, I'll fill it in for you today.",
        "I fill it in for you | today | conditional",
    );
    check(
        "I'll send you the slides :tada: :+1:",
        "I send you the slides",
    );
    check(
        "Let me check that for you.",
        "I check that for you | immediate",
    );
    check(
        "Tomorrow I'll send you the slides.",
        "I send you the slides | Tomorrow",
    );
    check(
        "Thanks for the report. Will fix it and let you know.",
        "I fix it and let you know",
    );
    check(
        "I'll just forward it to <@U2|Sam>, because he knows",
        "I forward it to <@U2|Sam> | to <@U2|Sam>",
    );
}

#[test]
fn a_long_message_takes_no_longer_than_its_length() {
    let cues = Cues::load(&files("tips/promises")).unwrap();
    for text in [
        "I'll ".repeat(20_000),
        "if ".repeat(40_000),
        "I'll send you ((((".repeat(5_000),
        "\u{202e}".repeat(40_000),
    ] {
        cues.recognise(&text, &[(false, &text)], &[]);
    }
}

#[test]
fn a_promise_by_we_asks_who_owns_it() {
    let mut team = Team::at(MORNING);
    assert_snapshot!(team.says("U1", "We'll send you the revised quote by Friday 3pm"), @r"
    You said: “«We'll send you the revised quote by Friday 3pm»”. Shall I keep track of it?
    «send you the revised quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    You said “we”. Who owns it?
    [I do] [Somebody else…] [Not a promise]
    [Change] [Don't ask me here]
      Only you see this, and nothing is kept until you say so.
    ");
    assert_snapshot!(team.presses("U1", "I do"), @r"
    (instead)
    Noted as number 1: «send you the revised quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Change] [Undo]
      You said it here (https://chat.example/1700000000.000100)
    ");
    assert_eq!(tracked(&team, "U1"), 1);
    let mut team = Team::at(MORNING);
    assert_snapshot!(team.says("U1", "We'll send you the revised quote."), @r"
    You said: “«We'll send you the revised quote»”. Shall I keep track of it?
    «send you the revised quote»
    You said “we”. Who owns it?
    [I do] [Somebody else…] [Not a promise]
    [Change] [Don't ask me here]
      Only you see this, and nothing is kept until you say so.
    ");
    assert_snapshot!(team.presses("U1", "I do"), @r"
    (instead)
    Noted as number 1: «send you the revised quote»
    By when? Choose a time, and I nudge you before it.
    [Today, end of day] [Tomorrow] [This week (Friday)]
      A day means the end of that working day; I say the exact time back to you.
    [Pick a date] [No date] [Undo]
    ");
}

#[test]
fn somebody_else_is_asked_privately_and_owns_it_only_after_a_yes() {
    let mut team = Team::at(MORNING);
    team.says("U1", "We'll send you the revised quote by Friday 3pm");
    assert_snapshot!(team.presses("U1", "Somebody else\u{2026}"), @r"
    (form) Who owns it?
    «send you the revised quote»
    I ask them privately. Until they say yes it stays yours.
    Who shall I ask? [person]: 
    By which day? [date] (optional): 2026-03-06
    By what time? [time] (optional): 15:00
    [Ask them]
    ");
    for (person, day) in [
        ("", "2026-03-06"),
        ("<!channel>", "2026-03-06"),
        ("U1", "2026-03-06"),
        ("U2", "2026-03-03"),
    ] {
        let answers = [("person", person), ("date", day), ("time", "15:00")];
        assert!(
            team.fills("U1", &answers).starts_with("(refused)"),
            "{person} {day}"
        );
    }
    let answers = [("person", "U2"), ("date", "2026-03-06"), ("time", "15:00")];
    assert_snapshot!(team.fills("U1", &answers), @r"
    Noted as number 1: «send you the revised quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    I have asked @U2 privately. Until they say yes it stays yours; I tell you what they answer.
    [Change] [Undo]
      You said it here (https://chat.example/1700000000.000100)
    (to U2)
    @U1 asks whether you take this promise over:
    «send you the revised quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [I take it] [Not me]
      It was said here (https://chat.example/1700000000.000100)
      Nothing is yours until you say yes.
    ");
    assert_eq!((tracked(&team, "U1"), tracked(&team, "U2")), (1, 0));
    // Nobody else can take it, and the one who was asked only this one.
    for (who, value) in [("U3", "1"), ("U1", "1"), ("U2", "2"), ("U2", "")] {
        team.presses_value(who, "promise.take", value, None);
        team.presses_value("U3", "promise.decline", value, None);
    }
    assert_eq!((tracked(&team, "U1"), tracked(&team, "U2")), (1, 0));
    assert_snapshot!(team.presses("U2", "I take it"), @r"
    (instead)
    It is yours now, as number 1: «send you the revised quote»
    By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
    [Kept] [Need more time] [Hand over] [Let go]
      It was said here (https://chat.example/1700000000.000100)
    (to U1)
    @U2 takes it over: «send you the revised quote». I nudge them from now on.
    ");
    assert_eq!((tracked(&team, "U1"), tracked(&team, "U2")), (0, 1));
    assert_snapshot!(team.presses("U1", "I do"), @r"
    (instead)
    I keep track of this one already. Somebody else owns it now.
    ");
    assert_eq!((tracked(&team, "U1"), tracked(&team, "U2")), (0, 1));
}

#[test]
fn whoever_says_not_me_leaves_it_where_it_was() {
    let mut team = Team::at(MORNING);
    team.says("U1", "We'll send you the revised quote by Friday 3pm");
    team.presses("U1", "Somebody else\u{2026}");
    team.fills("U1", &[("person", "U2")]);
    assert_snapshot!(team.presses("U2", "Not me"), @r"
    (instead)
    All right, it stays with @U1, and I tell them.
    (to U1)
    @U2 cannot take it over, so it stays yours:
    «send you the revised quote»
    No date: I bring it up once a week.
    [It's done] [Give it a date] [Let it go]
    ");
    assert_eq!((tracked(&team, "U1"), tracked(&team, "U2")), (1, 0));
    assert_snapshot!(team.presses("U2", "I take it"), @r"
    (instead)
    I don't find that promise among yours. It may be undone, or the number may be another one: `/promise list` shows them all.
    [Show my promises]
    ");
}

#[test]
fn a_request_that_is_overtaken_says_so() {
    for (act, want) in [
        (
            "kept 1",
            "It is kept already, so there is nothing left to do.",
        ),
        (
            "release 1",
            "It was let go, so there is nothing left to do.",
        ),
    ] {
        let mut team = Team::at(MORNING);
        team.says("U1", "We'll send you the revised quote by Friday 3pm");
        team.presses("U1", "Somebody else\u{2026}");
        team.fills("U1", &[("person", "U2")]);
        team.types("U1", act);
        let shown = team.presses("U2", "I take it");
        assert!(shown.contains(want), "{shown}");
        assert_eq!(tracked(&team, "U2"), 0);
    }
}

#[test]
fn a_promise_without_a_date_is_brought_up_weekly_and_listed_apart() {
    let mut team = Team::at(MORNING);
    team.says("U1", "I'll send you the summary");
    assert_snapshot!(team.presses("U1", "No date"), @r"
    (instead)
    Noted as number 1: «send you the summary»
    No date: I bring it up once a week.
    [Change] [Undo]
      You said it here (https://chat.example/1700000000.000100)
    ");
    team.types("U1", "call Acme by Friday");
    assert_snapshot!(team.types("U1", "list"), @r"
    # You have 2 open promises
    This week
    2. «call Acme»
    Fri 6 Mar, 5:00 pm [Kept | Need more time | Hand over | Let go | Change]
    No date
    1. «send you the summary» · message (https://chat.example/1700000000.000100) [Kept | Give it a date | Hand over | Let go | Change]
    ");
    assert_snapshot!(team.waits_until("2026-03-04T17:00"), @"");
    team.types("U1", "kept 2");
    assert_snapshot!(team.waits_until("2026-03-18T17:00"), @r"
    -- Wed 11 March 10:20
    (to U1)
    Still open: «send you the summary»
    It has no date.
    Is it done, or shall it get a date?
    [It's done] [Give it a date] [Let it go]
      You said it here (https://chat.example/1700000000.000100)
    -- Wed 18 March 10:20
    (to U1)
    Still open: «send you the summary»
    It has no date.
    Is it done, or shall it get a date?
    [It's done] [Give it a date] [Let it go]
      You said it here (https://chat.example/1700000000.000100)
    ");
}

#[test]
fn the_weekly_question_gives_it_a_date_or_closes_it() {
    let mut team = Team::at(MORNING);
    team.says("U1", "I'll send you the summary");
    team.presses("U1", "No date");
    team.waits_until("2026-03-18T17:00");
    assert_snapshot!(team.presses("U1", "Give it a date"), @r"
    (form) By when?
    «send you the summary»
    By which day? [date]: 
    By what time? [time] (optional): 
    [Save]
    ");
    assert_snapshot!(team.fills("U1", &[("date", "2026-03-20")]), @r"
    «send you the summary»
    Now due Friday, 20 March 2026, 5:00 pm (Europe/Berlin)
    [Undo]
    (updated nudge/1/weekly/1773825600)
    «send you the summary»
    By Friday, 20 March 2026, 5:00 pm (Europe/Berlin)
    [Kept] [Need more time] [Hand over] [Let go]
      You said it here (https://chat.example/1700000000.000100)
    ");
    assert_snapshot!(team.types("U1", "move 1 to no date"), @r"
    «send you the summary»
    It has no date now: I bring it up once a week.
    [Undo]
    ");
    assert_snapshot!(team.presses("U1", "It's done"), @r"
    (instead)
    ✓ «send you the summary»
    Kept. Well done!
    [Undo] [Show my promises]
    ");
}
