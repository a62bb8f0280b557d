//! A global allocator may be measured itself.

use crate::run::{Run, operation, run_program};

/// Alone, and with the tracking allocator around it.
fn runs(scenario: &str) -> [Run; 2] {
    [
        run_program(env!("CARGO_BIN_EXE_scenario_measured_alloc"), scenario),
        run_program(
            env!("CARGO_BIN_EXE_scenario_measured_alloc_tracked"),
            scenario,
        ),
    ]
}

#[test]
fn calls_in_the_allocator_are_counted() {
    for run in runs("counts") {
        let operations = run.report();
        let counted = operation(&operations, "counted");
        // Each round asks four times: plain, in a function, and twice in a future.
        assert_eq!(counted["calls"], 5 * 4_000, "{counted}");
        for name in ["asks", "asks_later"] {
            let operation = operation(&operations, name);
            assert_eq!(operation["ok"], 5 * 1_000, "{operation}");
            assert_eq!(operation["in_flight"], 0, "{operation}");
        }
        for name in ["Measures::alloc", "Measures::dealloc"] {
            let operation = operation(&operations, name);
            assert!(operation["calls"].as_u64().unwrap() > 20_000, "{operation}");
            assert_eq!(operation["in_flight"], 0, "{operation}");
        }
    }
}

#[test]
fn calls_in_the_allocator_have_lines() {
    for run in runs("lines") {
        let lines = run.all("Operation completed: with_a_line");
        assert!((101..=110).contains(&lines.len()), "{}", lines.len());
        assert!(lines.iter().all(|line| line.count("size") == 12_349));
        run.completed("block");
    }
}

#[test]
fn calls_in_the_allocator_may_allocate() {
    for run in runs("allocates") {
        assert_eq!(run.all("Operation completed: allocating").len(), 50);
        assert_eq!(run.all("Classified error in allocating").len(), 50);
        assert_eq!(operation(&run.report(), "allocating")["errors"], 50);
    }
}

#[test]
fn calls_in_the_allocator_of_a_thread_that_ends_are_measured() {
    for run in runs("thread_locals") {
        assert_eq!(operation(&run.report(), "counted")["calls"], 30);
        assert_eq!(run.all("Operation completed: with_a_line").len(), 20);
    }
}

#[test]
fn calls_in_the_allocator_while_a_panic_unwinds_are_measured() {
    for run in runs("panics") {
        let lines = run.all("Operation completed: with_a_line");
        assert_eq!(lines.len(), 10);
        assert!(lines.iter().all(|line| line.text("outcome") == "ok"));
        let counted = operation(&run.report(), "counted")["calls"].clone();
        assert!(counted.as_u64().unwrap() >= 10, "{counted}");
    }
}

#[test]
fn calls_in_the_allocator_after_exit_began_are_measured() {
    for run in runs("exit") {
        // Whether thread-locals of the main thread are destroyed is the platform's choice.
        let lines = run.all("Operation completed: with_a_line");
        assert!((1..=2).contains(&lines.len()), "{}", lines.len());
    }
}
