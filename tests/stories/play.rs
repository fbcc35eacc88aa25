//! Plays a story: each step, then what has changed before everybody's eyes.

#![expect(clippy::disallowed_methods, reason = "a test waits in real time")]

use std::path::Path;
use std::time::Duration;

use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::civil::DateTime;
use serde_json::Value;
use serde_json::json;

use crate::script::Script;
use crate::script::Step;
use crate::stage::Seen;
use crate::stage::Sight;
use crate::stage::Stage;

/// How long nothing may change before a step counts as over.
const QUIET: Duration = Duration::from_millis(300);
/// How long a step may take to show what the story says.
const PATIENCE: Duration = Duration::from_secs(10);

/// Plays one file.
pub(crate) fn play(path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let mut script = Script::read(&text)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let update = std::env::var_os("UPDATE_STORIES").is_some();
    let wrong = runtime.block_on(run(&mut script, update))?;
    if update {
        return std::fs::write(path, script.written()).map_err(|error| error.to_string());
    }
    match wrong {
        None => Ok(()),
        Some(wrong) => Err(wrong),
    }
}

async fn run(script: &mut Script, update: bool) -> Result<Option<String>, String> {
    let Some(Step::At(start)) = script.scenes.first().map(|scene| &scene.step) else {
        return Err("a story begins with `at …`".into());
    };
    let mut stage = Stage::open(moment(start)?).await?;
    let mut before = stage.sight().await?;
    let mut wrong = None;
    for scene in script.scenes.iter_mut().skip(1) {
        let told = act(&mut stage, &scene.step, &before)
            .await
            .map_err(|error| format!("{}\n{error}", scene.line))?;
        let wanted = (!update).then_some(scene.seen.as_slice());
        let (after, seen) = settle(&stage, &before, &told, wanted).await?;
        if !update && seen != scene.seen {
            wrong = Some(format!(
                "{}\n  wanted:\n{}\n  seen:\n{}",
                scene.line,
                indented(&scene.seen),
                indented(&seen)
            ));
            break;
        }
        scene.seen = seen;
        before = after;
    }
    stage.close().await;
    Ok(wrong)
}

fn indented(lines: &[String]) -> String {
    let indented: Vec<String> = lines.iter().map(|line| format!("    {line}")).collect();
    indented.join("\n")
}

/// Waits until what is wanted is seen and nothing changes any more.
async fn settle(
    stage: &Stage,
    before: &Sight,
    told: &[String],
    wanted: Option<&[String]>,
) -> Result<(Sight, Vec<String>), String> {
    let patience = tokio::time::Instant::now() + PATIENCE;
    let mut sight = stage.sight().await?;
    let mut quiet_since = tokio::time::Instant::now();
    loop {
        tokio::time::sleep(Duration::from_millis(40)).await;
        let next = stage.sight().await?;
        if next != sight {
            sight = next;
            quiet_since = tokio::time::Instant::now();
        }
        let mut seen = told.to_vec();
        seen.extend(difference(before, &sight));
        let content = wanted.is_none_or(|wanted| wanted == seen);
        if (content && quiet_since.elapsed() >= QUIET) || tokio::time::Instant::now() >= patience {
            return Ok((sight, seen));
        }
    }
}

/// Returns what is new, different, or gone.
fn difference(before: &Sight, after: &Sight) -> Vec<String> {
    let mut blocks = Vec::new();
    for (key, seen) in after {
        let note = match before.get(key) {
            Some(old) if old.lines == seen.lines => continue,
            Some(_) => " (changed)",
            None => "",
        };
        let mut lines = vec![format!("{}{note}:", seen.heading)];
        lines.extend(
            seen.lines
                .iter()
                .map(|line| format!("  {line}").trim_end().to_owned()),
        );
        blocks.push((&seen.heading, lines));
    }
    // What reaches several places at one moment has no order among them.
    blocks.sort_by_key(|(heading, _)| *heading);
    let mut lines: Vec<String> = blocks.into_iter().flat_map(|(_, lines)| lines).collect();
    for (key, seen) in before {
        if !after.contains_key(key) {
            lines.push(format!("{}: gone", seen.heading));
        }
    }
    lines
}

#[expect(clippy::too_many_lines, reason = "a table: an arm for each step")]
async fn act(stage: &mut Stage, step: &Step, sight: &Sight) -> Result<Vec<String>, String> {
    match step {
        Step::At(_) => return Err("`at` stands only at the beginning".into()),
        Step::Say {
            who,
            place,
            thread,
            words,
        } => {
            let (user, channel) = whereabouts(stage, who, place)?;
            let mut body = json!({"user": user, "channel": channel, "text": words});
            if *thread {
                body["thread_ts"] = last_message(stage, &user, &channel, None).await?["ts"].clone();
            }
            stage.post("say", body).await?;
        }
        Step::Type { who, place, words } => {
            let (user, channel) = whereabouts(stage, who, place)?;
            let (command, text) = words.split_once(' ').unwrap_or((words, ""));
            stage
                .post(
                    "command",
                    json!({"user": user, "channel": channel, "command": command, "text": text}),
                )
                .await?;
        }
        Step::Press { who, label } => {
            let user = stage.member(who)?;
            let (seen, button) = newest(sight, &user, |control| {
                control["text"]["text"] == label.as_str()
            })
            .ok_or_else(|| format!("{who} sees no button [{label}]"))?;
            stage.post("press", target(&user, seen, button)).await?;
        }
        Step::Choose { who, choice, label } => choose(stage, sight, who, choice, label).await?,
        Step::Fill { who, answers } => return fill(stage, sight, who, answers).await,
        Step::Close { who } => {
            let user = stage.member(who)?;
            let window = window(sight, &user)?;
            stage
                .post(
                    "close_view",
                    json!({"user": user, "view_id": window.json["id"]}),
                )
                .await?;
        }
        Step::Home { who } => {
            let user = stage.member(who)?;
            stage.post("open_home", json!({"user": user})).await?;
        }
        Step::Clock(how) => stage
            .post("advance", advance(stage, how)?)
            .await
            .map(drop)?,
        Step::Restart => stage.restart_bot().await?,
        Step::Fault(fault) => {
            let fault = serde_json::from_str(fault).map_err(|error| error.to_string())?;
            stage.post("fault", fault).await?;
        }
        Step::Removed(place) => {
            let bot = stage.bot_user();
            let channel = stage.channel(&bot, place)?;
            stage
                .post("leave", json!({"channel": channel, "user": bot}))
                .await?;
        }
        Step::Archived(place) => {
            let channel = stage.channel("", place)?;
            stage.post("archive", json!({"channel": channel})).await?;
        }
        Step::Shortcut { who, label, place } => {
            let (user, channel) = whereabouts(stage, who, place)?;
            let ts = last_message(stage, &user, &channel, Some(&user)).await?["ts"].clone();
            let app = stage.get("/control/app").await?;
            let shortcuts = app["shortcuts"].as_array().into_iter().flatten();
            let callback = shortcuts
                .into_iter()
                .find(|shortcut| shortcut["label"] == label.as_str());
            let callback =
                callback.ok_or_else(|| format!("there is no entry {label:?}"))?["callback_id"]
                    .clone();
            stage
                .post(
                    "shortcut",
                    json!({"user": user, "channel": channel, "ts": ts, "callback_id": callback}),
                )
                .await?;
        }
        Step::Edit { who, place, words } => {
            let (user, channel) = whereabouts(stage, who, place)?;
            let ts = last_message(stage, &user, &channel, Some(&user)).await?["ts"].clone();
            stage
                .post(
                    "edit",
                    json!({"user": user, "channel": channel, "ts": ts, "text": words}),
                )
                .await?;
        }
        Step::Delete { who, place } => {
            let (user, channel) = whereabouts(stage, who, place)?;
            let ts = last_message(stage, &user, &channel, Some(&user)).await?["ts"].clone();
            stage
                .post(
                    "delete",
                    json!({"user": user, "channel": channel, "ts": ts}),
                )
                .await?;
        }
    }
    Ok(vec![])
}

fn whereabouts(stage: &Stage, who: &str, place: &str) -> Result<(String, String), String> {
    let user = stage.member(who)?;
    let channel = stage.channel(&user, place)?;
    Ok((user, channel))
}

/// Returns the newest message of a channel, of one author when given.
async fn last_message(
    stage: &Stage,
    user: &str,
    channel: &str,
    author: Option<&str>,
) -> Result<Value, String> {
    let seen = stage
        .get(&format!("/control/seen?user={user}&channel={channel}"))
        .await?;
    let messages = seen["messages"].as_array().into_iter().flatten();
    messages
        .into_iter()
        .rfind(|message| {
            message["is_ephemeral"] != true && author.is_none_or(|author| message["user"] == author)
        })
        .cloned()
        .ok_or_else(|| "there is no such message".into())
}

/// Returns the newest thing a person sees that has a control of that kind, windows first.
fn newest<'a>(
    sight: &'a Sight,
    user: &str,
    is: impl Fn(&Value) -> bool,
) -> Option<(&'a Seen, &'a Value)> {
    sight
        .values()
        .rev()
        .filter(|seen| seen.by.is_empty() || seen.by == user)
        .find_map(|seen| {
            controls(&seen.json)
                .find(|control| is(control))
                .map(|control| (seen, control))
        })
}

/// Returns every control of a message or view.
fn controls(json: &Value) -> impl Iterator<Item = &Value> {
    let blocks = json["blocks"].as_array().into_iter().flatten();
    blocks.into_iter().flat_map(|block| {
        let elements = block["elements"].as_array().into_iter().flatten();
        elements.chain([&block["accessory"], &block["element"]])
    })
}

fn target(user: &str, seen: &Seen, control: &Value) -> Value {
    let mut body = json!({"user": user, "action_id": control["action_id"]});
    if !control["value"].is_null() {
        body["value"] = control["value"].clone();
    }
    match &seen.channel {
        Some(channel) => {
            body["channel"] = json!(channel);
            body["ts"] = seen.json["ts"].clone();
        }
        None => body["view_id"] = seen.json["id"].clone(),
    }
    body
}

async fn choose(
    stage: &Stage,
    sight: &Sight,
    who: &str,
    choice: &str,
    label: &str,
) -> Result<(), String> {
    let user = stage.member(who)?;
    let has =
        |control: &Value| control["placeholder"]["text"] == label || control["action_id"] == label;
    let (seen, list) =
        newest(sight, &user, has).ok_or_else(|| format!("{who} sees no list [{label}]"))?;
    let options = list["options"].as_array().into_iter().flatten();
    let value = options
        .into_iter()
        .find(|option| option["text"]["text"] == choice)
        .map_or(choice, |option| option["value"].as_str().unwrap_or(choice));
    let mut body = target(&user, seen, list);
    body["selected"] = json!(value);
    stage.post("select", body).await.map(drop)
}

fn window<'a>(sight: &'a Sight, user: &str) -> Result<&'a Seen, String> {
    sight
        .values()
        .rev()
        .find(|seen| seen.channel.is_none() && seen.by == user && seen.json["type"] == "modal")
        .ok_or_else(|| "no window is open".into())
}

async fn fill(
    stage: &Stage,
    sight: &Sight,
    who: &str,
    answers: &[(String, String)],
) -> Result<Vec<String>, String> {
    let user = stage.member(who)?;
    let window = window(sight, &user)?;
    let values: serde_json::Map<String, Value> = answers
        .iter()
        .map(|(id, value)| (id.clone(), json!(value)))
        .collect();
    let answer = stage
        .post(
            "submit",
            json!({"user": user, "view_id": window.json["id"], "values": values}),
        )
        .await?;
    let wrong = answer["errors"].as_object().into_iter().flatten();
    Ok(wrong
        .map(|(field, words)| {
            let words = words.as_str().unwrap_or_default();
            format!("the window stays open, below {field}: {words}")
        })
        .collect())
}

/// Returns the body for `/control/advance`.
fn advance(stage: &Stage, how: &str) -> Result<Value, String> {
    if let Some(to) = how.strip_prefix("to ") {
        return Ok(json!({"to": moment(to)?.to_string()}));
    }
    let span: SignedDuration = how.parse().map_err(|error| format!("{how}: {error}"))?;
    let to = stage
        .now()
        .checked_add(span)
        .map_err(|error| error.to_string())?;
    Ok(json!({"to": to.to_string()}))
}

/// Reads `2026-03-04 10:20 Europe/Berlin`.
fn moment(words: &str) -> Result<Timestamp, String> {
    let (local, zone) = words
        .rsplit_once(' ')
        .ok_or("a moment is a date, a time and a zone")?;
    let local: DateTime = local
        .replace(' ', "T")
        .parse()
        .map_err(|error| format!("{words}: {error}"))?;
    Ok(local
        .in_tz(zone)
        .map_err(|error| format!("{words}: {error}"))?
        .timestamp())
}
