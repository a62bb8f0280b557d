//! Every call has one outcome, whatever way it ends.

use crate::run::{operation, run};

#[test]
fn a_function_is_ok_unless_it_returns_an_err() {
    let run = run("outcomes_of_functions");
    for ok in [
        "nothing",
        "plain",
        "absent",
        "fine",
        "good_reply",
        "catching",
    ] {
        assert_eq!(run.outcome(ok), "ok", "{ok}");
    }
    for failed in [
        "failing",
        "failing_by_alias",
        "failing_by_question_mark",
        "failing_early",
    ] {
        assert_eq!(run.outcome(failed), "error", "{failed}");
    }
}

#[test]
fn ok_if_and_error_if_decide_for_other_types() {
    let run = run("outcomes_of_functions");
    for failed in ["bad_reply", "failed_reply", "missing"] {
        assert_eq!(run.outcome(failed), "error", "{failed}");
    }
    assert_eq!(run.report(), serde_json::json!([200, 500, 500]));
}

#[test]
fn a_panic_that_leaves_the_function_is_its_outcome() {
    let run = run("outcomes_of_functions");
    let panicked = run.all("Operation completed: panicking");
    assert_eq!(panicked.len(), 2);
    assert!(
        panicked
            .iter()
            .all(|line| line.text("outcome") == "panicked")
    );
    assert_eq!(run.outcome("passing_on"), "panicked");
    assert_eq!(run.outcome("catching"), "ok");
}

#[test]
fn a_future_ends_as_its_output_says() {
    let run = run("outcomes_of_futures");
    assert_eq!(run.outcome("async_nothing"), "ok");
    assert_eq!(run.outcome("async_absent"), "ok");
    assert_eq!(run.outcome("async_failing"), "error");
    assert_eq!(run.outcome("async_bad_reply"), "error");
    assert_eq!(run.outcome("async_panicking"), "panicked");
    assert_eq!(run.outcome("async_panicking_at_once"), "panicked");
}

#[test]
fn a_future_that_is_dropped_was_cancelled() {
    let run = run("outcomes_of_cancelled_futures");
    for cancelled in [
        "never_polled",
        "dropped_between_polls",
        "timed_out",
        "lost_the_race",
        "aborted",
        "inner_of_aborted",
        "cut_off_with_the_runtime",
    ] {
        assert_eq!(run.outcome(cancelled), "cancelled", "{cancelled}");
        let operations = run.report();
        assert_eq!(operation(&operations, cancelled)["cancelled"], 1);
        assert_eq!(operation(&operations, cancelled)["in_flight"], 0);
    }
    assert_eq!(run.completed("never_polled").count("polls"), 0);
    assert_eq!(run.completed("dropped_between_polls").count("polls"), 1);
    assert!(run.completed("timed_out").number("duration_ms") >= 2.0);
}

#[test]
fn a_future_that_is_leaked_stays_in_flight() {
    let run = run("outcome_of_a_leaked_future");
    assert!(run.lines.is_empty(), "{:?}", run.messages());
    let operations = run.report();
    assert_eq!(operation(&operations, "leaky")["in_flight"], 1);
    assert_eq!(operation(&operations, "leaky")["calls"], 0);
}

#[test]
fn calls_in_a_destructor_that_runs_in_a_panic_have_their_own_outcome() {
    let run = run("outcomes_during_a_panic");
    assert_eq!(run.outcome("fine"), "ok");
    assert_eq!(run.outcome("failing"), "error");
    assert_eq!(run.outcome("plain"), "ok");
    assert_eq!(run.outcome("async_nothing"), "cancelled");
    assert_eq!(run.outcome("unwinding"), "panicked");
    let block = run.completed("block_while_unwinding");
    assert_eq!(block.text("outcome"), "ok");
    assert_eq!(block.get("kept"), true, "what was noted is not lost");
}
