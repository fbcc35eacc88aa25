//! Counter-examples: wordings that people of a workspace said to be no promise. Nobody there is asked about them
//! again.
//!
//! A wording is kept as a fingerprint only, never as words, and with nobody's name. Whoever has the store and the
//! patience could try whole wordings against it; they hold no names, numbers or times to be found that way.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::ops::Range;

use ring::hmac;
use serde::Deserialize;
use serde::Serialize;

use super::wording;
use crate::deadlines::TimeExpression;
use crate::features::Context;
use crate::ids::Workspace;
use crate::store::Change;
use crate::store::Record;
use crate::store::StoreError;

/// The most wordings that are remembered; then the oldest is asked about again.
const MOST: usize = 1_000;

/// How much of a digest is kept, in bytes: enough that two wordings never share one.
const KEPT: usize = 8;

/// The fingerprint of a wording: sixteen hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Fingerprint(String);

impl Fingerprint {
    /// Returns the fingerprint of how something was said in a message; each workspace has others.
    pub(super) fn of(
        workspace: &Workspace,
        raw: &str,
        said: &Range<usize>,
        conditional: bool,
        times: &[TimeExpression],
    ) -> Self {
        let times: Vec<_> = times.iter().map(|time| time.span.clone()).collect();
        let mut words = wording::of(raw, said, &times);
        if conditional {
            words.push_str(" <if>");
        }
        let salt = format!("goodword/wording/1/{workspace}");
        let key = hmac::Key::new(hmac::HMAC_SHA256, salt.as_bytes());
        let digest = hmac::sign(&key, words.as_bytes());
        let mut digits = String::with_capacity(2 * KEPT);
        for byte in digest.as_ref().iter().take(KEPT) {
            // Writing to a string never fails.
            let _ = write!(digits, "{byte:02x}");
        }
        Self(digits)
    }

    /// Reads one that comes back from a button.
    pub(super) fn read(digits: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (digits.len() == 2 * KEPT && digits.bytes().all(is_digit)).then(|| Self(digits.to_owned()))
    }

    /// Returns it as a button carries it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The wordings that are no promise in a workspace, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NoPromise {
    wordings: VecDeque<Fingerprint>,
}

impl NoPromise {
    const ONLY: &'static str = "only";

    /// Returns those of a workspace.
    pub(super) fn of(context: &Context<'_>, workspace: &Workspace) -> Result<Self, StoreError> {
        Ok(context
            .reads
            .get(workspace, Self::ONLY)?
            .unwrap_or_default())
    }

    /// Returns whether this wording is one of them.
    pub(super) fn has(&self, wording: &Fingerprint) -> bool {
        self.wordings.contains(wording)
    }

    /// Adds a wording.
    pub(super) fn add(&mut self, wording: Fingerprint) {
        self.take_back(&wording);
        if self.wordings.len() >= MOST {
            self.wordings.pop_front();
        }
        self.wordings.push_back(wording);
    }

    /// Takes a wording out again.
    pub(super) fn take_back(&mut self, wording: &Fingerprint) {
        self.wordings.retain(|known| known != wording);
    }
}

impl Record for NoPromise {
    const KIND: &'static str = "no-promise";

    fn id(&self) -> String {
        Self::ONLY.to_owned()
    }
}

/// Returns how many wordings are no promise in a workspace.
pub(in crate::features) fn no_promises(
    context: &Context<'_>,
    workspace: &Workspace,
) -> Result<usize, StoreError> {
    Ok(NoPromise::of(context, workspace)?.wordings.len())
}

/// Forgets all of them.
pub(in crate::features) fn ask_again(change: &mut Change, workspace: &Workspace) {
    change.remove::<NoPromise>(workspace, NoPromise::ONLY);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(workspace: &str, raw: &str) -> Fingerprint {
        Fingerprint::of(&Workspace::new(workspace), raw, &(0..raw.len()), false, &[])
    }

    #[test]
    fn a_fingerprint_says_nothing_and_differs_between_workspaces() {
        let one = fingerprint("T1", "I'll send it to Maria");
        assert_eq!(one, fingerprint("T1", "i will send it to Sam"));
        assert_ne!(one, fingerprint("T2", "I'll send it to Maria"));
        assert_ne!(one, fingerprint("T1", "I'll send that to Maria"));
        assert_eq!(Fingerprint::read(one.as_str()), Some(one));
    }

    #[test]
    fn only_a_fingerprint_is_read_as_one() {
        for forged in [
            "",
            "0123456789abcdeF",
            "0123456789abcde",
            "0123456789abcdef0",
            "éééééééé",
        ] {
            assert_eq!(Fingerprint::read(forged), None, "{forged}");
        }
    }

    #[test]
    fn wordings_are_kept_once_and_never_too_many() {
        let mut known = NoPromise::default();
        for number in 0..=MOST {
            known.add(Fingerprint(format!("{number:016x}")));
            known.add(Fingerprint(format!("{number:016x}")));
        }
        assert_eq!(known.wordings.len(), MOST);
        assert!(!known.has(&Fingerprint(format!("{:016x}", 0))));
        let latest = Fingerprint(format!("{MOST:016x}"));
        assert!(known.has(&latest));
        known.take_back(&latest);
        assert!(!known.has(&latest));
    }
}
