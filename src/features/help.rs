//! Help: what each command does, written from the features themselves.

use super::ALL;
use super::Command;
use crate::view::Card;
use crate::view::Part;
use crate::view::Text;

/// Returns what to show when a command is asked for help; the one named like the bot shows everything.
pub(super) fn of(command: &Command) -> Card {
    if command.name == "/goodword" {
        return overview();
    }
    about(command)
}

/// Returns the help of one command.
fn about(command: &Command) -> Card {
    let mut examples = Text::default();
    for (index, (typed, does)) in command.examples.iter().enumerate() {
        if index > 0 {
            examples = examples.and_break();
        }
        examples = examples.and_code(*typed).and(format!("  {does}"));
    }
    Card::new(format!("{}: {}", command.name, command.about))
        .words(
            Text::default()
                .and_bold(command.name)
                .and(format!("  {}", command.about)),
        )
        .words(examples)
}

/// Returns what the bot can do, command by command.
pub(super) fn overview() -> Card {
    let mut card = Card::new("What I can do")
        .heading("What I can do")
        .words("I help you say it well and keep your word. Everything I answer is for your eyes only, unless you share it.");
    for command in ALL.iter().flat_map(|feature| feature.commands()) {
        card = card.words(
            Text::default()
                .and_code(format!("{} {}", command.name, command.usage).trim_end())
                .and_break()
                .and(command.about),
        );
    }
    card.part(Part::Divider).small(
        Text::plain("In channels I am invited to, I notice promises and offer, privately, to keep track of them. Each command answers ")
            .and_code("help")
            .and(" with examples."),
    )
}
