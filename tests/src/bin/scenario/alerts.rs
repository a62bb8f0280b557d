//! Errors that come too often.

use std::io;
use std::time::Duration;

use telemetry_runtime::{Category, Threshold, measured};

use crate::support::{Scenario, builder, install};

pub(crate) const ALL: &[Scenario] = &[
    ("alerts_by_default", by_default),
    ("alerts_with_thresholds", with_thresholds),
    ("alerts_that_resolve", resolving),
];

#[measured(classify)]
fn connect() -> io::Result<()> {
    Err(io::ErrorKind::ConnectionRefused.into())
}

#[measured(classify)]
fn listen() -> io::Result<()> {
    Err(io::ErrorKind::ConnectionRefused.into())
}

#[measured(classify)]
fn store() -> io::Result<()> {
    Err(io::ErrorKind::StorageFull.into())
}

#[measured(classify)]
fn store_by_text() -> Result<(), String> {
    Err("disk quota exceeded".to_owned())
}

#[measured(classify)]
fn configure() -> io::Result<()> {
    Err(io::ErrorKind::PermissionDenied.into())
}

#[measured(classify)]
fn parse() -> io::Result<()> {
    Err(io::ErrorKind::InvalidData.into())
}

#[measured(classify)]
fn puzzle() -> io::Result<()> {
    Err(io::Error::other("the cat sat on the mat"))
}

#[measured]
fn unclassified() -> io::Result<()> {
    Err(io::ErrorKind::StorageFull.into())
}

fn by_default() {
    let _telemetry = install();
    for _ in 0..9 {
        _ = connect();
    }
    _ = store_by_text();
    for _ in 0..50 {
        _ = listen();
        _ = unclassified();
    }
    _ = store();
    for _ in 0..3 {
        _ = configure();
    }
    for _ in 0..5 {
        _ = parse();
    }
    for _ in 0..20 {
        _ = puzzle();
    }
}

fn with_thresholds() {
    let _telemetry = builder()
        .alert(
            Category::Transient,
            Threshold::new(2, Duration::from_secs(60)),
        )
        .alert(
            Category::Resource,
            Threshold::new(100, Duration::from_secs(60)),
        )
        .install()
        .unwrap();
    for _ in 0..4 {
        _ = connect();
        _ = store();
    }
}

fn resolving() {
    let telemetry = builder()
        .alert(
            Category::Resource,
            Threshold::new(1, Duration::from_secs(1)),
        )
        .install()
        .unwrap();
    _ = store();
    telemetry.flush();
    // Two windows and a look at the clock: it resolves without any traffic.
    std::thread::sleep(Duration::from_millis(4_500));
    telemetry.flush();
    _ = store();
}
