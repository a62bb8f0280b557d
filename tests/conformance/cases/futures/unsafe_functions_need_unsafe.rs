use support::yield_once;

#[measured]
async unsafe fn reads(pointer: *const u32) -> u32 {
    yield_once().await;
    unsafe { *pointer }
}

#[measured]
async fn calls() -> u32 {
    reads(std::ptr::null()).await
}

pub fn check() {
    drop(calls());
}
