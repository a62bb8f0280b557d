//@ lost: improper_ctypes_definitions
#[measured]
pub async extern "C" fn with_an_abi(n: u32) -> u32 {
    support::yield_once().await;
    n
}
