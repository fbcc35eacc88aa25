//! The program as somebody starts it: its words, and how it ends.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::process::Child;
use std::process::Command;
use std::process::ExitStatus;
use std::process::Stdio;
use std::time::Duration;

use goodword::clock::Stopwatch;

/// How long a program that refuses to start may take to say so.
const PATIENCE: Duration = Duration::from_secs(30);

/// Returns the program with nothing of this machine's settings.
pub(crate) fn goodword(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goodword"));
    for (name, _) in std::env::vars() {
        if name.starts_with("GOODWORD_") || name.starts_with("SLACK_") {
            command.env_remove(name);
        }
    }
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"));
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

/// Runs a program that must refuse to start; returns its words and its code.
#[track_caller]
pub(crate) fn refusal(command: &mut Command) -> (String, ExitStatus) {
    let child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut going = Going(child);
    let started = Stopwatch::start();
    let status = loop {
        if let Some(status) = going.0.try_wait().unwrap() {
            break status;
        }
        assert!(started.elapsed() < PATIENCE, "it starts all the same");
        std::thread::sleep(Duration::from_millis(20));
    };
    let mut words = String::new();
    going
        .0
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut words)
        .unwrap();
    assert!(!status.success(), "it ends as if all were well: {words}");
    assert!(!words.contains("panicked"), "{words}");
    (words, status)
}

/// Starts a workspace of its own and returns it with its address.
pub(crate) fn workspace(command: &mut Command) -> (Going, String) {
    let mut going = Going(command.stdout(Stdio::piped()).spawn().unwrap());
    let mut words = BufReader::new(going.0.stdout.take().unwrap());
    let mut line = String::new();
    words.read_line(&mut line).unwrap();
    let address = line[line.find("http://").unwrap()..].trim().to_owned();
    (going, address)
}
