//! The program: parses its arguments, runs the command, exits with its code.

fn main() {}
