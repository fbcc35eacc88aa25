//! The sockets to the bot: which are open, which envelope waits for an acknowledgement, who is next.
//!
//! Each envelope goes to one socket, in turn. What an unanswered envelope means is decided by who sent it.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::mpsc;
use tokio::sync::oneshot;
use tokio::sync::watch;

use super::state::unguessable;

/// How long the bot has to acknowledge.
pub(crate) const PATIENCE: Duration = Duration::from_secs(3);

/// How long an event waits for the bot to come back. Some clients take half a minute to notice a cut.
const ABSENCE: Duration = Duration::from_mins(1);

/// All sockets.
#[derive(Debug)]
pub(crate) struct Link {
    inner: Mutex<Inner>,
    open: watch::Sender<usize>,
}

#[derive(Debug, Default)]
struct Inner {
    lines: Vec<Line>,
    waiting: HashMap<String, Waiting>,
    turn: usize,
    opened: u64,
}

#[derive(Debug)]
struct Line {
    number: u64,
    frames: mpsc::UnboundedSender<Frame>,
    /// Announced to close: it takes acknowledgements but no new envelopes.
    leaving: bool,
}

#[derive(Debug)]
struct Waiting {
    line: u64,
    answer: oneshot::Sender<Value>,
}

/// Something to put on a socket.
#[derive(Debug)]
pub(crate) enum Frame {
    /// A text frame.
    Text(String),
    /// A proper end.
    Close,
    /// An end without a word.
    Cut,
}

/// An envelope on its way.
#[derive(Debug)]
pub(crate) struct Sent {
    envelope: String,
    answer: oneshot::Receiver<Value>,
}

/// What became of an envelope.
#[derive(Debug, PartialEq)]
pub(crate) enum Delivery {
    /// The bot acknowledged, with this payload or `null`.
    Acknowledged(Value),
    /// The bot did not acknowledge in time.
    Silent,
    /// The socket closed before an acknowledgement.
    Cut,
    /// There is no socket.
    Nobody,
}

impl Default for Link {
    fn default() -> Self {
        Self {
            inner: Mutex::default(),
            open: watch::channel(0).0,
        }
    }
}

impl Link {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn publish(&self, inner: &Inner) {
        let open = inner.lines.iter().filter(|line| !line.leaving).count();
        self.open.send_replace(open);
    }

    /// Opens a socket; returns its number and what to put on it.
    pub(crate) fn open(&self) -> (u64, mpsc::UnboundedReceiver<Frame>) {
        let (frames, receiver) = mpsc::unbounded_channel();
        let mut inner = self.inner();
        inner.opened += 1;
        let number = inner.opened;
        inner.lines.push(Line {
            number,
            frames,
            leaving: false,
        });
        self.publish(&inner);
        (number, receiver)
    }

    /// Forgets a socket that closed; what waited on it is told.
    pub(crate) fn closed(&self, number: u64) {
        let mut inner = self.inner();
        inner.lines.retain(|line| line.number != number);
        inner.waiting.retain(|_, waiting| waiting.line != number);
        self.publish(&inner);
    }

    /// Returns how many sockets take envelopes.
    pub(crate) fn connections(&self) -> usize {
        *self.open.borrow()
    }

    /// Waits until a socket is open, but not for ever.
    pub(crate) async fn somebody(&self) -> bool {
        let mut open = self.open.subscribe();
        let arrived = open.wait_for(|open| *open > 0);
        tokio::time::timeout(ABSENCE, arrived)
            .await
            .is_ok_and(|arrived| arrived.is_ok())
    }

    /// Puts an envelope on the next socket; `None` when there is none.
    pub(crate) fn send(&self, mut envelope: Value) -> Option<Sent> {
        let id = unguessable();
        envelope["envelope_id"] = id.as_str().into();
        let text = envelope.to_string();
        let mut inner = self.inner();
        inner.turn += 1;
        let ready: Vec<usize> = (0..inner.lines.len())
            .filter(|index| !inner.lines[*index].leaving)
            .collect();
        let index = *ready.get(inner.turn % ready.len().max(1))?;
        let line = &inner.lines[index];
        line.frames.send(Frame::Text(text)).ok()?;
        let line = line.number;
        let (sender, answer) = oneshot::channel();
        let waiting = Waiting {
            line,
            answer: sender,
        };
        inner.waiting.insert(id.clone(), waiting);
        Some(Sent {
            envelope: id,
            answer,
        })
    }

    /// Waits for the acknowledgement of an envelope.
    pub(crate) async fn settle(&self, sent: Sent) -> Delivery {
        let answer = tokio::time::timeout(PATIENCE, sent.answer).await;
        match answer {
            Ok(Ok(payload)) => Delivery::Acknowledged(payload),
            Ok(Err(_)) => Delivery::Cut,
            Err(_) => {
                self.inner().waiting.remove(&sent.envelope);
                Delivery::Silent
            }
        }
    }

    /// Sends an envelope and waits for its acknowledgement.
    pub(crate) async fn ask(&self, envelope: Value) -> Delivery {
        match self.send(envelope) {
            Some(sent) => self.settle(sent).await,
            None => Delivery::Nobody,
        }
    }

    /// Takes an acknowledgement; one that comes too late has no effect.
    pub(crate) fn acknowledge(&self, envelope: &str, payload: Value) {
        let waiting = self.inner().waiting.remove(envelope);
        if let Some(waiting) = waiting {
            // Nobody waiting any more is the same as too late.
            let _ = waiting.answer.send(payload);
        }
    }

    /// Puts a frame on every socket.
    pub(crate) fn broadcast(&self, frame: impl Fn() -> Frame) {
        for line in &self.inner().lines {
            let _ = line.frames.send(frame());
        }
    }

    /// Announces the end of every socket open now; they take no more envelopes. Returns their numbers.
    pub(crate) fn retire(&self, announcement: &str) -> Vec<u64> {
        let mut inner = self.inner();
        for line in &mut inner.lines {
            line.leaving = true;
            let _ = line.frames.send(Frame::Text(announcement.to_owned()));
        }
        self.publish(&inner);
        inner.lines.iter().map(|line| line.number).collect()
    }

    /// Closes some sockets.
    pub(crate) fn close(&self, numbers: &[u64]) {
        for line in &self.inner().lines {
            if numbers.contains(&line.number) {
                let _ = line.frames.send(Frame::Close);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn text(frames: &mut mpsc::UnboundedReceiver<Frame>) -> Option<Value> {
        match frames.try_recv().ok()? {
            Frame::Text(text) => serde_json::from_str(&text).ok(),
            Frame::Close | Frame::Cut => None,
        }
    }

    #[tokio::test]
    async fn each_envelope_goes_to_one_socket_and_they_take_turns() {
        let link = Link::default();
        assert_eq!(link.ask(json!({})).await, Delivery::Nobody);
        let (_, mut one) = link.open();
        let (_, mut two) = link.open();
        for number in 0..4 {
            assert!(link.send(json!({ "number": number })).is_some());
        }
        let count = |frames: &mut _| std::iter::from_fn(|| text(frames)).count();
        assert_eq!((count(&mut one), count(&mut two)), (2, 2));
    }

    #[tokio::test]
    async fn an_acknowledgement_brings_its_payload_and_a_closed_socket_says_so() {
        let link = Link::default();
        let (number, mut frames) = link.open();
        let sent = link.send(json!({})).unwrap();
        let id = text(&mut frames).unwrap()["envelope_id"]
            .as_str()
            .unwrap()
            .to_owned();
        link.acknowledge(&id, json!({ "text": "hello" }));
        assert_eq!(
            link.settle(sent).await,
            Delivery::Acknowledged(json!({ "text": "hello" }))
        );
        let sent = link.send(json!({})).unwrap();
        link.closed(number);
        assert_eq!(link.settle(sent).await, Delivery::Cut);
    }

    #[tokio::test]
    async fn a_retired_socket_takes_no_new_envelopes() {
        let link = Link::default();
        let (old, mut frames) = link.open();
        assert_eq!(link.retire("{\"type\":\"disconnect\"}"), [old]);
        assert_eq!(text(&mut frames).unwrap()["type"], "disconnect");
        assert_eq!(link.connections(), 0);
        assert!(link.send(json!({})).is_none());
    }
}
