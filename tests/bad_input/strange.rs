//! Strange words in every command and message: always an answer, and nobody is called by what somebody typed.

use futures_util::future;
use serde_json::Value;
use serde_json::json;

use crate::calls::live;
use crate::desk::ACME;
use crate::desk::Desk;
use crate::desk::MARIA;
use crate::desk::words;

/// Everything that would call somebody or lead somewhere, as Slack writes it and as a person types it.
const HOSTILE: &str = "<!channel> <!here> <!everyone> <!subteam^S1> <!subteam^S1|leads> <@U0SAM> <@U0SAM|sam> \
    <#C0BILLING> <#C0BILLING|billing> <https://evil.example/a|free> <mailto:x@evil.example|write> \
    @channel @here @everyone @Sam #billing https://evil.example/b `<!channel>` *<!here>*";

/// Every way in which a command takes words.
const COMMANDS: &[(&str, &str)] = &[
    ("/tip", ""),
    ("/rephrase", ""),
    ("/promise", ""),
    ("/promise", "tell by Friday noon "),
    ("/promise", "kept "),
    ("/promise", "kept 1 "),
    ("/promise", "move 1 to "),
    ("/promise", "snooze 1 "),
    ("/promise", "release 1 because "),
    ("/promise", "show "),
    ("/goodword", ""),
    ("/goodword", "daily on "),
    ("/goodword", "forget "),
    ("/goodword", "settings "),
];

/// Types all commands with these words; each is answered.
async fn everywhere(words: &str) {
    let desk = Desk::open().await;
    desk.command(MARIA, "/promise", "send the quote to Acme by Friday")
        .await;
    for (command, lead) in COMMANDS {
        desk.command(MARIA, command, &format!("{lead}{words}"))
            .await;
    }
    let said = format!("I'll send you {words} by Friday 3pm");
    let said: String = said.chars().take(39_000).collect();
    desk.act(
        "say",
        json!({ "user": MARIA, "channel": ACME, "text": said }),
    )
    .await;
    desk.quiet().await;
    let refused: Vec<String> = desk.get("calls").await["calls"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|call| call["ok"] != true)
        .map(Value::to_string)
        .collect();
    assert_eq!(
        refused,
        Vec::<String>::new(),
        "Slack would refuse an answer"
    );
    assert_eq!(live(&desk.get("calls").await), Vec::<String>::new());
    desk.is_alive().await;
    assert_eq!(desk.bot.counts().failed.get(), 0);
    desk.close().await;
}

#[tokio::test]
async fn nothing_at_all_is_answered() {
    everywhere("").await;
    everywhere(" \t \u{a0} \u{3000} ").await;
}

#[tokio::test]
async fn forty_thousand_characters_are_answered() {
    everywhere(&"x".repeat(40_000)).await;
    everywhere(&"would you like me to call you asap ".repeat(1_150)).await;
}

#[tokio::test]
async fn only_emoji_are_answered() {
    everywhere("🎉👩‍👩‍👧‍👦🏳️‍🌈:tada:").await;
    everywhere(&"🎉".repeat(10_000)).await;
}

#[tokio::test]
async fn right_to_left_and_combining_marks_are_answered() {
    everywhere("אשלח את ההצעה עד יום שישי \u{202e}evil\u{202c} \u{2067}x\u{2069}").await;
    everywhere(&format!(
        "Z{}a\u{310}l\u{327}go",
        "\u{301}\u{327}\u{35f}".repeat(3_000)
    ))
    .await;
}

#[tokio::test]
async fn nul_and_invisible_characters_are_answered() {
    everywhere("a\0b\u{1}\u{7f}\u{85} \u{200b}\u{200d}\u{2060}\u{feff}\u{ad} c").await;
    everywhere("\u{200b}").await;
    everywhere("\0").await;
}

#[tokio::test]
async fn markup_left_open_is_answered() {
    everywhere("*_~`> <@U0 <!> <| & &lt; ```x *bold _it").await;
    everywhere(&"<@".repeat(5_000)).await;
    everywhere(&"```".repeat(3_000)).await;
}

/// Puts a command on the socket with words that Slack did not escape.
async fn raw_command(desk: &Desk, command: &str, text: &str) {
    let envelope = json!({
        "type": "slash_commands", "accepts_response_payload": true,
        "payload": {
            "team_id": "T0HARBOR", "team_domain": "harbor", "channel_id": ACME, "channel_name": "acme-account",
            "user_id": MARIA, "user_name": "maria", "command": command, "text": text,
            "api_app_id": "A0GOODWORD", "trigger_id": format!("raw {command} {text}"),
        },
    });
    let answer = desk.act("envelope", envelope).await;
    assert_eq!(answer["acknowledged"], true, "{command}");
}

/// Writes the hostile words into every field of an open form and sends it.
async fn fill_in(desk: &Desk, view: &Value) {
    let mut values = serde_json::Map::new();
    for block in view["blocks"].as_array().unwrap() {
        let element = &block["element"];
        if element["type"] == "plain_text_input" {
            let most = element["max_length"].as_u64().unwrap_or(3_000);
            let entered: String = HOSTILE
                .chars()
                .take(usize::try_from(most).unwrap())
                .collect();
            values.insert(
                element["action_id"].as_str().unwrap().to_owned(),
                entered.into(),
            );
        }
    }
    let sent = json!({ "user": MARIA, "view_id": view["id"], "values": values });
    desk.try_do("submit", sent).await;
    for view in desk.modals(MARIA).await.iter().rev() {
        desk.try_do(
            "close_view",
            json!({ "user": MARIA, "view_id": view["id"] }),
        )
        .await;
    }
}

/// Returns the buttons of everything shown in a channel: the card, the action, the value.
async fn buttons(desk: &Desk, channel: &str) -> Vec<(Value, String, Value)> {
    fn collect(card: &Value, value: &Value, found: &mut Vec<(Value, String, Value)>) {
        match value {
            Value::Array(all) => all.iter().for_each(|inner| collect(card, inner, found)),
            Value::Object(all) => {
                if value["type"] == "button"
                    && let Some(action) = value["action_id"].as_str()
                {
                    found.push((
                        card["ts"].clone(),
                        action.to_owned(),
                        value["value"].clone(),
                    ));
                }
                all.values().for_each(|inner| collect(card, inner, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for card in desk.cards(MARIA, channel).await {
        collect(&card, &card["blocks"], &mut found);
    }
    found
}

/// Presses everything that can be pressed in a channel, and fills in whatever opens.
async fn press_everything(desk: &Desk, channel: &str) -> usize {
    let mut all = buttons(desk, channel).await;
    // That would end the test early, and rightly.
    all.retain(|(_, action, _)| action != "settings.forget");
    for (ts, action, value) in &all {
        let press = json!({
            "user": MARIA, "channel": channel, "ts": ts, "action_id": action, "value": value,
        });
        // An earlier press may have taken the card away.
        desk.try_do("press", press).await;
        desk.quiet().await;
        if let Some(view) = desk.modals(MARIA).await.last() {
            fill_in(desk, view).await;
        }
    }
    all.len()
}

/// Says the hostile words in every way there is, typed and raw.
async fn say_everywhere(desk: &Desk) {
    for text in [
        HOSTILE.to_owned(),
        format!("I'll send <@U0SAM> {HOSTILE} by Friday 3pm"),
    ] {
        desk.act(
            "say",
            json!({ "user": MARIA, "channel": ACME, "text": text }),
        )
        .await;
    }
    let event = json!({
        "type": "events_api",
        "payload": {
            "type": "event_callback", "team_id": "T0HARBOR", "event_id": "EvRaw1", "api_app_id": "A0GOODWORD",
            "is_ext_shared_channel": false,
            "event": {
                "type": "message", "user": MARIA, "channel": ACME, "channel_type": "channel",
                "ts": "1772616000.000900", "event_ts": "1772616000.000900",
                "text": format!("I will send {HOSTILE} to <!subteam^S1|leads> by tomorrow 3pm"),
            },
        },
    });
    assert_eq!(desk.act("envelope", event).await["acknowledged"], true);
    for (command, lead) in COMMANDS {
        desk.command(MARIA, command, &format!("{lead}{HOSTILE}"))
            .await;
        raw_command(desk, command, &format!("{lead}{HOSTILE}")).await;
    }
    for text in [
        format!("would you like me to tell {HOSTILE} asap?"),
        format!("{HOSTILE} I can't do that, it is not my job. {HOSTILE}"),
    ] {
        desk.command(MARIA, "/rephrase", &text).await;
        raw_command(desk, "/rephrase", &text).await;
    }
    raw_command(
        desk,
        "/promise",
        &format!("ask <@U0SAM> about {HOSTILE} by today 3pm"),
    )
    .await;
}

#[tokio::test]
async fn no_words_of_a_person_call_anybody() {
    let desk = Desk::open().await;
    say_everywhere(&desk).await;
    desk.quiet().await;
    let pressed = press_everything(&desk, ACME).await;
    assert!(
        pressed > 40,
        "too little to press to mean anything: {pressed}"
    );
    let promised = format!("ask {HOSTILE} by today 3pm");
    raw_command(&desk, "/promise", &promised).await;
    desk.quiet().await;
    for seconds in [5 * 3600, 24 * 3600, 48 * 3600] {
        desk.act("advance", json!({ "seconds": seconds })).await;
        desk.quiet().await;
    }
    desk.act("open_home", json!({ "user": MARIA })).await;
    desk.quiet().await;
    let nudges = press_everything(&desk, "D0MARIA").await;
    assert!(nudges > 4, "no nudges: {nudges}");
    let calls = desk.get("calls").await;
    let all: String = calls["calls"]
        .as_array()
        .unwrap()
        .iter()
        .map(Value::to_string)
        .collect();
    assert!(all.contains("evil.example"), "nothing of it was ever shown");
    assert_eq!(live(&calls), Vec::<String>::new());
    assert_eq!(desk.bot.counts().failed.get(), 0);
    desk.is_alive().await;
    desk.close().await;
}

#[tokio::test]
async fn many_at_once_are_all_answered() {
    let desk = Desk::open().await;
    let typed = (0..40).map(|number| {
        let text = format!("count item-{number} by Friday 3pm");
        let body = json!({ "user": MARIA, "channel": ACME, "command": "/promise", "text": text });
        desk.act("command", body)
    });
    let answers = future::join_all(typed).await;
    assert!(
        answers.iter().all(|answer| answer["acknowledged"] == true),
        "{answers:?}"
    );
    desk.until("all forty are noted", async || {
        let said: String = desk.cards(MARIA, ACME).await.iter().map(words).collect();
        (0..40).all(|number| said.contains(&format!("count item-{number}*")))
    })
    .await;
    desk.close().await;
}
