//! Calls to the Web API as raw JSON, each with a time limit, and the policy for trying again.
//!
//! Reads and calls that do no harm twice are tried again; posts never are, because only their caller can find
//! out whether they arrived.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use serde_json::Value;
use slack_morphism::SlackApiToken;
use slack_morphism::SlackApiTokenValue;

use super::counts::Counts;
use super::failure::Failure;
use super::holds::Holds;
use super::wire::Params;
use super::wire::Wire;
use crate::secret::Secret;

/// How long one call may take.
const LIMIT: Duration = Duration::from_secs(10);

/// How often a call is tried in all.
const TRIES: u32 = 4;

/// The first pause between tries; it doubles.
const FIRST_PAUSE: Duration = Duration::from_millis(250);

/// The longest pause between tries, Slack's own wish included; whoever would wait longer comes back later.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// One workspace's Web API.
#[derive(Debug)]
pub(super) struct Api {
    wire: Wire,
    bot: SlackApiToken,
    holds: Holds,
    counts: Arc<Counts>,
    chance: Mutex<fastrand::Rng>,
}

/// What a failed call allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    /// Arriving twice does no harm.
    Harmless,
    /// Only when it certainly had no effect, and not for long: a person waits.
    Unsent,
    /// The caller decides.
    Never,
}

impl Api {
    pub(super) fn new(wire: Wire, bot: &Secret, counts: Arc<Counts>, seed: u64) -> Self {
        Self {
            wire,
            bot: token(bot),
            holds: Holds::none(),
            counts,
            chance: Mutex::new(fastrand::Rng::with_seed(seed)),
        }
    }

    pub(super) fn wire(&self) -> &Wire {
        &self.wire
    }

    /// Reads something; tried again when that may help.
    pub(super) async fn read(&self, method: &str, params: &Params<'_>) -> Result<Value, Failure> {
        self.repeat(method, Again::Harmless, || {
            self.wire.get(&self.bot, method, params)
        })
        .await
    }

    /// Sets something that may be set twice; tried again when that may help.
    pub(super) async fn set(
        &self,
        method: &str,
        what: &str,
        body: &Value,
    ) -> Result<Value, Failure> {
        self.repeat(&hold_name(method, what), Again::Harmless, || {
            self.wire.post(&self.bot, method, body)
        })
        .await
    }

    /// Answers a person who waits; tried again when it certainly had no effect.
    pub(super) async fn reply(
        &self,
        method: &str,
        what: &str,
        body: &Value,
    ) -> Result<Value, Failure> {
        self.repeat(&hold_name(method, what), Again::Unsent, || {
            self.wire.post(&self.bot, method, body)
        })
        .await
    }

    /// Posts something that must not arrive twice; tried once.
    pub(super) async fn post(
        &self,
        method: &str,
        what: &str,
        body: &Value,
    ) -> Result<Value, Failure> {
        self.repeat(&hold_name(method, what), Again::Never, || {
            self.wire.post(&self.bot, method, body)
        })
        .await
    }

    /// Calls with another token than the bot's, once.
    pub(super) async fn post_as(&self, token_: &Secret, method: &str) -> Result<Value, Failure> {
        let app = token(token_);
        let empty = Value::Object(serde_json::Map::new());
        self.once(self.wire.post(&app, method, &empty)).await
    }

    /// Returns a pause before try number `tries + 1`: doubling, capped, and never the same for two at once.
    pub(super) fn pause(&self, tries: u32, first: Duration, longest: Duration) -> Duration {
        let whole = first
            .saturating_mul(2_u32.saturating_pow(tries.min(16)))
            .min(longest);
        // A generator is whole after every draw, so a panic elsewhere leaves nothing half done.
        let part = self
            .chance
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .f64();
        whole.mul_f64(0.5 + part / 2.0)
    }

    async fn repeat<F>(
        &self,
        what: &str,
        again: Again,
        call: impl Fn() -> F,
    ) -> Result<Value, Failure>
    where
        F: Future<Output = slack_morphism::ClientResult<Value>>,
    {
        let mut tries = 0;
        loop {
            let failure = match self.holds.rest(what) {
                Some(rest) => Failure::Limited(Some(rest)),
                None => match self.once(call()).await {
                    Ok(answer) => return Ok(answer),
                    Err(Failure::Limited(wait)) => {
                        self.counts.limited.add();
                        Failure::Limited(Some(self.holds.hold(what, wait)))
                    }
                    Err(failure) => failure,
                },
            };
            tries += 1;
            let may = match again {
                Again::Harmless => failure.passes(),
                Again::Unsent => failure.passes() && failure.without_effect(),
                Again::Never => false,
            };
            let wait = match &failure {
                Failure::Limited(Some(wait)) => *wait,
                _ => self.pause(tries - 1, FIRST_PAUSE, LONGEST_PAUSE),
            };
            if !may || tries >= TRIES || wait > LONGEST_PAUSE {
                return Err(failure);
            }
            self.counts.call_retries.add();
            tokio::time::sleep(wait).await;
        }
    }

    async fn once(
        &self,
        call: impl Future<Output = slack_morphism::ClientResult<Value>>,
    ) -> Result<Value, Failure> {
        self.counts.calls.add();
        match tokio::time::timeout(LIMIT, call).await {
            // An answer without `ok` comes from somebody other than Slack.
            Ok(Ok(answer)) => match answer.get("ok").and_then(Value::as_bool) {
                Some(true) => Ok(answer),
                _ => Err(Failure::Unclear),
            },
            Ok(Err(error)) => Err(Failure::of(&error)),
            Err(_too_long) => Err(Failure::Unclear),
        }
    }
}

/// Returns a token as slack-morphism takes it.
pub(super) fn token(secret: &Secret) -> SlackApiToken {
    SlackApiToken::new(SlackApiTokenValue(secret.reveal().to_owned()))
}

/// Names what a 429 holds back: Slack limits posting by channel, everything else by method.
fn hold_name(method: &str, what: &str) -> String {
    format!("{method} {what}")
}
