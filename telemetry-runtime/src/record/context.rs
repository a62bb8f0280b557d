//! The request and the trace that a thread works for, and how they travel.

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{self, Poll};

use pin_project_lite::pin_project;

use super::local::{self, Inside};
use crate::cut::cut_between_words;

/// Longest request id that is kept, in bytes; what is longer is cut.
const MAX_REQUEST_ID: usize = 256;

/// A request and its trace: what all the calls made for it have in common.
#[derive(Debug)]
pub(crate) struct Trace {
    pub(crate) request_id: Option<Box<str>>,
    /// Zero where there is a request id but no trace.
    pub(crate) trace_id: u128,
}

impl Trace {
    /// The trace of a call that names its own request id, inside or outside another trace.
    pub(super) fn with_request_id(request_id: &str, outer: Option<&Self>) -> Self {
        Self {
            request_id: kept(request_id),
            trace_id: outer.map_or(0, |outer| outer.trace_id),
        }
    }
}

/// A request id, cut to its longest length; an empty one names no request.
fn kept(request_id: &str) -> Option<Box<str>> {
    let kept = match request_id.len() {
        ..=MAX_REQUEST_ID => request_id,
        _ => cut_between_words(request_id, MAX_REQUEST_ID),
    };
    (!kept.is_empty()).then(|| kept.into())
}

/// The request, the trace and the open span that work is done for.
///
/// A context is cheap to clone and can be sent to other threads and tasks. Whatever is measured
/// while it is attached carries its request id and trace id on every line.
///
/// ```
/// use telemetry_runtime::{Context, FutureExt, request};
///
/// let context = request("req-42");
/// context.in_scope(|| {
///     // Everything measured here belongs to `req-42`; a thread takes it along by asking for it:
///     let context = Context::current();
///     std::thread::spawn(move || context.in_scope(|| { /* … */ }));
/// });
/// let future = async { /* … */ }.with_context(request("req-43"));
/// # drop(future);
/// ```
#[derive(Clone, Default)]
pub struct Context {
    trace: Option<Arc<Trace>>,
    span: u64,
}

impl Context {
    /// A new request, with a trace of its own.
    pub(crate) fn request(request_id: &str) -> Self {
        let trace = Trace {
            request_id: kept(request_id),
            trace_id: new_trace_id(),
        };
        Self {
            trace: Some(Arc::new(trace)),
            span: 0,
        }
    }

    /// What the current thread works for.
    pub fn current() -> Self {
        local::with(|local| {
            let local = local.enter_runtime();
            Self {
                trace: current_trace(&local),
                span: local.span.get(),
            }
        })
    }

    /// The request id, where there is one.
    pub fn request_id(&self) -> Option<&str> {
        self.trace.as_ref()?.request_id.as_deref()
    }

    /// The trace id as 32 hexadecimal digits, where there is a trace.
    pub fn trace_id(&self) -> Option<String> {
        let trace = self.trace.as_ref().filter(|trace| trace.trace_id != 0)?;
        Some(format!("{:032x}", trace.trace_id))
    }

    /// Works for this context on this thread until the result is dropped.
    ///
    /// In async code use [`FutureExt::with_context`]: a guard that is held across an `.await`
    /// would stay attached to the thread while other tasks run on it. It is not `Send`, so the
    /// compiler refuses it in a task that may move between threads.
    #[must_use = "the context is attached only until the guard is dropped"]
    pub fn attach(&self) -> ContextGuard {
        local::with(|local| {
            let local = local.enter_runtime();
            let attached = Rc::new(Attached {
                outer: swap(&local, self.clone()),
                below: local.attached.take(),
                is_over: Cell::new(false),
            });
            local.attached.set(Some(Rc::clone(&attached)));
            ContextGuard {
                attached: Some(attached),
            }
        })
    }

    /// Runs `work` in this context.
    pub fn in_scope<T>(&self, work: impl FnOnce() -> T) -> T {
        let _attached = self.attach();
        work()
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context")
            .field("request_id", &self.request_id())
            .field("trace_id", &self.trace_id())
            .finish_non_exhaustive()
    }
}

/// Keeps a [`Context`] attached to the current thread; the one before it comes back on drop.
///
/// Guards that are dropped out of order leave no context behind: one that is dropped below others
/// comes back to nobody.
pub struct ContextGuard {
    // Taken when the guard is dropped. Not `Send`: a guard belongs to its thread.
    attached: Option<Rc<Attached>>,
}

/// A context that was attached to a thread, and what was there before.
pub(super) struct Attached {
    outer: Context,
    below: Option<Rc<Attached>>,
    is_over: Cell<bool>,
}

impl Drop for ContextGuard {
    fn drop(&mut self) {
        local::with(|local| {
            let local = local.enter_runtime();
            if let Some(attached) = self.attached.take() {
                attached.is_over.set(true);
            }
            let mut top = local.attached.take();
            while let Some(attached) = top.as_ref().filter(|attached| attached.is_over.get()) {
                swap(&local, attached.outer.clone());
                let below = attached.below.clone();
                top = below;
            }
            local.attached.set(top);
        });
    }
}

impl fmt::Debug for ContextGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ContextGuard").finish_non_exhaustive()
    }
}

/// Carries a context along with a future.
pub trait FutureExt: Future + Sized {
    /// Polls this future in `context`.
    fn with_context(self, context: Context) -> WithContext<Self> {
        WithContext {
            future: Some(self),
            context,
        }
    }

    /// Polls this future in the context that is current now: for spawned tasks.
    fn with_current_context(self) -> WithContext<Self> {
        self.with_context(Context::current())
    }
}

impl<F: Future> FutureExt for F {}

pin_project! {
    /// A future that is polled in a [`Context`].
    #[derive(Debug)]
    #[must_use = "futures do nothing unless polled"]
    pub struct WithContext<F> {
        #[pin]
        future: Option<F>,
        context: Context,
    }

    impl<F> PinnedDrop for WithContext<F> {
        fn drop(this: Pin<&mut Self>) {
            // What the future does in its last moment belongs to the context as well.
            let mut this = this.project();
            let _attached = this.context.attach();
            this.future.set(None);
        }
    }
}

impl<F: Future> Future for WithContext<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, task: &mut task::Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let _attached = this.context.attach();
        match this.future.as_pin_mut() {
            Some(future) => future.poll(task),
            None => Poll::Pending, // only while it is being dropped
        }
    }
}

/// A trace id that is not zero.
pub(super) fn new_trace_id() -> u128 {
    local::with(|local| {
        let local = local.enter_runtime();
        u128::from(local.random()) << 64 | u128::from(local.random())
    })
}

/// The trace of this thread.
pub(super) fn current_trace(local: &Inside<'_>) -> Option<Arc<Trace>> {
    local
        .trace
        .try_borrow()
        .ok()
        .and_then(|trace| trace.clone())
}

/// Makes `trace` the trace of this thread; gives the one before it.
pub(super) fn swap_trace(local: &Inside<'_>, trace: Option<Arc<Trace>>) -> Option<Arc<Trace>> {
    match local.trace.try_borrow_mut() {
        Ok(mut slot) => {
            let is_trace = trace.as_ref().is_some_and(|trace| trace.trace_id != 0);
            local.in_trace.set(is_trace);
            local.for_request.set(trace.is_some());
            std::mem::replace(&mut *slot, trace)
        }
        Err(_) => None,
    }
}

fn swap(local: &Inside<'_>, context: Context) -> Context {
    Context {
        trace: swap_trace(local, context.trace),
        span: local.span.replace(context.span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_nest_and_come_back() {
        assert_eq!(Context::current().request_id(), None);
        Context::request("outer").in_scope(|| {
            Context::request("inner")
                .in_scope(|| assert_eq!(Context::current().request_id(), Some("inner")));
            assert_eq!(Context::current().request_id(), Some("outer"));
        });
        assert_eq!(Context::current().request_id(), None);
    }

    #[test]
    fn guards_dropped_out_of_order_leave_nothing_behind() {
        let outer = Context::request("outer").attach();
        let inner = Context::request("inner").attach();
        drop(outer);
        assert_eq!(Context::current().request_id(), Some("inner"));
        drop(inner);
        assert_eq!(Context::current().request_id(), None);
    }

    #[test]
    fn a_scope_that_panics_is_left_all_the_same() {
        let scope = std::panic::catch_unwind(|| Context::request("x").in_scope(|| panic!("boom")));
        assert!(scope.is_err());
        assert_eq!(Context::current().request_id(), None);
    }

    #[test]
    fn a_trace_id_has_32_digits_and_differs_between_requests() {
        let (one, other) = (
            Context::request("a").trace_id().unwrap(),
            Context::request("b").trace_id().unwrap(),
        );
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
    }

    #[test]
    fn a_context_reaches_another_thread() {
        let context = Context::request("far");
        let seen = std::thread::spawn(move || {
            context.in_scope(|| Context::current().request_id().map(str::to_owned))
        });
        assert_eq!(seen.join().unwrap().as_deref(), Some("far"));
    }

    #[test]
    fn a_long_request_id_is_cut_between_characters() {
        let context = Context::request(&"ä".repeat(1_000));
        assert_eq!(context.request_id().map(str::len), Some(MAX_REQUEST_ID));
    }
}
