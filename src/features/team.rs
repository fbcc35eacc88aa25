//! What the leads of a workspace set for everybody in it.
//!
//! The only place that knows how sure the recogniser has to be before somebody is asked.

use serde::Deserialize;
use serde::Serialize;

use super::Context;
use crate::ids::Workspace;
use crate::promises::LIKELY;
use crate::store::Record;
use crate::store::StoreError;

/// What holds for a whole workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamSettings {
    /// How readily people are asked about promises they made in passing.
    pub asks: Asks,
}

/// How readily people are asked about promises they made in passing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Rather not once too often.
    WhenSure,
    /// A missed question costs less than a wrong one, but few are missed.
    #[default]
    Usually,
    /// Whenever a promise is more likely than not.
    Often,
}

impl Asks {
    /// All of them, the most reserved first.
    pub(super) const ALL: [Self; 3] = [Self::WhenSure, Self::Usually, Self::Often];

    /// Returns how sure the recogniser must be, from 0 to 1.
    pub(super) fn least_confidence(self) -> f64 {
        match self {
            Self::WhenSure => 0.8,
            Self::Usually => 0.55,
            Self::Often => LIKELY,
        }
    }

    /// Returns its name in forms.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::WhenSure => "when_sure",
            Self::Usually => "usually",
            Self::Often => "often",
        }
    }

    /// Returns what it means.
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::WhenSure => "only when I am sure it is a promise",
            Self::Usually => "usually, when it sounds like one",
            Self::Often => "often, even when I am in doubt",
        }
    }
}

impl TeamSettings {
    const ONLY: &'static str = "only";
}

impl Record for TeamSettings {
    const KIND: &'static str = "team-settings";

    fn id(&self) -> String {
        Self::ONLY.to_owned()
    }
}

impl Context<'_> {
    /// Returns what the leads of a workspace set, the defaults when they never changed anything.
    ///
    /// # Errors
    /// When the store fails.
    pub fn team(&self, workspace: &Workspace) -> Result<TeamSettings, StoreError> {
        let kept: Option<TeamSettings> = self.reads.get(workspace, TeamSettings::ONLY)?;
        Ok(kept.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_asked_more_often_needs_less_certainty() {
        let least = Asks::ALL.map(Asks::least_confidence);
        assert!(least.is_sorted_by(|more, less| more > less));
        assert!(least.iter().all(|least| (LIKELY..1.0).contains(least)));
    }
}
