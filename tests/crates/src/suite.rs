//! Runs a crate's own tests, and reads how each of them ended.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Fallible;
use crate::cargo::Cargo;

/// The runtime is optimized even where the crate is not: some tests make tens of millions of calls.
const OPTIMIZED: [&str; 2] = [
    "--config",
    "profile.dev.package.telemetry-runtime.opt-level=2",
];

/// How the tests ended.
#[derive(Default)]
pub(crate) struct Suite {
    /// By program and name: whether it passed. What was ignored is not here.
    pub(crate) tests: BTreeMap<(String, String), bool>,
    pub(crate) succeeded: bool,
    pub(crate) is_built: bool,
    pub(crate) calls: u64,
    pub(crate) operations: u64,
    pub(crate) lines: u64,
    pub(crate) log: PathBuf,
}

/// What is run, and how telemetry is installed before.
pub(crate) struct Plan<'a> {
    pub(crate) targets: &'a [&'a str],
    pub(crate) features: &'a [String],
    pub(crate) skips: &'a [String],
    pub(crate) with_doc: bool,
    pub(crate) install: &'a str,
}

/// Runs the tests; the log is written beside the crate's folder.
pub(crate) fn run(cargo: &Cargo<'_>, plan: &Plan<'_>) -> Fallible<Suite> {
    let mut suite = Suite::default();
    let counts = cargo
        .folder
        .with_extension(format!("{}.counts", plan.install));
    let _ = fs::remove_file(&counts);
    let env = [
        ("CRATES_INSTALL", Path::new(plan.install)),
        ("CRATES_COUNTS", &counts),
    ];
    suite.succeeded = true;
    suite.is_built = true;
    let doc: &[&str] = &["--doc"];
    for targets in [plan.targets, doc]
        .iter()
        .take(1 + usize::from(plan.with_doc))
    {
        let kind = if *targets == doc { "doc" } else { "tests" };
        suite.log = cargo
            .folder
            .with_extension(format!("{}.{kind}.log", plan.install));
        let mut words = vec!["test", "--no-fail-fast"];
        words.extend(*targets);
        words.extend(plan.features.iter().map(String::as_str));
        words.extend(OPTIMIZED);
        if !plan.skips.is_empty() {
            words.push("--");
            words.extend(plan.skips.iter().map(String::as_str));
        }
        suite.succeeded &= cargo.logged(&words, &env, &suite.log)?;
        let log = String::from_utf8_lossy(&fs::read(&suite.log)?).into_owned();
        suite.is_built &= !log.contains("error: could not compile");
        suite.read(&log);
    }
    for line in fs::read_to_string(&counts).unwrap_or_default().lines() {
        let mut figures = line.split(' ').filter_map(|figure| figure.parse().ok());
        suite.calls += figures.next().unwrap_or(0);
        suite.operations += figures.next().unwrap_or(0);
        suite.lines += figures.nth(1).unwrap_or(0);
    }
    Ok(suite)
}

impl Suite {
    fn read(&mut self, log: &str) {
        let mut program = String::new();
        for line in log.lines() {
            let trimmed = line.trim_start();
            if let Some(running) = trimmed.strip_prefix("Running ") {
                // `unittests src/lib.rs (target/debug/deps/itoa-0123456789abcdef)`
                let name = running.split(" (").next().unwrap_or(running);
                name.clone_into(&mut program);
            } else if trimmed.starts_with("Doc-tests ") {
                "doc".clone_into(&mut program);
            } else if let Some((name, end)) = line
                .strip_prefix("test ")
                .and_then(|line| line.split_once(" ... "))
            {
                let passed = end.ends_with("ok");
                if passed || end.ends_with("FAILED") {
                    self.tests
                        .insert((program.clone(), name.to_owned()), passed);
                }
            }
        }
    }

    /// Passed and failed.
    pub(crate) fn figures(&self) -> (usize, usize) {
        let passed = self.tests.values().filter(|passed| **passed).count();
        (passed, self.tests.len() - passed)
    }

    /// What passed, and does not pass here.
    pub(crate) fn lost_since(&self, bare: &Self) -> Vec<String> {
        let mut lost: Vec<String> = bare
            .tests
            .iter()
            .filter(|(test, passed)| **passed && self.tests.get(test) != Some(&true))
            .map(|((program, name), _)| format!("{program}: {name}"))
            .collect();
        if lost.is_empty() && bare.succeeded && !self.succeeded {
            lost.push("(a program without names of tests)".to_owned());
        }
        lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_tells_what_each_test_did() {
        let mut suite = Suite::default();
        suite.read(
            "     Running unittests src/lib.rs (target/debug/deps/a-1)\ntest a::b ... ok\ntest c - should panic ... ok\n\
             test d ... FAILED\ntest e ... ignored\n   Doc-tests a\ntest src/lib.rs - a (line 3) ... ok\n",
        );
        assert_eq!(suite.figures(), (3, 1));
        let doc = ("doc".to_owned(), "src/lib.rs - a (line 3)".to_owned());
        assert_eq!(suite.tests.get(&doc), Some(&true));
    }
}
