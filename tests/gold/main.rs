//! The gold: what people promise, and the moment they then owe, worked out by hand from the rules of deadlines.
//!
//! Each `*.gold` file here holds one idea and is one test; `row.rs` says how a file is written. A sentence goes the
//! way a message goes in the bot: its times are read, the promise is recognised, and the time attached to it is
//! what is owed. Where no promise is recognised, or one without a time, the deadline of the whole sentence stands in
//! for it: how often is printed (`cargo test --test gold`), not judged here.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]
#![expect(clippy::print_stdout, reason = "how many are recognised is for people")]

mod row;
mod see;

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use goodword::promises::Cues;
use goodword::wire;
use libtest_mimic::Arguments;
use libtest_mimic::Failed;
use libtest_mimic::Trial;

use crate::row::Row;
use crate::see::Seen;

/// Fewer rows than this mean that a file got lost.
const FEWEST_ROWS: usize = 900;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = wire::read_folder(&folder.join("tips")).unwrap();
    let cues = Arc::new(wire::learn(&files).unwrap().cues);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder.join("tests/gold"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "gold")
        })
        .collect();
    paths.sort();
    let mut trials = Vec::new();
    let mut count = 0;
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let rows = row::rows(&std::fs::read_to_string(&path).unwrap());
        count += rows.len();
        let cues = Arc::clone(&cues);
        trials.push(Trial::test(name.clone(), move || play(&name, &rows, &cues)));
    }
    trials.push(Trial::test("no_row_got_lost", move || {
        if count >= FEWEST_ROWS {
            return Ok(());
        }
        Err(format!("{count} rows, there were at least {FEWEST_ROWS}").into())
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// Compares every row of a file with what is seen in it, and lists all that differ.
fn play(name: &str, rows: &[Row], cues: &Cues) -> Result<(), Failed> {
    let seen: Vec<Seen> = rows.iter().map(|row| see::see(row, cues)).collect();
    let recognised = seen.iter().filter(|seen| seen.recognised).count();
    let left_out = seen.iter().filter(|seen| seen.left_out).count();
    println!(
        "{name}: {recognised} of {} recognised as promises, {left_out} of them without their time",
        rows.len()
    );
    let wrong: Vec<String> = rows
        .iter()
        .zip(&seen)
        .filter_map(|(row, seen)| row.differs(seen))
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} of {} rows:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    )
    .into())
}
