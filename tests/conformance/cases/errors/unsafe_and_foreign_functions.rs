#[measured]
#[unsafe(no_mangle)]
pub extern "C" fn exported(a: u32) -> u32 {
    a.misspelt()
}

#[measured]
pub unsafe extern "C" fn dangerous(a: *const u32) -> Result<u32, String> {
    Ok(a)
}

#[measured]
#[track_caller]
pub fn tracked(a: u32) -> Result<u32, String> {
    Ok(String::new())
}

#[measured]
#[inline(always)]
#[cold]
pub fn attributes(a: u32) -> Result<u32, String> {
    a
}

#[measured]
#[must_use]
pub async fn kept(a: u32) -> Result<u32, String> {
    Ok(String::new())
}

#[measured]
pub fn never() -> ! {
    1
}

#[measured]
pub fn falls_through(a: bool) -> ! {
    if a {
        panic!()
    }
}
