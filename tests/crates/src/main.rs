//! Measures every function of crates that others wrote, runs their own tests, and compares: one row per crate.
//!
//! ```sh
//! cargo run -p crates -- semver@1.0.26 itoa hyper+full
//! ```
#![expect(clippy::print_stdout, reason = "a program that prints a table")]

mod annotate;
mod arguments;
mod cargo;
mod fetch;
mod messages;
mod node;
mod report;
mod sites;
mod suite;
mod trial;

use std::error::Error;
use std::process::ExitCode;

type Fallible<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments = match arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("{error}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    println!("{}", report::HEADER);
    let mut is_clean = true;
    let mut details = String::new();
    for wanted in &arguments.crates {
        match trial::run(wanted, &arguments) {
            Ok(trial) => {
                println!("{}", report::row(&trial));
                details.push_str(&report::details(&trial));
                is_clean &= trial.is_clean();
            }
            Err(error) => {
                println!("{}", report::refused(wanted, &*error));
                is_clean = false;
            }
        }
    }
    if !details.is_empty() {
        println!("\n{details}");
    }
    if is_clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
