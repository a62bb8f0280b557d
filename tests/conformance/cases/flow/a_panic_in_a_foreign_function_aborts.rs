//@ silent
//@ fails
use support::{Noisy, say};

#[measured]
extern "C" fn plain(flag: bool) -> u32 {
    let _noisy = Noisy("local");
    say("about to panic");
    assert!(!flag, "across the border");
    1
}

fn main() {
    let _outer = Noisy("outer");
    say(plain(false));
    say(std::panic::catch_unwind(|| plain(true)).is_err());
}
