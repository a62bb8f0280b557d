//@ editions: 2018 2021 2024
//! The attributes as most people write them: imported, or under a name of their own.
use support::{block_on, say, yield_once};
#[cfg(annotated)]
use telemetry_runtime::{measured, measured as observed};
#[cfg(node)]
use telemetry_runtime::{traced_node, traced_node as step};

#[cfg_attr(annotated, measured)]
fn plain(n: u32) -> u32 {
    n + 1
}

#[cfg_attr(annotated, measured(classify, fields(n), request_id = n))]
fn result(n: u32) -> Result<u32, String> {
    n.checked_sub(1).ok_or_else(|| "zero".to_owned())
}

#[cfg_attr(annotated, observed(budget_ms = 5))]
async fn later(n: u32) -> Option<u32> {
    yield_once().await;
    n.checked_sub(1)
}

#[cfg_attr(annotated, measured, observed(name = "again"))]
fn twice(n: u32) -> Result<u32, u32> {
    Err(n)
}

#[cfg_attr(node, traced_node)]
fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    Ok(state)
}

#[cfg_attr(node, step(name = "again"))]
async fn later_node(state: serde_json::Value) -> serde_json::Value {
    yield_once().await;
    state
}

struct Store(u32);

#[cfg_attr(annotated, measured)]
impl Store {
    fn taken(self) -> Result<u32, String> {
        Ok(self.0)
    }

    #[cfg_attr(annotated, observed(name = "method"))]
    async fn later(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }
}

fn main() {
    say(plain(1));
    say(format_args!(
        "{:?} {:?} {:?}",
        result(0),
        result(1),
        twice(2)
    ));
    say(format_args!("{:?}", block_on(later(3))));
    say(format_args!("{:?}", node(serde_json::json!(1))));
    say(block_on(later_node(serde_json::json!([]))));
    let mut store = Store(1);
    say(block_on(store.later()));
    say(format_args!("{:?}", store.taken()));
}
