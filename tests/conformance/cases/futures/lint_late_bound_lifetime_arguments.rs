#[measured]
pub async fn mixed<'a, 'b: 'b>(one: &'a str, two: &'b str) -> (&'a str, &'b str) {
    support::yield_once().await;
    (one, two)
}

pub fn check() {
    drop(mixed::<'static>("", ""));
}
