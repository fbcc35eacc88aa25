//! Parts that are left out.

use serde_json::Value;

use crate::program::answer;

const ROW: &str =
    r#"{"id": 1, "text": "I'll send it by Friday 3pm, ASAP", "reference": "2026-03-04T10:20:00"}"#;

#[track_caller]
fn check(arguments: &[&str], want: &[&str]) -> Value {
    let seen = answer(arguments, ROW);
    let keys: Vec<&String> = seen.as_object().unwrap().keys().collect();
    assert_eq!(keys, want);
    seen
}

#[test]
fn a_part_alone_says_what_it_says_among_all() {
    let all = check(&[], &["id", "times", "promise", "phrases", "private"]);
    for (option, key) in [
        ("--times-only", "times"),
        ("--promises-only", "promise"),
        ("--phrases-only", "phrases"),
        ("--private-only", "private"),
    ] {
        let alone = check(&[option], &["id", key]);
        assert_eq!(alone[key], all[key]);
    }
    assert_eq!(all["promise"]["deadline"], "Friday 3pm");
}

#[test]
fn parts_add_up() {
    check(
        &["--phrases-only", "--times-only"],
        &["id", "times", "phrases"],
    );
}
