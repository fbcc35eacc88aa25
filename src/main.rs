//! The program: parses its arguments, runs the command, exits with its code.

use std::process::ExitCode;

use clap::Parser;
use goodword::commands;

fn main() -> ExitCode {
    match commands::run(commands::Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("goodword: {error:#}");
            ExitCode::FAILURE
        }
    }
}
