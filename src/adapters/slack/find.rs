//! Looking for a message by its key, where it would stand if it had been sent.
//!
//! What only one person sees leaves no trace at Slack, so that nobody can tell: such a message is given up rather
//! than shown twice. An update may be sent again without harm, so that it is never searched for.

use serde_json::Value;

use super::chat::SlackChat;
use super::failure::Failure;
use super::post::METADATA;
use crate::chat::Outbound;
use crate::chat::Recipient;
use crate::chat::SendError;
use crate::ids::Channel;
use crate::ids::MessageRef;
use crate::ids::Stamp;

/// How many messages are asked for at once.
const PAGE: &str = "200";

/// How many pages are read. A message buried deeper has been overtaken by two thousand others.
const MOST_PAGES: usize = 10;

impl SlackChat {
    pub(super) async fn look_up(
        &self,
        message: &Outbound,
    ) -> Result<Option<MessageRef>, SendError> {
        let (channel, thread) = match &message.to {
            Recipient::Direct(member) => {
                let direct = self.direct(member).await;
                (direct.map_err(Failure::for_read)?, None)
            }
            Recipient::Channel { channel, thread } => (channel.clone(), thread.clone()),
            Recipient::OnlyTo { .. } => {
                return Err(SendError::Never("ephemeral_fate_unknown".into()));
            }
            Recipient::Update(_) => return Ok(None),
        };
        self.search(&channel, thread.as_ref(), &message.key).await
    }

    async fn search(
        &self,
        channel: &Channel,
        thread: Option<&Stamp>,
        key: &str,
    ) -> Result<Option<MessageRef>, SendError> {
        let method = match thread {
            Some(_) => "conversations.replies",
            None => "conversations.history",
        };
        let mut cursor: Option<String> = None;
        for _ in 0..MOST_PAGES {
            let mut params = vec![
                ("channel", Some(channel.as_str())),
                ("limit", Some(PAGE)),
                ("include_all_metadata", Some("true")),
                ("cursor", cursor.as_deref()),
            ];
            if let Some(thread) = thread {
                params.push(("ts", Some(thread.as_str())));
            }
            let page = self.api.read(method, &params).await;
            let page = page.map_err(Failure::for_read)?;
            let messages = page.get("messages").and_then(Value::as_array);
            let found = messages
                .into_iter()
                .flatten()
                .find(|message| self.bears(message, key))
                .and_then(|message| message.get("ts").and_then(Value::as_str));
            if let Some(stamp) = found {
                return Ok(Some(MessageRef {
                    channel: channel.clone(),
                    stamp: Stamp::new(stamp),
                    thread: thread.cloned(),
                }));
            }
            cursor = page
                .pointer("/response_metadata/next_cursor")
                .and_then(Value::as_str)
                .filter(|cursor| !cursor.is_empty())
                .map(str::to_owned);
            if cursor.is_none() {
                return Ok(None);
            }
        }
        Err(SendError::Never("not_found_in_2000_messages".into()))
    }

    /// Returns whether a message is ours and bears the key.
    fn bears(&self, message: &Value, key: &str) -> bool {
        let word = |pointer: &str| message.pointer(pointer).and_then(Value::as_str);
        let me = &self.resolver.me;
        let ours = word("/user") == Some(me.user.as_str())
            || me.bot.is_some() && word("/bot_id") == me.bot.as_deref();
        ours && word("/metadata/event_type") == Some(METADATA)
            && word("/metadata/event_payload/key") == Some(key)
    }
}
