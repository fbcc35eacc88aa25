//! Connecting: are the tokens there, are they the right ones, and who are we?
//!
//! Every refusal says which setting is wrong and what to do about it, and prints no token.

use std::sync::Arc;

use reqwest::Url;
use serde_json::Value;
use serde_json::json;
use thiserror::Error;

use super::api::Api;
use super::counts::Counts;
use super::failure::Failure;
use super::payload::Me;
use super::wire;
use super::wire::BadAddress;
use super::wire::Wire;
use crate::clock::Clock;
use crate::ids::Member;
use crate::ids::Workspace;
use crate::secret::Secret;

/// What it takes to connect.
pub struct SlackSettings {
    /// The app-level token, `xapp-…`: it opens the socket.
    pub app_token: Secret,
    /// The bot token, `xoxb-…`: it speaks.
    pub bot_token: Secret,
    /// The Web API's address; Slack's own when absent.
    pub api_url: Option<String>,
    /// Tells how old remembered names are.
    pub clock: Arc<dyn Clock>,
}

/// Why Slack could not be connected, said to the person who runs the bot.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ConnectError {
    /// The bot token is not set.
    #[error(
        "the bot token is missing: set SLACK_BOT_TOKEN to the one that starts with xoxb- (in your app's settings under \"OAuth & Permissions\")"
    )]
    NoBotToken,
    /// The app token is not set.
    #[error(
        "the app token is missing: set SLACK_APP_TOKEN to the one that starts with xapp- (in your app's settings under \"Basic Information\", \"App-Level Tokens\", with the scope connections:write)"
    )]
    NoAppToken,
    /// Each token stands where the other belongs.
    #[error(
        "the two tokens are swapped: SLACK_BOT_TOKEN takes the one that starts with xoxb-, SLACK_APP_TOKEN the one that starts with xapp-"
    )]
    Swapped,
    /// A token is of another kind.
    #[error("{setting} holds {found}; it takes the one that starts with {wanted}")]
    WrongKind {
        /// Which setting.
        setting: &'static str,
        /// What its beginning shows it to be.
        found: &'static str,
        /// How the right one begins.
        wanted: &'static str,
    },
    /// Slack does not accept the bot token.
    #[error(
        "Slack does not accept the bot token ({0}): install the app to your workspace again and copy the new xoxb- token into SLACK_BOT_TOKEN"
    )]
    BotTokenRefused(String),
    /// Slack does not accept the app token.
    #[error(
        "Slack does not accept the app token ({0}): turn Socket Mode on, make an app-level token with the scope connections:write, and copy it into SLACK_APP_TOKEN"
    )]
    AppTokenRefused(String),
    /// The address of the Web API is no address.
    #[error("SLACK_API_URL is not an address: it looks like https://slack.com/api")]
    BadAddress,
    /// The address would send tokens in the clear.
    #[error(
        "SLACK_API_URL would send your tokens unencrypted: http:// is allowed to this machine only (127.0.0.1 or localhost), everything else takes https://"
    )]
    ClearAddress,
    /// The machine cannot recognise anybody on the network.
    #[error("this machine has no root certificates: install the package ca-certificates")]
    NoCertificates,
    /// Slack does not answer.
    #[error("Slack cannot be reached at {0}: check the network, and https://slack-status.com")]
    Unreachable(String),
    /// Slack answers, but not with what it documents.
    #[error("what answers at {0} is not Slack: it does not say who the bot is")]
    NotSlack(String),
}

/// What connecting found out.
pub(super) struct Connected {
    pub(super) api: Api,
    pub(super) address: Url,
    pub(super) me: Me,
    /// Where the workspace's own pages are.
    pub(super) pages: Option<Url>,
}

pub(super) async fn connect(
    settings: &SlackSettings,
    counts: Arc<Counts>,
) -> Result<Connected, ConnectError> {
    check_kinds(&settings.app_token, &settings.bot_token)?;
    let address = settings.api_url.as_deref().unwrap_or(wire::SLACK);
    let address = Url::parse(address).map_err(|_| ConnectError::BadAddress)?;
    let wire = Wire::to(&address).map_err(|bad| match bad {
        BadAddress::Unreadable => ConnectError::BadAddress,
        BadAddress::Clear => ConnectError::ClearAddress,
        BadAddress::NoCertificates => ConnectError::NoCertificates,
    })?;
    let seed = settings.clock.now().as_nanosecond().cast_unsigned();
    let seed = u64::try_from(seed & u128::from(u64::MAX)).unwrap_or_default();
    let api = Api::new(wire, &settings.bot_token, counts, seed);
    let answer = match api.set("auth.test", "", &json!({})).await {
        Ok(answer) => answer,
        Err(Failure::Refused(code)) => return Err(ConnectError::BotTokenRefused(code)),
        Err(_) => return Err(ConnectError::Unreachable(named(&address))),
    };
    let me = me(&answer).ok_or_else(|| ConnectError::NotSlack(named(&address)))?;
    let pages = answer.get("url").and_then(Value::as_str);
    let pages = pages.and_then(|pages| Url::parse(pages).ok());
    // The address it returns is not used; the call is the only one that tells whether the token is good.
    match api
        .post_as(&settings.app_token, "apps.connections.open")
        .await
    {
        // Too many connections lately, or a hiccup: the sockets try by themselves.
        Ok(_) | Err(Failure::Limited(_) | Failure::NotSent | Failure::Unclear) => {}
        Err(Failure::Refused(code)) => return Err(ConnectError::AppTokenRefused(code)),
    }
    Ok(Connected {
        api,
        address,
        me,
        pages,
    })
}

/// Recognises by their beginnings tokens that are missing, swapped or of another kind.
fn check_kinds(app: &Secret, bot: &Secret) -> Result<(), ConnectError> {
    let (app, bot) = (app.reveal().trim(), bot.reveal().trim());
    if app.starts_with("xoxb-") && bot.starts_with("xapp-") {
        return Err(ConnectError::Swapped);
    }
    if bot.is_empty() {
        return Err(ConnectError::NoBotToken);
    }
    if app.is_empty() {
        return Err(ConnectError::NoAppToken);
    }
    check_kind("SLACK_BOT_TOKEN", bot, "xoxb-")?;
    check_kind("SLACK_APP_TOKEN", app, "xapp-")
}

fn check_kind(
    setting: &'static str,
    token: &str,
    wanted: &'static str,
) -> Result<(), ConnectError> {
    if token.starts_with(wanted) {
        return Ok(());
    }
    let found = match token.get(..5) {
        Some("xoxb-") => "a bot token",
        Some("xapp-") => "an app token",
        Some("xoxp-") => "a user token",
        Some("xoxe." | "xoxe-") => "a token that expires",
        _ => "something that is no token of Slack's",
    };
    Err(ConnectError::WrongKind {
        setting,
        found,
        wanted,
    })
}

/// Returns an address fit for a message: without a user, a password or a query.
fn named(address: &Url) -> String {
    address.origin().ascii_serialization()
}

fn me(answer: &Value) -> Option<Me> {
    let word = |name: &str| answer.get(name).and_then(Value::as_str);
    let whole_org = answer
        .get("is_enterprise_install")
        .and_then(Value::as_bool)
        .unwrap_or_default();
    Some(Me {
        workspace: Workspace::new(word("team_id").or_else(|| word("enterprise_id"))?),
        user: Member::new(word("user_id")?),
        bot: word("bot_id").map(str::to_owned),
        whole_org,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(app: &str, bot: &str, want: &Result<(), ConnectError>) {
        assert_eq!(&check_kinds(&Secret::new(app), &Secret::new(bot)), want);
    }

    #[test]
    fn each_token_is_recognised_by_its_beginning() {
        check("xapp-1", "xoxb-1", &Ok(()));
        check("xoxb-1", "xapp-1", &Err(ConnectError::Swapped));
        check("xapp-1", " ", &Err(ConnectError::NoBotToken));
        check("", "xoxb-1", &Err(ConnectError::NoAppToken));
        check(
            "xapp-1",
            "xoxp-1",
            &Err(ConnectError::WrongKind {
                setting: "SLACK_BOT_TOKEN",
                found: "a user token",
                wanted: "xoxb-",
            }),
        );
        check(
            "hunter2é",
            "xoxb-1",
            &Err(ConnectError::WrongKind {
                setting: "SLACK_APP_TOKEN",
                found: "something that is no token of Slack's",
                wanted: "xapp-",
            }),
        );
    }

    #[test]
    fn a_refusal_says_what_to_do() {
        insta::assert_snapshot!(
            ConnectError::WrongKind { setting: "SLACK_BOT_TOKEN", found: "an app token", wanted: "xoxb-" },
            @"SLACK_BOT_TOKEN holds an app token; it takes the one that starts with xoxb-"
        );
        insta::assert_snapshot!(
            ConnectError::AppTokenRefused("invalid_auth".into()),
            @"Slack does not accept the app token (invalid_auth): turn Socket Mode on, make an app-level token with the scope connections:write, and copy it into SLACK_APP_TOKEN"
        );
    }
}
