//! The stage: a sandbox and the bot on one clock, and what everybody sees of it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use goodword::adapters::slack::choose_cryptography;
use goodword::calendar::Calendar;
use goodword::clock::MovableClock;
use goodword::config::SlackAccess;
use goodword::sandbox::Options;
use goodword::sandbox::Running;
use goodword::sandbox::Sandbox;
use goodword::secret::Secret;
use goodword::wire::Bot;
use jiff::Timestamp;
use serde_json::Value;
use serde_json::json;
use tempfile::TempDir;

use crate::render;

/// What is seen: where (a heading), and the lines there.
pub(crate) type Sight = BTreeMap<(String, String), Seen>;

/// Something seen in one place.
#[derive(Clone, PartialEq)]
pub(crate) struct Seen {
    pub(crate) heading: String,
    pub(crate) lines: Vec<String>,
    /// The Slack JSON, to find buttons in.
    pub(crate) json: Value,
    /// Who sees it.
    pub(crate) by: String,
    /// Where: a channel id, or nothing for windows and Home.
    pub(crate) channel: Option<String>,
}

/// A running workspace with the bot in it.
pub(crate) struct Stage {
    pub(crate) address: String,
    clock: MovableClock,
    sandbox: Running,
    bot: Option<Bot>,
    data: TempDir,
    http: reqwest::Client,
    pub(crate) workspace: Value,
}

impl Stage {
    pub(crate) async fn open(start: Timestamp) -> Result<Self, String> {
        let clock = MovableClock::starting_at(start);
        let sandbox = Sandbox::start(Options {
            port: 0,
            clock: clock.clone(),
            app: goodword::commands::sandbox_app(),
            ..Options::default()
        })
        .await
        .map_err(|error| error.to_string())?;
        choose_cryptography();
        let mut stage = Self {
            address: sandbox.address.clone(),
            clock,
            sandbox,
            bot: None,
            data: tempfile::tempdir().map_err(|error| error.to_string())?,
            http: reqwest::Client::new(),
            workspace: Value::Null,
        };
        stage.workspace = stage.get("/control/workspace").await?;
        stage.start_bot().await?;
        Ok(stage)
    }

    async fn start_bot(&mut self) -> Result<(), String> {
        let tips = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tips");
        let access = SlackAccess {
            app_token: Some(Secret::new("xapp-sandbox")),
            bot_token: Some(Secret::new("xoxb-sandbox")),
            api_url: Some(format!("{}/api", self.address)),
        };
        let clock = Arc::new(self.clock.clone());
        let bot = Bot::start(
            self.data.path(),
            Some(tips),
            Calendar::default(),
            access,
            clock,
        )
        .await
        .map_err(|error| format!("{error:#}"))?;
        self.bot = Some(bot);
        self.until_connected().await
    }

    /// Waits until the bot's socket is open: the sandbox answers commands only then.
    async fn until_connected(&self) -> Result<(), String> {
        for _ in 0..200 {
            let app = self.get("/control/workspace").await?;
            if app["connections"].as_u64().unwrap_or(0) > 0 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        Err("the bot did not connect within five seconds".into())
    }

    pub(crate) async fn restart_bot(&mut self) -> Result<(), String> {
        if let Some(bot) = self.bot.take() {
            bot.stop().await;
        }
        self.start_bot().await
    }

    pub(crate) async fn close(mut self) {
        if let Some(bot) = self.bot.take() {
            bot.stop().await;
        }
        self.sandbox.stop().await;
    }

    pub(crate) async fn get(&self, path: &str) -> Result<Value, String> {
        let answer = self
            .http
            .get(format!("{}{path}", self.address))
            .send()
            .await;
        answer
            .map_err(|error| error.to_string())?
            .json()
            .await
            .map_err(|error| error.to_string())
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Result<Value, String> {
        let answer = self
            .http
            .post(format!("{}/control/{path}", self.address))
            .json(&body)
            .send()
            .await;
        let answer: Value = answer
            .map_err(|error| error.to_string())?
            .json()
            .await
            .map_err(|error| error.to_string())?;
        if answer["ok"] == json!(true) {
            return Ok(answer);
        }
        Err(format!("{path}: {answer}"))
    }

    /// Returns the id of a person by the first word of their name.
    pub(crate) fn member(&self, name: &str) -> Result<String, String> {
        self.members()
            .find(|(_, short)| short == name)
            .map(|(id, _)| id)
            .ok_or_else(|| format!("nobody is called {name}"))
    }

    /// Returns everybody but bots: id, and the first word of the name.
    pub(crate) fn members(&self) -> impl Iterator<Item = (String, String)> {
        self.workspace["members"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|member| member["is_bot"] != true)
            .map(|member| {
                let name = member["real_name"]
                    .as_str()
                    .or_else(|| member["name"].as_str());
                let short = name
                    .unwrap_or_default()
                    .split(' ')
                    .next()
                    .unwrap_or_default();
                (
                    member["id"].as_str().unwrap_or_default().to_owned(),
                    short.to_owned(),
                )
            })
    }

    /// Returns the channel of `#name`, or of the direct messages between `who` and the bot.
    pub(crate) fn channel(&self, who: &str, place: &str) -> Result<String, String> {
        let channels = self.workspace["channels"].as_array().into_iter().flatten();
        let found = if let Some(name) = place.strip_prefix('#') {
            channels.into_iter().find(|channel| channel["name"] == name)
        } else {
            let bot = self.bot_user();
            channels.into_iter().find(|channel| {
                let members: Vec<&str> = channel["members"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect();
                members.len() == 2 && members.contains(&who) && members.contains(&bot.as_str())
            })
        };
        found
            .and_then(|channel| channel["id"].as_str())
            .map(str::to_owned)
            .ok_or_else(|| format!("there is no place {place}"))
    }

    pub(crate) fn bot_user(&self) -> String {
        self.workspace["members"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|member| member["is_bot"] == true)
            .and_then(|member| member["id"].as_str())
            .unwrap_or_default()
            .to_owned()
    }

    /// Returns what everybody sees of the bot now.
    pub(crate) async fn sight(&self) -> Result<Sight, String> {
        let mut sight = Sight::new();
        let bot = self.bot_user();
        for (id, name) in self.members() {
            for channel in self.workspace["channels"].as_array().into_iter().flatten() {
                let members = channel["members"].as_array().into_iter().flatten();
                if !members.into_iter().any(|member| *member == id.as_str()) {
                    continue;
                }
                let channel_id = channel["id"].as_str().unwrap_or_default();
                let seen = self
                    .get(&format!("/control/seen?user={id}&channel={channel_id}"))
                    .await?;
                for message in seen["messages"].as_array().into_iter().flatten() {
                    let from_bot = message["user"] == bot.as_str() || !message["bot_id"].is_null();
                    let private = message["is_ephemeral"] == true;
                    if !from_bot && !private {
                        continue;
                    }
                    let place = match channel["name"].as_str().filter(|name| !name.is_empty()) {
                        Some(channel) if channel_id.starts_with('C') => format!("#{channel}"),
                        _ => format!("{name}'s direct messages"),
                    };
                    let thread = if message["thread_ts"].is_null()
                        || message["thread_ts"] == message["ts"]
                    {
                        ""
                    } else {
                        ", in the thread"
                    };
                    let heading = if private {
                        format!("{place}{thread}, only {name}")
                    } else {
                        format!("{place}{thread}")
                    };
                    let stamp = message["ts"].as_str().unwrap_or_default();
                    // The stamp first: newer things sort later.
                    sight
                        .entry((
                            stamp.to_owned(),
                            format!("{channel_id}{}", if private { &id } else { "" }),
                        ))
                        .or_insert(Seen {
                            heading,
                            lines: render::lines(message),
                            json: message.clone(),
                            by: if private || !channel_id.starts_with('C') {
                                id.clone()
                            } else {
                                String::new()
                            },
                            channel: Some(channel_id.to_owned()),
                        });
                }
            }
            self.views(&id, &name, &mut sight).await?;
        }
        Ok(sight)
    }

    async fn views(&self, id: &str, name: &str, sight: &mut Sight) -> Result<(), String> {
        let views = self.get(&format!("/control/views?user={id}")).await?;
        let modals = views["modals"].as_array().into_iter().flatten();
        let home = Some(&views["home"]).filter(|home| !home.is_null());
        let windows = modals
            .map(|view| {
                (
                    format!(
                        "a window for {name}: {}",
                        view["title"]["text"].as_str().unwrap_or_default()
                    ),
                    view,
                )
            })
            .chain(home.map(|view| (format!("{name}'s Home"), view)));
        for (heading, view) in windows {
            let key = (
                format!("~{heading}"),
                view["id"].as_str().unwrap_or_default().to_owned(),
            );
            let seen = Seen {
                heading,
                lines: render::lines(view),
                json: view.clone(),
                by: id.to_owned(),
                channel: None,
            };
            sight.insert(key, seen);
        }
        Ok(())
    }

    pub(crate) fn now(&self) -> Timestamp {
        use goodword::clock::Clock as _;
        self.clock.now()
    }
}
