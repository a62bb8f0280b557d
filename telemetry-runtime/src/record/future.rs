//! The future around an async function's body.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

use super::block::Notes;
use super::call::{Call, Stretch, outcome_at_drop};
use super::capture::{Capture, Extra, capture_into};
use super::local::{self, Local};
use super::seen::{Seen, observed};
use crate::callsite::Callsite;
use crate::outcome::Outcome;

pin_project! {
    /// Measures a future from its first poll to its end, however it ends; made by [`future`].
    ///
    /// It is lazy, and as `Send` as the future inside. Dropped before the end it is `cancelled`.
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct Measured<F, O> {
        // First, so that the compiler has settled whether it is `Send` before it goes into the
        // future, and into those inside it: how deep that may go is limited.
        settled: PhantomData<Progress>,
        #[pin]
        future: F,
        // Dropped after the future, whose drop is a part of the call.
        progress: Progress,
        observe: O,
    }

    impl<F, O> PinnedDrop for Measured<F, O> {
        fn drop(this: Pin<&mut Self>) {
            this.project().progress.begin_drop();
        }
    }
}

/// How far a measured future is.
struct Progress {
    polls: u32,
    state: State,
}

enum State {
    /// With what was captured when the future was made, for functions that are not `async`.
    NotPolled(&'static Callsite, Option<Box<Extra>>),
    /// Telemetry was off at the first poll.
    NotMeasured,
    Running(Call),
    /// It is dropped before its end.
    Dropping(Box<Dropping>),
    Done,
}

/// A call whose future is dropped, on this thread and now.
struct Dropping {
    call: Call,
    stretch: Stretch,
    panicking: bool,
}

/// Where a future's captured values wait until its first poll is over.
#[derive(Debug, Default)]
pub(super) enum Capturing {
    /// Nothing is wanted.
    #[default]
    No,
    /// A measured future is polled for the first time.
    Wanted,
    /// It has captured these.
    Done(Box<Extra>),
}

/// Measures `future` as a call of `callsite`; `observe` looks at its output.
#[inline]
pub fn future<F, O>(callsite: &'static Callsite, observe: O, future: F) -> Measured<F, O>
where
    F: Future,
    O: Fn(&F::Output) -> Seen,
{
    future_captured(callsite, Captured(None), observe, future)
}

/// Values that were captured when a future was made.
pub struct Captured(Option<Box<Extra>>);

impl Captured {
    /// Notes that are taken, whatever the end, by the call's line.
    pub(super) fn noted(notes: Arc<Mutex<Notes>>) -> Self {
        let extra = Extra {
            notes: Some(notes),
            ..Extra::default()
        };
        Self(Some(local::inside_runtime(|| Box::new(extra))))
    }
}

/// Captures values for a future that a function returns.
pub fn captured(callsite: &'static Callsite, capture: impl FnOnce(&mut Capture<'_>)) -> Captured {
    let is_on = callsite.open_gate().is_some();
    local::with(|local| {
        if !is_on || local.is_inside() {
            return Captured(None);
        }
        let mut extra = local::inside_runtime(Box::<Extra>::default);
        capture_into(local, &mut extra, capture);
        Captured(Some(extra))
    })
}

/// [`future`] with values that were captured when it was made.
#[inline]
pub fn future_captured<F, O>(
    callsite: &'static Callsite,
    captured: Captured,
    observe: O,
    future: F,
) -> Measured<F, O>
where
    F: Future,
    O: Fn(&F::Output) -> Seen,
{
    Measured {
        settled: PhantomData,
        future,
        progress: Progress {
            polls: 0,
            state: State::NotPolled(callsite, captured.0),
        },
        observe,
    }
}

/// Captures values for the call that is being polled for the first time: the first statement of
/// an annotated async function.
pub fn capture(capture: impl FnOnce(&mut Capture<'_>)) {
    local::with(|local| {
        if local.is_inside() || !matches!(local.capturing.take(), Capturing::Wanted) {
            return;
        }
        let mut extra = local::inside_runtime(Box::<Extra>::default);
        capture_into(local, &mut extra, capture);
        extra.attach_trace(local);
        local.capturing.set(Capturing::Done(extra));
    });
}

impl<F, O> Future for Measured<F, O>
where
    F: Future,
    O: Fn(&F::Output) -> Seen,
{
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let Some(mut polling) = this.progress.resume() else {
            return this.future.poll(task);
        };
        polling.progress.polls = polling.progress.polls.saturating_add(1);
        let polled = this.future.poll(task);
        match &polled {
            Poll::Pending => polling.pend(),
            Poll::Ready(output) => polling.end(|_| (this.observe)(output)),
        }
        polled
    }
}

/// A future that is not measured, of the same type as one that is.
pub(super) fn unmeasured<F, O>(observe: O, future: F) -> Measured<F, O> {
    Measured {
        settled: PhantomData,
        future,
        progress: Progress {
            polls: 0,
            state: State::NotMeasured,
        },
        observe,
    }
}

/// The box around a future whose function returns it boxed.
pub fn boxed<F>(future: F) -> Pin<Box<F>> {
    Box::pin(future)
}

/// A value that is never made: tells the compiler the type that an `async` block returns.
///
/// # Panics
/// When it is called, which no expansion does.
#[cold]
pub fn output<T>() -> T {
    unreachable!("only its type is used")
}

/// One poll of a measured future; dropped by a panic, it ends the call.
struct Polling<'a> {
    progress: &'a mut Progress,
    stretch: Option<Stretch>,
    panicking: bool,
    outer_capturing: Option<Capturing>,
}

impl Progress {
    fn resume(&mut self) -> Option<Polling<'_>> {
        let mut stretch = None;
        let mut outer_capturing = None;
        if let State::NotPolled(callsite, captured) = &mut self.state {
            let (callsite, captured) = (*callsite, captured.take());
            self.state = State::NotMeasured;
            let gate = callsite.open_gate()?;
            local::with(|local| {
                if !local.is_inside() {
                    outer_capturing = Some(local.capturing.replace(Capturing::Wanted));
                    let (call, began) = Call::begin(callsite, gate, local, captured);
                    self.state = State::Running(call);
                    stretch = Some(began);
                }
            });
        } else if let State::Running(call) = &mut self.state {
            stretch = Some(local::with(|local| call.resume(local)));
        }
        stretch.as_ref()?;
        Some(Polling {
            progress: self,
            stretch,
            panicking: std::thread::panicking(),
            outer_capturing,
        })
    }

    /// Goes on with the call, if it has not ended, while its future is dropped.
    #[inline]
    fn begin_drop(&mut self) {
        if matches!(self.state, State::Running(_) | State::NotPolled(..)) {
            self.resume_for_drop();
        }
    }

    #[cold]
    fn resume_for_drop(&mut self) {
        local::with(|local| {
            let panicking = std::thread::panicking();
            let (call, stretch) = match std::mem::replace(&mut self.state, State::Done) {
                State::Running(mut call) => {
                    let stretch = call.resume(local);
                    (call, stretch)
                }
                State::NotPolled(callsite, captured) if !local.is_inside() => {
                    let Some(gate) = callsite.open_gate() else {
                        return;
                    };
                    Call::begin(callsite, gate, local, captured)
                }
                _ => return,
            };
            let _inside = local.enter_runtime();
            self.state = State::Dropping(Box::new(Dropping {
                call,
                stretch,
                panicking,
            }));
        });
    }
}

impl Drop for Progress {
    #[inline]
    fn drop(&mut self) {
        if let State::Dropping(_) = self.state {
            self.end_drop();
        }
    }
}

impl Progress {
    #[cold]
    fn end_drop(&mut self) {
        let State::Dropping(dropping) = std::mem::replace(&mut self.state, State::Done) else {
            return;
        };
        local::with(|local| {
            let (mut call, stretch, panicking) = {
                let _inside = local.enter_runtime();
                let Dropping {
                    call,
                    stretch,
                    panicking,
                } = *dropping;
                (call, stretch, panicking)
            };
            let now = call.pause(local, stretch);
            let outcome = match outcome_at_drop(panicking) {
                Outcome::Ok => Outcome::Cancelled,
                panicked => panicked,
            };
            call.finish(local, now, Some(self.polls), Seen::of(outcome));
        });
    }
}

impl Polling<'_> {
    /// Leaves the thread; gives the reading of the clock.
    fn pause(&mut self, local: &Local) -> Option<u64> {
        let State::Running(call) = &mut self.progress.state else {
            return None;
        };
        if let Some(outer) = self.outer_capturing.take() {
            if let Capturing::Done(captured) = local.capturing.replace(outer) {
                call.set_captured(local, captured);
            }
        }
        Some(call.pause(local, self.stretch.take()?))
    }

    fn pend(mut self) {
        local::with(|local| {
            self.pause(local);
            if let State::Running(call) = &mut self.progress.state {
                call.keep_trace(local);
            }
        });
    }

    fn end(&mut self, seen: impl FnOnce(bool) -> Seen) {
        local::with(|local| {
            let Some(now) = self.pause(local) else { return };
            let State::Running(call) = std::mem::replace(&mut self.progress.state, State::Done)
            else {
                return;
            };
            let seen = observed(local, || seen(self.panicking));
            call.finish(local, now, Some(self.progress.polls), seen);
        });
    }
}

impl Drop for Polling<'_> {
    fn drop(&mut self) {
        if self.stretch.is_some() {
            self.end(|panicking| Seen::of(outcome_at_drop(panicking)));
        }
    }
}
