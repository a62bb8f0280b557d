use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use support::{Noisy, block_on, say, yield_once};

#[measured]
fn plain(_a: Noisy, b: Noisy, _: Noisy, (c, _): (Noisy, Noisy)) {
    let _local = Noisy("local");
    drop(c);
    panic!("{}", b.0);
}

#[measured]
fn result(_a: Noisy, b: Noisy, _: Noisy, (c, _): (Noisy, Noisy)) -> Result<Noisy, Noisy> {
    let _local = Noisy("local");
    drop(c);
    if b.0 == "b" {
        Noisy("temporary").0.parse::<u32>().unwrap();
    }
    Ok(b)
}

#[measured]
async fn later(_a: Noisy, b: Noisy, _: Noisy, (c, _): (Noisy, Noisy)) -> Result<Noisy, Noisy> {
    let _local = Noisy("local");
    yield_once().await;
    drop(c);
    let made = Noisy("made");
    yield_once().await;
    if b.0 == "b" {
        panic!("{}", made.0);
    }
    Ok(b)
}

struct Panics(&'static str);

impl Drop for Panics {
    #[measured]
    fn drop(&mut self) {
        say(self.0);
        panic!("in drop");
    }
}

#[measured]
fn drop_of_an_argument(_first: Noisy, _panics: Panics, _last: Noisy) -> Result<Noisy, ()> {
    Ok(Noisy("returned"))
}

#[measured]
fn drop_of_a_local(_first: Noisy) -> Noisy {
    let _before = Noisy("before");
    let _panics = Panics("local");
    Noisy("returned")
}

#[measured]
async fn drop_in_a_future(_first: Noisy, _panics: Panics) -> Result<Noisy, ()> {
    yield_once().await;
    Ok(Noisy("returned"))
}

#[measured]
fn poisons(lock: &Mutex<u32>) -> Result<u32, String> {
    let mut guard = lock.lock().map_err(|error| error.to_string())?;
    *guard += 1;
    assert!(*guard < 2, "two");
    Ok(*guard)
}

fn caught<T>(what: &str, f: impl FnOnce() -> T) {
    say(format_args!(
        "{what}: {}",
        catch_unwind(AssertUnwindSafe(f)).is_err()
    ));
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let n = Noisy;
    caught("plain", || {
        plain(n("a"), n("b"), n("_"), (n("c"), n("c.1")))
    });
    caught("result", || {
        result(n("a"), n("b"), n("_"), (n("c"), n("c.1")))
    });
    caught("later", || {
        block_on(later(n("a"), n("b"), n("_"), (n("c"), n("c.1"))))
    });
    caught("argument", || {
        drop_of_an_argument(n("first"), Panics("second"), n("last"))
    });
    caught("local", || drop_of_a_local(n("first")));
    caught("future", || {
        block_on(drop_in_a_future(n("first"), Panics("second")))
    });
    caught("unpolled", || {
        drop(drop_in_a_future(n("first"), Panics("second")))
    });
    let lock = Mutex::new(0);
    for _ in 0..3 {
        caught("lock", || say(poisons(&lock).unwrap_or_else(|_| 99)));
    }
}
