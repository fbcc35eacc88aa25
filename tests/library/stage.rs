//! A team around a store in memory: who says what, what they see, what goes out, and time that passes.

use futures_util::FutureExt as _;
use goodword::adapters::memory::MemoryStore;
use goodword::calendar::Calendar;
use goodword::chat::AnswerTo;
use goodword::chat::Heard;
use goodword::chat::Outbound;
use goodword::chat::Person;
use goodword::chat::Place;
use goodword::chat::PlaceKind;
use goodword::chat::Reply;
use goodword::chat::Role;
use goodword::chat::What;
use goodword::features;
use goodword::features::Context;
use goodword::features::Earlier;
use goodword::features::Knowledge;
use goodword::ids::Channel;
use goodword::ids::EventId;
use goodword::ids::Member;
use goodword::ids::Stamp;
use goodword::ids::Workspace;
use goodword::library::Library;
use goodword::store::Change;
use goodword::store::Record;
use goodword::store::Store as _;
use goodword::view::Button;
use goodword::view::Card;
use goodword::view::Control;
use goodword::view::Part;
use goodword::view::Span;
use goodword::view::Text;
use jiff::Timestamp;

/// The team, the moment, and where they are.
pub(crate) struct Stage {
    pub(crate) store: MemoryStore,
    pub(crate) knowledge: Knowledge,
    pub(crate) calendar: Calendar,
    pub(crate) now: Timestamp,
    pub(crate) place: Place,
    pub(crate) role: Role,
    pub(crate) recent: Vec<Earlier>,
    heard: u64,
}

impl Stage {
    /// A channel of the team, with the tips as they ship.
    pub(crate) fn at(now: &str) -> Self {
        Self {
            store: MemoryStore::default(),
            knowledge: Knowledge {
                library: Library::load(&crate::files::all()).unwrap(),
                ..Knowledge::default()
            },
            calendar: Calendar::default(),
            now: now.parse().unwrap(),
            place: Place {
                channel: Channel::new("C1"),
                kind: PlaceKind::Channel,
                thread: None,
            },
            role: Role::Member,
            recent: Vec::new(),
            heard: 0,
        }
    }

    pub(crate) fn in_a(mut self, kind: PlaceKind) -> Self {
        self.place.kind = kind;
        self
    }

    pub(crate) fn in_a_thread(mut self, words: &[&str]) -> Self {
        self.place.thread = Some(Stamp::new("1.2"));
        self.recent = words.iter().map(|text| said("U9", text)).collect();
        self
    }

    /// Somebody types a command, and sees this.
    pub(crate) fn types(&mut self, who: &str, command: &str, text: &str) -> Card {
        let what = What::Command {
            name: command.into(),
            text: text.into(),
        };
        shown(self.hears(who, what).unwrap())
    }

    /// Somebody presses the button of that label on a card, and sees this.
    pub(crate) fn presses(&mut self, who: &str, label: &str, card: &Card) -> Card {
        let button = buttons(card).find(|button| button.label == label);
        let button = button.unwrap_or_else(|| panic!("no {label} on\n{}", words(card)));
        shown(self.forges(who, &button.action, &button.value).unwrap())
    }

    /// Somebody's machine sends a press with whatever value.
    pub(crate) fn forges(&mut self, who: &str, action: &str, value: &str) -> Option<Reply> {
        self.hears(
            who,
            What::Press {
                action: action.into(),
                value: value.into(),
                on: None,
                private: true,
            },
        )
    }

    /// Something happens.
    pub(crate) fn hears(&mut self, who: &str, what: What) -> Option<Reply> {
        self.heard += 1;
        let heard = Heard {
            event: EventId::new(format!("E{}", self.heard)),
            workspace: workspace(),
            who: Person {
                id: Member::new(who),
                name: format!("Member {who}"),
                zone: "Europe/Berlin".into(),
                role: self.role,
            },
            place: Some(self.place.clone()),
            what,
            answer: AnswerTo::default(),
        };
        let outcome = self.with(self.heard, |context| features::hear(context, &heard));
        let outcome = outcome.unwrap()?;
        self.commit(outcome.change);
        outcome.reply
    }

    /// Time passes, and whatever is due happens at its moment.
    pub(crate) fn waits_until(&mut self, moment: &str) {
        let end: Timestamp = moment.parse().unwrap();
        while let Some(next) = self.store.next_moment().unwrap().filter(|at| *at <= end) {
            self.now = self.now.max(next);
            self.wakes();
        }
        self.now = end;
    }

    /// Nothing runs until that moment; then whatever is due happens.
    pub(crate) fn sleeps_until(&mut self, moment: &str) {
        self.now = moment.parse().unwrap();
        while !self.store.due(self.now, 1).unwrap().is_empty() {
            self.wakes();
        }
    }

    fn wakes(&mut self) {
        for entry in self.store.due(self.now, 100).unwrap() {
            let feature = features::named(&entry.feature).unwrap();
            let mut change = self
                .with(7, |context| feature.due(context, &entry))
                .unwrap();
            if change.agenda.is_empty() {
                change.schedule(&entry.workspace, &entry.feature, &entry.subject, None);
            }
            self.commit(change);
        }
    }

    fn with<T>(&self, seed: u64, ask: impl FnOnce(&Context<'_>) -> T) -> T {
        ask(&Context {
            now: self.now,
            seed,
            reads: self.store.reads(),
            knowledge: &self.knowledge,
            calendar: &self.calendar,
            recent: &self.recent,
            link: &|_| None,
        })
    }

    /// Records a change that no feature made.
    pub(crate) fn records(&self, change: Change) {
        self.commit(change);
    }

    fn commit(&self, change: Change) {
        let done = self.store.commit(change).now_or_never();
        done.unwrap().unwrap();
    }

    /// Everything that waits to go out, the oldest first.
    pub(crate) fn outbox(&self) -> Vec<Outbound> {
        let queued = self.store.unsent(1_000).unwrap();
        queued.into_iter().map(|queued| queued.message).collect()
    }

    /// A record, as it is kept now.
    pub(crate) fn record<R: Record>(&self, id: &str) -> Option<R> {
        self.store.reads().get(&workspace(), id).unwrap()
    }

    /// The moment something happens next, in Berlin.
    pub(crate) fn next_moment(&self) -> Option<String> {
        let next = self.store.next_moment().unwrap()?;
        let next = next.in_tz("Europe/Berlin").unwrap();
        Some(next.strftime("%a %F %R").to_string())
    }
}

pub(crate) fn workspace() -> Workspace {
    Workspace::new("T1")
}

fn shown(reply: Reply) -> Card {
    match reply {
        Reply::Private(card) | Reply::Replace(card) => card,
        other => panic!("no card: {other:?}"),
    }
}

pub(crate) fn buttons(card: &Card) -> impl Iterator<Item = &Button> {
    card.parts.iter().flat_map(|part| {
        let controls: &[Control] = match part {
            Part::Controls(controls) => controls,
            Part::Row(_, control) => std::slice::from_ref(control),
            _ => &[],
        };
        controls.iter().filter_map(|control| match control {
            Control::Button(button) => Some(button),
            _ => None,
        })
    })
}

/// The titles of the tips on a card.
pub(crate) fn titles(card: &Card) -> Vec<String> {
    let first_bold = |text: &Text| match text.spans.first() {
        Some(Span::Bold(title)) => Some(title.clone()),
        _ => None,
    };
    card.parts
        .iter()
        .filter_map(|part| match part {
            Part::Words(text) | Part::Row(text, _) => first_bold(text),
            _ => None,
        })
        .collect()
}

/// A card as it reads, with a person's own words in angle quotes.
pub(crate) fn words(card: &Card) -> String {
    let mut lines = Vec::new();
    for part in &card.parts {
        lines.push(match part {
            Part::Heading(words) => format!("# {words}"),
            Part::Words(text) => plain(text),
            Part::Copyable(words) => format!("| {words}"),
            Part::Small(text) => format!("({})", plain(text)),
            Part::Divider => "---".to_owned(),
            Part::Row(text, control) => format!("{} {}", plain(text), label(control)),
            Part::Controls(controls) => {
                let labels: Vec<String> = controls.iter().map(label).collect();
                labels.join(" ")
            }
            Part::Fields(texts) => texts.iter().map(plain).collect::<Vec<_>>().join(" | "),
        });
    }
    lines.join("\n")
}

fn label(control: &Control) -> String {
    match control {
        Control::Button(button) => format!("[{}]", button.label),
        Control::Select(picker) => format!("[{} ▾ {}]", picker.hint, picker.choices.len()),
        Control::Pick(_) => "[pick]".to_owned(),
    }
}

fn plain(text: &Text) -> String {
    text.spans
        .iter()
        .map(|span| match span {
            Span::Plain(words) | Span::Bold(words) | Span::Italic(words) => words.clone(),
            Span::Code(words) => format!("`{words}`"),
            Span::Said(words) | Span::SaidBold(words) => format!("«{words}»"),
            Span::Break => "\n".to_owned(),
            other => format!("{other:?}"),
        })
        .collect()
}

/// Somebody said something before.
pub(crate) fn said(who: &str, text: &str) -> Earlier {
    Earlier {
        author: Member::new(who),
        name: who.to_owned(),
        text: text.to_owned(),
    }
}
