//! Long lists in pages: a limit, and a cursor that says where the next page begins.

use serde_json::Value;
use serde_json::json;

use super::Arguments;
use super::Problem;

/// The page size when none is asked for, and the largest.
const USUAL: usize = 100;
const LARGEST: usize = 1_000;

/// A page of a list.
#[derive(Debug)]
pub(super) struct Page<T> {
    /// What stands on it.
    pub(super) items: Vec<T>,
    /// Where the next begins; empty on the last.
    pub(super) next: String,
}

impl<T> Page<T> {
    /// Returns what Slack says about the next page.
    pub(super) fn metadata(&self) -> Value {
        json!({ "next_cursor": self.next })
    }
}

/// Returns the page that was asked for.
pub(super) fn page<T>(all: Vec<T>, arguments: &Arguments) -> Result<Page<T>, Problem> {
    let start = match arguments.text("cursor") {
        None => 0,
        Some(cursor) => {
            let place = cursor
                .strip_prefix("next:")
                .and_then(|place| place.parse().ok());
            place.ok_or("invalid_cursor")?
        }
    };
    let limit = match arguments.count("limit") {
        None | Some(0) => USUAL,
        Some(limit) => limit.min(LARGEST),
    };
    let total = all.len();
    let items: Vec<T> = all.into_iter().skip(start).take(limit).collect();
    let end = start + items.len();
    let next = if end < total {
        format!("next:{end}")
    } else {
        String::new()
    };
    Ok(Page { items, next })
}

#[cfg(test)]
mod tests {
    use serde_json::Map;

    use super::*;

    #[track_caller]
    fn check(given: &Value, items: &[u32], next: &str) {
        let given: Map<String, Value> = given.as_object().cloned().unwrap();
        let page = page(vec![1, 2, 3, 4, 5], &Arguments::of(given)).unwrap();
        assert_eq!((page.items.as_slice(), page.next.as_str()), (items, next));
    }

    #[test]
    fn pages_follow_one_another_to_the_end() {
        check(&json!({ "limit": 2 }), &[1, 2], "next:2");
        check(
            &json!({ "limit": "2", "cursor": "next:2" }),
            &[3, 4],
            "next:4",
        );
        check(&json!({ "limit": 2, "cursor": "next:4" }), &[5], "");
        check(&json!({}), &[1, 2, 3, 4, 5], "");
        check(&json!({ "cursor": "next:99" }), &[], "");
    }
}
