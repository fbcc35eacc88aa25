//! slack-morphism's client over TLS, or in the clear to this machine.
//!
//! Its default connector refuses `http://`, so that a workspace on this machine needs another one. Both speak
//! the same calls; nothing but this file knows which it is.

use std::sync::Arc;
use std::time::Duration;

use hyper_util::client::legacy::connect::HttpConnector;
use reqwest::Url;
use serde_json::Value;
use slack_morphism::ClientResult;
use slack_morphism::SlackApiToken;
use slack_morphism::SlackClient;
use slack_morphism::clients_manager::SlackSocketModeClientsManager;
use slack_morphism::clients_manager::SlackSocketModeClientsManagerFactory;
use slack_morphism::hyper_tokio::SlackClientHyperConnector;
use slack_morphism::hyper_tokio::SlackClientHyperHttpsConnector;
use slack_morphism::listener::SlackClientEventsListenerEnvironment;

/// Where Slack itself answers.
pub(super) const SLACK: &str = "https://slack.com/api";

/// How long opening a connection may take.
const CONNECT: Duration = Duration::from_secs(5);

/// Parameters of a call that reads.
pub(super) type Params<'a> = [(&'static str, Option<&'a str>)];

/// Opens and keeps the sockets.
pub(super) type Sockets = Arc<dyn SlackSocketModeClientsManager + Send + Sync>;

/// A client for one workspace's Web API.
#[derive(Debug)]
pub(super) enum Wire {
    Tls(Arc<SlackClient<SlackClientHyperHttpsConnector>>),
    Clear(Arc<SlackClient<SlackClientHyperConnector<HttpConnector>>>),
}

/// Why an address of a Web API cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadAddress {
    /// It is no address.
    Unreadable,
    /// It would send tokens over the network in the clear.
    Clear,
    /// This machine has no certificates to recognise Slack by.
    NoCertificates,
}

impl Wire {
    pub(super) fn to(api: &Url) -> Result<Self, BadAddress> {
        let address = api.as_str().trim_end_matches('/');
        match api.scheme() {
            "https" => {
                choose_cryptography();
                let connector = SlackClientHyperConnector::new()
                    .map_err(|_| BadAddress::NoCertificates)?
                    .with_slack_api_url(address);
                Ok(Self::Tls(Arc::new(SlackClient::new(connector))))
            }
            "http" if loopback(api) => {
                let mut http = HttpConnector::new();
                http.set_connect_timeout(Some(CONNECT));
                http.set_nodelay(true);
                let connector =
                    SlackClientHyperConnector::with_connector(http).with_slack_api_url(address);
                Ok(Self::Clear(Arc::new(SlackClient::new(connector))))
            }
            "http" => Err(BadAddress::Clear),
            _ => Err(BadAddress::Unreadable),
        }
    }

    pub(super) async fn get(
        &self,
        token: &SlackApiToken,
        method: &str,
        params: &Params<'_>,
    ) -> ClientResult<Value> {
        let params = params.to_vec();
        match self {
            Self::Tls(client) => {
                let session = client.open_session(token);
                session
                    .http_session_api
                    .http_get(method, &params, None)
                    .await
            }
            Self::Clear(client) => {
                let session = client.open_session(token);
                session
                    .http_session_api
                    .http_get(method, &params, None)
                    .await
            }
        }
    }

    pub(super) async fn post(
        &self,
        token: &SlackApiToken,
        method: &str,
        body: &Value,
    ) -> ClientResult<Value> {
        match self {
            Self::Tls(client) => {
                let session = client.open_session(token);
                session.http_session_api.http_post(method, body, None).await
            }
            Self::Clear(client) => {
                let session = client.open_session(token);
                session.http_session_api.http_post(method, body, None).await
            }
        }
    }

    pub(super) fn sockets(&self) -> Sockets {
        match self {
            Self::Tls(client) => client.http_api.connector.new_clients_manager(Arc::new(
                SlackClientEventsListenerEnvironment::new(client.clone()),
            )),
            Self::Clear(client) => client.http_api.connector.new_clients_manager(Arc::new(
                SlackClientEventsListenerEnvironment::new(client.clone()),
            )),
        }
    }
}

/// Returns whether an address is this very machine.
pub(super) fn loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else {
        return false;
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Says which cryptography TLS uses, once for the whole process. Only one is linked in, and neither rustls nor
/// reqwest takes it unasked: whoever makes an HTTP client of their own calls this first.
pub fn choose_cryptography() {
    // An error means that somebody has chosen before, which is as good.
    let _chosen_before = rustls::crypto::ring::default_provider().install_default();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, want: Result<&str, BadAddress>) {
        let got = Wire::to(&Url::parse(address).unwrap()).map(|wire| match wire {
            Wire::Tls(_) => "tls",
            Wire::Clear(_) => "clear",
        });
        assert_eq!(got, want, "{address}");
    }

    #[test]
    fn tokens_leave_this_machine_only_over_tls() {
        check(SLACK, Ok("tls"));
        check("http://127.0.0.1:8787/api", Ok("clear"));
        check("http://[::1]:8787/api/", Ok("clear"));
        check("http://localhost:8787/api", Ok("clear"));
        check("http://slack.com/api", Err(BadAddress::Clear));
        check("http://127.0.0.1.example.org/api", Err(BadAddress::Clear));
        check("ftp://slack.com/api", Err(BadAddress::Unreadable));
    }
}
