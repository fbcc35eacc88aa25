//! Bad input gets a clear answer, and nothing is lost: the bot in the sandbox, and the program at the command line.
//!
//! Everything goes through what people use: the workspace's control API, and the program itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

mod calls;
mod desk;
mod gone;
mod logs;
mod mine;
mod payloads;
mod program;
mod starting;
mod strange;
mod tips;
