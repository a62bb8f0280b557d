//! This toolkit, in each of its modes.

use std::hint::black_box;

use telemetry_runtime::{Builder, Memory, Telemetry, handle, measured, request};

use crate::child::Bench;
use crate::entry::{Ask, Destination, Entry, Mode, Program};
use crate::hundreds::distinct;
use crate::work::{self, Once, bare, drive};

/// In the line of each call, and in no summary.
const LINE: &str = r#""message":"Operation completed: work""#;
const LINES: &[Ask] = &[
    Ask::Burst,
    Ask::Sustained,
    Ask::Return,
    Ask::Exit,
    Ask::Start,
    Ask::Idle,
];
const ALL_OF_A_CALL: &[Ask] = &[Ask::Call, Ask::Threads, Ask::Grow, Ask::Start, Ask::Idle];

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(Mode::Off, "ours, not installed", not_installed),
    Entry::new(Mode::Off, "ours, TELEMETRY_OFF=1", counts)
        .with_environment(&[("TELEMETRY_OFF", "1")]),
    Entry::new(Mode::Counts, "ours", counts).asks(ALL_OF_A_CALL),
    Entry::new(Mode::Memory, "ours", memory)
        .in_program(Program::Tracked)
        .asks(ALL_OF_A_CALL),
    Entry::new(Mode::Span, "ours, in a request", span).asks(&[Ask::Call, Ask::Grow]),
    Entry::new(Mode::Span, "ours, a request per call", span_each)
        .asks(&[Ask::Call, Ask::Grow])
        .grows_for(10_000_000),
    Entry::new(Mode::Ready, "ours", ready),
    Entry::new(Mode::Ready, "ours, memory", ready_memory).in_program(Program::Tracked),
    Entry::new(Mode::Awaits, "ours", awaits),
    Entry::new(Mode::Awaits, "ours, memory", awaits_memory).in_program(Program::Tracked),
    Entry::new(Mode::Line, "ours, to /dev/null", line_memory)
        .in_program(Program::Tracked)
        .asks(&[Ask::Burst, Ask::Sustained]),
    Entry::new(Mode::Line, "ours, to a file", line_memory)
        .in_program(Program::Tracked)
        .prints(Destination::File, LINE)
        .asks(&[Ask::Burst, Ask::Sustained]),
    Entry::new(Mode::Line, "ours", line_memory)
        .in_program(Program::Tracked)
        .prints(Destination::Pipe, LINE)
        .asks(LINES),
    Entry::new(
        Mode::Line,
        "ours, one field captured, no memory",
        line_captured,
    )
    .prints(Destination::Pipe, LINE)
    .asks(&[Ask::Burst, Ask::Sustained]),
    Entry::new(Mode::Line, "ours, memory of the process", line_resident)
        .prints(Destination::Pipe, LINE)
        .asks(&[Ask::Burst, Ask::Sustained]),
    Entry::new(Mode::Cold, "ours", cold).asks(&[Ask::Cold]),
];

#[measured(budget_ms = 1000)]
#[inline(never)]
fn work(n: u64) -> u64 {
    black_box(n)
}

mod captured {
    use super::{black_box, measured};

    #[measured(budget_ms = 1000, fields(n))]
    #[inline(never)]
    pub(super) fn work(n: u64) -> u64 {
        black_box(n)
    }
}

#[measured(budget_ms = 1000)]
async fn ready_work(n: u64) -> u64 {
    black_box(std::future::ready(n).await)
}

#[measured(budget_ms = 1000)]
async fn awaits_work(n: u64) -> u64 {
    Once::default().await;
    Once::default().await;
    Once::default().await;
    black_box(n)
}

distinct!(mod many; #[telemetry_runtime::measured(budget_ms = 1000)] fn work);

fn install(set: impl FnOnce(Builder) -> Builder) -> Telemetry {
    let builder = Telemetry::builder("benches", "production").version("1.0.0");
    set(builder).install().expect("nothing else is installed")
}

/// No line but for what goes wrong.
fn quiet(memory: Memory) -> Telemetry {
    install(|builder| builder.sample_all(0.0).memory(memory))
}

fn flush() {
    handle().flush();
}

fn not_installed(bench: &mut Bench) {
    bench.measure(bare, work, || {});
}

fn counts(bench: &mut Bench) {
    let telemetry = bench.start(|| quiet(Memory::Off));
    bench.measure(bare, work, flush);
    bench.finish(telemetry);
}

fn memory(bench: &mut Bench) {
    let telemetry = bench.start(|| quiet(Memory::Alloc));
    bench.measure(bare, work, flush);
    bench.finish(telemetry);
}

fn span(bench: &mut Bench) {
    let telemetry = bench.start(|| quiet(Memory::Off));
    request("req-42").in_scope(|| bench.measure(bare, work, flush));
    bench.finish(telemetry);
}

fn span_each(bench: &mut Bench) {
    let telemetry = bench.start(|| quiet(Memory::Off));
    bench.measure(bare, |n| request("req-42").in_scope(|| work(n)), flush);
    bench.finish(telemetry);
}

fn ready(bench: &mut Bench) {
    drive_ready(bench, Memory::Off);
}

fn ready_memory(bench: &mut Bench) {
    drive_ready(bench, Memory::Alloc);
}

fn drive_ready(bench: &mut Bench, memory: Memory) {
    let telemetry = bench.start(|| quiet(memory));
    bench.measure(|n| drive(work::ready(n)), |n| drive(ready_work(n)), flush);
    bench.finish(telemetry);
}

fn awaits(bench: &mut Bench) {
    drive_awaits(bench, Memory::Off);
}

fn awaits_memory(bench: &mut Bench) {
    drive_awaits(bench, Memory::Alloc);
}

fn drive_awaits(bench: &mut Bench, memory: Memory) {
    let telemetry = bench.start(|| quiet(memory));
    bench.measure(|n| drive(work::awaits(n)), |n| drive(awaits_work(n)), flush);
    bench.finish(telemetry);
}

fn line_memory(bench: &mut Bench) {
    let telemetry = bench.start(|| install(|builder| builder.memory(Memory::Alloc)));
    bench.measure(bare, work, flush);
    bench.finish(telemetry);
}

fn line_captured(bench: &mut Bench) {
    let telemetry = bench.start(|| install(|builder| builder.memory(Memory::Off)));
    bench.measure(bare, captured::work, flush);
    bench.finish(telemetry);
}

fn line_resident(bench: &mut Bench) {
    let telemetry = bench.start(|| install(|builder| builder.memory(Memory::Rss)));
    bench.measure(bare, work, flush);
    bench.finish(telemetry);
}

fn cold(bench: &mut Bench) {
    let telemetry = bench.start(|| quiet(Memory::Off));
    bench.measure_cold(&many::ALL, || ());
    bench.finish(telemetry);
}
