//! Runs a case's program and compares what it says.

use std::path::Path;
use std::process::{Command, ExitStatus};

use serde_json::Value;

/// What a program did.
#[derive(Debug)]
pub(crate) struct Run {
    /// The lines that the case said, and how it ended.
    said: Vec<String>,
    status: ExitStatus,
    stdout: String,
    stderr: String,
}

/// Runs the program, with telemetry installed or not.
pub(crate) fn run(program: &Path, installed: bool) -> Run {
    let mut command = Command::new(program);
    if installed {
        command.env("CONFORMANCE_INSTALL", "1");
    } else {
        command.env_remove("CONFORMANCE_INSTALL");
    }
    let output = command.output().expect("the program");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let said = stderr.lines().filter_map(|line| line.strip_prefix("SAY "));
    let mut said: Vec<_> = said.map(str::to_owned).collect();
    said.push(format!("ended with {}", output.status));
    Run {
        said,
        status: output.status,
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr,
    }
}

/// A program that ends early has not shown all that it was written for.
pub(crate) fn must_end(bare: &Run, fails: bool) -> Result<(), String> {
    match (bare.status.success(), fails) {
        (true, false) | (false, true) => Ok(()),
        (true, true) => Err("the bare program succeeds: it does not need `//@ fails`".to_owned()),
        (false, false) => Err(format!(
            "the bare program ended with {}; `//@ fails` says that it is meant to.\n{}",
            bare.status, bare.stderr
        )),
    }
}

/// Compares a run with that of the bare program.
pub(crate) fn same(bare: &Run, run: &Run, installed: bool, is_silent: bool) -> Result<(), String> {
    if bare.said != run.said {
        return Err(format!(
            "the program does not say the same.\nBare: {:#?}\nAnnotated: {:#?}\n{}",
            bare.said, run.said, run.stderr
        ));
    }
    let mut ended = 0;
    for line in run.stdout.lines() {
        let line: Value = serde_json::from_str(line).map_err(|error| format!("{error}: {line}"))?;
        let message = line["message"].as_str().unwrap_or_default();
        ended += usize::from(message.starts_with("Operation completed"));
    }
    match (installed, ended) {
        (true, 0) if !is_silent => Err("no call was measured".to_owned()),
        (false, _) if !run.stdout.is_empty() => {
            Err(format!("not installed, and said: {}", run.stdout))
        }
        _ => Ok(()),
    }
}
