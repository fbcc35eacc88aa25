//! What stands in the way of a start is said plainly: which setting, which file, and what to do.

use std::net::TcpListener;
use std::path::Path;

use goodword::adapters::sled::SledStore;
use insta::assert_snapshot;

use crate::desk::shipped_tips;
use crate::program::goodword;
use crate::program::refusal;
use crate::program::workspace;

fn with_tokens(app: &str, bot: &str) -> String {
    let data = tempfile::tempdir().unwrap();
    let mut command = goodword(&["serve"]);
    command
        .env("GOODWORD_DATA", data.path())
        .env("GOODWORD_LOG", "error");
    for (name, token) in [("SLACK_APP_TOKEN", app), ("SLACK_BOT_TOKEN", bot)] {
        if !token.is_empty() {
            command.env(name, token);
        }
    }
    let (_workspace, address) = workspace(&mut goodword(&["sandbox", "--port", "0"]));
    command.env("SLACK_API_URL", format!("{address}/api"));
    let words = refusal(&mut command).0;
    for token in [app, bot] {
        assert!(
            token.is_empty() || !words.contains(token),
            "it prints a token: {words}"
        );
    }
    words.trim().to_owned()
}

#[test]
fn a_missing_or_wrong_token_is_named_with_what_to_do() {
    assert_snapshot!(with_tokens("", "xoxb-sandbox"), @"goodword: SLACK_APP_TOKEN is not set: it is the app-level token that starts with xapp- (Basic Information, App-Level Tokens, scope connections:write)");
    assert_snapshot!(with_tokens("xapp-sandbox", ""), @"goodword: SLACK_BOT_TOKEN is not set: it is the bot token that starts with xoxb- (OAuth & Permissions, after installing the app)");
    assert_snapshot!(with_tokens("xoxb-sandbox", "xapp-sandbox"), @"goodword: the two tokens are swapped: SLACK_BOT_TOKEN takes the one that starts with xoxb-, SLACK_APP_TOKEN the one that starts with xapp-");
    assert_snapshot!(with_tokens("xapp-sandbox", "xoxp-sandbox"), @"goodword: SLACK_BOT_TOKEN holds a user token; it takes the one that starts with xoxb-");
    assert_snapshot!(with_tokens("xapp-sandbox", "xoxb-1-2-three"), @"goodword: Slack does not accept the bot token (invalid_auth): install the app to your workspace again and copy the new xoxb- token into SLACK_BOT_TOKEN");
    assert_snapshot!(with_tokens("xapp-1-2-three", "xoxb-sandbox"), @"goodword: Slack does not accept the app token (invalid_auth): turn Socket Mode on, make an app-level token with the scope connections:write, and copy it into SLACK_APP_TOKEN");
}

#[test]
fn a_port_in_use_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for program in ["sandbox", "demo"] {
        let words = refusal(&mut goodword(&[program, "--port", &port])).0;
        let want = format!("goodword: port {port} is in use; choose another one, or 0 for any");
        assert_eq!(words.trim(), want, "{program}");
    }
}

/// Runs the bot against a workspace of its own, with its data in `folder`.
fn with_data(folder: &Path) -> String {
    let (_workspace, address) = workspace(&mut goodword(&["sandbox", "--port", "0"]));
    let mut command = goodword(&["serve"]);
    command
        .env("GOODWORD_DATA", folder)
        .env("GOODWORD_LOG", "error")
        .env("SLACK_API_URL", format!("{address}/api"))
        .env("SLACK_APP_TOKEN", "xapp-sandbox")
        .env("SLACK_BOT_TOKEN", "xoxb-sandbox");
    refusal(&mut command).0.trim().to_owned()
}

#[test]
fn a_data_folder_that_cannot_be_written_is_named() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("file");
    std::fs::write(&file, "not a folder").unwrap();
    let words = with_data(&file).replace(&parent.path().display().to_string(), "");
    assert_snapshot!(words, @"goodword: could not open the store in /file (GOODWORD_DATA, or `data` in the configuration, chooses another folder): /file could not be used: File exists (os error 17)");
    let words = with_data(&file.join("below")).replace(&parent.path().display().to_string(), "");
    assert_snapshot!(words, @"goodword: could not open the store in /file/below (GOODWORD_DATA, or `data` in the configuration, chooses another folder): /file/below could not be used: Not a directory (os error 20)");
    // Nobody can write here, not even root.
    assert_snapshot!(with_data(Path::new("/proc/goodword")), @"goodword: could not open the store in /proc/goodword (GOODWORD_DATA, or `data` in the configuration, chooses another folder): /proc/goodword could not be used: No such file or directory (os error 2)");
}

#[test]
fn a_data_folder_in_use_names_who_uses_it() {
    let data = tempfile::tempdir().unwrap();
    let store = SledStore::open(data.path()).unwrap();
    let words = with_data(data.path());
    let held = format!("process {}", std::process::id());
    assert!(words.contains(&held), "{words}");
    assert!(
        words.contains(&data.path().display().to_string()),
        "{words}"
    );
    drop(store);
}

#[test]
fn an_unknown_flag_or_command_is_answered_with_the_nearest() {
    let (words, status) = refusal(&mut goodword(&["demo", "--prot", "1"]));
    assert_eq!(status.code(), Some(2));
    assert!(
        words.contains("--prot") && words.contains("--port"),
        "{words}"
    );
    let (words, _) = refusal(&mut goodword(&["demmo"]));
    assert!(
        words.contains("demmo") && words.contains("'demo'"),
        "{words}"
    );
    let (words, _) = refusal(&mut goodword(&["sandbox", "--port", "99999"]));
    assert!(words.contains("99999"), "{words}");
    let (words, _) = refusal(goodword(&["serve"]).env("GOODWORD_DTA", "x"));
    assert_snapshot!(words.trim(), @"goodword: GOODWORD_DTA: there is no such variable; did you mean GOODWORD_DATA?");
    let (words, _) = refusal(&mut goodword(&[
        "serve",
        "--config",
        "/nowhere/goodword.toml",
    ]));
    assert_snapshot!(words.trim(), @"goodword: could not read /nowhere/goodword.toml: No such file or directory (os error 2)");
    let (words, _) = refusal(goodword(&["serve"]).env("GOODWORD_LOG", "===="));
    assert_snapshot!(words.trim(), @r#"goodword: "====" is not a log filter; write it like "info" or "info,goodword=debug""#);
    let (words, _) = refusal(&mut goodword(&["sandbox", "--seed", "/nowhere/seed.json"]));
    assert_snapshot!(words.trim(), @"goodword: could not read the seed /nowhere/seed.json: No such file or directory (os error 2)");
}

#[test]
fn a_folder_of_tips_that_is_not_there_is_named() {
    let (words, _) = refusal(goodword(&["serve"]).env("GOODWORD_TIPS", "/nowhere/tips"));
    assert_snapshot!(words.trim(), @"goodword: could not read the tips in /nowhere/tips: No such file or directory (os error 2)");
    assert!(shipped_tips().is_dir());
}
