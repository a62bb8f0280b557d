//! What threads share memory by. A model of the code puts its own in this place (`tests/loom`).

pub(crate) use std::sync::{Mutex, MutexGuard, atomic};

/// How large something is; in a model, much smaller, and smaller under Miri, which is slow.
pub(crate) const fn size(real: usize, _in_a_model: usize) -> usize {
    if cfg!(miri) { real.div_ceil(32) } else { real }
}

/// A static of something above.
macro_rules! global {
    ($($(#[$attribute:meta])* static $name:ident: $type:ty = $value:expr;)*) => {
        $($(#[$attribute])* static $name: $type = $value;)*
    };
}
pub(crate) use global;

/// Keeps a store before a load that follows, in what the compiler writes. The processor may still swap
/// them, for as long as the store waits for its line of the cache: less than a microsecond. Whoever must
/// not miss the store waits for much longer than that before it looks, and the fence costs nothing here.
#[inline]
pub(crate) fn fence_of_one_side() {
    atomic::compiler_fence(atomic::Ordering::SeqCst);
}
