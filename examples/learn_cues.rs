//! Learns the weights of the cues in `tips/promises/` from the examples there, and writes them into the files.
//!
//! `cargo run --example learn_cues`, after a cue or an example was added or changed. Reads nothing else.
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::path::Path;

use anyhow::bail;
use goodword::datafile::DataFile;
use goodword::promises::WORDS_FILE;
use goodword::promises::learn;
use goodword::promises::with_weight;
use goodword::wire::read_folder;

fn main() -> anyhow::Result<()> {
    let tips = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
    let mut files = read_folder(&tips)?;
    files.retain(|file| file.name.starts_with("promises/"));
    let learned = match learn(&files) {
        Ok(learned) => learned,
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            bail!("nothing is learned:\n{}", lines.join("\n"));
        }
    };
    for (name, weight) in &learned.weights {
        let name = format!("promises/{name}.toml");
        let Some(DataFile { text, .. }) = files.iter().find(|file| file.name == name) else {
            continue;
        };
        let rewritten = with_weight(text, *weight);
        if rewritten != *text {
            std::fs::write(tips.join(&name), rewritten)?;
            println!("{name}: {weight:.1}");
        }
    }
    let words = tips.join(WORDS_FILE);
    if let Some(folder) = words.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(words, learned.words_file())?;
    println!("{} words", learned.words.len());
    println!(
        "{} of {} examples come out right",
        learned.right, learned.examples
    );
    Ok(())
}
