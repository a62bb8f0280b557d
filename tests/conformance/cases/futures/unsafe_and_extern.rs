#![allow(clippy::all, clippy::pedantic)]
use support::{block_on, say, yield_once};

#[measured]
/// Reads.
///
/// # Safety
/// The pointer is one to a number.
pub async unsafe fn reads(pointer: *const u32) -> u32 {
    yield_once().await;
    unsafe { *pointer }
}

struct Shop(u32);

impl Shop {
    #[measured]
    /// # Safety
    /// As above.
    async unsafe fn fails(&self, pointer: *const u32) -> Result<u32, String> {
        yield_once().await;
        // SAFETY: as above.
        let value = unsafe { *pointer };
        value.checked_sub(self.0).ok_or_else(|| "less".to_owned())
    }
}

#[measured]
#[allow(improper_ctypes_definitions)]
pub async extern "C" fn with_an_abi(n: u32) -> u32 {
    yield_once().await;
    n
}

#[measured]
unsafe fn returns(pointer: *const u32) -> impl Future<Output = u32> {
    // SAFETY: as above.
    let value = unsafe { *pointer };
    async move { value }
}

fn main() {
    let value = 5;
    say(block_on(unsafe { reads(&raw const value) }));
    let shop = Shop(6);
    say(format_args!(
        "{:?}",
        block_on(unsafe { shop.fails(&raw const value) })
    ));
    say(block_on(with_an_abi(3)));
    say(block_on(unsafe { returns(&raw const value) }));
}
