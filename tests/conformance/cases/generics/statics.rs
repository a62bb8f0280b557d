//! A static in a generic function is one for all types; a const is one for each.
use std::any::type_name;
use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};

use support::{block_on, say};

#[measured]
fn plain<T>() -> (u32, usize) {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let size = const { size_of::<T>() };
    (CALLS.fetch_add(1, Ordering::Relaxed), size)
}

#[measured]
fn result<T>(fails: bool) -> Result<(u32, &'static str), u32> {
    static CALLS: AtomicU32 = AtomicU32::new(10);
    let calls = CALLS.fetch_add(1, Ordering::Relaxed);
    if fails {
        return Err(calls);
    }
    Ok((calls, type_name::<T>()))
}

#[measured]
async fn awaited<T: Default>() -> (u32, T) {
    static CALLS: AtomicU32 = AtomicU32::new(20);
    (CALLS.fetch_add(1, Ordering::Relaxed), T::default())
}

#[measured]
fn of_the_thread() -> u32 {
    thread_local! {
        static CALLS: Cell<u32> = const { Cell::new(30) };
    }
    CALLS.set(CALLS.get() + 1);
    CALLS.get()
}

struct Of<T>(T);

impl<T> Of<T> {
    const SIZE: usize = size_of::<T>();

    #[measured]
    fn counted(&self) -> Result<(u32, usize), ()> {
        static CALLS: AtomicU32 = AtomicU32::new(40);
        Ok((CALLS.fetch_add(1, Ordering::Relaxed), Self::SIZE))
    }
}

fn main() {
    say(format_args!("{:?} {:?}", plain::<u8>(), plain::<u64>()));
    say(format_args!(
        "{:?} {:?}",
        result::<u8>(false),
        result::<&str>(false)
    ));
    say(format_args!("{:?}", result::<u8>(true)));
    say(format_args!(
        "{:?} {:?}",
        block_on(awaited::<u8>()),
        block_on(awaited::<bool>())
    ));
    say(of_the_thread() + of_the_thread());
    say(format_args!(
        "{:?} {:?}",
        Of(1_u8).counted(),
        Of(1_u64).counted()
    ));
}
