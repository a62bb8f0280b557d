//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use support::{Noisy, block_on, say, yield_once};

struct Three {
    a: Noisy,
    b: Noisy,
    c: Noisy,
}

fn three() -> Three {
    Three {
        a: Noisy("three.a"),
        b: Noisy("three.b"),
        c: Noisy("three.c"),
    }
}

#[measured]
async fn patterns(
    Three { b, .. }: Three,
    _: Noisy,
    [first, .., last]: [Noisy; 4],
    ref by_ref: Noisy,
    mut list: Vec<Noisy>,
    whole @ (_, _): (Noisy, u8),
    _unused: Noisy,
) -> Result<Noisy, Noisy> {
    let _local = Noisy("local");
    yield_once().await;
    list.push(Noisy("pushed"));
    drop(first);
    say(by_ref.0);
    say(last.0);
    if whole.1 == 0 {
        return Err(b);
    }
    Ok(whole.0)
}

#[measured]
async fn shadowed(noisy: Noisy) -> usize {
    let noisy = (Noisy("shadow"), noisy);
    yield_once().await;
    let noisy = noisy.1;
    noisy.0.len()
}

#[measured]
async fn mutable(mut noisy: Noisy, other: Noisy) {
    say(noisy.0);
    noisy = other;
    say(noisy.0);
    yield_once().await;
    noisy = Noisy("third");
    say(noisy.0);
}

#[measured]
async fn moved_in_part(three: Three) -> Noisy {
    drop(three.b);
    yield_once().await;
    say(three.c.0);
    three.a
}

#[measured]
async fn moved_in_a_branch(noisy: Noisy, flag: bool) {
    if flag {
        drop(noisy);
        say("moved");
    }
    yield_once().await;
    say("end");
}

#[both]
async fn node(
    state: serde_json::Value,
    Three { a, c: _, .. }: Three,
    _: Noisy,
) -> Result<serde_json::Value, Noisy> {
    yield_once().await;
    if state.is_null() {
        return Err(a);
    }
    Ok(state)
}

fn main() {
    for number in 0..2 {
        let array = [Noisy("0"), Noisy("1"), Noisy("2"), Noisy("3")];
        let future = patterns(
            three(),
            Noisy("_"),
            array,
            Noisy("by_ref"),
            vec![Noisy("in the list")],
            (Noisy("whole"), number),
            Noisy("_unused"),
        );
        say("made");
        let ended = block_on(future);
        say(ended.is_ok());
    }
    say(block_on(shadowed(Noisy("argument"))));
    block_on(mutable(Noisy("first"), Noisy("second")));
    say(block_on(moved_in_part(three())).0);
    block_on(moved_in_a_branch(Noisy("one"), true));
    block_on(moved_in_a_branch(Noisy("two"), false));
    say(block_on(node(serde_json::json!({}), three(), Noisy("_"))).is_ok());
    say(block_on(node(serde_json::Value::Null, three(), Noisy("_"))).is_ok());
}
