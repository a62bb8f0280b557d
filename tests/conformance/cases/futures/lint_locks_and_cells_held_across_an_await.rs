use std::cell::RefCell;
use std::sync::Mutex;
use support::yield_once;

#[measured]
pub async fn lock(lock: &Mutex<u8>) -> u8 {
    let Ok(guard) = lock.lock() else { return 0 };
    yield_once().await;
    *guard
}

#[measured]
pub async fn cell(cell: &RefCell<u8>) -> u8 {
    let borrowed = cell.borrow();
    yield_once().await;
    *borrowed
}
