//! `/tip` as people use it: a situation, a tip for here, another, share, save, saved, topics.

use crate::stage::Stage;
use crate::stage::buttons;
use crate::stage::titles;
use crate::stage::words;
use goodword::chat::PlaceKind;
use goodword::chat::Recipient;
use goodword::chat::Reply;
use goodword::features::tip::Saved;
use goodword::features::tip::Seen;
use goodword::view::Part;
use goodword::view::Span;
use insta::assert_snapshot;

const MORNING: &str = "2026-03-05T08:00:00Z";

#[test]
fn a_situation_gets_the_best_three_with_words_and_reasons() {
    let mut stage = Stage::at(MORNING);
    let card = stage.types("U1", "/tip", "she's furious about the late delivery");
    assert_snapshot!(words(&card), @r"
    For «she's furious about the late delivery»:
    Say what happens now before you say why it is late.
    | Your ___ is late, and I'm sorry. It arrives on ___. I've already ___ so that it does.
    Rather not: “Our supplier let us down, so there's nothing we can do.”
    Why: They need a plan, not a culprit. A reason without a plan sounds like an excuse.
    (Delays · 18 seconds to read)
    [Share here] [Save]
    ---
    Say that they have every reason to be upset.
    | You have every reason to be upset. ___ should not have happened. I'm going to help you with it now.
    Rather not: “Please calm down.”
    Why: Being told to calm down feels like being told off. Being told they are right to mind lets the steam out.
    (Upset customers · 20 seconds to read)
    [Share here] [Save]
    ---
    Tell them about the delay before they find out.
    | I want you to hear this from me first: ___ will be late. The new date is ___. Until then I can offer ___.
    Rather not: “There's been a slight delay.”
    Why: News you bring is honesty. The same news found out is a broken promise.
    (Delays · 19 seconds to read)
    [Another] [Share here] [Save]
    ");
    assert_snapshot!(card.summary, @"3 tips for you");
}

#[test]
fn another_shows_the_next_ones_until_there_are_no_more() {
    let mut stage = Stage::at(MORNING);
    let mut card = stage.types("U1", "/tip", "she's furious about the late delivery");
    let mut seen = titles(&card);
    for _ in 0..10 {
        if !buttons(&card).any(|button| button.label == "Another") {
            break;
        }
        card = stage.presses("U1", "Another", &card);
        let more = titles(&card);
        assert!(more.iter().all(|title| !seen.contains(title)), "{more:?}");
        seen.extend(more);
    }
    assert!(seen.len() > 3);
    assert!(!buttons(&card).any(|button| button.label == "Another"));
}

#[test]
fn without_words_nothing_is_shown_twice_until_everything_was() {
    let mut stage = Stage::at(MORNING);
    let mut card = stage.types("U1", "/tip", "");
    let mut seen = titles(&card);
    assert_eq!(seen.len(), 1);
    for _ in 0..50 {
        card = stage.presses("U1", "Another", &card);
        let more = titles(&card);
        assert!(!seen.contains(&more[0]), "{more:?} again");
        seen.extend(more);
    }
    let seen: Seen = stage.record("U1").unwrap();
    assert_eq!(seen.tips.len(), 51);
}

#[test]
fn in_a_thread_without_words_the_last_messages_tell_what_it_is_about() {
    let mut stage = Stage::at(MORNING).in_a_thread(&[
        "anyone seen the stapler?",
        "so the customer just hung up on me",
    ]);
    let card = stage.types("U1", "/tip", "");
    assert_eq!(titles(&card)[0], "Call back within a few minutes.");
    assert!(words(&card).starts_with("Going by the last messages here:"));
    assert!(!words(&card).contains("stapler"));
}

#[test]
fn a_tip_for_here_fits_what_was_said_here() {
    let mut stage = Stage::at(MORNING);
    stage.recent = vec![crate::stage::said("U2", "the customer hung up on me")];
    let card = stage.types("U1", "/tip", "");
    assert_eq!(titles(&card), ["Call back within a few minutes."]);
}

#[test]
fn when_nothing_fits_it_says_so_and_offers_topics() {
    let mut stage = Stage::at(MORNING);
    let card = stage.types("U1", "/tip", "quantum flux <!channel> capacitor");
    assert_snapshot!(words(&card), @r"
    I have no tip that really fits «quantum flux @channel capacitor».
    These topics come nearest:
    [Delays] [Making promises] [Upset customers]
    (Try other words, such as `/tip she is upset about the delay`, or see `/tip topics`.)
    ");
    let topic = stage.presses("U1", "Delays", &card);
    assert_eq!(titles(&topic).len(), 3);
}

#[track_caller]
fn check_odd(query: &str) {
    let mut stage = Stage::at(MORNING);
    let card = stage.types("U1", "/tip", query);
    assert!(!card.parts.is_empty());
    for button in buttons(&card) {
        assert!(button.value.encode_utf16().count() <= 2_000);
        assert!(button.label.chars().count() <= 75);
    }
    for part in &card.parts {
        if let Part::Words(text) = part {
            let length: usize = text
                .spans
                .iter()
                .map(|span| match span {
                    Span::Said(words) => words.chars().count(),
                    Span::Plain(words) => {
                        assert!(!words.contains("<!channel>"));
                        words.chars().count()
                    }
                    _ => 0,
                })
                .sum();
            assert!(length <= 3_000);
        }
    }
}

#[test]
fn odd_queries_get_a_clear_answer() {
    check_odd(&"late delivery again ".repeat(2_000));
    check_odd(&"x".repeat(40_000));
    check_odd(&"🍕".repeat(5_000));
    check_odd("🎉🎉🎉");
    check_odd("הלקוח כועס מאוד");
    check_odd("e\u{301}\u{301}\u{301} \u{202e}late\u{202c} \0 ");
    check_odd("<!channel> <@U123|Maria> is furious <https://x.example|here> `code`");
    check_odd("the and of");
    check_odd("   ");
}

#[test]
fn sharing_shows_who_shared_it_and_two_presses_share_once() {
    let mut stage = Stage::at(MORNING);
    let card = stage.types("U1", "/tip", "customer hung up on me");
    let answer = stage.presses("U1", "Share here", &card);
    assert_snapshot!(words(&answer), @"Shared. Everybody here can see it.");
    let again = stage.presses("U1", "Share here", &card);
    assert_snapshot!(words(&again), @"You have shared this tip here today already.");
    let outbox = stage.outbox();
    assert_eq!(outbox.len(), 1);
    assert!(
        matches!(&outbox[0].to, Recipient::Channel { channel, thread: None } if channel.as_str() == "C1")
    );
    assert_snapshot!(words(&outbox[0].card), @r"
    «Member U1» shares a tip:
    Call back within a few minutes.
    | Hello ___, it's ___ again. You matter to us and I don't want to leave it like that. May I try once more?
    Rather not: “You hung up on me.”
    Why: Most people expect to be dropped after that. Your call shows that you care more about them than about the last five minutes.
    (When they hang up · 21 seconds to read)
    [Save]
    ");
}

#[test]
fn nothing_is_shared_where_customers_read_along() {
    for kind in [PlaceKind::Shared, PlaceKind::Direct, PlaceKind::Group] {
        let mut stage = Stage::at(MORNING).in_a(kind);
        let card = stage.types("U1", "/tip", "customer hung up on me");
        assert!(!buttons(&card).any(|button| button.label == "Share here"));
        let Some(Reply::Private(refused)) = stage.forges("U1", "tip.share", "call-back") else {
            panic!("no private answer");
        };
        assert!(refused.summary.contains("your team"), "{}", refused.summary);
        assert!(stage.outbox().is_empty());
    }
}

#[test]
fn saving_twice_keeps_one_and_removing_lets_it_go() {
    let mut stage = Stage::at(MORNING);
    let card = stage.types("U1", "/tip", "customer hung up on me");
    let saved = stage.presses("U1", "Save", &card);
    assert_snapshot!(words(&saved), @"Saved. You have 1 saved tip: `/tip saved`.");
    stage.presses("U1", "Save", &card);
    let kept: Saved = stage.record("U1").unwrap();
    assert_eq!(kept.tips.len(), 1);
    let list = stage.types("U1", "/tip", "saved");
    assert_snapshot!(words(&list), @r"
    # You have 1 saved tip
    Call back within a few minutes.
    Hello ___, it's ___ again. You matter to us and I don't want to leave it like that. May I try once more? [Remove]
    ");
    let empty = stage.presses("U1", "Remove", &list);
    assert_snapshot!(words(&empty), @"You have no saved tips. Press Save below a tip, and it waits here: `/tip saved`");
    assert!(stage.record::<Saved>("U1").is_none());
    assert!(stage.record::<Saved>("U2").is_none());
}

#[test]
fn many_saved_tips_are_paged_and_have_an_end() {
    let mut stage = Stage::at(MORNING);
    let ids: Vec<String> = stage
        .knowledge
        .library
        .tips()
        .iter()
        .map(|tip| tip.id.to_string())
        .collect();
    for id in &ids {
        stage.forges("U1", "tip.save", id);
    }
    let kept: Saved = stage.record("U1").unwrap();
    assert_eq!(kept.tips.len(), 50);
    let page = stage.types("U1", "/tip", "saved");
    let next = stage.presses("U1", "More", &page);
    assert!(
        titles(&next)
            .iter()
            .all(|title| !titles(&page).contains(title))
    );
    let back = stage.presses("U1", "Earlier", &next);
    assert_eq!(titles(&back), titles(&page));
}

#[test]
fn forged_and_outdated_values_are_answered_kindly() {
    let mut stage = Stage::at(MORNING);
    for (action, value) in [
        ("tip.save", "no-such-tip"),
        ("tip.share", ""),
        ("tip.more", "situation/99999999999999999999/x"),
        ("tip.more", "situation/18446744073709551615/late delivery"),
        ("tip.topic", "no-such-topic"),
        ("tip.remove", "x"),
        ("tip.saved", "-3"),
        ("tip.unknown", ""),
    ] {
        assert!(stage.forges("U1", action, value).is_some(), "{action}");
    }
    assert!(stage.outbox().is_empty());
}

#[test]
fn the_topics_are_listed_and_lead_to_their_tips() {
    let mut stage = Stage::at(MORNING);
    let card = stage.types("U1", "/tip", "topics");
    assert!(words(&card).contains("Upset customers"));
    assert!(words(&card).ends_with(']'));
    let reply = stage.forges("U1", "tip.topic", "delay");
    let Some(Reply::Replace(topic)) = reply else {
        panic!("{reply:?}");
    };
    let more = stage.presses("U1", "Another", &topic);
    assert_eq!(titles(&topic).len() + titles(&more).len(), 5);
}

#[test]
fn help_is_answered() {
    let mut stage = Stage::at(MORNING);
    assert!(words(&stage.types("U1", "/tip", "help")).contains("/tip saved"));
}
