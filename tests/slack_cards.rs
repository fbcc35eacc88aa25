//! Cards and forms as Block Kit: within Slack's limits, and nothing that a person wrote becomes live again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use goodword::adapters::slack::blocks;
use goodword::ids::Channel;
use goodword::ids::Member;
use goodword::view::Button;
use goodword::view::Card;
use goodword::view::Choice;
use goodword::view::Confirm;
use goodword::view::Control;
use goodword::view::FieldKind;
use goodword::view::Form;
use goodword::view::Part;
use goodword::view::Pick;
use goodword::view::Picker;
use goodword::view::PickerKind;
use goodword::view::Span;
use goodword::view::Text;
use insta::assert_snapshot;
use proptest::prelude::prop_assert;
use proptest::prelude::proptest;
use serde_json::Value;

#[track_caller]
fn drawn(text: Text) -> String {
    let card = Card::new("a").words(text);
    let blocks = blocks::message(&card).blocks;
    blocks[0]["text"]["text"].as_str().unwrap().to_owned()
}

#[track_caller]
fn check_said(said: &str, want: &str) {
    assert_eq!(drawn(Text::said(said)), want);
}

#[test]
fn what_a_person_wrote_calls_nobody() {
    check_said("<!channel> look", "@\u{2060}channel look");
    check_said("<!here|here>", "@\u{2060}here");
    check_said("<!subteam^S1|@sales>", "@\u{2060}sales");
    check_said("<@U1|Maria> and <@U2>", "@\u{2060}Maria and @\u{2060}U2");
    check_said(
        "@channel @here @everyone",
        "@\u{2060}channel @\u{2060}here @\u{2060}everyone",
    );
    check_said("mail a@example.org", "mail a@example.org");
    check_said("<http://a.example|click>", "click");
    check_said("&lt;!channel&gt; &amp;lt;", "&lt;!channel&gt; &amp;lt;");
    check_said("a &lt; b &amp; c", "a &lt; b &amp; c");
}

#[test]
fn what_a_person_wrote_keeps_its_letters() {
    check_said("snake_case 5 * 3 ~", "snake_case 5 * 3 ~");
    check_said("one\ntwo", "one\ntwo");
    check_said("\u{202e}abc\u{2066}\u{0}d\u{7}", "abcd");
    check_said("👩‍👩‍👧 é שלום", "👩‍👩‍👧 é שלום");
}

#[test]
fn what_a_person_wrote_has_no_format_of_its_own() {
    for said in [
        "*b*",
        "_i_",
        "~s~",
        "`c`",
        "```d```",
        "*a _b_ c*",
        "(*b*)",
        "x *b*, _c_.",
    ] {
        let shown = drawn(Text::said(said));
        assert!(!shown.contains(['*', '_', '~', '`']), "{said}: {shown}");
    }
    assert!(!drawn(Text::said("> quoted")).starts_with("&gt;"));
}

#[test]
fn our_own_words_keep_their_format() {
    let link = |url: &str, label: &str| Span::Link {
        url: url.into(),
        label: label.into(),
    };
    let text = Text::plain("Noted: ")
        .and_said_bold("*the* quote")
        .and(" by")
        .and_bold(" Friday ")
        .and("|")
        .and_break()
        .and_code("/promise `x`")
        .and(" ")
        .and_italic("now")
        .with(Span::Mention(Member::new("U1")))
        .with(Span::Channel(Channel::new("C1|x>")))
        .with(link("https://a.example/?a=1&b=<2>", "a|b <c>"))
        .with(link("javascript:alert(1)", "no"));
    assert_snapshot!(drawn(text), @r"
    Noted: *the quote* by *Friday* |
    `/promise ˋxˋ` _now_<@U1><https://a.example/?a=1&amp;b=%3C2%3E|a/b &lt;c&gt;>no
    ");
}

#[test]
fn a_long_text_goes_on_in_the_next_section_and_ends_with_an_ellipsis() {
    let card = Card::new("a").words(Text::said("Grüße &amp; Küsse ".repeat(3_000)));
    let sections = blocks::message(&card).blocks;
    assert_eq!(sections.len(), 3);
    for section in &sections {
        let text = section["text"]["text"].as_str().unwrap();
        assert!(text.encode_utf16().count() <= 3_000);
        assert_eq!(text.matches('&').count(), text.matches("&amp;").count());
    }
    let last = sections[2]["text"]["text"].as_str().unwrap();
    assert!(last.ends_with('…'), "{last}");
}

#[test]
fn an_endless_word_is_broken_and_heaps_of_marks_are_thinned() {
    let sections = |words: String| blocks::message(&Card::new("a").words(Text::said(words))).blocks;
    assert_eq!(sections("a".repeat(40_000)).len(), 3);
    let heap = format!("a{}", "\u{301}".repeat(40_000));
    assert_eq!(sections(heap).len(), 1);
}

proptest! {
    #[test]
    fn no_words_of_a_person_become_markup(said in "[<>@#!|&a-z*_~` \n\u{202e}\u{0}UC1;^/:]{0,60}") {
        let text = Text::said(said.clone()).and_said_bold(said.clone());
        let message = blocks::message(&Card::new(said.clone()).heading(said).words(text));
        prop_assert!(!message.text.contains(['<', '>']), "{}", message.text);
        for block in message.blocks.iter().filter(|block| block["type"] == "section") {
            let text = block["text"]["text"].as_str().unwrap();
            prop_assert!(!text.contains(['<', '>', '`']), "{text}");
            for call in ["@channel", "@here", "@everyone"] {
                prop_assert!(!text.contains(call), "{text}");
            }
        }
    }

    #[test]
    fn every_text_fits(said in "\\PC{0,400}", times in 1_usize..40) {
        let text = Text::said(said.repeat(times)).and_bold(said.repeat(times));
        let card = Card::new(said.clone()).heading(said.repeat(times)).words(text);
        for block in blocks::message(&card).blocks {
            let most = if block["type"] == "header" { 150 } else { 3_000 };
            let length = block["text"]["text"].as_str().unwrap().encode_utf16().count();
            prop_assert!((1..=most).contains(&length), "{length}");
        }
    }
}

fn choice(label: &str, value: &str) -> Choice {
    Choice {
        label: label.into(),
        value: value.into(),
    }
}

fn everything() -> Card {
    let picker = |kind, chosen: Option<&str>| Picker {
        action: "promise.more".into(),
        hint: "Choose".into(),
        choices: vec![choice("One", "1"), choice("Two", "2")],
        chosen: chosen.map(Into::into),
        kind,
    };
    let pick = |action: &str, time_of_day, chosen: &str| {
        Control::Pick(Pick {
            action: action.into(),
            time_of_day,
            chosen: Some(chosen.into()),
        })
    };
    let sure = Confirm {
        title: "Sure?".into(),
        words: "It is let go.".into(),
        yes: "Let go".into(),
        no: "Back".into(),
    };
    let due = Control::Select(picker(PickerKind::More, None));
    Card::new("Your promise <3")
        .heading("Promise 3")
        .words(Text::plain("To ").and_said("Acme &amp; Co"))
        .part(Part::Row(Text::plain("Due Friday"), due))
        .part(Part::Fields(vec![
            Text::plain("a"),
            Text::default(),
            Text::plain("b"),
        ]))
        .part(Part::Copyable("Hi ```Acme``` <@U1>".into()))
        .part(Part::Divider)
        .buttons([
            Button::new("promise.kept", "Kept", "3").primary(),
            Button::new("promise.release", "Let go", "3")
                .danger()
                .confirm(sure),
            Button::new("promise.kept", "Kept too", "4"),
            Button::new("promise.kept", "", "5"),
            Button::new("promise.kept", "Too long", "x".repeat(2_001)),
        ])
        .part(Part::Controls(vec![
            Control::Select(picker(PickerKind::List, Some("2"))),
            pick("promise.day", false, "2026-02-30"),
            pick("promise.time", true, "15:00"),
        ]))
        .small("Only you see this")
}

/// Returns JSON one block or field a line, so that a snapshot can be read.
fn lines(blocks: &[Value]) -> String {
    let lines: Vec<String> = blocks.iter().map(Value::to_string).collect();
    lines.join("\n")
}

#[test]
fn a_card_is_drawn_as_slack_wants_it() {
    let message = blocks::message(&everything());
    assert_snapshot!(message.text, @"Your promise &lt;3");
    assert_snapshot!(lines(&message.blocks), @r#"
    {"type":"header","text":{"type":"plain_text","text":"Promise 3","emoji":true}}
    {"type":"section","text":{"type":"mrkdwn","text":"To Acme &amp; Co","verbatim":true}}
    {"type":"section","text":{"type":"mrkdwn","text":"Due Friday","verbatim":true},"accessory":{"type":"overflow","action_id":"promise.more","options":[{"text":{"type":"plain_text","text":"One","emoji":true},"value":"1"},{"text":{"type":"plain_text","text":"Two","emoji":true},"value":"2"}]}}
    {"type":"section","fields":[{"type":"mrkdwn","text":"a","verbatim":true},{"type":"mrkdwn","text":"b","verbatim":true}]}
    {"type":"rich_text","elements":[{"type":"rich_text_preformatted","elements":[{"type":"text","text":"Hi ```Acme``` <@U1>"}]}]}
    {"type":"divider"}
    {"type":"actions","elements":[{"type":"button","action_id":"promise.kept","text":{"type":"plain_text","text":"Kept","emoji":true},"value":"3","style":"primary"},{"type":"button","action_id":"promise.release","text":{"type":"plain_text","text":"Let go","emoji":true},"value":"3","style":"danger","confirm":{"title":{"type":"plain_text","text":"Sure?","emoji":true},"text":{"type":"plain_text","text":"It is let go.","emoji":true},"confirm":{"type":"plain_text","text":"Let go","emoji":true},"deny":{"type":"plain_text","text":"Back","emoji":true}}},{"type":"button","action_id":"promise.kept#2","text":{"type":"plain_text","text":"Kept too","emoji":true},"value":"4"}]}
    {"type":"actions","elements":[{"type":"static_select","action_id":"promise.more#2","placeholder":{"type":"plain_text","text":"Choose","emoji":true},"initial_option":{"text":{"type":"plain_text","text":"Two","emoji":true},"value":"2"},"options":[{"text":{"type":"plain_text","text":"One","emoji":true},"value":"1"},{"text":{"type":"plain_text","text":"Two","emoji":true},"value":"2"}]},{"type":"datepicker","action_id":"promise.day"},{"type":"timepicker","initial_time":"15:00","action_id":"promise.time"}]}
    {"type":"context","elements":[{"type":"mrkdwn","text":"Only you see this","verbatim":true}]}
    "#);
}

#[test]
fn names_of_controls_are_unique_on_a_message() {
    let blocks = Value::from(blocks::message(&everything()).blocks);
    let mut names = Vec::new();
    collect(&blocks, "action_id", &mut names);
    let mut once = names.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), names.len(), "{names:?}");
    assert!(names.contains(&"promise.kept#2".to_owned()));
}

fn collect(value: &Value, name: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get(name).and_then(Value::as_str).map(str::to_owned));
            for field in fields.values() {
                collect(field, name, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                collect(item, name, found);
            }
        }
        _ => {}
    }
}

#[test]
fn too_many_parts_are_cut_with_a_notice() {
    let card = (0..80).fold(Card::new("a"), |card, _| card.words("b"));
    let blocks = blocks::message(&card).blocks;
    assert_eq!(blocks.len(), 50);
    assert_snapshot!(blocks[49]["elements"][0]["text"], @r#""There is more than fits here.""#);
    let home = blocks::home(&card);
    assert_eq!(home["blocks"].as_array().unwrap().len(), 80);
}

#[test]
fn too_many_buttons_go_on_in_the_next_row_and_long_labels_are_cut() {
    let many = (0..60).map(|number| Button::new(format!("a.{number}"), "x".repeat(200), ""));
    let rows = blocks::message(&Card::new("a").buttons(many)).blocks;
    let sizes: Vec<usize> = rows
        .iter()
        .map(|row| row["elements"].as_array().unwrap().len())
        .collect();
    assert_eq!(sizes, [25, 25, 10]);
    let label = rows[0]["elements"][0]["text"]["text"].as_str().unwrap();
    assert_eq!(label.chars().count(), 75);
}

#[test]
fn an_empty_card_is_only_its_summary() {
    let card = Card::new("Hello")
        .heading(" ")
        .words("")
        .small("\u{200b}")
        .part(Part::Copyable("\n".into()));
    let message = blocks::message(&card);
    assert_eq!((message.text.as_str(), message.blocks.len()), ("Hello", 0));
}

#[test]
fn a_form_is_drawn_as_slack_wants_it() {
    let choices = |count: usize| -> Vec<Choice> {
        (0..count)
            .map(|number| choice(&format!("Choice {number}"), &number.to_string()))
            .collect()
    };
    let chosen = |choices: Vec<Choice>, chosen: &str| FieldKind::Choice {
        choices,
        chosen: Some(chosen.into()),
    };
    let several =
        |choices: Vec<Choice>, chosen: Vec<String>| FieldKind::Choices { choices, chosen };
    let words = FieldKind::Words {
        value: "the quote".into(),
        long: true,
    };
    let form = Form::new("promise.change", "Change your promise to Acme", "Save")
        .intro("What is new?")
        .field("what", "What?", words)
        .optional("one", "One?", chosen(choices(2), "1"))
        .field("some", "Some?", several(choices(2), vec![]))
        .field("many", "Many?", several(choices(12), vec!["11".into()]))
        .field("day", "Day?", FieldKind::Date(Some("2026-03-06".into())))
        .field("time", "Time?", FieldKind::TimeOfDay(Some("3 pm".into())))
        .field("whom", "Whom?", FieldKind::Person(None))
        .field("nothing", "Nothing?", chosen(vec![], "1"));
    let mut view = blocks::modal(&form, "carried");
    let drawn = view["blocks"].take();
    let mut drawn = drawn.as_array().unwrap().clone();
    assert_eq!(drawn[4]["element"]["options"].as_array().unwrap().len(), 12);
    drawn[4]["element"]["options"].take();
    assert_snapshot!(view, @r#"
    {"type":"modal","callback_id":"promise.change","title":{"type":"plain_text","text":"Change your promise to…","emoji":true},"close":{"type":"plain_text","text":"Cancel","emoji":true},"private_metadata":"carried","blocks":null,"submit":{"type":"plain_text","text":"Save","emoji":true}}
    "#);
    assert_snapshot!(lines(&drawn), @r#"
    {"type":"section","text":{"type":"mrkdwn","text":"What is new?","verbatim":true}}
    {"type":"input","block_id":"what","label":{"type":"plain_text","text":"What?","emoji":true},"optional":false,"element":{"type":"plain_text_input","multiline":true,"max_length":3000,"initial_value":"the quote","action_id":"what"}}
    {"type":"input","block_id":"one","label":{"type":"plain_text","text":"One?","emoji":true},"optional":true,"element":{"type":"static_select","initial_option":{"text":{"type":"plain_text","text":"Choice 1","emoji":true},"value":"1"},"options":[{"text":{"type":"plain_text","text":"Choice 0","emoji":true},"value":"0"},{"text":{"type":"plain_text","text":"Choice 1","emoji":true},"value":"1"}],"action_id":"one"}}
    {"type":"input","block_id":"some","label":{"type":"plain_text","text":"Some?","emoji":true},"optional":false,"element":{"type":"checkboxes","options":[{"text":{"type":"plain_text","text":"Choice 0","emoji":true},"value":"0"},{"text":{"type":"plain_text","text":"Choice 1","emoji":true},"value":"1"}],"action_id":"some"}}
    {"type":"input","block_id":"many","label":{"type":"plain_text","text":"Many?","emoji":true},"optional":false,"element":{"type":"multi_static_select","initial_options":[{"text":{"type":"plain_text","text":"Choice 11","emoji":true},"value":"11"}],"options":null,"action_id":"many"}}
    {"type":"input","block_id":"day","label":{"type":"plain_text","text":"Day?","emoji":true},"optional":false,"element":{"type":"datepicker","initial_date":"2026-03-06","action_id":"day"}}
    {"type":"input","block_id":"time","label":{"type":"plain_text","text":"Time?","emoji":true},"optional":false,"element":{"type":"timepicker","action_id":"time"}}
    {"type":"input","block_id":"whom","label":{"type":"plain_text","text":"Whom?","emoji":true},"optional":false,"element":{"type":"users_select","action_id":"whom"}}
    "#);
}
