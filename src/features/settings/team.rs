//! What the leads of the workspace set for everybody: shown to them, asked, kept.
//!
//! Whoever is no lead any more when they press is refused; the role comes with each delivery.

use std::collections::BTreeMap;

use crate::chat::Heard;
use crate::chat::Reply;
use crate::chat::Role;
use crate::features::Context;
use crate::features::Outcome;
use crate::features::coach;
use crate::features::team::Asks;
use crate::ids::Workspace;
use crate::store::Change;
use crate::store::StoreError;
use crate::view::Button;
use crate::view::Card;
use crate::view::Choice;
use crate::view::Confirm;
use crate::view::FieldKind;
use crate::view::Form;
use crate::view::Part;
use crate::view::Text;
use crate::view::wording;

/// Adds what leads see below their own settings.
pub(super) fn below(context: &Context<'_>, heard: &Heard, card: Card) -> Result<Card, StoreError> {
    if heard.who.role != Role::Lead {
        return Ok(card);
    }
    shown(context, &heard.workspace, card.part(Part::Divider))
}

/// Adds the settings of a workspace.
fn shown(context: &Context<'_>, workspace: &Workspace, card: Card) -> Result<Card, StoreError> {
    let team = context.team(workspace)?;
    let refused = coach::no_promises(context, workspace)?;
    Ok(with(card, team.asks, refused))
}

fn with(card: Card, asks: Asks, refused: usize) -> Card {
    let mut words = Text::default()
        .and_bold("Ask about promises:")
        .and(format!(" {}", asks.in_words()));
    let mut buttons = vec![Button::new("settings.team", "Change for everybody", "")];
    if refused > 0 {
        let wordings = wording::count(refused, "wording", "wordings");
        words = words
            .and_break()
            .and_bold("Never ask about:")
            .and(format!(" {wordings} people said to be no promise"));
        buttons.push(ask_again(&wordings));
    }
    card.heading("For everybody here")
        .words(words)
        .buttons(buttons)
        .small("You see this because you are an admin of this workspace.")
}

fn ask_again(wordings: &str) -> Button {
    Button::new("settings.ask_again", "Ask about them again", "").confirm(Confirm {
        title: "Ask about them again?".into(),
        words: format!(
            "I forget {wordings} that people here said to be no promise, and ask about such messages again. This cannot be undone."
        ),
        yes: "Ask again".into(),
        no: "Leave it so".into(),
    })
}

/// Answers a press on what only leads see.
pub(super) fn pressed(
    context: &Context<'_>,
    heard: &Heard,
    action: &str,
) -> Result<Outcome, StoreError> {
    if heard.who.role != Role::Lead {
        return Ok(Outcome::reply(Reply::Private(only_leads())));
    }
    if action == "settings.ask_again" {
        let mut change = Change::default();
        coach::ask_again(&mut change, &heard.workspace);
        let card = Card::new("I ask about such wordings again.");
        let card = card.words("All right: I forgot what people here said to be no promise.");
        let asks = context.team(&heard.workspace)?.asks;
        return Ok(Outcome {
            reply: Some(Reply::Replace(with(card, asks, 0))),
            change,
            forgets: false,
        });
    }
    Ok(Outcome::reply(Reply::Form(ask(context
        .team(&heard.workspace)?
        .asks))))
}

fn ask(now: Asks) -> Form {
    let choices = Asks::ALL.map(|asks| Choice {
        label: wording::capitalised(asks.in_words()),
        value: asks.name().into(),
    });
    Form::new("settings.team", "For everybody here", "Save")
        .intro("This holds for everybody in this workspace. Each person can still turn it off for themselves.")
        .field(
            "asks",
            "When do I ask somebody about a promise?",
            FieldKind::Choice {
                choices: choices.into(),
                chosen: Some(now.name().into()),
            },
        )
}

/// Keeps what a lead chose.
pub(super) fn save(
    context: &Context<'_>,
    heard: &Heard,
    answers: &BTreeMap<String, String>,
) -> Result<Outcome, StoreError> {
    if heard.who.role != Role::Lead {
        return Ok(Outcome::reply(Reply::Private(only_leads())));
    }
    let chosen = answers.get("asks").map(String::as_str).unwrap_or_default();
    let Some(asks) = Asks::ALL.into_iter().find(|asks| asks.name() == chosen) else {
        let wrong = ("asks".to_owned(), "Please choose one of these.".to_owned());
        return Ok(Outcome::reply(Reply::Refuse([wrong].into())));
    };
    let mut team = context.team(&heard.workspace)?;
    team.asks = asks;
    let mut change = Change::default();
    change.put(&heard.workspace, &team);
    let refused = coach::no_promises(context, &heard.workspace)?;
    let card = Card::new("Saved for everybody in this workspace.");
    Ok(Outcome {
        reply: Some(Reply::Private(with(card, asks, refused))),
        change,
        forgets: false,
    })
}

fn only_leads() -> Card {
    Card::saying(
        "Only an admin of this workspace can change what holds for everybody; nothing has changed.",
    )
}
