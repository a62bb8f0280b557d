//@ reworded: elsewhere
use support::{Noisy, block_on, say, yield_once};

#[measured]
fn plain(a: Noisy, b: Noisy, take: bool) {
    if take {
        drop(a);
    }
    say("after");
    let _later = b;
}

#[measured]
fn result(a: Noisy, b: Noisy, take: u32) -> Result<Noisy, Noisy> {
    let _local = Noisy("local");
    match take {
        0 => Ok(a),
        1 => Err(b),
        2 => {
            drop(b);
            Ok(a)
        }
        _ => Ok(Noisy("new")),
    }
}

#[measured]
fn partly(pair: (Noisy, Noisy), boxed: Box<(Noisy, Noisy)>) -> Result<Noisy, ()> {
    let (_, second) = *boxed;
    drop(pair.1);
    say("partly moved");
    Ok(second)
}

#[measured]
fn reassigned(mut a: Noisy, mut b: Option<Noisy>) -> Result<(), ()> {
    a = Noisy("new a");
    b.take();
    b = Some(Noisy("new b"));
    say("reassigned");
    let _ = (&a, b);
    Ok(())
}

#[measured]
fn into_closure(a: Noisy, b: Noisy) -> Result<impl FnOnce() -> usize, ()> {
    drop(b);
    Ok(move || a.0.len())
}

#[measured]
async fn later(a: Noisy, b: Noisy, take: bool) -> Result<Noisy, Noisy> {
    if take {
        yield_once().await;
        drop(a);
    }
    yield_once().await;
    say("after");
    Err(b)
}

fn main() {
    plain(Noisy("a"), Noisy("b"), true);
    plain(Noisy("a"), Noisy("b"), false);
    for take in 0..4 {
        say(format_args!("take {take}"));
        drop(result(Noisy("a"), Noisy("b"), take));
    }
    drop(partly(
        (Noisy("c"), Noisy("d")),
        Box::new((Noisy("e"), Noisy("f"))),
    ));
    say(reassigned(Noisy("a"), Some(Noisy("b"))).is_ok());
    say(into_closure(Noisy("a"), Noisy("b")).map_or(0, |f| f()));
    drop(block_on(later(Noisy("a"), Noisy("b"), true)));
    drop(block_on(later(Noisy("a"), Noisy("b"), false)));
}
