//! The house rules that a compiler does not hold: layers, file headers, file length, forbidden words.
//!
//! It reads the source as text. What it cannot see (macros, generated paths) it does not judge.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The rows of ARCHITECTURE.md, bottom to top: a module uses only rows above its own line here.
const ROWS: &[&[&str]] = &[
    &["ids", "clock", "datafile", "secret", "text"],
    &["calendar", "library", "privacy", "view"],
    &["deadlines"],
    &["phrases", "promises"],
    &["chat"],
    &["store"],
    &["features", "adapters"],
    &["engine", "sandbox"],
    &["config", "telemetry"],
    &["wire", "commands"],
];

/// Pairs of one row that may use each other all the same, and why.
const TOGETHER: &[(&str, &str)] = &[
    // Both are the edge: a command starts what `wire` puts together.
    ("commands", "wire"),
    // How log lines look is chosen in the configuration.
    ("telemetry", "config"),
];

/// Words that never stand in the code of these rows (comments and strings excepted).
const PURE: &[&str] = &[
    "calendar",
    "library",
    "privacy",
    "view",
    "deadlines",
    "phrases",
    "promises",
];
const IMPURE_WORDS: &[&str] = &[
    "async ", ".await", "std::fs", "std::net", "tokio::", "fastrand", "::now()",
];

/// The most production lines a file may have.
const MOST_LINES: usize = 400;

struct Source {
    path: String,
    text: String,
}

/// Returns every Rust file below a folder, with its text.
fn sources(folder: &str) -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<Source>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
                found.push(Source {
                    path: path.display().to_string(),
                    text,
                });
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut found,
    );
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no source found below {folder}");
    found
}

/// Returns the lines before the tests, without comments.
fn production(text: &str) -> Vec<&str> {
    text.lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .collect()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// Returns the module of ours a file belongs to.
fn module(path: &str) -> &str {
    let below = path.strip_prefix("src/").unwrap_or(path);
    below
        .split('/')
        .next()
        .unwrap_or(below)
        .trim_end_matches(".rs")
}

fn row(module: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module))
}

/// Returns every module of ours that a line names after `crate::` (or `goodword::`).
fn used(line: &str) -> Vec<&str> {
    line.split("crate::")
        .skip(1)
        .map(|rest| {
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

/// Returns what is wrong with the layers of these files.
fn upward_uses(files: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        let from = module(&file.path);
        if matches!(from, "lib" | "main") {
            continue;
        }
        let Some(own) = row(from) else {
            wrong.push(format!(
                "{}: `{from}` stands in no row of ARCHITECTURE.md",
                file.path
            ));
            continue;
        };
        for line in production(&file.text)
            .into_iter()
            .filter(|line| !is_comment(line))
        {
            for to in used(line).into_iter().filter(|to| *to != from) {
                let allowed =
                    row(to).is_none_or(|other| other < own) || TOGETHER.contains(&(from, to));
                if !allowed {
                    wrong.push(format!("{}: `{from}` may not use `{to}`", file.path));
                }
            }
        }
    }
    wrong.dedup();
    wrong
}

fn listed(wrong: &[String]) -> String {
    wrong.iter().fold(String::from("\n"), |mut list, line| {
        let _ = writeln!(list, "  {line}");
        list
    })
}

#[test]
fn a_module_uses_only_the_rows_below_it() {
    let wrong = upward_uses(&sources("src"));
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

#[test]
fn a_planted_upward_use_is_found() {
    let planted = Source {
        path: "src/promises/nudge.rs".into(),
        text: "//! Nudges.\nuse crate::features::Feature;\n".into(),
    };
    assert_eq!(
        upward_uses(&[planted]),
        ["src/promises/nudge.rs: `promises` may not use `features`"]
    );
    let neighbour = Source {
        path: "src/adapters/slack/api.rs".into(),
        text: "//! Calls.\nfn call(outcome: crate::features::Outcome) {}\n".into(),
    };
    assert_eq!(
        upward_uses(&[neighbour]),
        ["src/adapters/slack/api.rs: `adapters` may not use `features`"]
    );
}

#[test]
fn adapters_know_no_neighbour() {
    let mut wrong = Vec::new();
    for file in sources("src/adapters") {
        let own = file
            .path
            .split('/')
            .nth(2)
            .unwrap()
            .trim_end_matches(".rs")
            .to_owned();
        for line in production(&file.text)
            .into_iter()
            .filter(|line| !is_comment(line))
        {
            for neighbour in ["memory", "sled", "slack"] {
                if own != "mod"
                    && own != neighbour
                    && line.contains(&format!("adapters::{neighbour}"))
                {
                    wrong.push(format!("{}: uses its neighbour `{neighbour}`", file.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

#[test]
fn pure_modules_neither_wait_nor_touch_the_world() {
    let mut wrong = Vec::new();
    for file in sources("src")
        .iter()
        .filter(|file| PURE.contains(&module(&file.path)))
    {
        for line in production(&file.text)
            .into_iter()
            .filter(|line| !is_comment(line))
        {
            for word in IMPURE_WORDS {
                if line.contains(word) {
                    wrong.push(format!("{}: `{}`", file.path, line.trim()));
                }
            }
        }
        if file.text.contains("Slack") {
            wrong.push(format!("{}: names a platform", file.path));
        }
    }
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

#[test]
fn the_engine_names_neither_platform_nor_database() {
    let mut wrong = Vec::new();
    for file in sources("src/engine") {
        for line in production(&file.text)
            .into_iter()
            .filter(|line| !is_comment(line))
        {
            let lower = line.to_lowercase();
            if ["slack", "sled", "postgres"]
                .iter()
                .any(|name| lower.contains(name))
            {
                wrong.push(format!("{}: `{}`", file.path, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

#[test]
fn every_file_says_what_it_is_for() {
    let wrong: Vec<String> = ["src", "tests", "benches"]
        .into_iter()
        .flat_map(sources)
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| format!("{}: opens without `//!`", file.path))
        .collect();
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

#[test]
fn files_stay_short() {
    let lengths: BTreeMap<String, usize> = sources("src")
        .into_iter()
        .map(|file| (file.path, production(&file.text).len()))
        .collect();
    let wrong: Vec<String> = lengths
        .iter()
        .filter(|(_, lines)| **lines > MOST_LINES)
        .map(|(path, lines)| format!("{path}: {lines} production lines, at most {MOST_LINES}"))
        .collect();
    assert!(wrong.is_empty(), "{}", listed(&wrong));
    let mut sorted: Vec<usize> = lengths.into_values().collect();
    sorted.sort_unstable();
    let (median, ninetieth) = (sorted[sorted.len() / 2], sorted[sorted.len() * 9 / 10]);
    assert!(
        median <= 200,
        "the median file has {median} production lines"
    );
    assert!(
        ninetieth <= 350,
        "the 90th percentile has {ninetieth} production lines"
    );
}

#[test]
fn folders_stay_shallow() {
    let wrong: Vec<String> = sources("src")
        .into_iter()
        .filter(|file| file.path.split('/').count() > 5)
        .map(|file| format!("{}: more than three folders deep", file.path))
        .collect();
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

#[test]
fn nothing_gives_up_or_is_left_undone() {
    let mut wrong = Vec::new();
    for file in sources("src") {
        for line in production(&file.text)
            .into_iter()
            .filter(|line| !is_comment(line))
        {
            for word in [
                ".unwrap()",
                ".expect(",
                "panic!(",
                "todo!(",
                "unimplemented!(",
                "dbg!(",
                "#[allow(",
                "static mut",
            ] {
                if line.contains(word) {
                    wrong.push(format!("{}: `{}`", file.path, line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}

#[test]
fn test_switches_stay_out_of_production_code() {
    let wrong: Vec<String> = sources("src")
        .iter()
        .flat_map(|file| {
            let lines: Vec<&str> = file.text.lines().collect();
            lines
                .windows(2)
                .filter(|pair| {
                    pair[0].contains("cfg(test)") && !pair[1].trim_start().starts_with("mod ")
                })
                .map(|pair| format!("{}: `{}`", file.path, pair[1].trim()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", listed(&wrong));
}
