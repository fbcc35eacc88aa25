//! Modals and the Home tab, from opening to the answer.

use serde_json::Value;
use serde_json::json;

use crate::desk::Bot;
use crate::desk::Desk;

fn plain(text: &str) -> Value {
    json!({ "type": "plain_text", "text": text })
}

fn form(title: &str) -> Value {
    let input = |block: &str, element: Value, optional: bool| json!({ "type": "input", "block_id": block, "label": plain("Label"), "element": element, "optional": optional });
    json!({
        "type": "modal", "callback_id": "f", "private_metadata": "m", "title": plain(title), "submit": plain("Send"),
        "notify_on_close": true,
        "blocks": [
            input("what", json!({ "type": "plain_text_input", "action_id": "text", "max_length": 10 }), false),
            input("when", json!({ "type": "timepicker", "action_id": "time", "initial_time": "15:00" }), true),
            { "type": "actions", "block_id": "more", "elements": [
                { "type": "button", "action_id": "again", "text": plain("Again"), "value": "v" },
            ] },
        ],
    })
}

/// Types a command and returns its trigger.
async fn trigger(desk: &Desk, bot: &mut Bot) -> Value {
    let typed = json!({ "user": "U0SAM", "channel": "C0ACME", "command": "/tip" });
    let (_, envelope) = tokio::join!(desk.person("command", typed), bot.answers(Value::Null));
    envelope["payload"]["trigger_id"].clone()
}

async fn open(desk: &Desk, bot: &mut Bot, title: &str) -> Value {
    let trigger = trigger(desk, bot).await;
    let answer = desk
        .works(
            "views.open",
            json!({ "trigger_id": trigger, "view": form(title) }),
        )
        .await;
    answer["view"].clone()
}

/// Sends the form on top and lets the bot acknowledge with `payload`.
async fn send(desk: &Desk, bot: &mut Bot, id: &Value, payload: Value) -> (Value, Value) {
    let asked = json!({ "user": "U0SAM", "view_id": id, "values": { "text": "a quote" } });
    let ((_, answer), envelope) = tokio::join!(desk.tries("submit", asked), bot.answers(payload));
    (answer, envelope["payload"].clone())
}

async fn titles(desk: &Desk) -> Vec<Value> {
    let views = desk.look("views?user=U0SAM").await;
    let all = views["modals"].as_array().cloned().unwrap();
    all.iter()
        .map(|view| view["title"]["text"].clone())
        .collect()
}

#[tokio::test]
async fn a_trigger_works_once_and_briefly() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let check = async |trigger: &Value, error: &str| {
        let asked = json!({ "trigger_id": trigger, "view": form("One") });
        desk.refused("views.open", asked, error).await;
    };
    let used = trigger(&desk, &mut bot).await;
    desk.works(
        "views.open",
        json!({ "trigger_id": used, "view": form("One") }),
    )
    .await;
    check(&used, "exchanged_trigger_id").await;
    check(&json!("1.2.3"), "invalid_trigger_id").await;
    let late = trigger(&desk, &mut bot).await;
    desk.person("advance", json!({ "seconds": 4 })).await;
    check(&late, "expired_trigger_id").await;
    let fresh = trigger(&desk, &mut bot).await;
    let wrong = json!({ "trigger_id": fresh, "view": form("A title of more than 24 characters") });
    let answer = desk.refused("views.open", wrong, "invalid_arguments").await;
    let want = json!(["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"]);
    assert_eq!(answer["response_metadata"]["messages"], want);
}

#[tokio::test]
async fn a_form_is_checked_sent_refused_and_closed() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let id = open(&desk, &mut bot, "One").await["id"].clone();
    let asked = |values: Value| json!({ "user": "U0SAM", "view_id": id, "values": values });
    let lacking = desk.person("submit", asked(json!({}))).await;
    assert_eq!(
        lacking["errors"],
        json!({ "what": "Please complete this required field." })
    );
    let long = desk
        .person("submit", asked(json!({ "what": "more than ten" })))
        .await;
    assert_eq!(
        long["errors"],
        json!({ "what": "Please keep this to 10 characters or fewer." })
    );
    let (status, unknown) = desk
        .tries("submit", asked(json!({ "colour": "red" })))
        .await;
    assert_eq!(
        (status, &unknown["hint"]),
        (
            400,
            &json!("there is no field \"colour\"; there are text, time, again")
        )
    );
    let errors = json!({ "response_action": "errors", "errors": { "what": "Say more" } });
    let (answer, payload) = send(&desk, &mut bot, &id, errors).await;
    assert_eq!(
        answer,
        json!({ "ok": true, "errors": { "what": "Say more" } })
    );
    assert_eq!(payload["type"], "view_submission");
    let values = &payload["view"]["state"]["values"];
    assert_eq!(
        values["what"]["text"],
        json!({ "type": "plain_text_input", "value": "a quote" })
    );
    assert_eq!(values["when"]["time"]["selected_time"], "15:00");
    assert_eq!(
        (
            &payload["view"]["private_metadata"],
            &payload["view"]["callback_id"]
        ),
        (&json!("m"), &json!("f"))
    );
    let wrong = json!({ "response_action": "errors", "errors": { "nowhere": "x" } });
    let (answer, _) = send(&desk, &mut bot, &id, wrong).await;
    assert_eq!(answer["error"], "invalid_response");
    assert_eq!(titles(&desk).await, ["One"]);
    let (answer, _) = send(&desk, &mut bot, &id, Value::Null).await;
    assert_eq!(answer, json!({ "ok": true }));
    assert_eq!(titles(&desk).await, [] as [&str; 0]);
    let (status, gone) = desk.tries("submit", asked(json!({}))).await;
    assert_eq!((status, &gone["error"]), (404, &json!("view_not_found")));
}

#[tokio::test]
async fn an_answer_can_push_update_and_clear() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let id = open(&desk, &mut bot, "One").await["id"].clone();
    send(
        &desk,
        &mut bot,
        &id,
        json!({ "response_action": "push", "view": form("Two") }),
    )
    .await;
    assert_eq!(titles(&desk).await, ["One", "Two"]);
    let (status, covered) = desk
        .tries("submit", json!({ "user": "U0SAM", "view_id": id }))
        .await;
    assert_eq!((status, &covered["error"]), (409, &json!("view_covered")));
    let top = desk.look("views?user=U0SAM").await["modals"][1].clone();
    assert_eq!((&top["previous_view_id"], &top["root_view_id"]), (&id, &id));
    send(
        &desk,
        &mut bot,
        &top["id"],
        json!({ "response_action": "update", "view": form("Three") }),
    )
    .await;
    assert_eq!(titles(&desk).await, ["One", "Three"]);
    let kept = &desk.look("views?user=U0SAM").await["modals"][1]["state"]["values"]["what"]["text"]
        ["value"];
    assert_eq!(kept, "a quote");
    let third = trigger(&desk, &mut bot).await;
    desk.works(
        "views.push",
        json!({ "trigger_id": third, "view": form("Top") }),
    )
    .await;
    let fourth = trigger(&desk, &mut bot).await;
    desk.refused(
        "views.push",
        json!({ "trigger_id": fourth, "view": form("Four") }),
        "push_limit_reached",
    )
    .await;
    let top = desk.look("views?user=U0SAM").await["modals"][2]["id"].clone();
    let close = json!({ "user": "U0SAM", "view_id": top });
    let (_, closed) = tokio::join!(desk.person("close_view", close), bot.answers(Value::Null));
    assert_eq!(
        (&closed["payload"]["type"], &closed["payload"]["view"]["id"]),
        (&json!("view_closed"), &top)
    );
    assert_eq!(titles(&desk).await, ["One", "Three"]);
    let top = desk.look("views?user=U0SAM").await["modals"][1]["id"].clone();
    send(&desk, &mut bot, &top, json!({ "response_action": "clear" })).await;
    assert_eq!(titles(&desk).await, [] as [&str; 0]);
}

#[tokio::test]
async fn a_form_nobody_acknowledges_stays_open() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let id = open(&desk, &mut bot, "One").await["id"].clone();
    drop(bot);
    while desk.look("workspace").await["connections"] != 0 {
        tokio::task::yield_now().await;
    }
    let asked = json!({ "user": "U0SAM", "view_id": id, "values": { "text": "x" } });
    let (status, answer) = desk.tries("submit", asked).await;
    assert_eq!((status, &answer["error"]), (409, &json!("dispatch_failed")));
    assert_eq!(titles(&desk).await, ["One"]);
}

#[tokio::test]
async fn an_update_needs_the_present_hash_and_a_view_that_is_there() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let view = open(&desk, &mut bot, "One").await;
    let update = json!({ "view_id": view["id"], "hash": view["hash"], "view": form("Two") });
    desk.works("views.update", update.clone()).await;
    desk.refused("views.update", update, "hash_conflict").await;
    let nothing = json!({ "view_id": "V0NOTHING", "view": form("Two") });
    desk.refused("views.update", nothing, "not_found").await;
}

#[tokio::test]
async fn a_button_in_a_form_brings_the_form() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    let id = open(&desk, &mut bot, "One").await["id"].clone();
    let typed = json!({ "user": "U0SAM", "view_id": id, "action_id": "text", "selected": "draft" });
    let kept = desk.person("select", typed).await;
    assert_eq!(kept["kept"], true);
    let press = json!({ "user": "U0SAM", "view_id": id, "action_id": "again" });
    let (_, envelope) = tokio::join!(desk.person("press", press), bot.answers(Value::Null));
    let payload = &envelope["payload"];
    assert_eq!(
        payload["container"],
        json!({ "type": "view", "view_id": id })
    );
    assert_eq!(
        payload["view"]["state"]["values"]["what"]["text"]["value"],
        "draft"
    );
    assert_eq!(
        (&payload["message"], &payload["response_url"]),
        (&Value::Null, &Value::Null)
    );
    let (status, _) = desk
        .tries(
            "press",
            json!({ "user": "U0MARIA", "view_id": id, "action_id": "again" }),
        )
        .await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn the_home_tab_is_each_persons_own() {
    let desk = Desk::open().await;
    let mut bot = Bot::connect(&desk).await;
    desk.person("open_home", json!({ "user": "U0SAM" })).await;
    let opened = bot.event().await;
    assert_eq!(
        (&opened["type"], &opened["tab"], &opened["channel"]),
        (&json!("app_home_opened"), &json!("home"), &json!("D0SAM"))
    );
    assert_eq!(opened["view"], Value::Null);
    let home = json!({ "type": "home", "blocks": [{ "type": "header", "text": plain("Yours") }] });
    let first = desk
        .works("views.publish", json!({ "user_id": "U0SAM", "view": home }))
        .await;
    let again = desk
        .works(
            "views.publish",
            json!({ "user_id": "U0SAM", "view": home, "hash": first["view"]["hash"] }),
        )
        .await;
    assert_eq!(first["view"]["id"], again["view"]["id"]);
    let stale = json!({ "user_id": "U0SAM", "view": home, "hash": first["view"]["hash"] });
    desk.refused("views.publish", stale, "hash_conflict").await;
    assert_eq!(
        desk.look("views?user=U0SAM").await["home"]["blocks"][0]["text"]["text"],
        "Yours"
    );
    assert_eq!(desk.look("views?user=U0MARIA").await["home"], Value::Null);
    desk.person("open_home", json!({ "user": "U0SAM" })).await;
    assert_eq!(bot.event().await["view"]["id"], first["view"]["id"]);
}
