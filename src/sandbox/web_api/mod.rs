//! Slack's Web API: every method a bot may call here, with Slack's answers and Slack's refusals.
//!
//! A method is a function from the state and its arguments to an answer; none waits or knows of HTTP.

mod arguments;
mod call;
mod chat;
mod content;
mod conversations;
mod files;
mod history;
mod methods;
mod paging;
mod problem;
mod reactions;
mod team;
mod users;
mod views;

pub(crate) use arguments::Arguments;
pub(crate) use call::Suffered;
pub(crate) use call::call;
pub(crate) use call::record;
pub(crate) use call::suffer;
pub(crate) use content::content;
pub(crate) use files::download;
pub(crate) use files::upload;
pub(crate) use problem::Answer;
pub(crate) use problem::Problem;
pub(crate) use problem::said;
