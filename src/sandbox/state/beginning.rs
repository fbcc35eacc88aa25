//! The first moment of a workspace: its channels, everybody's direct messages, and what was said before.

use jiff::SignedDuration;
use serde_json::Map;

use crate::sandbox::seed::Seed;
use crate::sandbox::seed::SeedChannel;
use crate::sandbox::typed;

use super::Author;
use super::Channel;
use super::Draft;
use super::Kind;
use super::State;

impl State {
    /// Opens the channels, writes the history, and forgets what followed from it.
    pub(super) fn settle_in(&mut self, seed: &Seed) {
        for channel in &seed.channels {
            let opened = self.opened(channel);
            self.channels.push(opened);
        }
        self.open_direct_messages();
        let start = self.now;
        let mut said: Vec<_> = seed.history.iter().collect();
        said.sort_by_key(|message| std::cmp::Reverse(message.minutes_ago));
        for message in said {
            let ago = SignedDuration::from_mins(i64::from(message.minutes_ago));
            self.now = start.saturating_sub(ago).unwrap_or(start);
            let author = if message.user == self.bot.user {
                Author::Bot
            } else {
                Author::Member(message.user.clone())
            };
            let text = typed::message(&message.text, self);
            self.post(Draft {
                body: Map::from_iter([("text".to_owned(), text.into())]),
                ..Draft::new(&message.channel, author)
            });
        }
        self.now = start;
        for (id, user) in self.everybody_everywhere() {
            self.mark_read(&id, &user);
        }
        // Nobody is listening yet: what was said before the start is no news.
        self.happened.clear();
    }

    fn opened(&self, seed: &SeedChannel) -> Channel {
        let mut members = seed.members.clone().unwrap_or_else(|| {
            self.members
                .iter()
                .map(|member| member.id.clone())
                .collect()
        });
        if seed.bot {
            members.push(self.bot.user.clone());
        }
        let kind = if seed.private {
            Kind::Private
        } else {
            Kind::Public
        };
        let mut channel = Channel::new(&seed.id, &seed.name, kind, members);
        channel.purpose.clone_from(&seed.purpose);
        channel.shared = seed.shared;
        channel
    }

    /// Opens the direct messages: `D0MARIA` with the bot, `D0MARIA0SAM` between two members.
    fn open_direct_messages(&mut self) {
        let ids: Vec<String> = self
            .members
            .iter()
            .map(|member| member.id.clone())
            .collect();
        for (index, one) in ids.iter().enumerate() {
            let mine = one.trim_start_matches('U');
            let with_bot = vec![one.clone(), self.bot.user.clone()];
            self.channels.push(Channel::new(
                &format!("D{mine}"),
                "",
                Kind::Direct,
                with_bot,
            ));
            for other in ids.iter().skip(index + 1) {
                let id = format!("D{mine}{}", other.trim_start_matches('U'));
                let both = vec![one.clone(), other.clone()];
                self.channels
                    .push(Channel::new(&id, "", Kind::Direct, both));
            }
        }
    }

    fn everybody_everywhere(&self) -> Vec<(String, String)> {
        let channels = self.channels.iter();
        channels
            .flat_map(|channel| {
                let members = channel.members.iter();
                members.map(|member| (channel.id.clone(), member.clone()))
            })
            .collect()
    }
}
