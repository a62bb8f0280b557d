//! Futures that are polled on one thread, then on another, and dropped on a third.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::thread;

use telemetry_runtime::measured;

use crate::support::{Scenario, builder, install, report, sleep};

pub(crate) const ALL: &[Scenario] = &[
    ("async_across_threads", across_threads),
    ("async_after_the_end", after_the_end),
    ("async_around_the_install", around_the_install),
];

/// Pending once.
async fn give_way() {
    let mut given = false;
    let give_way = std::future::poll_fn(move |_| {
        if std::mem::replace(&mut given, true) {
            return Poll::Ready(());
        }
        Poll::Pending
    });
    give_way.await;
}

fn poll<F: Future>(future: &mut Pin<Box<F>>) -> Poll<F::Output> {
    let mut context = Context::from_waker(Waker::noop());
    future.as_mut().poll(&mut context)
}

/// Polls on a thread that has nothing else to do.
fn poll_elsewhere<F>(mut future: Pin<Box<F>>) -> Pin<Box<F>>
where
    F: Future + Send + 'static,
    F::Output: Send,
{
    let polled = thread::spawn(move || {
        let _ = poll(&mut future);
        future
    });
    polled.join().unwrap()
}

#[measured]
async fn child(polls: u32) {
    for _ in 1..polls {
        give_way().await;
    }
}

#[measured]
async fn comes_to_its_end() -> Result<u32, String> {
    sleep(2);
    child(3).await;
    sleep(2);
    Err("the end".to_owned())
}

#[measured]
async fn is_dropped() {
    child(2).await;
    std::future::pending::<()>().await;
}

#[measured]
async fn is_dropped_unpolled() {}

#[measured]
async fn panics() {
    give_way().await;
    child_that_panics().await;
}

#[measured]
async fn child_that_panics() {
    give_way().await;
    panic!("on another thread");
}

fn across_threads() {
    let telemetry = install();
    let mut future = Box::pin(comes_to_its_end());
    for _ in 0..2 {
        future = poll_elsewhere(future);
        sleep(2);
    }
    assert!(poll(&mut future).is_ready());
    let mut future = Box::pin(is_dropped());
    for _ in 0..3 {
        future = poll_elsewhere(future);
    }
    thread::spawn(move || drop(future)).join().unwrap();
    let future = is_dropped_unpolled();
    thread::spawn(move || drop(future)).join().unwrap();
    let mut future = Box::pin(panics());
    future = poll_elsewhere(poll_elsewhere(future));
    thread::spawn(move || poll(&mut future)).join().unwrap_err();
    report(telemetry.operations());
}

#[measured]
async fn ends() -> u8 {
    1
}

#[measured]
async fn ends_in_a_panic() {
    panic!("in a poll");
}

/// What is done to a future that has ended is no call.
fn after_the_end() {
    let telemetry = install();
    let mut ended = Box::pin(ends());
    assert!(poll(&mut ended).is_ready());
    let mut panicked = Box::pin(ends_in_a_panic());
    for _ in 0..3 {
        assert!(catch_unwind(AssertUnwindSafe(|| poll(&mut panicked))).is_err());
        assert!(catch_unwind(AssertUnwindSafe(|| poll(&mut ended))).is_err());
    }
    drop((ended, panicked));
    report(telemetry.operations());
}

#[measured]
async fn made_before() {
    give_way().await;
}

#[measured]
async fn polled_before() {
    give_way().await;
    give_way().await;
}

fn around_the_install() {
    let mut made = Box::pin(made_before());
    let mut polled = Box::pin(polled_before());
    assert!(poll(&mut polled).is_pending());
    let telemetry = builder().install().unwrap();
    assert!(poll(&mut made).is_pending());
    assert!(poll(&mut polled).is_pending());
    assert!(poll(&mut made).is_ready());
    assert!(poll(&mut polled).is_ready());
    report(telemetry.operations());
}
