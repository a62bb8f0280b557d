//! Every way in which a call can end.

use std::error::Error;

use telemetry_runtime::measured;
use tokio::task::yield_now;

use crate::support::{Scenario, block_on, install, report, survive};

pub(crate) const ALL: &[Scenario] = &[
    ("outcomes_of_functions", functions),
    ("outcomes_of_futures", futures),
    ("outcomes_during_a_panic", during_a_panic),
];

type Answer<T> = Result<T, String>;

struct Reply {
    status: u16,
}

impl Reply {
    fn is_success(&self) -> bool {
        self.status < 400
    }

    fn is_failure(&self) -> bool {
        self.status >= 400
    }
}

#[measured]
fn nothing() {}

#[measured]
fn plain() -> u8 {
    7
}

#[measured]
fn absent() -> Option<u8> {
    None
}

#[measured]
fn fine() -> Result<u8, String> {
    Ok(1)
}

#[measured]
fn failing() -> Result<u8, String> {
    Err("no".to_owned())
}

#[measured]
fn failing_by_alias() -> Answer<u8> {
    Err("no".to_owned())
}

#[measured]
fn failing_by_question_mark(text: &str) -> Result<u8, Box<dyn Error>> {
    let number = text.parse::<u8>()?;
    Ok(number)
}

#[measured]
fn failing_early(early: bool) -> Result<u8, String> {
    if early {
        return Err("early".to_owned());
    }
    Ok(1)
}

#[measured(ok_if = Reply::is_success)]
fn good_reply() -> Reply {
    Reply { status: 200 }
}

#[measured(ok_if = Reply::is_success)]
fn bad_reply() -> Reply {
    Reply { status: 500 }
}

#[measured(error_if = Reply::is_failure)]
fn failed_reply() -> Reply {
    Reply { status: 500 }
}

#[measured(error_if = Option::is_none)]
fn missing() -> Option<u8> {
    None
}

#[measured]
fn panicking() {
    panic!("out of ideas");
}

#[measured]
fn catching() {
    survive(panicking);
}

#[measured]
fn passing_on() {
    panicking();
}

fn functions() {
    let _telemetry = install();
    nothing();
    plain();
    _ = absent();
    _ = fine();
    _ = failing();
    _ = failing_by_alias();
    _ = failing_by_question_mark("x");
    _ = failing_early(true);
    let replies = [good_reply(), bad_reply(), failed_reply()];
    report(replies.map(|reply| reply.status));
    _ = missing();
    catching();
    survive(passing_on);
}

#[measured]
async fn async_nothing() {}

#[measured]
async fn async_absent() -> Option<u8> {
    yield_now().await;
    None
}

#[measured]
async fn async_failing() -> Answer<u8> {
    yield_now().await;
    Err("no".to_owned())
}

#[measured(ok_if = Reply::is_success)]
async fn async_bad_reply() -> Reply {
    Reply { status: 500 }
}

#[measured]
async fn async_panicking() {
    yield_now().await;
    panic!("out of ideas");
}

#[measured]
async fn async_panicking_at_once() {
    panic!("out of ideas");
}

fn futures() {
    let _telemetry = install();
    block_on(async {
        async_nothing().await;
        _ = async_absent().await;
        _ = async_failing().await;
        report(async_bad_reply().await.status);
        let joined = tokio::spawn(async_panicking()).await;
        assert!(joined.unwrap_err().is_panic());
        assert!(tokio::spawn(async_panicking_at_once()).await.is_err());
    });
}

struct Cleanup;

impl Drop for Cleanup {
    fn drop(&mut self) {
        assert!(std::thread::panicking());
        _ = fine();
        _ = failing();
        plain();
        drop(async_nothing());
        let mut operation = telemetry_runtime::measure_operation("block_while_unwinding");
        operation.field("kept", true);
    }
}

#[measured]
fn unwinding() {
    let _cleanup = Cleanup;
    panic!("out of ideas");
}

fn during_a_panic() {
    let _telemetry = install();
    survive(unwinding);
}
