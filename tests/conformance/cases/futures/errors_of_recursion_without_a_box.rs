//@ reworded: elsewhere
#[measured]
async fn recurses(n: u32) -> u32 {
    if n == 0 { 0 } else { recurses(n - 1).await + 1 }
}
