//@ reworded
use support::yield_once;

#[measured]
async unsafe fn reads(pointer: *const u32) -> u32 {
    yield_once().await;
    *pointer
}
