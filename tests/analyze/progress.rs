//! A bar for whoever watches, and for nobody else.

use std::process::Command;
use std::process::Stdio;

use crate::program::analyze;
use crate::program::run;

/// Runs a line of shell on a terminal and returns what a person would see there.
fn on_a_terminal(line: &str) -> String {
    let output = Command::new("script")
        .args(["-qec", line, "/dev/null"])
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_bar_is_shown_only_where_it_is_seen_and_not_in_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let [history, seen] = ["history.txt", "seen.jsonl"].map(|name| folder.path().join(name));
    let lines = "I'll send it tomorrow\n".repeat(10_000);
    std::fs::write(&history, &lines).unwrap();
    let program = env!("CARGO_BIN_EXE_goodword");
    let (history, seen) = (history.display(), seen.display());
    let start = format!("{program} analyze --text --promises-only");

    let file = on_a_terminal(&format!("{start} {history} > {seen}"));
    assert!(file.contains("% ") && file.contains("left"), "{file:?}");
    let redirected = on_a_terminal(&format!("{start} < {history} > {seen}"));
    assert!(
        redirected.contains("% ") && redirected.contains("left"),
        "{redirected:?}"
    );
    let piped = on_a_terminal(&format!("cat {history} | {start} > {seen}"));
    assert!(piped.contains("read") && !piped.contains('%'), "{piped:?}");
    let written = std::fs::read_to_string(seen.to_string()).unwrap();
    assert_eq!(written.lines().count(), 10_000);
    assert!(written.starts_with("{\"id\":1,"));

    let shown = on_a_terminal(&format!("head -n 3 {history} | {start}"));
    assert!(
        shown.starts_with("{\"id\":1,") && !shown.contains('\u{1b}'),
        "{shown:?}"
    );
    assert_eq!(run(&mut analyze(&["--text"]), lines).words, "");
}
