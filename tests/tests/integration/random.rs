//! Programs that are drawn at random: what is seen of them is what a model says.

use std::collections::HashSet;

use crate::run::run;

#[test]
fn whatever_a_program_does_its_calls_are_counted_as_they_end() {
    let report = run("random_programs").reports().remove(0);
    assert!(report[0].as_u64() > Some(10_000), "calls: {report}");
    assert_eq!(report[1].as_array().map(Vec::len), Some(0), "{report}");
}

#[test]
fn whatever_is_timed_of_a_program_its_calls_are_counted_as_they_end() {
    let report = run("random_programs_timed_in_part").reports().remove(0);
    assert_eq!(report[1].as_array().map(Vec::len), Some(0), "{report}");
    let lines = &run("random_programs_timed_in_part").lines;
    let approximate = lines.iter().filter(|line| line.has("approximate"));
    assert!(approximate.count() > 100);
}

#[test]
fn a_field_reaches_the_call_that_began_last() {
    let run = run("random_programs");
    let marked = run.reports().remove(1);
    let marked: HashSet<u64> = marked
        .as_array()
        .unwrap()
        .iter()
        .filter_map(serde_json::Value::as_u64)
        .collect();
    assert!(marked.len() > 1_000);
    let mut found = HashSet::new();
    for line in run.lines.iter().filter(|line| line.has("mark")) {
        assert_eq!(line.count("mark"), line.count("id"), "{}", line.json);
        assert!(found.insert(line.count("mark")), "{}", line.json);
    }
    assert_eq!(found, marked);
}
