//! Posts to a `response_url`: only to Slack's own hosts, never along a redirect.
//!
//! The address comes in a payload, so that it is checked like any input: host and port to the letter.

use std::time::Duration;

use reqwest::Client;
use reqwest::Response;
use reqwest::Url;
use reqwest::redirect::Policy;
use serde_json::Value;

use super::connect::ConnectError;
use super::failure::Failure;
use super::wire::choose_cryptography;
use super::wire::loopback;

/// Where Slack's response addresses live.
const HOOKS: &str = "hooks.slack.com";

/// How long one post may take.
const LIMIT: Duration = Duration::from_secs(8);

/// How long opening a connection may take.
const CONNECT: Duration = Duration::from_secs(4);

/// How much of an answer is read.
const MOST_BYTES: usize = 4_096;

/// Posts to response addresses.
pub(super) struct Responder {
    client: Client,
    home: Url,
}

impl Responder {
    /// Makes one that also trusts the host of the Web API at `home`.
    pub(super) fn beside(home: &Url) -> Result<Self, ConnectError> {
        choose_cryptography();
        let client = Client::builder()
            .redirect(Policy::none())
            .timeout(LIMIT)
            .connect_timeout(CONNECT)
            .https_only(!loopback(home))
            .build()
            .map_err(|_| ConnectError::NoCertificates)?;
        Ok(Self {
            client,
            home: home.clone(),
        })
    }

    /// Posts `body` to a response address.
    pub(super) async fn post(&self, url: &str, body: &Value) -> Result<(), Failure> {
        let Some(url) = self.trusted(url) else {
            tracing::warn!("a response address does not lead to Slack; nothing is sent there");
            return Err(Failure::Refused("response_url_not_trusted".into()));
        };
        match self.client.post(url).json(body).send().await {
            Ok(response) => read(response).await,
            Err(error) if error.is_connect() => Err(Failure::NotSent),
            Err(_) => Err(Failure::Unclear),
        }
    }

    /// Returns the address when it leads to Slack, or to the workspace as configured.
    fn trusted(&self, url: &str) -> Option<Url> {
        let url = Url::parse(url).ok()?;
        let plain = url.username().is_empty() && url.password().is_none();
        let slack = url.scheme() == "https"
            && url.port_or_known_default() == Some(443)
            && url.host_str() == Some(HOOKS);
        let home = url.scheme() == self.home.scheme()
            && url.host_str() == self.home.host_str()
            && url.port_or_known_default() == self.home.port_or_known_default();
        (plain && (slack || home)).then_some(url)
    }
}

async fn read(mut response: Response) -> Result<(), Failure> {
    let status = response.status().as_u16();
    if status == 429 {
        let wait = response
            .headers()
            .get("retry-after")
            .and_then(|wait| wait.to_str().ok()?.trim().parse().ok())
            .map(Duration::from_secs);
        return Err(Failure::limited(wait));
    }
    let mut body = Vec::new();
    while body.len() < MOST_BYTES {
        match response.chunk().await {
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) | Err(_) => break,
        }
    }
    let answer: Value = serde_json::from_slice(&body).unwrap_or_default();
    let code = answer.get("error").and_then(Value::as_str);
    match (status, code) {
        (200..=299, _) if answer.get("ok").and_then(Value::as_bool) == Some(false) => {
            Err(Failure::refused(code.unwrap_or("unknown_error")))
        }
        (200..=299, _) => Ok(()),
        // Used up, expired, or its message is gone.
        (300..=499, code) => Err(Failure::refused(code.unwrap_or("response_url_refused"))),
        _ => Err(Failure::of_status(status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(home: &str, url: &str, trusted: bool) {
        let responder = Responder::beside(&Url::parse(home).unwrap()).unwrap();
        assert_eq!(
            responder.trusted(url).is_some(),
            trusted,
            "{url} beside {home}"
        );
    }

    #[test]
    fn only_slacks_own_hosts_are_written_to() {
        let slack = "https://slack.com/api";
        check(slack, "https://hooks.slack.com/commands/T1/2/x", true);
        check(slack, "https://hooks.slack.com:443/actions/T1/2/x", true);
        check(slack, "https://slack.com/api/x", true);
        check(slack, "http://hooks.slack.com/commands/T1/2/x", false);
        check(slack, "https://hooks.slack.com:8443/commands/T1/2/x", false);
        check(slack, "https://hooks.slack.com.evil.example/x", false);
        check(slack, "https://hooks.slack.com@evil.example/x", false);
        check(slack, "https://me:pw@hooks.slack.com/x", false);
        check(slack, "https://evil.example/?hooks.slack.com", false);
        check(slack, "http://169.254.169.254/latest/meta-data", false);
        check(slack, "http://localhost:8787/response", false);
        check(slack, "file:///etc/passwd", false);
        check(slack, "", false);
    }

    #[test]
    fn a_workspace_on_this_machine_is_written_to_at_its_own_port() {
        let here = "http://127.0.0.1:8787/api";
        check(here, "http://127.0.0.1:8787/response/1", true);
        check(here, "http://127.0.0.1:8788/response/1", false);
        check(here, "http://localhost:8787/response/1", false);
        check(here, "https://127.0.0.1:8787/response/1", false);
        check(here, "https://hooks.slack.com/commands/T1/2/x", true);
    }
}
