//! The attributes on functions that the test harness runs.

use std::num::ParseIntError;

use telemetry_runtime::measured;

#[measured]
#[test]
fn a_test_that_returns_a_result() -> Result<(), ParseIntError> {
    "7".parse::<u32>().map(drop)
}

#[test]
#[measured]
fn a_test_that_is_a_test_first() -> Result<(), ParseIntError> {
    "7".parse::<u32>().map(drop)
}

#[measured]
#[test]
#[should_panic(expected = "boom")]
fn a_test_that_must_panic() {
    panic!("boom")
}

#[measured]
#[tokio::test]
async fn a_test_of_tokio_after_ours() -> Result<(), ParseIntError> {
    tokio::task::yield_now().await;
    "7".parse::<u32>().map(drop)
}

#[tokio::test]
#[measured]
async fn a_test_of_tokio_before_ours() -> Result<(), ParseIntError> {
    tokio::task::yield_now().await;
    "7".parse::<u32>().map(drop)
}

/// That they are run at all: one that fails is seen to fail.
#[measured]
#[tokio::test]
#[should_panic(expected = "ParseIntError")]
async fn a_test_of_tokio_that_fails() {
    tokio::task::yield_now().await;
    "x".parse::<u32>().expect("a number");
}
