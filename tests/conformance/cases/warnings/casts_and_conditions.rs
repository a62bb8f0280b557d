#[measured]
pub fn comparison(a: u8) -> Result<bool, String> {
    let b = a > 255;
    let c = a >= 0;
    Ok(b && c && a < 300)
}

#[measured]
pub fn loops(a: u32) -> Result<u32, String> {
    while true {
        if a > 1 {
            break;
        }
    }
    'unused: loop {
        break;
    }
    Ok(a)
}

#[measured]
pub fn patterns(a: Option<u32>) -> Result<u32, String> {
    if let b = a {
        drop(b);
    }
    match a {
        Some(_) => Ok(1),
        None => Ok(2),
        _ => Ok(3),
    }
}

#[measured]
pub async fn later(a: Option<u32>) -> Result<u32, String> {
    let Some(b) = a else { return Ok(1) };
    while true {
        return Ok(b);
    }
    match a {
        Some(_) => Ok(1),
        None => Ok(2),
        _ => Ok(3),
    }
}

#[measured]
pub fn arithmetic() -> Result<u8, String> {
    let a: [u8; 2] = [1, 2];
    Ok(a[2])
}

#[measured]
pub fn divides() -> Result<u32, String> {
    Ok(1 / 0)
}

#[measured]
pub async fn divides_later() -> u32 {
    1 / 0
}
