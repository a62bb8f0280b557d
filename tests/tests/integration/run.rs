//! Runs a scenario as a process of its own, and reads what it printed.

use std::collections::HashMap;
use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::line::{Line, check_types};

/// A scenario that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs a scenario that ends well; once, whoever asks.
pub(crate) fn run(scenario: &'static str) -> &'static Run {
    static RUNS: Runs = LazyLock::new(Mutex::default);
    once(&RUNS, scenario, || run_with(scenario, &[]))
}

/// Runs a scenario in the program whose global allocator is the tracking one; once, whoever asks.
pub(crate) fn run_tracked(scenario: &'static str) -> &'static Run {
    static RUNS: Runs = LazyLock::new(Mutex::default);
    once(&RUNS, scenario, || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scenario_alloc"));
        let run = finish(start(clean(command.arg(scenario))));
        run.succeeded();
        run
    })
}

/// Runs a scenario that ends well in another program.
pub(crate) fn run_program(program: &str, scenario: &str) -> Run {
    let run = finish(start(clean(Command::new(program).arg(scenario))));
    run.succeeded();
    run
}

type Runs = LazyLock<Mutex<HashMap<&'static str, &'static OnceLock<Run>>>>;

fn once(runs: &Runs, scenario: &'static str, run: impl FnOnce() -> Run) -> &'static Run {
    let mut known = runs.lock().unwrap_or_else(PoisonError::into_inner);
    let slot = *known
        .entry(scenario)
        .or_insert_with(|| Box::leak(Box::default()));
    drop(known);
    slot.get_or_init(run)
}

/// Runs a scenario that ends well, with environment variables.
pub(crate) fn run_with(scenario: &str, variables: &[(&str, &str)]) -> Run {
    let mut command = command(scenario);
    command.envs(variables.iter().copied());
    let run = finish(start(&mut command));
    run.succeeded();
    run
}

/// Runs a scenario where the kernel does not keep its time by the processor's counter; `None` where this
/// process may not make it seem so.
pub(crate) fn run_without_counter(scenario: &str) -> Option<Run> {
    const SOURCE: &str = "/sys/devices/system/clocksource/clocksource0/current_clocksource";
    let other =
        std::env::temp_dir().join(format!("telemetry-clock-{}-{scenario}", std::process::id()));
    std::fs::write(&other, "hpet\n").unwrap();
    let mut command = Command::new("unshare");
    command
        .args(["--map-root-user", "--mount", "sh", "-c"])
        .arg(r#"mount --bind "$0" "$1" && exec "$2" "$3" || exit 77"#)
        .arg(&other)
        .args([SOURCE, env!("CARGO_BIN_EXE_scenario"), scenario]);
    let is_there = clean(&mut command)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let run = is_there.ok().map(finish);
    std::fs::remove_file(&other).unwrap();
    // It was refused, or has no `unshare` (or `mount`).
    let run = run.filter(|run| !matches!(run.status.code(), Some(1 | 77)))?;
    run.succeeded();
    Some(run)
}

/// The command that runs a scenario.
pub(crate) fn command(scenario: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scenario"));
    clean(command.arg(scenario));
    command
}

/// The environment of whoever runs the tests must not reach the scenario.
fn clean(command: &mut Command) -> &mut Command {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("TELEMETRY_") || text.starts_with("OTEL_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Starts a process whose output is read.
pub(crate) fn start(command: &mut Command) -> Child {
    let command = command.stdin(Stdio::null());
    let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    piped.spawn().unwrap()
}

/// Waits for the end of a process, and reads all that it printed.
pub(crate) fn finish(mut child: Child) -> Run {
    let stdout = child.stdout.take().map(read);
    let stderr = child.stderr.take().map(read);
    let status = wait(&mut child);
    let text = |reader: Option<thread::JoinHandle<Vec<u8>>>| {
        let bytes = reader.map(|reader| reader.join().unwrap());
        String::from_utf8(bytes.unwrap_or_default()).unwrap()
    };
    Run::new(status, &text(stdout), text(stderr))
}

fn read(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

fn wait(child: &mut Child) -> ExitStatus {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        if Instant::now() > deadline {
            child.kill().unwrap();
            panic!("the scenario did not end within {PATIENCE:?}");
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// What a scenario printed.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: ExitStatus,
    pub(crate) lines: Vec<Line>,
    pub(crate) stderr: String,
}

impl Run {
    /// Reads stdout, which must be whole lines, each as every line must be.
    fn new(status: ExitStatus, stdout: &str, stderr: String) -> Self {
        assert!(
            stdout.is_empty() || stdout.ends_with('\n'),
            "torn: {stdout}"
        );
        let lines: Vec<Line> = stdout.lines().map(Line::read).collect();
        check_types(&lines);
        Self {
            status,
            lines,
            stderr,
        }
    }

    fn succeeded(&self) {
        assert!(self.status.success(), "{}: {}", self.status, self.stderr);
    }

    /// The lines with this message.
    pub(crate) fn all(&self, message: &str) -> Vec<&Line> {
        let lines = self.lines.iter();
        lines
            .filter(|line| line.text("message") == message)
            .collect()
    }

    /// The only line with this message.
    pub(crate) fn one(&self, message: &str) -> &Line {
        let found = self.all(message);
        assert_eq!(found.len(), 1, "`{message}` in {:#?}", self.messages());
        found[0]
    }

    /// The only completion line of an operation.
    pub(crate) fn completed(&self, operation: &str) -> &Line {
        self.one(&format!("Operation completed: {operation}"))
    }

    /// The outcome on the only completion line of an operation.
    pub(crate) fn outcome(&self, operation: &str) -> &str {
        self.completed(operation).text("outcome")
    }

    /// The messages of all lines, for when a test fails.
    pub(crate) fn messages(&self) -> Vec<&str> {
        self.lines.iter().map(|line| line.text("message")).collect()
    }

    /// What the scenario reported, in that order.
    pub(crate) fn reports(&self) -> Vec<Value> {
        let reports = self
            .stderr
            .lines()
            .filter_map(|line| line.strip_prefix("REPORT "));
        reports
            .map(|json| serde_json::from_str(json).unwrap())
            .collect()
    }

    /// The only thing that the scenario reported.
    pub(crate) fn report(&self) -> Value {
        let mut reports = self.reports();
        assert_eq!(reports.len(), 1, "{}", self.stderr);
        reports.remove(0)
    }
}

/// The entry of an operation in a report of `operations()`; it must add up.
pub(crate) fn operation<'a>(operations: &'a Value, name: &str) -> &'a Value {
    let mut known = operations.as_array().unwrap().iter();
    let found = known.find(|operation| operation["operation"] == name);
    let found = found.unwrap_or_else(|| panic!("no `{name}` in {operations}"));
    let count = |field: &str| found[field].as_u64().unwrap();
    let ended = count("ok") + count("errors") + count("panicked") + count("cancelled");
    assert_eq!(count("calls"), ended, "{found}");
    found
}
