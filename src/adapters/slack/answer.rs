//! The direct answer to an event: a private card, a changed card, a form, the Home tab.
//!
//! An answer seeks another way when the first is closed: a response address works five times and for half an
//! hour, a channel may not have the bot in it; a person's direct messages are always open.

use serde_json::Value;
use serde_json::json;

use super::blocks;
use super::blocks::Message;
use super::chat::SlackChat;
use super::failure::Failure;
use super::payload::Carried;
use super::payload::MODAL_MARK;
use super::post::only_to;
use crate::chat::Heard;
use crate::chat::PlaceKind;
use crate::chat::Reply;
use crate::chat::SendError;
use crate::chat::What;
use crate::ids::MessageRef;
use crate::view::Card;
use crate::view::Form;

impl SlackChat {
    pub(super) async fn reply(&self, heard: &Heard, reply: &Reply) -> Result<(), SendError> {
        let answered = match reply {
            Reply::Private(card) => self.private(heard, card).await,
            Reply::Replace(card) => self.replace(heard, card).await,
            Reply::Remove => self.remove(heard).await,
            Reply::Form(form) => self.open(heard, form).await,
            Reply::Home(card) => self.home(heard, card).await,
            // It travels in the acknowledgement of the form.
            Reply::Refuse(_) => Ok(()),
        };
        answered.map_err(Failure::for_post)
    }

    async fn private(&self, heard: &Heard, card: &Card) -> Result<(), Failure> {
        let drawn = blocks::message(card);
        if let Some(url) = &heard.answer.url {
            let mut body = drawn.clone().sparse();
            body.insert("response_type".into(), "ephemeral".into());
            body.insert("replace_original".into(), false.into());
            if let Some(thread) = heard.place.as_ref().and_then(|place| place.thread.as_ref()) {
                body.insert("thread_ts".into(), thread.as_str().into());
            }
            match self.responder.post(url, &body.into()).await {
                Err(failure) if failure.without_effect() => log_detour("response_url", &failure),
                other => return other,
            }
        }
        match heard.place.as_ref() {
            Some(place) if place.kind != PlaceKind::Direct => {
                let thread = place.thread.as_ref();
                let body = only_to(&heard.who.id, &place.channel, thread, drawn.clone());
                let what = place.channel.as_str();
                match self.api.reply("chat.postEphemeral", what, &body).await {
                    Err(Failure::Refused(code)) => {
                        log_detour("chat.postEphemeral", &Failure::Refused(code));
                        self.directly(heard, drawn).await
                    }
                    other => other.map(|_| ()),
                }
            }
            _ => self.directly(heard, drawn).await,
        }
    }

    /// Answers in the person's direct messages with the bot.
    async fn directly(&self, heard: &Heard, drawn: Message) -> Result<(), Failure> {
        let channel = self.direct(&heard.who.id).await?;
        let mut body = drawn.sparse();
        body.insert("channel".into(), channel.as_str().into());
        let what = channel.as_str();
        let sent = self.api.reply("chat.postMessage", what, &body.into()).await;
        sent.map(|_| ())
    }

    async fn replace(&self, heard: &Heard, card: &Card) -> Result<(), Failure> {
        let drawn = blocks::message(card);
        if let Some(on) = lasting(heard) {
            match self.update(on, drawn.clone()).await {
                Err(Failure::Refused(code)) => log_detour("chat.update", &Failure::Refused(code)),
                other => return other,
            }
        }
        let Some(url) = &heard.answer.url else {
            // Nothing was pressed, or it is out of reach: the words still reach the person.
            return self.private(heard, card).await;
        };
        let mut body = drawn.whole();
        body.insert("replace_original".into(), true.into());
        self.responder.post(url, &body.into()).await
    }

    async fn remove(&self, heard: &Heard) -> Result<(), Failure> {
        let mut refused = Failure::Refused("nothing_to_remove".into());
        if let Some(url) = &heard.answer.url {
            let body = json!({ "delete_original": true });
            match self.responder.post(url, &body).await {
                Ok(()) => return Ok(()),
                Err(failure) => {
                    log_detour("response_url", &failure);
                    refused = failure;
                }
            }
        }
        let Some(on) = lasting(heard) else {
            return Err(refused);
        };
        let body = json!({ "channel": on.channel.as_str(), "ts": on.stamp.as_str() });
        match self
            .api
            .set("chat.delete", on.channel.as_str(), &body)
            .await
        {
            // Gone is gone.
            Err(Failure::Refused(code)) if code == "message_not_found" => Ok(()),
            other => other.map(|_| ()),
        }
    }

    async fn open(&self, heard: &Heard, form: &Form) -> Result<(), Failure> {
        let Some(trigger) = &heard.answer.trigger else {
            return Err(Failure::Refused("no_trigger".into()));
        };
        let carried = Carried {
            channel: heard.place.as_ref().map(|place| place.channel.clone()),
            thread: heard.place.as_ref().and_then(|place| place.thread.clone()),
            url: heard.answer.url.clone(),
            carry: form.carry.clone(),
        };
        let Some(metadata) = carried.written(blocks::MOST_METADATA) else {
            return Err(Failure::Refused("form_carries_too_much".into()));
        };
        let (method, trigger) = match trigger.strip_prefix(MODAL_MARK) {
            Some(trigger) => ("views.push", trigger),
            None => ("views.open", trigger.as_str()),
        };
        let body = json!({ "trigger_id": trigger, "view": blocks::modal(form, &metadata) });
        self.api.reply(method, "", &body).await.map(|_| ())
    }

    async fn home(&self, heard: &Heard, card: &Card) -> Result<(), Failure> {
        let body = json!({ "user_id": heard.who.id.as_str(), "view": blocks::home(card) });
        let who = heard.who.id.as_str();
        let shown = self.api.set("views.publish", who, &body).await;
        shown.map(|_: Value| ())
    }
}

/// Returns the pressed message, unless only one person sees it: such a one has no lasting place.
fn lasting(heard: &Heard) -> Option<&MessageRef> {
    match &heard.what {
        What::Press {
            on, private: false, ..
        } => on.as_ref(),
        _ => None,
    }
}

fn log_detour(way: &str, failure: &Failure) {
    let code = match failure {
        Failure::Refused(code) => code.as_str(),
        Failure::Limited(_) => "ratelimited",
        Failure::NotSent => "not_sent",
        Failure::Unclear => "unclear",
    };
    tracing::info!(
        way,
        code,
        "an answer by {way} was refused ({code}); trying another way"
    );
}
