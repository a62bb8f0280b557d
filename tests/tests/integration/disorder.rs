//! Blocks that end in another order than they began in, or never.

use serde_json::Value;

use crate::run::{Run, operation, run};

#[test]
fn blocks_may_end_in_any_order() {
    let reports = run("disorder_of_blocks").reports();
    for (report, times) in reports.iter().zip(1_u64..) {
        for name in ["a", "b", "c"] {
            let block = operation(report, name);
            assert_eq!(block["ok"], times, "{report}");
            assert_eq!(block["in_flight"], 0, "{report}");
        }
    }
    assert_eq!(reports.len(), 6);
}

fn field<'a>(run: &'a Run, operation: &str, field: &str) -> &'a Value {
    run.completed(operation).get(field)
}

#[test]
fn a_block_that_outlives_its_function_takes_no_fields_of_later_calls() {
    let run = run("disorder_of_fields");
    for operation in ["around_fields", "sibling", "sibling_of_two", "moved_out"] {
        assert_eq!(field(run, operation, "for"), operation);
    }
    assert_eq!(field(run, "around_fields", "at_the_end"), "around_fields");
    assert_eq!(field(run, "moved_out", "kept"), true);
}

#[test]
fn a_block_that_outlives_its_function_takes_no_fields_of_calls_that_are_not_timed() {
    let run = run("disorder_of_fields_timed_in_part");
    for operation in ["around_fields", "sibling", "moved_out"] {
        assert_eq!(field(run, operation, "for"), operation);
    }
}

#[test]
fn a_block_that_is_leaked_takes_no_fields_of_later_calls() {
    let run = run("disorder_of_leaks");
    let lines = run.all("Operation completed: after_the_leak");
    assert_eq!(lines.len(), 3);
    for line in lines {
        assert_eq!(line.text("for"), "after_the_leak");
    }
    let report = run.report();
    assert_eq!(operation(&report, "leaked")["in_flight"], 2);
    assert_eq!(operation(&report, "around_the_leak")["in_flight"], 0);
}

#[test]
fn times_of_blocks_that_overlap_add_up() {
    let report = run("disorder_of_times").report();
    let of = |name: &str, field: &str| operation(&report, name)[field].as_f64().unwrap();
    // All of it is spent in `sleeps_30`, and in scheduling; none of that twice.
    for around in ["around_times", "around_overlapping"] {
        assert!(
            of(around, "self_ms") < of(around, "sum_ms") / 2.0,
            "{around}: {report}"
        );
    }
    let names = [
        "around_times",
        "around_overlapping",
        "sleeps_30",
        "gives_a_block",
        "short_block",
        "first",
        "second",
    ];
    let own: f64 = names.iter().map(|name| of(name, "self_ms")).sum();
    let all = of("around_times", "sum_ms") + of("around_overlapping", "sum_ms");
    assert!((own - all).abs() < 0.001, "{own} of {all}: {report}");
}

#[test]
fn a_context_that_is_left_below_another_is_left() {
    let run = run("disorder_of_contexts");
    let requests: Vec<&str> = run
        .all("Operation completed: in_context")
        .into_iter()
        .map(|line| {
            let request = line.text("request");
            let on_the_line = line
                .fields
                .get("request_id")
                .map_or("none", |id| id.as_str().unwrap());
            assert_eq!(request, on_the_line, "{}", line.json);
            request
        })
        .collect();
    assert_eq!(requests, ["inner", "inner", "inner", "none", "none"]);
    assert_eq!(run.outcome("across"), "ok");
    assert_eq!(run.outcome("across_again"), "ok");
}

#[test]
fn a_violation_of_a_block_says_where_the_time_went() {
    let run = run("disorder_with_a_breakdown");
    for (block, inside, quick) in [("slow_block", 2, 300), ("slow_block_too", 1, 300)] {
        let line = run.one(&format!("Performance budget violation: {block}"));
        let parts = line.get("breakdown").as_array().unwrap();
        let calls = |name| {
            let part = parts.iter().find(|part| part["operation"] == name);
            part.unwrap_or_else(|| panic!("{name} in {}", line.json))["calls"].as_u64()
        };
        assert_eq!(calls("inside"), Some(inside), "{}", line.json);
        assert_eq!(calls("quick"), Some(quick), "{}", line.json);
    }
}
