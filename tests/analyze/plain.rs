//! Plain lines, with `--text`.

use serde_json::json;

use crate::program::analyze;
use crate::program::answers;
use crate::program::run;

#[test]
fn every_line_is_a_text_known_by_its_number() {
    let input = "I'll call by 3pm\r\n\n{\"text\": \"tomorrow\"}\nnext week";
    let arguments = [
        "--text",
        "--times-only",
        "--reference",
        "2026-03-04T10:20:00",
    ];
    let seen = answers(&arguments, input);
    let found: Vec<_> = seen
        .iter()
        .map(|answer| (&answer["id"], &answer["times"][0]["text"]))
        .collect();
    assert_eq!(
        found,
        [
            (&json!(1), &json!("3pm")),
            (&json!(2), &json!(null)),
            (&json!(3), &json!("tomorrow")),
            (&json!(4), &json!("next week")),
        ]
    );
}

#[test]
fn letters_nobody_sees_are_letters_and_other_bytes_are_told() {
    let run = run(
        &mut analyze(&["--text", "--private-only"]),
        b"a\0b\n\xff\xfe\nc".as_slice(),
    );
    assert_eq!(
        run.lines,
        [
            r#"{"id":1,"private":[]}"#,
            r#"{"line":2,"error":"the line is not UTF-8 from byte 1 on; save it as UTF-8"}"#,
            r#"{"id":3,"private":[]}"#,
        ]
    );
}

#[test]
fn a_file_is_read_as_standard_input_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.txt");
    std::fs::write(&path, "by Friday\nby Monday\n").unwrap();
    let arguments = ["--text", "--reference", "2026-03-04T10:20:00"];
    let piped = run(&mut analyze(&arguments), "by Friday\nby Monday\n").lines;
    let file = path.to_str().unwrap();
    let read = run(analyze(&arguments).arg(file), "").lines;
    assert_eq!(piped.len(), 2);
    assert_eq!(piped, read);
    assert_eq!(
        run(analyze(&arguments).arg("-"), "by Friday\nby Monday\n").lines,
        read
    );
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let run = run(analyze(&[]).arg("no/such/file"), "");
    assert_eq!(run.code, Some(1));
    assert!(
        run.words
            .starts_with("goodword: could not read no/such/file: "),
        "{}",
        run.words
    );
}
