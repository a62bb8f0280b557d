#![warn(clippy::cognitive_complexity, clippy::large_stack_frames)]

#[measured]
pub fn complex(a: u32, b: u32) -> Result<u32, String> {
    let mut c = 0_u32;
    if a > 1 { c += 1; }
    if a > 2 { c += 1; }
    if a > 3 { c += 1; }
    if a > 4 { c += 1; }
    if a > 5 { c += 1; }
    if a > 6 { c += 1; }
    if a > 7 { c += 1; }
    if a > 8 { c += 1; }
    if a > 9 { c += 1; }
    if a > 10 { c += 1; }
    if b > 1 { c += 1; }
    if b > 2 { c += 1; }
    if b > 3 { c += 1; }
    if b > 4 { c += 1; }
    if b > 5 { c += 1; }
    if b > 6 { c += 1; }
    if b > 7 { c += 1; }
    if b > 8 { c += 1; }
    if b > 9 { c += 1; }
    if b > 10 { c += 1; }
    if b > 11 { c += 1; }
    if b > 12 { c += 1; }
    if b > 13 { c += 1; }
    if b > 14 { c += 1; }
    if b > 15 { c += 1; }
    c.checked_add(1).ok_or_else(String::new)
}

#[measured]
pub fn not_complex(a: u32) -> Result<u32, String> {
    if a > 1 { Ok(1) } else { Err(String::new()) }
}

#[measured]
pub fn stack() -> u8 {
    let a = [0_u8; 600_000];
    a[1]
}

#[measured]
pub fn long(a: u32) -> Result<u32, String> {
    let mut b = a;
    b += 1;
    b += 2;
    b += 3;
    b += 4;
    b += 5;
    b += 6;
    b += 7;
    b += 8;
    b += 9;
    b += 10;
    b += 1;
    b += 2;
    b += 3;
    b += 4;
    b += 5;
    b += 6;
    b += 7;
    b += 8;
    b += 9;
    b += 10;
    b += 1;
    b += 2;
    b += 3;
    b += 4;
    b += 5;
    b += 6;
    b += 7;
    b += 8;
    b += 9;
    b += 10;
    b += 1;
    b += 2;
    b += 3;
    b += 4;
    b += 5;
    b += 6;
    b += 7;
    b += 8;
    b += 9;
    b += 10;
    b += 1;
    b += 2;
    b += 3;
    b += 4;
    b += 5;
    b += 6;
    b += 7;
    b += 8;
    b += 9;
    b += 10;
    b += 1;
    b += 2;
    b += 3;
    b += 4;
    b += 5;
    b += 6;
    b += 7;
    b += 8;
    b += 9;
    b += 10;
    b += 1;
    b += 2;
    b += 3;
    b += 4;
    b += 5;
    b += 6;
    b += 7;
    b += 8;
    b += 9;
    b += 10;
    b += 1;
    b += 2;
    b += 3;
    b += 4;
    b += 5;
    b += 6;
    b += 7;
    b += 8;
    b += 9;
    b += 10;
    b += 1;
    b += 2;
    b += 3;
    b += 4;
    b += 5;
    b += 6;
    b += 7;
    b += 8;
    b += 9;
    b += 10;
    b += 1;
    b += 2;
    b += 3;
    b += 4;
    b += 5;
    b += 6;
    b += 7;
    b += 8;
    b += 9;
    b += 10;
    b.checked_add(1).ok_or_else(String::new)
}
