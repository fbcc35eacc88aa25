//! Views: each member's Home tab and the stack of modals they have open.
//!
//! A view is Slack's own JSON with what the member has entered in `state.values`.

use std::collections::BTreeMap;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::sandbox::blocks;

use super::Notice;
use super::State;

/// How many modals can lie on one another.
pub(crate) const DEEPEST: usize = 3;

/// A view as kept.
#[derive(Clone, Debug)]
pub(crate) struct View {
    /// Slack's view object, without state and hash.
    pub(crate) body: Map<String, Value>,
    /// What has been entered.
    pub(crate) values: Map<String, Value>,
    /// Changes with every update.
    pub(crate) hash: String,
    /// Who sees it.
    pub(crate) user: String,
}

/// All views.
#[derive(Debug, Default)]
pub(crate) struct Views {
    homes: BTreeMap<String, View>,
    /// Of each member, bottom first.
    modals: BTreeMap<String, Vec<View>>,
}

impl View {
    /// Returns its id.
    pub(crate) fn id(&self) -> &str {
        self.field("id")
    }

    /// Returns a text field, empty when it is not there.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.body
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Returns a yes or no.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.body
            .get(name)
            .and_then(Value::as_bool)
            .unwrap_or_default()
    }

    /// Returns its blocks.
    pub(crate) fn blocks(&self) -> &Value {
        self.body.get("blocks").unwrap_or(&Value::Null)
    }

    /// Returns Slack's view object as payloads and answers carry it.
    pub(crate) fn json(&self) -> Value {
        let mut body = self.body.clone();
        body.insert("state".to_owned(), json!({ "values": self.values }));
        body.insert("hash".to_owned(), self.hash.as_str().into());
        Value::Object(body)
    }
}

impl Views {
    /// Returns a member's Home tab.
    pub(crate) fn home(&self, user: &str) -> Option<&View> {
        self.homes.get(user)
    }

    /// Returns a member's open modals, bottom first.
    pub(crate) fn modals(&self, user: &str) -> &[View] {
        self.modals.get(user).map_or(&[], Vec::as_slice)
    }

    fn all_mut(&mut self) -> impl Iterator<Item = &mut View> {
        self.homes
            .values_mut()
            .chain(self.modals.values_mut().flatten())
    }

    /// Finds a view by its id.
    pub(crate) fn get(&self, id: &str) -> Option<&View> {
        let all = self.homes.values().chain(self.modals.values().flatten());
        all.into_iter().find(|view| view.id() == id)
    }

    /// Finds a view by its id, to change it.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut View> {
        self.all_mut().find(|view| view.id() == id)
    }

    /// Finds a view's id by the name its app gave it.
    pub(crate) fn by_external_id(&self, external: &str) -> Option<String> {
        let all = self.homes.values().chain(self.modals.values().flatten());
        all.into_iter()
            .find(|view| view.field("external_id") == external)
            .map(|view| view.id().to_owned())
    }
}

impl State {
    fn new_view(&mut self, user: &str, given: &Value, id: Option<&str>) -> View {
        let id = match id {
            Some(id) => id.to_owned(),
            None => format!("V0VIEW{:06}", self.next_number()),
        };
        let mut body = Map::new();
        body.insert("id".to_owned(), id.as_str().into());
        body.insert("team_id".to_owned(), self.team.id.as_str().into());
        body.insert("app_id".to_owned(), self.bot.app.as_str().into());
        body.insert(
            "app_installed_team_id".to_owned(),
            self.team.id.as_str().into(),
        );
        body.insert("bot_id".to_owned(), self.bot.id.as_str().into());
        for (name, fallback) in [
            ("type", Value::Null),
            ("title", Value::Null),
            ("close", Value::Null),
            ("submit", Value::Null),
            ("private_metadata", "".into()),
            ("callback_id", "".into()),
            ("external_id", "".into()),
            ("clear_on_close", false.into()),
            ("notify_on_close", false.into()),
        ] {
            body.insert(
                name.to_owned(),
                given.get(name).cloned().unwrap_or(fallback),
            );
        }
        let mut blocks = given.get("blocks").cloned().unwrap_or_else(|| json!([]));
        blocks::name_all(&mut blocks, || self.next_number());
        let values = blocks::initial_values(&blocks);
        body.insert("blocks".to_owned(), blocks);
        body.insert("root_view_id".to_owned(), id.into());
        body.insert("previous_view_id".to_owned(), Value::Null);
        View {
            body,
            values,
            hash: format!("{}.{:06x}", self.now.as_second(), self.next_number()),
            user: user.to_owned(),
        }
    }

    /// Shows a Home tab.
    pub(crate) fn publish_home(&mut self, user: &str, given: &Value) -> Value {
        let known = self.views.home(user).map(|home| home.id().to_owned());
        let view = self.new_view(user, given, known.as_deref());
        let shown = view.json();
        self.views.homes.insert(user.to_owned(), view);
        let user = user.to_owned();
        self.notice(Notice::Home { user });
        shown
    }

    /// Opens a modal in place of whatever is open.
    pub(crate) fn open_modal(&mut self, user: &str, given: &Value) -> Value {
        let view = self.new_view(user, given, None);
        let shown = view.json();
        self.views.modals.insert(user.to_owned(), vec![view]);
        self.views_changed(user);
        shown
    }

    /// Lays a modal on top; `None` when the stack is full.
    pub(crate) fn push_modal(&mut self, user: &str, given: &Value) -> Option<Value> {
        let stack = self.views.modals(user);
        if stack.len() >= DEEPEST {
            return None;
        }
        let below = stack
            .last()
            .map(|view| (view.id().to_owned(), view.field("root_view_id").to_owned()));
        let mut view = self.new_view(user, given, None);
        if let Some((previous, root)) = below {
            view.body
                .insert("previous_view_id".to_owned(), previous.into());
            view.body.insert("root_view_id".to_owned(), root.into());
        }
        let shown = view.json();
        self.views
            .modals
            .entry(user.to_owned())
            .or_default()
            .push(view);
        self.views_changed(user);
        Some(shown)
    }

    /// Shows something else in a view; what was entered in blocks and elements of the same names stays.
    pub(crate) fn update_view(&mut self, id: &str, given: &Value) -> Option<Value> {
        let user = self.views.get(id)?.user.clone();
        let mut fresh = self.new_view(&user, given, Some(id));
        let old = self.views.get_mut(id)?;
        for name in ["root_view_id", "previous_view_id"] {
            let kept = old.body.get(name).cloned().unwrap_or_default();
            fresh.body.insert(name.to_owned(), kept);
        }
        for (block, actions) in &mut fresh.values {
            let Some(actions) = actions.as_object_mut() else {
                continue;
            };
            for (action, entry) in actions {
                let kept = old
                    .values
                    .get(block)
                    .and_then(|actions| actions.get(action));
                if let Some(kept) = kept.filter(|kept| kept["type"] == entry["type"]) {
                    *entry = kept.clone();
                }
            }
        }
        *old = fresh;
        let shown = old.json();
        let home = shown["type"] == "home";
        self.notice(if home {
            Notice::Home { user }
        } else {
            Notice::Views { user }
        });
        Some(shown)
    }

    /// Closes a modal and all that lie on it; returns those closed, top first.
    pub(crate) fn close_modal(&mut self, user: &str, id: &str) -> Vec<View> {
        let Some(stack) = self.views.modals.get_mut(user) else {
            return Vec::new();
        };
        let Some(place) = stack.iter().position(|view| view.id() == id) else {
            return Vec::new();
        };
        let mut closed = stack.split_off(place);
        closed.reverse();
        self.views_changed(user);
        closed
    }

    /// Closes all modals of a member; returns them, top first.
    pub(crate) fn close_all_modals(&mut self, user: &str) -> Vec<View> {
        let mut closed = self.views.modals.remove(user).unwrap_or_default();
        closed.reverse();
        self.views_changed(user);
        closed
    }

    fn views_changed(&mut self, user: &str) {
        let user = user.to_owned();
        self.notice(Notice::Views { user });
    }
}
