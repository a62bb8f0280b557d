//! A parameter that only the attribute reads is read.
#![deny(warnings)]

use telemetry_runtime::measured;

#[measured(fields(list))]
fn plain(list: u8) {}

#[measured(fields(list), request_id = id)]
fn result(list: u8, id: &str) -> Result<(), u8> {
    Ok(())
}

#[measured(fields(list), request_id = id)]
async fn future(list: u8, id: &str) -> Result<(), u8> {
    Ok(())
}

fn main() {
    plain(1);
    assert!(result(1, "").is_ok());
    drop(future(1, ""));
}
