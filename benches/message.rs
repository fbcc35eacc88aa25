//! What reading one message costs: from the JSON of a delivery to the decision, on one core.
//!
//! No network, no disk, and no answer: what a busy channel costs is the reading. Measured against a bare search
//! for a few dozen cue words in the same texts, in the same run. `cargo bench --bench message`, on a quiet
//! machine.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops")]
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use aho_corasick::AhoCorasick;
use goodword::adapters::memory::MemoryStore;
use goodword::adapters::slack::payload;
use goodword::adapters::slack::payload::Me;
use goodword::adapters::slack::payload::Reading;
use goodword::calendar::Calendar;
use goodword::chat::Heard;
use goodword::chat::Person;
use goodword::chat::Place;
use goodword::chat::PlaceKind;
use goodword::chat::Reply;
use goodword::chat::Role;
use goodword::chat::What;
use goodword::clock::Stopwatch;
use goodword::deadlines;
use goodword::deadlines::Reference;
use goodword::features;
use goodword::features::Context;
use goodword::features::Earlier;
use goodword::features::Knowledge;
use goodword::ids::Member;
use goodword::ids::MessageRef;
use goodword::ids::Workspace;
use goodword::store::Store;
use goodword::store::Watched;
use goodword::wire;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use serde_json::json;

/// What a customer care team says on an ordinary day, a message a line. Written for this measurement.
const MESSAGES: &str = include_str!("messages.txt");
/// Words that a promise or a phrase that could be better often holds.
const CUES: &[&str] = &[
    "i'll",
    "i will",
    "i can",
    "will do",
    "let me",
    "on it",
    "going to",
    "by tomorrow",
    "by friday",
    "tonight",
    "this week",
    "as soon as",
    "get back to",
    "send you",
    "look into",
    "check",
    "promise",
    "no later than",
    "end of day",
    "unfortunately",
    "hopefully",
    "asap",
    "policy",
    "you need to",
    "you must",
    "should have",
    "sorry but",
    "sorry for",
    "calm down",
    "as per",
    "reach out",
    "kindly",
    "utilize",
    "honestly",
    "actually",
    "no problem",
    "try to",
    "do my best",
    "transfer you",
    "please be advised",
];
/// A message shorter than this, in bytes, is a short one.
const SHORT: usize = 50;
/// How often all messages are read; the median counts.
const ROUNDS: usize = 101;
const PEOPLE: [&str; 4] = ["U0MARIA", "U0SAM", "U0PRIYA", "U0KEN"];
const CHANNELS: [&str; 3] = ["C0FRONTDESK", "C0ACME", "C0BILLING"];
/// How many messages of a conversation the engine remembers.
const REMEMBERED: usize = 6;

fn main() {
    let texts = texts();
    let frames: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| frame(at, text))
        .collect();
    let desk = Desk::open();
    describe(&desk, &texts, &frames);

    let cues = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(CUES)
        .unwrap();
    let mut search = Vec::new();
    let mut stages: [Vec<Duration>; 3] = Default::default();
    for _ in 0..ROUNDS {
        search.push(timed(&texts, |_, text| cues.find_iter(text).count()));
        stages[0].push(timed(&frames, |_, frame| parsed(frame)));
        stages[1].push(timed(&frames, |_, frame| desk.heard(frame)));
        stages[2].push(timed(&frames, |at, frame| desk.decided(at, frame)));
    }
    let search = Figure::of(search, texts.len());
    let [parse, hear, decide] = stages.map(|times| Figure::of(times, texts.len()));
    println!("searching the text for {} cue words: {search}", CUES.len());
    println!("reading the JSON alone: {parse}");
    println!("JSON to what was heard: {hear}");
    println!("JSON to the decision: {decide}");
    println!(
        "one core decides {:.0} messages a second",
        1e9 / decide.nanoseconds
    );
    println!(
        "ratio to the search: {:.0}",
        decide.nanoseconds / search.nanoseconds
    );
    println!(
        "ratio to reading the JSON alone: {:.1}",
        decide.nanoseconds / parse.nanoseconds
    );
    parts(&desk, &frames, &search);
}

/// Returns messages of about 80 characters: short ones are said in one breath with the next.
fn texts() -> Vec<String> {
    let mut texts = vec![String::new()];
    for line in MESSAGES.lines() {
        let line = line.replace("\\n", "\n");
        match texts.last_mut() {
            Some(last) if last.len() < SHORT => {
                last.push(' ');
                last.push_str(&line);
            }
            _ => texts.push(line),
        }
    }
    texts
}

/// Says what the messages are and what is decided about them.
fn describe(desk: &Desk, texts: &[String], frames: &[String]) {
    let mut decisions: BTreeMap<Decision, Vec<&str>> = BTreeMap::new();
    for (at, frame) in frames.iter().enumerate() {
        decisions
            .entry(desk.decided(at, frame))
            .or_default()
            .push(&texts[at]);
    }
    let letters: usize = texts.iter().map(String::len).sum();
    let json: usize = frames.iter().map(String::len).sum();
    let count = |decision| decisions.get(&decision).map_or(0, Vec::len);
    println!(
        "{} messages of {} bytes on average, {} as JSON: {} promises, {} phrases, {} left alone",
        texts.len(),
        letters / texts.len(),
        json / texts.len(),
        count(Decision::Offer),
        count(Decision::Hint),
        count(Decision::Nothing),
    );
    if std::env::var_os("GOODWORD_BENCH_LIST").is_some() {
        for decision in [Decision::Offer, Decision::Hint] {
            for text in decisions.get(&decision).into_iter().flatten() {
                println!("  {decision:?}: {text}");
            }
        }
    }
}

/// Says where the time goes.
fn parts(desk: &Desk, frames: &[String], search: &Figure) {
    let heard: Vec<Heard> = frames
        .iter()
        .map(|frame| desk.heard(frame).unwrap())
        .collect();
    let texts: Vec<&str> = heard.iter().map(words).collect();
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let reference = Reference {
        now: desk.now,
        zone: &zone,
        calendar: &desk.calendar,
    };
    let mut spent: [Vec<Duration>; 4] = Default::default();
    for _ in 0..ROUNDS {
        spent[0].push(timed(&texts, |_, text| deadlines::read(text, reference)));
        spent[1].push(timed(&texts, |_, text| {
            desk.knowledge.cues.recognise(text, &[], &[])
        }));
        spent[2].push(timed(&texts, |_, text| desk.knowledge.phrases.find(text)));
        spent[3].push(timed(&texts, |_, text| {
            let times = deadlines::read(text, reference);
            let promise = desk.knowledge.cues.recognise(text, &[], &times);
            (promise, times, desk.knowledge.phrases.find(text))
        }));
    }
    let [times, promises, phrases, all] = spent.map(|times| Figure::of(times, texts.len()));
    println!(
        "alone: reading times {times}; recognising promises {promises}; finding phrases {phrases}"
    );
    println!(
        "text to times, promise and phrases: {all}, {:.0} messages a second, ratio to the search: {:.0}",
        1e9 / all.nanoseconds,
        all.nanoseconds / search.nanoseconds
    );
}

fn words(heard: &Heard) -> &str {
    match &heard.what {
        What::Message { text, .. } => text,
        _ => "",
    }
}

/// What is decided about a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Decision {
    Offer,
    Hint,
    Nothing,
}

/// Everything a decision is made with.
struct Desk {
    knowledge: Knowledge,
    calendar: Calendar,
    store: MemoryStore,
    me: Me,
    people: BTreeMap<&'static str, Person>,
    recent: Vec<Vec<Earlier>>,
    now: Timestamp,
}

impl Desk {
    fn open() -> Self {
        let tips = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
        let files = wire::read_folder(&tips).unwrap();
        let person = |id: &'static str| {
            let zone = "Europe/Berlin".to_owned();
            (
                id,
                Person {
                    id: Member::new(id),
                    name: id.to_owned(),
                    zone,
                    role: Role::Member,
                },
            )
        };
        let lines: Vec<&str> = MESSAGES.lines().collect();
        Self {
            knowledge: wire::learn(&files).unwrap(),
            calendar: Calendar::default(),
            store: MemoryStore::default(),
            me: Me {
                workspace: Workspace::new("T0HARBOR"),
                user: Member::new("U0GOODWORD"),
                bot: None,
                whole_org: false,
            },
            people: PEOPLE.map(person).into(),
            recent: (0..lines.len()).map(|at| before(&lines, at)).collect(),
            now: "2026-03-03T10:20:00Z".parse().unwrap(),
        }
    }

    /// Reads a delivery, and completes it with what is known of people and places, as when Slack was asked before.
    fn heard(&self, frame: &str) -> Option<Heard> {
        let frame = parsed(frame);
        let payload = &frame["payload"];
        black_box(payload::stale(payload));
        let Reading::Heard(draft) = payload::read("events_api", payload, &self.me) else {
            return None;
        };
        let place = draft.place.map(|spot| Place {
            channel: spot.channel,
            kind: PlaceKind::Channel,
            thread: spot.thread,
        });
        Some(Heard {
            event: draft.event,
            workspace: draft.workspace,
            who: self.people.get(draft.who.id.as_str())?.clone(),
            place,
            what: draft.what,
            answer: draft.answer,
        })
    }

    fn decided(&self, at: usize, frame: &str) -> Decision {
        let heard = self.heard(frame).unwrap();
        assert!(
            !self
                .store
                .is_handled(&heard.workspace, &heard.event)
                .unwrap()
        );
        let watched = Watched::new(self.store.reads());
        let context = Context {
            now: self.now,
            seed: 7,
            reads: &watched,
            knowledge: &self.knowledge,
            calendar: &self.calendar,
            recent: &self.recent[at],
            link: &|_: &MessageRef| None,
        };
        let Some(outcome) = features::hear(&context, &heard).unwrap() else {
            return Decision::Nothing;
        };
        match outcome.reply {
            Some(Reply::Private(card)) if card.summary.starts_with("A wording") => Decision::Hint,
            Some(Reply::Private(_)) => Decision::Offer,
            _ => Decision::Nothing,
        }
    }
}

/// Returns the messages before one in its conversation, oldest first.
fn before(lines: &[&str], at: usize) -> Vec<Earlier> {
    let same = (0..at)
        .rev()
        .filter(|other| other % CHANNELS.len() == at % CHANNELS.len());
    let mut recent: Vec<_> = same
        .take(REMEMBERED)
        .map(|other| Earlier {
            author: Member::new(PEOPLE[other % PEOPLE.len()]),
            name: PEOPLE[other % PEOPLE.len()].to_owned(),
            text: lines[other].to_owned(),
        })
        .collect();
    recent.reverse();
    recent
}

fn parsed(frame: &str) -> Value {
    serde_json::from_str(frame).unwrap()
}

/// Returns a message as Slack delivers it, with the blocks that it makes of the text.
fn frame(at: usize, text: &str) -> String {
    let stamp = format!("{}.{:06}", 1_772_533_200 + at * 37, 100 + at);
    let (user, channel) = (PEOPLE[at % PEOPLE.len()], CHANNELS[at % CHANNELS.len()]);
    let blocks = json!([{
        "type": "rich_text", "block_id": format!("b{at:04}"),
        "elements": [{ "type": "rich_text_section", "elements": [{ "type": "text", "text": text }] }],
    }]);
    let escaped = text.replace('&', "&amp;");
    json!({
        "envelope_id": format!("5f3c1a52-7b1e-4b5e-9a53-{at:012}"),
        "type": "events_api", "accepts_response_payload": false, "retry_attempt": 0, "retry_reason": "",
        "payload": {
            "token": "verification-token", "team_id": "T0HARBOR", "context_team_id": "T0HARBOR",
            "context_enterprise_id": null, "api_app_id": "A0GOODWORD",
            "event": {
                "type": "message", "user": user, "ts": stamp, "client_msg_id": format!("c0ffee00-0000-4000-8000-{at:012}"),
                "text": escaped, "team": "T0HARBOR", "blocks": blocks, "channel": channel,
                "event_ts": stamp, "channel_type": "channel",
            },
            "type": "event_callback", "event_id": format!("Ev{at:09}"), "event_time": 1_772_533_200 + at * 37,
            "authorizations": [{
                "enterprise_id": null, "team_id": "T0HARBOR", "user_id": "U0GOODWORD", "is_bot": true,
                "is_enterprise_install": false,
            }],
            "is_ext_shared_channel": false,
            "event_context": "4-eyJldCI6Im1lc3NhZ2UiLCJ0aWQiOiJUMEhBUkJPUiIsImFpZCI6IkEwR09PRFdPUkQifQ",
        },
    })
    .to_string()
}

/// Does something with each item, and returns how long all took.
fn timed<Item, Made>(items: &[Item], mut work: impl FnMut(usize, &Item) -> Made) -> Duration {
    let watch = Stopwatch::start();
    for (at, item) in items.iter().enumerate() {
        black_box(work(at, item));
    }
    watch.elapsed()
}

/// What one message takes, over all rounds.
struct Figure {
    nanoseconds: f64,
    fastest: f64,
    slowest: f64,
}

impl Figure {
    fn of(mut rounds: Vec<Duration>, messages: usize) -> Self {
        rounds.sort_unstable();
        let count = f64::from(u32::try_from(messages).unwrap());
        let each = |place: usize| rounds[place].as_secs_f64() * 1e9 / count;
        let last = rounds.len() - 1;
        Self {
            nanoseconds: each(last / 2),
            fastest: each(last / 10),
            slowest: each(last * 9 / 10),
        }
    }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let microseconds = |nanoseconds: f64| nanoseconds / 1_000.0;
        write!(
            f,
            "{:.2} µs a message (80% of the rounds between {:.2} and {:.2})",
            microseconds(self.nanoseconds),
            microseconds(self.fastest),
            microseconds(self.slowest)
        )
    }
}
