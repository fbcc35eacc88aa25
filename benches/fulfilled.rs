//! What it costs to see that a message fulfils a promise, with 100,000 open promises on disk.
//!
//! Four kinds of messages, each to its decision: ordinary talk, a deed where nothing was promised, a deed in the
//! thread of a promise, and one in a channel with many. `cargo bench --bench fulfilled`, on a quiet machine.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on stops")]
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use futures_util::FutureExt as _;
use goodword::adapters::memory::MemoryStore;
use goodword::adapters::sled::SledStore;
use goodword::calendar::Calendar;
use goodword::chat::AnswerTo;
use goodword::chat::Heard;
use goodword::chat::Person;
use goodword::chat::Place;
use goodword::chat::PlaceKind;
use goodword::chat::Role;
use goodword::chat::What;
use goodword::clock::Stopwatch;
use goodword::features;
use goodword::features::Context;
use goodword::features::Knowledge;
use goodword::features::promise::book;
use goodword::ids::Channel;
use goodword::ids::EventId;
use goodword::ids::Member;
use goodword::ids::MessageRef;
use goodword::ids::PromiseId;
use goodword::ids::Stamp;
use goodword::ids::Workspace;
use goodword::promises::Promise;
use goodword::promises::Source;
use goodword::store::Change;
use goodword::store::Reads;
use goodword::store::Store;
use goodword::wire;
use jiff::Timestamp;

const PROMISES: u64 = 100_000;
const PEOPLE: u64 = 200;
const CHANNELS: u64 = 40;
const ROUNDS: usize = 2_001;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let full = SledStore::open(folder.path()).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for thousand in 0..PROMISES / 1_000 {
        let mut change = Change::default();
        for number in thousand * 1_000..(thousand + 1) * 1_000 {
            book::save(&mut change, &workspace(), &promise(number), None);
        }
        runtime.block_on(full.commit(change)).unwrap();
    }
    let few = MemoryStore::default();
    let mut change = Change::default();
    book::save(&mut change, &workspace(), &promise(7), None);
    few.commit(change).now_or_never().unwrap().unwrap();
    let desk = Desk::open();
    let thread = Some(stamp(7));
    for (what, text, thread) in [
        (
            "ordinary talk",
            "Thanks, that looks good to me, see you at lunch",
            None,
        ),
        (
            "a deed in a thread without promises",
            "I just sent it over",
            Some(Stamp::new("1.0")),
        ),
        (
            "a deed in the thread of a promise",
            "I just sent it over",
            thread,
        ),
        (
            "a deed in a channel with many promises",
            "I just sent it over",
            None,
        ),
    ] {
        let one = desk.time(&few, text, thread.as_ref());
        let many = desk.time(full.reads(), text, thread.as_ref());
        println!(
            "{what}: {:.1} µs with 1 promise in memory, {:.1} µs with {PROMISES} on disk, ratio {:.1}",
            microseconds(one),
            microseconds(many),
            microseconds(many) / microseconds(one),
        );
    }
}

/// Everything a decision is made with.
struct Desk {
    knowledge: Knowledge,
    calendar: Calendar,
}

impl Desk {
    fn open() -> Self {
        let tips = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
        Self {
            knowledge: wire::learn(&wire::read_folder(&tips).unwrap()).unwrap(),
            calendar: Calendar::default(),
        }
    }

    /// Returns what a decision takes, the median of all rounds.
    fn time(&self, reads: &dyn Reads, text: &str, thread: Option<&Stamp>) -> Duration {
        let heard = heard(text, thread);
        let context = Context {
            now: "2026-03-03T10:20:00Z".parse().unwrap(),
            seed: 7,
            reads,
            knowledge: &self.knowledge,
            calendar: &self.calendar,
            recent: &[],
            link: &|_: &MessageRef| None,
        };
        let mut rounds: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let watch = Stopwatch::start();
                black_box(features::hear(&context, &heard).unwrap());
                watch.elapsed()
            })
            .collect();
        rounds.sort_unstable();
        rounds[ROUNDS / 2]
    }
}

fn microseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn workspace() -> Workspace {
    Workspace::new("T1")
}

fn stamp(number: u64) -> Stamp {
    Stamp::new(format!("{}.000100", 1_700_000_000 + number))
}

fn promise(number: u64) -> Promise {
    let made: Timestamp = "2026-03-01T09:00:00Z".parse().unwrap();
    let owner = Member::new(format!("U{}", number % PEOPLE));
    let what = format!("send the corrected invoice {number} with the new delivery address");
    let mut promise = Promise::new(PromiseId(number + 1), owner, what, made);
    promise.source = Some(Source {
        message: MessageRef {
            channel: Channel::new(format!("C{}", number / PEOPLE % CHANNELS)),
            stamp: stamp(number),
            thread: None,
        },
        link: None,
    });
    promise
}

/// Returns a message by the owner of the seventh promise.
fn heard(text: &str, thread: Option<&Stamp>) -> Heard {
    Heard {
        event: EventId::new("e"),
        workspace: workspace(),
        who: Person {
            id: Member::new("U7"),
            name: "Maria".into(),
            zone: "Europe/Berlin".into(),
            role: Role::Member,
        },
        place: Some(Place {
            channel: Channel::new("C0"),
            kind: PlaceKind::Channel,
            thread: thread.cloned(),
        }),
        what: What::Message {
            stamp: Stamp::new("1772533200.000100"),
            text: text.into(),
            edited: false,
            before: None,
        },
        answer: AnswerTo::default(),
    }
}
