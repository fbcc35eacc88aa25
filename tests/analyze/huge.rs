//! More than anybody writes.

use serde_json::json;

use crate::program::analyze;
use crate::program::answer;
use crate::program::run;

#[test]
fn ten_thousand_times_in_one_text_are_ten_thousand_times() {
    let text = "ünd tomorrow! ".repeat(10_000);
    let seen = answer(&[], json!({"text": text}).to_string());
    let times = seen["times"].as_array().unwrap();
    assert_eq!(times.len(), 10_000);
    assert_eq!(times[9_999]["span"], json!([139_990, 139_998]));
}

#[test]
fn texts_of_a_megabyte_are_read_whatever_is_in_them() {
    let units = [
        "a",
        "[",
        "\0",
        "👩‍👩 by Friday ",
        "1/2/",
        "and by ",
        "```",
        "\u{202e}",
        "you must ",
        "I'll send it by Friday 3pm. ",
        "<@U1> ",
        "\"'",
    ];
    let rows = units.map(|unit| json!({"text": unit.repeat(1_000_000 / unit.len())}).to_string());
    let run = run(&mut analyze(&[]), rows.join("\n"));
    assert_eq!((run.lines.len(), run.words.as_str()), (units.len(), ""));
    for (unit, line) in units.iter().zip(&run.lines) {
        assert!(line.starts_with("{\"id\":null,\"times\":["), "{unit:?}");
    }
}

#[test]
fn a_megabyte_of_escaped_letters_and_a_long_context_are_read() {
    let text = "\\u00e9".repeat(1_000_000);
    let messages = vec!["[Maria] Could you send it?"; 100_000];
    let input = format!(
        "{{\"text\": \"{text} by Friday\", \"context\": {}}}",
        json!(messages)
    );
    let seen = answer(&["--times-only"], input);
    assert_eq!(seen["times"][0]["span"], json!([1_000_004, 1_000_010]));
}

#[test]
fn a_line_without_end_is_refused_and_not_kept() {
    let mut input = b"{\"id\": 9, \"text\": \"".to_vec();
    input.resize(100_000_000, b'a');
    input.extend_from_slice(b"\n{\"id\": 10, \"text\": \"\"}");
    // A limit on memory, in kilobytes, that the line alone would break.
    let mut command = std::process::Command::new("bash");
    let program = analyze(&["--private-only"]);
    command
        .args(["-c", "ulimit -v 150000; exec \"$0\" \"$@\""])
        .arg(program.get_program())
        .args(program.get_args())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let run = run(&mut command, input);
    assert_eq!(
        run.lines,
        [
            r#"{"id":9,"line":1,"error":"the line is longer than 16 MB, which is the most that is read"}"#,
            r#"{"id":10,"private":[]}"#,
        ],
        "{}",
        run.words
    );
}
