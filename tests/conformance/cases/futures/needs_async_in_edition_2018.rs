//@ editions: 2015
extern crate support;
#[allow(unused_extern_crates)]
extern crate telemetry_runtime;

#[measured]
pub async fn waits() {
    support::yield_once();
}
