//! Memory deltas: exact with the tracking allocator, honest without it; and the toolkit's own.

use crate::line::Line;
use crate::run::{Run, operation, run, run_tracked};

/// The delta of an operation in bytes, exact to a byte.
fn delta(run: &Run, operation: &str) -> i64 {
    bytes(run.completed(operation))
}

fn bytes(line: &Line) -> i64 {
    let bytes = line.number("memory_delta_mb") * 1024.0 * 1024.0;
    assert!((bytes - bytes.round()).abs() < 1e-3, "{}", line.json);
    bytes.round() as i64
}

const KIB: i64 = 1024;

#[test]
fn the_allocator_knows_a_functions_memory_to_the_byte() {
    let run = run_tracked("functions");
    let keeps: Vec<_> = run
        .all("Operation completed: keeps")
        .into_iter()
        .map(bytes)
        .collect();
    assert_eq!(keeps, [1024 * KIB, 64 * KIB]);
    assert_eq!(delta(run, "frees_again"), 0);
    assert_eq!(delta(run, "grows"), 2 * 1024 * KIB, "from 1 MiB to 3 MiB");
    assert_eq!(delta(run, "frees"), -3 * 1024 * KIB);
    assert_eq!(delta(run, "zeroed"), 512 * KIB);
    assert_eq!(delta(run, "nothing"), 0);
    assert_eq!(
        delta(run, "with_a_child"),
        128 * KIB,
        "with what its child kept"
    );
    let elsewhere = delta(run, "on_another_thread");
    assert!(
        (-1024 * KIB..64 * KIB).contains(&elsewhere),
        "this thread's own: {elsewhere}"
    );
}

#[test]
fn allocated_bytes_are_summed_up() {
    let run = run_tracked("functions");
    let reports = serde_json::Value::Array(run.reports());
    let allocated = |name| operation(&reports, name)["alloc_bytes"].clone();
    assert_eq!(allocated("keeps"), (1024 + 64) * KIB);
    assert_eq!(allocated("frees_again"), 1024 * KIB);
    assert_eq!(allocated("frees"), 0);
    assert_eq!(allocated("nothing"), 0);
}

#[test]
fn each_function_can_say_where_its_delta_comes_from() {
    let run = run_tracked("functions");
    assert!(
        run.completed("not_asked")
            .fields
            .get("memory_delta_mb")
            .is_none_or(serde_json::Value::is_null)
    );
    assert!(run.completed("resident").number("memory_delta_mb") >= 60.0);
}

#[test]
fn a_futures_memory_is_summed_over_its_polls() {
    let run = run_tracked("futures");
    let deltas: Vec<_> = run
        .all("Operation completed: over_polls")
        .into_iter()
        .map(bytes)
        .collect();
    assert_eq!(deltas, vec![600 * KIB; 20]);
    assert_eq!(delta(run, "yields"), 0, "a future that only waits");
}

#[test]
fn a_future_that_is_cancelled_gives_back_what_it_held() {
    let run = run_tracked("futures");
    assert_eq!(run.outcome("dropped_while_it_waits"), "cancelled");
    assert_eq!(
        delta(run, "dropped_while_it_waits"),
        0,
        "the net change during the call"
    );
}

#[test]
fn the_toolkits_own_memory_is_not_counted() {
    let run = run_tracked("toolkit");
    for line in &run.lines {
        if line.text("message").starts_with("Operation completed") {
            assert_eq!(bytes(line), 0, "{}", line.json);
        }
    }
}

#[test]
fn without_the_allocator_the_resident_set_shows_what_was_touched() {
    let run = run("memory_resident");
    for operation in ["touches", "touches_by_default"] {
        let delta = run.completed(operation).number("memory_delta_mb");
        assert!((60.0..90.0).contains(&delta), "{operation}: {delta}");
    }
}

#[test]
fn a_figure_that_nobody_has_is_null_or_absent() {
    let resident = run("memory_resident");
    let off = run("memory_off");
    for line in [
        resident.completed("not_asked"),
        off.completed("touches_by_default"),
        resident.completed("asked_of_the_allocator"),
    ] {
        let delta = line.fields.get("memory_delta_mb");
        assert!(
            delta.is_none_or(serde_json::Value::is_null),
            "{}",
            line.json
        );
    }
}

#[test]
fn calls_without_a_line_leave_the_memory_flat() {
    let run = run("memory_of_many_calls");
    let reports = run.reports();
    let grown = reports[0][0].as_u64().unwrap();
    assert!(grown < 5 << 20, "{grown} bytes");
    let calls = reports[1][0].as_u64().unwrap();
    assert_eq!(operation(&reports[1][1], "tiny")["calls"], calls + 100_000);
}

#[test]
fn calls_without_an_installation_cost_next_to_nothing() {
    let report = run("memory_of_many_calls_without_an_installation").report();
    assert!(
        report[0].as_u64().unwrap() < 1 << 20,
        "{report} bytes grown"
    );
    // A debug build has no inlining; even there it is a few dozen instructions.
    assert!(
        report[1].as_u64().unwrap() < 200,
        "{report} nanoseconds a call"
    );
}

#[test]
fn threads_that_have_ended_leave_nothing_behind() {
    let reports = run("memory_of_many_threads").reports();
    assert!(reports[0].as_u64().unwrap() < 4 << 20, "{}", reports[0]);
    assert_eq!(operation(&reports[1], "tiny")["calls"], 4_000);
}
