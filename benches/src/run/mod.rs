//! The parent: asks every contestant its questions in turns, and writes the table.
#![expect(clippy::print_stdout, reason = "it prints a table")]

mod answers;
mod arguments;
mod build;
mod code;
pub(crate) mod machine;
mod spawn;
mod table;

use std::error::Error;
use std::fs;
use std::process::ExitCode;

use self::answers::Answers;
use self::arguments::Arguments;
use crate::contestants;
use crate::entry::{Ask, Entry};

/// Where the table is written.
const RESULTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/RESULTS.md");

type Fallible<T> = Result<T, Box<dyn Error>>;

pub(crate) fn main(arguments: &[String]) -> ExitCode {
    let arguments = match arguments::parse(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("{error}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    let done = if arguments.lists {
        list(&arguments);
        Ok(())
    } else {
        measure(&arguments)
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Every contestant with every question, as far as `--only` goes.
fn jobs(arguments: &Arguments) -> Vec<(Entry, Ask)> {
    let every = contestants::all();
    every
        .flat_map(|entry| entry.asks.iter().map(move |ask| (entry, *ask)))
        .filter(|(entry, ask)| arguments.wants(&format!("{}/{}", entry.key(), ask.key())))
        .collect()
}

fn list(arguments: &Arguments) {
    for (entry, ask) in jobs(arguments) {
        println!("{}\t{}\t{}", entry.program.name(), entry.key(), ask.key());
    }
}

fn write(arguments: &Arguments, table: &str) -> Fallible<()> {
    if arguments.writes {
        fs::write(RESULTS, table)?;
    }
    Ok(())
}

fn measure(arguments: &Arguments) -> Fallible<()> {
    let machine = machine::describe();
    let jobs = jobs(arguments);
    build::programs(&jobs)?;
    let mut answers = Answers::default();
    let has_many_lines = jobs.iter().any(|(_, ask)| *ask == Ask::Sustained);
    let lines = if has_many_lines {
        arguments.plan.lines
    } else {
        0
    };
    let mut printed = spawn::Printed::with_room_for(lines);
    let rounds = if jobs.is_empty() { 0 } else { arguments.rounds };
    for round in 0..rounds {
        eprintln!("round {} of {}", round + 1, rounds);
        for (entry, ask) in &jobs {
            if round > 0 && ask.is_asked_once() {
                continue;
            }
            match spawn::ask(entry, *ask, arguments.plan, &mut printed) {
                Ok(answer) => answers.add(entry, *ask, answer),
                Err(error) => eprintln!("{} {}: {error}", entry.key(), ask.key()),
            }
        }
    }
    let table = table::render(&machine, arguments, &jobs, &answers);
    println!("{table}");
    write(arguments, &table)?;
    let code = code::section(arguments, |code| {
        write(arguments, &format!("{table}{code}"))
    })?;
    println!("{code}");
    Ok(())
}
