//! Secrets in every place from which text reaches a line.

use std::collections::{BTreeMap, HashMap};
use std::io;

use serde_json::json;
use telemetry_runtime::{measure_operation, measured, request, traced_node};

use crate::support::{Scenario, install, report};

pub(crate) const ALL: &[Scenario] = &[("privacy", everywhere)];

/// Texts that hold a secret, which is the part that says `canary`.
const SECRETS: [&str; 5] = [
    "write to canary@shop-customers.org today",
    "Authorization: Bearer canary.f3a9c17d5be24860a1b2c3d4e5f60718",
    "postgres://shop:canary@db.internal:5432/orders",
    "https://shop:canary@api.internal/v1",
    "sent by <canary.smith@shop-customers.org>",
];

#[measured(fields(text, debugged = ?text, list, map), classify)]
fn fields(text: &str, list: &[&str], map: HashMap<String, String>) -> Result<(), String> {
    drop((list, map));
    Err(text.to_owned())
}

#[measured(classify)]
fn sources(text: &str) -> Result<(), Box<dyn std::error::Error>> {
    Err(Box::new(io::Error::other(io::Error::other(
        text.to_owned(),
    ))))
}

#[traced_node]
fn node(state: BTreeMap<String, String>) -> Result<BTreeMap<String, String>, String> {
    state
        .get("text")
        .map_or(Ok(state.clone()), |text| Err(text.clone()))
}

fn everywhere() {
    let _telemetry = install();
    for text in SECRETS {
        let map = HashMap::from([(text.to_owned(), text.to_owned())]);
        _ = fields(text, &[text, text], map);
        _ = sources(text);
        _ = node(BTreeMap::from([("text".to_owned(), text.to_owned())]));
        request(text).in_scope(|| {
            let mut operation = measure_operation(text);
            operation.field(text, json!({"nested": [{"deep": text}]}));
            operation.fail(&io::Error::other(text));
        });
    }
    let id = "0191d0a4-1c1a-7c52-a3c5-0242ac120002";
    request(id).in_scope(|| drop(measure_operation("with_an_id")));
    report(id);
}
