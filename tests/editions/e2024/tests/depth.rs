//! The check for `Send` goes deep, and futures stay small.
use telemetry_runtime::measured;
macro_rules! chain { ($($a:ident $b:ident),*) => { $(#[measured] async fn $a(n: u64) -> Result<u64, u8> { let x = [n; 8]; let y = $b(n).await?; Ok(x[0] + y) })* } }
#[measured]
async fn d0(n: u64) -> Result<u64, u8> {
    Ok(n)
}
chain!(d24 d23, d23 d22, d22 d21, d21 d20, d20 d19, d19 d18, d18 d17, d17 d16, d16 d15, d15 d14, d14 d13, d13 d12, d12 d11, d11 d10, d10 d9, d9 d8, d8 d7, d7 d6, d6 d5, d5 d4, d4 d3, d3 d2, d2 d1, d1 d0);
#[test]
fn send() {
    fn send<T: Send + 'static>(t: T) -> T {
        t
    }
    tokio::runtime::Runtime::new()
        .unwrap()
        .block_on(async { assert_eq!(tokio::spawn(send(d24(1))).await.unwrap(), Ok(25)) });
}
#[measured]
async fn empty() {}
#[measured]
async fn big(x: [u8; 4096]) -> u8 {
    empty().await;
    x[0]
}
async fn bempty() {}
async fn bbig(x: [u8; 4096]) -> u8 {
    bempty().await;
    x[0]
}
#[test]
fn a_future_grows_by_at_most_96_bytes() {
    let (bare, measured) = (size_of_val(&bempty()), size_of_val(&empty()));
    assert!(measured <= bare + 96, "{measured} for {bare}");
    // A large argument is stored once; the future that is awaited inside has grown as well.
    let (bare, measured) = (size_of_val(&bbig([0; 4096])), size_of_val(&big([0; 4096])));
    assert!(measured <= bare + 2 * 96, "{measured} for {bare}");
}
