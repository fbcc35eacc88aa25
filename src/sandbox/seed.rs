//! The workspace as it is at the start: its team, members, channels and first messages.
//!
//! A seed is data, written here as a default or read from a JSON file. It is checked before use, so that a
//! workspace never starts half right.

use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;

use jiff::tz::TimeZone;
use serde::Deserialize;
use serde::Serialize;
use thiserror::Error;

/// The name that belongs to the bot, which no member may take.
pub(crate) const BOT_USER: &str = "U0GOODWORD";

/// The workspace as it is at the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// The team.
    pub team: SeedTeam,
    /// Who works there, without the bot.
    pub members: Vec<SeedMember>,
    /// Where they talk; direct messages exist between all of them without being listed.
    pub channels: Vec<SeedChannel>,
    /// What was said before the start.
    #[serde(default)]
    pub history: Vec<SeedMessage>,
}

/// The team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedTeam {
    /// Such as `T0HARBOR`.
    pub id: String,
    /// Such as `Harbor & Co`.
    pub name: String,
    /// Such as `harbor`.
    pub domain: String,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedMember {
    /// Such as `U0MARIA`.
    pub id: String,
    /// The handle: lower case, no spaces.
    pub name: String,
    /// The full name.
    pub real_name: String,
    /// The name others see and mention; the first word of the full name when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// What they do.
    #[serde(default)]
    pub title: String,
    /// Their time zone, such as `Europe/Berlin`.
    pub zone: String,
    /// Whether they lead the team.
    #[serde(default)]
    pub admin: bool,
}

/// A channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedChannel {
    /// Such as `C0BILLING`.
    pub id: String,
    /// Such as `billing`.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub purpose: String,
    /// Who is in it; everybody when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<String>>,
    /// Whether the bot is in it.
    #[serde(default = "yes")]
    pub bot: bool,
    /// Whether only its members see it.
    #[serde(default)]
    pub private: bool,
    /// Whether another company is in it too.
    #[serde(default)]
    pub shared: bool,
}

/// A message from before the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedMessage {
    /// Where it was said.
    pub channel: String,
    /// Who said it.
    pub user: String,
    /// How long before the start.
    pub minutes_ago: u32,
    /// What was said, as typed.
    pub text: String,
}

/// Why a seed cannot be used.
#[derive(Debug, Error)]
pub enum SeedError {
    /// The file cannot be read.
    #[error("could not read the seed {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is not the JSON of a seed.
    #[error("the seed {} is not what a workspace needs: {source}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Where and why.
        source: serde_json::Error,
    },
    /// Something in it contradicts something else.
    #[error("the seed has a mistake at {place}: {what}")]
    Mistaken {
        /// Such as `members[2].zone`.
        place: String,
        /// In plain words.
        what: String,
    },
}

const fn yes() -> bool {
    true
}

impl Seed {
    /// Reads a seed from a JSON file and checks it.
    ///
    /// # Errors
    /// When the file cannot be read, is not a seed, or contradicts itself.
    pub fn load(path: &Path) -> Result<Self, SeedError> {
        let text = std::fs::read_to_string(path).map_err(|source| SeedError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        let seed: Self = serde_json::from_str(&text).map_err(|source| SeedError::Malformed {
            path: path.to_owned(),
            source,
        })?;
        seed.check()?;
        Ok(seed)
    }

    /// Checks that every id is known, unique and well formed.
    ///
    /// # Errors
    /// Names the first mistake.
    pub fn check(&self) -> Result<(), SeedError> {
        identifier("team.id", &self.team.id, 'T')?;
        if self.members.is_empty() {
            return Err(mistake("members", "a workspace needs at least one member"));
        }
        let members = self.check_members()?;
        let channels = self.check_channels(&members)?;
        for (index, message) in self.history.iter().enumerate() {
            let place = format!("history[{index}]");
            if !channels.contains(message.channel.as_str()) {
                let what = format!("no channel is called {:?}", message.channel);
                return Err(mistake(format!("{place}.channel"), what));
            }
            if !members.contains(message.user.as_str()) && message.user != BOT_USER {
                let what = format!("no member is called {:?}", message.user);
                return Err(mistake(format!("{place}.user"), what));
            }
        }
        Ok(())
    }

    fn check_members(&self) -> Result<HashSet<&str>, SeedError> {
        let mut ids = HashSet::new();
        let mut names = HashSet::new();
        for (index, member) in self.members.iter().enumerate() {
            let place = format!("members[{index}]");
            identifier(&format!("{place}.id"), &member.id, 'U')?;
            if member.id == BOT_USER {
                let what = "this id belongs to the bot";
                return Err(mistake(format!("{place}.id"), what));
            }
            if !ids.insert(member.id.as_str()) {
                return Err(mistake(format!("{place}.id"), "this id is taken already"));
            }
            if !names.insert(member.name.as_str()) {
                let what = "this name is taken already";
                return Err(mistake(format!("{place}.name"), what));
            }
            handle(&format!("{place}.name"), &member.name)?;
            if TimeZone::get(&member.zone).is_err() {
                let what = format!("no time zone is called {:?}", member.zone);
                return Err(mistake(format!("{place}.zone"), what));
            }
        }
        Ok(ids)
    }

    fn check_channels(&self, members: &HashSet<&str>) -> Result<HashSet<&str>, SeedError> {
        let mut ids = HashSet::new();
        let mut names = HashSet::new();
        for (index, channel) in self.channels.iter().enumerate() {
            let place = format!("channels[{index}]");
            identifier(&format!("{place}.id"), &channel.id, 'C')?;
            handle(&format!("{place}.name"), &channel.name)?;
            if !ids.insert(channel.id.as_str()) {
                return Err(mistake(format!("{place}.id"), "this id is taken already"));
            }
            if !names.insert(channel.name.as_str()) {
                let what = "this name is taken already";
                return Err(mistake(format!("{place}.name"), what));
            }
            for member in channel.members.iter().flatten() {
                if !members.contains(member.as_str()) {
                    let what = format!("no member is called {member:?}");
                    return Err(mistake(format!("{place}.members"), what));
                }
            }
        }
        Ok(ids)
    }
}

fn mistake(place: impl Into<String>, what: impl Into<String>) -> SeedError {
    SeedError::Mistaken {
        place: place.into(),
        what: what.into(),
    }
}

fn identifier(place: &str, id: &str, prefix: char) -> Result<(), SeedError> {
    let rest = id.strip_prefix(prefix).unwrap_or_default();
    let fine = (2..=20).contains(&rest.len())
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if fine {
        return Ok(());
    }
    let what = format!("{id:?} must be {prefix} and 2 to 20 capital letters or digits");
    Err(mistake(place, what))
}

fn handle(place: &str, name: &str) -> Result<(), SeedError> {
    let fine = (1..=80).contains(&name.len())
        && name.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte)
        });
    if fine {
        return Ok(());
    }
    let what = format!("{name:?} must be lower case letters, digits, '-', '_' or '.'");
    Err(mistake(place, what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(change: impl FnOnce(&mut Seed), want: &str) {
        let mut seed = Seed::default();
        change(&mut seed);
        let said = seed
            .check()
            .map_or_else(|mistake| mistake.to_string(), |()| String::new());
        assert_eq!(said, want);
    }

    #[test]
    fn the_default_seed_is_right() {
        check(|_| (), "");
    }

    #[test]
    fn a_mistake_is_named_with_its_place() {
        check(
            |seed| seed.members[2].zone = "Europe/Belrin".to_owned(),
            "the seed has a mistake at members[2].zone: no time zone is called \"Europe/Belrin\"",
        );
        check(
            |seed| seed.members[1].id = "U0MARIA".to_owned(),
            "the seed has a mistake at members[1].id: this id is taken already",
        );
        check(
            |seed| seed.members[1].id = "sam".to_owned(),
            "the seed has a mistake at members[1].id: \"sam\" must be U and 2 to 20 capital letters or digits",
        );
        check(
            |seed| seed.channels[0].name = "Front Desk".to_owned(),
            "the seed has a mistake at channels[0].name: \"Front Desk\" must be lower case letters, digits, '-', '_' or '.'",
        );
        check(
            |seed| seed.history[0].channel = "C0NOWHERE".to_owned(),
            "the seed has a mistake at history[0].channel: no channel is called \"C0NOWHERE\"",
        );
        check(
            |seed| seed.members.clear(),
            "the seed has a mistake at members: a workspace needs at least one member",
        );
    }

    #[test]
    fn a_seed_file_with_an_unknown_key_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("seed.json");
        let mut seed = serde_json::to_value(Seed::default()).unwrap();
        std::fs::write(&path, seed.to_string()).unwrap();
        assert_eq!(Seed::load(&path).unwrap(), Seed::default());
        seed["members"][0]["zoen"] = "UTC".into();
        std::fs::write(&path, seed.to_string()).unwrap();
        let said = Seed::load(&path).unwrap_err().to_string();
        assert!(said.contains("unknown field `zoen`"), "{said}");
    }
}
