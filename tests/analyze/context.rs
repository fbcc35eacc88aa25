//! What was said before, and what it changes.

use serde_json::Value;
use serde_json::json;

use crate::program::answer;

#[track_caller]
fn promise(text: &str, context: &Value) -> Value {
    let row = json!({"text": text, "context": context});
    answer(&["--promises-only"], row.to_string())["promise"].take()
}

#[test]
fn a_text_and_a_list_mean_the_same() {
    let joined = json!("[Maria] Could you send me the contract? // [same] Which one?");
    let listed = json!([
        "[Maria] Could you send me the contract?",
        "[same] Which one?"
    ]);
    let text = "I'll send you the contract today";
    let promise = promise(text, &joined);
    assert_eq!(promise["to"], "Maria");
    assert_eq!(promise, self::promise(text, &listed));
}

#[test]
fn you_is_the_only_other_one() {
    let text = "I'll send you the contract today";
    for (context, to) in [
        (json!(null), json!(null)),
        (json!([]), json!(null)),
        (json!("Could you send it?"), json!(null)),
        (json!(["[<@U1>] Could you send it?"]), json!("<@U1>")),
        (json!(["[Maria] Could you?", "[Sam] Me too?"]), json!(null)),
        (json!(["[same] Here is the first part"]), json!(null)),
    ] {
        assert_eq!(promise(text, &context)["to"], to, "{context}");
    }
    let named = promise(
        "I'll send Acme the contract today",
        &json!("[Maria] Could you?"),
    );
    assert_eq!(named["to"], "Acme");
}

#[test]
fn who_asked_changes_what_is_a_promise() {
    let sure = |context: Value| promise("I'll take a look", &context)["confidence"].as_f64();
    let asked = sure(json!("[Maria] Could you check why the export is failing?"));
    let own = sure(json!("[same] Could you check why the export is failing?"));
    assert!(asked.is_some() && asked > own, "{asked:?} {own:?}");
}
