//! Answers questions from the files below a directory, and tells on stdout how it went.
//!
//! ```sh
//! cargo run --example assistant -- --corpus . "Where is the budget checked?" | jq -r .message
//! ```

mod answer;
mod arguments;
mod corpus;
mod error;
mod graph;
mod index;
mod intent;
mod words;

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use telemetry_runtime::{FutureExt, Telemetry};

use crate::arguments::{Arguments, HELP};
use crate::graph::State;
use crate::index::Index;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let (complaint, code) = match Arguments::parse(std::env::args_os().skip(1)) {
        Ok(Some(arguments)) => match run(arguments).await {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => (format!("assistant: {}", chain(&*error)), 1),
        },
        Ok(None) => (HELP.to_owned(), 0),
        Err(complaint) => (format!("assistant: {complaint}; see `--help`"), 2),
    };
    // Not `eprintln!`, which panics where stderr cannot be written.
    let _ = writeln!(io::stderr(), "{complaint}");
    ExitCode::from(code)
}

/// An error and its causes.
fn chain(error: &dyn Error) -> String {
    let errors = std::iter::successors(Some(error), |error| (*error).source());
    let texts: Vec<String> = errors.map(ToString::to_string).collect();
    texts.join(": ")
}

/// Installs telemetry, works, and reports the health at the end, whatever came of the work.
async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let telemetry = Telemetry::builder("assistant", "example")
        .version(env!("CARGO_PKG_VERSION"))
        // The attribute says five seconds; a large tree may take longer.
        .budget("corpus_indexing", Duration::from_secs(60))
        .install()?;
    let worked = work(&telemetry, arguments).await;
    telemetry.log_health();
    worked
}

/// Indexes the corpus and answers the questions, one after the other.
async fn work(telemetry: &Telemetry, arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let (index, left_out) = corpus::index(&arguments.corpus)?;
    let index = Arc::new(index);
    writeln!(
        io::stderr(),
        "{} passages; files left out: {left_out}",
        index.passages()
    )?;
    let questions: Box<dyn Iterator<Item = io::Result<String>>> = match arguments.questions {
        none if none.is_empty() => Box::new(io::stdin().lock().split(b'\n').map(question)),
        questions => Box::new(questions.into_iter().map(Ok)),
    };
    for (number, question) in (1..).zip(questions) {
        // All that is measured for this question carries its request id and its trace.
        let request = telemetry.request(format!("req-{number}"));
        ask(question?, &index).with_context(request).await?;
    }
    Ok(())
}

/// A line of stdin, whatever its encoding.
fn question(line: io::Result<Vec<u8>>) -> io::Result<String> {
    line.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// Answers a question on stderr; stdout belongs to the lines.
async fn ask(question: String, index: &Arc<Index>) -> io::Result<()> {
    if question.is_empty() {
        return Ok(());
    }
    writeln!(io::stderr(), "\n> {}", answer::clean(&question))?;
    match graph::request(State::new(question), index).await {
        Ok(state) => answer::write(&mut io::stderr(), &state, index),
        Err(error) => writeln!(io::stderr(), "No answer: {error}."),
    }
}
