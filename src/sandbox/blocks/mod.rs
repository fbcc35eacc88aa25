//! Block Kit: what Slack accepts, which parts can be used, and what using them means.
//!
//! Everything here looks at JSON and returns JSON; drawing is the page's business.

mod action;
mod check;
mod check_element;
mod check_view;
mod entry;
mod find;

pub(crate) use action::action;
pub(crate) use check::Place;
pub(crate) use check::check_blocks;
pub(crate) use check_view::check_view;
pub(crate) use entry::Given;
pub(crate) use entry::given;
pub(crate) use entry::initial_values;
pub(crate) use find::Found;
pub(crate) use find::find;
pub(crate) use find::inputs;
pub(crate) use find::name_all;
pub(crate) use find::usable;
