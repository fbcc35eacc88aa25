//! The program with its pipes, and its answers as values.

use std::io::Write as _;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use serde_json::Value;

/// What a run gave.
pub(crate) struct Run {
    /// The lines it wrote.
    pub(crate) lines: Vec<String>,
    /// What it said to the person who started it.
    pub(crate) words: String,
    /// Its exit code.
    pub(crate) code: Option<i32>,
}

/// Returns `goodword analyze` with nothing of this machine's settings.
pub(crate) fn analyze(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goodword"));
    for (name, _) in std::env::vars() {
        if name.starts_with("GOODWORD_") || name.starts_with("SLACK_") {
            command.env_remove(name);
        }
    }
    command
        .arg("analyze")
        .args(arguments)
        .env("TZ", "UTC")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A program that does not outlive its test.
pub(crate) struct Going(pub(crate) Child);

impl Drop for Going {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs it on some input to its end.
pub(crate) fn run(command: &mut Command, input: impl Into<Vec<u8>>) -> Run {
    let mut child = command.spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let input = input.into();
    // It may end before it has read everything, and it may write before it has.
    let writing = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run {
        lines: text(output.stdout).lines().map(str::to_owned).collect(),
        words: text(output.stderr),
        code: output.status.code(),
    }
}

/// Returns the answers to some input, as values.
#[track_caller]
pub(crate) fn answers(arguments: &[&str], input: impl Into<Vec<u8>>) -> Vec<Value> {
    let run = run(&mut analyze(arguments), input);
    assert_eq!(run.code, Some(0), "{}", run.words);
    let lines = run.lines.iter();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Returns the only answer to some input.
#[track_caller]
pub(crate) fn answer(arguments: &[&str], input: impl Into<Vec<u8>>) -> Value {
    let mut answers = answers(arguments, input);
    assert_eq!(answers.len(), 1, "{answers:?}");
    answers.remove(0)
}

/// Returns a line of output with how sure it is left out: the words of a promise stay when its weights change.
pub(crate) fn calm(line: &str) -> String {
    let Some((before, rest)) = line.split_once("\"confidence\":") else {
        return line.to_owned();
    };
    let end = rest.find('}').unwrap();
    let sure: f64 = rest[..end].parse().unwrap();
    assert!((0.5..=1.0).contains(&sure), "{line}");
    assert!(end <= "0.123".len(), "{line}");
    format!("{before}\"confidence\":…{}", &rest[end..])
}
