//! Answers come in order, each before the next line is waited for, and nobody has to read them all.

use std::io::BufRead as _;
use std::io::BufReader;
use std::io::Read as _;
use std::io::Write as _;
use std::sync::mpsc;
use std::time::Duration;

use crate::program::Going;
use crate::program::analyze;
use crate::program::answers;

/// How long an answer may take on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn an_answer_comes_before_the_next_line_goes_in() {
    let mut going = Going(analyze(&["--private-only"]).spawn().unwrap());
    let mut input = going.0.stdin.take().unwrap();
    let output = BufReader::new(going.0.stdout.take().unwrap());
    let (answered, heard) = mpsc::channel();
    let reading = std::thread::spawn(move || {
        for line in output.lines() {
            answered.send(line.unwrap()).unwrap();
        }
    });
    for number in 1..=3 {
        // The start of the next line is there already, and must not hold the answer back.
        write!(input, "{{\"id\": {number}, \"text\": \"\"}}\n ").unwrap();
        let answer = heard.recv_timeout(PATIENCE).unwrap();
        assert_eq!(answer, format!("{{\"id\":{number},\"private\":[]}}"));
    }
    drop(input);
    reading.join().unwrap();
    assert!(going.0.wait().unwrap().success());
}

#[test]
fn answers_come_in_the_order_of_the_lines() {
    let mut input = String::new();
    for number in 0..5_000 {
        let text = "I'll send it tomorrow. ".repeat(number % 7);
        input.push_str(&serde_json::json!({"id": number, "text": text}).to_string());
        input.push('\n');
    }
    let seen = answers(&[], input);
    assert_eq!(seen.len(), 5_000);
    assert!(
        seen.iter()
            .enumerate()
            .all(|(number, answer)| answer["id"] == number)
    );
}

#[test]
fn a_reader_who_has_enough_ends_it_quietly() {
    let mut going = Going(analyze(&["--text"]).spawn().unwrap());
    let mut input = going.0.stdin.take().unwrap();
    let mut output = BufReader::new(going.0.stdout.take().unwrap());
    let writing = std::thread::spawn(move || {
        let line = b"I'll send it tomorrow\n";
        while input.write_all(line).is_ok() {}
    });
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    drop(output);
    writing.join().unwrap();
    let status = going.0.wait().unwrap();
    let mut words = String::new();
    going
        .0
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut words)
        .unwrap();
    assert_eq!((status.code(), words.as_str()), (Some(0), ""));
}
