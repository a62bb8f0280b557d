//! Installing telemetry: what is said, what is refused, and what happens without.

use serde_json::{Value, json};

use crate::run::{operation, run, run_with};

#[test]
fn every_line_names_service_environment_and_version() {
    let run = run("setup_of_the_identity");
    let line = run.completed("work");
    assert_eq!(line.text("service"), "söhop \"x\"\n");
    assert_eq!(line.text("environment"), "prod\u{2028}");
    assert!(line.has("version"), "also where none was given");
}

#[test]
fn a_timestamp_is_the_time_of_the_call() {
    let run = run("setup_of_the_identity");
    let reports = run.reports();
    let (before, after) = (reports[0].as_f64().unwrap(), reports[1].as_f64().unwrap());
    let said = run.completed("work").unix_seconds();
    // Between two clocks, and rounded to a microsecond.
    assert!(
        (before - 0.01..=after + 0.01).contains(&said),
        "{before} {said} {after}"
    );
}

#[test]
fn the_service_can_be_named_by_opentelemetrys_variable() {
    let run = run_with(
        "setup_of_the_identity",
        &[("OTEL_SERVICE_NAME", "from-outside")],
    );
    assert_eq!(run.completed("work").text("service"), "from-outside");
}

#[test]
fn each_setting_that_makes_no_sense_is_named_with_its_value() {
    let run = run("setup_refused");
    let reports = run.reports();
    let complaints = reports[0].as_array().unwrap();
    for named in [
        "service is ` `",
        "environment is ``",
        "version is ``",
        "budget of `search` is 0",
        "budget for an operation named ``",
        "sample of `search` is NaN",
        "sample for an operation named ``",
        "sample of `all operations` is -1",
        "alert threshold of `data` is 0",
        "alert window of `resource` is 0ns",
        "reminder interval of alerts is 1ns",
        "summary_every is 0ns",
        "level is `a=b=c`",
    ] {
        let found = complaints
            .iter()
            .filter_map(Value::as_str)
            .any(|text| text.starts_with(named));
        assert!(found, "{named} in {complaints:#?}");
        assert!(reports[1].as_str().unwrap().contains(named), "{named}");
    }
    assert!(
        reports[2].as_str().unwrap().contains("service is ``"),
        "{}",
        reports[2]
    );
}

#[test]
fn a_set_up_that_was_refused_leaves_room_for_one_that_makes_sense() {
    let run = run("setup_refused");
    assert_eq!(run.completed("work").text("service"), "shop");
}

#[test]
fn a_second_installation_is_refused_and_changes_nothing() {
    let run = run("setup_twice");
    assert!(
        run.report().as_str().unwrap().contains("already"),
        "{}",
        run.report()
    );
    let lines = run.all("Operation completed: work");
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line.text("service") == "shop"));
}

#[test]
fn of_sixteen_installations_at_once_one_is_made() {
    let run = run("setup_from_many_threads");
    assert_eq!(run.report(), 1);
    assert!(!run.lines.is_empty());
}

#[test]
fn only_calls_that_begin_after_the_installation_are_measured() {
    let run = run("setup_after_calls");
    assert_eq!(run.all("Operation completed: work").len(), 1);
    assert_eq!(
        run.all("Operation completed: began_before").len(),
        1,
        "at its first poll"
    );
    let operations = run.report();
    assert_eq!(operation(&operations, "work")["calls"], 1);
    assert_eq!(operations.as_array().unwrap().len(), 2, "{operations}");
}

#[test]
fn a_sink_of_ones_own_gets_the_lines() {
    let run = run("setup_with_a_sink");
    assert!(run.lines.is_empty(), "not on stdout");
    let reports = run.reports();
    let messages: Vec<_> = reports
        .iter()
        .map(|report| (&report[0], &report[1]))
        .collect();
    let expected = [
        ("info", "Operation completed: work"),
        ("info", "Operation completed: fails"),
        ("warning", "Performance budget violation: fails"),
        ("error", "Classified error in fails"),
        ("error", "HIGH ERROR FREQUENCY ALERT"),
    ]
    .map(|(level, message)| (json!(level), json!(message)));
    assert_eq!(
        messages,
        expected.iter().map(|(l, m)| (l, m)).collect::<Vec<_>>()
    );
    assert_eq!(reports[0][2], "req-1");
    let line = crate::line::Line::read(reports[0][3].as_str().unwrap());
    assert_eq!(line.text("request_id"), "req-1");
}

#[test]
fn a_sink_that_panics_harms_nobody() {
    let run = run("setup_with_a_sink_that_panics");
    assert_eq!(run.all("Operation completed: work").len(), 2);
}

#[test]
fn a_sink_can_ask_the_telemetry_that_calls_it() {
    let run = run("setup_with_a_sink_that_asks");
    assert_eq!(run.report(), true);
    assert_eq!(run.all("Operation completed: work").len(), 1);
}

#[test]
fn telemetry_that_is_switched_off_does_nothing() {
    for value in ["1", "true"] {
        let run = run_with(
            "setup_off",
            &[("TELEMETRY_OFF", value), ("TELEMETRY_LEVEL", "a=b=c")],
        );
        assert!(run.lines.is_empty(), "{:?}", run.messages());
        assert_eq!(
            run.reports(),
            [json!(1), json!([])],
            "one thread, no operation"
        );
    }
    for value in ["", "0"] {
        let run = run_with("setup_off", &[("TELEMETRY_OFF", value)]);
        assert!(!run.lines.is_empty(), "{value}");
    }
}

#[test]
fn without_an_installation_there_is_no_output_and_no_thread() {
    let run = run("setup_none");
    assert!(run.lines.is_empty());
    let reports = run.reports();
    assert_eq!(reports[0], 1, "threads");
    assert_eq!(reports[1], json!([]));
    assert_eq!(reports[2]["total_errors"], 0);
    assert_eq!(reports[3], true, "nothing is left to flush");
    assert_eq!(reports[4]["checks"]["performance_budgets"], "healthy");
}
