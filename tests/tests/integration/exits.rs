//! Whatever way a process ends, its lines come out whole, and none is lost.

use std::collections::HashSet;
use std::os::unix::process::ExitStatusExt;

use crate::run::{Run, command, finish, run, start};

const BURST: usize = 10_000;

/// Runs a scenario that does not end well.
fn run_badly(scenario: &str) -> Run {
    finish(start(&mut command(scenario)))
}

/// All lines of the burst are there, once each.
fn check_burst(run: &Run) {
    let lines = run.all("Operation completed: line");
    let numbers: Vec<_> = lines.iter().map(|line| line.count("number")).collect();
    assert!(numbers.is_sorted(), "the lines of a thread stay in order");
    let numbers: HashSet<_> = numbers.into_iter().collect();
    assert_eq!(
        numbers.len(),
        BURST,
        "lost: {:?}",
        run.all("Lines lost under overload")
    );
    assert_eq!(lines.len(), BURST, "doubled");
}

#[test]
fn by_returning_from_main() {
    check_burst(run("exits_by_return"));
}

#[test]
fn with_the_guard_dropped_early() {
    check_burst(run("exits_with_the_guard_dropped_early"));
}

#[test]
fn with_the_guard_leaked() {
    check_burst(run("exits_with_the_guard_leaked"));
}

#[test]
fn by_exit_from_main_and_from_a_thread() {
    let run = run_badly("exits_by_exit");
    assert_eq!(run.status.code(), Some(3), "{}", run.stderr);
    check_burst(&run);
    let run = run_badly("exits_by_exit_of_a_thread");
    assert_eq!(run.status.code(), Some(3), "{}", run.stderr);
    check_burst(&run);
    run.completed("last");
}

#[test]
fn by_a_panic_in_main() {
    let run = run_badly("exits_by_a_panic");
    assert_eq!(run.status.code(), Some(101), "{}", run.stderr);
    check_burst(&run);
    assert_eq!(run.outcome("dies"), "panicked");
    assert!(
        run.stderr.contains("the end"),
        "the message of the panic stays"
    );
}

#[test]
fn after_a_panic_in_a_thread() {
    let run = run("exits_after_a_panic_of_a_thread");
    check_burst(run);
    assert_eq!(run.outcome("dies"), "panicked");
    assert_eq!(run.outcome("last"), "ok");
}

#[test]
fn by_abort_only_what_came_after_the_last_flush_may_be_missing() {
    let run = run_badly("exits_by_abort");
    assert_eq!(run.status.signal(), Some(6), "{}", run.stderr);
    check_burst(&run);
}

#[test]
fn by_a_panic_during_a_panic() {
    let run = run_badly("exits_in_a_double_panic");
    assert_eq!(run.status.signal(), Some(6), "{}", run.stderr);
    assert!(run.stderr.contains("the first"), "{}", run.stderr);
    check_burst(&run);
}

#[test]
fn while_threads_and_tasks_are_at_work() {
    assert!(!run("exits_while_threads_work").lines.is_empty());
    let run = run("exits_while_tasks_work");
    assert_eq!(run.outcome("last"), "ok");
}

#[test]
fn calls_in_destructors_of_thread_locals_are_measured() {
    let run = run("exits_in_thread_locals");
    for (name, count) in [("first", 10), ("second", 10), ("only", 1)] {
        let lines = run.all(&format!("Operation completed: {name}"));
        assert_eq!(lines.len(), count, "{name}");
        assert!(lines.iter().all(|line| line.get("late") == true));
    }
    // Whether those of the main thread run at all is the platform's choice.
    let last = run.all("Operation completed: last");
    assert!((21..=22).contains(&last.len()), "{}", last.len());
    assert!(last.iter().all(|line| line.text("request_id") == "late"));
}
