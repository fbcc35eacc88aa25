//! Goodword: a Slack bot that helps a service team say it well and keep its word.
//!
//! The map, bottom to top; a module uses only rows above its own (see `ARCHITECTURE.md`).

pub mod clock;
pub mod datafile;
pub mod ids;
pub mod secret;
pub mod text;

pub mod calendar;
pub mod library;
pub mod view;

pub mod deadlines;

pub mod phrases;
pub mod promises;

pub mod chat;

pub mod store;

pub mod adapters;
pub mod features;

pub mod engine;
pub mod sandbox;

pub mod config;
pub mod telemetry;

pub mod commands;
pub mod wire;
