//! The atomics of `loom`, in every order.
//!
//! `loom` looks for another order of two accesses where the later one follows the earlier one at once. It
//! takes a load and a load to need no order, and remembers one access of each atomic: where a thread reads
//! what it is about to write, as every owner of a head does, the load of a reader before that is forgotten,
//! and the owner is never let in before it. So each access here begins with one that excludes all others.

use loom::sync::atomic;
pub(crate) use loom::sync::atomic::{Ordering, fence};

macro_rules! atomics {
    ($($name:ident of $value:ty),* $(,)?) => {
        $(#[derive(Debug)]
        pub(crate) struct $name {
            value: atomic::$name,
            turn: atomic::AtomicBool,
        }

        impl $name {
            pub(crate) fn new(value: $value) -> Self {
                Self {
                    value: atomic::$name::new(value),
                    turn: atomic::AtomicBool::new(false),
                }
            }

            /// An access of its own. It orders nothing: nobody releases, and nobody acquires.
            fn in_turn(&self) -> &atomic::$name {
                self.turn.swap(false, Ordering::Relaxed);
                &self.value
            }

            pub(crate) fn load(&self, order: Ordering) -> $value {
                self.in_turn().load(order)
            }

            pub(crate) fn store(&self, value: $value, order: Ordering) {
                self.in_turn().store(value, order);
            }

            pub(crate) fn swap(&self, value: $value, order: Ordering) -> $value {
                self.in_turn().swap(value, order)
            }

            pub(crate) fn fetch_or(&self, value: $value, order: Ordering) -> $value {
                self.in_turn().fetch_or(value, order)
            }

            pub(crate) fn fetch_and(&self, value: $value, order: Ordering) -> $value {
                self.in_turn().fetch_and(value, order)
            }
        })*
    };
}

atomics!(
    AtomicBool of bool,
    AtomicU8 of u8,
    AtomicU16 of u16,
    AtomicU32 of u32,
    AtomicU64 of u64,
    AtomicUsize of usize,
);
