//@ reworded
#[measured]
pub async fn later(a: u32) -> u32 {
    break;
    a
}

#[measured]
pub async fn label(a: u32) -> Result<u32, String> {
    'outer: loop {
        break 'outr Ok(a);
    }
}
