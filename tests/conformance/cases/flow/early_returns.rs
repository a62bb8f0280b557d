//@ since: 1.88
use support::{Noisy, block_on, say, yield_once};

#[measured]
fn from_loops(n: u32) -> Result<u32, &'static str> {
    'outer: for i in 0.. {
        let mut j = 0;
        let found = loop {
            j += 1;
            if j > n {
                break 'outer;
            }
            if j == 5 {
                return Ok(i + 100);
            }
            if i > 3 {
                continue 'outer;
            }
            if i * j > n {
                break i;
            }
        };
        if found > 2 {
            return Err("found");
        }
    }
    Ok('block: {
        if n == 0 {
            break 'block 7;
        }
        8
    })
}

#[measured]
fn let_else(text: Option<&str>) -> Option<usize> {
    let Some(text) = text else {
        return None;
    };
    let [first, ..] = text.as_bytes() else {
        return Some(0);
    };
    Some(usize::from(*first))
}

#[measured]
fn let_chain(a: Option<u32>, b: Result<u32, ()>) -> Result<u32, ()> {
    if let Some(a) = a
        && a > 1
        && let Ok(b) = b
    {
        return Ok(a + b);
    }
    b
}

#[measured]
fn from_closures(numbers: &[u32]) -> Result<u32, String> {
    let first_even = || {
        for n in numbers {
            if n % 2 == 0 {
                return Some(*n);
            }
        }
        None
    };
    let check = |n: u32| -> Result<u32, String> {
        if n > 5 {
            return Err(format!("{n} is large"));
        }
        Ok(n)
    };
    let even = first_even().ok_or("none")?;
    check(even)
}

#[measured]
fn nothing(flag: bool) {
    let _noisy = Noisy("local");
    if flag {
        return;
    }
    say("went on");
}

#[measured]
async fn later(n: u32) -> Result<u32, String> {
    for i in 0..n {
        let _noisy = Noisy("in the loop");
        yield_once().await;
        if i == 1 {
            return Err("one".to_owned());
        }
    }
    let block = async {
        if n == 0 {
            return 5;
        }
        6
    };
    Ok(block.await)
}

fn main() {
    for n in 0..8 {
        say(format_args!("{:?}", from_loops(n)));
    }
    say(format_args!(
        "{:?} {:?} {:?}",
        let_else(None),
        let_else(Some("")),
        let_else(Some("a"))
    ));
    say(format_args!(
        "{:?} {:?}",
        let_chain(Some(2), Ok(1)),
        let_chain(Some(1), Err(()))
    ));
    for numbers in [&[1][..], &[1, 2], &[8]] {
        say(format_args!("{:?}", from_closures(numbers)));
    }
    nothing(true);
    nothing(false);
    for n in 0..3 {
        say(format_args!("{:?}", block_on(later(n))));
    }
}
