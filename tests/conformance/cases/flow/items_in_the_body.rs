use support::{block_on, say};

#[measured]
fn plain(n: u32) -> u32 {
    const FACTOR: u32 = 3;
    static OFFSET: u32 = 4;
    struct Local(u32);
    impl Local {
        #[measured]
        fn get(&self) -> u32 {
            self.0 * FACTOR + OFFSET
        }
    }
    #[measured]
    fn inner(local: &Local) -> u32 {
        local.get()
    }
    inner(&Local(n))
}

#[measured]
fn result(text: &str) -> Result<u32, String> {
    use std::str::FromStr as _;
    macro_rules! or_return {
        ($result:expr, $text:expr) => {
            match $result {
                Ok(value) => value,
                Err(error) => return Err(format!("{}: {error}", $text)),
            }
        };
    }
    trait Twice {
        fn twice(&self) -> Self;
    }
    impl Twice for u32 {
        #[measured]
        fn twice(&self) -> Self {
            self * 2
        }
    }
    mod inside {
        pub(super) const ONE: u32 = 1;
    }
    enum Answer {
        Number(u32),
    }
    use Answer::Number;
    let Number(number) = Number(or_return!(u32::from_str(text), text));
    return Ok(number.twice() + inside::ONE);
}

#[measured]
async fn later(n: u32) -> Result<u32, u32> {
    #[measured]
    async fn inner(n: u32) -> Option<u32> {
        n.checked_sub(1)
    }
    type Many = Vec<u32>;
    let many: Many = (0..inner(n).await.ok_or(n)?).collect();
    union Bits {
        n: u32,
        bytes: [u8; 4],
    }
    let bits = Bits {
        n: many.len() as u32,
    };
    Ok(unsafe { bits.bytes }
        .iter()
        .map(|byte| u32::from(*byte))
        .sum::<u32>()
        + unsafe { bits.n })
}

#[measured]
fn tail_macro(x: u32) -> Result<u32, String> {
    macro_rules! answer {
        ($n:expr) => {
            if $n == 0 {
                Err("zero".to_owned())
            } else {
                Ok($n)
            }
        };
    }
    answer!(x)
}

fn main() {
    say(plain(2));
    say(format_args!("{:?} {:?}", result("5"), result("x")));
    say(format_args!(
        "{:?} {:?}",
        block_on(later(3)),
        block_on(later(0))
    ));
    say(format_args!("{:?} {:?}", tail_macro(0), tail_macro(1)));
}
