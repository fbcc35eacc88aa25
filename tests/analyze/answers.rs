//! The shape of an answer, letter by letter.

use crate::program::analyze;
use crate::program::answer;
use crate::program::answers;
use crate::program::calm;
use crate::program::run;

#[track_caller]
fn check(row: &str, want: &[&str]) {
    let run = run(&mut analyze(&[]), row);
    assert_eq!((run.code, run.words.as_str()), (Some(0), ""));
    let lines: Vec<String> = run.lines.iter().map(|line| calm(line)).collect();
    assert_eq!(lines, [want.concat()]);
}

#[test]
fn an_answer_has_its_keys_in_order_and_its_times_on_the_rows_wall() {
    check(
        r#"{"id": 1, "text": "I'll send you the revised quote by Friday 3pm", "reference": "2026-03-04T10:20:00", "timezone": "Europe/Berlin"}"#,
        &[
            r#"{"id":1,"times":[{"text":"Friday 3pm","span":[35,45],"start":"2026-03-06T15:00:00","#,
            r#""end":"2026-03-06T15:01:00","grain":"minute","due":"2026-03-06T15:00:00","others":[]}],"#,
            r#""promise":{"what":"send you the revised quote","to":null,"owner":"i","conditional":false,"#,
            r#""immediate":false,"deadline":"Friday 3pm","due":"2026-03-06T15:00:00","confidence":…},"#,
            r#""phrases":[],"private":[]}"#,
        ],
    );
}

#[test]
fn nothing_seen_is_an_answer_too() {
    check(
        r#"{"id": null, "text": ""}"#,
        &[r#"{"id":null,"times":[],"promise":null,"phrases":[],"private":[]}"#],
    );
}

#[test]
fn spans_count_characters_and_not_bytes() {
    let row = r#"{"text": "Grüße 👋 — morgen heißt tomorrow"}"#;
    let time = &answer(&[], row)["times"][0];
    assert_eq!(time["text"], "tomorrow");
    assert_eq!(time["span"], serde_json::json!([23, 31]));
    let phrase = &answer(&[], r#"{"text": "Grüße 👋. I need it ASAP"}"#)["phrases"][0];
    assert_eq!(phrase["found"], "ASAP");
    assert_eq!(phrase["span"], serde_json::json!([19, 23]));
}

#[test]
fn a_phrase_says_its_rule_what_it_offers_and_why() {
    let seen = answer(
        &["--phrases-only"],
        r#"{"id": 7, "text": "Please reply ASAP"}"#,
    );
    let phrase = seen["phrases"][0].as_object().unwrap();
    let keys: Vec<&str> = phrase.keys().map(String::as_str).collect();
    assert_eq!(keys, ["rule", "span", "found", "offer", "why", "speaks"]);
    assert_eq!(phrase["rule"], "asap");
    assert!(!phrase["offer"].as_array().unwrap().is_empty());
    assert!(["coach", "rephrase"].contains(&phrase["speaks"].as_str().unwrap()));
}

#[test]
fn a_past_time_is_found_and_never_due() {
    let seen = answer(
        &[],
        r#"{"text": "I called them yesterday", "reference": "2026-03-04T10:20:00"}"#,
    );
    assert_eq!(seen["times"][0]["start"], "2026-03-03T00:00:00");
    assert_eq!(seen["times"][0]["due"], serde_json::Value::Null);
}

#[test]
fn another_reading_is_kept_as_the_moment_it_would_be_due() {
    let seen = answer(
        &[],
        r#"{"text": "I'll pay on 3/4", "reference": "2026-02-04T10:20:00"}"#,
    );
    assert_eq!(seen["times"][0]["due"], "2026-03-04T17:00:00");
    assert_eq!(
        seen["times"][0]["others"],
        serde_json::json!(["2026-04-03T17:00:00"])
    );
}

#[test]
fn every_grain_has_one_of_eight_names() {
    let grains = [
        ("in 30 seconds", "second"),
        ("at 3:15pm", "minute"),
        ("this afternoon", "hour"),
        ("on Friday", "day"),
        ("this weekend", "day"),
        ("next week", "week"),
        ("next month", "month"),
        ("next quarter", "quarter"),
        ("next year", "year"),
    ];
    let lines: Vec<&str> = grains.iter().map(|(words, _)| *words).collect();
    let seen = answers(&["--text"], lines.join("\n"));
    for ((words, grain), answer) in grains.iter().zip(seen) {
        assert_eq!(answer["times"][0]["grain"], *grain, "{words}");
    }
}
