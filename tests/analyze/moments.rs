//! Zones and references, good and bad, and the edges of the calendar.

use serde_json::Value;
use serde_json::json;

use crate::program::analyze;
use crate::program::answer;
use crate::program::answers;
use crate::program::run;

#[track_caller]
fn check(row: &Value, want: &Value) {
    let seen = answer(&["--times-only"], row.to_string());
    let got = seen.get("error").unwrap_or(&seen["times"][0]["due"]);
    assert_eq!(got, want, "{row}");
}

#[test]
fn a_zone_is_a_name_an_offset_or_the_one_given_for_all() {
    let text = "by 3pm UTC";
    let at = "2026-03-04T10:20:00";
    for (zone, due) in [
        (json!("Europe/Berlin"), "2026-03-04T16:00:00"),
        (json!("-02:00"), "2026-03-04T13:00:00"),
        (json!("+0530"), "2026-03-04T20:30:00"),
        (json!(null), "2026-03-04T15:00:00"),
    ] {
        check(
            &json!({"text": text, "reference": at, "timezone": zone}),
            &json!(due),
        );
    }
    let row = json!({"text": text, "reference": at}).to_string();
    let seen = answer(&["--timezone", "-03:00"], row);
    assert_eq!(seen["times"][0]["due"], "2026-03-04T12:00:00");
}

#[test]
fn an_unknown_zone_is_named_with_the_nearest_known_one() {
    check(
        &json!({"text": "", "timezone": "Europe/Berln"}),
        &json!("there is no time zone `Europe/Berln`; did you mean `Europe/Berlin`?"),
    );
    for zone in ["+14:01", "-15:00"] {
        check(
            &json!({"text": "", "timezone": zone}),
            &json!(format!(
                "`{zone}` is no offset of a time zone; they go from -14:00 to +14:00"
            )),
        );
    }
    let run = run(&mut analyze(&["--timezone", "Mars"]), "");
    assert_eq!(run.code, Some(1));
    assert!(
        run.words
            .starts_with("goodword: --timezone: there is no time zone `Mars`")
    );
}

#[test]
fn a_reference_that_is_skipped_moves_on_by_the_gap() {
    check(
        &json!({"text": "in 2 hours", "reference": "2026-03-29T02:30:00", "timezone": "Europe/Berlin"}),
        &json!("2026-03-29T05:30:00"),
    );
}

#[test]
fn a_time_that_is_skipped_is_written_as_it_comes() {
    let row = json!({"text": "tomorrow at 2:30 am", "reference": "2026-03-28T10:00:00", "timezone": "Europe/Berlin"});
    let seen = answer(&["--times-only"], row.to_string());
    assert_eq!(seen["times"][0]["start"], "2026-03-29T03:30:00");
    assert_eq!(seen["times"][0]["due"], "2026-03-29T03:30:00");
}

#[test]
fn a_reference_that_is_none_is_told() {
    for reference in ["soon", "2026-02-30T10:00:00", ""] {
        check(
            &json!({"text": "", "reference": reference}),
            &json!(format!(
                "`{reference}` is not a moment to read from; write `reference` like 2026-03-04T10:20:00"
            )),
        );
    }
    let run = run(&mut analyze(&["--reference", "soon"]), "");
    assert_eq!(run.code, Some(1));
    assert!(
        run.words
            .starts_with("goodword: --reference: `soon` is not a moment")
    );
}

#[test]
fn a_row_without_a_reference_is_read_now_or_when_it_is_said_for_all() {
    let seen = answer(
        &["--reference", "2026-03-04T10:20:00"],
        r#"{"text": "by tomorrow"}"#,
    );
    assert_eq!(seen["times"][0]["due"], "2026-03-05T17:00:00");
    let seen = answer(&[], r#"{"text": "in 2 hours"}"#);
    assert!(seen["times"][0]["due"].is_string());
}

#[test]
fn at_the_ends_of_the_calendar_there_is_an_answer_or_a_reason() {
    let texts = [
        "tomorrow",
        "yesterday",
        "last year",
        "next year",
        "eoy",
        "31/12/9999",
        "0000-01-01",
        "year 9999",
        "in 99999999999 years",
        "in 10000 business days",
        "feb 29",
        "3pm GMT-14",
        "in 2 hours",
    ];
    let references = [
        "0000-01-01T00:00:00",
        "0000-12-31T23:59:59",
        "9999-12-29T23:59:59",
        "9999-12-31T23:59:59",
        "10000-01-01T00:00:00",
    ];
    let mut input = String::new();
    for text in texts {
        for reference in references {
            for zone in ["+14:00", "-14:00", "Europe/Berlin"] {
                let row = json!({"text": text, "reference": reference, "timezone": zone});
                input.push_str(&row.to_string());
                input.push('\n');
            }
        }
    }
    let seen = answers(&[], input);
    assert_eq!(seen.len(), texts.len() * references.len() * 3);
    let unread = seen.iter().filter(|answer| answer.get("error").is_some());
    // The last two references are beyond the calendar, in every zone.
    assert_eq!(unread.count(), texts.len() * 2 * 3);
}
