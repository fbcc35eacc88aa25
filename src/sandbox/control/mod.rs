//! The control API: lets a script, or the page, be a person, move the clock, and make things go wrong.
//!
//! JSON over HTTP on loopback. Every answer says `ok`; a refusal names the error and a hint in plain words.

mod asked;
mod command;
mod envelope;
mod fault;
mod forms;
mod payload;
mod place;
mod press;
mod speak;
mod staff;
mod time;
mod watch;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use axum::routing::post;

use super::workspace::Workspace;

/// Returns the routes under `/control`.
pub(crate) fn routes() -> Router<Arc<Workspace>> {
    Router::new()
        .route("/say", post(speak::say))
        .route("/edit", post(speak::edit))
        .route("/delete", post(speak::delete))
        .route("/react", post(speak::react))
        .route("/read", post(speak::read))
        .route("/command", post(command::command))
        .route("/shortcut", post(command::shortcut))
        .route("/press", post(press::press))
        .route("/select", post(press::select))
        .route("/submit", post(forms::submit))
        .route("/close_view", post(forms::close_view))
        .route("/open_home", post(forms::open_home))
        .route("/join", post(place::join))
        .route("/leave", post(place::leave))
        .route("/archive", post(place::archive))
        .route("/delete_channel", post(place::delete_channel))
        .route("/hire", post(staff::hire))
        .route("/deactivate", post(staff::deactivate))
        .route("/profile", post(staff::profile))
        .route("/advance", post(time::advance))
        .route("/fault", post(fault::fault))
        .route("/envelope", post(envelope::envelope))
        .route("/seen", get(watch::seen))
        .route("/workspace", get(watch::workspace))
        .route("/calls", get(watch::calls))
        .route("/views", get(watch::views))
        .route("/app", get(watch::app))
        .route("/unread", get(watch::unread))
        .route("/stream", get(watch::stream))
        .fallback(asked::nowhere)
        .method_not_allowed_fallback(asked::other_verb)
}
