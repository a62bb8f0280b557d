//! The attributes beside ours do what they do, and what the compiler says of them stays.
#![allow(
    clippy::empty_line_after_outer_attr,
    clippy::empty_line_after_doc_comments,
    reason = "without the attribute, its line is empty"
)]
use support::{block_on, say};

#[measured]
#[must_use]
#[inline]
fn must_use(n: u32) -> u32 {
    n
}

#[measured]
#[must_use = "take it"]
#[cold]
fn must_use_result(n: u32) -> Result<u32, u32> {
    Ok(n).filter_ok()
}

trait FilterOk {
    #[measured]
    #[inline(never)]
    #[must_use]
    fn filter_ok(self) -> Self
    where
        Self: Sized,
    {
        self
    }
}
impl<T, E> FilterOk for Result<T, E> {}

#[deprecated(since = "1.0.0", note = "use another")]
#[measured]
#[inline(always)]
fn deprecated(n: u32) -> Option<u32> {
    n.checked_sub(1)
}

/// Documented.
#[measured]
#[doc(alias = "other", hidden)]
/** Once more. */
#[must_use]
async fn later(n: u32) -> u32 {
    n
}

#[measured]
#[deprecated]
async fn later_deprecated() -> Result<(), String> {
    Ok(())
}

#[measured]
#[cfg_attr(any(), inline)]
#[cfg_attr(all(), must_use, doc = "text")]
#[cfg(all())]
fn conditional() -> Result<u32, u32> {
    Err(3)
}

#[measured]
#[cfg(any())]
fn absent() -> Unknown {}

fn main() {
    must_use(1);
    must_use_result(2);
    let _ = must_use_result(2).filter_ok();
    must_use_result(2).filter_ok();
    say(format_args!("{:?}", deprecated(3)));
    later(4);
    block_on(async { later(4).await });
    say(block_on(later(4)));
    block_on(later_deprecated());
    say(block_on(later_deprecated()).is_ok());
    conditional();
    say(conditional().is_err());
}
