//! From a configuration to a running program: the only file that names every adapter.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use rust_embed::RustEmbed;

use crate::adapters::slack::Counts;
use crate::adapters::slack::Listening;
use crate::adapters::slack::SlackChat;
use crate::adapters::slack::SlackSettings;
use crate::adapters::sled::SledStore;
use crate::calendar::Calendar;
use crate::clock::Clock;
use crate::config::Config;
use crate::config::SlackAccess;
use crate::datafile::DataFile;
use crate::datafile::Problem;
use crate::engine::Engine;
use crate::engine::Running;
use crate::features::Knowledge;
use crate::library::Library;
use crate::phrases::Rules;
use crate::promises::Cues;
use crate::promises::Deeds;

/// The knowledge built into the program, for when no folder is at hand.
#[derive(RustEmbed)]
#[folder = "tips/"]
#[exclude = "promises/conversations/*"]
struct BuiltIn;

/// A bot that is going.
pub struct Bot {
    engine: Arc<Engine>,
    chat: Arc<SlackChat>,
    listening: Listening,
    running: Running,
    tips: Option<PathBuf>,
}

impl Bot {
    /// Opens the store, connects to Slack, and sets everything going.
    ///
    /// # Errors
    /// Says what is missing or wrong, and what to do.
    pub async fn start(
        data: &Path,
        tips: Option<PathBuf>,
        calendar: Calendar,
        slack: SlackAccess,
        clock: Arc<dyn Clock>,
    ) -> anyhow::Result<Self> {
        let (knowledge, tips) = knowledge(tips)?;
        // The token is checked first: it is what a newcomer gets wrong, and it leaves nothing behind.
        let chat = Arc::new(
            SlackChat::connect(SlackSettings {
                app_token: slack.app_token.context("SLACK_APP_TOKEN is not set: it is the app-level token that starts with xapp- (Basic Information, App-Level Tokens, scope connections:write)")?,
                bot_token: slack.bot_token.context("SLACK_BOT_TOKEN is not set: it is the bot token that starts with xoxb- (OAuth & Permissions, after installing the app)")?,
                api_url: slack.api_url,
                clock: Arc::clone(&clock),
            })
            .await?,
        );
        let folder = data.to_owned();
        let store = tokio::task::spawn_blocking(move || SledStore::open(&folder))
            .await?
            .with_context(|| {
                let folder = data.display();
                format!("could not open the store in {folder} (GOODWORD_DATA, or `data` in the configuration, chooses another folder)")
            })?;
        let engine = Engine::new(
            Arc::new(store),
            Arc::clone(&chat) as Arc<_>,
            clock,
            calendar,
            knowledge,
        );
        let running = engine.start();
        let listening = Arc::clone(&chat).listen(engine.ear());
        Ok(Self {
            engine,
            chat,
            listening,
            running,
            tips,
        })
    }

    /// Starts a bot as the configuration says.
    ///
    /// # Errors
    /// As [`Bot::start`].
    pub async fn from_config(config: Config, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        Self::start(
            &config.data,
            config.tips,
            config.calendar,
            config.slack,
            clock,
        )
        .await
    }

    /// Reads the tips folder again; the last good set stays when something in it is wrong.
    ///
    /// # Errors
    /// Every problem in every file.
    pub fn reload(&self) -> anyhow::Result<()> {
        let (knowledge, _) = knowledge(self.tips.clone())?;
        self.engine.learn(knowledge);
        Ok(())
    }

    /// Returns what went through the connection to Slack, in numbers.
    pub fn counts(&self) -> &Counts {
        self.chat.counts()
    }

    /// Stops: hears nothing new, finishes what is under way, closes the store.
    pub async fn stop(self) {
        self.listening.stop().await;
        self.running.stop().await;
    }
}

/// Loads what the bot knows: from the folder given, from `tips` here, or as built in. Returns the folder with it.
///
/// # Errors
/// Every problem in every file.
pub fn knowledge(folder: Option<PathBuf>) -> anyhow::Result<(Knowledge, Option<PathBuf>)> {
    let here = PathBuf::from("tips");
    let folder = folder.or_else(|| here.join("library").is_dir().then_some(here));
    let files = match &folder {
        Some(folder) => read_folder(folder)
            .with_context(|| format!("could not read the tips in {}", folder.display()))?,
        None => built_in(),
    };
    match learn(&files) {
        Ok(knowledge) => Ok((knowledge, folder)),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            anyhow::bail!("the tips cannot be used:\n{}", lines.join("\n"))
        }
    }
}

/// Proves and loads every data file.
///
/// # Errors
/// Every problem in every file.
pub fn learn(files: &[DataFile]) -> Result<Knowledge, Vec<Problem>> {
    let below = |folder: &str| -> Vec<DataFile> {
        let file_in = |file: &&DataFile| file.name.starts_with(folder);
        files.iter().filter(file_in).cloned().collect()
    };
    let library = Library::load(files);
    let phrases = Rules::load(&below("phrases/"));
    let cues = Cues::load(&below("promises/"));
    let deeds = Deeds::load(&below("fulfilled/"));
    match (library, phrases, cues, deeds) {
        (Ok(library), Ok(phrases), Ok(cues), Ok(deeds)) => Ok(Knowledge {
            library,
            phrases,
            cues,
            deeds,
        }),
        (library, phrases, cues, deeds) => {
            Err([library.err(), phrases.err(), cues.err(), deeds.err()]
                .into_iter()
                .flatten()
                .flatten()
                .collect())
        }
    }
}

/// Reads every TOML file below a folder, in the order of their names.
///
/// # Errors
/// When the folder or a file cannot be read.
pub fn read_folder(folder: &Path) -> std::io::Result<Vec<DataFile>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                let name = path.strip_prefix(folder).unwrap_or(&path);
                files.push(DataFile {
                    name: name.to_string_lossy().replace('\\', "/"),
                    text: read_text(&path)?,
                });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// Reads a file, and says which one and where when it is not text.
fn read_text(path: &Path) -> std::io::Result<String> {
    let named = |kind, words: &dyn std::fmt::Display| {
        std::io::Error::new(kind, format!("{}: {words}", path.display()))
    };
    let bytes = std::fs::read(path).map_err(|error| named(error.kind(), &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = error.as_bytes().iter().take(good);
        let line = before.filter(|byte| **byte == b'\n').count() + 1;
        let words = format!("line {line} holds letters that are not UTF-8; save the file as UTF-8");
        named(std::io::ErrorKind::InvalidData, &words)
    })
}

/// Returns the files built into the program.
pub fn built_in() -> Vec<DataFile> {
    let mut files: Vec<DataFile> = BuiltIn::iter()
        .filter(|name| name.ends_with(".toml"))
        .filter_map(|name| {
            let file = BuiltIn::get(&name)?;
            Some(DataFile {
                name: name.into_owned(),
                text: String::from_utf8_lossy(&file.data).into_owned(),
            })
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}
