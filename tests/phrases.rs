//! The phrase rules of `tips/phrases/`, as they are shipped: what they do together, and to hostile texts.
//!
//! What one rule does is proved by the examples in its own file.

use std::path::Path;
use std::sync::LazyLock;

use goodword::datafile::DataFile;
use goodword::datafile::Problem;
use goodword::phrases::Rules;
use goodword::phrases::Speaks;
use insta::assert_snapshot;
use proptest::prelude::*;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let problems = |problems: Vec<Problem>| -> String {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    };
    Rules::load(&files().unwrap_or_default()).unwrap_or_else(|wrong| panic!("{}", problems(wrong)))
});

/// Reads the rule files; an unreadable folder holds none, and the first test says so.
fn files() -> std::io::Result<Vec<DataFile>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips/phrases");
    std::fs::read_dir(folder)?
        .map(|entry| {
            let entry = entry?;
            Ok(DataFile {
                name: format!("phrases/{}", entry.file_name().to_string_lossy()),
                text: std::fs::read_to_string(entry.path())?,
            })
        })
        .collect()
}

/// The first option, or the text itself when it is fine.
fn better(raw: &str) -> String {
    let rewrite = RULES.rewrite(raw);
    rewrite
        .options
        .into_iter()
        .next()
        .unwrap_or_else(|| raw.to_owned())
}

#[track_caller]
fn stays(raw: &str) {
    assert_eq!(RULES.find(raw), [], "{raw}");
    assert_eq!(RULES.rewrite(raw).options, Vec::<String>::new());
}

#[test]
fn every_rule_loads_and_proves_itself() {
    assert!(RULES.len() >= 30, "{}", RULES.len());
}

#[test]
fn several_findings_become_one_text() {
    assert_snapshot!(
        better("Unfortunately, we can't change the date. Would you like me to send a new one? I'll try to do it ASAP."),
        @"We can't change the date; what we can do is ___. Would it be helpful if I sent a new one? I will do it by ___."
    );
    assert_snapshot!(
        better("*Dear valued customer,*\n\nAs I said, that's our policy.\n- You'll have to fill out the online form!"),
        @r#"
    *Hello ___,*

    Here it is again in short, the reason is ___, and what I can do is ___.
    - I can fill in the form with you: all I need is ___!
    "#
    );
}

#[test]
fn the_authors_case_and_everything_else_stays() {
    assert_snapshot!(better("(would you like me to send it?)  thx :smile:"), @"(would it be helpful if I sent it?)  thx :smile:");
    assert_snapshot!(better("WOULD YOU LIKE ME TO SEND IT?"), @"WOULD IT BE HELPFUL IF I SENT IT?");
    assert_snapshot!(better("Hi <@U1|Ann>, do you want us to check `asap` &amp; call?"), @"Hi <@U1|Ann>, would it make sense for us to check `asap` &amp; call?");
    assert_snapshot!(better("I’ll try to call\nyou back."), @"I will call you back by ___.");
}

#[test]
fn at_most_three_options_are_offered_and_they_differ() {
    let rewrite = RULES.rewrite("Would you like me to send it? No worries! I'll try to call.");
    assert_eq!(rewrite.options.len(), 3);
    let mut distinct = rewrite.options.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 3);
}

#[test]
fn what_is_not_the_authors_own_prose_stays() {
    stays("She wrote “would you like me to send it?” and left.");
    stays("&gt; that's our policy");
    stays("```\nplease calm down\n```");
    stays("see <https://a.b/asap|as soon as possible>");
    stays("would you `x` like me to send it?");
    stays("");
    stays(":no_problem:");
    stays("هل تريد أن أرسلها؟");
}

#[test]
fn a_coach_rule_says_so() {
    let findings = RULES.find("Sorry, that's our policy.");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].speaks, Speaks::Coach);
    assert_eq!(findings[0].rule, "our-policy");
    assert_eq!(findings[0].found, "that's our policy");
}

#[test]
fn a_megabyte_and_ten_thousand_findings_are_read() {
    let many = "I'll try to call you. ".repeat(10_000);
    assert_eq!(RULES.find(&many).len(), 10_000);
    let quiet = "Thank you, it is on its way. ".repeat(40_000);
    assert_eq!(RULES.find(&quiet), []);
    for piece in [
        "you need to ",
        "asap",
        "sorry, but ",
        "'",
        "I'll try to \u{200b}",
        "no problem\0",
        "\u{202e}as I said ",
    ] {
        let _ = RULES.rewrite(&piece.repeat(100_000 / piece.len()));
    }
}

/// Pieces that rules care about, in any order, with marks that unsettle.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "would you like me to ",
        "do you want us to ",
        "send it",
        " or ",
        " and ",
        "call you",
        "I'll try to ",
        "ASAP",
        "soon",
        ", but ",
        "sorry",
        "I’m sorry",
        "Unfortunately",
        ", ",
        ". ",
        "? ",
        "\n",
        "\n\n",
        "\"",
        "'",
        "“",
        "`",
        "```",
        "<@U1|a>",
        "&gt; ",
        "that's our policy",
        "you need to ",
        "we can't ",
        "No problem",
        "as I said",
        "\u{200b}",
        "\u{202e}",
        "\0",
        "e\u{301}",
        "___",
        "honestly, ",
        "please ",
        "calm down",
        " ",
        "by 5pm",
        "Friday",
        "we will ",
        "do our best",
        "to ",
        "*",
        "_",
        "(",
        ")",
        "kindly ",
        "in order to ",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_rewrite_leaves_nothing_to_flag_and_a_rewrite_of_a_rewrite_is_itself(raw in hostile()) {
        for option in RULES.rewrite(&raw).options {
            prop_assert_eq!(RULES.find(&option), []);
        }
    }

    #[test]
    fn findings_are_in_order_and_say_what_stands_there(raw in hostile()) {
        let findings = RULES.find(&raw);
        prop_assert!(findings.windows(2).all(|two| two[0].span.end <= two[1].span.start));
        for finding in findings {
            prop_assert_eq!(raw.get(finding.span.clone()), Some(finding.found.as_str()));
            prop_assert!((1..=3).contains(&finding.offers.len()));
        }
    }

    #[test]
    fn any_characters_at_all_are_read(raw in any::<String>()) {
        let _ = RULES.rewrite(&raw);
    }
}
