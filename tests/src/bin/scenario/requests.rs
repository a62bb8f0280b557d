//! Request ids and traces, and where they reach.

use std::thread;

use telemetry_runtime::{Context, FutureExt, handle, measure_operation, measured, request};
use tokio::task::yield_now;

use crate::support::{Scenario, block_on, block_on_threads, install, report};

pub(crate) const ALL: &[Scenario] = &[
    ("requests_in_scope", in_scope),
    ("requests_by_argument", by_argument),
    ("requests_across_await", across_await),
    ("requests_of_cancelled_futures", cancelled),
    ("requests_that_are_hostile", hostile),
];

#[measured]
fn outer() {
    inner();
}

#[measured]
fn inner() {}

#[measured]
fn outside() {}

#[measured]
fn nested() {}

#[measured]
fn back() {}

#[measured]
fn on_a_thread() {}

#[measured]
fn on_a_thread_that_did_not_ask() {}

fn in_scope() {
    let telemetry = install();
    outside();
    let context = telemetry.request("req-1");
    context.in_scope(|| {
        outer();
        drop(measure_operation("block"));
        request("req-2").in_scope(nested);
        let caught = std::panic::catch_unwind(|| request("req-3").in_scope(|| panic!("boom")));
        assert!(caught.is_err());
        back();
        let context = Context::current();
        let asked = thread::spawn(move || context.in_scope(on_a_thread));
        asked.join().unwrap();
        thread::spawn(on_a_thread_that_did_not_ask).join().unwrap();
        report(Context::current().trace_id());
    });
    let attached = handle().request("req-4").attach();
    drop(measure_operation("attached"));
    drop(attached);
    drop(measure_operation("detached"));
    let mut attached = request("req-5").attach();
    drop(std::mem::replace(&mut attached, request("req-6").attach()));
    drop(measure_operation("replaced"));
    drop(attached);
    drop(measure_operation("detached_again"));
}

struct Config {
    request_id: String,
}

#[measured(request_id = config.request_id)]
fn named(config: &Config) {
    called_by_named();
    let _ = config;
}

#[measured]
fn called_by_named() {}

#[measured(request_id = number)]
fn numbered(number: u64) {}

#[measured(request_id = id)]
fn optional(id: Option<&str>) {}

#[measured(request_id = id)]
async fn async_named(id: &str) {
    async_called().await;
    yield_now().await;
    async_called_later().await;
    let _ = id;
}

#[measured]
async fn async_called() {}

#[measured]
async fn async_called_later() {}

#[measured(budget_ms = 0.000_001, request_id = id)]
fn over_budget(id: Option<&str>) {
    crate::support::sleep(1);
}

#[measured(classify, request_id = id)]
fn failing(id: Option<&str>) -> Result<(), String> {
    let _ = id;
    Err("no".to_owned())
}

fn by_argument() {
    let telemetry = install();
    named(&Config {
        request_id: "by-argument".to_owned(),
    });
    numbered(42);
    optional(None);
    telemetry.request("ambient").in_scope(|| {
        optional(None);
        optional(Some("own"));
        inner();
    });
    block_on(async_named("async"));
    over_budget(Some("slow"));
    over_budget(None);
    _ = failing(Some("bad"));
    _ = failing(None);
}

#[measured]
async fn task(name: &'static str) {
    yield_now().await;
    yield_now().await;
    drop(measure_operation(name));
}

fn across_await() {
    let _telemetry = install();
    block_on_threads(async {
        let both = async {
            task("awaited").await;
            let asked = tokio::spawn(task("spawned").with_current_context());
            let other = tokio::spawn(task("spawned_without_asking"));
            asked.await.unwrap();
            other.await.unwrap();
        };
        both.with_context(request("req-a")).await;
        let tasks: Vec<_> = (0..50)
            .map(|number| {
                let context = request(format!("many-{number}"));
                tokio::spawn(task("one_of_many").with_context(context))
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
}

#[measured]
async fn waiting() {
    std::future::pending::<()>().await;
}

#[measured(request_id = "by-argument")]
async fn waiting_for_a_child() {
    child().await;
}

#[measured]
async fn child() {
    std::future::pending::<()>().await;
}

fn cancelled() {
    let _telemetry = install();
    block_on(async {
        let task = tokio::spawn(waiting().with_context(request("aborted")));
        yield_now().await;
        task.abort();
        assert!(task.await.is_err());
        let task = tokio::spawn(waiting_for_a_child());
        yield_now().await;
        task.abort();
        assert!(task.await.is_err());
    });
}

fn hostile() {
    let telemetry = install();
    let ids = [
        "\",\"level\":\"error",
        "a\nb\u{2028}",
        "\u{1b}[31m",
        &"ä".repeat(5_000_000),
        "",
    ];
    for id in ids {
        telemetry.request(id).in_scope(inner);
        optional(Some(id));
    }
}
