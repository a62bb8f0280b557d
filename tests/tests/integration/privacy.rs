//! Nothing leaves the process unredacted.

use crate::run::run;

#[test]
fn no_line_holds_a_secret_wherever_it_stood() {
    let run = run("privacy");
    let leaks = run.lines.iter().filter(|line| line.json.contains("canary"));
    let leaks: Vec<_> = leaks.map(|line| &line.json).collect();
    assert!(
        leaks.is_empty(),
        "{} of {}: {leaks:#?}",
        leaks.len(),
        run.lines.len()
    );
    assert_eq!(
        run.all("Operation completed: fields").len(),
        5,
        "the lines are there"
    );
    assert_eq!(run.all("Classified error in sources").len(), 5);
    assert_eq!(run.all("Node node failed").len(), 5);
}

#[test]
fn a_request_id_that_is_a_uuid_stays_comparable() {
    let run = run("privacy");
    let line = run.completed("with_an_id");
    assert_eq!(line.get("request_id"), &run.report());
}
