//! Calls inside calls: deeper than a thread has frames for.

use serde_json::json;

use crate::run::{operation, run};

#[test]
fn calls_are_counted_and_timed_at_any_depth() {
    let mut reports = run("depths_of_functions").reports();
    let grown = reports.pop().unwrap();
    assert!(grown.as_u64() < Some(5 << 20), "{grown} bytes grown");
    assert_eq!(reports.len(), 5 * 6);
    for report in reports {
        let depth = &report[1];
        let counts = match report[0].as_str().unwrap() {
            "failing" => json!([0, depth, 0, 0]),
            "panicking" => json!([0, 0, depth, 0]),
            _ => json!([depth, 0, 0, 0]),
        };
        assert_eq!((&report[2], &report[3]), (&counts, &json!(0)), "{report}");
        let (own, outermost) = (report[4].as_f64().unwrap(), report[5].as_f64().unwrap());
        assert!(
            (own - outermost).abs() < 0.001,
            "the times of all add up: {report}"
        );
    }
}

#[test]
fn futures_inside_futures_are_counted_at_any_depth() {
    let mut ended = 0;
    for report in run("depths_of_futures").reports() {
        assert_eq!(report[0], report[1], "{report}");
        ended += report[0].as_u64().unwrap();
        let descends = operation(&report[2], "descends");
        assert_eq!(
            (&descends["ok"], &descends["cancelled"]),
            (&json!(ended), &json!(ended))
        );
        assert_eq!(descends["in_flight"], 0);
    }
    assert_eq!(ended, 10 + 127 + 128 + 129 + 1_000);
}

#[test]
fn a_level_costs_a_few_words_of_stack() {
    let report = run("depths_of_the_stack").report();
    let bytes = |of: usize| report[of].as_i64().unwrap();
    let most = if cfg!(debug_assertions) { 128 } else { 64 };
    assert!(bytes(1) - bytes(0) <= most, "{report}");
}

#[test]
fn a_field_reaches_its_call_at_any_depth() {
    let run = run("depths_with_fields");
    let lines = run.all("Operation completed: adds");
    let depths = lines.iter().map(|line| {
        assert_eq!(line.count("before"), line.count("after"), "{}", line.json);
        line.count("before")
    });
    assert!(depths.eq(1..=300), "the innermost ends first");
}
