//! Rows that cannot be read: an answer of their own, and the run goes on.

use crate::program::analyze;
use crate::program::answers;
use crate::program::run;

/// A line that can be read, after each that cannot.
const GOOD: &str = r#"{"id":"good","text":""}"#;

#[track_caller]
fn check(line: impl AsRef<[u8]>, want: &str) {
    let mut input = line.as_ref().to_vec();
    input.extend_from_slice(b"\n");
    input.extend_from_slice(GOOD.as_bytes());
    let run = run(&mut analyze(&["--times-only"]), input);
    assert_eq!(run.lines, [want, r#"{"id":"good","times":[]}"#]);
    assert_eq!(
        (run.code, run.words.as_str()),
        (
            Some(0),
            "goodword: 1 of 2 lines could not be read; the answers say why\n"
        )
    );
}

#[test]
fn a_line_that_is_no_json_is_told_with_its_number_and_its_id() {
    check(
        "hello",
        r#"{"line":1,"error":"this is not JSON: expected value (plain lines are read with --text), at byte 1"}"#,
    );
    check(
        r#"{"id": 5, "text": "cut o"#,
        r#"{"id":5,"line":1,"error":"this is not JSON: EOF while parsing a string, at byte 24"}"#,
    );
    check(
        r#"{"id": 5"#,
        r#"{"line":1,"error":"this is not JSON: EOF while parsing an object, at byte 8"}"#,
    );
    check(
        r#"{"text": "a", "id": [1, "x"]} {}"#,
        r#"{"id":[1, "x"],"line":1,"error":"this is not JSON: trailing characters, at byte 31"}"#,
    );
}

#[test]
fn half_a_letter_and_control_letters_are_told() {
    check(
        br#"{"id": 5, "text": "\ud83d!"}"#,
        r#"{"id":5,"line":1,"error":"this is not JSON: unexpected end of hex escape, at byte 26"}"#,
    );
    check(
        br#"{"id": 5, "text": "\udc00"}"#,
        r#"{"id":5,"line":1,"error":"this is not JSON: lone leading surrogate in hex escape, at byte 25"}"#,
    );
    check(
        b"{\"id\": 5, \"text\": \"a\0b\"}",
        r#"{"id":5,"line":1,"error":"this is not JSON: control character (\\u0000-\\u001F) found while parsing a string, at byte 21"}"#,
    );
    check(
        b"{\"id\": 5, \"text\": \"a\xff\"}",
        r#"{"id":5,"line":1,"error":"the line is not UTF-8 from byte 21 on; save it as UTF-8"}"#,
    );
}

#[test]
fn a_row_of_another_shape_is_told_with_the_key() {
    check(
        "{\"id\": 5}",
        r#"{"id":5,"line":1,"error":"the row has no `text`"}"#,
    );
    check(
        r#"{"id": 5, "text": null}"#,
        r#"{"id":5,"line":1,"error":"invalid type: null, expected a string for `text`, at byte 22"}"#,
    );
    check(
        r#"{"text": ["a"], "id": 5}"#,
        r#"{"id":5,"line":1,"error":"invalid type: sequence, expected a string for `text`, at byte 9"}"#,
    );
    check(
        r#"{"id": 5, "text": "", "context": [1]}"#,
        r#"{"id":5,"line":1,"error":"invalid type: integer `1`, expected a string for each message of `context`, at byte 35"}"#,
    );
    check(
        r#"{"id": 5, "text": "", "timezone": 2}"#,
        r#"{"id":5,"line":1,"error":"invalid type: integer `2`, expected a string or null for `timezone`, at byte 35"}"#,
    );
    check(
        r#"["text", "a"]"#,
        r#"{"line":1,"error":"invalid type: sequence, expected an object with a `text`, at byte 1"}"#,
    );
}

#[test]
fn a_key_that_stands_twice_is_told() {
    check(
        r#"{"id": 5, "text": "a", "text": "b"}"#,
        r#"{"id":5,"line":1,"error":"`text` stands twice, at byte 29"}"#,
    );
}

#[test]
fn unknown_keys_are_passed_over_however_deep() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let row =
        format!(r#"{{"speaker": "Maria", "more": {deep}, "text": "", "speaker": 2, "id": 1}}"#);
    let seen = answers(&["--times-only"], row);
    assert_eq!(seen[0].to_string(), r#"{"id":1,"times":[]}"#);
}

#[test]
fn an_id_comes_back_as_it_was_written() {
    for id in [
        "12345678901234567890123",
        "1.0",
        r#""\u00e9""#,
        r#"{"b": 1, "a": [null]}"#,
        "true",
    ] {
        let input = format!(r#"{{"id": {id}, "text": ""}}"#);
        let run = run(&mut analyze(&["--private-only"]), input);
        assert_eq!(run.lines, [format!(r#"{{"id":{id},"private":[]}}"#)]);
    }
}

#[test]
fn empty_lines_a_mark_at_the_start_and_windows_line_ends_are_no_trouble() {
    let input = "\u{feff}{\"text\": \"\"}\r\n\r\n  \n{\"text\": 1}\r\n{\"text\": \"\"}";
    let run = run(&mut analyze(&["--times-only"]), input);
    assert_eq!(
        run.lines,
        [
            r#"{"id":null,"times":[]}"#,
            r#"{"line":4,"error":"invalid type: integer `1`, expected a string for `text`, at byte 10"}"#,
            r#"{"id":null,"times":[]}"#,
        ]
    );
}

#[test]
fn nothing_in_is_nothing_out() {
    let run = run(&mut analyze(&[]), "");
    assert_eq!(
        (run.lines.len(), run.words.as_str(), run.code),
        (0, "", Some(0))
    );
}
