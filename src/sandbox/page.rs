//! The page: a few files, embedded, served at `/` and `/page/<name>`.
//!
//! No build step and nothing from elsewhere; the page talks to `/control`.

use axum::extract::Path;
use axum::extract::Query;
use axum::http::HeaderName;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::header::CONTENT_TYPE;
use axum::http::header::REFERRER_POLICY;
use axum::http::header::X_CONTENT_TYPE_OPTIONS;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use serde::Deserialize;

/// The page may load and call only what is here; images in messages may come from anywhere.
const POLICY: &str = "default-src 'self'; img-src 'self' data: https: http:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The files of the page: name, type, content.
const FILES: [(&str, &str, &str); 6] = [
    ("index.html", HTML, include_str!("page/index.html")),
    ("style.css", CSS, include_str!("page/style.css")),
    ("app.js", SCRIPT, include_str!("page/app.js")),
    ("blocks.js", SCRIPT, include_str!("page/blocks.js")),
    ("mrkdwn.js", SCRIPT, include_str!("page/mrkdwn.js")),
    ("emoji.js", SCRIPT, include_str!("page/emoji.js")),
];

/// Serves the page itself.
pub(crate) async fn index() -> Response {
    served("index.html")
}

/// Serves one of its files.
pub(crate) async fn file(Path(name): Path<String>) -> Response {
    served(&name)
}

/// What a link to a message in a thread says more.
#[derive(Debug, Deserialize)]
pub(crate) struct InThread {
    #[serde(default)]
    thread_ts: String,
}

/// Leads a link to a message to the page: `/archives/C0ACME/p1772442000000007` to `/#//C0ACME`.
pub(crate) async fn archives(
    Path((channel, _)): Path<(String, String)>,
    Query(InThread { thread_ts }): Query<InThread>,
) -> Redirect {
    let safe = |text: String, more: char| -> String {
        text.chars()
            .filter(|one| one.is_ascii_alphanumeric() || *one == more)
            .collect()
    };
    let (channel, thread) = (safe(channel, '0'), safe(thread_ts, '.'));
    Redirect::to(&format!("/#//{channel}/{thread}"))
}

fn served(name: &str) -> Response {
    let Some((_, kind, content)) = FILES.iter().find(|(known, _, _)| *known == name) else {
        return (StatusCode::NOT_FOUND, "there is no such file").into_response();
    };
    let headers: [(HeaderName, &str); 5] = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, "no-cache"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, *content).into_response()
}
