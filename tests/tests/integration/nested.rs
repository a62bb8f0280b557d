//! Parents with more children than a log has room for, and where their time went.

use serde_json::Value;

use crate::line::Line;
use crate::run::{operation, run};

fn part<'a>(line: &'a Line, operation: &str) -> &'a Value {
    let mut parts = line.get("breakdown").as_array().unwrap().iter();
    let found = parts.find(|part| part["operation"] == operation);
    found.unwrap_or_else(|| panic!("no {operation} in {}", line.json))
}

#[test]
fn a_breakdown_counts_every_child_however_many_there_are() {
    let run = run("nested_many");
    let lines = run.all("Performance budget violation: parent");
    let children = [1, 126, 127, 128, 129, 1_000, 10_001];
    assert_eq!(lines.len(), children.len());
    for (line, children) in lines.into_iter().zip(children) {
        assert_eq!(part(line, "quick")["calls"], children, "{}", line.json);
        let first = part(line, "slow_first");
        assert_eq!(first["calls"], 1);
        assert!(first["self_ms"].as_f64() >= Some(5.0), "{}", line.json);
    }
}

#[test]
fn self_time_and_total_time_are_apart_however_many_children_there_are() {
    let report = run("nested_many").report();
    let of = |name: &str, field: &str| operation(&report, name)[field].as_f64().unwrap();
    let parents = of("parent", "sum_ms") + of("without_budget", "sum_ms");
    let own: f64 = ["parent", "without_budget", "slow_first", "quick"]
        .iter()
        .map(|name| of(name, "self_ms"))
        .sum();
    assert!(
        (own - parents).abs() < 0.001,
        "{own} of {parents}: {report}"
    );
    assert_eq!(operation(&report, "quick")["calls"], 11_512 + 10_001);
}

#[test]
fn budgets_inside_budgets_have_breakdowns_of_their_own() {
    let run = run("nested_budgets");
    let outer = run.one("Performance budget violation: grandparent");
    let leaves = 200 + 300 + 200 + 400 + 500 + 300 + 200 + 10;
    assert_eq!(part(outer, "leaf")["calls"], leaves, "{}", outer.json);
    for operation in ["violates", "meets", "unbudgeted", "panics", "unwinds"] {
        assert_eq!(part(outer, operation)["calls"], 1, "{}", outer.json);
    }
    let inner = run.one("Performance budget violation: violates");
    assert_eq!(part(inner, "leaf")["calls"], 300, "{}", inner.json);
    assert_eq!(inner.get("breakdown").as_array().map(Vec::len), Some(1));
    assert_eq!(run.outcome("unwinds"), "panicked");
}

#[test]
fn a_future_that_moves_between_threads_has_all_its_children() {
    let run = run("nested_futures");
    let line = run.one("Performance budget violation: over_polls");
    for (operation, calls) in [("quick", 600), ("leaf", 800), ("child", 4)] {
        assert_eq!(part(line, operation)["calls"], calls, "{}", line.json);
    }
    let report = run.report();
    assert_eq!(operation(&report, "leaf")["calls"], 800);
}

#[test]
fn what_takes_most_in_many_calls_is_in_the_breakdown() {
    let run = run("nested_kinds");
    for parent in ["of_all_kinds", "of_others_first"] {
        let line = run.one(&format!("Performance budget violation: {parent}"));
        let own = part(line, "frequent")["self_ms"].as_f64().unwrap();
        // Of 10 ms at least; those are left out that came when others had more.
        assert!(own > 6.0, "{}", line.json);
    }
}

#[test]
fn a_call_that_is_very_deep_has_a_breakdown_too() {
    let run = run("nested_deep");
    let line = run.one("Performance budget violation: below");
    assert_eq!(part(line, "quick")["calls"], 300, "{}", line.json);
    assert_eq!(part(line, "slow_first")["calls"], 1, "{}", line.json);
}
