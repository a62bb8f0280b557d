//! What a measured call costs, beside other tools that do a part of the same; see `README.md`.
//!
//! A process has one telemetry, one subscriber, one recorder: each contestant runs in a child process
//! (`child`), and the parent (`run`) asks them in turns and writes the table.

mod child;
mod clock;
mod contestants;
mod entry;
mod figures;
mod hundreds;
mod plan;
mod run;
mod tsc;
mod work;

use std::process::ExitCode;

/// Runs one contestant if the arguments name one, else asks all of them and writes the table.
pub fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "--run") {
        child::main(&arguments[1..])
    } else {
        run::main(&arguments)
    }
}
