use std::ffi::{CStr, c_char, c_int};
use std::panic::catch_unwind;

use support::{Noisy, say};

#[measured]
extern "C" fn plain(n: c_int) -> c_int {
    n + 1
}

#[measured]
#[unsafe(no_mangle)]
extern "C" fn case_kept_name(n: c_int) -> c_int {
    n + 2
}

#[measured]
#[unsafe(export_name = "case_exported")]
pub unsafe extern "C" fn exported(text: *const c_char) -> usize {
    unsafe { CStr::from_ptr(text) }.count_bytes()
}

#[measured]
extern "C" fn compare(a: *const c_int, b: *const c_int) -> c_int {
    let (a, b) = unsafe { (*a, *b) };
    a - b
}

#[measured]
extern "C-unwind" fn unwinds(n: c_int) -> c_int {
    let _noisy = Noisy("local");
    assert!(n > 0, "not above zero");
    n
}

#[measured]
extern "system" fn with_result(n: u8) -> Result<u8, u8> {
    if n == 0 { Err(n) } else { Ok(n) }
}

unsafe extern "C" {
    safe fn qsort(
        base: *mut c_int,
        count: usize,
        size: usize,
        compare: extern "C" fn(*const c_int, *const c_int) -> c_int,
    );
    #[link_name = "case_kept_name"]
    safe fn kept_name(n: c_int) -> c_int;
    #[link_name = "case_exported"]
    fn by_export(text: *const c_char) -> usize;
}

fn main() {
    let pointer: extern "C" fn(c_int) -> c_int = plain;
    say(pointer(1) + kept_name(1) + case_kept_name(1));
    say(unsafe { by_export(c"text".as_ptr()) });
    let mut numbers = [3, 1, 2];
    qsort(numbers.as_mut_ptr(), 3, size_of::<c_int>(), compare);
    say(format_args!("{numbers:?}"));
    say(unwinds(1));
    say(catch_unwind(|| unwinds(0)).is_err());
    say(format_args!("{:?} {:?}", with_result(0), with_result(1)));
}
