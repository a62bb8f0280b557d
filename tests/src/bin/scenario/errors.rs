//! Classified errors of every type that an `Err` may hold.

use std::error::Error;
use std::io;
use std::time::Duration;

use telemetry_runtime::{Category, Classify, handle, measure_operation, measured};

use crate::support::{Scenario, block_on, builder, install, report};

pub(crate) const ALL: &[Scenario] = &[
    ("errors_of_io", of_io),
    ("errors_as_text", as_text),
    ("errors_of_types", of_types),
    ("errors_with_sources", with_sources),
    ("errors_not_classified", not_classified),
    ("errors_summed_up", summed_up),
];

#[measured(classify)]
fn read(kind: io::ErrorKind) -> io::Result<()> {
    Err(kind.into())
}

fn of_io() {
    let _telemetry = install();
    for kind in [
        io::ErrorKind::TimedOut,
        io::ErrorKind::ConnectionRefused,
        io::ErrorKind::WouldBlock,
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::NotFound,
        io::ErrorKind::InvalidData,
        io::ErrorKind::OutOfMemory,
        io::ErrorKind::StorageFull,
        io::ErrorKind::Other,
    ] {
        _ = read(kind);
    }
}

#[measured(classify)]
fn say(text: &str) -> Result<(), String> {
    Err(text.to_owned())
}

#[measured(classify)]
fn say_static(text: &'static str) -> Result<(), &'static str> {
    Err(text)
}

fn as_text() {
    let _telemetry = install();
    for text in [
        "connection refused by peer",
        "request timed out after 5 s",
        "invalid JSON at line 3",
        "disk quota exceeded",
        "missing environment variable DATABASE_URL",
        "the monkey has a keyring",
        "",
    ] {
        _ = say(text);
    }
    _ = say_static("out of memory");
}

#[derive(Debug, thiserror::Error)]
enum QueryError {
    #[error("cannot read the index")]
    Io(#[from] io::Error),
    #[error("bad number")]
    Number(#[from] std::num::ParseIntError),
    #[error("the cat sat on the mat")]
    Other { place: &'static str },
}

#[measured(classify)]
fn query(which: u8) -> Result<u8, QueryError> {
    match which {
        0 => Err(io::Error::from(io::ErrorKind::ConnectionReset))?,
        1 => Ok("x".parse::<u8>()?),
        _ => Err(QueryError::Other { place: "mat" }),
    }
}

#[derive(Debug)]
struct Declined;

impl Classify for Declined {
    fn category(&self) -> Category {
        Category::Data
    }
}

impl std::fmt::Display for Declined {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("connection refused")
    }
}

impl Error for Declined {}

#[measured(classify)]
fn pay() -> Result<(), Declined> {
    Err(Declined)
}

#[measured(classify)]
fn boxed() -> Result<(), Box<dyn Error>> {
    Err(Box::new(io::Error::from(io::ErrorKind::StorageFull)))
}

#[measured(classify)]
async fn boxed_send() -> Result<(), Box<dyn Error + Send + Sync>> {
    tokio::task::yield_now().await;
    Err(Box::new(QueryError::Other { place: "box" }))
}

#[derive(Debug)]
struct NoError;

#[measured(classify)]
fn no_error_at_all() -> Result<(), NoError> {
    Err(NoError)
}

#[measured(classify)]
fn generic<E: Error + 'static>(error: E) -> Result<(), E> {
    Err(error)
}

fn of_types() {
    let _telemetry = install();
    for which in 0..3 {
        _ = query(which);
    }
    let Err(QueryError::Other { place }) = query(2) else {
        unreachable!()
    };
    report(place);
    _ = pay();
    _ = boxed();
    _ = block_on(boxed_send());
    _ = no_error_at_all();
    _ = generic(io::Error::from(io::ErrorKind::TimedOut));
    measure_operation("block").fail(&QueryError::Io(io::ErrorKind::TimedOut.into()));
}

#[derive(Debug, thiserror::Error)]
#[error("step {number}: {padding}")]
struct Step {
    number: usize,
    padding: String,
    source: Option<Box<Step>>,
}

fn steps(count: usize, padding: &str) -> Step {
    let mut step = None;
    for number in (0..count).rev() {
        let padding = padding.to_owned();
        let source = step.take().map(Box::new);
        step = Some(Step {
            number,
            padding,
            source,
        });
    }
    step.unwrap()
}

#[measured(classify)]
fn climb(count: usize, padding: &str) -> Result<(), Step> {
    Err(steps(count, padding))
}

fn with_sources() {
    let _telemetry = install();
    _ = climb(3, "slippery");
    _ = climb(10_000, "slippery");
    _ = climb(16, &"slippery ".repeat(200));
    _ = climb(1, "\n{\"level\":\"info\"}\u{2028}");
}

#[measured]
fn counted_only() -> Result<(), String> {
    Err("connection refused".to_owned())
}

fn not_classified() {
    let telemetry = install();
    _ = counted_only();
    report(telemetry.error_summary(Duration::from_secs(3_600)));
}

fn summed_up() {
    let hour = Duration::from_secs(3_600);
    report(handle().error_summary(hour));
    let telemetry = builder().level("off").install().unwrap();
    for _ in 0..15 {
        _ = read(io::ErrorKind::TimedOut);
        _ = pay();
    }
    report(telemetry.error_summary(hour));
    report(telemetry.health());
    for _ in 0..30 {
        _ = pay();
    }
    report(telemetry.health());
}
