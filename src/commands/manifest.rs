//! `goodword manifest`: what Slack must know about the app, written from the features themselves.

use std::fmt::Write as _;

use crate::features;

/// What the bot may do in a workspace, and why it needs it. The least that works.
const SCOPES: &[(&str, &str)] = &[
    (
        "commands",
        "answer /tip, /rephrase, /promise and /goodword, and the message menu",
    ),
    ("chat:write", "send nudges, offers and the daily tip"),
    ("im:write", "open the direct message a nudge goes to"),
    (
        "im:history",
        "hear what is written to the bot directly, and look up whether a nudge was sent",
    ),
    (
        "channels:history",
        "notice promises in public channels it is invited to",
    ),
    (
        "channels:read",
        "know whether a channel is shared with another company",
    ),
    (
        "groups:history",
        "the same in private channels it is invited to",
    ),
    ("groups:read", "the same for private channels"),
    (
        "users:read",
        "read names and time zones, so that Friday 3pm is theirs",
    ),
];

/// What the bot is told about.
const EVENTS: &[&str] = &[
    "app_home_opened",
    "app_uninstalled",
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "group_archive",
    "group_deleted",
    "group_left",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "tokens_revoked",
    "user_change",
];

/// Returns the manifest for Socket Mode, as YAML with a reason beside each scope.
pub fn manifest() -> String {
    let mut yaml = String::from(
        "# The Slack app manifest of Goodword, for Socket Mode. Written by `goodword manifest`; do not edit.\n\
         display_information:\n  name: Goodword\n  description: Say it well, and keep your word.\n  background_color: \"#1f5f5b\"\n\
         features:\n  app_home:\n    home_tab_enabled: true\n    messages_tab_enabled: true\n    messages_tab_read_only_enabled: false\n  \
         bot_user:\n    display_name: Goodword\n    always_online: true\n",
    );
    shortcuts(&mut yaml);
    commands(&mut yaml);
    yaml.push_str("oauth_config:\n  scopes:\n    bot:\n");
    for (scope, why) in SCOPES {
        line(&mut yaml, format_args!("      - {scope} # {why}"));
    }
    yaml.push_str("settings:\n  event_subscriptions:\n    bot_events:\n");
    for event in EVENTS {
        line(&mut yaml, format_args!("      - {event}"));
    }
    yaml.push_str(
        "  interactivity:\n    is_enabled: true\n  org_deploy_enabled: false\n  socket_mode_enabled: true\n  token_rotation_enabled: false\n",
    );
    yaml
}

fn shortcuts(yaml: &mut String) {
    let mut shortcuts = features::ALL
        .iter()
        .flat_map(|feature| feature.shortcuts())
        .peekable();
    if shortcuts.peek().is_some() {
        yaml.push_str("  shortcuts:\n");
    }
    for shortcut in shortcuts {
        line(yaml, format_args!("    - name: {}", quoted(shortcut.label)));
        line(
            yaml,
            format_args!("      type: message\n      callback_id: {}", shortcut.name),
        );
        line(
            yaml,
            format_args!("      description: {}", quoted(shortcut.label)),
        );
    }
}

fn commands(yaml: &mut String) {
    yaml.push_str("  slash_commands:\n");
    for command in features::ALL.iter().flat_map(|feature| feature.commands()) {
        line(yaml, format_args!("    - command: {}", command.name));
        line(
            yaml,
            format_args!("      description: {}", quoted(command.about)),
        );
        line(
            yaml,
            format_args!("      usage_hint: {}", quoted(command.usage)),
        );
        // Mentions and channels come as ids, so that they can be told from plain words.
        yaml.push_str("      should_escape: true\n");
    }
}

fn line(yaml: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(yaml, "{words}");
}

/// Quotes a YAML string; JSON's strings are YAML's.
fn quoted(words: &str) -> String {
    serde_json::Value::from(words).to_string()
}
