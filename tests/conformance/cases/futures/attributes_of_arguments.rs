#[measured]
pub async fn allowed(#[allow(unused_variables)] n: u32, #[cfg_attr(all(), allow(unused))] m: u32) {
    support::yield_once().await;
}

#[measured]
pub async fn expected(#[expect(unused_variables)] n: u32) {
    support::yield_once().await;
}

#[measured]
pub async fn not_allowed(#[cfg(any())] n: u32, m: u32) {
    support::yield_once().await;
}

#[measured]
#[allow(unused_variables)]
pub async fn all_allowed(n: u32, mut m: u32) {
    support::yield_once().await;
}

#[measured]
#[expect(unused_mut)]
pub async fn mutable(mut m: u32) -> u32 {
    support::yield_once().await;
    m
}

pub struct Shop;

impl Shop {
    #[measured]
    pub async fn method(#[allow(unused)] &self, _: u32, #[allow(unused_mut)] mut n: u32) -> u32 {
        support::yield_once().await;
        n
    }
}
