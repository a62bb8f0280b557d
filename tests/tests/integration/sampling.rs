//! Sampling drops lines of successes, and nothing else.

use crate::run::{operation, run};

#[test]
fn a_sample_of_none_still_prints_what_went_wrong() {
    let run = run("sampling_none");
    assert!(run.all("Operation completed: never").is_empty());
    let failed = run.all("Operation completed: sometimes_failing");
    assert_eq!(failed.len(), 10);
    assert!(failed.iter().all(|line| line.text("outcome") == "error"));
    assert_eq!(run.all("Classified error in sometimes_failing").len(), 10);
    assert_eq!(run.outcome("sometimes_panicking"), "panicked");
    assert_eq!(run.outcome("sometimes_slow"), "ok");
    run.one("Performance budget violation: sometimes_slow");
    assert_eq!(run.outcome("sometimes_cancelled"), "cancelled");
}

#[test]
fn counts_are_never_sampled() {
    let operations = run("sampling_none").report();
    let of = |name| operation(&operations, name).clone();
    assert_eq!(of("never")["ok"], 100);
    assert_eq!(of("sometimes_failing")["calls"], 100);
    assert_eq!(of("sometimes_failing")["errors"], 10);
    assert_eq!(of("sometimes_panicking")["panicked"], 1);
    assert_eq!(of("sometimes_slow")["violations"], 1);
}

#[test]
fn a_sample_of_a_half_prints_about_half() {
    let run = run("sampling_half");
    let lines = run.all("Operation completed: half_of_them").len();
    // Six standard deviations of 50 lines each.
    assert!((4_700..=5_300).contains(&lines), "{lines}");
    assert_eq!(operation(&run.report(), "half_of_them")["calls"], 10_000);
}

#[test]
fn samples_are_overridden_at_set_up_and_at_run_time() {
    let run = run("sampling_overridden");
    let of = |name: &str| run.all(&format!("Operation completed: {name}")).len();
    assert_eq!(of("half_of_them"), 2, "its own goes before the one for all");
    assert_eq!(of("all_of_them"), 1);
    for error in run.reports() {
        let error = error.as_str().unwrap();
        assert!(error.starts_with("sample of `half_of_them` is "), "{error}");
    }
}
