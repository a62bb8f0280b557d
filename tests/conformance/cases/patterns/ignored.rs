//@ editions: 2018 2021 2024
//! What no name holds is dropped when it would be.
use support::{Noisy, block_on, say};

struct Two {
    _first: Noisy,
    second: Noisy,
}

fn two(first: &'static str, second: &'static str) -> Two {
    Two {
        _first: Noisy(first),
        second: Noisy(second),
    }
}

#[measured]
fn plain(_: Noisy, _a: Noisy, (b, _): (Noisy, Noisy), Two { second, .. }: Two, (): ()) {
    let _local = Noisy("local");
    drop(b);
    say(second.0);
}

#[measured]
fn result(
    _: Noisy,
    _a: Noisy,
    (b, _): (Noisy, Noisy),
    Two { second, .. }: Two,
    (): (),
) -> Result<Noisy, Noisy> {
    let _local = Noisy("local");
    drop(b);
    if second.0 == "bad" {
        return Err(second);
    }
    Ok(second)
}

#[measured]
async fn awaited(
    _: Noisy,
    _a: Noisy,
    (b, _): (Noisy, Noisy),
    Two { second, .. }: Two,
    (): (),
) -> Result<Noisy, Noisy> {
    let _local = Noisy("local");
    drop(b);
    if second.0 == "bad" {
        return Err(second);
    }
    Ok(second)
}

#[measured]
fn with_wild_of(_: &Noisy, _: u32, _: impl Sized, _b: &str) -> Result<u32, ()> {
    Ok(1)
}

fn main() {
    plain(
        Noisy("_"),
        Noisy("_a"),
        (Noisy("b"), Noisy("b.1")),
        two("c", "d"),
        (),
    );
    for second in ["good", "bad"] {
        say(format_args!("sync {second}"));
        let b = (Noisy("b"), Noisy("b.1"));
        let _ = result(Noisy("_"), Noisy("_a"), b, two("c", second), ());
        say(format_args!("async {second}"));
        let b = (Noisy("b"), Noisy("b.1"));
        let _ = block_on(awaited(Noisy("_"), Noisy("_a"), b, two("c", second), ()));
    }
    say("unpolled");
    let b = (Noisy("b"), Noisy("b.1"));
    drop(awaited(Noisy("_"), Noisy("_a"), b, two("c", "d"), ()));
    say(with_wild_of(&Noisy("lent"), 1, Noisy("implied"), "x").is_ok());
}
