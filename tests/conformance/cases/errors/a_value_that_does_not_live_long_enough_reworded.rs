//@ reworded
pub struct Outcome;

#[measured]
pub fn temporary() -> Result<usize, String> {
    let a = String::new().as_str();
    Ok(a.len())
}

#[measured]
pub async fn later_moved(a: String) -> usize {
    let b = &a;
    drop(a);
    b.len()
}
