//! What comes in: acknowledged first, then handled in a task of its own, each delivery once, never too many.
//!
//! A form is the exception: its acknowledgement says whether it may close, so it waits for the ear, briefly.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::FutureExt;
use serde::Deserialize;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::Semaphore;
use tokio::sync::oneshot;

use super::chat::SlackChat;
use super::payload;
use super::payload::Draft;
use super::payload::Reading;
use super::recent::Recent;
use crate::chat::Chat;
use crate::chat::Ear;
use crate::chat::Heard;
use crate::chat::Hearing;
use crate::chat::Reply;
use crate::chat::What;
use crate::clock::Stopwatch;
use crate::ids::EventId;
use crate::view::Card;
use crate::view::Text;

/// How many deliveries are handled at once.
pub(super) const AT_ONCE: u32 = 64;

/// How many deliveries are remembered, to notice those that come again.
const REMEMBERED: usize = 10_000;

/// How long a form's acknowledgement waits; Slack gives up after three seconds.
const FORM_WAIT: Duration = Duration::from_millis(2_500);

/// Longest delivery that is read. Slack's are far shorter.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// Takes deliveries in.
pub(super) struct Intake {
    chat: Arc<SlackChat>,
    ear: Ear,
    seen: Recent<EventId, ()>,
    room: Arc<Semaphore>,
    taking: AtomicBool,
    line: Mutex<Line>,
}

/// How long forms have held up whatever comes after them: acknowledgements of one socket leave in order.
#[derive(Debug, Default)]
struct Line {
    held: Duration,
    since: Option<Stopwatch>,
}

/// What became of a delivery that there was room for.
enum Begun {
    /// It is handled, or was before.
    Taken,
    /// It is a form: whether it may close is told in time, or not.
    Form(oneshot::Receiver<Hearing>),
}

/// What a frame is about, without its contents.
#[derive(Debug, Deserialize)]
struct Head {
    envelope_id: Option<String>,
}

impl Intake {
    pub(super) fn new(chat: Arc<SlackChat>, ear: Ear) -> Self {
        Self {
            chat,
            ear,
            seen: Recent::holding(REMEMBERED),
            room: Arc::new(Semaphore::new(AT_ONCE as usize)),
            taking: AtomicBool::new(true),
            line: Mutex::default(),
        }
    }

    /// Takes nothing more in.
    pub(super) fn close(&self) {
        self.taking.store(false, Ordering::SeqCst);
    }

    /// Waits until nothing is under way, and returns how much still is after `limit`.
    pub(super) async fn drain(&self, limit: Duration) -> usize {
        let all = self.room.acquire_many(AT_ONCE);
        match tokio::time::timeout(limit, all).await {
            Ok(_) => 0,
            Err(_) => (AT_ONCE as usize).saturating_sub(self.room.available_permits()),
        }
    }

    /// Takes one frame in and returns its acknowledgement, if it gets one.
    pub(super) async fn take(self: &Arc<Self>, frame: &Value) -> Option<String> {
        let envelope = frame.get("envelope_id").and_then(Value::as_str)?;
        if !self.taking.load(Ordering::SeqCst) {
            // Left for another connection, or for the next start.
            return None;
        }
        if frame
            .get("retry_attempt")
            .and_then(Value::as_u64)
            .is_some_and(|tries| tries > 0)
        {
            self.chat.counts.retried.add();
        }
        let kind = frame
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let payload = frame.get("payload").unwrap_or(&Value::Null);
        if let Some(stale) = payload::stale(payload) {
            self.chat.resolver.forget(&stale);
        }
        match payload::read(kind, payload, &self.chat.resolver.me) {
            Reading::Heard(draft) => {
                let hearing = self.begin(*draft)?;
                Some(match hearing {
                    Begun::Form(told) => self.await_form(envelope, payload, told).await,
                    Begun::Taken => acknowledge(envelope),
                })
            }
            Reading::SetAside(kind) => {
                self.chat.counts.add_set_aside(&kind);
                tracing::debug!(kind, "set a delivery of Slack's aside: {kind}");
                Some(acknowledge(envelope))
            }
            Reading::Malformed(kind) => {
                self.chat.counts.malformed.add();
                tracing::warn!(kind, "a delivery of Slack's is incomplete: {kind}");
                Some(acknowledge(envelope))
            }
        }
    }

    /// Acknowledges what cannot be read at all, so that it does not come again and again.
    pub(super) fn unreadable(&self, body: &str) -> Option<String> {
        self.chat.counts.malformed.add();
        tracing::warn!(
            bytes = body.len(),
            "a delivery of Slack's cannot be read ({} bytes)",
            body.len()
        );
        let head: Head = serde_json::from_str(body).ok()?;
        head.envelope_id.map(|envelope| acknowledge(&envelope))
    }

    /// Sets the handling of a delivery going; `None` when there is no room for it.
    fn begin(self: &Arc<Self>, draft: Draft) -> Option<Begun> {
        if !self.seen.put_new(draft.event.clone(), ()) {
            self.chat.counts.repeated.add();
            return Some(Begun::Taken);
        }
        let Ok(room) = Arc::clone(&self.room).try_acquire_owned() else {
            self.seen.forget(&draft.event);
            self.chat.counts.turned_away.add();
            tracing::warn!(
                "{AT_ONCE} deliveries are under way: another one is left to Slack to send again"
            );
            return None;
        };
        if !matches!(draft.what, What::Submit { .. }) {
            tokio::spawn(Arc::clone(self).handle(draft, room, None));
            return Some(Begun::Taken);
        }
        let (tell, told) = oneshot::channel();
        tokio::spawn(Arc::clone(self).handle(draft, room, Some(tell)));
        Some(Begun::Form(told))
    }

    async fn handle(
        self: Arc<Self>,
        draft: Draft,
        room: OwnedSemaphorePermit,
        tell: Option<oneshot::Sender<Hearing>>,
    ) {
        let event = draft.event.clone();
        let heard = self.chat.resolver.complete(draft).await;
        self.chat.counts.heard.add();
        let again = heard.clone();
        let hearing = AssertUnwindSafe((self.ear)(heard)).catch_unwind().await;
        let hearing = hearing.unwrap_or_else(|_| {
            self.chat.counts.failed.add();
            tracing::error!("handling a delivery broke off");
            Hearing::NotSaved
        });
        if hearing != Hearing::Done {
            // Nothing was recorded: when it comes again, it counts again.
            self.seen.forget(&event);
        }
        if let Some(tell) = tell
            && let Err(Hearing::Refused(wrong)) = tell.send(hearing)
        {
            self.refuse_late(again, wrong.into_values().collect()).await;
        }
        drop(room);
    }

    /// Tells a person what was wrong with a form that had to be closed before we knew.
    async fn refuse_late(&self, heard: Heard, wrong: Vec<String>) {
        self.chat.counts.late_refusals.add();
        let mut text = Text::plain("That form closed before I could say what is missing:");
        for words in wrong {
            text = text.and_break().and(words);
        }
        let text = text.and_break().and("Please open it again.");
        let card = Card::new("Your form is not saved yet").words(text);
        if let Err(error) = self.chat.answer(&heard, &Reply::Private(card)).await {
            tracing::warn!("could not say that a form was refused: {error}");
        }
    }

    async fn await_form(
        &self,
        envelope: &str,
        payload: &Value,
        told: oneshot::Receiver<Hearing>,
    ) -> String {
        let started = Stopwatch::start();
        let hearing = tokio::time::timeout(self.form_wait(), told).await;
        self.held(started.elapsed());
        match hearing {
            Ok(Ok(Hearing::Refused(errors))) => refuse(envelope, payload, errors),
            _ => acknowledge(envelope),
        }
    }

    /// Returns how long a form may wait now: two slow ones in a row share the time that one has.
    fn form_wait(&self) -> Duration {
        let line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        match line.since {
            Some(since) if since.elapsed() < FORM_WAIT => FORM_WAIT.saturating_sub(line.held),
            _ => FORM_WAIT,
        }
    }

    fn held(&self, time: Duration) {
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        let lately = line.since.is_some_and(|since| since.elapsed() < FORM_WAIT);
        line.held = if lately { line.held + time } else { time };
        line.since = Some(Stopwatch::start());
    }

    /// Returns whether a frame is short enough to be read.
    pub(super) fn fits(body: &str) -> bool {
        body.len() <= MOST_BYTES
    }
}

/// Keeps a form open. Slack takes only words at questions of the form; others go to its first one.
fn refuse(envelope: &str, payload: &Value, wrong: BTreeMap<String, String>) -> String {
    let questions = payload
        .pointer("/view/state/values")
        .and_then(Value::as_object);
    let Some(first) = questions.and_then(|questions| questions.keys().next()) else {
        return acknowledge(envelope);
    };
    let mut errors = Map::new();
    for (field, words) in wrong {
        let known = questions.is_some_and(|questions| questions.contains_key(&field));
        errors.insert(if known { field } else { first.clone() }, words.into());
    }
    json!({
        "envelope_id": envelope,
        "payload": { "response_action": "errors", "errors": errors },
    })
    .to_string()
}

fn acknowledge(envelope: &str) -> String {
    json!({ "envelope_id": envelope }).to_string()
}
