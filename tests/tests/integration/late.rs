//! Calls that come late: after the exit began, in destructors, in panic hooks.

use std::time::{Duration, Instant};

use crate::run::{Run, command, finish, operation, run, start};

fn count(run: &Run, operation: &str) -> usize {
    run.all(&format!("Operation completed: {operation}")).len()
}

/// Every handler ran to its end.
fn run_handlers(scenario: &str) -> Run {
    let run = finish(start(&mut command(scenario)));
    assert!(run.status.success(), "{}: {}", run.status, run.stderr);
    assert_eq!(run.reports(), ["after", "before"], "{}", run.stderr);
    run
}

fn check_handlers(scenario: &str) {
    let run = run_handlers(scenario);
    assert_eq!(count(&run, "registered_after"), 100);
    assert_eq!(run.all("Classified error in registered_after").len(), 100);
    assert_eq!(run.outcome("awaited_after"), "cancelled");
    assert_eq!(count(&run, "last"), 1, "on a thread of its own");
}

#[test]
fn calls_after_the_last_flush_bring_out_their_lines_themselves() {
    for scenario in [
        "late_after_exit",
        "late_after_main",
        "late_after_exit_of_a_thread",
    ] {
        let run = run_handlers(scenario);
        assert_eq!(count(&run, "registered_before"), 100, "{scenario}");
        let errors = run.all("Classified error in registered_before");
        assert_eq!(errors.len(), 100, "{scenario}");
        assert!(!run.stderr.contains("lost"), "{}", run.stderr);
    }
}

#[test]
fn a_sink_that_is_stuck_holds_up_the_end_for_a_second_and_that_is_said() {
    let began = Instant::now();
    let run = finish(start(&mut command("late_with_a_sink_that_is_stuck")));
    let took = began.elapsed();
    assert_eq!(run.reports(), ["before"], "{}", run.stderr);
    let said = run.stderr.matches("lines were lost at the end").count();
    assert_eq!(said, 1, "{}", run.stderr);
    // A hundred late lines, each of which would wait for 50 ms if the first had not.
    assert!(took < Duration::from_secs(4), "{took:?}");
}

#[test]
fn calls_after_exit_began_are_measured() {
    check_handlers("late_after_exit");
}

#[test]
fn calls_after_main_returned_are_measured() {
    check_handlers("late_after_main");
}

#[test]
fn calls_after_a_thread_began_the_exit_are_measured() {
    check_handlers("late_after_exit_of_a_thread");
}

#[test]
fn futures_that_are_dropped_in_destructors_of_thread_locals_were_cancelled() {
    let run = run("late_futures_in_thread_locals");
    for name in ["held", "not_polled"] {
        let lines = run.all(&format!("Operation completed: {name}"));
        assert_eq!(lines.len(), 21, "{name}");
        let polls = u64::from(name == "held");
        for line in lines {
            assert_eq!(line.text("outcome"), "cancelled", "{}", line.json);
            assert_eq!(line.count("polls"), polls, "{}", line.json);
        }
    }
    assert_eq!(count(run, "registered_after"), 21);
}

#[test]
fn calls_in_a_panic_hook_are_measured() {
    let run = run("late_in_a_panic_hook");
    let texts: Vec<_> = run
        .all("Operation completed: in_the_hook")
        .into_iter()
        .map(|line| line.text("text").to_owned())
        .collect();
    let before = texts.iter().filter(|text| *text == "before").count();
    assert_eq!(before, 8, "{texts:?}");
    assert_eq!(texts.len() - before, 6, "{texts:?}");
    assert_eq!(run.all("Classified error in in_the_hook").len(), 14);
    let panicked = run.all("Operation completed: panics");
    assert_eq!(panicked.len(), 3);
    assert_eq!(run.outcome("panics_later"), "panicked");
}

#[test]
fn calls_in_a_destructor_of_a_panic_have_their_own_outcome() {
    let run = run("late_in_a_destructor_of_a_panic");
    assert_eq!(run.outcome("unwinds"), "panicked");
    assert_eq!(run.outcome("given_way"), "ok");
    assert_eq!(run.outcome("last"), "ok");
    assert_eq!(run.outcome("held"), "cancelled");
    assert_eq!(run.outcome("panics"), "panicked");
    assert_eq!(run.outcome("panics_later"), "panicked");
    assert_eq!(run.outcome("survive_inside"), "ok");
    assert_eq!(run.outcome("survives"), "ok");
    let errors = run.all("Operation completed: registered_after");
    assert_eq!(errors.len(), 2, "of the destructor and of the future");
    assert!(errors.iter().all(|line| line.text("outcome") == "error"));
}

#[test]
fn blocks_and_deep_calls_are_measured_as_a_thread_ends() {
    let report = run("late_blocks_in_thread_locals").report();
    for (name, calls) in [
        ("held_block", 40),
        ("late_block", 40),
        ("descends", 40 * 302),
    ] {
        let found = operation(&report, name);
        assert_eq!(
            (&found["ok"], &found["in_flight"]),
            (&calls.into(), &0.into()),
            "{found}"
        );
    }
}
