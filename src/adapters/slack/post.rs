//! Sending a recorded message: where it goes, and its key in the metadata so that it can be found again.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::blocks;
use super::blocks::Message;
use super::chat::SlackChat;
use super::failure::Failure;
use crate::chat::Outbound;
use crate::chat::Recipient;
use crate::chat::SendError;
use crate::ids::Channel;
use crate::ids::Member;
use crate::ids::MessageRef;
use crate::ids::Stamp;

/// The kind of our metadata.
pub(super) const METADATA: &str = "goodword";

impl SlackChat {
    pub(super) async fn send(&self, message: &Outbound) -> Result<Option<MessageRef>, SendError> {
        let drawn = blocks::message(&message.card);
        match &message.to {
            Recipient::Direct(member) => {
                let channel = self.direct(member).await.map_err(Failure::for_read)?;
                let sent = self.post_keyed(&channel, None, drawn, &message.key).await;
                if sent == Err(SendError::Never("channel_not_found".into())) {
                    self.directs.forget(member);
                }
                sent
            }
            Recipient::Channel { channel, thread } => {
                self.post_keyed(channel, thread.as_ref(), drawn, &message.key)
                    .await
            }
            Recipient::OnlyTo {
                member,
                channel,
                thread,
            } => {
                self.turn(channel).await?;
                let body = only_to(member, channel, thread.as_ref(), drawn);
                self.api
                    .post("chat.postEphemeral", channel.as_str(), &body)
                    .await
                    .map_err(Failure::for_post)?;
                Ok(None)
            }
            Recipient::Update(on) => {
                self.turn(&on.channel).await?;
                self.update(on, drawn).await.map_err(Failure::for_read)?;
                Ok(Some(on.clone()))
            }
        }
    }

    /// Returns the conversation between a person and the bot.
    pub(super) async fn direct(&self, member: &Member) -> Result<Channel, Failure> {
        if let Some(channel) = self.directs.get(member) {
            return Ok(channel);
        }
        let body = json!({ "users": member.as_str() });
        let answer = self.api.set("conversations.open", "", &body).await?;
        let channel = answer.pointer("/channel/id").and_then(Value::as_str);
        let channel = Channel::new(channel.ok_or(Failure::Unclear)?);
        self.directs.put(member.clone(), channel.clone());
        Ok(channel)
    }

    /// Shows something else on a message of ours.
    pub(super) async fn update(&self, on: &MessageRef, drawn: Message) -> Result<(), Failure> {
        let mut body = drawn.whole();
        body.insert("channel".into(), on.channel.as_str().into());
        body.insert("ts".into(), on.stamp.as_str().into());
        let what = on.channel.as_str();
        self.api.set("chat.update", what, &body.into()).await?;
        Ok(())
    }

    async fn post_keyed(
        &self,
        channel: &Channel,
        thread: Option<&Stamp>,
        drawn: Message,
        key: &str,
    ) -> Result<Option<MessageRef>, SendError> {
        self.turn(channel).await?;
        let mut body = drawn.sparse();
        body.insert("channel".into(), channel.as_str().into());
        if let Some(thread) = thread {
            body.insert("thread_ts".into(), thread.as_str().into());
        }
        quiet(&mut body);
        // Strings only: a number in here blanks the whole message.
        let metadata = json!({ "event_type": METADATA, "event_payload": { "key": key } });
        body.insert("metadata".into(), metadata);
        let answer = self
            .api
            .post("chat.postMessage", channel.as_str(), &body.into())
            .await
            .map_err(Failure::for_post)?;
        let Some(stamp) = answer.get("ts").and_then(Value::as_str) else {
            return Err(SendError::Uncertain);
        };
        let at = answer.get("channel").and_then(Value::as_str);
        Ok(Some(MessageRef {
            channel: at.map_or_else(|| channel.clone(), Channel::new),
            stamp: Stamp::new(stamp),
            thread: thread.cloned(),
        }))
    }

    async fn turn(&self, channel: &Channel) -> Result<(), SendError> {
        let turn = self.pace.turn(channel).await;
        turn.map_err(|wait| SendError::Later(Some(wait)))
    }
}

/// Returns the body of a message that one person sees in a channel.
pub(super) fn only_to(
    member: &Member,
    channel: &Channel,
    thread: Option<&Stamp>,
    drawn: Message,
) -> Value {
    let mut body = drawn.sparse();
    body.insert("channel".into(), channel.as_str().into());
    body.insert("user".into(), member.as_str().into());
    if let Some(thread) = thread {
        body.insert("thread_ts".into(), thread.as_str().into());
    }
    quiet(&mut body);
    body.into()
}

/// Says that links stay links and names stay names: nothing in a card unfolds or becomes a mention.
fn quiet(body: &mut Map<String, Value>) {
    body.insert("unfurl_links".into(), false.into());
    body.insert("unfurl_media".into(), false.into());
    body.insert("link_names".into(), false.into());
    body.insert("parse".into(), "none".into());
}
