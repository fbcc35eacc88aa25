//! The engine: hears, records, answers; wakes at the right moment; empties the outbox.
//!
//! It acts on what the features decide and decides nothing of the domain itself. It knows neither the
//! platform nor the database: it talks to the two ports, and it alone holds a clock.

mod deliver;
mod hear;
mod recent;
mod run;
mod tick;

use std::sync::Arc;
use std::sync::PoisonError;
use std::sync::RwLock;

use tokio::sync::Notify;

use crate::calendar::Calendar;
use crate::chat::Chat;
use crate::clock::Clock;
use crate::features::Knowledge;
use crate::store::Store;

pub use run::Running;

/// What the engine works with.
pub struct Engine {
    store: Arc<dyn Store>,
    chat: Arc<dyn Chat>,
    clock: Arc<dyn Clock>,
    calendar: Calendar,
    knowledge: RwLock<Arc<Knowledge>>,
    recent: recent::Recent,
    /// Something new may be due.
    agenda_changed: Notify,
    /// Something new may wait in the outbox.
    outbox_changed: Notify,
}

impl Engine {
    /// Puts an engine together; [`Engine::start`] sets it going.
    pub fn new(
        store: Arc<dyn Store>,
        chat: Arc<dyn Chat>,
        clock: Arc<dyn Clock>,
        calendar: Calendar,
        knowledge: Knowledge,
    ) -> Arc<Self> {
        Arc::new(Self {
            store,
            chat,
            clock,
            calendar,
            knowledge: RwLock::new(Arc::new(knowledge)),
            recent: recent::Recent::default(),
            agenda_changed: Notify::new(),
            outbox_changed: Notify::new(),
        })
    }

    /// Puts newly loaded knowledge in the place of the old; what is under way ends with the old.
    pub fn learn(&self, knowledge: Knowledge) {
        *self
            .knowledge
            .write()
            // Only whole values are ever put in, so a poisoned lock still holds a whole one.
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(knowledge);
    }

    /// Returns what the bot knows now.
    fn knowledge(&self) -> Arc<Knowledge> {
        Arc::clone(
            &self
                .knowledge
                .read()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    /// Wakes whoever waits for the agenda or the outbox.
    fn wake(&self) {
        self.agenda_changed.notify_one();
        self.outbox_changed.notify_one();
    }
}
