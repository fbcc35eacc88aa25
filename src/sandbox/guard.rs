//! Keeps other web pages out: only this machine, under its own name, may talk to the sandbox.
//!
//! A page on the internet can point its name at 127.0.0.1 or post forms here; both show in the headers.

use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::http::header::ORIGIN;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;
use serde_json::json;

/// Refuses what does not come from this machine and its own pages.
pub(crate) async fn only_this_machine(request: Request, next: Next) -> Response {
    match refusal(request.headers()) {
        None => next.run(request).await,
        Some(hint) => {
            let body = json!({ "ok": false, "error": "not_this_machine", "hint": hint });
            (StatusCode::FORBIDDEN, axum::Json(body)).into_response()
        }
    }
}

fn refusal(headers: &HeaderMap) -> Option<&'static str> {
    let header = |name| {
        headers
            .get(name)
            .and_then(|value: &axum::http::HeaderValue| value.to_str().ok())
    };
    let host = header(HOST).unwrap_or_default();
    if !loopback(host) {
        return Some("open the sandbox as http://127.0.0.1 or http://localhost with its port");
    }
    if let Some(origin) = headers.get(ORIGIN) {
        let ours = origin
            .to_str()
            .ok()
            .and_then(|origin| origin.strip_prefix("http://"));
        if ours != Some(host) {
            return Some("only the sandbox's own page may call it from a browser");
        }
    }
    let site = headers
        .get("sec-fetch-site")
        .and_then(|site| site.to_str().ok());
    if matches!(site, Some("cross-site" | "same-site"))
        && header(axum::http::header::UPGRADE).is_none()
        && navigates(headers).is_none()
    {
        return Some("only the sandbox's own page may call it from a browser");
    }
    None
}

/// Following a link to the page from elsewhere is fine.
fn navigates(headers: &HeaderMap) -> Option<()> {
    let mode = headers.get("sec-fetch-mode")?.to_str().ok()?;
    (mode == "navigate").then_some(())
}

fn loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &[(&'static str, &str)], allowed: bool) {
        let map = headers.iter().map(|(name, value)| {
            (
                axum::http::HeaderName::from_static(name),
                value.parse().unwrap(),
            )
        });
        assert_eq!(refusal(&map.collect()).is_none(), allowed, "{headers:?}");
    }

    #[test]
    fn only_loopback_names_and_our_own_pages_get_in() {
        check(&[("host", "127.0.0.1:8787")], true);
        check(
            &[
                ("host", "localhost:8787"),
                ("origin", "http://localhost:8787"),
            ],
            true,
        );
        check(&[("host", "[::1]:8787")], true);
        check(&[], false);
        check(&[("host", "harbor.example:8787")], false);
        check(&[("host", "127.0.0.1.harbor.example")], false);
        check(
            &[
                ("host", "127.0.0.1:8787"),
                ("origin", "https://elsewhere.example"),
            ],
            false,
        );
        check(&[("host", "127.0.0.1:8787"), ("origin", "null")], false);
        check(
            &[
                ("host", "127.0.0.1:8787"),
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "no-cors"),
            ],
            false,
        );
        check(
            &[
                ("host", "127.0.0.1:8787"),
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "navigate"),
            ],
            true,
        );
        check(
            &[
                ("host", "127.0.0.1:8787"),
                ("sec-fetch-site", "same-origin"),
            ],
            true,
        );
    }
}
