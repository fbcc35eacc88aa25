//! A token or password: a text that never prints.
//!
//! It has no `Display` and no `Serialize`, and its `Debug` says nothing. Whoever needs the letters asks for
//! them by name, at the place where they leave for the wire.

use std::fmt;

use serde::Deserialize;

/// A text that never prints.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Takes a text into keeping.
    pub fn new(letters: impl Into<String>) -> Self {
        Self(letters.into())
    }

    /// Returns the letters, for the wire and nothing else.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_never_prints() {
        let secret = Secret::new("xoxb-12345");
        assert_eq!(format!("{secret:?} {secret:#?}"), "Secret(..) Secret(..)");
        assert_eq!(secret.reveal(), "xoxb-12345");
    }
}
