//! A mistake in a file of tips: the bot does not start with it, and keeps the last good set when it reads anew.

use std::path::Path;

use insta::assert_snapshot;

use crate::desk::Desk;
use crate::desk::MARIA;
use crate::desk::shipped_tips;
use crate::desk::words;
use crate::program::goodword;
use crate::program::refusal;

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copied = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            std::fs::copy(&path, &copied).unwrap();
        }
    }
}

/// Returns what the program says about the shipped tips with one more file.
fn start_with(name: &str, text: impl AsRef<[u8]>) -> String {
    let tips = tempfile::tempdir().unwrap();
    copy(&shipped_tips(), tips.path());
    std::fs::write(tips.path().join(name), text).unwrap();
    let mut command = goodword(&["serve"]);
    command.env("GOODWORD_TIPS", tips.path());
    let words = refusal(&mut command).0;
    words.trim().replace(&tips.path().display().to_string(), "")
}

#[test]
fn a_bad_file_is_refused_at_the_start_with_its_line() {
    assert_snapshot!(start_with("phrases/zz.toml", "when = [\"asap\"\noffer = [\"by Friday\"]\n"), @r"
    goodword: the tips cannot be used:
    phrases/zz.toml:2: missing comma between array elements, expected `,`
    ");
    assert_snapshot!(start_with("phrases/zz.toml", "when = [\"asap]\n"), @r"
    goodword: the tips cannot be used:
    phrases/zz.toml:1: unclosed array, expected `]`
    ");
    assert_snapshot!(start_with("phrases/zz.toml", "when\n"), @r"
    goodword: the tips cannot be used:
    phrases/zz.toml:1: key with no value, expected `=`
    ");
    assert_snapshot!(start_with("phrases/zz.toml", "wen = [\"asap\"]\n"), @r"
    goodword: the tips cannot be used:
    phrases/zz.toml:1: there is no field `wen`: known are say, better, why, source, speaks, priority, not_after, not_before, not_with, only_after, only_before, only_with, only_in, except, changes, leaves
    ");
    assert_snapshot!(start_with("phrases/zz.toml", "when = [\"a\"]\nwhen = [\"b\"]\n"), @r"
    goodword: the tips cannot be used:
    phrases/zz.toml:2: duplicate key
    ");
    assert_snapshot!(start_with("phrases/zz.toml", b"when = [\"\xff\"]\n"), @"goodword: could not read the tips in : /phrases/zz.toml: line 1 holds letters that are not UTF-8; save the file as UTF-8");
    assert_snapshot!(start_with("library/zz.toml", ""), @r#"
    goodword: the tips cannot be used:
    library/zz.toml:1: this topic has no `name`: say what people call this topic, such as "Upset customers"
    library/zz.toml:1: this topic has no `about`: say in one line when these tips help
    "#);
}

#[tokio::test]
async fn reading_anew_keeps_the_last_good_set() {
    let tips = tempfile::tempdir().unwrap();
    copy(&shipped_tips(), tips.path());
    let desk = Desk::with_tips(tips.path()).await;
    let ask = async || words(&desk.command(MARIA, "/tip", "the customer is angry").await);
    let before = ask().await;
    let bad = tips.path().join("phrases/zz.toml");
    std::fs::write(&bad, "when = [\"asap\"\n").unwrap();
    let problem = format!("{:#}", desk.bot.reload().unwrap_err());
    assert!(problem.contains("phrases/zz.toml:1: "), "{problem}");
    assert_eq!(ask().await, before, "the last good set is gone");
    let better = words(
        &desk
            .command(MARIA, "/rephrase", "Would you like me to call you?")
            .await,
    );
    assert!(better.contains("may land better"), "{better}");
    std::fs::remove_file(&bad).unwrap();
    desk.bot.reload().unwrap();
    assert_eq!(ask().await, before);
    desk.close().await;
}
