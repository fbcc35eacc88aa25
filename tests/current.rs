//! Generated files match the code, and example files load.

use std::path::Path;

use goodword::commands::manifest;
use goodword::config::Config;
use goodword::config::VARIABLES;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_manifest_in_deploy_is_the_one_the_program_prints() {
    assert_eq!(
        read("deploy/slack-manifest.yaml"),
        manifest(),
        "write it anew: cargo run -- manifest > deploy/slack-manifest.yaml"
    );
}

#[test]
fn the_example_configuration_loads_and_says_the_defaults() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/goodword.example.toml");
    let example = Config::load(Some(&path), []).unwrap();
    let default = Config::load(None, []).unwrap();
    assert_eq!(format!("{example:?}"), format!("{default:?}"));
}

#[test]
fn the_example_configuration_names_every_key_and_variable() {
    let example = read("deploy/goodword.example.toml");
    for (variable, key) in VARIABLES {
        if *variable == "GOODWORD_CONFIG" {
            continue;
        }
        assert!(example.contains(variable), "{variable} is not mentioned");
        let name = key.rsplit('.').next().unwrap();
        let stands = example.lines().any(|line| {
            let line = line.trim_start_matches("# ");
            line.starts_with(&format!("{name} ="))
        });
        assert!(stands, "{key} is not shown");
    }
}

#[test]
fn every_commented_key_of_the_example_loads_when_it_is_set() {
    let example = read("deploy/goodword.example.toml");
    let set: String = example
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.contains(" = ") => format!("{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("goodword.toml");
    std::fs::write(&path, set).unwrap();
    let config = Config::load(Some(&path), []).unwrap();
    assert_eq!(
        config.slack.api_url.as_deref(),
        Some("http://127.0.0.1:8787/api")
    );
}

#[test]
fn the_readme_shows_every_command_as_the_program_has_it() {
    let readme = read("README.md");
    for command in goodword::features::ALL
        .iter()
        .flat_map(|feature| feature.commands())
    {
        let row = format!(
            "| `{} {}` | {} |",
            command.name,
            command.usage.replace('|', "\\|"),
            command.about
        );
        assert!(readme.contains(&row), "README.md lacks this row:\n{row}");
    }
    for (variable, _) in VARIABLES {
        assert!(
            readme.contains(variable),
            "README.md does not mention {variable}"
        );
    }
}
