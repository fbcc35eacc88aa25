//! People as Slack knows them: name, zone, role; remembered for a while.

use std::sync::Arc;

use jiff::SignedDuration;
use jiff::Timestamp;
use serde_json::Value;

use super::api::Api;
use super::failure::Failure;
use super::payload::Me;
use super::recent::Recent;
use crate::chat::Person;
use crate::chat::Role;
use crate::clock::Clock;
use crate::ids::Member;

/// How many people are remembered.
const MOST: usize = 4_000;

/// How long a person is believed unchanged. A change that Slack announces is noticed at once.
const FRESH: SignedDuration = SignedDuration::from_mins(30);

/// How many lookups of one person may wait for one answer: people share a lock by their id.
const LOCKS: usize = 16;

/// A zone that offends nobody, for people whose own is not known.
const NO_ZONE: &str = "UTC";

/// Longest name handed on.
const MOST_NAME: usize = 80;

/// The people of a workspace.
pub(super) struct People {
    api: Arc<Api>,
    clock: Arc<dyn Clock>,
    me: Me,
    known: Recent<Member, Known>,
    asking: Vec<tokio::sync::Mutex<()>>,
}

#[derive(Clone, Debug)]
struct Known {
    person: Option<Person>,
    until: Timestamp,
}

impl People {
    pub(super) fn new(api: Arc<Api>, clock: Arc<dyn Clock>, me: Me) -> Self {
        Self {
            api,
            clock,
            me,
            known: Recent::holding(MOST),
            asking: (0..LOCKS).map(|_| tokio::sync::Mutex::default()).collect(),
        }
    }

    /// Returns a person; `None` for somebody unknown or gone.
    ///
    /// # Errors
    /// When Slack does not answer and nothing is remembered, however old.
    pub(super) async fn person(&self, member: &Member) -> Result<Option<Person>, Failure> {
        if let Some(known) = self.fresh(member) {
            return Ok(known.person);
        }
        // Ten messages of one person at once ask Slack once.
        let _turn = self.asking[lock_of(member)].lock().await;
        if let Some(known) = self.fresh(member) {
            return Ok(known.person);
        }
        let answer = self
            .api
            .read("users.info", &[("user", Some(member.as_str()))])
            .await;
        let person = match answer {
            Ok(answer) => read(&answer["user"], member, &self.me),
            Err(Failure::Refused(code)) if unknown(&code) => None,
            Err(failure) => {
                // Old knowledge beats none while Slack is away.
                return match self.known.get(member) {
                    Some(known) => Ok(known.person),
                    None => Err(failure),
                };
            }
        };
        let until = self.clock.now().saturating_add(FRESH);
        self.known.put(
            member.clone(),
            Known {
                person: person.clone(),
                until: until.unwrap_or(Timestamp::MAX),
            },
        );
        Ok(person)
    }

    /// Forgets a person, so that the next question goes to Slack.
    pub(super) fn forget(&self, member: &Member) {
        self.known.forget(member);
    }

    fn fresh(&self, member: &Member) -> Option<Known> {
        self.known
            .get(member)
            .filter(|known| known.until > self.clock.now())
    }
}

fn lock_of(member: &Member) -> usize {
    member.as_str().bytes().fold(0_usize, |sum, byte| {
        sum.wrapping_mul(31) + usize::from(byte)
    }) % LOCKS
}

fn unknown(code: &str) -> bool {
    matches!(
        code,
        "user_not_found" | "user_not_visible" | "users_not_found"
    )
}

/// Reads a user of Slack's; `None` for somebody who is gone.
fn read(user: &Value, member: &Member, me: &Me) -> Option<Person> {
    if !user.is_object() || flag(user, "deleted") {
        return None;
    }
    let names = [
        "/profile/display_name",
        "/profile/real_name",
        "/real_name",
        "/name",
    ];
    let name = names
        .iter()
        .find_map(|pointer| words(user, pointer))
        .unwrap_or(member.as_str());
    Some(Person {
        id: member.clone(),
        name: plain_name(name),
        zone: words(user, "/tz").unwrap_or(NO_ZONE).to_owned(),
        role: role(user, me),
    })
}

fn role(user: &Value, me: &Me) -> Role {
    let guest = ["is_restricted", "is_ultra_restricted", "is_stranger"]
        .into_iter()
        .any(|kind| flag(user, kind));
    let lead = ["is_admin", "is_owner", "is_primary_owner"]
        .into_iter()
        .any(|kind| flag(user, kind));
    if guest || !colleague(user, me) {
        Role::Guest
    } else if lead {
        Role::Lead
    } else {
        Role::Member
    }
}

/// Returns whether somebody belongs to our company: in an organisation one may be at home in another workspace.
fn colleague(user: &Value, me: &Me) -> bool {
    let ours = me.workspace.as_str();
    let elsewhere = words(user, "/team_id").is_some_and(|team| team != ours);
    !elsewhere
        || me.whole_org
        || user
            .pointer("/enterprise_user/teams")
            .and_then(Value::as_array)
            .is_some_and(|teams| teams.iter().any(|team| team.as_str() == Some(ours)))
}

fn flag(user: &Value, name: &str) -> bool {
    user.get(name).and_then(Value::as_bool).unwrap_or_default()
}

fn words<'a>(user: &'a Value, pointer: &str) -> Option<&'a str> {
    user.pointer(pointer)
        .and_then(Value::as_str)
        .map(str::trim)
        .filter(|words| !words.is_empty())
}

/// Returns a name that cannot break out of `<@U1|name>`, nor turn the line around.
pub(super) fn plain_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|letter| !matches!(letter, '<' | '>' | '|' | '&') && !letter.is_control())
        .filter(|letter| !super::blocks::turns_text(*letter))
        .take(MOST_NAME)
        .collect();
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ids::Workspace;

    #[track_caller]
    fn check(user: &Value, want: Option<(&str, &str, Role)>) {
        let me = Me {
            workspace: Workspace::new("T1"),
            user: Member::new("UBOT"),
            bot: None,
            whole_org: false,
        };
        let got = read(user, &Member::new("U1"), &me);
        let got = got
            .as_ref()
            .map(|person| (person.name.as_str(), person.zone.as_str(), person.role));
        assert_eq!(got, want);
    }

    #[test]
    fn a_person_has_the_name_that_others_see() {
        check(
            &json!({"name": "mk", "real_name": "Maria Kurz", "tz": "Europe/Berlin", "team_id": "T1",
                    "profile": {"display_name": "Maria"}}),
            Some(("Maria", "Europe/Berlin", Role::Member)),
        );
        check(
            &json!({"name": "mk", "profile": {"display_name": " "}}),
            Some(("mk", NO_ZONE, Role::Member)),
        );
        check(
            &json!({"name": "<!channel>|\u{202e}x"}),
            Some(("!channelx", NO_ZONE, Role::Member)),
        );
    }

    #[test]
    fn a_guest_is_a_guest_even_as_an_admin_elsewhere() {
        check(
            &json!({"name": "a", "is_owner": true}),
            Some(("a", NO_ZONE, Role::Lead)),
        );
        check(
            &json!({"name": "a", "is_admin": true, "team_id": "T2"}),
            Some(("a", NO_ZONE, Role::Guest)),
        );
        check(
            &json!({"name": "a", "is_ultra_restricted": true}),
            Some(("a", NO_ZONE, Role::Guest)),
        );
        check(
            &json!({"name": "a", "team_id": "T2", "enterprise_user": {"teams": ["T1"]}}),
            Some(("a", NO_ZONE, Role::Member)),
        );
    }

    #[test]
    fn somebody_gone_is_nobody() {
        check(&json!({"name": "a", "deleted": true}), None);
        check(&Value::Null, None);
    }
}
