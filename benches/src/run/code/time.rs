//! Runs cargo on a generated crate, and reads how long it took and how much code came of it.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use super::super::{Fallible, build as programs};

/// A program, and how long it took to build.
pub(super) struct Built {
    pub(super) seconds: f64,
    /// Bytes of `.text`, if there is a `size` that says so.
    pub(super) text: Option<f64>,
}

pub(super) fn check(package: &Path) -> Fallible<f64> {
    cargo(package, &["check"])
}

pub(super) fn build(package: &Path) -> Fallible<f64> {
    cargo(package, &["build"])
}

pub(super) fn release(package: &Path) -> Fallible<Built> {
    let seconds = cargo(package, &["build", "--release"])?;
    let program = package.with_file_name("target").join("release");
    let text = text(&program.join(package.file_name().ok_or("no name")?));
    Ok(Built { seconds, text })
}

/// Seconds. Nothing is taken over from an earlier build but the dependencies.
fn cargo(package: &Path, arguments: &[&str]) -> Fallible<f64> {
    let mut cargo = programs::cargo();
    cargo
        .current_dir(package)
        .args(arguments)
        .arg("--quiet")
        .arg("--target-dir")
        .arg(package.with_file_name("target"))
        .env("CARGO_INCREMENTAL", "0");
    let begin = Instant::now();
    let output = cargo.output()?;
    let seconds = begin.elapsed().as_secs_f64();
    if output.status.success() {
        Ok(seconds)
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        let beginning: Vec<&str> = said.lines().take(20).collect();
        Err(beginning.join("\n").into())
    }
}

fn text(program: &Path) -> Option<f64> {
    let output = Command::new("size").arg("-A").arg(program).output().ok()?;
    let sections = String::from_utf8(output.stdout).ok()?;
    let line = sections.lines().find(|line| line.starts_with(".text "))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
