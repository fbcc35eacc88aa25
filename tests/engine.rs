//! The engine between a store in memory and a chat that is a small program with state.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use futures_util::future::BoxFuture;
use goodword::adapters::memory::MemoryStore;
use goodword::calendar::Calendar;
use goodword::chat::AnswerTo;
use goodword::chat::Chat;
use goodword::chat::Heard;
use goodword::chat::Hearing;
use goodword::chat::Outbound;
use goodword::chat::Person;
use goodword::chat::Place;
use goodword::chat::PlaceKind;
use goodword::chat::Recipient;
use goodword::chat::Reply;
use goodword::chat::Role;
use goodword::chat::SendError;
use goodword::chat::What;
use goodword::clock::Clock;
use goodword::clock::MovableClock;
use goodword::engine::Engine;
use goodword::features::Knowledge;
use goodword::features::Known;
use goodword::ids::Channel;
use goodword::ids::EventId;
use goodword::ids::Member;
use goodword::ids::MessageRef;
use goodword::ids::Stamp;
use goodword::ids::Workspace;
use goodword::store::Change;
use goodword::store::Reads;
use goodword::store::SendState;
use goodword::store::Store;
use goodword::view::Card;
use jiff::SignedDuration;

/// What the next posts of a message do.
#[derive(Clone)]
enum Fate {
    /// Refused for now.
    Later(Option<Duration>),
    /// Refused for good.
    Never,
    /// It arrives, but nobody hears of it.
    ArrivesUnheard,
    /// It does not arrive, and nobody hears of it.
    LostUnheard,
    /// It never ends.
    Hangs,
}

/// A chat in which messages stand, and which can be told to fail.
#[derive(Default)]
struct Room {
    standing: Mutex<Vec<String>>,
    fates: Mutex<HashMap<String, Vec<Fate>>>,
    answers: Mutex<Vec<Reply>>,
    looked_up: Mutex<usize>,
}

impl Room {
    fn fated(&self, key: &str, fates: &[Fate]) {
        self.fates
            .lock()
            .unwrap()
            .insert(key.into(), fates.to_vec());
    }

    fn times(&self, key: &str) -> usize {
        self.standing
            .lock()
            .unwrap()
            .iter()
            .filter(|standing| *standing == key)
            .count()
    }

    fn place(&self, key: &str) -> Option<MessageRef> {
        let index = self
            .standing
            .lock()
            .unwrap()
            .iter()
            .position(|standing| standing == key)?;
        Some(MessageRef {
            channel: Channel::new("D1"),
            stamp: Stamp::new(index.to_string()),
            thread: None,
        })
    }
}

impl Chat for Room {
    fn post<'a>(
        &'a self,
        message: &'a Outbound,
    ) -> BoxFuture<'a, Result<Option<MessageRef>, SendError>> {
        Box::pin(async move {
            let fate = {
                let mut fates = self.fates.lock().unwrap();
                fates
                    .get_mut(&message.key)
                    .filter(|fates| !fates.is_empty())
                    .map(|fates| fates.remove(0))
            };
            let arrives = || self.standing.lock().unwrap().push(message.key.clone());
            match fate {
                None => arrives(),
                Some(Fate::Later(after)) => return Err(SendError::Later(after)),
                Some(Fate::Never) => return Err(SendError::Never("channel_not_found".into())),
                Some(Fate::ArrivesUnheard) => {
                    arrives();
                    return Err(SendError::Uncertain);
                }
                Some(Fate::LostUnheard) => return Err(SendError::Uncertain),
                Some(Fate::Hangs) => std::future::pending().await,
            }
            Ok(self.place(&message.key))
        })
    }

    fn find<'a>(
        &'a self,
        message: &'a Outbound,
    ) -> BoxFuture<'a, Result<Option<MessageRef>, SendError>> {
        *self.looked_up.lock().unwrap() += 1;
        Box::pin(async move { Ok(self.place(&message.key)) })
    }

    fn answer<'a>(
        &'a self,
        _heard: &'a Heard,
        reply: &'a Reply,
    ) -> BoxFuture<'a, Result<(), SendError>> {
        self.answers.lock().unwrap().push(reply.clone());
        Box::pin(async { Ok(()) })
    }

    fn person<'a>(
        &'a self,
        _workspace: &'a Workspace,
        _member: &'a Member,
    ) -> BoxFuture<'a, Result<Option<Person>, SendError>> {
        Box::pin(async { Ok(None) })
    }

    fn link(&self, _workspace: &Workspace, _message: &MessageRef) -> Option<String> {
        None
    }
}

struct Scene {
    room: Arc<Room>,
    store: Arc<MemoryStore>,
    clock: MovableClock,
    engine: Arc<Engine>,
}

fn scene() -> Scene {
    let room = Arc::new(Room::default());
    let store = Arc::new(MemoryStore::default());
    let clock = MovableClock::starting_at("2026-03-04T10:20:00Z".parse().unwrap());
    let engine = Engine::new(
        Arc::clone(&store) as Arc<_>,
        Arc::clone(&room) as Arc<_>,
        Arc::new(clock.clone()),
        Calendar::default(),
        Knowledge::default(),
    );
    Scene {
        room,
        store,
        clock,
        engine,
    }
}

fn team() -> Workspace {
    Workspace::new("T1")
}

fn message(key: &str, to: &str) -> Outbound {
    Outbound {
        key: key.into(),
        workspace: team(),
        to: Recipient::Direct(Member::new(to)),
        card: Card::saying("Hello"),
    }
}

impl Scene {
    async fn queue(&self, message: Outbound) {
        let mut change = Change::default();
        change.send(message, self.clock.now());
        self.store.commit(change).await.unwrap();
    }

    fn state(&self, key: &str) -> SendState {
        self.store.message(&team(), key).unwrap().unwrap().state
    }

    /// Waits until a message is where it should be; fails after five seconds.
    async fn until(&self, key: &str, is: impl Fn(&SendState) -> bool) {
        for _ in 0..500 {
            if is(&self.state(key)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{key} is still {:?}", self.state(key));
    }
}

fn sent(state: &SendState) -> bool {
    matches!(state, SendState::Sent { .. })
}

fn heard(event: &str, text: &str) -> Heard {
    Heard {
        event: EventId::new(event),
        workspace: team(),
        who: Person {
            id: Member::new("U1"),
            name: "Maria".into(),
            zone: "Europe/Berlin".into(),
            role: Role::Member,
        },
        place: Some(Place {
            channel: Channel::new("C1"),
            kind: PlaceKind::Channel,
            thread: None,
        }),
        what: What::Command {
            name: "/goodword".into(),
            text: text.into(),
        },
        answer: AnswerTo::default(),
    }
}

#[tokio::test]
async fn the_same_delivery_twice_is_answered_once() {
    let scene = scene();
    assert_eq!(
        scene.engine.hear(heard("E1", "settings")).await,
        Hearing::Done
    );
    assert_eq!(
        scene.engine.hear(heard("E1", "settings")).await,
        Hearing::Done
    );
    assert_eq!(scene.room.answers.lock().unwrap().len(), 1);
    scene.engine.hear(heard("E2", "settings")).await;
    assert_eq!(scene.room.answers.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_message_is_sent_once_and_remembered_as_sent() {
    let scene = scene();
    scene.queue(message("a", "U1")).await;
    let running = scene.engine.start();
    scene.until("a", sent).await;
    running.stop().await;
    assert_eq!(scene.room.times("a"), 1);
    assert_eq!(*scene.room.looked_up.lock().unwrap(), 0);
}

#[tokio::test]
async fn a_message_of_unknown_fate_is_looked_up_and_not_sent_again() {
    let scene = scene();
    scene.room.fated("a", &[Fate::ArrivesUnheard]);
    scene.queue(message("a", "U1")).await;
    let running = scene.engine.start();
    scene.until("a", sent).await;
    running.stop().await;
    assert_eq!(scene.room.times("a"), 1);
}

#[tokio::test]
async fn a_message_that_got_lost_is_sent_again() {
    let scene = scene();
    scene.room.fated("a", &[Fate::LostUnheard]);
    scene.queue(message("a", "U1")).await;
    let running = scene.engine.start();
    scene
        .until("a", |state| matches!(state, SendState::Waiting(_)))
        .await;
    scene.clock.skip(SignedDuration::from_mins(1));
    scene.until("a", sent).await;
    running.stop().await;
    assert_eq!(scene.room.times("a"), 1);
}

#[tokio::test]
async fn what_a_crash_leaves_in_the_middle_of_a_send_is_looked_up_first() {
    let scene = scene();
    for (key, to) in [("arrived", "U1"), ("lost", "U2")] {
        scene.queue(message(key, to)).await;
        let mut change = Change::default();
        change
            .marks
            .push((team(), key.into(), SendState::Sending(scene.clock.now()), 1));
        scene.store.commit(change).await.unwrap();
    }
    scene.room.standing.lock().unwrap().push("arrived".into());
    let running = scene.engine.start();
    scene.until("arrived", sent).await;
    scene
        .until("lost", |state| !matches!(state, SendState::Sending(_)))
        .await;
    scene.clock.skip(SignedDuration::from_mins(1));
    scene.until("lost", sent).await;
    running.stop().await;
    assert_eq!(
        (scene.room.times("arrived"), scene.room.times("lost")),
        (1, 1)
    );
}

#[tokio::test]
async fn a_refusal_with_a_time_is_waited_for_on_the_workspace_clock() {
    let scene = scene();
    scene
        .room
        .fated("a", &[Fate::Later(Some(Duration::from_mins(10)))]);
    scene.queue(message("a", "U1")).await;
    let running = scene.engine.start();
    let ten_minutes_on = scene.clock.now() + SignedDuration::from_secs(595);
    scene
        .until(
            "a",
            |state| matches!(state, SendState::Waiting(until) if *until >= ten_minutes_on),
        )
        .await;
    scene.clock.skip(SignedDuration::from_mins(11));
    scene.until("a", sent).await;
    running.stop().await;
}

#[tokio::test]
async fn a_final_refusal_is_not_tried_again() {
    let scene = scene();
    scene.room.fated("a", &[Fate::Never]);
    scene.queue(message("a", "U1")).await;
    let running = scene.engine.start();
    scene
        .until(
            "a",
            |state| matches!(state, SendState::Failed { why, .. } if why == "channel_not_found"),
        )
        .await;
    scene.clock.skip(SignedDuration::from_hours(48));
    running.stop().await;
    assert_eq!(scene.room.times("a"), 0);
}

#[tokio::test]
async fn a_recipient_who_cannot_be_reached_holds_nobody_else_back() {
    let scene = scene();
    scene.room.fated("stuck", &[Fate::Hangs]);
    scene.queue(message("stuck", "U1")).await;
    scene.queue(message("behind", "U1")).await;
    scene.queue(message("other", "U2")).await;
    let running = scene.engine.start();
    scene.until("other", sent).await;
    assert!(
        matches!(scene.state("behind"), SendState::Waiting(_)),
        "one recipient's messages keep their order"
    );
    drop(running);
}

#[tokio::test]
async fn a_long_queue_for_one_recipient_holds_nobody_else_back() {
    let scene = scene();
    scene.room.fated("stuck", &[Fate::Hangs]);
    scene.queue(message("stuck", "U1")).await;
    for number in 0..600 {
        scene
            .queue(message(&format!("behind/{number}"), "U1"))
            .await;
    }
    scene.queue(message("other", "U2")).await;
    let running = scene.engine.start();
    scene.until("other", sent).await;
    drop(running);
}

#[tokio::test]
async fn somebody_the_platform_cannot_tell_about_is_taken_as_last_heard() {
    let scene = scene();
    let known = || -> Known {
        let reads: &dyn Reads = scene.store.reads();
        reads.get(&team(), "U1").unwrap().unwrap()
    };
    let faint = |event: &str| {
        let mut faint = heard(event, "daily on 9:30");
        faint.who.name = "U1".into();
        faint.who.zone = String::new();
        faint
    };
    scene.engine.hear(faint("E1")).await;
    assert_eq!(known().0.zone, "UTC");
    let clear = heard("E2", "daily on 9:30");
    let who = clear.who.clone();
    scene.engine.hear(clear).await;
    scene.engine.hear(faint("E3")).await;
    assert_eq!(known().0, who);
    let answers = scene.room.answers.lock().unwrap();
    assert!(format!("{:?}", answers.last()).contains("Europe/Berlin"));
}

#[tokio::test]
async fn nobody_is_kept_because_of_something_that_happened_to_them() {
    let scene = scene();
    for (event, what) in [
        ("E1", What::MemberGone),
        ("E2", What::Removed),
        ("E3", What::ChannelGone),
        ("E4", What::Uninstalled),
    ] {
        let mut gone = heard(event, "");
        gone.what = what;
        assert_eq!(scene.engine.hear(gone).await, Hearing::Done);
    }
    let reads: &dyn Reads = scene.store.reads();
    let known: Vec<Known> = reads.list(&team(), "", 9).unwrap();
    assert_eq!(known, []);
}

#[tokio::test]
async fn an_agenda_entry_of_a_feature_that_is_gone_is_dropped() {
    let scene = scene();
    let mut change = Change::default();
    change.schedule(&team(), "horoscope", "leo", Some(scene.clock.now()));
    scene.store.commit(change).await.unwrap();
    let running = scene.engine.start();
    for _ in 0..500 {
        if scene.store.next_moment().unwrap().is_none() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    running.stop().await;
    assert_eq!(scene.store.next_moment().unwrap(), None);
}
