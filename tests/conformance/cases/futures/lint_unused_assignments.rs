//@ reworded: elsewhere
use support::Noisy;

#[measured]
pub async fn assigned(mut noisy: Noisy, other: Noisy) {
    noisy = other;
    support::yield_once().await;
    noisy = Noisy("third");
    println!("{}", noisy.0);
}

#[measured]
pub async fn never_read(mut n: u32) {
    support::yield_once().await;
    n = 5;
}
