// #[measured()]
// async fn f((a, b): (u32, u32)) -> Result<u32, E> { fn g() {} g(); Ok(a) }

async fn f((a, b): (u32, u32)) -> Result<u32, E> {
    fn g() {}
    g();
    Ok(a)
}
