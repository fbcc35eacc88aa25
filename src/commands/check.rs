//! `goodword check`: proves the data files of a folder.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use crate::promises::check_conversations;
use crate::view::wording::count;
use crate::wire;

/// Which folder to prove.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The folder of tips, rules, cues and deeds.
    #[arg(default_value = "tips")]
    folder: PathBuf,
}

impl Check {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let folder = self.folder.display();
        let files = wire::read_folder(&self.folder)
            .with_context(|| format!("could not read the tips in {folder}"))?;
        let conversations = check_conversations(&files);
        let learned = match wire::learn(&files) {
            Ok(_) if !conversations.is_empty() => Err(conversations),
            Err(mut problems) => {
                problems.extend(conversations);
                Err(problems)
            }
            learned => learned,
        };
        match learned {
            Ok(knowledge) => {
                println!(
                    "{} in {folder} prove themselves: {}, {}, {}, {}.",
                    count(files.len(), "file", "files"),
                    count(knowledge.library.tips().len(), "tip", "tips"),
                    count(knowledge.phrases.len(), "phrase rule", "phrase rules"),
                    count(knowledge.cues.len(), "promise cue", "promise cues"),
                    count(
                        knowledge.deeds.len(),
                        "family of words that say it is done",
                        "families of words that say it is done"
                    ),
                );
                Ok(())
            }
            Err(problems) => {
                for problem in &problems {
                    eprintln!("{problem}");
                }
                anyhow::bail!(
                    "{} in {folder}",
                    count(problems.len(), "problem", "problems")
                )
            }
        }
    }
}
