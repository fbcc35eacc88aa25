//! Answers to the ports: each adapter implements one of them and knows no neighbour.
//!
//! Adapters hold no decisions of the domain; the engine and the features make those.

pub mod memory;
pub mod slack;
pub mod sled;
