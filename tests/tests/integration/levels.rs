//! Levels: of a line, of the set-up, of the environment, and at run time.

use crate::run::{Run, run, run_with};

/// The operations whose completion lines were printed.
fn printed(run: &Run) -> Vec<&str> {
    let messages = run.messages().into_iter();
    messages
        .filter_map(|message| message.strip_prefix("Operation completed: "))
        .collect()
}

const AT_WARNING: [&str; 3] = ["at_warning", "at_warn", "at_error"];

#[test]
fn info_and_above_are_printed_by_default() {
    let run = run("levels");
    let expected = [
        "plain",
        "at_warning",
        "at_warn",
        "at_error",
        "within_budget",
    ];
    assert_eq!(printed(run)[..5], expected);
    assert!(run.all("Performance budget met: within_budget").is_empty());
    run.one("Performance budget violation: over_budget");
    run.one("Classified error in failing");
}

#[test]
fn each_line_has_its_level() {
    let run = run_with("levels", &[("TELEMETRY_LEVEL", "trace")]);
    for (operation, level) in [
        ("plain", "info"),
        ("at_debug", "debug"),
        ("at_trace", "trace"),
        ("at_warning", "warning"),
        ("at_warn", "warning"),
        ("at_error", "error"),
    ] {
        assert_eq!(run.completed(operation).text("level"), level);
    }
    let met = run.one("Performance budget met: within_budget");
    assert_eq!(met.text("level"), "debug");
    let violation = run.one("Performance budget violation: over_budget");
    assert_eq!(violation.text("level"), "warning");
    assert_eq!(
        run.one("Classified error in failing").text("level"),
        "error"
    );
}

#[test]
fn the_builder_sets_the_level() {
    let run = run("levels_from_the_builder");
    assert_eq!(printed(run), AT_WARNING);
    run.one("Performance budget violation: over_budget");
}

#[test]
fn a_module_can_have_its_own_level() {
    let run = run("levels_by_module");
    assert_eq!(printed(run), ["at_error", "in_verbose_module"]);
    assert!(
        run.all("Performance budget violation: over_budget")
            .is_empty()
    );
    run.one("Classified error in failing");
}

#[test]
fn off_prints_nothing_and_counts_all() {
    let run = run("levels_off");
    assert!(run.lines.is_empty(), "{:?}", run.messages());
    assert_eq!(run.reports(), [10, 1, 1], "operations, violations, errors");
}

#[test]
fn the_environment_goes_before_the_builder() {
    let run = run_with("levels_from_the_builder", &[("TELEMETRY_LEVEL", "ERROR")]);
    assert_eq!(printed(&run), ["at_error"]);
    let directives = "off,scenario::levels::verbose=trace";
    let run = run_with(
        "levels_from_the_builder",
        &[("TELEMETRY_LEVEL", directives)],
    );
    assert_eq!(printed(&run), ["in_verbose_module"]);
}

#[test]
fn nonsense_in_the_environment_is_said_and_the_program_goes_on() {
    for nonsense in ["loud=very", "=", "a=b=c", "🦀", "info,,x=y=z"] {
        let run = run_with("levels_from_the_builder", &[("TELEMETRY_LEVEL", nonsense)]);
        assert_eq!(printed(&run), AT_WARNING, "{nonsense}");
        let said = run
            .lines
            .iter()
            .find(|line| line.json.contains("TELEMETRY_LEVEL"));
        let said = said.unwrap_or_else(|| panic!("nothing is said of {nonsense}"));
        assert_eq!(said.text("level"), "warning");
    }
}

#[test]
fn a_misspelt_level_is_said_and_does_not_silence_the_program() {
    // `tracing` reads a lone word as a module path, and switches all others off.
    let run = run_with("levels_from_the_builder", &[("TELEMETRY_LEVEL", "inof")]);
    assert!(
        run.lines
            .iter()
            .any(|line| line.json.contains("TELEMETRY_LEVEL")),
        "nothing is said"
    );
    run.one("Classified error in failing");
}

#[test]
fn an_empty_variable_is_none() {
    let run = run_with("levels_from_the_builder", &[("TELEMETRY_LEVEL", "")]);
    assert_eq!(printed(&run), AT_WARNING);
    assert_eq!(run.lines.len(), 5, "{:?}", run.messages());
}

#[test]
fn the_level_changes_while_the_program_runs() {
    let run = run("levels_at_run_time");
    assert_eq!(printed(run), ["at_debug", "plain"]);
}

#[test]
fn a_level_that_makes_no_sense_is_refused_and_changes_nothing() {
    let run = run("levels_refused_at_run_time");
    assert_eq!(run.reports().len(), 7);
    for refused in run.reports() {
        let error = refused["Err"].as_str().unwrap_or("accepted");
        assert!(error.starts_with("level is `"), "{error}");
        assert!(error.contains("write a level"), "{error}");
    }
    assert_eq!(printed(run), ["plain"]);
}
