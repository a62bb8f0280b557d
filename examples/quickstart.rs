//! The lines that you will see most, in one short run: every line on stdout is JSON.
//!
//! ```sh
//! cargo run --example quickstart
//! cargo run -q --example quickstart | jq -c '{level, message}'
//! ```

use std::error::Error;
use std::io;
use std::thread::sleep;
use std::time::Duration;

use telemetry_runtime::{Telemetry, measured, traced_node};

/// A budget, and a field that says what the call was about.
#[measured(budget_ms = 20, fields(length = query.len()))]
fn normalize(query: &str) -> String {
    sleep(Duration::from_millis(1));
    query.trim().to_lowercase()
}

/// Takes longer than its budget: a warning tells by how much, and where the time went.
#[measured(budget_ms = 5)]
fn search(query: &str) -> usize {
    sleep(Duration::from_millis(4));
    rank(query)
}

#[measured]
fn rank(query: &str) -> usize {
    sleep(Duration::from_millis(3));
    query.len()
}

/// Errors get a category: by their type, or by their words.
#[measured(classify, fields(path))]
fn load(path: &str) -> Result<String, Box<dyn Error>> {
    match path {
        "slow" => Err(io::Error::from(io::ErrorKind::TimedOut).into()),
        "secret" => Err(io::Error::from(io::ErrorKind::PermissionDenied).into()),
        "garbled" => Ok("x".parse::<u32>()?.to_string()),
        "full" => Err(io::Error::from(io::ErrorKind::StorageFull).into()),
        "odd" => Err("nobody knows why".into()),
        _ => Ok("text".to_owned()),
    }
}

#[measured]
fn divide(dividend: u32, divisor: u32) -> u32 {
    dividend / divisor
}

#[measured]
async fn fetch(milliseconds: u64) -> Result<u64, io::Error> {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
    Ok(milliseconds)
}

/// A node of a graph: the keys of its state are on its line.
#[traced_node]
async fn answer(mut state: State) -> Result<State, io::Error> {
    fetch(2).await?;
    state.answer = Some(format!("42, about {}", state.query));
    Ok(state)
}

#[derive(Clone, telemetry_runtime::NodeState)]
struct State {
    query: String,
    answer: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let telemetry = Telemetry::builder("quickstart", "demo")
        .version(env!("CARGO_PKG_VERSION"))
        .budget("fetch", Duration::from_millis(50))
        .install()?;

    // A request: everything below carries its id and its trace.
    telemetry.request("req-1").in_scope(|| {
        let query = normalize("  Where is my Invoice? ");
        search(&query);
    });

    // An error of each category. One `resource` error is enough for an alert.
    for path in ["fine", "slow", "secret", "garbled", "full", "odd"] {
        let _ = load(path);
    }

    // A panic that somebody catches. (Its message goes to stderr, as always.)
    let _ = std::panic::catch_unwind(|| divide(1, 0));

    // A future that is dropped before it is done, and a node.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(async {
        let _ = tokio::time::timeout(Duration::from_millis(2), fetch(1_000)).await;
        let _ = answer(State {
            query: "invoice".to_owned(),
            answer: None,
        })
        .await;
    });

    telemetry.log_health();
    // Dropped here, `telemetry` prints a summary of each operation.
    Ok(())
}
