use std::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe, catch_unwind};

use support::{block_on, say};

#[measured]
fn plain(text: &str) -> usize {
    text.len()
}

#[measured]
fn result(fails: bool) -> Result<u32, String> {
    assert!(!fails);
    Ok(1)
}

#[measured]
async fn later(text: &'static str, numbers: Vec<u32>) -> Result<usize, String> {
    std::future::ready(()).await;
    numbers.first().ok_or(text)?;
    Ok(text.len())
}

#[measured]
async fn nothing() {}

#[measured]
fn returned(n: u32) -> impl Future<Output = u32> + UnwindSafe {
    std::future::ready(n)
}

#[measured]
fn caught_inside(fails: bool) -> Result<u32, String> {
    let caught = catch_unwind(|| {
        if fails {
            return Err("fails");
        }
        assert!(fails, "panics");
        Ok(1)
    });
    caught
        .map_err(|_| "panicked".to_owned())?
        .map_err(str::to_owned)
}

#[measured]
fn caught_with_state(counts: &mut Vec<u32>) -> Result<usize, Box<dyn std::any::Any + Send>> {
    catch_unwind(AssertUnwindSafe(|| {
        counts.push(1);
        assert!(counts.is_empty(), "not empty");
    }))
    .map(|()| 0)?;
    Ok(counts.len())
}

fn unwind_safe<T: UnwindSafe>(value: T) -> T {
    value
}

fn ref_unwind_safe<T: RefUnwindSafe>(_: &T) {}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    say(format_args!("{:?}", catch_unwind(|| plain("text")).ok()));
    say(catch_unwind(|| result(true)).is_err());
    say(catch_unwind(|| block_on(later("text", vec![]))).is_ok());
    block_on(unwind_safe(nothing()));
    say(block_on(unwind_safe(returned(1))));
    ref_unwind_safe(&(plain, result));
    say(format_args!(
        "{:?} {:?}",
        caught_inside(true),
        caught_inside(false)
    ));
    let mut counts = vec![];
    say(caught_with_state(&mut counts).is_err());
    say(counts.len());
    let functions: [fn(bool) -> Result<u32, String>; 2] = [result, caught_inside];
    for function in functions {
        say(std::thread::spawn(move || function(true)).join().is_err());
    }
}
