//! How a call can fail, sorted by what it says about the world: sent, not sent, or nobody knows.
//!
//! slack-morphism's errors print whole bodies, so that none of them is ever logged or passed on.

use std::time::Duration;

use slack_morphism::errors::SlackClientError;
use slack_morphism::errors::SlackClientHttpProtocolError;

use crate::chat::SendError;

/// Longest wait that Slack is believed.
const LONGEST_WAIT: Duration = Duration::from_hours(24);

/// How a call failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// Slack understood and said no; the code is Slack's.
    Refused(String),
    /// Too many calls; Slack may say how long to wait.
    Limited(Option<Duration>),
    /// The request never left, or was turned away at the door.
    NotSent,
    /// The request left, and nobody knows what became of it.
    Unclear,
}

/// What a code of Slack's means for the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Final,
    Temporary,
    Unknown,
}

impl Failure {
    /// Sorts an error of slack-morphism.
    pub(super) fn of(error: &SlackClientError) -> Self {
        match error {
            SlackClientError::ApiError(error) => Self::refused(&error.code),
            SlackClientError::RateLimitError(error) => Self::limited(error.retry_after),
            SlackClientError::HttpError(error) => Self::of_status(error.status_code.as_u16()),
            SlackClientError::HttpProtocolError(error) => Self::of_protocol(error),
            // A body that is no JSON: a proxy spoke, or the answer was cut short.
            _ => Self::Unclear,
        }
    }

    /// Sorts a refusal by its code.
    pub(super) fn refused(code: &str) -> Self {
        if matches!(code, "ratelimited" | "rate_limited") {
            return Self::Limited(None);
        }
        Self::Refused(plain(code))
    }

    pub(super) fn limited(wait: Option<Duration>) -> Self {
        Self::Limited(wait.map(|wait| wait.min(LONGEST_WAIT)))
    }

    /// Sorts an HTTP status other than success.
    pub(super) fn of_status(status: u16) -> Self {
        match status {
            429 => Self::Limited(None),
            400..=499 => Self::NotSent,
            _ => Self::Unclear,
        }
    }

    fn of_protocol(error: &SlackClientHttpProtocolError) -> Self {
        let unconnected = error
            .cause
            .as_ref()
            .and_then(|cause| cause.downcast_ref::<hyper_util::client::legacy::Error>())
            .is_some_and(hyper_util::client::legacy::Error::is_connect);
        if unconnected {
            Self::NotSent
        } else {
            Self::Unclear
        }
    }

    /// Returns whether another try may help, for calls that do no harm when they arrive twice.
    pub(super) fn passes(&self) -> bool {
        match self {
            Self::Refused(code) => meaning(code) != Meaning::Final,
            Self::Limited(_) | Self::NotSent | Self::Unclear => true,
        }
    }

    /// Returns whether the call certainly had no effect.
    pub(super) fn without_effect(&self) -> bool {
        match self {
            Self::Refused(code) => meaning(code) != Meaning::Unknown,
            Self::Limited(_) | Self::NotSent => true,
            Self::Unclear => false,
        }
    }

    /// Returns what it means for a message that must not be sent twice.
    pub(super) fn for_post(self) -> SendError {
        match self {
            Self::Limited(wait) => SendError::Later(wait),
            Self::NotSent => SendError::Later(None),
            Self::Unclear => SendError::Uncertain,
            Self::Refused(code) => match meaning(&code) {
                Meaning::Final => SendError::Never(code),
                Meaning::Temporary => SendError::Later(None),
                Meaning::Unknown => SendError::Uncertain,
            },
        }
    }

    /// Returns what it means for a call that may be made again without harm.
    pub(super) fn for_read(self) -> SendError {
        match self.for_post() {
            SendError::Uncertain => SendError::Later(None),
            other => other,
        }
    }
}

/// Sorts Slack's codes. What is not listed is final: asking the same again would get the same answer.
fn meaning(code: &str) -> Meaning {
    match code {
        "service_unavailable"
        | "request_timeout"
        | "team_added_to_org"
        | "accesslimited"
        | "message_limit_exceeded" => Meaning::Temporary,
        // Slack says of both that some part may have succeeded.
        "internal_error" | "fatal_error" => Meaning::Unknown,
        _ => Meaning::Final,
    }
}

/// Returns a code fit for logs.
fn plain(code: &str) -> String {
    let fit = !code.is_empty()
        && code.len() <= 60
        && code
            .bytes()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_');
    if fit { code } else { "unknown_error" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, want: &SendError) {
        assert_eq!(&Failure::refused(code).for_post(), want, "{code}");
    }

    #[test]
    fn each_code_is_final_temporary_or_uncertain() {
        for code in [
            "channel_not_found",
            "not_in_channel",
            "is_archived",
            "account_inactive",
            "token_revoked",
            "invalid_auth",
            "invalid_blocks",
            "msg_too_long",
            "user_not_found",
            "restricted_action",
            "a_code_of_tomorrow",
        ] {
            check(code, &SendError::Never(code.into()));
        }
        check("service_unavailable", &SendError::Later(None));
        check("request_timeout", &SendError::Later(None));
        check("ratelimited", &SendError::Later(None));
        check("internal_error", &SendError::Uncertain);
        check("fatal_error", &SendError::Uncertain);
    }

    #[test]
    fn a_code_that_is_no_code_is_not_repeated() {
        check("xoxb-123 Maria", &SendError::Never("unknown_error".into()));
        check("", &SendError::Never("unknown_error".into()));
    }

    #[test]
    fn a_status_tells_whether_a_message_may_have_left() {
        assert_eq!(Failure::of_status(404).for_post(), SendError::Later(None));
        assert_eq!(Failure::of_status(429).for_post(), SendError::Later(None));
        assert_eq!(Failure::of_status(500).for_post(), SendError::Uncertain);
        assert_eq!(Failure::of_status(500).for_read(), SendError::Later(None));
    }

    #[test]
    fn a_huge_wait_is_bounded() {
        let huge = Failure::limited(Some(Duration::from_secs(u64::MAX)));
        assert_eq!(huge, Failure::Limited(Some(LONGEST_WAIT)));
    }
}
