//! The chat port, answered by Slack: each question goes to the file that knows it.

use std::fmt;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use reqwest::Url;

use super::api::Api;
use super::connect;
use super::connect::ConnectError;
use super::connect::SlackSettings;
use super::counts::Counts;
use super::failure::Failure;
use super::pace::Pace;
use super::people::People;
use super::places::Places;
use super::recent::Recent;
use super::resolve::Resolver;
use super::respond::Responder;
use super::socket;
use super::socket::Listening;
use crate::chat::Chat;
use crate::chat::Ear;
use crate::chat::Heard;
use crate::chat::Outbound;
use crate::chat::Person;
use crate::chat::Reply;
use crate::chat::SendError;
use crate::ids::Channel;
use crate::ids::Member;
use crate::ids::MessageRef;
use crate::ids::Workspace;
use crate::secret::Secret;

/// How many direct conversations are remembered.
const DIRECTS: usize = 4_000;

/// A connected workspace.
pub struct SlackChat {
    pub(super) api: Arc<Api>,
    pub(super) resolver: Resolver,
    pub(super) counts: Arc<Counts>,
    pub(super) pace: Pace,
    pub(super) responder: Responder,
    /// The conversation between a person and the bot, by the person.
    pub(super) directs: Recent<Member, Channel>,
    /// Where the workspace's own pages are.
    pages: Option<Url>,
    app_token: Secret,
}

impl fmt::Debug for SlackChat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SlackChat")
            .field("workspace", &self.resolver.me.workspace)
            .finish_non_exhaustive()
    }
}

impl SlackChat {
    /// Connects: checks both tokens and learns who the bot is. Nothing is heard before [`SlackChat::listen`].
    ///
    /// # Errors
    /// Says which token or setting is wrong, and what to do.
    pub async fn connect(settings: SlackSettings) -> Result<Self, ConnectError> {
        let counts = Arc::new(Counts::default());
        let connected = connect::connect(&settings, Arc::clone(&counts)).await?;
        let api = Arc::new(connected.api);
        let clock = settings.clock;
        Ok(Self {
            resolver: Resolver {
                people: People::new(Arc::clone(&api), Arc::clone(&clock), connected.me.clone()),
                places: Places::new(Arc::clone(&api), clock),
                me: connected.me,
            },
            api,
            counts,
            pace: Pace::new(),
            responder: Responder::beside(&connected.address)?,
            directs: Recent::holding(DIRECTS),
            pages: connected.pages,
            app_token: settings.app_token,
        })
    }

    /// Opens the sockets and hands everything heard to `ear`, each delivery once and in a task of its own.
    ///
    /// Needs a running tokio.
    pub fn listen(self: Arc<Self>, ear: Ear) -> Listening {
        let app = self.app_token.clone();
        socket::listen(self, app, ear)
    }

    /// Returns what went through, in numbers.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Returns the workspace this is.
    pub fn workspace(&self) -> &Workspace {
        &self.resolver.me.workspace
    }

    /// Returns the bot's own member id.
    pub fn bot(&self) -> &Member {
        &self.resolver.me.user
    }
}

impl Chat for SlackChat {
    fn post<'a>(
        &'a self,
        message: &'a Outbound,
    ) -> BoxFuture<'a, Result<Option<MessageRef>, SendError>> {
        self.send(message).boxed()
    }

    fn find<'a>(
        &'a self,
        message: &'a Outbound,
    ) -> BoxFuture<'a, Result<Option<MessageRef>, SendError>> {
        self.look_up(message).boxed()
    }

    fn answer<'a>(
        &'a self,
        heard: &'a Heard,
        reply: &'a Reply,
    ) -> BoxFuture<'a, Result<(), SendError>> {
        self.reply(heard, reply).boxed()
    }

    fn person<'a>(
        &'a self,
        _workspace: &'a Workspace,
        member: &'a Member,
    ) -> BoxFuture<'a, Result<Option<Person>, SendError>> {
        async move {
            let asked = self.resolver.people.person(member).await;
            asked.map_err(Failure::for_read)
        }
        .boxed()
    }

    fn link(&self, _workspace: &Workspace, message: &MessageRef) -> Option<String> {
        permalink(self.pages.as_ref()?, message)
    }
}

/// Returns where a message can be read, as Slack itself would say; asking would cost a call for every message.
fn permalink(pages: &Url, message: &MessageRef) -> Option<String> {
    let stamp = message.stamp.as_str().replace('.', "");
    let path = format!("archives/{}/p{stamp}", message.channel);
    let mut link = pages.join(&path).ok()?;
    if let Some(thread) = &message.thread {
        link.query_pairs_mut()
            .append_pair("thread_ts", thread.as_str())
            .append_pair("cid", message.channel.as_str());
    }
    Some(link.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Stamp;

    #[test]
    fn a_link_leads_to_the_message_and_its_thread() {
        let pages = Url::parse("https://acme.slack.com/").unwrap();
        let mut message = MessageRef {
            channel: Channel::new("C1"),
            stamp: Stamp::new("1700000000.000100"),
            thread: None,
        };
        let link = |message: &MessageRef| permalink(&pages, message).unwrap();
        insta::assert_snapshot!(link(&message), @"https://acme.slack.com/archives/C1/p1700000000000100");
        message.thread = Some(Stamp::new("1600000000.000100"));
        insta::assert_snapshot!(link(&message), @"https://acme.slack.com/archives/C1/p1700000000000100?thread_ts=1600000000.000100&cid=C1");
    }
}
