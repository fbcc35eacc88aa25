//! `goodword analyze` as people use it: the program itself, with lines going in and lines coming out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails by it")]

mod answers;
mod context;
mod huge;
mod moments;
mod parts;
mod plain;
mod program;
mod progress;
mod rows;
mod stream;
