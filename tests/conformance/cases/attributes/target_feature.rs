//@ since: 1.87
use support::say;

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{_mm_add_epi32, _mm_cvtsi128_si32, _mm_set1_epi32};

    use support::say;

    #[measured]
    #[target_feature(enable = "sse2")]
    pub(crate) fn safe(a: i32, b: i32) -> i32 {
        _mm_cvtsi128_si32(_mm_add_epi32(_mm_set1_epi32(a), _mm_set1_epi32(b)))
    }

    #[measured]
    #[target_feature(enable = "sse2")]
    pub(crate) fn in_result(a: i32) -> Result<i32, String> {
        if a == 0 {
            return Err("zero".to_owned());
        }
        Ok(safe(a, _mm_cvtsi128_si32(_mm_set1_epi32(1))))
    }

    #[measured]
    #[inline]
    #[target_feature(enable = "sse2")]
    pub(crate) unsafe fn dangerous(a: *const i32) -> Result<i32, ()> {
        Ok(safe(unsafe { *a }, 2))
    }

    pub(crate) fn all() {
        if is_x86_feature_detected!("sse2") {
            say(unsafe { safe(1, 2) });
            say(format_args!("{:?} {:?}", unsafe { in_result(0) }, unsafe {
                in_result(3)
            }));
            say(format_args!("{:?}", unsafe { dangerous(&4) }));
        }
    }
}

#[measured]
fn plain() -> u32 {
    1
}

fn main() {
    #[cfg(target_arch = "x86_64")]
    x86::all();
    say(plain());
}
