//! The feature: what is asked with `/rephrase`, from a message's menu, or in its form.

use std::collections::BTreeMap;

use super::cards;
use super::cards::Offered;
use super::praise;
use super::share;
use crate::chat::Heard;
use crate::chat::Place;
use crate::chat::PlaceKind;
use crate::chat::Reply;
use crate::chat::What;
use crate::features::Command;
use crate::features::Context;
use crate::features::Feature;
use crate::features::Outcome;
use crate::features::Shortcut;
use crate::store::StoreError;
use crate::text;
use crate::view::Card;

/// The form that asks for the words.
pub(super) const ASK: &str = "rephrase.ask";

const COMMANDS: &[Command] = &[Command {
    name: "/rephrase",
    about: "Your sentence, said better, with what changed and why.",
    usage: "<your sentence>",
    examples: &[
        (
            "/rephrase Would you like me to send it?",
            "a better way to offer, ready to copy or share",
        ),
        (
            "/rephrase I'll try to call you",
            "a promise with a blank for the time, or an honest no",
        ),
        ("/rephrase", "opens a window for a longer text"),
    ],
}];

/// The entry in a message's menu.
const MENU: Shortcut = Shortcut {
    name: "rephrase.this",
    label: "Rephrase this",
};

/// The feature.
pub(crate) struct Rephrase;

impl Feature for Rephrase {
    fn name(&self) -> &'static str {
        "rephrase"
    }

    fn commands(&self) -> &'static [Command] {
        COMMANDS
    }

    fn shortcuts(&self) -> &'static [Shortcut] {
        &[MENU]
    }

    fn hear(&self, context: &Context<'_>, heard: &Heard) -> Result<Option<Outcome>, StoreError> {
        match &heard.what {
            What::Command { text, .. } if text.trim().is_empty() => {
                Ok(Some(Outcome::reply(Reply::Form(cards::ask("")))))
            }
            What::Command { text, .. } => asked(context, heard, text).map(Some),
            What::MessageShortcut { text, author, .. } => {
                let own = author.as_ref() == Some(&heard.who.id);
                let card = answer(context, heard, text, Offered::FromMenu { own })?;
                Ok(Some(Outcome::reply(Reply::Private(card))))
            }
            What::Press { action, value, .. } => {
                share::pressed(context, heard, action, value).map(Some)
            }
            What::Submit { form, answers, .. } => {
                submitted(context, heard, form, answers).map(Some)
            }
            _ => Ok(None),
        }
    }
}

fn submitted(
    context: &Context<'_>,
    heard: &Heard,
    form: &str,
    answers: &BTreeMap<String, String>,
) -> Result<Outcome, StoreError> {
    let words = answers.get("text").map_or("", String::as_str);
    if words.trim().is_empty() {
        return Ok(refuse("Write a sentence here, and I look at it."));
    }
    if form == ASK {
        return asked(context, heard, words);
    }
    share::filled_in(context, heard, words)
}

/// Keeps the form open and says what is missing.
pub(super) fn refuse(words: &str) -> Outcome {
    Outcome::reply(Reply::Refuse(BTreeMap::from([(
        "text".to_owned(),
        words.to_owned(),
    )])))
}

fn asked(context: &Context<'_>, heard: &Heard, words: &str) -> Result<Outcome, StoreError> {
    let offered = Offered::Asked {
        shareable: heard.place.as_ref().is_some_and(may_share),
    };
    let card = answer(context, heard, words.trim(), offered)?;
    Ok(Outcome::reply(Reply::Private(card)))
}

/// Returns whether a wording may be shared there: in a channel of the team, and nowhere else.
pub(super) fn may_share(place: &Place) -> bool {
    place.kind == PlaceKind::Channel
}

/// Returns the card about a text.
fn answer(
    context: &Context<'_>,
    heard: &Heard,
    words: &str,
    offered: Offered,
) -> Result<Card, StoreError> {
    if !has_words(words) {
        return Ok(cards::no_words());
    }
    let rewrite = context.knowledge.phrases.rewrite(words);
    if !rewrite.options.is_empty() {
        return Ok(cards::better(&rewrite, offered));
    }
    if !is_readable(words) {
        return Ok(cards::another_language());
    }
    let preferences = context.preferences(&heard.workspace, &heard.who.id)?;
    let zone = preferences.time_zone(&heard.who);
    Ok(cards::fine(praise::reason(context, &zone, words)))
}

/// Returns whether there are words of the author's own in it.
fn has_words(words: &str) -> bool {
    text::own_prose(words).chars().any(char::is_alphabetic)
}

/// Returns whether it is written in letters that the rules can know.
fn is_readable(words: &str) -> bool {
    let prose = text::own_prose(words);
    let letters = || prose.chars().filter(|letter| letter.is_alphabetic());
    letters().filter(char::is_ascii_alphabetic).count() * 2 >= letters().count()
}

#[cfg(test)]
mod tests {
    //! What people see of `/rephrase`, with the rules as they are shipped and a store that holds nothing.

    use std::path::Path;
    use std::sync::LazyLock;

    use insta::assert_snapshot;

    use super::*;
    use crate::calendar::Calendar;
    use crate::chat::AnswerTo;
    use crate::chat::Person;
    use crate::chat::Role;
    use crate::datafile::DataFile;
    use crate::features::Knowledge;
    use crate::ids::Channel;
    use crate::ids::EventId;
    use crate::ids::Member;
    use crate::ids::MessageRef;
    use crate::ids::Stamp;
    use crate::ids::Workspace;
    use crate::phrases::Rules;
    use crate::store::Key;
    use crate::store::Queued;
    use crate::store::Reads;
    use crate::store::Stored;
    use crate::view::Control;
    use crate::view::Part;
    use crate::view::Span;
    use crate::view::Text;

    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips/phrases");
        let files: Vec<DataFile> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| DataFile {
                name: format!("phrases/{}", path.file_name().unwrap().display()),
                text: std::fs::read_to_string(&path).unwrap(),
            })
            .collect();
        Knowledge {
            phrases: Rules::load(&files).unwrap(),
            ..Knowledge::default()
        }
    });

    /// A store that holds nothing.
    struct Nothing;

    impl Reads for Nothing {
        fn fact(&self, _key: &Key) -> Result<Option<Stored>, StoreError> {
            Ok(None)
        }

        fn facts(
            &self,
            _workspace: &Workspace,
            _kind: &str,
            _prefix: &str,
            _limit: usize,
        ) -> Result<Vec<(Key, Stored)>, StoreError> {
            Ok(Vec::new())
        }

        fn message(
            &self,
            _workspace: &Workspace,
            _key: &str,
        ) -> Result<Option<Queued>, StoreError> {
            Ok(None)
        }
    }

    fn hear_in(kind: PlaceKind, what: What) -> Outcome {
        let context = Context {
            now: "2026-03-04T09:20:00Z".parse().unwrap(),
            seed: 1,
            reads: &Nothing,
            knowledge: &KNOWLEDGE,
            calendar: &Calendar::default(),
            recent: &[],
            link: &|_| None,
        };
        let heard = Heard {
            event: EventId::new("E1"),
            workspace: Workspace::new("T1"),
            who: Person {
                id: Member::new("U1"),
                name: "Maria".into(),
                zone: "Europe/Berlin".into(),
                role: Role::Member,
            },
            place: Some(Place {
                channel: Channel::new("C1"),
                kind,
                thread: None,
            }),
            what,
            answer: AnswerTo::default(),
        };
        Rephrase.hear(&context, &heard).unwrap().unwrap()
    }

    fn hear(what: What) -> Outcome {
        hear_in(PlaceKind::Channel, what)
    }

    fn typed(text: &str) -> What {
        What::Command {
            name: "/rephrase".into(),
            text: text.into(),
        }
    }

    fn pressed(action: &str, value: &str) -> What {
        What::Press {
            action: action.into(),
            value: value.into(),
            on: None,
            private: true,
        }
    }

    fn sent(form: &str, text: &str) -> What {
        What::Submit {
            form: form.into(),
            carry: String::new(),
            answers: BTreeMap::from([("text".to_owned(), text.to_owned())]),
        }
    }

    fn from_menu(author: &str, text: &str) -> What {
        What::MessageShortcut {
            name: "rephrase.this".into(),
            on: MessageRef {
                channel: Channel::new("C1"),
                stamp: Stamp::new("1.0"),
                thread: None,
            },
            author: Some(Member::new(author)),
            text: text.into(),
        }
    }

    fn read(text: &Text) -> String {
        let span = |span: &Span| match span {
            Span::Plain(words) | Span::Bold(words) | Span::Italic(words) => words.clone(),
            Span::Code(words) => format!("`{words}`"),
            Span::Said(words) | Span::SaidBold(words) => format!("<<{words}>>"),
            Span::Break => "\n".into(),
            other => format!("{other:?}"),
        };
        text.spans.iter().map(span).collect()
    }

    /// Returns a card as a person reads it; a person's own words in << >>.
    fn seen(card: &Card) -> String {
        let part = |part: &Part| match part {
            Part::Words(text) => read(text),
            Part::Copyable(words) => format!("[copy] {words}"),
            Part::Small(text) => format!("({})", read(text)),
            Part::Controls(controls) => controls
                .iter()
                .map(|control| match control {
                    Control::Button(button) => format!("[{}]", button.label),
                    other => format!("{other:?}"),
                })
                .collect(),
            other => format!("{other:?}"),
        };
        let parts: Vec<String> = card.parts.iter().map(part).collect();
        parts.join("\n")
    }

    /// Returns what the person sees, and what goes out to others.
    fn shows(outcome: &Outcome) -> String {
        let mut shown = match outcome.reply.as_ref().unwrap() {
            Reply::Private(card) => seen(card),
            Reply::Replace(card) => format!("(in its place) {}", seen(card)),
            Reply::Form(form) => format!("{form:#?}"),
            Reply::Refuse(wrong) => format!("{wrong:?}"),
            other => format!("{other:?}"),
        };
        for (message, _) in &outcome.change.outbox {
            shown = format!("{shown}\nto everybody: {}", seen(&message.card));
        }
        shown
    }

    #[test]
    fn a_better_wording_is_shown_with_its_reason_and_can_be_shared() {
        assert_snapshot!(shows(&hear(typed("Would you like me to send the new price list?"))), @r#"
        Three ways that may land better:
        [copy] Would it be helpful if I sent the new price list?
        [Share here]
        [copy] Would it make sense for me to send the new price list?
        [Share here]
        [copy] Would it be useful if I sent the new price list?
        [Share here]
        (“<<Would you like me to send>>” → “<<Would it be helpful if I sent>>”. An offer to be useful is easier to say yes to than a question about what one would like.)
        "#);
    }

    #[test]
    fn several_changes_are_explained_one_by_one() {
        assert_snapshot!(
            shows(&hear(typed("Unfortunately you'll have to fill in the form. That's our policy."))),
            @r#"
        This may land better:
        [copy] I can fill in the form with you: all I need is ___. The reason is ___, and what I can do is ___.
        [Fill in and share]
        (“<<Unfortunately>>” can go. It announces bad news before anybody knows it. The news alone is shorter, and leaves room for what you can do.)
        (“<<you'll have to fill in the form>>” → “<<I can fill in the form with you: all I need is ___>>”. A form is work. Offering to do it together turns it into help.)
        (“<<That's our policy>>” → “<<The reason is ___, and what I can do is ___>>”. A policy ends the talk. A reason and something you can do keep it going.)
        (Only you know what belongs in ___. I leave it blank rather than make it up.)
        "#
        );
    }

    #[test]
    fn a_blank_is_explained_and_filled_in_before_it_is_shared() {
        assert_snapshot!(shows(&hear(typed("I'll try to call you."))), @r#"
        Two ways that may land better:
        [copy] I will call you by ___.
        [Fill in and share]
        [copy] I may not be able to call you.
        [Share here]
        (“<<I'll try to call you>>” → “<<I will call you by ___>>”. "Try" leaves people guessing. A time they can count on, or an honest no now, is kinder than an excuse later.)
        (Only you know what belongs in ___. I leave it blank rather than make it up.)
        "#);
        let blank = "I will call you by ___.";
        for action in ["rephrase.fill", "rephrase.share"] {
            let outcome = hear(pressed(action, blank));
            let Some(Reply::Form(form)) = &outcome.reply else {
                panic!("{outcome:?}");
            };
            assert_eq!(form.name, "rephrase.fill");
            assert!(outcome.change.is_empty());
        }
        assert_snapshot!(shows(&hear(sent("rephrase.fill", blank))), @r#"{"text": "There is still a blank (___). Fill it in, or take it out of the sentence."}"#);
        assert_snapshot!(shows(&hear(sent("rephrase.fill", "I will call you by noon."))), @r#"
        Shared. Everybody here can see it.
        to everybody: <<Maria>>: <<I will call you by noon.>>
        "#);
    }

    #[test]
    fn what_is_fine_is_praised_with_a_reason_that_is_true() {
        assert_snapshot!(shows(&hear(typed("I will send you the price list by noon."))), @"That reads well as it is. It says what you will do, and when.");
        assert_snapshot!(shows(&hear(typed("We'll bring it."))), @"That reads well as it is. It says plainly what you will do.");
        assert_snapshot!(shows(&hear(typed("Which size fits you?"))), @"That reads well as it is. It asks one clear question.");
        assert_snapshot!(shows(&hear(typed("Thank you."))), @"That reads well as it is. It says thank you.");
        assert_snapshot!(shows(&hear(typed("The parcel is here."))), @"That reads well as it is. It is short and to the point.");
        assert_snapshot!(shows(&hear(typed(&"The parcel is here. ".repeat(9)))), @"That reads well as it is.");
    }

    #[test]
    fn what_cannot_be_judged_is_not_praised() {
        assert_snapshot!(shows(&hear(typed(":tada: `asap` <@U2|Ken>"))), @"There are no words of your own in that. I leave code, quotes, links and emoji as they are; give me a sentence and I look at it.");
        assert_snapshot!(shows(&hear(typed("שלחו את ההצעה"))), @"So far I know English phrases only, so I can't judge this one. Send it with your own good sense.");
    }

    #[test]
    fn nothing_typed_opens_a_form_and_its_answer_is_private() {
        let outcome = hear(typed("  "));
        let Some(Reply::Form(form)) = &outcome.reply else {
            panic!("{outcome:?}");
        };
        assert_eq!(
            (form.name.as_str(), form.fields[0].id.as_str()),
            ("rephrase.ask", "text")
        );
        assert!(form.title.chars().count() <= 24 && form.send.chars().count() <= 24);
        assert_snapshot!(shows(&hear(sent("rephrase.ask", "Do you want me to call?"))), @r#"
        Three ways that may land better:
        [copy] Would it be helpful if I called?
        [Share here]
        [copy] Would it make sense for me to call?
        [Share here]
        [copy] Would it be useful if I called?
        [Share here]
        (“<<Do you want me to call>>” → “<<Would it be helpful if I called>>”. An offer to be useful is easier to say yes to than a question about what one would like.)
        "#);
        assert_snapshot!(shows(&hear(sent("rephrase.ask", " "))), @r#"{"text": "Write a sentence here, and I look at it."}"#);
    }

    #[test]
    fn from_the_menu_the_wording_can_be_copied_and_not_shared() {
        assert_snapshot!(shows(&hear(from_menu("U1", "Sorry for the inconvenience, that's not my department."))), @r#"
        This may land better:
        [copy] I am sorry that this cost you ___, I will bring in ___ and stay with this until it is solved.
        (“<<Sorry for the inconvenience>>” → “<<I am sorry that this cost you ___>>”. "Inconvenience" could be anything. Naming what it cost them shows that you saw it.)
        (“<<that's not my department>>” → “<<I will bring in ___ and stay with this until it is solved>>”. People do not know who does what here, and need not. One person who stays with it is what they look for.)
        (Only you know what belongs in ___. I leave it blank rather than make it up.)
        (I can't change your message, but you can: copy the wording, edit the message, paste.)
        "#);
        assert_snapshot!(shows(&hear(from_menu("U2", "No problem!"))), @r#"
        Two ways that may land better:
        [copy] You're welcome!
        [copy] Happy to help!
        (“<<No problem>>” → “<<You're welcome>>”. "No problem" answers thanks with the idea that there was one. "You're welcome" takes the thanks.)
        "#);
        assert!(Rephrase.shortcuts()[0].label.chars().count() <= 24);
    }

    #[test]
    fn what_is_shared_is_said_by_the_one_who_pressed_and_calls_nobody() {
        let outcome = hear(pressed(
            "rephrase.share",
            "<!channel> <@U9> Would it help if I *sent* it?",
        ));
        assert_snapshot!(shows(&outcome), @r#"
        (in its place) Shared. Everybody here can see it.
        to everybody: <<Maria>>: <<<!channel> <@U9> Would it help if I *sent* it?>>
        "#);
        let summary = &outcome.change.outbox[0].0.card.summary;
        assert_snapshot!(summary, @"Maria: @channel @U9 Would it help if I sent it?");
    }

    #[test]
    fn the_same_words_have_one_key_and_other_words_another() {
        let key = |words: &str| {
            let outcome = hear(pressed("rephrase.share", words));
            outcome.change.outbox[0].0.key.clone()
        };
        assert_eq!(key("One."), key(" One. "));
        assert_ne!(key("One."), key("Two."));
        assert!(!key("One.").contains("One"));
    }

    #[test]
    fn nothing_is_shared_outside_the_teams_own_channels() {
        for kind in [PlaceKind::Shared, PlaceKind::Direct, PlaceKind::Group] {
            let outcome = hear_in(kind, typed("Would you like me to send it?"));
            assert!(!shows(&outcome).contains("Share"), "{kind:?}");
            let outcome = hear_in(kind, pressed("rephrase.share", "Hello."));
            assert!(outcome.change.is_empty(), "{kind:?}");
            assert!(shows(&outcome).contains("only in channels of your own team"));
        }
    }

    #[test]
    fn a_forged_press_shares_nothing() {
        for (action, value) in [
            ("rephrase.share", String::new()),
            ("rephrase.share", "x".repeat(2_001)),
            ("rephrase.unknown", "Hello.".into()),
            ("rephrase.fill", " ".into()),
        ] {
            let outcome = hear(pressed(action, &value));
            assert!(outcome.change.is_empty(), "{action}");
            assert!(shows(&outcome).contains("no longer works"), "{action}");
        }
        let outcome = hear(sent("rephrase.fill", &"x".repeat(3_001)));
        assert!(outcome.change.is_empty());
    }

    #[test]
    fn a_very_long_text_is_cut_with_a_notice_and_a_long_one_has_no_button() {
        let long = |times: usize| {
            shows(&hear(typed(
                &"Would you like me to send it? ".repeat(times),
            )))
        };
        let forty_thousand = long(40_000 / 30);
        assert!(forty_thousand.chars().count() < 4_000);
        assert!(forty_thousand.contains("This is only the beginning"));
        assert!(!forty_thousand.contains("[Share here]"));
        let between = long(70);
        assert!(between.contains("too long for a Share button"), "{between}");
        assert_eq!(long(30).matches("[copy]").count(), 1);
        assert_eq!(long(2).matches("[copy]").count(), 3);
    }
}
