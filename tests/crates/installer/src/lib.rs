//! Installs telemetry before `main`, in programs whose source nobody edits, and writes down what it counted.
//!
//! `CRATES_INSTALL` says how: `counts` (no lines but errors), `lines` (every line, to a sink that counts them); without
//! it nothing is installed. `CRATES_COUNTS` is the file that gets a line at the end of each process.
#![expect(
    unsafe_code,
    reason = "a link section is the only way to run before `main`; the two functions take nothing and cannot unwind"
)]

use std::fs::OpenOptions;
use std::io::Write;
use std::panic::catch_unwind;
use std::sync::atomic::{AtomicU64, Ordering};

use telemetry_runtime::{Redacted, Sink, Telemetry, handle};

#[used]
#[unsafe(link_section = ".init_array")]
static BEFORE_MAIN: extern "C" fn() = before_main;

#[used]
#[unsafe(link_section = ".fini_array")]
static AFTER_MAIN: extern "C" fn() = after_main;

static LINES: AtomicU64 = AtomicU64::new(0);

struct Counted;

impl Sink for Counted {
    fn line(&mut self, _line: &Redacted<'_>, _json: &str) {
        LINES.fetch_add(1, Ordering::Relaxed);
    }
}

extern "C" fn before_main() {
    let _ = catch_unwind(|| {
        let level = match std::env::var("CRATES_INSTALL").as_deref() {
            Ok("counts") => "error",
            Ok("lines") => "trace",
            _ => return,
        };
        let builder = Telemetry::builder("crates", "test")
            .level(level)
            .without_stdout();
        // The tests of a crate do not end where a guard could be dropped.
        match builder.sink(Counted).install() {
            Ok(telemetry) => std::mem::forget(telemetry),
            Err(error) => eprintln!("crates-installer: {error}"),
        }
    });
}

extern "C" fn after_main() {
    let _ = catch_unwind(|| {
        let Some(path) = std::env::var_os("CRATES_COUNTS") else {
            return;
        };
        if !handle().is_installed() {
            return;
        }
        let operations = handle().operations();
        let sum = |of: fn(&telemetry_runtime::OperationSummary) -> u64| -> u64 {
            operations.iter().map(of).sum()
        };
        let counts = format!(
            "{} {} {} {}\n",
            sum(|operation| operation.calls),
            operations.len(),
            sum(|operation| operation.in_flight),
            LINES.load(Ordering::Relaxed)
        );
        if let Ok(mut file) = OpenOptions::new().append(true).create(true).open(path) {
            let _ = file.write_all(counts.as_bytes());
        }
    });
}
