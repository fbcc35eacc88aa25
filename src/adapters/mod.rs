//! Each adapter answers one port and knows no neighbour: the chat platforms and the stores.
//!
//! Nothing here decides what the bot does.

pub mod slack;
