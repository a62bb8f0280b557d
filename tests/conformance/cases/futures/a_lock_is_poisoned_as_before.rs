#![allow(clippy::all, clippy::pedantic)]
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use support::{block_on, poll_once, say};

#[measured]
async fn locks(lock: Arc<Mutex<u8>>, panics: bool) -> u8 {
    support::yield_once().await;
    let mut guard = lock.lock().unwrap();
    *guard += 1;
    assert!(!panics, "with the lock");
    *guard
}

#[measured]
#[allow(clippy::await_holding_lock)]
async fn holds(lock: &Mutex<u8>) -> u8 {
    let guard = lock.lock().unwrap();
    std::future::pending::<()>().await;
    *guard
}

fn main() {
    let lock = Arc::new(Mutex::new(0));
    say(block_on(locks(Arc::clone(&lock), false)));
    say(poll_once(holds(&lock)).is_none());
    say(lock.is_poisoned());
    let caught = catch_unwind(AssertUnwindSafe(|| {
        block_on(locks(Arc::clone(&lock), true))
    }));
    say(caught.is_err());
    say(lock.is_poisoned());
    say(Arc::strong_count(&lock));
}
