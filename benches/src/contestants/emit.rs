//! emit: a span for each call, to an emitter that drops it, or that prints it as a line of JSON.

use std::hint::black_box;
use std::io::{self, Write};
use std::time::Duration;

use ::emit::event::ToEvent;
use ::emit::{Event, Props, emitter};

use crate::child::Bench;
use crate::entry::{Ask, Destination, Entry, Mode};
use crate::work::{self, Once, bare, drive};

const LINE: &str = r#""msg":"work""#;

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(Mode::Off, "emit, not set up", off),
    Entry::new(Mode::Span, "emit, to nowhere", span)
        .asks(&[Ask::Call, Ask::Threads, Ask::Grow, Ask::Start, Ask::Idle])
        .grows_for(10_000_000),
    Entry::new(Mode::Ready, "emit, to nowhere", ready),
    Entry::new(Mode::Awaits, "emit, to nowhere", awaits),
    Entry::new(Mode::Line, "emit", lines)
        .prints(Destination::Pipe, LINE)
        .asks(&[
            Ask::Burst,
            Ask::Sustained,
            Ask::Return,
            Ask::Exit,
            Ask::Start,
        ]),
];

#[::emit::span("work")]
#[inline(never)]
fn work(n: u64) -> u64 {
    black_box(n)
}

#[::emit::span("work")]
async fn ready_work(n: u64) -> u64 {
    black_box(std::future::ready(n).await)
}

#[::emit::span("work")]
async fn awaits_work(n: u64) -> u64 {
    Once::default().await;
    Once::default().await;
    Once::default().await;
    black_box(n)
}

mod printed {
    use super::black_box;

    /// With its times, module, message, template, ids and kind these are 12 fields.
    #[::emit::span(
        "work",
        service: "benches",
        environment: "production",
        version: "1.0.0",
        outcome: "ok"
    )]
    #[inline(never)]
    pub(super) fn work(n: u64) -> u64 {
        black_box(n)
    }
}

fn to_nowhere() {
    let emitter = emitter::from_fn(|event| {
        black_box(event.to_event());
    });
    let _ = ::emit::setup().emit_to(emitter).init();
}

/// One line, as its own emitters write it.
fn print<P: Props>(event: &Event<P>) -> io::Result<()> {
    let mut line = serde_json::to_vec(event.props().as_map())?;
    // The map's own brace goes behind what stands outside of it.
    line[0] = b',';
    let mut text = Vec::with_capacity(512);
    write!(
        text,
        r#"{{"module":"{}","msg":"{}""#,
        event.mdl(),
        event.msg()
    )?;
    if let Some(extent) = event.extent().and_then(|extent| extent.as_range()) {
        write!(
            text,
            r#","ts_start":"{}","ts":"{}""#,
            extent.start, extent.end
        )?;
    }
    text.append(&mut line);
    text.push(b'\n');
    io::stdout().write_all(&text)
}

fn to_stdout() {
    let emitter = emitter::from_fn(|event| {
        let _ = print(&event.to_event());
    });
    let _ = ::emit::setup().emit_to(emitter).init();
}

fn off(bench: &mut Bench) {
    bench.measure(bare, work, || {});
}

fn flush() {
    ::emit::blocking_flush(Duration::from_secs(1));
}

fn span(bench: &mut Bench) {
    bench.start(to_nowhere);
    bench.measure(bare, work, flush);
    bench.finish(());
}

fn ready(bench: &mut Bench) {
    bench.start(to_nowhere);
    bench.measure(|n| drive(work::ready(n)), |n| drive(ready_work(n)), flush);
}

fn awaits(bench: &mut Bench) {
    bench.start(to_nowhere);
    bench.measure(|n| drive(work::awaits(n)), |n| drive(awaits_work(n)), flush);
}

fn lines(bench: &mut Bench) {
    bench.start(to_stdout);
    bench.measure(bare, printed::work, flush);
    bench.finish(());
}
