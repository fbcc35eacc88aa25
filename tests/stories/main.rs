//! Stories: transcripts of who does what, and what each person then sees, played through the sandbox.
//!
//! Each `*.story` file here is one test. A story knows nothing of our types: it goes through Slack's protocol
//! and the page's own addresses. `UPDATE_STORIES=1` writes down what is seen instead of comparing; read the
//! difference before you believe it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

mod play;
mod render;
mod script;
mod stage;

use std::path::Path;
use std::path::PathBuf;

use libtest_mimic::Arguments;
use libtest_mimic::Trial;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "story")
        })
        .collect();
    paths.sort();
    let mut trials: Vec<Trial> = paths
        .into_iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            Trial::test(name, move || play::play(&path).map_err(Into::into))
        })
        .collect();
    let count = trials.len();
    trials.push(Trial::test("there_are_stories", move || {
        if count >= 25 {
            return Ok(());
        }
        Err(format!("{count} stories, at least 25 are told").into())
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
