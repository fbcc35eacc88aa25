//! When somebody is asked: how sure, about which wordings, in which channels, and to whom it is owed.

use goodword::chat::PlaceKind;
use goodword::chat::Role;
use goodword::promises::Cues;
use goodword::store::Reads;
use insta::assert_snapshot;

use crate::team::Team;
use crate::team::files;
use crate::team::moment;
use crate::team::workspace;

const MORNING: &str = "2026-03-04T10:20";
const SILENCE: &str = "(silence)";

/// Everything of one kind that is recorded, as text.
fn kept(team: &Team, kind: &str) -> String {
    let facts = team.store.facts(&workspace(), kind, "", 100).unwrap();
    let facts: Vec<String> = facts
        .iter()
        .map(|(_, stored)| stored.value.to_string())
        .collect();
    facts.join("\n")
}

/// Returns how sure the recogniser is of a text.
fn confidence(text: &str) -> f64 {
    let cues = Cues::load(&files("tips/promises")).unwrap();
    let zone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap();
    let calendar = goodword::calendar::Calendar::default();
    let reference = goodword::deadlines::Reference {
        now: moment(MORNING),
        zone: &zone,
        calendar: &calendar,
    };
    let times = goodword::deadlines::read(text, reference);
    let found = cues.recognise(text, &[], &times);
    found.map_or(0.0, |spoken| spoken.confidence)
}

fn sets(team: &mut Team, choice: &str) {
    team.role = Role::Lead;
    team.commands("U9", "/goodword", "settings");
    team.presses("U9", "Change for everybody");
    let shown = team.fills("U9", &[("asks", choice)]);
    assert!(shown.contains("Ask about promises"), "{shown}");
    team.role = Role::Member;
}

#[test]
fn how_sure_it_must_be_is_the_team_s_choice() {
    let texts: Vec<String> = [
        "I'll send you the quote by Friday 3pm",
        "I'll look into it",
        "I'll do it tomorrow",
        "We'll handle it",
        "I'll ask around",
        "will update the page",
        "I'll try to fix it",
        "We'll discuss it tomorrow",
    ]
    .map(String::from)
    .into();
    for (choice, least) in [("when_sure", 0.8), ("usually", 0.55), ("often", 0.5)] {
        for text in &texts {
            let mut team = Team::at(MORNING);
            sets(&mut team, choice);
            let asked = team.says("U1", text) != SILENCE;
            assert_eq!(asked, confidence(text) >= least, "{choice}: {text}");
        }
    }
}

#[test]
fn only_leads_set_what_holds_for_everybody() {
    let mut team = Team::at(MORNING);
    let shown = team.commands("U1", "/goodword", "settings");
    assert!(!shown.contains("For everybody"), "{shown}");
    assert_snapshot!(team.presses_value("U1", "settings.team", "", None), @"Only an admin of this workspace can change what holds for everybody; nothing has changed.");
    sets(&mut team, "often");
    team.role = Role::Guest;
    assert_snapshot!(team.fills("U1", &[("asks", "when_sure")]), @"Only an admin of this workspace can change what holds for everybody; nothing has changed.");
    team.role = Role::Lead;
    assert_snapshot!(team.fills("U9", &[("asks", "'; drop")]), @r#"(refused) {"asks": "Please choose one of these."}"#);
    assert_snapshot!(kept(&team, "team-settings"), @r#"{"asks":"often"}"#);
}

#[test]
fn what_is_done_within_the_same_conversation_is_not_asked_about() {
    let mut team = Team::at(MORNING);
    for text in [
        "Let me check that for you.",
        "One moment, I'll look it up for you",
        "I'll send it to you in 5 minutes",
        "I'll call you back in a minute",
    ] {
        assert_eq!(team.says("U1", text), SILENCE, "{text}");
    }
    assert_ne!(team.says("U1", "I'll send it to you in an hour"), SILENCE);
}

#[test]
fn what_was_said_to_be_no_promise_is_not_asked_about_again() {
    let mut team = Team::at(MORNING);
    team.says("U1", "I'll send you the summary by Friday");
    assert_snapshot!(team.presses("U1", "Not a promise"), @r"
    (instead)
    All right. I won't ask anybody in this workspace about words like these again.
    [Undo]
      I keep a fingerprint of the wording for that, not the words.
    ");
    for same in [
        "I'll send you the summary by Friday",
        "i will just send <@U3|Kim> the short summary by Monday 3pm",
    ] {
        assert_eq!(team.says("U2", same), SILENCE, "{same}");
    }
    for other in [
        "I'll send you the minutes by Friday",
        "I'll write you the summary by Friday",
        "We'll send you the summary by Friday",
    ] {
        assert_ne!(team.says("U2", other), SILENCE, "{other}");
    }
    let recorded = kept(&team, "no-promise");
    assert!(
        !recorded.contains("summary") && !recorded.contains("U1"),
        "{recorded}"
    );
    assert_snapshot!(team.presses("U1", "Undo"), @r"
    (instead)
    All right, I ask about words like these again.
    ");
    assert_ne!(
        team.says("U2", "I'll send you the summary by Friday"),
        SILENCE
    );
}

#[test]
fn leads_can_have_all_wordings_asked_about_again() {
    let mut team = Team::at(MORNING);
    for text in [
        "I'll send you the summary by Friday",
        "I'll call you on Friday",
    ] {
        team.says("U1", text);
        team.presses("U1", "Not a promise");
    }
    team.role = Role::Lead;
    assert_snapshot!(team.commands("U9", "/goodword", "settings"), @r"
    # Your settings
    Phrase hints: on
    Promise offers: on
    Heads-up: by how far away the deadline is
    Quiet hours: none beyond your working hours
    Time zone: Europe/Berlin
    [Change settings] [Forget me]
      Only you see this, and these settings are yours alone.
    ---
    # For everybody here
    Ask about promises: usually, when it sounds like one
    Never ask about: 2 wordings people said to be no promise
    [Change for everybody] [Ask about them again]
      You see this because you are an admin of this workspace.
    ");
    assert_snapshot!(team.presses("U9", "Ask about them again"), @r"
    (instead)
    All right: I forgot what people here said to be no promise.
    # For everybody here
    Ask about promises: usually, when it sounds like one
    [Change for everybody]
      You see this because you are an admin of this workspace.
    ");
    team.role = Role::Member;
    assert_snapshot!(team.presses("U9", "Ask about them again"), @"Only an admin of this workspace can change what holds for everybody; nothing has changed.");
    assert_ne!(team.says("U1", "I'll call you on Friday"), SILENCE);
}

#[test]
fn a_forged_no_changes_nothing() {
    let mut team = Team::at(MORNING);
    team.says("U1", "I'll send you the summary by Friday");
    for value in ["", "{}", "null", "ffff", "{\"f\":\"../../x\"}"] {
        team.presses_value("U2", "coach.not", value, None);
        team.presses_value("U2", "coach.ask_again", value, None);
    }
    team.presses("U2", "Not a promise");
    assert_eq!(kept(&team, "no-promise"), "");
}

#[test]
fn a_shared_channel_is_left_alone_until_a_lead_says_otherwise() {
    let mut team = Team::at(MORNING);
    team.kind = PlaceKind::Shared;
    let promise = "I'll send you the quote by Friday 3pm";
    assert_eq!(team.says("U1", promise), SILENCE);
    assert_snapshot!(team.commands("U1", "/goodword", "listen"), @r"
    I leave this channel alone, because it is shared with another company: nobody here is asked about promises or given hints.
      An admin of your workspace can change that here: `/goodword listen on`
    ");
    assert_snapshot!(team.commands("U1", "/goodword", "listen on"), @"This channel is shared with another company. An admin of your workspace decides whether I listen here; nothing has changed.");
    assert_eq!(team.says("U1", promise), SILENCE);
    team.role = Role::Lead;
    assert_snapshot!(team.commands("U9", "/goodword", "listen on"), @r"
    From now on I listen in this channel, although it is shared with another company: only people of your own company are asked or given hints, each privately.
      I have to be a member here for that. For nobody here any more: `/goodword listen off`
    [Undo]
    ");
    team.role = Role::Member;
    assert_ne!(team.says("U1", promise), SILENCE);
    team.role = Role::Guest;
    assert_eq!(team.says("U7", promise), SILENCE);
    assert_snapshot!(team.commands("U7", "/goodword", "listen off"), @"Only people of the workspace itself can change whether I listen here; nothing has changed.");
    team.role = Role::Member;
    assert_snapshot!(team.commands("U1", "/goodword", "listen off"), @r"
    From now on I leave this channel alone, because it is shared with another company: nobody here is asked about promises or given hints.
      An admin of your workspace can change that here: `/goodword listen on`
    ");
    assert_eq!(team.says("U1", promise), SILENCE);
    assert_eq!(kept(&team, "listening"), "");
}

#[test]
fn a_channel_of_the_team_can_be_left_alone_for_everybody() {
    let mut team = Team::at(MORNING);
    let promise = "I'll send you the quote by Friday 3pm";
    assert_snapshot!(team.commands("U1", "/goodword", "listen off"), @r"
    From now on I leave this channel alone: nobody here is asked about promises or given hints.
      To change that: `/goodword listen on`
    [Undo]
    ");
    assert_eq!(team.says("U2", promise), SILENCE);
    assert_snapshot!(team.presses("U1", "Undo"), @r"
    (instead)
    From now on I listen in this channel for promises and wordings, and speak only to whoever wrote them, privately.
      I have to be a member here for that. For nobody here any more: `/goodword listen off`
    [Undo]
    ");
    assert_ne!(team.says("U2", promise), SILENCE);
    assert_snapshot!(team.commands("U1", "/goodword", "listen <!channel>"), @"I don't understand «<!channel>» here. Type `/goodword listen on` or `/goodword listen off`.");
    team.kind = PlaceKind::Direct;
    assert_snapshot!(team.commands("U1", "/goodword", "listen off"), @"I listen only in channels I am invited to. In one of them, `/goodword listen off` makes me leave it alone.");
}

#[test]
fn a_channel_that_comes_to_be_shared_is_left_alone_again() {
    let mut team = Team::at(MORNING);
    team.commands("U1", "/goodword", "listen off");
    team.commands("U1", "/goodword", "listen on");
    team.kind = PlaceKind::Shared;
    assert_eq!(
        team.says("U1", "I'll send you the quote by Friday 3pm"),
        SILENCE
    );
}

#[test]
fn you_is_whoever_else_speaks_in_the_conversation() {
    let mut team = Team::at(MORNING);
    team.says("U2", "Could you check my invoice?");
    let shown = team.says("U1", "Sure, I'll get back to you tomorrow");
    assert!(shown.contains("(to «<@U2|u2>»)"), "{shown}");
    team.says("U3", "me too please");
    let shown = team.says("U1", "I'll get back to you tomorrow morning");
    assert!(!shown.contains("(to"), "{shown}");
}
