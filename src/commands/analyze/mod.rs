//! `goodword analyze`: what the bot sees in a message, for every line of a file or a pipe.
//!
//! One JSON line for each row, in order. What is seen is decided where the bot decides it; here it is only read
//! in and written out.

mod analyst;
mod answer;
mod characters;
mod conversation;
mod lines;
mod moment;
mod options;
mod progress;
mod row;
mod run;
mod unreadable;
mod zone;

pub(super) use options::Analyze;
