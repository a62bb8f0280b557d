use std::cell::Cell;

#[measured]
async fn looks(cell: &Cell<u8>) -> u8 {
    support::yield_once().await;
    cell.get()
}

fn assert_unwind_safe<T: std::panic::UnwindSafe>(_: &T) {}

pub fn check(cell: &Cell<u8>) {
    assert_unwind_safe(&looks(cell));
}
