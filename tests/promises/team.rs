//! A team around a store in memory: says, types, presses, waits, and reads what it is shown.
//!
//! A small stand-in for the engine: what a feature decides is recorded at once, and what it sends is read.

use std::collections::BTreeMap;
use std::path::Path;

use goodword::adapters::memory::MemoryStore;
use goodword::calendar::Calendar;
use goodword::chat::AnswerTo;
use goodword::chat::Heard;
use goodword::chat::Person;
use goodword::chat::Place;
use goodword::chat::PlaceKind;
use goodword::chat::Recipient;
use goodword::chat::Reply;
use goodword::chat::Role;
use goodword::chat::What;
use goodword::datafile::DataFile;
use goodword::features;
use goodword::features::Context;
use goodword::features::Earlier;
use goodword::features::Knowledge;
use goodword::features::Known;
use goodword::ids::Channel;
use goodword::ids::EventId;
use goodword::ids::Member;
use goodword::ids::MessageRef;
use goodword::ids::Stamp;
use goodword::ids::Workspace;
use goodword::promises::Cues;
use goodword::promises::Deeds;
use goodword::store::Change;
use goodword::store::CommitError;
use goodword::store::SendState;
use goodword::store::Store;
use goodword::view::Button;
use goodword::view::Card;
use goodword::view::Control;
use goodword::view::FieldKind;
use goodword::view::Form;
use goodword::view::Part;
use goodword::view::Picker;
use goodword::view::Span;
use goodword::view::Text;
use jiff::Timestamp;
use jiff::Zoned;

/// A team in Berlin.
pub(crate) struct Team {
    pub(crate) store: MemoryStore,
    pub(crate) now: Timestamp,
    pub(crate) kind: PlaceKind,
    /// The thread people write in; none: the channel itself.
    pub(crate) thread: Option<Stamp>,
    pub(crate) role: Role,
    knowledge: Knowledge,
    calendar: Calendar,
    events: usize,
    recent: Vec<Earlier>,
    /// The controls last seen: label, action, value, and the message they stand on.
    controls: Vec<(String, String, String, Option<MessageRef>)>,
    /// The form last opened.
    form: Option<(String, String)>,
}

impl Team {
    /// Opens the office.
    pub(crate) fn at(local: &str) -> Self {
        let cues =
            Cues::load(&files("tips/promises")).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let deeds = Deeds::load(&files("tips/fulfilled"))
            .unwrap_or_else(|problems| panic!("{problems:#?}"));
        Self {
            store: MemoryStore::default(),
            now: moment(local),
            kind: PlaceKind::Channel,
            thread: None,
            role: Role::Member,
            knowledge: Knowledge {
                cues,
                deeds,
                ..Knowledge::default()
            },
            calendar: Calendar::default(),
            events: 0,
            recent: Vec::new(),
            controls: Vec::new(),
            form: None,
        }
    }

    /// Types `/promise …`.
    pub(crate) fn types(&mut self, who: &str, text: &str) -> String {
        self.commands(who, "/promise", text)
    }

    /// Types any command.
    pub(crate) fn commands(&mut self, who: &str, name: &str, text: &str) -> String {
        self.hears(
            who,
            What::Command {
                name: name.into(),
                text: text.into(),
            },
        )
    }

    /// Writes the message of that stamp anew.
    pub(crate) fn edits(&mut self, who: &str, stamp: &str, before: &str, text: &str) -> String {
        self.hears(
            who,
            What::Message {
                stamp: Stamp::new(stamp),
                text: text.into(),
                edited: true,
                before: Some(before.into()),
            },
        )
    }

    /// Deletes the message of that stamp.
    pub(crate) fn deletes(&mut self, who: &str, stamp: &str) -> String {
        self.hears(
            who,
            What::Deleted {
                stamp: Stamp::new(stamp),
            },
        )
    }

    /// Writes a message in the channel.
    pub(crate) fn says(&mut self, who: &str, text: &str) -> String {
        let stamp = format!("17000000{:02}.000100", self.events);
        self.says_as(who, text, &stamp, false)
    }

    /// Writes a message with a stamp of its own, or a later version of it.
    pub(crate) fn says_as(&mut self, who: &str, text: &str, stamp: &str, edited: bool) -> String {
        let shown = self.hears(
            who,
            What::Message {
                stamp: Stamp::new(stamp),
                text: text.into(),
                edited,
                before: None,
            },
        );
        self.recent.push(Earlier {
            author: Member::new(who),
            name: person(who).name,
            text: text.into(),
        });
        shown
    }

    /// Presses the newest control that says so.
    pub(crate) fn presses(&mut self, who: &str, label: &str) -> String {
        let found = self
            .controls
            .iter()
            .rev()
            .find(|control| control.0 == label);
        let (_, action, value, on) = found
            .unwrap_or_else(|| panic!("no [{label}] in {:#?}", self.controls))
            .clone();
        self.presses_value(who, &action, &value, on)
    }

    /// Presses with a value of one's own making.
    pub(crate) fn presses_value(
        &mut self,
        who: &str,
        action: &str,
        value: &str,
        on: Option<MessageRef>,
    ) -> String {
        self.hears(
            who,
            What::Press {
                action: action.into(),
                value: value.into(),
                private: on.is_none(),
                on,
            },
        )
    }

    /// Fills in the form last opened.
    pub(crate) fn fills(&mut self, who: &str, answers: &[(&str, &str)]) -> String {
        let (form, carry) = self.form.clone().expect("a form is open");
        let answers: BTreeMap<String, String> = answers
            .iter()
            .map(|(field, answer)| ((*field).to_owned(), (*answer).to_owned()))
            .collect();
        self.hears(
            who,
            What::Submit {
                form,
                carry,
                answers,
            },
        )
    }

    /// Lets the clock reach a moment; what comes due is shown.
    pub(crate) fn waits_until(&mut self, local: &str) -> String {
        let until = moment(local);
        let mut shown = String::new();
        while let Some(at) = self.store.next_moment().unwrap().filter(|at| *at <= until) {
            self.now = at.max(self.now);
            for entry in self.store.due(self.now, 10).unwrap() {
                let feature = features::named(&entry.feature).unwrap();
                let mut change = self.ask(|context| feature.due(context, &entry)).unwrap();
                if !change
                    .agenda
                    .iter()
                    .any(|(_, _, subject, _)| *subject == entry.subject)
                {
                    change.schedule(&entry.workspace, &entry.feature, &entry.subject, None);
                }
                let local = self.now.to_zoned(zone());
                shown += &local.strftime("-- %a %-d %B %H:%M\n").to_string();
                shown += &self.commits(change).unwrap();
            }
        }
        self.now = until;
        shown
    }

    /// Hears something, records what follows, and returns everything that is shown because of it.
    pub(crate) fn hears(&mut self, who: &str, what: What) -> String {
        self.events += 1;
        let pressed = match &what {
            What::Press { on, .. } => on.clone(),
            _ => None,
        };
        let heard = Heard {
            event: EventId::new(self.events.to_string()),
            workspace: workspace(),
            who: Person {
                role: self.role,
                ..person(who)
            },
            place: Some(Place {
                channel: Channel::new("C1"),
                kind: self.kind,
                thread: self.thread.clone(),
            }),
            what,
            answer: AnswerTo::default(),
        };
        let outcome = self.ask(|context| features::hear(context, &heard)).unwrap();
        let Some(mut outcome) = outcome else {
            return "(silence)".into();
        };
        if matches!(outcome.reply, Some(Reply::Refuse(_))) {
            outcome.change = Change::default();
        }
        outcome.change.put(&workspace(), &Known(person(who)));
        let Some(sent) = self.commits(outcome.change) else {
            return "(silence)".into();
        };
        let mut shown = match outcome.reply {
            None => String::new(),
            Some(Reply::Private(card)) => self.shows("", &card, None),
            Some(Reply::Replace(card)) => self.shows("(instead)\n", &card, pressed.as_ref()),
            Some(Reply::Remove) => "(gone)".into(),
            Some(Reply::Home(card)) => self.shows("(home)\n", &card, None),
            Some(Reply::Refuse(wrong)) => format!("(refused) {wrong:?}"),
            Some(Reply::Form(form)) => {
                let shown = written_form(&form);
                self.form = Some((form.name, form.carry));
                shown
            }
        };
        shown.push_str(&sent);
        if shown.is_empty() {
            "(silence)".into()
        } else {
            shown
        }
    }

    fn ask<T>(&self, ask: impl FnOnce(&Context<'_>) -> T) -> T {
        ask(&Context {
            now: self.now,
            seed: 1,
            reads: &self.store,
            knowledge: &self.knowledge,
            calendar: &self.calendar,
            recent: &self.recent,
            link: &|message: &MessageRef| Some(format!("https://chat.example/{}", message.stamp)),
        })
    }

    /// Records a change and delivers what it sends; `None` when it was handled before.
    fn commits(&mut self, change: Change) -> Option<String> {
        let sent: Vec<_> = change
            .outbox
            .iter()
            .map(|(message, _)| message.clone())
            .collect();
        let known: Vec<bool> = sent
            .iter()
            .map(|message| {
                goodword::store::Reads::message(&self.store, &message.workspace, &message.key)
                    .unwrap()
                    .is_some()
            })
            .collect();
        match futures_util::FutureExt::now_or_never(self.store.commit(change)).unwrap() {
            Err(CommitError::Handled) => return None,
            recorded => recorded.unwrap(),
        }
        let mut shown = String::new();
        for (message, known) in sent.into_iter().zip(known) {
            if known {
                continue;
            }
            let stands = MessageRef {
                channel: Channel::new("D1"),
                stamp: Stamp::new(message.key.clone()),
                thread: None,
            };
            let (to, stands) = match &message.to {
                Recipient::Direct(member) => (format!("to {member}"), Some(stands)),
                Recipient::OnlyTo { member, .. } => (format!("only {member} sees"), None),
                Recipient::Update(message) => {
                    (format!("updated {}", message.stamp), Some(message.clone()))
                }
                Recipient::Channel { .. } => ("to everybody".to_owned(), Some(stands)),
            };
            shown.push_str(&self.shows(&format!("({to})\n"), &message.card, stands.as_ref()));
            let mut mark = Change::default();
            let state = SendState::Sent {
                at: self.now,
                stands,
            };
            mark.marks.push((message.workspace, message.key, state, 1));
            futures_util::FutureExt::now_or_never(self.store.commit(mark))
                .unwrap()
                .unwrap();
        }
        Some(shown)
    }

    fn shows(&mut self, lead: &str, card: &Card, on: Option<&MessageRef>) -> String {
        for part in &card.parts {
            match part {
                Part::Controls(controls) => controls
                    .iter()
                    .for_each(|control| self.remembers(control, on)),
                Part::Row(_, control) => self.remembers(control, on),
                _ => {}
            }
        }
        format!("{lead}{}", written(card))
    }

    fn remembers(&mut self, control: &Control, on: Option<&MessageRef>) {
        match control {
            Control::Button(Button {
                label,
                action,
                value,
                ..
            }) => {
                assert!(
                    value.chars().count() <= 2_000,
                    "the value of [{label}] is too long"
                );
                self.controls
                    .push((label.clone(), action.clone(), value.clone(), on.cloned()));
            }
            Control::Select(Picker {
                action, choices, ..
            }) => {
                for choice in choices {
                    assert!(
                        choice.value.chars().count() <= 75,
                        "the value of [{}] is too long",
                        choice.label
                    );
                    self.controls.push((
                        choice.label.clone(),
                        action.clone(),
                        choice.value.clone(),
                        on.cloned(),
                    ));
                }
            }
            Control::Pick(_) => {}
        }
    }
}

pub(crate) fn workspace() -> Workspace {
    Workspace::new("T1")
}

pub(crate) fn person(id: &str) -> Person {
    Person {
        id: Member::new(id),
        name: id.to_lowercase(),
        zone: "Europe/Berlin".into(),
        role: Role::Member,
    }
}

pub(crate) fn moment(local: &str) -> Timestamp {
    let moment: Zoned = format!("{local}[Europe/Berlin]").parse().unwrap();
    moment.timestamp()
}

fn zone() -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get("Europe/Berlin").unwrap()
}

/// Reads the data files of a folder below `tips`.
pub(crate) fn files(folder: &str) -> Vec<DataFile> {
    let tips = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
    let mut files = goodword::wire::read_folder(&tips).unwrap();
    files.retain(|file| {
        tips.join(&file.name)
            .starts_with(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
    });
    files
}

/// Writes a card down as text.
fn written(card: &Card) -> String {
    let mut lines = Vec::new();
    for part in &card.parts {
        match part {
            Part::Heading(words) => lines.push(format!("# {words}")),
            Part::Words(text) => lines.push(plain(text)),
            Part::Row(text, control) => lines.push(format!(
                "{} {}",
                plain(text),
                labels(std::slice::from_ref(control))
            )),
            Part::Fields(texts) => lines.extend(texts.iter().map(plain)),
            Part::Copyable(words) => lines.push(format!("| {words}")),
            Part::Small(text) => lines.push(format!("  {}", plain(text))),
            Part::Divider => lines.push("---".into()),
            Part::Controls(controls) => lines.push(labels(controls)),
        }
    }
    lines.join("\n") + "\n"
}

fn labels(controls: &[Control]) -> String {
    let labels: Vec<String> = controls
        .iter()
        .map(|control| match control {
            Control::Button(button) => format!("[{}]", button.label),
            Control::Select(picker) => {
                let labels: Vec<_> = picker
                    .choices
                    .iter()
                    .map(|choice| choice.label.as_str())
                    .collect();
                format!("[{}]", labels.join(" | "))
            }
            Control::Pick(_) => "[pick]".into(),
        })
        .collect();
    labels.join(" ")
}

fn plain(text: &Text) -> String {
    text.spans
        .iter()
        .map(|span| match span {
            Span::Plain(words) | Span::Bold(words) | Span::Italic(words) => words.clone(),
            Span::Said(words) | Span::SaidBold(words) => format!("\u{00ab}{words}\u{00bb}"),
            Span::Code(words) => format!("`{words}`"),
            Span::Mention(member) => format!("@{member}"),
            Span::Channel(channel) => format!("#{channel}"),
            Span::Link { url, label } => format!("{label} ({url})"),
            Span::Break => "\n".into(),
        })
        .collect()
}

fn written_form(form: &Form) -> String {
    let mut lines = vec![format!("(form) {}", form.title)];
    lines.extend(form.intro.iter().map(plain));
    for field in &form.fields {
        let value = match &field.kind {
            FieldKind::Words { value, .. } => value.clone(),
            FieldKind::Date(value) | FieldKind::TimeOfDay(value) | FieldKind::Person(value) => {
                value.clone().unwrap_or_default()
            }
            FieldKind::Choice { .. } | FieldKind::Choices { .. } => "(choices)".into(),
        };
        let optional = if field.optional { " (optional)" } else { "" };
        lines.push(format!("{} [{}]{optional}: {value}", field.label, field.id));
    }
    lines.push(format!("[{}]", form.send));
    lines.join("\n") + "\n"
}
