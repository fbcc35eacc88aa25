//! People who come, leave the company, or change, and what the bot hears of it.

use serde_json::json;

use crate::sandbox::seed::Seed;
use crate::sandbox::seed::SeedError;
use crate::sandbox::seed::SeedMember;

use super::Channel;
use super::Kind;
use super::Member;
use super::Notice;
use super::State;

impl State {
    /// Adds a member, who can talk to everybody; returns their id.
    pub(crate) fn hire(&mut self, seed: &SeedMember) -> Result<String, SeedError> {
        let mut members: Vec<SeedMember> = self.members.iter().map(Member::seed).collect();
        members.push(seed.clone());
        let team = self.team.clone();
        Seed {
            team,
            members,
            channels: Vec::new(),
            history: Vec::new(),
        }
        .check()?;
        let mine = seed.id.trim_start_matches('U');
        let with_bot = vec![seed.id.clone(), self.bot.user.clone()];
        self.channels.push(Channel::new(
            &format!("D{mine}"),
            "",
            Kind::Direct,
            with_bot,
        ));
        for other in &self.members {
            let id = format!("D{}{mine}", other.id.trim_start_matches('U'));
            let both = vec![other.id.clone(), seed.id.clone()];
            self.channels
                .push(Channel::new(&id, "", Kind::Direct, both));
        }
        self.members.push(Member::of(seed));
        self.tell_of_member("team_join", &seed.id);
        Ok(seed.id.clone())
    }

    /// Changes a member.
    pub(crate) fn change_member(&mut self, id: &str, change: impl FnOnce(&mut Member)) {
        if let Some(member) = self.members.iter_mut().find(|member| member.id == id) {
            change(member);
        }
        self.tell_of_member("user_change", id);
    }

    fn tell_of_member(&mut self, event: &str, id: &str) {
        let stamp = self.stamps.next(self.now);
        let user = self.user_json(id);
        let event = json!({ "type": event, "user": user, "cache_ts": self.now.as_second(), "event_ts": stamp });
        self.tell_bot_about_team(&event, false);
        self.notice(Notice::Channels);
    }
}
