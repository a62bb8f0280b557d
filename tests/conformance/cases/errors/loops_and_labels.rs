#[measured]
pub fn plain(a: u32) -> u32 {
    break;
    a
}

#[measured]
pub fn label(a: u32) -> Result<u32, String> {
    'outer: loop {
        break 'outr Ok(a);
    }
}

#[measured]
pub fn value(a: u32) -> Result<u32, String> {
    for _ in 0..a {
        break 1;
    }
    Ok(a)
}
