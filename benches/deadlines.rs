//! How fast times are read: sentences a second on one core, against chrono-node in the same run, and what a byte
//! costs in hostile texts from 1 KB to 1 MB.
//!
//! `cargo bench --bench deadlines`, on a quiet machine, with Node.js and npm: chrono-node is installed into the target
//! folder. The cost is linear when a byte costs the same at every size.
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::error::Error;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::process::ExitCode;
use std::process::Stdio;
use std::time::Duration;

use goodword::calendar::Calendar;
use goodword::clock::Stopwatch;
use goodword::deadlines::Reference;
use goodword::deadlines::read;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What a customer care team says on an ordinary day, a message a line, most of it without a time.
const MESSAGES: &str = include_str!("messages.txt");

/// Sentences with times in them.
const TIMES: &[&str] = &[
    "I'll send you the revised quote by Friday 3pm",
    "let me check with engineering, will get back to you this afternoon",
    "We can have the invoice corrected before the end of the month, at the latest on March 31st",
    "I'll call Ann tomorrow between 3 and 4pm ET and report back within two hours",
    "it should be in your inbox in a few minutes",
    "will do, first thing Monday",
    "the week after Easter, or on the second Friday in June at the same time",
];

/// How the peer is run.
const PEER: &str = include_str!("chrono.mjs");

/// The peer and its version line.
const PACKAGE: &str = "chrono-node@2";

/// Texts that invite a parser to go back and forth.
const HOSTILE: &[&str] = &[
    "1",
    "1 ",
    "1/1/",
    "1-1:",
    "1:1-1:11 ",
    "12:30-",
    "1d2h3m4s",
    "2½",
    "3/4/5/6/7/8-9-10-11:12:13 ",
    "a",
    "a_",
    "a.b.",
    "x-1-",
    "www.",
    "wednesdau ",
    "and ",
    "of the ",
    "next ",
    "by ",
    "by the latest at the latest ",
    "the the the 1 1 1 1 , , , ",
    "twenty one ",
    "first first ",
    "first Monday ",
    "the Monday after ",
    "Monday to ",
    "from 1 to ",
    "in 1 in ",
    "two hours and a half and ",
    "a year, a month, a week, a day, ",
    "half past quarter to ",
    "(((,,,---",
    "\u{0}",
    "🎉",
    "’“½—",
];

/// The sizes of the hostile texts, in bytes.
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

fn main() -> ExitCode {
    let sentences: Vec<&str> = MESSAGES
        .lines()
        .filter(|line| !line.trim().is_empty())
        .chain(TIMES.iter().copied())
        .collect();
    let first = first(&sentences);
    let warm = warm(&sentences);
    let count = sentences.len();
    println!("{count} sentences, one core     at first in a process        warm");
    println!("goodword, a second        {first:>24.0}{warm:>12.0}");
    let peer = peer(&sentences);
    match &peer {
        Ok((peer_first, peer_warm)) => {
            println!("chrono-node, a second     {peer_first:>24.0}{peer_warm:>12.0}");
            let ratios = (first / peer_first, warm / peer_warm);
            println!(
                "ratio                     {:>24.1}{:>12.1}",
                ratios.0, ratios.1
            );
        }
        Err(problem) => println!("chrono-node could not be measured: {problem}"),
    }
    curve();
    if peer.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn with<T>(ask: impl FnOnce(Reference<'_>) -> T) -> T {
    let calendar = Calendar::default();
    let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
    ask(Reference {
        now: Timestamp::from_second(1_772_615_400).unwrap_or_default(),
        zone: &zone,
        calendar: &calendar,
    })
}

/// Returns how many sentences are read in a second when none was read before, with the building of the grammar.
fn first(sentences: &[&str]) -> f64 {
    with(|reference| {
        let watch = Stopwatch::start();
        for sentence in sentences {
            black_box(read(black_box(sentence), reference));
        }
        count(sentences.len()) / watch.elapsed().as_secs_f64()
    })
}

/// Returns how many sentences are read in a second, in the best of five runs of ever new sentences.
fn warm(sentences: &[&str]) -> f64 {
    let texts: Vec<String> = (0..50)
        .flat_map(|round| {
            sentences
                .iter()
                .map(move |sentence| format!("{sentence} ({round}x)"))
        })
        .collect();
    with(|reference| {
        let spent = fastest(5, || {
            for text in &texts {
                black_box(read(black_box(text), reference));
            }
        });
        count(texts.len()) / spent.as_secs_f64()
    })
}

fn fastest(runs: usize, mut work: impl FnMut()) -> Duration {
    (0..runs)
        .map(|_| {
            let watch = Stopwatch::start();
            work();
            watch.elapsed()
        })
        .min()
        .unwrap_or_default()
}

/// Prints what a byte costs, for each hostile text and size.
fn curve() {
    println!("\nns a byte, by the size of the text");
    let sizes = SIZES.map(|size| format!("{size:>10}")).concat();
    println!("{:<32}{sizes}   most to least", "repeated");
    with(|reference| {
        for piece in HOSTILE {
            let costs = SIZES.map(|size| {
                let text = piece.repeat(size.div_ceil(piece.len()));
                let rounds = (100_000 / size).max(1);
                let spent = fastest(5, || {
                    for _ in 0..rounds {
                        black_box(read(black_box(&text), reference));
                    }
                });
                spent.as_secs_f64() * 1e9 / count(rounds * text.len())
            });
            let shown = costs.map(|cost| format!("{cost:>10.1}")).concat();
            let most = costs.iter().copied().fold(f64::MIN, f64::max);
            let least = costs.iter().copied().fold(f64::MAX, f64::min);
            println!("{:<32}{shown}{:>16.1}", format!("{piece:?}"), most / least);
        }
    });
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

/// Returns how many sentences chrono-node reads in a second, at first and warm.
fn peer(sentences: &[&str]) -> Result<(f64, f64), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("chrono");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("chrono.mjs"), PEER)?;
    std::fs::write(folder.join("package.json"), "{\"private\": true}\n")?;
    let installed = Command::new("npm")
        .args(["install", "--silent", "--no-audit", "--no-fund", PACKAGE])
        .current_dir(&folder)
        .status()
        .map_err(|_| "npm is missing; install Node.js with npm")?;
    if !installed.success() {
        return Err(format!("npm could not install {PACKAGE}").into());
    }
    let mut node = Command::new("node")
        .arg("chrono.mjs")
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|_| "node is missing; install Node.js")?;
    if let Some(mut input) = node.stdin.take() {
        input.write_all(&serde_json::to_vec(sentences)?)?;
    }
    let output = node.wait_with_output()?;
    if !output.status.success() {
        return Err("node stopped with an error".into());
    }
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let rate = |name: &str| answer[name].as_f64().ok_or("node printed no number");
    Ok((rate("first")?, rate("warm")?))
}
