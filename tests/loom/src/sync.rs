//! What threads share memory by, in a model.

pub(crate) mod atomic;

pub(crate) use loom::sync::{Mutex, MutexGuard};

/// How large something is here.
pub(crate) const fn size(_real: usize, in_a_model: usize) -> usize {
    in_a_model
}

/// A static, made anew for each run of a model.
macro_rules! global {
    ($($(#[$attribute:meta])* static $name:ident: $type:ty = $value:expr;)*) => {
        loom::lazy_static! {
            $($(#[$attribute])* static ref $name: $type = $value;)*
        }
    };
}
pub(crate) use global;

/// There is no time in a model, so the pause that is the other side's half of this fence is none. A real
/// fence stands for both: whoever looks after the pause sees what was stored before this.
pub(crate) fn fence_of_one_side() {
    atomic::fence(atomic::Ordering::SeqCst);
}
