//! The examples print what they promise.

use std::process::{Command, Stdio};

use crate::line::Line;

/// Runs an example to its end; gives its lines, read strictly.
fn example(name: &str, arguments: &[&str]) -> Vec<Line> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--package", "examples", "--example", name]);
    command.arg("--").args(arguments).stdin(Stdio::null());
    let output = command.output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    let stdout = String::from_utf8(output.stdout).unwrap();
    stdout.lines().map(Line::read).collect()
}

fn all<'a>(lines: &'a [Line], field: &str) -> Vec<&'a str> {
    let with = lines.iter().filter(|line| line.has(field));
    let mut values: Vec<&str> = with.map(|line| line.text(field)).collect();
    values.sort_unstable();
    values.dedup();
    values
}

#[test]
fn quickstart_shows_every_line() {
    let lines = example("quickstart", &[]);
    assert_eq!(
        all(&lines, "outcome"),
        ["cancelled", "error", "ok", "panicked"]
    );
    assert_eq!(
        all(&lines, "error_category"),
        ["configuration", "data", "resource", "transient", "unknown"]
    );
    assert_eq!(all(&lines, "alert_state"), ["firing"]);
    let messages = all(&lines, "message");
    for message in [
        "Classified error in load",
        "HIGH ERROR FREQUENCY ALERT",
        "Health check",
        "Node answer completed successfully",
        "Operation summary: search",
        "Performance budget violation: search",
    ] {
        assert!(messages.contains(&message), "{message} in {messages:#?}");
    }
}

#[test]
fn the_assistant_goes_on_where_files_cannot_be_read() {
    let corpus = std::env::temp_dir().join(format!("telemetry-corpus-{}", std::process::id()));
    std::fs::create_dir_all(&corpus).unwrap();
    std::fs::write(
        corpus.join("notes.txt"),
        "Budgets are checked when a call ends.\n",
    )
    .unwrap();
    std::fs::write(corpus.join("picture.bin"), [0, 159, 146, 150]).unwrap();
    std::fs::write(corpus.join("huge.txt"), "x".repeat(9 * 1024 * 1024)).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", corpus.join("missing.txt")).unwrap();
    let lines = example(
        "assistant",
        &[
            "--corpus",
            corpus.to_str().unwrap(),
            "When is a budget checked?",
        ],
    );
    std::fs::remove_dir_all(&corpus).unwrap();

    let unreadable = if cfg!(unix) { 3 } else { 2 };
    let classified = |line: &&Line| line.has("error_category");
    assert_eq!(lines.iter().filter(classified).count(), unreadable);
    let operations = all(&lines, "operation");
    for operation in [
        "intent_classification",
        "query_normalization",
        "search_operation",
        "total_request",
    ] {
        assert!(
            operations.contains(&operation),
            "{operation} in {operations:?}"
        );
    }
    let hits = lines.iter().find(|line| line.has("hits")).unwrap();
    assert_eq!((hits.count("hits"), hits.text("request_id")), (1, "req-1"));
}
