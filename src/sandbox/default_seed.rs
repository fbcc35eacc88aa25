//! Harbor & Co: the sample workspace, four people in four time zones with customers to look after.
//!
//! Its ids never change, so that a script written once stays right.

use super::seed::Seed;
use super::seed::SeedChannel;
use super::seed::SeedMember;
use super::seed::SeedMessage;
use super::seed::SeedTeam;

impl Default for Seed {
    fn default() -> Self {
        Self {
            team: SeedTeam {
                id: "T0HARBOR".to_owned(),
                name: "Harbor & Co".to_owned(),
                domain: "harbor".to_owned(),
            },
            members: members(),
            channels: channels(),
            history: history(),
        }
    }
}

fn members() -> Vec<SeedMember> {
    let member = |id: &str, real_name: &str, title: &str, zone: &str| SeedMember {
        id: id.to_owned(),
        name: real_name
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_lowercase(),
        real_name: real_name.to_owned(),
        display_name: None,
        title: title.to_owned(),
        zone: zone.to_owned(),
        admin: id == "U0MARIA",
    };
    vec![
        member(
            "U0MARIA",
            "Maria Lindner",
            "Team lead, customer care",
            "Europe/Berlin",
        ),
        member("U0SAM", "Sam Carter", "Account manager", "America/New_York"),
        member("U0PRIYA", "Priya Nair", "Support engineer", "Asia/Kolkata"),
        member(
            "U0KEN",
            "Ken Walsh",
            "Billing specialist",
            "Australia/Sydney",
        ),
    ]
}

fn channels() -> Vec<SeedChannel> {
    let channel = |id: &str, name: &str, purpose: &str| SeedChannel {
        id: id.to_owned(),
        name: name.to_owned(),
        purpose: purpose.to_owned(),
        members: None,
        bot: true,
        private: false,
        shared: id == "C0SHARED",
    };
    let mut all = vec![
        channel(
            "C0FRONTDESK",
            "front-desk",
            "Whoever writes to us first lands here",
        ),
        channel("C0ACME", "acme-account", "Everything about Acme"),
        channel(
            "C0BILLING",
            "billing",
            "Invoices, refunds, and the questions they raise",
        ),
        channel("C0GENERAL", "general", "For all of us"),
        channel(
            "C0SHARED",
            "shared-acme",
            "Together with the people at Acme",
        ),
    ];
    all[2].members = Some(["U0MARIA", "U0SAM", "U0KEN"].map(str::to_owned).to_vec());
    all
}

fn history() -> Vec<SeedMessage> {
    let said = |channel: &str, user: &str, minutes_ago, text: &str| SeedMessage {
        channel: channel.to_owned(),
        user: user.to_owned(),
        minutes_ago,
        text: text.to_owned(),
    };
    vec![
        said(
            "C0GENERAL",
            "U0MARIA",
            190,
            "Good morning everyone :wave: The survey is in: customers like how fast we answer.",
        ),
        said(
            "C0GENERAL",
            "U0KEN",
            184,
            "Lovely. Sydney says good evening!",
        ),
        said(
            "C0FRONTDESK",
            "U0PRIYA",
            95,
            "A new customer asks how to move their old data over. Does anybody have the guide at hand?",
        ),
        said(
            "C0FRONTDESK",
            "U0SAM",
            92,
            "It is pinned in #acme-account, they asked the same last week.",
        ),
        said("C0FRONTDESK", "U0PRIYA", 90, "Found it, thank you @Sam"),
        said(
            "C0ACME",
            "U0SAM",
            60,
            "Acme would like to see the *new price list* before their meeting.",
        ),
        said(
            "C0ACME",
            "U0MARIA",
            52,
            "Good to know. Let us agree on a day before we tell them one.",
        ),
        said(
            "C0BILLING",
            "U0KEN",
            45,
            "Two refunds went out today, both customers were told.",
        ),
        said(
            "C0SHARED",
            "U0SAM",
            30,
            "Hello Acme! This channel is for everything we work on together.",
        ),
    ]
}
