//! tracing's JSON: a line of 12 fields when a span closes, on the caller or through `tracing-appender`.

use std::hint::black_box;
use std::io;
use std::thread;
use std::time::Duration;

use ::tracing::instrument;
use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::child::Bench;
use crate::entry::{Ask, Destination, Entry, Mode};
use crate::work::bare;

const LINE: &str = r#""message":"close""#;
const LINES: &[Ask] = &[
    Ask::Burst,
    Ask::Sustained,
    Ask::Return,
    Ask::Exit,
    Ask::Start,
    Ask::Idle,
];

pub(in super::super) const ENTRIES: &[Entry] = &[
    Entry::new(Mode::Line, "tracing, to nowhere", to_nowhere).asks(&[Ask::Burst, Ask::Sustained]),
    Entry::new(Mode::Line, "tracing, to a file", to_stdout)
        .prints(Destination::File, LINE)
        .asks(&[Ask::Burst, Ask::Sustained]),
    Entry::new(Mode::Line, "tracing", to_stdout)
        .prints(Destination::Pipe, LINE)
        .asks(LINES),
    Entry::new(Mode::Line, "tracing-appender, lossy", through_appender)
        .prints(Destination::Pipe, LINE)
        .asks(LINES),
    Entry::new(
        Mode::Line,
        "tracing-appender, not lossy",
        through_patient_appender,
    )
    .prints(Destination::Pipe, LINE)
    .asks(LINES),
];

/// With what the layer is told to add these are 12 fields. Fields of a span would cost it more than its own do:
/// they are formatted when the span begins, and parsed and formatted again for the line.
#[instrument(skip_all, fields(operation = "work"))]
#[inline(never)]
fn work(n: u64) -> u64 {
    black_box(n)
}

fn print<W>(writer: W)
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    tracing_subscriber::fmt()
        .json()
        .with_span_list(false)
        .with_file(true)
        .with_line_number(true)
        .with_thread_ids(true)
        .with_thread_names(true)
        .with_span_events(FmtSpan::CLOSE)
        .with_writer(writer)
        .init();
}

fn to_nowhere(bench: &mut Bench) {
    bench.start(|| print(io::sink));
    bench.measure(bare, work, || {});
    bench.finish(());
}

fn to_stdout(bench: &mut Bench) {
    bench.start(|| print(io::stdout));
    bench.measure(bare, work, || {});
    bench.finish(());
}

/// What is on its way cannot be waited for otherwise while the appender is in use.
fn wait() {
    thread::sleep(Duration::from_millis(2));
}

fn append(bench: &mut Bench, set_up: impl FnOnce() -> (NonBlocking, WorkerGuard)) {
    let guard = bench.start(|| {
        let (writer, guard) = set_up();
        print(writer);
        guard
    });
    bench.measure(bare, work, wait);
    bench.finish(guard);
}

fn through_appender(bench: &mut Bench) {
    append(bench, || tracing_appender::non_blocking(io::stdout()));
}

fn through_patient_appender(bench: &mut Bench) {
    let builder = NonBlockingBuilder::default().lossy(false);
    append(bench, || builder.finish(io::stdout()));
}
