//! A name of the expansion is a constant or a static of the user's: a pattern must not become it.
#![deny(warnings)]
#![allow(non_upper_case_globals, dead_code)]

use telemetry_runtime::{measured, traced_node};

const out: u8 = 1;
const error: u8 = 2;
const capture: u8 = 3;
static guard: u8 = 4;
static keys: u8 = 5;
const CALLSITE: u8 = 6;
const SITE: u8 = 7;

#[measured(fields(number), request_id = number, classify)]
fn function(number: u8) -> Result<u8, u8> {
    Ok(number + out + error + capture + guard + keys + CALLSITE + SITE)
}

#[measured(fields(number))]
async fn future(number: u8) -> Result<u8, u8> {
    Ok(number)
}

#[traced_node(classify)]
fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    Ok(state)
}

fn main() {
    assert_eq!(function(1), Ok(29));
    drop(future(1));
    assert!(node(serde_json::json!({})).is_ok());
}
