//! What is true in the workspace: people, channels, messages, views, and everything handed to the bot to come back.
//!
//! All changes are methods here and happen under one lock; none waits, sends, or reads the machine's clock.

mod beginning;
mod calls;
mod channels;
mod events;
mod faults;
mod files;
mod messages;
mod passes;
mod people;
mod reactions;
mod staff;
mod stamps;
mod views;

use std::collections::HashSet;

use jiff::Timestamp;
use serde_json::Value;

use super::app::App;
use super::seed::Seed;
use super::seed::SeedTeam;

pub(crate) use calls::Call;
pub(crate) use calls::Calls;
pub(crate) use channels::Channel;
pub(crate) use channels::Kind;
pub(crate) use events::Notice;
pub(crate) use faults::Fault;
pub(crate) use faults::FaultKind;
pub(crate) use faults::Faults;
pub(crate) use files::File;
pub(crate) use files::Files;
pub(crate) use files::kind_of;
pub(crate) use messages::Author;
pub(crate) use messages::Draft;
pub(crate) use messages::Message;
pub(crate) use passes::Passes;
pub(crate) use passes::ReplyPass;
pub(crate) use passes::Spent;
pub(crate) use people::Bot;
pub(crate) use people::Member;
pub(crate) use people::SLACKBOT;
pub(crate) use reactions::Reaction;
pub(crate) use stamps::Stamps;
pub(crate) use views::View;
pub(crate) use views::Views;

/// Everything that is true in the workspace.
#[derive(Debug)]
pub(crate) struct State {
    /// The moment of the change being made.
    pub(crate) now: Timestamp,
    /// Where the workspace is reached, such as `http://127.0.0.1:8787`.
    pub(crate) address: String,
    /// The team.
    pub(crate) team: SeedTeam,
    /// The app installed here.
    pub(crate) app: App,
    /// The app's bot.
    pub(crate) bot: Bot,
    /// The people, in the order of the seed.
    pub(crate) members: Vec<Member>,
    /// Channels and direct messages.
    pub(crate) channels: Vec<Channel>,
    /// The message stamps given out.
    pub(crate) stamps: Stamps,
    /// Home tabs and modals.
    pub(crate) views: Views,
    /// Trigger ids and response addresses.
    pub(crate) passes: Passes,
    /// Uploads.
    pub(crate) files: Files,
    /// What was told to go wrong.
    pub(crate) faults: Faults,
    /// The Web API calls received.
    pub(crate) calls: Calls,
    /// Tickets for sockets not opened yet.
    pub(crate) tickets: HashSet<String>,
    /// What follows from the change being made.
    pub(crate) happened: Vec<Happened>,
    counter: u64,
}

/// What follows from a change.
#[derive(Debug)]
pub(crate) enum Happened {
    /// An event for the bot: the payload of an `events_api` envelope.
    Event(Value),
    /// A notice for the pages.
    Notice(Notice),
}

impl State {
    /// Builds the workspace of a checked seed, as it is at `now`.
    pub(crate) fn new(seed: &Seed, app: App, address: String, now: Timestamp) -> Self {
        let bot = Bot::of(&app);
        let mut state = Self {
            now,
            address,
            team: seed.team.clone(),
            members: seed.members.iter().map(Member::of).collect(),
            channels: Vec::new(),
            stamps: Stamps::default(),
            views: Views::default(),
            passes: Passes::default(),
            files: Files::default(),
            faults: Faults::default(),
            calls: Calls::default(),
            tickets: HashSet::new(),
            happened: Vec::new(),
            counter: 0,
            app,
            bot,
        };
        state.settle_in(seed);
        state
    }

    /// Returns a number not given out before, for ids that only need to differ.
    pub(crate) fn next_number(&mut self) -> u64 {
        self.counter += 1;
        self.counter
    }
}

/// Returns a word nobody can guess from the ones before.
pub(crate) fn unguessable() -> String {
    let mut chance = fastrand::Rng::new();
    format!("{:032x}", chance.u128(..))
}
