//! Slack's JSON in and Block Kit out, without a network: every payload is understood or set aside on purpose.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

use goodword::adapters::slack::payload;
use goodword::adapters::slack::payload::Draft;
use goodword::adapters::slack::payload::Me;
use goodword::adapters::slack::payload::Reading;
use goodword::chat::PlaceKind;
use goodword::chat::What;
use goodword::ids::Channel;
use goodword::ids::Member;
use goodword::ids::Workspace;
use insta::assert_debug_snapshot;
use insta::assert_snapshot;
use serde_json::Value;
use serde_json::json;

fn me() -> Me {
    Me {
        workspace: Workspace::new("T1"),
        user: Member::new("UBOT"),
        bot: Some("BBOT".into()),
        whole_org: false,
    }
}

#[track_caller]
fn heard(kind: &str, payload: &Value) -> Draft {
    match payload::read(kind, payload, &me()) {
        Reading::Heard(draft) => *draft,
        other => panic!("not understood: {other:?}"),
    }
}

fn event(event: &Value) -> Value {
    json!({
        "type": "event_callback", "team_id": "T1", "event_id": "Ev1", "is_ext_shared_channel": false,
        "event": event,
    })
}

#[track_caller]
fn check_aside(happening: &Value, want: &str) {
    match payload::read("events_api", &event(happening), &me()) {
        Reading::SetAside(kind) => assert_eq!(kind, want),
        other => panic!("not set aside: {other:?}"),
    }
}

#[track_caller]
fn check_malformed(kind: &str, payload: &Value) {
    let reading = payload::read(kind, payload, &me());
    assert!(matches!(reading, Reading::Malformed(_)), "{reading:?}");
}

fn command() -> Value {
    json!({
        "command": "/promise", "text": "send Acme the quote by Friday", "user_id": "U1", "user_name": "maria",
        "channel_id": "C1", "channel_name": "acme", "team_id": "T1", "trigger_id": "1.2.abc",
        "response_url": "https://hooks.slack.com/commands/T1/1/x",
    })
}

fn press(action: &Value) -> Value {
    json!({
        "type": "block_actions", "user": { "id": "U1", "name": "maria", "team_id": "T1" },
        "container": { "type": "message", "message_ts": "2.000", "channel_id": "C1", "is_ephemeral": true },
        "channel": { "id": "C1" }, "team": { "id": "T1" }, "trigger_id": "1.2.abc",
        "response_url": "https://hooks.slack.com/actions/T1/1/x", "actions": [action],
    })
}

fn submission(metadata: &str, values: &Value) -> Value {
    json!({
        "type": "view_submission", "user": { "id": "U1", "name": "maria", "team_id": "T1" }, "team": null,
        "trigger_id": "1.2.abc",
        "view": {
            "id": "V1", "type": "modal", "callback_id": "promise.change", "hash": "1.h",
            "private_metadata": metadata, "state": { "values": values },
        },
    })
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/slack");
    let kinds = ["event", "interactive", "slash", "slash_form", "socket"];
    let mut files: Vec<PathBuf> = kinds
        .iter()
        .filter_map(|kind| std::fs::read_dir(folder.join(kind)).ok())
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

/// Returns a sample as envelope type and payload, as it would come through the socket; `None` for a frame
/// that is no delivery.
fn as_envelope(path: &Path) -> Option<(String, Value)> {
    let text = std::fs::read_to_string(path).unwrap();
    let folder = path.parent().unwrap().file_name().unwrap();
    if folder == "slash_form" {
        let url = format!("http://localhost/?{}", text.trim());
        let url = reqwest::Url::parse(&url).unwrap();
        let fields = url
            .query_pairs()
            .map(|(name, value)| (name.into_owned(), Value::from(value.into_owned())));
        return Some(("slash_commands".into(), Value::Object(fields.collect())));
    }
    let json: Value = serde_json::from_str(&text).unwrap();
    let kind = match folder.to_str().unwrap() {
        "socket" => {
            let payload = json.get("payload")?.clone();
            return Some((json["type"].as_str().unwrap().into(), payload));
        }
        "event" => "events_api",
        "slash" => "slash_commands",
        _ => "interactive",
    };
    Some((kind.into(), json))
}

/// Returns the samples of Slack's own SDKs when they are at hand, and always some of our own.
fn all_payloads() -> Vec<(String, Value)> {
    let button = json!({ "action_id": "tip.more", "type": "button", "action_ts": "1.1" });
    let ours = [
        ("slash_commands", command()),
        ("interactive", press(&button)),
        ("interactive", submission("", &json!({}))),
        ("interactive", json!({ "type": "dialog_submission" })),
        ("events_api", event(&json!({ "type": "reaction_added" }))),
    ];
    let ours = ours.map(|(kind, payload)| (kind.to_owned(), payload));
    samples()
        .iter()
        .filter_map(|path| as_envelope(path))
        .chain(ours)
        .collect()
}

#[test]
fn every_payload_of_the_sdks_is_understood_or_set_aside_on_purpose() {
    let all = all_payloads();
    let (mut understood, mut aside) = (0, BTreeMap::<String, usize>::new());
    for (kind, payload) in &all {
        match payload::read(kind, payload, &me()) {
            Reading::Heard(_) => understood += 1,
            Reading::SetAside(kind) => *aside.entry(kind).or_default() += 1,
            Reading::Malformed(what) => panic!("{kind} {what}: {payload:#}"),
        }
    }
    let set_aside: usize = aside.values().sum();
    assert_eq!(understood + set_aside, all.len());
    assert!(understood >= 3 && set_aside >= 2, "{understood}, {aside:?}");
    println!("{understood} understood, set aside: {aside:?}");
}

#[test]
fn a_payload_with_anything_in_it_missing_or_strange_never_breaks_the_reader() {
    let mut readings = 0;
    for (kind, payload) in &all_payloads() {
        for strange in [Value::Null, json!(7), json!([]), json!({}), json!("")] {
            for damaged in damage(payload, &strange) {
                let reading = payload::read(kind, &damaged, &me());
                let named = match &reading {
                    Reading::Heard(draft) => draft.event.as_str(),
                    Reading::SetAside(kind) | Reading::Malformed(kind) => kind,
                };
                assert!(!named.is_empty());
                readings += 1;
            }
        }
    }
    assert!(readings > 200, "{readings}");
}

/// Returns the value once for each place in it, with that place made strange.
fn damage(value: &Value, strange: &Value) -> Vec<Value> {
    let mut all = vec![strange.clone()];
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                for inner in damage(field, strange) {
                    let mut copy = fields.clone();
                    copy.insert(name.clone(), inner);
                    all.push(Value::Object(copy));
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                for inner in damage(item, strange) {
                    let mut copy = items.clone();
                    copy[index] = inner;
                    all.push(Value::Array(copy));
                }
            }
        }
        _ => {}
    }
    all
}

#[test]
fn a_command_carries_its_text_to_the_letter() {
    let draft = heard("slash_commands", &command());
    assert_eq!(draft.who.id, Member::new("U1"));
    assert!(draft.event.as_str().starts_with("command/"));
    assert!(
        !draft.event.as_str().contains("abc"),
        "a trigger is never written down"
    );
    assert_eq!(draft.answer.trigger.as_deref(), Some("1.2.abc"));
    assert_debug_snapshot!(draft.what, @r#"
    Command {
        name: "/promise",
        text: "send Acme the quote by Friday",
    }
    "#);
}

#[test]
fn the_same_delivery_has_the_same_name_and_another_one_another() {
    let first = heard("slash_commands", &command());
    assert_eq!(first.event, heard("slash_commands", &command()).event);
    let mut again = command();
    again["trigger_id"] = "9.9.zzz".into();
    assert_ne!(first.event, heard("slash_commands", &again).event);

    let pressed = |when: &str| {
        let action = json!({ "action_id": "tip.more", "type": "button", "action_ts": when });
        heard("interactive", &press(&action)).event
    };
    assert_eq!(pressed("5.1"), pressed("5.1"));
    assert_ne!(pressed("5.1"), pressed("5.2"));

    let filled = |words: &str| {
        let values = json!({ "what": { "what": { "type": "plain_text_input", "value": words } } });
        heard("interactive", &submission("", &values)).event
    };
    assert_eq!(filled("a"), filled("a"));
    assert_ne!(
        filled("a"),
        filled("b"),
        "a form that stayed open is sent anew"
    );
}

#[track_caller]
fn check_press(kind: &str, field: &str, value: &Value, want: &str) {
    let mut action = json!({ "action_id": "a", "block_id": "b", "type": kind, "action_ts": "1.1" });
    action[field] = value.clone();
    match heard("interactive", &press(&action)).what {
        What::Press { value, .. } => assert_eq!(value, want, "{kind}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_control_gives_its_value() {
    let one = json!({ "text": { "type": "plain_text", "text": "One" }, "value": "1" });
    let both = json!([one, { "value": "2" }]);
    check_press("button", "value", &json!("12"), "12");
    check_press("button", "text", &json!({}), "");
    for kind in [
        "static_select",
        "external_select",
        "overflow",
        "radio_buttons",
    ] {
        check_press(kind, "selected_option", &one, "1");
    }
    check_press("checkboxes", "selected_options", &both, "1,2");
    check_press("checkboxes", "selected_options", &json!([]), "");
    check_press(
        "datepicker",
        "selected_date",
        &json!("2026-03-06"),
        "2026-03-06",
    );
    check_press("timepicker", "selected_time", &json!("15:00"), "15:00");
    check_press(
        "datetimepicker",
        "selected_date_time",
        &json!(1_772_800_000),
        "1772800000",
    );
    check_press("users_select", "selected_user", &json!("U7"), "U7");
    check_press(
        "conversations_select",
        "selected_conversation",
        &json!("C7"),
        "C7",
    );
    check_press("channels_select", "selected_channel", &json!("C8"), "C8");
    check_press(
        "multi_users_select",
        "selected_users",
        &json!(["U7", "U8"]),
        "U7,U8",
    );
    check_press("a_control_of_tomorrow", "whatever", &json!(1), "");
}

#[test]
fn a_value_that_the_action_lacks_is_read_from_the_state() {
    let action =
        json!({ "action_id": "a", "block_id": "b", "type": "datepicker", "action_ts": "1.1" });
    let mut payload = press(&action);
    payload["state"] = json!({ "values": { "b": { "a": { "type": "datepicker", "selected_date": "2026-03-06" } } } });
    match heard("interactive", &payload).what {
        What::Press { value, .. } => assert_eq!(value, "2026-03-06"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_press_knows_the_message_it_stands_on() {
    let action = json!({ "action_id": "promise.kept#2", "type": "button", "value": "3", "action_ts": "1.1" });
    let draft = heard("interactive", &press(&action));
    assert_debug_snapshot!(draft.what, @r#"
    Press {
        action: "promise.kept",
        value: "3",
        on: Some(
            MessageRef {
                channel: Channel(
                    "C1",
                ),
                stamp: Stamp(
                    "2.000",
                ),
                thread: None,
            },
        ),
        private: true,
    }
    "#);
}

#[test]
fn a_form_brings_its_answers_and_the_place_it_was_opened_in() {
    let option = json!({ "value": "1" });
    let values = json!({
        "what": { "what": { "type": "plain_text_input", "value": "send the quote" } },
        "empty": { "empty": { "type": "plain_text_input", "value": null } },
        "one": { "one": { "type": "static_select", "selected_option": option } },
        "none": { "none": { "type": "static_select", "selected_option": null } },
        "some": { "some": { "type": "checkboxes", "selected_options": [option, { "value": "2" }] } },
        "day": { "day": { "type": "datepicker", "selected_date": "2026-03-06" } },
        "time": { "time": { "type": "timepicker", "selected_time": "15:00" } },
        "whom": { "whom": { "type": "users_select", "selected_user": "U7" } },
    });
    let metadata =
        "{\"channel\":\"C1\",\"thread\":\"1.0\",\"url\":\"https://hooks.slack.com/x\"}\n3\nb";
    let draft = heard("interactive", &submission(metadata, &values));
    let place = draft.place.unwrap();
    assert_eq!(place.channel, Channel::new("C1"));
    assert_eq!(place.thread.unwrap().as_str(), "1.0");
    assert_eq!(
        draft.answer.url.as_deref(),
        Some("https://hooks.slack.com/x")
    );
    assert_debug_snapshot!(draft.what, @r#"
    Submit {
        form: "promise.change",
        carry: "3\nb",
        answers: {
            "day": "2026-03-06",
            "one": "1",
            "some": "1,2",
            "time": "15:00",
            "what": "send the quote",
            "whom": "U7",
        },
    }
    "#);
}

#[test]
fn metadata_that_we_did_not_write_is_carried_whole() {
    for metadata in ["", "3", "a\nb", "{\"a\":1}\nb", "[]\nb"] {
        match heard("interactive", &submission(metadata, &json!({}))).what {
            What::Submit { carry, .. } => assert_eq!(carry, metadata),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_message_and_the_mention_in_it_are_one() {
    let mut message = json!({
        "type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "ts": "1.5",
        "text": "<@UBOT> hello",
    });
    let first = heard("events_api", &event(&message));
    message["type"] = "app_mention".into();
    message.as_object_mut().unwrap().remove("channel_type");
    let second = heard("events_api", &event(&message));
    assert_eq!(first.event, second.event);
    assert_snapshot!(first.event, @"message/C1/1.5");
    assert_eq!(first.place.unwrap().kind, Some(PlaceKind::Channel));
    let kind = second.place.unwrap().kind;
    assert_eq!(kind, None, "a mention does not say where; Slack is asked");
}

#[track_caller]
fn check_kind(channel_type: &str, shared: &Value, want: Option<PlaceKind>) {
    let mut payload = event(&json!({
        "type": "message", "channel": "C1", "channel_type": channel_type, "user": "U1", "ts": "1.5", "text": "a",
    }));
    payload["is_ext_shared_channel"] = shared.clone();
    assert_eq!(heard("events_api", &payload).place.unwrap().kind, want);
}

#[test]
fn the_kind_of_a_conversation_is_taken_only_when_it_is_sure() {
    check_kind("im", &json!(false), Some(PlaceKind::Direct));
    check_kind("mpim", &json!(false), Some(PlaceKind::Group));
    check_kind("channel", &json!(false), Some(PlaceKind::Channel));
    check_kind("group", &json!(false), Some(PlaceKind::Channel));
    check_kind("channel", &json!(true), Some(PlaceKind::Shared));
    check_kind("channel", &Value::Null, None);
}

fn changed(before: Option<&str>, message: &Value) -> Value {
    let mut event = json!({
        "type": "message", "subtype": "message_changed", "channel": "C1", "channel_type": "channel",
        "ts": "9.0", "message": message,
    });
    if let Some(before) = before {
        event["previous_message"] = json!({ "user": "U1", "ts": "1.5", "text": before });
    }
    event
}

#[test]
fn an_edit_without_words_and_one_by_an_app_say_nothing_new() {
    let bare = json!({ "user": "U1", "ts": "1.5", "edited": { "ts": "8.0" } });
    let draft = heard("events_api", &event(&changed(Some("old"), &bare)));
    assert!(matches!(draft.what, What::Message { edited: true, text, .. } if text.is_empty()));
    for words in [
        Value::Null,
        json!(7),
        json!(["old"]),
        json!({ "text": "x" }),
    ] {
        let mut odd = bare.clone();
        odd["text"] = words;
        let draft = heard("events_api", &event(&changed(Some("old"), &odd)));
        assert!(matches!(draft.what, What::Message { text, .. } if text.is_empty()));
    }
    let by_app = json!({ "user": "U1", "bot_id": "B1", "ts": "1.5", "text": "new" });
    check_aside(
        &changed(Some("old"), &by_app),
        "event/message_changed.by_app",
    );
}

#[test]
fn a_deletion_that_says_nothing_of_the_message_is_heard_all_the_same() {
    let deletion = json!({
        "type": "message", "subtype": "message_deleted", "channel": "C1", "channel_type": "channel",
        "ts": "9.0", "deleted_ts": "1.5",
    });
    let draft = heard("events_api", &event(&deletion));
    assert!(matches!(draft.what, What::Deleted { stamp } if stamp.as_str() == "1.5"));
}

#[test]
fn an_edit_counts_when_the_words_changed() {
    let edited = json!({ "user": "U1", "ts": "1.5", "text": "new", "edited": { "ts": "8.0" } });
    let draft = heard("events_api", &event(&changed(Some("old"), &edited)));
    assert_snapshot!(draft.event, @"message/C1/1.5/8.0");
    assert!(
        matches!(draft.what, What::Message { edited: true, before: Some(before), .. } if before == "old")
    );
    check_aside(
        &changed(Some("new"), &edited),
        "event/message_changed.same_words",
    );
    heard("events_api", &event(&changed(None, &edited)));
    let unfolded = json!({ "user": "U1", "ts": "1.5", "text": "a link" });
    check_aside(
        &changed(None, &unfolded),
        "event/message_changed.same_words",
    );
    let by_bot = json!({ "bot_id": "B1", "user": "U2", "ts": "1.5", "text": "new" });
    check_aside(
        &changed(Some("old"), &by_bot),
        "event/message_changed.by_app",
    );
}

#[test]
fn a_gravestone_in_a_thread_is_a_deleted_message() {
    let grave = json!({ "subtype": "tombstone", "user": "USLACKBOT", "ts": "1.5", "text": "gone" });
    let draft = heard("events_api", &event(&changed(Some("old"), &grave)));
    assert!(matches!(draft.what, What::Deleted { .. }), "{draft:?}");
    assert_eq!(draft.who.id, Member::new("U1"));
}

fn message_with(name: &str, value: &str) -> Value {
    let mut message =
        json!({ "type": "message", "channel": "C1", "user": "U1", "ts": "1.5", "text": "a" });
    message[name] = value.into();
    message
}

#[test]
fn machines_are_not_listened_to() {
    check_aside(&message_with("bot_id", "B1"), "event/message.by_app");
    check_aside(&message_with("user", "UBOT"), "event/message.by_app");
    check_aside(&message_with("user", "USLACKBOT"), "event/message.by_app");
    check_aside(
        &message_with("subtype", "bot_message"),
        "event/message.bot_message",
    );
    check_aside(
        &message_with("subtype", "channel_join"),
        "event/message.channel_join",
    );
    for subtype in ["file_share", "thread_broadcast", "me_message"] {
        heard("events_api", &event(&message_with("subtype", subtype)));
    }
}

#[track_caller]
fn check_what(happening: &Value, want: &str) {
    let draft = heard("events_api", &event(happening));
    assert_eq!(format!("{:?} by {}", draft.what, draft.who.id), want);
}

#[test]
fn what_happens_to_the_bot_and_its_people_is_heard() {
    let joined = |user: &str| json!({ "type": "member_joined_channel", "user": user, "channel": "C1", "inviter": "U1" });
    check_what(&joined("UBOT"), "Joined by U1");
    check_aside(&joined("U1"), "event/member_joined_channel");
    let left = json!({ "type": "channel_left", "channel": "C1" });
    check_what(&left, "Removed by UBOT");
    let archived = json!({ "type": "channel_archive", "channel": "C1", "user": "U1" });
    check_what(&archived, "ChannelGone by U1");
    let deleted = json!({ "type": "channel_deleted", "channel": "C1" });
    check_what(&deleted, "ChannelGone by UBOT");
    let gone = json!({ "type": "user_change", "user": { "id": "U1", "deleted": true } });
    check_what(&gone, "MemberGone by U1");
    let renamed = json!({ "type": "user_change", "user": { "id": "U1" } });
    check_aside(&renamed, "event/user_change");
}

#[test]
fn losing_the_app_is_heard_and_losing_a_persons_token_is_not() {
    check_what(&json!({ "type": "app_uninstalled" }), "Uninstalled by UBOT");
    let bot = json!({ "type": "tokens_revoked", "tokens": { "bot": ["UBOT"] } });
    check_what(&bot, "Uninstalled by UBOT");
    let person = json!({ "type": "tokens_revoked", "tokens": { "oauth": ["U1"], "bot": [] } });
    check_aside(&person, "event/tokens_revoked");
}

#[test]
fn the_home_tab_is_told_from_the_other_tabs() {
    let opened = |tab: &str| json!({ "type": "app_home_opened", "user": "U1", "tab": tab });
    check_what(&opened("home"), "HomeOpened by U1");
    check_aside(&opened("messages"), "event/app_home_opened.messages");
}

#[test]
fn what_is_incomplete_is_called_so() {
    check_malformed("events_api", &Value::Null);
    check_malformed("events_api", &json!({ "event": {} }));
    let nowhere = json!({ "type": "message", "user": "U1", "text": "no place" });
    check_malformed("events_api", &event(&nowhere));
    check_malformed("slash_commands", &json!({ "command": "/tip" }));
    let nothing = json!({ "type": "block_actions", "user": { "id": "U1" }, "actions": [] });
    check_malformed("interactive", &nothing);
}

#[test]
fn a_kind_is_fit_for_a_log_whatever_it_says() {
    let kind = "x\n\u{202e}<script>".repeat(50);
    match payload::read("events_api", &event(&json!({ "type": kind })), &me()) {
        Reading::SetAside(kind) => {
            let fit = |letter: char| letter.is_ascii_alphanumeric() || "_./-".contains(letter);
            assert!(kind.len() < 100 && kind.chars().all(fit), "{kind}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_person_of_another_company_is_a_guest_of_ours() {
    let mut payload = command();
    payload["team_id"] = "T-other".into();
    let draft = heard("slash_commands", &payload);
    assert!(draft.who.foreign);
    assert_eq!(
        draft.workspace,
        Workspace::new("T1"),
        "what they do belongs to the workspace the app is in"
    );
}
