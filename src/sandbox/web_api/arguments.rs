//! The arguments of a call, wherever they stood: in the query, a form, or JSON.
//!
//! Slack takes all three, and so do the clients: a list may be JSON, JSON in a text, or words with commas.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::header::CONTENT_TYPE;
use serde_json::Map;
use serde_json::Value;

use super::Problem;

/// The arguments of a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arguments {
    given: Map<String, Value>,
    token: Option<String>,
}

impl Arguments {
    /// Reads the arguments of a request.
    ///
    /// # Errors
    /// When the body says it is JSON and is not.
    pub(crate) fn read(query: &str, headers: &HeaderMap, body: &[u8]) -> Result<Self, Problem> {
        let mut given = fields(query.as_bytes());
        let kind = headers
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        if kind.starts_with("application/json") {
            if !body.is_empty() {
                match serde_json::from_slice(body) {
                    Ok(Value::Object(body)) => given.extend(body),
                    Ok(_) => return Err("json_not_object".into()),
                    Err(_) => return Err("invalid_json".into()),
                }
            }
        } else {
            given.extend(fields(body));
        }
        let header = headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let bearer = header
            .and_then(|value| value.strip_prefix("Bearer "))
            .map(|token| token.trim().to_owned());
        let inside = given
            .remove("token")
            .and_then(|token| token.as_str().map(str::to_owned));
        let token = bearer.or(inside).filter(|token| !token.is_empty());
        Ok(Self { given, token })
    }

    /// Makes arguments of JSON.
    pub(crate) fn of(given: Map<String, Value>) -> Self {
        Self { given, token: None }
    }

    /// Returns the token.
    pub(crate) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Returns all of them but the token.
    pub(crate) const fn all(&self) -> &Map<String, Value> {
        &self.given
    }

    /// Returns a text; nothing when it is empty or not there.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        match self.given.get(name)? {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            _ => None,
        }
    }

    /// Returns a text that must be there.
    pub(crate) fn need(&self, name: &str) -> Result<String, Problem> {
        self.text(name)
            .ok_or_else(|| Problem::argument(name, &format!("missing required field: {name}")))
    }

    /// Returns a yes or no; no when it is not there.
    pub(crate) fn flag(&self, name: &str) -> bool {
        match self.given.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => text == "true" || text == "1",
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            _ => false,
        }
    }

    /// Returns a count.
    pub(crate) fn count(&self, name: &str) -> Option<usize> {
        self.text(name)?.parse().ok()
    }

    /// Returns JSON, also when it came as text; nothing when it is empty, null or not there.
    pub(crate) fn json(&self, name: &str) -> Result<Option<Value>, Problem> {
        match self.given.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| Problem::argument(name, "must be JSON")),
            Some(value) => Ok(Some(value.clone())),
        }
    }

    /// Returns a list of words, given as a list or with commas.
    pub(crate) fn words(&self, name: &str) -> Vec<String> {
        let list = match self.given.get(name) {
            Some(Value::Array(all)) => Some(all.clone()),
            Some(Value::String(text)) if text.trim_start().starts_with('[') => {
                serde_json::from_str(text).ok()
            }
            _ => None,
        };
        if let Some(list) = list {
            return list
                .iter()
                .filter_map(|word| word.as_str().map(str::to_owned))
                .collect();
        }
        let text = self.text(name).unwrap_or_default();
        let words = text.split(',').map(str::trim);
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

/// Reads `a=b&c=d`.
fn fields(encoded: &[u8]) -> Map<String, Value> {
    let text = String::from_utf8_lossy(encoded);
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), Value::String(decoded(value)))
        })
        .collect()
}

/// Decodes `%20` and `+`.
fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let pair: Vec<u8> = rest.clone().take(2).collect();
                let code = std::str::from_utf8(&pair)
                    .ok()
                    .filter(|pair| pair.len() == 2);
                if let Some(code) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                    out.push(code);
                    rest.nth(1);
                } else {
                    out.push(b'%');
                }
            }
            _ => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str, kind: &'static str, body: &str) -> Result<Arguments, Problem> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, axum::http::HeaderValue::from_static(kind));
        Arguments::read(query, &headers, body.as_bytes())
    }

    #[test]
    fn query_form_and_json_say_the_same() {
        let form = "application/x-www-form-urlencoded";
        let json = "application/json; charset=utf-8";
        let all = [
            read(
                "text=a+%26%20b%F0%9F%91%8D&limit=3&full=true&users=U1,U2&token=t",
                form,
                "",
            ),
            read(
                "",
                form,
                "text=a+%26%20b%F0%9F%91%8D&limit=3&full=1&users=%5B%22U1%22%2C%22U2%22%5D&token=t",
            ),
            read(
                "",
                json,
                r#"{"text":"a & b👍","limit":3,"full":true,"users":["U1","U2"],"token":"t"}"#,
            ),
        ];
        for arguments in all {
            let arguments = arguments.unwrap();
            assert_eq!(arguments.text("text").as_deref(), Some("a & b👍"));
            assert_eq!(arguments.count("limit"), Some(3));
            assert!(arguments.flag("full"));
            assert_eq!(arguments.words("users"), ["U1", "U2"]);
            assert_eq!(arguments.token(), Some("t"));
        }
    }

    #[test]
    fn a_body_that_is_not_what_it_says_is_refused() {
        assert_eq!(
            read("", "application/json", "{").unwrap_err().error,
            "invalid_json"
        );
        assert_eq!(
            read("", "application/json", "[]").unwrap_err().error,
            "json_not_object"
        );
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%4"), "%zz%4");
    }
}
