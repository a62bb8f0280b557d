#[measured]
#[track_caller]
pub async fn tracked() {
    support::yield_once().await;
}

#[measured]
#[inline]
pub async fn inlined() {
    support::yield_once().await;
}

#[measured]
#[unsafe(no_mangle)]
pub async fn with_a_symbol() {
    support::yield_once().await;
}

#[measured]
#[target_feature(enable = "avx2")]
pub async fn with_a_feature() {
    support::yield_once().await;
}

#[measured]
#[non_exhaustive]
pub async fn with_a_wrong_attribute() {
    support::yield_once().await;
}
