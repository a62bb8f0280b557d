//! Installing: once, with settings that make sense, or not at all.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::time::{Duration, SystemTime};

use telemetry_runtime::{Category, Level, Redacted, Sink, Telemetry, Threshold, handle, measured};

use crate::support::{Scenario, block_on, builder, install, report, sleep, threads};

pub(crate) const ALL: &[Scenario] = &[
    ("setup_of_the_identity", identity),
    ("setup_refused", refused),
    ("setup_twice", twice),
    ("setup_from_many_threads", from_many_threads),
    ("setup_after_calls", after_calls),
    ("setup_with_a_sink", with_a_sink),
    ("setup_with_a_sink_that_panics", with_a_sink_that_panics),
    ("setup_with_a_sink_that_asks", with_a_sink_that_asks),
    ("setup_off", off),
    ("setup_none", none),
];

#[measured]
fn work() {}

#[measured(classify, budget_ms = 0.000_001)]
fn fails() -> Result<(), std::io::Error> {
    sleep(1);
    Err(std::io::ErrorKind::StorageFull.into())
}

fn identity() {
    let _telemetry = Telemetry::builder("söhop \"x\"\n", "prod\u{2028}").install();
    report(unix_seconds());
    work();
    report(unix_seconds());
}

fn unix_seconds() -> f64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.unwrap().as_secs_f64()
}

fn refused() {
    let result = Telemetry::builder(" ", "")
        .version("")
        .budget("search", Duration::ZERO)
        .budget("", Duration::from_secs(1))
        .sample("search", f64::NAN)
        .sample("", 0.5)
        .sample_all(-1.0)
        .alert(Category::Data, Threshold::new(0, Duration::from_secs(300)))
        .alert(Category::Resource, Threshold::new(1, Duration::ZERO))
        .alert_reminder(Duration::from_nanos(1))
        .summary_every(Duration::ZERO)
        .level("a=b=c")
        .install();
    let error = result.unwrap_err();
    assert!(!error.is_already_installed());
    let complaints: Vec<String> = error.settings().iter().map(ToString::to_string).collect();
    report(complaints);
    report(error.to_string());
    work();
    let one = Telemetry::builder("", "test").install().unwrap_err();
    report(one.to_string());
    let telemetry = builder().install();
    work();
    drop(telemetry);
}

fn twice() {
    let first = install();
    let error = Telemetry::builder("other", "test")
        .level("off")
        .install()
        .unwrap_err();
    assert!(error.is_already_installed());
    assert!(error.settings().is_empty());
    report(error.to_string());
    let again = error.into_builder().version("9").install().unwrap_err();
    assert!(again.is_already_installed());
    work();
    drop(first);
    assert!(builder().install().unwrap_err().is_already_installed());
    work();
}

fn from_many_threads() {
    let barrier = Barrier::new(16);
    let installed: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..16)
            .map(|_| {
                scope.spawn(|| {
                    barrier.wait();
                    let installed = builder().install();
                    work();
                    installed
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    let ok = installed
        .iter()
        .filter(|installed| installed.is_ok())
        .count();
    report(ok);
}

fn after_calls() {
    work();
    let _operation = telemetry_runtime::measure_operation("begun_before");
    let future = began_before();
    let telemetry = install();
    block_on(future);
    work();
    report(telemetry.operations());
}

#[measured]
async fn began_before() {}

/// A line as a sink sees it: level, message, request, JSON.
type Seen = (Level, String, Option<String>, String);

struct Collects(Arc<Mutex<Vec<Seen>>>);

impl Sink for Collects {
    fn line(&mut self, line: &Redacted<'_>, json: &str) {
        let id = line.request_id().map(str::to_owned);
        let entry = (line.level(), line.message().to_owned(), id, json.to_owned());
        self.0.lock().unwrap().push(entry);
        work(); // measured, and not seen: the toolkit is at work
    }
}

fn with_a_sink() {
    let lines = Arc::default();
    let telemetry = builder()
        .sink(Collects(Arc::clone(&lines)))
        .without_stdout()
        .install();
    let telemetry = telemetry.unwrap();
    telemetry.request("req-1").in_scope(work);
    _ = fails();
    telemetry.flush();
    for (level, message, request_id, json) in lines.lock().unwrap().iter() {
        report((level.as_str(), message, request_id, json));
    }
}

struct Panics;

impl Sink for Panics {
    fn line(&mut self, _: &Redacted<'_>, _: &str) {
        panic!("in a sink");
    }
}

struct Asks(Arc<AtomicBool>);

impl Sink for Asks {
    fn line(&mut self, _: &Redacted<'_>, _: &str) {
        handle().flush();
        _ = handle().operations();
        self.0.store(true, Ordering::Relaxed);
    }
}

fn with_a_sink_that_panics() {
    let telemetry = builder().sink(Panics).install().unwrap();
    work();
    telemetry.flush();
    work();
}

fn with_a_sink_that_asks() {
    let asked = Arc::default();
    let telemetry = builder().sink(Asks(Arc::clone(&asked))).install().unwrap();
    work();
    telemetry.flush();
    report(asked.load(Ordering::Relaxed));
}

fn off() {
    let telemetry = builder()
        .summary_every(Duration::from_millis(10))
        .install()
        .unwrap();
    report(threads());
    work();
    _ = fails();
    block_on(began_before());
    drop(telemetry_runtime::measure_operation("block"));
    telemetry.request("req-1").in_scope(work);
    telemetry.log_health();
    telemetry.set_level("trace").unwrap();
    work();
    sleep(15);
    report(telemetry.operations());
}

fn none() {
    work();
    _ = fails();
    block_on(began_before());
    telemetry_runtime::request("req-1").in_scope(work);
    report(threads());
    report(handle().operations());
    report(handle().error_summary(Duration::from_secs(60)));
    report(handle().flush());
    report(handle().log_health());
    let refused = [
        handle().set_level("info").is_err(),
        handle().set_budget("work", Duration::from_secs(1)).is_err(),
        handle().set_sample("work", 0.5).is_err(),
        handle().set_sample_all(0.5).is_err(),
    ];
    assert_eq!(refused, [true; 4]);
}
