//! Wall time, busy time, idle time and polls of async functions.

use crate::line::Line;
use crate::run::{operation, run};

fn check_sum(line: &Line) {
    let sum = line.number("busy_ms") + line.number("idle_ms");
    assert!(
        (sum - line.number("duration_ms")).abs() < 2e-6,
        "{}",
        line.json
    );
}

#[test]
fn busy_and_idle_time_are_apart_and_add_up() {
    let run = run("async_times");
    for line in &run.lines {
        check_sum(line);
    }
    let line = run.completed("busy_and_idle");
    assert!(line.number("busy_ms") >= 6.0, "{}", line.json);
    assert!(line.number("idle_ms") >= 4.0, "{}", line.json);
    assert!(line.number("duration_ms") >= 12.0, "{}", line.json);
    assert!(run.completed("never_waits").number("idle_ms") < 1.0);
}

#[test]
fn polls_are_counted() {
    let run = run("async_times");
    assert_eq!(run.completed("busy_and_idle").count("polls"), 2);
    assert_eq!(run.completed("never_waits").count("polls"), 1);
    assert_eq!(run.completed("yields").count("polls"), 11);
}

#[test]
fn a_function_that_returns_a_future_is_measured_until_that_ends() {
    let run = run("async_times");
    let line = run.completed("returns_a_future");
    assert_eq!(line.count("polls"), 5);
    assert_eq!(run.report(), 4);
}

#[test]
fn a_future_that_moves_between_threads_is_counted_exactly() {
    let run = run("async_ping_pong");
    let operations = run.report();
    let passes = operation(&operations, "passes");
    assert_eq!(passes["calls"], 20_000);
    assert_eq!(passes["ok"], 20_000);
    assert_eq!(passes["in_flight"], 0);
    let players = run.all("Operation completed: player");
    assert_eq!(players.len(), 8);
    for line in players {
        check_sum(line);
        assert!(line.count("polls") > 1, "{}", line.json);
    }
}

#[test]
fn futures_that_run_side_by_side_take_the_time_of_one() {
    let run = run("async_joined");
    let whole = run.completed("whole");
    assert!(whole.number("duration_ms") >= 10.0, "{}", whole.json);
    let halves = run.all("Operation completed: half");
    let sum: f64 = halves.iter().map(|line| line.number("duration_ms")).sum();
    assert!(
        sum >= 20.0 && whole.number("duration_ms") < sum,
        "{}",
        whole.json
    );
}
