//! What was told to go wrong, and how often still.
//!
//! Here stands only what is planned; whoever answers a call or delivers an event asks and does it.

use std::time::Duration;

use serde::Deserialize;

/// The ways to misbehave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FaultKind {
    /// Answer late.
    Delay,
    /// Answer 500.
    Error500,
    /// Answer 429 with `Retry-After`.
    Ratelimit,
    /// Cut the sockets.
    DropSocket,
    /// Deliver events twice.
    Twice,
    /// Never answer.
    Hang,
    /// Do what was asked, but answer 500.
    Lost,
    /// Announce and make a new connection necessary.
    Refresh,
    /// Behave again.
    None,
}

/// A planned fault.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) kind: FaultKind,
    /// Only calls of this method; any when left out.
    pub(crate) method: Option<String>,
    /// How many times still; until told otherwise when left out.
    pub(crate) times: Option<u32>,
    pub(crate) seconds: Duration,
}

/// What is planned.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    planned: Vec<Fault>,
}

impl Faults {
    /// Plans a fault; [`FaultKind::None`] forgets all.
    pub(crate) fn plan(&mut self, fault: Fault) {
        if fault.kind == FaultKind::None {
            self.planned.clear();
        } else {
            self.planned.push(fault);
        }
    }

    /// Takes what shall happen to a call of `method`, once.
    pub(crate) fn for_call(&mut self, method: &str) -> Vec<Fault> {
        const OF_CALLS: [FaultKind; 5] = [
            FaultKind::Lost,
            FaultKind::Delay,
            FaultKind::Error500,
            FaultKind::Ratelimit,
            FaultKind::Hang,
        ];
        self.take(|fault| {
            OF_CALLS.contains(&fault.kind)
                && fault.method.as_deref().is_none_or(|only| only == method)
        })
    }

    /// Returns whether this event shall arrive twice, once.
    pub(crate) fn twice(&mut self) -> bool {
        !self.take(|fault| fault.kind == FaultKind::Twice).is_empty()
    }

    /// Returns whether a socket just opened shall be cut, once.
    pub(crate) fn cut(&mut self) -> bool {
        !self
            .take(|fault| fault.kind == FaultKind::DropSocket)
            .is_empty()
    }

    fn take(&mut self, wanted: impl Fn(&Fault) -> bool) -> Vec<Fault> {
        let mut taken = Vec::new();
        for fault in &mut self.planned {
            if wanted(fault) {
                fault.times = fault.times.map(|times| times.saturating_sub(1));
                taken.push(fault.clone());
            }
        }
        self.planned.retain(|fault| fault.times != Some(0));
        taken
    }
}
