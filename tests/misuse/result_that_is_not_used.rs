#![deny(unused_must_use)]

use telemetry_runtime::{Telemetry, measure_operation, request};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    Telemetry::builder("shop", "test");
    Telemetry::builder("shop", "test").install()?;
    measure_operation("block");
    request("req-1").attach();
    Ok(())
}
