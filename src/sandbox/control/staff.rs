//! People who come, leave the company, or change what others see of them.

use std::sync::Arc;

use axum::extract::State as Shared;
use serde::Deserialize;
use serde_json::json;

use crate::sandbox::seed::SeedMember;
use crate::sandbox::state::State;
use crate::sandbox::workspace::Workspace;

use super::asked::Answer;
use super::asked::Asked;
use super::asked::Refusal;
use super::asked::done;
use super::asked::person;

/// Somebody leaves the company.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gone {
    user: String,
}

/// Somebody changes their profile.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Profile {
    user: String,
    zone: Option<String>,
    display_name: Option<String>,
    real_name: Option<String>,
    title: Option<String>,
}

/// `POST /control/hire`: a member as in a seed file.
pub(super) async fn hire(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(seed): Asked<SeedMember>,
) -> Answer {
    workspace.with(|state| {
        let id = state
            .hire(&seed)
            .map_err(|problem| Refusal::wrong("invalid_member", problem.to_string()))?;
        Ok(done(json!({ "user": state.user_json(&id) })))
    })
}

/// `POST /control/deactivate`
pub(super) async fn deactivate(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Gone>,
) -> Answer {
    workspace.with(|state| {
        let user = person(state, &asked.user)?;
        state.change_member(&user, |member| member.deleted = true);
        Ok(done(json!({ "user": state.user_json(&user) })))
    })
}

/// `POST /control/profile`
pub(super) async fn profile(
    Shared(workspace): Shared<Arc<Workspace>>,
    Asked(asked): Asked<Profile>,
) -> Answer {
    workspace.with(|state| {
        let user = person(state, &asked.user)?;
        if let Some(zone) = asked
            .zone
            .as_deref()
            .filter(|zone| jiff::tz::TimeZone::get(zone).is_err())
        {
            return Err(Refusal::wrong(
                "unknown_zone",
                format!("no time zone is called {zone:?}"),
            ));
        }
        apply(state, &user, &asked);
        Ok(done(json!({ "user": state.user_json(&user) })))
    })
}

fn apply(state: &mut State, user: &str, asked: &Profile) {
    state.change_member(user, |member| {
        let changes = [
            (&mut member.zone, &asked.zone),
            (&mut member.display_name, &asked.display_name),
            (&mut member.real_name, &asked.real_name),
            (&mut member.title, &asked.title),
        ];
        for (field, change) in changes {
            if let Some(change) = change {
                field.clone_from(change);
            }
        }
    });
}
